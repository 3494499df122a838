"""`make drift` on a document of streams: every channel and key that stands on one side alone is reported."""

# The documents are plain JSON, and a change is a lambda on one.
# pyright: reportUnknownLambdaType=false, reportUnknownMemberType=false, reportUnknownArgumentType=false

from __future__ import annotations

import json
import os
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from tools.drift.__main__ import main
from tools.drift.facts import DocumentError
from tools.drift.streams import channels, compare

ROOT = Path(__file__).parents[3]
PUBLISHED = (
    Path(os.environ.get("BPX_RECORDINGS") or ROOT.parent / "shared" / "recordings").parent
    / "reference"
    / "streams-asyncapi-2026-08.yml"
)

OURS: dict[str, Any] = yaml.safe_load("""
asyncapi: 3.0.0
channels:
  trade:
    address: trade.{symbol}
    parameters: {symbol: {description: Its symbol.}}
    messages: {Trade: {$ref: "#/components/messages/Trade"}}
  kline:
    address: kline.{interval}.{symbol}
    parameters: {interval: {x-enum: KlineInterval}, symbol: {}}
    messages: {Kline: {payload: {properties: {e: {const: kline}, o: {}}}}}
  order:
    address: account.orderUpdate
    messages:
      Filled: {payload: {$ref: "#/components/schemas/Filled"}}
      Cancelled: {payload: {$ref: "#/components/schemas/Cancelled"}}
components:
  messages:
    Trade: {payload: {$ref: "#/components/schemas/Trade"}}
  schemas:
    Trade: {properties: {e: {const: trade}, p: {}, S: {$ref: "openapi.yaml#/components/schemas/Side"}}}
    Order: {properties: {i: {}}}
    Filled: {allOf: [{$ref: "#/components/schemas/Order"}], properties: {e: {const: orderFill}, t: {}}}
    Cancelled: {allOf: [{$ref: "#/components/schemas/Order"}], properties: {e: {const: orderCancelled}}}
""")
VOCABULARIES = {"Side": {"enum": ["Bid", "Ask"]}, "KlineInterval": {"enum": ["1m", "1h"]}}


def envelope(event: dict[str, Any]) -> dict[str, Any]:
    """A channel as AsyncAPI 2 has it, and a frame around the event."""
    parts: list[Any] = [{"properties": {"stream": {}, "data": {}}}, {"properties": {"data": {"properties": event}}}]
    return {"subscribe": {"message": {"payload": {"allOf": parts}}}}


INTERVALS = {"interval": {"schema": {"enum": ["1h", "1m"]}}}
THEIRS: dict[str, Any] = {
    "asyncapi": "2.6.0",
    "channels": {
        "trade.{market}": envelope({"e": {"const": "trade"}, "p": {}, "S": {"enum": ["Ask", "Bid"]}}),
        "kline.{interval}.{symbol}": {"parameters": INTERVALS, **envelope({"e": {"const": "kline"}, "o": {}})},
        "account.orderUpdate": envelope({"e": {"enum": ["orderFill", "orderCancelled"]}, "i": {}, "t": {}}),
        "control": {"publish": {"message": {}}},
    },
}
KLINE = "kline.{interval}.{symbol}"

Change = Callable[[dict[str, Any]], Any]


def event(document: dict[str, Any], channel: str) -> Any:
    payload = document["channels"][channel]["subscribe"]["message"]["payload"]
    return payload["allOf"][1]["properties"]["data"]["properties"]


def differences(change: Change, *, complete: bool = True) -> list[tuple[str, str, str, str]]:
    published = deepcopy(THEIRS)
    change(published)
    found = compare(channels(OURS, VOCABULARIES), channels(published), complete=complete)
    return [(each.operation, each.place, each.kind, each.text) for each in found]


def test_two_documents_that_say_the_same_do_not_differ() -> None:
    assert differences(lambda published: None) == []


