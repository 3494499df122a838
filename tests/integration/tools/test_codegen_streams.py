"""The generator on a small document of streams: events, channels, and what it refuses."""

import importlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from tools.codegen.__main__ import main

from .test_codegen import DOCUMENT

PRICE = "        price: {type: string, format: decimal, description: Its price.}"
LEVELS = '        levels: {type: array, items: {$ref: "#/components/schemas/PriceLevel"}, description: Offers.}'
LEVEL = """\
    PriceLevel:
      type: array
      description: A level.
      prefixItems:
        - {title: price, type: string, format: decimal, description: Its price.}
        - {title: quantity, type: string, format: decimal, description: Its quantity.}
"""
STREAMS = """\
asyncapi: 3.0.0
info: {title: Tiny streams, version: "1"}
channels:
  thing:
    address: thing.{symbol}
    x-function: things
    description: Things as they are made.
    parameters: &symbol
      symbol: {description: Symbol of the thing.}
    messages: {Made: {$ref: "#/components/messages/Made"}}
  slowThing:
    address: thing.{pace}.{symbol}
    x-function: things
    description: The same, more slowly.
    parameters:
      pace: {description: How slowly, enum: [slow, slower]}
      symbol: {description: Symbol of the thing.}
    messages: {Made: {$ref: "#/components/messages/Made"}}
  account:
    address: account.change
    x-function: changes
    description: What happens to your things.
    messages: {Sold: {$ref: "#/components/messages/Sold"}, Lost: {$ref: "#/components/messages/Lost"}}
components:
  messages:
    Made: {payload: {$ref: "#/components/schemas/Made"}}
  schemas:
    Finish: {type: string, description: Its finish., enum: [Matt, HighGloss]}
    Made:
      description: A thing was made.
      required: [e, E, p, l]
      properties:
        e: {const: made}
        E: {type: integer, format: unix-microseconds, x-name: made_at, description: When it was made}
        p: {type: [string, number], format: decimal, x-name: price, description: Its price.}
        l: {type: array, items: {$ref: 'openapi.yaml#/components/schemas/PriceLevel'}, x-name: levels, description: It.}
        c: {$ref: 'openapi.yaml#/components/schemas/Colour', x-values: {RED: Red}, x-name: colour, description: It.}
        f: {$ref: '#/components/schemas/Finish', x-name: finish, description: Its finish.}
        w: {type: integer, format: unix-milliseconds, x-name: warranty, description: Until when it is good.}
        d: {type: string, format: date-time, x-name: day, description: The day.}
    Change:
      description: Something happened to a thing.
      required: [i]
      properties:
        i: {type: [string, integer], x-type: text, x-name: id, description: Its id.}
        n: {type: integer, x-name: number, description: Its number.}
    Sold:
      description: A thing was sold.
      allOf: [{$ref: '#/components/schemas/Change'}]
      x-unused: [z]
      required: [e, n]
      properties:
        e: {const: sold}
        p: {type: string, format: decimal, x-name: price, description: For how much.}
    Lost:
      description: A thing was lost.
      allOf: [{$ref: '#/components/schemas/Change'}]
      required: [e]
      properties:
        e: {const: lost}
"""


@pytest.fixture
def generate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., int]:
    """Generates `streamed_client` from the small document and these streams."""
    monkeypatch.setenv("PATH", os.environ["PATH"])  # the generator puts its ruff in front of it

    def run(*changes: tuple[str, str]) -> int:
        text = STREAMS
        for old, new in changes:
            assert old in text, f"the document doesn't contain {old!r}"
            text = text.replace(old, new, 1)
        (tmp_path / "tiny.yaml").write_text(DOCUMENT.replace(PRICE, f"{PRICE}\n{LEVELS}", 1) + LEVEL, encoding="utf-8")
        (tmp_path / "asyncapi.yaml").write_text(text, encoding="utf-8")
        return main(["--document", str(tmp_path / "tiny.yaml"), "--output", str(tmp_path / "streamed_client")])

    return run


@pytest.fixture
def module(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, generate: Callable[..., int]
) -> Iterator[Callable[[str], Any]]:
    """A function that imports a module of the generated package."""
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])

    def load(name: str) -> ModuleType:
        return importlib.import_module(f"streamed_client.{name}")

    assert generate() == 0
    importlib.invalidate_caches()
    yield load
    for name in [name for name in sys.modules if name.split(".")[0] == "streamed_client"]:
        del sys.modules[name]


