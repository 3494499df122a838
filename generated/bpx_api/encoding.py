"""The encodings other than plain JSON: of bodies by media type, and of parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, cast
from urllib.parse import urlencode

import httpx

from .calls import Encoder, as_json
from .errors import InvalidArgumentError
from .model import codec


def json_as(media: str) -> Encoder:
    """Return what writes JSON under a media type of its own."""
    return lambda value: (as_json(value)[0], media.encode())


def text_as(media: str) -> Encoder:
    """Return what writes a string."""
    stated = media if "charset" in media else f"{media}; charset=utf-8"
    return lambda value: (str(value).encode(), stated.encode())


def bytes_as(media: str) -> Encoder:
    """Return what sends bytes as they are."""
    return lambda value: (value, media.encode())


def form(fields: Mapping[str, Any]) -> tuple[bytes, bytes]:
    """Write the fields of a form."""
    return urlencode(members(fields)).encode(), b"application/x-www-form-urlencoded"


def multipart(fields: Mapping[str, Any]) -> tuple[bytes, bytes]:
    """Write the fields of a form as parts, those that are bytes as files."""
    parts: list[tuple[str, tuple[str | None, bytes, str | None]]] = []
    for name, value in fields.items():
        for item in _items(value):
            if isinstance(item, bytes):
                parts.append((name, (name, item, "application/octet-stream")))
            else:
                parts.append((name, (None, query_value(item).encode(), None)))
    # httpx has the encoder.
    request = httpx.Request("POST", "http://localhost", files=parts)
    return request.read(), request.headers["Content-Type"].encode()


def to_json(value: object, kind: Any) -> Any:
    """Return a checked value as JSON."""
    return codec(kind).serialize(value)


def json_text(value: object) -> str:
    """Return JSON as text."""
    return as_json(value)[0].decode()


def query_value(value: object) -> str:
    """Return a value in JSON as a string: a string as it is, null as nothing."""
    return value if isinstance(value, str) else "" if value is None else json_text(value)


def members(fields: Mapping[str, Any], within: str = "") -> list[tuple[str, str]]:
    """Return the members of an object as parameters, those of a list each by itself.

    Args:
        fields: The object, in JSON.
        within: The name of the parameter that the object is; it then stands before each name.
    """
    return list(_members(fields, within))


def _members(fields: Mapping[str, object], within: str) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        place = f"{within}[{name}]" if within else name
        if within and isinstance(value, dict):
            yield from _members(cast("dict[str, Any]", value), place)
            continue
        for item in _items(value):
            yield place, query_value(item)


def _items(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else [value]


def cookies(pairs: Sequence[str]) -> dict[str, str]:
    """Return the header that states cookies."""
    return {"Cookie": "; ".join(pairs)} if pairs else {}


def joined(name: str, items: Sequence[str], separator: str) -> str:
    """Return strings as one; refuse those that would not be told apart from others."""
    if not items:
        raise InvalidArgumentError(name, "has no items, which can't be sent; leave it out")
    for item in items:
        if separator in item:
            raise InvalidArgumentError(name, f"an item has {separator!r} in it, which is what separates the items")
    return separator.join(items)


def joined_members(name: str, fields: Mapping[str, Any], separator: str, pairs: str) -> str:
    """Return the members of an object as one text; `pairs` stands between the name and the value of each."""
    pieces = [pair if pairs == separator else [pairs.join(pair)] for pair in members(fields)]
    return joined(name, list(chain.from_iterable(pieces)), separator)
