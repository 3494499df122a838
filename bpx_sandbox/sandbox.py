"""The sandbox: a seeded exchange, funded accounts with their keys, and the ASGI application."""

from __future__ import annotations

import bpx_sandbox.requirements  # noqa: F401  # pyright: ignore[reportUnusedImport] it checks, on import

# isort: split
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, TypeAlias, TypedDict, get_args

from starlette.applications import Starlette

from bpx_sandbox.admin import MAX_CLOCK_OFFSET_MS, admin_routes
from bpx_sandbox.engine.accounts import Account
from bpx_sandbox.engine.engine import Engine
from bpx_sandbox.engine.makers import ActiveMakers, Makers, PassiveMakers
from bpx_sandbox.engine.seed import MAKERS, TAKERS, create_engine, initial_funds, open_funded_account, select_listings
from bpx_sandbox.faults.fault import Fault, Faults, StreamFault
from bpx_sandbox.faults.speed_bump import SpeedBump
from bpx_sandbox.http.app import create_app
from bpx_sandbox.http.document import load_document
from bpx_sandbox.http.exchange import Exchange, UnknownKeys
from bpx_sandbox.http.rate_limiting import SlidingWindowLimiter
from bpx_sandbox.http.signatures import Clock
from bpx_sandbox.keys import KeyPair
from bpx_sandbox.streams.endpoint import stream_routes
from bpx_sandbox.streams.hub import StreamHub
from bpx_sandbox.streams.names import STREAMS


def system_clock() -> int:
    """Return the Unix time in milliseconds."""
    return time.time_ns() // 1_000_000


MakersOption: TypeAlias = Literal["passive", "active"]
"""The behaviour of the market makers: refill the books, or also trade and move the prices."""


class Options(TypedDict, total=False):
    """The options of `Sandbox`."""

    seed: int
    accounts: Sequence[str]
    markets: Sequence[str]
    makers: bool | MakersOption
    moves_per_second: float
    faults: Iterable[Fault | StreamFault]
    rate_limits: bool
    speed_bump: bool
    unknown_keys: UnknownKeys
    clock_offset: int
    admin: bool
    admin_hosts: Sequence[str]
    exempt_addresses: Sequence[str]
    ping_interval: float
    clock: Clock
    document: Path | None


