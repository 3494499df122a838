"""A Redis server for one test, on a free loopback port; without the program the test is skipped."""

from __future__ import annotations

import shutil
import socket
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from redis import Redis

PROGRAM = shutil.which("redis-server")

needs_redis = pytest.mark.skipif(
    PROGRAM is None, reason="redis-server isn't installed (Debian: apt-get install redis-server)"
)


@contextmanager
def redis_server(folder: Path) -> Generator[str]:
    """Run a server without persistence, and return its URL."""
    assert PROGRAM is not None
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(folder)]
    with subprocess.Popen([PROGRAM, *options], stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            assert any("Ready to accept connections" in line for line in server.stdout), "it started"
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            server.terminate()
            server.communicate()


def redis_client(url: str) -> Any:
    """Open a separate client, to inspect the server."""
    return cast("Any", Redis).from_url(url)