def test_an_event_is_decoded_with_names_and_types_of_its_own(module: Callable[[str], Any]) -> None:
    events = module("events")
    data = {"e": "made", "E": 1, "p": "1.50", "l": [["1", "2"]], "c": "RED", "f": "HighGloss", "w": 2000}

    made = msgspec.json.decode(json.dumps({**data, "d": "2026-01-02T03:04:05"}), type=events.TaggedEvent)

    assert isinstance(made, events.Made)
    assert (made.price, made.colour, made.finish) == (Decimal("1.50"), "Red", events.Finish.HIGH_GLOSS)
    assert (made.made_at_us, made.made_at) == (1, datetime(1970, 1, 1, 0, 0, 0, 1, tzinfo=UTC))
    assert (made.warranty_ms, made.warranty) == (2000, datetime(1970, 1, 1, 0, 0, 2, tzinfo=UTC))
    assert made.day == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert made.levels[0].quantity == 2
    assert events.Made.made_at.__doc__ == "When it was made."
    with pytest.raises(msgspec.ValidationError, match="digits"):
        msgspec.json.decode(json.dumps({**data, "p": "NaN"}), type=events.TaggedEvent)


def test_events_of_one_channel_have_a_base_and_fields_of_their_own(module: Callable[[str], Any]) -> None:
    events = module("events")
    sold = msgspec.json.decode(b'{"i":5,"n":6,"e":"sold","p":"7"}', type=events.TaggedEvent)
    lost = msgspec.json.decode(b'{"i":"5","e":"lost"}', type=events.TaggedEvent)

    assert issubclass(events.Sold, events.Change)
    assert (sold.id, sold.number, sold.price) == ("5", 6, 7)
    assert (lost.id, lost.number) == ("5", None)
    with pytest.raises(msgspec.ValidationError, match="`n`"):
        msgspec.json.decode(b'{"i":"5","e":"sold"}', type=events.TaggedEvent)


def test_a_function_names_the_channels_of_all_its_addresses(module: Callable[[str], Any]) -> None:
    channels, events = module("channels"), module("events")

    assert channels.things("X").name == "thing.X"
    assert channels.things("X", pace="slow").name == "thing.slow.X"
    assert channels.things("X").event_type is events.Made
    assert channels.changes().event_type is events.Change
    assert channels.changes().is_private
    assert "pace: How slowly: `slow`, `slower`." in channels.things.__doc__
    assert "Its events: `Sold`, `Lost`." in channels.changes.__doc__


def test_without_a_document_of_streams_there_are_none(generate: Callable[..., int], tmp_path: Path) -> None:
    assert generate() == 0
    (tmp_path / "asyncapi.yaml").unlink()

    assert main(["--document", str(tmp_path / "tiny.yaml"), "--output", str(tmp_path / "other")]) == 0

    assert not (tmp_path / "other" / "events.py").exists()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("      description: A thing was lost.\n", ""), "Lost: has no description"),
        (("x-name: price, ", ""), "Made.p: has no x-name"),
        ((", description: Its price.", ""), "Made.p: has no description"),
        (
            ("schemas/Colour", "schemas/Color"),
            "openapi.yaml#/components/schemas/Color is not in the document",
        ),
        (("e: {const: lost}", "e: {const: sold}"), "e: 'sold' is stated by 2 schemas"),
        (("required: [e, n]", "required: [e, x]"), "Sold: requires x, which is not among its properties"),
        (("x-name: warranty", "x-name: price"), None),
        (("x-name: finish", "x-name: price"), "Made: has price twice"),
        (("n: {type: integer", "n: {type: number"), "Change.n: unsupported type 'number'"),
        (("    x-function: changes\n", ""), "channel account: has no x-function"),
        (
            ("address: thing.{symbol}", "address: thing"),
            "channel thing: its parameters are not those of its address",
        ),
        (
            ("allOf: [{$ref: '#/components/schemas/Change'}]\n      required: [e]\n", "required: [e]\n"),
            "changes: its messages need one",
        ),
        (("#/components/schemas/Finish", "#/components/schemas/Gloss"), "can't be understood: KeyError: 'Gloss'"),
        (("        e: {const: made}\n", "        e: {const: made}\n" * 2), "asyncapi.yaml:"),
        ((STREAMS, "[]"), "is not a mapping"),
        ((STREAMS, "{"), "is not YAML"),
    ],
)
def test_a_document_that_breaks_a_rule_is_refused_with_the_place(
    generate: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    change: tuple[str, str],
    message: str | None,
) -> None:
    status = generate(change)

    said = capsys.readouterr().err
    assert status == (1 if message else 0), said
    assert message is None or (message in said and "asyncapi.yaml" in said)
    assert (tmp_path / "streamed_client").exists() is (message is None)
