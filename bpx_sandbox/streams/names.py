"""Names of streams: `depth.200ms.SOL_USDC`, `account.orderUpdate`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bpx_sandbox.engine.candles import INTERVALS
from bpx_sandbox.streams.errors import StreamError, invalid_depth_window, invalid_stream

DEPTH_WINDOWS = (200, 600, 1000)
"""The intervals of aggregated depth streams, in milliseconds."""

_OF_A_SYMBOL = frozenset(
    {
        "bookTicker",
        "depth",
        "externalTicker",
        "markPrice",
        "openInterest",
        "stockIndicativeQuote",
        "stockPrice",
        "ticker",
        "trade",
    }
)
_OF_AN_ACCOUNT = frozenset({"account.orderUpdate", "account.positionUpdate", "account.rfqUpdate"})
_BALANCES = "account.balanceUpdate"
_LIQUIDATION = "liquidation"
_WINDOW = re.compile(r"([0-9]+)ms\.(.*)", re.DOTALL)

STREAMS = (
    *(f"{kind}.<symbol>" for kind in sorted(_OF_A_SYMBOL)),
    *(f"depth.{window}ms.<symbol>" for window in DEPTH_WINDOWS),
    "kline.<interval>.<symbol>",
    _LIQUIDATION,
    _BALANCES,
    *(name for kind in sorted(_OF_AN_ACCOUNT) for name in (kind, f"{kind}.<symbol>")),
)
"""The names of all streams."""


@dataclass(frozen=True, slots=True)
class StreamName:
    """The parts of a stream's name.

    Attributes:
        text: The whole name, as in its frames.
        kind: The name without its parameters: `depth`, `account.orderUpdate`.
        symbol: The market or the stock; None for all.
        window: The interval of an aggregated depth stream, in milliseconds.
        interval: The interval of a candle.
    """

    text: str
    kind: str
    symbol: str | None = None
    window: int | None = None
    interval: str | None = None

    @property
    def is_private(self) -> bool:
        """True if subscriptions must be signed."""
        return self.kind.startswith("account.")


def parse_stream_name(text: str) -> StreamName | StreamError:
    """Parse a name. Any symbol is valid: the exchange ignores unknown ones."""
    kind, _, rest = text.partition(".")
    if kind == "account":
        scope, _, symbol = rest.partition(".")
        kind = f"account.{scope}"
        if kind in _OF_AN_ACCOUNT and (symbol or text == kind):
            return StreamName(text, kind, symbol or None)
        return StreamName(text, kind) if text == _BALANCES else invalid_stream()
    if text == _LIQUIDATION:
        return StreamName(text, kind)
    if kind == "kline":
        interval, _, symbol = rest.partition(".")
        return (
            StreamName(text, kind, symbol, interval=interval) if interval in INTERVALS and symbol else invalid_stream()
        )
    if kind not in _OF_A_SYMBOL or not rest:
        return invalid_stream()
    if kind == "depth" and (windowed := _WINDOW.fullmatch(rest)) is not None:
        window = int(windowed[1]) if len(windowed[1]) <= len("1000") else 0
        return StreamName(text, kind, windowed[2], window) if window in DEPTH_WINDOWS else invalid_depth_window()
    return StreamName(text, kind, rest)
