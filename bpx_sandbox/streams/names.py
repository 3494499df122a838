"""Names of streams, as a subscription states them: `depth.200ms.SOL_USDC`, `account.orderUpdate`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bpx_sandbox.engine.candles import INTERVALS
from bpx_sandbox.streams.errors import StreamError, invalid_depth_window, invalid_stream

DEPTH_WINDOWS = (200, 600, 1000)
"""The milliseconds over which changes of a book can be gathered."""

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
    """A stream's name, taken apart.

    Attributes:
        text: The name as it was subscribed, which each of its frames carries.
        kind: What it tells of: `depth`, `account.orderUpdate`.
        symbol: The market, or the stock; None for all of them.
        window: The milliseconds over which `depth` is gathered; None for every change.
        interval: The interval of a `kline`.
    """

    text: str
    kind: str
    symbol: str | None = None
    window: int | None = None
    interval: str | None = None

    @property
    def is_private(self) -> bool:
        """True if a subscription must be signed."""
        return self.kind.startswith("account.")


def parse_stream_name(text: str) -> StreamName | StreamError:
    """Take a name apart. A symbol may be any text: of one that names no market the exchange says nothing."""
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
