"""The part of subscribing that needs neither a connection nor an event loop: what both surfaces check, and refuse."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeVar, cast
from weakref import WeakSet

from bpx_api.channels import Channel
from bpx_api.errors import InvalidArgumentError, PartialResponseError
from bpx_api.events import Event
from bpx_api.models import Market, OrderBookState

from .buffers import Buffer, Overflow, open_buffer
from .core import ConnectionPolicy
from .endpoint import Endpoint
from .recording import Recorder, SafeRecorder

A = TypeVar("A")

if TYPE_CHECKING:
    from .live_account import AccountFollower

log: logging.Logger = logging.getLogger("bpx")

FRESH = 300.0
"""Seconds for which a list of markets is believed about what isn't in it; the exchange's CDN keeps it as long."""


@dataclass(frozen=True, slots=True)
class StreamSettings:
    """Settings that a client passes to its streams.

    Attributes:
        endpoint: Server to connect to.
        policy: Times of the connection.
        sign: Signs a subscription of private streams.
        check_symbols: True to refuse symbols that aren't in the list of markets.
        accounts: The accounts that the client's streams follow.
        recorder: Writes what arrives. None: nothing is written.
    """

    endpoint: Endpoint
    policy: ConnectionPolicy
    sign: Callable[[], Sequence[str]]
    check_symbols: bool
    accounts: WeakSet[AccountFollower]
    recorder: SafeRecorder | None

    def recorded(self, operation: str, arguments: Mapping[str, object], answer: A) -> A:
        """Record an answer of REST, and return it."""
        if self.recorder is not None:
            self.recorder.answer(operation, arguments, _in_json(answer))
        return answer


def require_picows() -> None:
    """Refuse to open streams without the library that they are built on.

    Raises:
        InvalidArgumentError: it isn't installed.
    """
    if find_spec("picows") is None:
        raise InvalidArgumentError(
            "streams", "need the package `picows`; install it with: pip install 'bpx-client[streams]'"
        )


def require_policy(given: object) -> ConnectionPolicy:
    """Refuse what isn't a `ConnectionPolicy`."""
    if not isinstance(given, ConnectionPolicy):
        raise InvalidArgumentError(
            "policy", f"is of type {type(given).__name__}; pass ConnectionPolicy(dead_after=…), or None"
        )
    return given


def safe_recorder(given: object) -> SafeRecorder | None:
    """Refuse what isn't a `Recorder` or None."""
    if given is None:
        return None
    if not isinstance(given, Recorder):
        raise InvalidArgumentError(
            "recorder", f"is of type {type(given).__name__}; pass Recorder('a.jsonl.gz'), or None"
        )
    return SafeRecorder(given)


def _in_json(answer: object) -> object:
    if isinstance(answer, Mapping):
        members = cast("Mapping[str, object]", answer)
        return {name: _in_json(each) for name, each in members.items()}
    if isinstance(answer, Sequence):
        return [_in_json(each) for each in cast("Sequence[object]", answer)]
    return cast("Any", answer).to_dict()


def checked_buffer(
    settings: StreamSettings,
    channels: Sequence[object],
    *,
    control: bool,
    overflow: Overflow,
    buffer_size: int,
    key: Callable[[Any], Hashable] | None,
) -> Buffer:
    """Check what was passed to `subscribe`, and open the buffer of the subscription.

    Raises:
        InvalidArgumentError: an argument can't be used.
        MissingCredentialsError: a stream is private, and there are no keys.
    """
    if not channels:
        raise InvalidArgumentError("channels", "must name a stream; for example subscribe(book_ticker('SOL_USDC'))")
    names: list[str] = []
    for channel in channels:
        if not isinstance(channel, Channel):
            shown = repr(channel) if isinstance(channel, str) else f"an object of type {type(channel).__name__}"
            raise InvalidArgumentError(
                "channels",
                f"{shown} is not a channel; pass what bpx_client.streams has, such as book_ticker('SOL_USDC')",
            )
        names.append(channel.name)
    if any(isinstance(channel, Channel) and channel.is_private for channel in channels):
        settings.sign()  # raises where there are no keys
    return open_buffer(overflow, buffer_size, list(dict.fromkeys(names)), control=bool(control), key=key)


class KnownMarkets:
    """The list of markets, as it was last asked for."""

    def __init__(self) -> None:
        self._states: dict[str, OrderBookState | None] = {}
        self._read_at: float | None = None

    def read(self, markets: Iterable[Market]) -> None:
        """Take in a list of markets."""
        self._states = {market.symbol: market.order_book_state for market in markets}
        self._read_at = time.monotonic()

    @property
    def is_fresh(self) -> bool:
        """Return True if what isn't in the list is unknown to the exchange."""
        return self._read_at is not None and time.monotonic() - self._read_at < FRESH

    def knows(self, channels: Iterable[Channel[Event]]) -> bool:
        """Return True if the symbols of all streams are in the list."""
        return all(channel.symbol is None or channel.symbol in self._states for channel in channels)

    def problem(self, channels: Iterable[Channel[Event]]) -> InvalidArgumentError | None:
        """The refusal of a symbol that isn't in the list; None: all are."""
        for channel in channels:
            symbol = channel.symbol
            if symbol is None:
                continue
            if symbol not in self._states:
                alike = [each for each in self._states if each.upper() == symbol.upper().replace("-", "_")]
                advice = f"did you mean {alike[0]!r}?" if alike else "get_markets() lists those that there are"
                return InvalidArgumentError(
                    "symbol",
                    f"the exchange has no market {symbol!r}, and {channel.name} would stay silent; {advice}",
                )
            if self._states[symbol] == OrderBookState.CLOSED:
                log.warning("streams: %s is closed; nothing will arrive on %s", symbol, channel.name)
        return None


def readable(error: PartialResponseError) -> Iterable[Market]:
    """The markets that could be read, where some could not."""
    return [each for each in error.items if isinstance(each, Market)]