@pytest.mark.parametrize(
    ("change", "operation", "place", "kind", "words"),
    [
        pytest.param(
            lambda d: d["channels"].update({"moon.{symbol}": envelope({"e": {}, "m": {}})}),
            "moon.{symbol}",
            "",
            "added",
            "is new; add it, with the keys e, m",
            id="channel added",
        ),
        pytest.param(
            lambda d: d["channels"].pop("trade.{market}"),
            "trade.{symbol}",
            "",
            "removed",
            "no longer",
            id="channel removed",
        ),
        pytest.param(
            lambda d: event(d, "trade.{market}").update(z={}),
            "trade.{symbol}",
            "event z",
            "added",
            "add it",
            id="key added",
        ),
        pytest.param(
            lambda d: event(d, "trade.{market}").pop("p"),
            "trade.{symbol}",
            "event p",
            "removed",
            "remove it",
            id="key removed",
        ),
        pytest.param(
            lambda d: event(d, "account.orderUpdate")["e"]["enum"].append("orderFrozen"),
            "account.orderUpdate",
            "event e",
            "vocabulary",
            "add orderFrozen",
            id="event added",
        ),
        pytest.param(
            lambda d: event(d, "trade.{market}")["S"]["enum"].remove("Ask"),
            "trade.{symbol}",
            "event S",
            "vocabulary",
            "remove Ask",
            id="value removed",
        ),
        pytest.param(
            lambda d: d["channels"][KLINE]["parameters"]["interval"]["schema"]["enum"].append("1w"),
            KLINE,
            "parameters",
            "vocabulary",
            "add 1w",
            id="interval added",
        ),
    ],
)
def test_a_change_is_reported_once(change: Change, operation: str, place: str, kind: str, words: str) -> None:
    [(found, where, what, text)] = differences(change)

    assert (found, where, what) == (operation, place, kind)
    assert words in text


def test_what_a_part_lacks_was_not_removed() -> None:
    assert differences(lambda d: d["channels"].pop("trade.{market}"), complete=False) == []
    assert differences(lambda d: event(d, "trade.{market}").pop("p"), complete=False) == []


@pytest.mark.parametrize(
    "document",
    [
        {"channels": []},
        {"channels": {"x": {"address": "x", "messages": {"X": {"$ref": "#/components/nowhere"}}}}},
        {"channels": {"x": {"$ref": "#/channels/x"}}},
        {"channels": {"x": {"messages": {"X": {"payload": {"$ref": "#/s"}}}}}, "s": {"allOf": [{"$ref": "#/s"}]}},
        {"channels": {"x": {"messages": [5]}}},
    ],
)
def test_a_document_that_cant_be_understood_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(DocumentError, match="can't be understood"):
        channels(document)


def test_the_command_recognizes_a_document_of_streams(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ours, theirs, accepted = tmp_path / "ours.yaml", tmp_path / "theirs.json", tmp_path / "accepted.yaml"
    ours.write_text(yaml.safe_dump(OURS))
    published = deepcopy(THEIRS)
    event(published, "trade.{market}")["z"] = {}
    theirs.write_text(json.dumps(published))
    accepted.write_text("[]")
    options = [str(theirs), "--document", str(ours), "--accepted", str(accepted)]

    # The intervals are those of openapi.yaml itself, which are more.
    assert main(options) == 1
    said = capsys.readouterr().out
    assert "trade.{symbol}\n  [added] event z: is new; add it\n" in said
    assert "channels here, 3 published" in said

    theirs.write_text('{"asyncapi": "2.6.0"}')
    assert main(options) == 2
    assert "nor is it AsyncAPI" in capsys.readouterr().err


@pytest.mark.skipif(not PUBLISHED.is_file(), reason=f"no {PUBLISHED}")
def test_what_is_published_of_the_streams_differs_only_as_accepted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(PUBLISHED), "--whole"]) == 0, capsys.readouterr().out
