"""Whatever arrives, nothing is raised out of the stream, and no book is crossed."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bpx_api.events import Event
from tools.fuzz.targets import STREAMS, receive_frames

from .frames import BOOK_TICKER, ORDER, POSITION, frame

CHANGE: dict[str, Any] = {"e": "depth", "s": "SOL_USDC", "E": 2, "T": 1, "U": 2, "u": 2, "a": [], "b": [["99", "1"]]}
CANDLE: dict[str, Any] = {
    "e": "kline",
    "E": 1,
    "s": "SOL_USDC",
    "t": "2026-09-01T10:00:00",
    "T": "2026-09-01T10:01:00",
    **dict.fromkeys("ohlc", "1"),
    "v": "1",
    "n": 1,
    "X": False,
}
BALANCE: dict[str, Any] = {"e": "balanceUpdate", "E": 1, "T": 1, "a": "SOL", "A": "1", "L": "0", "S": "0"}
KNOWN = (CHANGE, BOOK_TICKER, CANDLE, ORDER, BALANCE, POSITION)

VALUES = st.one_of(
    st.none(),
    st.integers(-3, 10**19),
    st.decimals().map(str),
    st.lists(st.lists(st.integers(95, 105).map(str), min_size=2, max_size=2), max_size=3),
    st.sampled_from(["SOL_USDC", "BTC_USDC", "Filled", "orderFill", "orderCancelled", "positionClosed", "", "NaN"]),
)


@st.composite
def changed(draw: st.DrawFn) -> bytes:
    """A frame of a known kind with some members changed, on its stream or on another one."""
    number = draw(st.integers(0, len(KNOWN) - 1))
    data = dict(KNOWN[number])
    for name in draw(st.lists(st.sampled_from(sorted(data)), max_size=3)):
        data[name] = draw(VALUES)
    stream = STREAMS[draw(st.sampled_from([number] * 5 + list(range(len(STREAMS)))))]
    return frame(stream.name, data)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(changed(), changed(), changed(), st.binary()), min_size=1, max_size=20))
def test_nothing_is_raised_whatever_arrives(frames: list[bytes]) -> None:
    assert len(receive_frames(frames)) >= 1, "the connection was told to be open"


def test_known_frames_arrive_as_events() -> None:
    frames = [frame(stream.name, data) for stream, data in zip(STREAMS, KNOWN, strict=True)]
    events = [type(each).__name__ for each in receive_frames(frames) if isinstance(each, Event)]
    assert events == ["DepthUpdate", "BookTicker", "Kline", "OrderAccepted", "BalanceUpdate", "PositionOpened"]
    assert json.loads(frames[0])["stream"] == "depth.SOL_USDC"