class Sandbox:
    """A local exchange with funded accounts.

    Attributes:
        exchange: The exchange with its engine, accounts and clock.
        faults: The active faults: `sandbox.faults.add(Fault(status=503, times=2))`.
        keys: The key pair of the first account.
        keys_of: The key pair of each account, by name.
        streams: The streams and their connections.
        app: The ASGI application, for uvicorn or for `httpx.ASGITransport`.
    """

    def __init__(
        self,
        *,
        seed: int = 0,
        accounts: Sequence[str] = ("main",),
        markets: Sequence[str] = (),
        makers: bool | MakersOption = False,
        moves_per_second: float = 10,
        faults: Iterable[Fault | StreamFault] = (),
        rate_limits: bool = False,
        speed_bump: bool = False,
        unknown_keys: UnknownKeys = "refuse",
        clock_offset: int = 0,
        admin: bool = False,
        admin_hosts: Sequence[str] = (),
        exempt_addresses: Sequence[str] = (),
        ping_interval: float = 60,
        clock: Clock = system_clock,
        document: Path | None = None,
    ) -> None:
        """Create a sandbox.

        Args:
            seed: The seed of keys, ids, trades, books and the probability of faults: equal seeds give equal runs.
            accounts: The names of the accounts; each has its own keys and equal funds.
            markets: The symbols of the markets to list, a default selection without any; with a price, a new market:
                `ETH_USDC=3500`.
            makers: `passive`, or True: let market makers refill the initial books. `active`: let them trade and move
                the prices.
            moves_per_second: The number of moves of active makers, in all markets together.
            faults: The initial faults.
            rate_limits: Apply the documented rate limits.
            speed_bump: Delay every order without `postOnly` by 100 ms.
            unknown_keys: The response of `/api/v1/capital` to a valid signature by an unknown key: `refuse`, or `empty`
                for 200 `{}`, as the exchange responded once.
            clock_offset: The milliseconds by which the exchange's time is ahead of the clock.
            admin: Serve the admin endpoint.
            admin_hosts: More host names of the admin endpoint besides localhost, such as the name of a container.
            exempt_addresses: Addresses to which a withdrawal doesn't need a two-factor token.
            ping_interval: The seconds between two pings to a client of the streams.
            clock: A function that returns the Unix time in milliseconds.
            document: Another openapi.yaml to serve.
        """
        if not accounts:
            raise ValueError("a sandbox needs at least one account")
        if abs(clock_offset) > MAX_CLOCK_OFFSET_MS:
            raise ValueError(f"clock_offset must be within {MAX_CLOCK_OFFSET_MS} ms of zero, not {clock_offset}")
        self._seed = seed
        self._names = tuple(accounts)
        self._faults = tuple(faults)
        self._rate_limits = rate_limits
        if unknown_keys not in get_args(UnknownKeys):
            raise ValueError(f"unknown_keys must be one of {', '.join(get_args(UnknownKeys))}, not {unknown_keys!r}")
        if makers not in (True, False, *get_args(MakersOption)):
            raise ValueError(f"makers must be a bool or one of {', '.join(get_args(MakersOption))}, not {makers!r}")
        self._clock_offset = clock_offset
        self.faults: Faults = Faults(seed)
        self.keys_of: dict[str, KeyPair] = {}
        self._exempt_addresses = frozenset(exempt_addresses)
        self._listings = select_listings(markets)
        self._makers = makers
        self._moves_per_second = moves_per_second
        self.ping_interval: float = ping_interval
        self.exchange: Exchange = Exchange(load_document(document), create_engine(seed, clock(), self._listings), clock)
        self.exchange.unknown_keys = unknown_keys
        self.exchange.speed_bump = SpeedBump() if speed_bump else None
        self.streams: StreamHub = StreamHub(self.exchange, self.faults)
        self._start()
        more = [*(admin_routes(self, admin_hosts) if admin else ()), *stream_routes(self.streams, self.faults)]
        self.app: Starlette = create_app(self.exchange, self.faults, more, STREAMS)

    @property
    def keys(self) -> KeyPair:
        """The key pair of the first account."""
        return self.keys_of[self._names[0]]

    @property
    def account(self) -> Account:
        """The first account."""
        return self.exchange.engine.accounts[self._names[0]]

    def open_account(self, name: str) -> KeyPair:
        """Open another funded account and return its keys.

        Raises:
            ValueError: The name is taken.
        """
        engine = self.exchange.engine
        account = open_funded_account(engine, name, initial_funds(engine), self.exchange.clock())
        keys = self.keys_of[name] = KeyPair.derive(self._seed, name)
        self.exchange.add_key(keys.public_key, account)
        return keys

    def reset(self) -> None:
        """Restore the initial state: books, funds and faults of the start, without orders or stream connections."""
        self.exchange.replace_engine(create_engine(self._seed, self.exchange.clock(), self._listings))
        self.streams.attach(self.exchange.engine)
        self._start()

    def _start(self) -> None:
        self.keys_of.clear()
        for name in self._names:
            self.open_account(name)
        self.faults.clear()
        self.faults.add(*self._faults)
        engine = self.exchange.engine
        engine.exempt_addresses = self._exempt_addresses
        self.exchange.makers = self._open_makers(engine)
        self.exchange.clock_offset = self._clock_offset
        self.exchange.rate_limiter = SlidingWindowLimiter() if self._rate_limits else None

    def _open_makers(self, engine: Engine) -> Makers | None:
        if self._makers == "active":
            accounts = engine.accounts[MAKERS], engine.accounts[TAKERS]
            return ActiveMakers(engine, *accounts, self._listings, self._seed, self._moves_per_second)
        return PassiveMakers(engine, engine.accounts[MAKERS]) if self._makers else None
