"""A sandbox put together: the seeded exchange, one funded account with its keys, and the ASGI application."""

from __future__ import annotations

import time
from pathlib import Path

from starlette.applications import Starlette

from bpx_sandbox.accounts import Account
from bpx_sandbox.app import create_app
from bpx_sandbox.document import load_document
from bpx_sandbox.exchange import Exchange
from bpx_sandbox.keys import KeyPair
from bpx_sandbox.seed import FUNDS, found, fund
from bpx_sandbox.signing import Clock


def system_clock() -> int:
    """Unix time in milliseconds."""
    return time.time_ns() // 1_000_000


class Sandbox:
    """A local exchange with one funded account.

    Attributes:
        exchange: The exchange itself, with its engine, its accounts and a clock that can be replaced.
        account: The funded account.
        keys: The key pair that signs for it.
        app: The ASGI application, for uvicorn or for `httpx.ASGITransport`.
    """

    def __init__(self, *, seed: int = 0, clock: Clock = system_clock, document: Path | None = None) -> None:
        """Opens an exchange.

        Args:
            seed: Decides keys, ids, the first book and the trades before it: the same seed gives the same run.
            clock: Unix time in milliseconds.
            document: An openapi.yaml to serve instead of the package's own.
        """
        now = clock()
        self.exchange: Exchange = Exchange(load_document(document), found(seed, now), clock)
        self.account: Account = fund(self.exchange.engine, "main", FUNDS, now)
        self.keys: KeyPair = KeyPair.derive(seed, self.account.name)
        self.exchange.admit(self.keys.public_key, self.account)
        self.app: Starlette = create_app(self.exchange)
