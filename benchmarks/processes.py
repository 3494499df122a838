"""The processes of a run: the server, and the workers that measure one subject each."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from .server import LAST, USED
from .timing import Timed

ROOT = Path(__file__).resolve().parent.parent


class BenchmarkError(Exception):
    """A process failed before it had sent a result."""


def environment() -> dict[str, str]:
    """Return the environment variables for every process: those of this one, without proxy settings."""
    left_out = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHONPATH")
    return {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith("_proxy") and name not in left_out
    }


class _Process:
    def __init__(self, python: Path, *arguments: str) -> None:
        self._name = " ".join(arguments)
        self._process = subprocess.Popen(
            [python, "-m", *arguments],
            cwd=ROOT,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=sys.stderr,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if kind is not None:
            self._process.kill()
        with self._process:
            pass

    def _line(self) -> str:
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            raise BenchmarkError(f"python -m {self._name} ended with status {self._process.wait(10)}")
        return line

    def _send(self, value: Any) -> None:
        if self._process.stdin:
            print(json.dumps(value), file=self._process.stdin, flush=True)


class Server(_Process):
    """The server process, which listens once this object is created."""

    def __init__(self, python: Path) -> None:
        super().__init__(python, "benchmarks.server")
        self._port = int(self._line())

    @property
    def url(self) -> str:
        """The URL of the server."""
        return f"http://127.0.0.1:{self._port}"

    def used(self) -> float:
        """Return the processor time of the server, in seconds."""
        return float(self._get(USED))

    def last_order(self) -> dict[str, Any]:
        """Return the last request to place an order: `method`, `path`, `headers`, `body`."""
        shown: dict[str, Any] = json.loads(self._get(LAST))
        return shown

    def _get(self, path: str) -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=10)
        try:
            connection.request("GET", path)
            return connection.getresponse().read()
        finally:
            connection.close()


class Worker(_Process):
    """A process that measures one subject, warmed up once this object is created."""

    def __init__(self, python: Path, module: str, subject: str, url: str) -> None:
        super().__init__(python, "benchmarks.worker", module, subject, url)
        self._line()

    def begin(self, what: str, size: int, seconds: float) -> None:
        """Start a measurement."""
        self._send({"what": what, "size": size, "seconds": seconds})

    def end(self) -> Timed:
        """Wait for the result of the measurement."""
        return Timed(**json.loads(self._line()))
