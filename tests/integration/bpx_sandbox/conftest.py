"""Fixtures of the tests of streams: an exchange, as good as new for every test, and a trader on it."""

from collections.abc import Iterator

import pytest

from bpx_client import Client, Credentials, connect
from bpx_sandbox import RunningSandbox, running


@pytest.fixture(scope="module")
def exchange() -> Iterator[RunningSandbox]:
    with running(seed=1, markets=["SOL_USDC", "SOL_USDC_PERP", "MU.US_USDC_PERP", "HNT_USDC"], admin=True) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(exchange: RunningSandbox) -> RunningSandbox:
    exchange.reset()
    return exchange


@pytest.fixture
def trader(sandbox: RunningSandbox) -> Iterator[Client]:
    with client_of(sandbox) as bpx:
        yield bpx


def client_of(sandbox: RunningSandbox) -> Client:
    keys = Credentials(public_key=sandbox.public_key, secret_key=sandbox.secret_key)
    return connect(keys, base_url=sandbox.base_url)
