"""A server of streams for every test."""

from collections.abc import Iterator

import pytest

from .stream_server import StreamServer


@pytest.fixture
def server() -> Iterator[StreamServer]:
    """A server of streams that compresses where it may."""
    with StreamServer() as running:
        yield running
