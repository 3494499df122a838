"""Frames as the exchange sends them, for the tests of this folder; the values are made up."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(os.environ.get("BPX_RECORDINGS") or Path(__file__).parents[5] / "shared" / "recordings")
FILE = FOLDER / "streams.jsonl"

BOOK_TICKER: dict[str, Any] = {
    "A": "22.39",
    "B": "288.77",
    "E": 1788367430247487,
    "T": 1788367430246081,
    "a": "98.97",
    "b": "98.96",
    "e": "bookTicker",
    "s": "SOL_USDC",
    "u": 4330360995,
}
ORDER: dict[str, Any] = {
    "E": 1788368290063153,
    "O": "USER",
    "Q": "20.1520",
    "S": "Ask",
    "T": 1788368290062979,
    "V": "RejectTaker",
    "X": "New",
    "Z": "0",
    "e": "orderAccepted",
    "f": "GTC",
    "i": "59887375336",
    "o": "LIMIT",
    "p": "1.0076",
    "q": "20",
    "r": False,
    "s": "USDT_USDC",
    "t": None,
    "y": True,
    "z": "0",
}
POSITION: dict[str, Any] = {
    "B": "4236.36",
    "E": 1754943862040486,
    "M": "4235.88650933",
    "P": "-0.000473",
    "Q": "0.0010",
    "T": 1754943862040487,
    "b": "4238.479",
    "e": "positionOpened",
    "f": "0.02",
    "i": 5411399049,
    "l": "0",
    "m": "0.0125",
    "n": "4.23588650933",
    "p": "0",
    "q": "0.0010",
    "s": "ETH_USDC_PERP",
}
RFQ: dict[str, Any] = {
    "C": "123",
    "E": 1730225420369829,
    "R": 113392053149171712,
    "S": "Bid",
    "T": 1730225420368765,
    "W": 1730225540368,
    "X": "New",
    "e": "rfqAccepted",
    "q": "10",
    "s": "SOL_USDC_RFQ",
    "w": 1730225480368,
}


def frame(stream: str, data: Any) -> bytes:
    """A frame on the wire."""
    return json.dumps({"data": data, "stream": stream}, separators=(",", ":")).encode()


def recorded(series: str | None = None) -> list[dict[str, Any]]:
    """The recordings, or one unbroken stretch of them; a test that needs them is skipped where there are none."""
    if not FILE.is_file():
        pytest.skip(f"no recordings in {FOLDER}; BPX_RECORDINGS names another folder")
    found = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    return [each for each in found if series is None or each.get("series") == series]
