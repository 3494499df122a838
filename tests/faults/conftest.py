"""Fixtures of the fault tests: an exchange of one's own for each test, on a real socket, and its keys."""

from collections.abc import Iterator

import pytest

from bpx_auth import Credentials
from bpx_sandbox.server import RunningSandbox, running


@pytest.fixture(autouse=True)
def no_coverage_in_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs that are forked, killed and interrupted run without coverage's measurement, which isn't made for it."""
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)


@pytest.fixture
def exchange() -> Iterator[RunningSandbox]:
    """An exchange that nobody else uses: the test may break it."""
    with running(seed=1) as sandbox:
        yield sandbox


@pytest.fixture
def keys(exchange: RunningSandbox) -> Credentials:
    """The account's keys."""
    return Credentials(exchange.public_key, exchange.secret_key)


@pytest.fixture
def forks_beside_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """No program warns of `os.fork` beside threads, as Python does since 3.12: that it works is what is tested."""
    monkeypatch.setenv("PYTHONWARNINGS", "ignore:This process:DeprecationWarning")
