"""The pytest plugin: `bpx_sandbox`, a running exchange, reset for every test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bpx_sandbox.sandbox import Options
    from bpx_sandbox.server import RunningSandbox


@pytest.fixture(scope="session")
def bpx_sandbox_options() -> Options:
    """The options of the session's exchange; override the fixture in a `conftest.py`."""
    return {}


@pytest.fixture(scope="session")
def bpx_sandbox_server(bpx_sandbox_options: Options) -> Iterator[RunningSandbox]:
    """The exchange of the whole test session; tests use `bpx_sandbox` instead."""
    # Imported late: pytest loads the plugin in every run, even without the extra [sandbox].
    try:
        from bpx_sandbox.server import running
    except ModuleNotFoundError as missing:
        pytest.fail(str(missing), pytrace=False)

    with running(**bpx_sandbox_options) as sandbox:
        yield sandbox


@pytest.fixture
def bpx_sandbox(bpx_sandbox_server: RunningSandbox) -> RunningSandbox:
    """A running local exchange with initial funds and books, without orders, and with the faults of its options."""
    bpx_sandbox_server.reset()
    return bpx_sandbox_server
