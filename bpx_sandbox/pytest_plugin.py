"""The pytest plugin: `bpx_sandbox`, a running exchange with keys, as good as new for every test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bpx_sandbox.sandbox import Options
    from bpx_sandbox.server import RunningSandbox


@pytest.fixture(scope="session")
def bpx_sandbox_options() -> Options:
    """What the exchange of a test session is started with; override it in a `conftest.py`."""
    return {}


@pytest.fixture(scope="session")
def bpx_sandbox_server(bpx_sandbox_options: Options) -> Iterator[RunningSandbox]:
    """The exchange that serves the whole test session; tests ask for `bpx_sandbox` instead."""
    # Imported late: the plugin is loaded in every run of pytest, also where the extra [sandbox] isn't installed.
    try:
        from bpx_sandbox.server import running
    except ModuleNotFoundError as missing:
        pytest.fail(str(missing), pytrace=False)

    with running(**bpx_sandbox_options) as sandbox:
        yield sandbox


@pytest.fixture
def bpx_sandbox(bpx_sandbox_server: RunningSandbox) -> RunningSandbox:
    """A running local exchange: first funds, first book, no orders, and no trouble but the one it was started with."""
    bpx_sandbox_server.reset()
    return bpx_sandbox_server
