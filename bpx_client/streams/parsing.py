"""From the bytes of a frame to a typed event; no I/O, and no bytes that raise an error.

A frame is decoded in C, envelope and event in one pass. Where that refuses, the frame is decoded to dictionaries and
read tolerantly: an id may be a number or text, and an event of an unknown kind, or one that breaks the description,
becomes an event that says so.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args

import msgspec
from msgspec.structs import force_setattr

from bpx_api.events import (
    Event,
    PositionSnapshot,
    RawEvent,
    TaggedEvent,
    UnreadableEvent,
)
from bpx_api.streaming import json_object
from bpx_api.values import short_repr

KINDS: dict[str, type[Event]] = {str(kind.__struct_config__.tag): kind for kind in get_args(TaggedEvent)}
"""The classes of events, by what the field `e` says."""

POSITIONS = "account.positionUpdate"
"""The stream that begins with events without `e`: the open positions."""


class StreamMessage(msgspec.Struct, frozen=True, gc=False):
    """A frame that carries an event."""

    stream: str
    """The stream's name; empty where the frame doesn't say."""

    if TYPE_CHECKING:
        event: Event
        """The event."""
    else:
        event: TaggedEvent = msgspec.field(name="data")


class ErrorMessage(msgspec.Struct, frozen=True, gc=False):
    """A frame in which the exchange refuses what was sent to it. It names no stream."""

    code: int | None
    """The exchange's number of the error, such as 4006."""

    message: str
    """Its message."""


_decode = msgspec.json.Decoder(StreamMessage).decode
_to_object = msgspec.json.Decoder(dict[str, Any], float_hook=Decimal).decode


def parse_frame(frame: bytes | bytearray | memoryview) -> StreamMessage | ErrorMessage:
    """Read a frame; never raises.

    The event keeps the frame's bytes: a view of a buffer is copied.
    """
    if type(frame) is not bytes:
        frame = bytes(frame)
    try:
        message = _decode(frame)
    except Exception:
        return _read_tolerantly(frame)
    force_setattr(message.event, "frame", frame)
    return message


def _read_tolerantly(frame: bytes) -> StreamMessage | ErrorMessage:
    try:
        envelope = _to_object(frame)
    except Exception as error:
        return StreamMessage("", UnreadableEvent(reason=f"the frame is not a JSON object: {error}", frame=frame))
    if "error" in envelope and "data" not in envelope:
        return _error(envelope["error"])
    name = envelope.get("stream")
    stream = name if isinstance(name, str) else ""
    try:
        event = _event(stream, json_object(envelope.get("data")) or {}, frame)
    except Exception as error:
        event = UnreadableEvent(reason=str(error), frame=frame)
    return StreamMessage(stream, event)


def _event(stream: str, data: dict[str, Any], frame: bytes) -> Event:
    name = data.get("e")
    kind = KINDS.get(name) if isinstance(name, str) else None
    if "e" not in data and data and (stream == POSITIONS or stream.startswith(f"{POSITIONS}.")):
        kind = PositionSnapshot
    if kind is None:
        return RawEvent(frame=frame)
    try:
        event = msgspec.convert(_adapted(data, kind), kind, strict=False)
    except (ValueError, ArithmeticError) as error:
        raise ValueError(f"{kind.__name__}: {error}") from None
    force_setattr(event, "frame", frame)
    return event


def _adapted(data: dict[str, Any], kind: type[Event]) -> dict[str, Any]:
    """The members, with numbers as text where the event has text."""
    texts = {each.encode_name for each in msgspec.structs.fields(kind) if each.type in (str, str | None)}
    return {
        name: str(value) if name in texts and type(value) is int else value
        for name, value in data.items()
        if name != "(frame)"
    }


def _error(problem: object) -> ErrorMessage:
    fields = json_object(problem) or {}
    code, message = fields.get("code"), fields.get("message")
    return ErrorMessage(
        code if isinstance(code, int) else None,
        message if isinstance(message, str) else short_repr(problem),
    )
