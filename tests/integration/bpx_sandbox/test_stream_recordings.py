"""Every frame has the keys and the JSON types of the exchange's recorded frames, in their order.

The recordings are not part of the repository: they are looked for in `../shared/recordings`, or where `BPX_RECORDINGS`
says. Where no frame is recorded, the exchange's documented example is used.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from bpx_client import Client
from bpx_client.models import Side
from bpx_sandbox import RunningSandbox

from .stream_client import StreamClient
from .test_streams import limit, market

FOLDER = Path(os.environ.get("BPX_RECORDINGS", Path(__file__).parents[4] / "shared" / "recordings"))
FILE = FOLDER / "streams.jsonl"

if not FILE.exists():
    pytest.skip(f"no recordings at {FILE}; BPX_RECORDINGS names their folder", allow_module_level=True)

RECORDED: list[dict[str, Any]] = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
IN_ORDER = "c9s/bbgo"
"""A source that has written frames down as they came, with their keys in order."""

PUBLIC = [
    "depth.SOL_USDC", "depth.200ms.SOL_USDC", "bookTicker.SOL_USDC", "trade.SOL_USDC", "ticker.SOL_USDC",
    "kline.1m.SOL_USDC", "markPrice.SOL_USDC_PERP", "openInterest.SOL_USDC_PERP", "stockPrice.MU",
]  # fmt: skip
PRIVATE = ["account.orderUpdate", "account.balanceUpdate", "account.positionUpdate"]


@pytest.fixture
def frames(sandbox: RunningSandbox, trader: Client) -> list[Any]:
    """A frame of every kind, after something of everything has happened."""
    perpetual = {"symbol": "SOL_USDC_PERP"}
    market(trader, Side.BID, "1", **perpetual)
    with StreamClient(sandbox) as client:
        client.subscribe(*PUBLIC)
        client.subscribe(*PRIVATE, keys=sandbox.sandbox.keys)
        market(trader, Side.ASK, "1", **perpetual)
        market(trader, Side.BID, "1", **perpetual)
        order = limit(trader, Side.BID, "150", quantity="1", post_only=True)
        trader.order.cancel_order(symbol="SOL_USDC", order_id=order.id)
        limit(trader, Side.ASK, "171.50", trigger_price="171.40", trigger_quantity="2")
        waiting = market(trader, Side.ASK, None, trigger_price="190", trigger_quantity="80%", trigger_by="LastPrice")
        trader.order.cancel_order(symbol="SOL_USDC", order_id=waiting.id)
        market(trader, Side.BID, "1")
        sandbox.sandbox.streams.send_every_second()
        sandbox.sandbox.streams.send_every_minute()
        sandbox.sandbox.streams.send_aggregated(200)
        return client.received()


def kind(frame: Any) -> tuple[str, Any, Any]:
    """Return the stream, the event, and for an order its type and whether it waits: they decide the keys of a frame."""
    stream, data = frame["stream"], frame["data"]
    name = ".".join(stream.split(".")[:2]) if stream.startswith("account.") else stream.split(".")[0]
    is_order = name == "account.orderUpdate"
    return name, data.get("e"), (data["o"], "Y" in data) if is_order else None


def same_type(value: Any, recorded: Any) -> bool:
    return value is None or recorded is None or type(value) is type(recorded)


def expected_keys(recording: dict[str, Any]) -> list[str]:
    """The keys of a recorded frame; what was absent in 2025 and is there in 2026 is added."""
    data = recording["frame"]["data"]
    keys = [*data]
    if data.get("o") == "LIMIT" and "y" not in data:
        keys.insert(keys.index("z"), "y")
    return keys


SHAPES = [
    recording
    for recording in RECORDED
    if "data" in recording["frame"]
    and (
        recording["kind"] == "live"
        or "types/src/order.rs" in recording["source"]
        or "no e: a position" in recording.get("note", "")
        or kind(recording["frame"])[0] in ("openInterest", "stockPrice")
    )
]


@pytest.mark.parametrize("key", sorted({kind(recording["frame"]) for recording in SHAPES}, key=str), ids=str)
def test_a_frame_is_like_the_recorded_ones(frames: list[Any], key: tuple[str, Any, Any]) -> None:
    recordings = [each for each in SHAPES if kind(each["frame"]) == key]
    ours = [frame["data"] for frame in frames if kind(frame) == key]
    assert ours, f"nothing of {key} was sent"
    for recording in recordings:
        theirs, keys = recording["frame"]["data"], expected_keys(recording)
        for data in ours:
            assert list(data) == keys if recording["source"].startswith(IN_ORDER) else sorted(data) == sorted(keys)
            assert all(same_type(data[each], theirs[each]) for each in theirs)


def test_levels_are_pairs_of_texts_with_the_decimals_of_the_market(frames: list[Any]) -> None:
    levels = [level for frame in frames if kind(frame)[0] == "depth" for level in frame["data"]["a"]]
    assert levels
    assert all(isinstance(text, str) and len(text.partition(".")[2]) == 2 for level in levels for text in level)
