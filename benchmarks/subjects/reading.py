"""Decode a body to objects with each library."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from importlib import import_module
from itertools import cycle
from typing import Annotated, Any

from ..documents import DOCUMENTS
from .models import DOCUMENT_TYPES, REQUIRED, convert_type, wire_name

Call = Callable[[], object]


def json_alone(document: str, size: int) -> Call:
    """The standard library's json: dictionaries and strings."""
    return _reading(json.loads, _bodies(document, size))


def orjson(document: str, size: int) -> Call:
    """The library orjson: dictionaries and strings, as json."""
    return _reading(import_module("orjson").loads, _bodies(document, size))


def msgspec(document: str, size: int) -> Call:
    """The library msgspec, with the same models: decimals and enums; times without a zone, no unknown fields."""
    library: Any = import_module("msgspec")

    def make(name: str, fields: Mapping[str, tuple[Any, object]]) -> Any:
        taken = [
            (field, kind) if default is REQUIRED else (field, kind, default)
            for field, (kind, default) in fields.items()
        ]
        return library.defstruct(name, taken, kw_only=True, rename=wire_name)

    decoder = library.json.Decoder(convert_type(DOCUMENT_TYPES[document], make, {}))
    return _reading(decoder.decode, _bodies(document, size))


def pydantic(document: str, size: int) -> Call:
    """The library pydantic, with the same models: decimals, enums, UTC times and unknown fields."""
    from pydantic import AfterValidator, ConfigDict, TypeAdapter, create_model

    def make(name: str, fields: Mapping[str, tuple[Any, object]]) -> Any:
        taken: dict[str, Any] = {
            field: (kind, ... if default is REQUIRED else default) for field, (kind, default) in fields.items()
        }
        return create_model(name, __config__=ConfigDict(alias_generator=wire_name, extra="allow"), **taken)

    in_utc = AfterValidator(lambda time: time.replace(tzinfo=UTC))
    adapter: TypeAdapter[Any] = TypeAdapter(
        convert_type(DOCUMENT_TYPES[document], make, {datetime: Annotated[datetime, in_utc]})
    )
    return _reading(adapter.validate_json, _bodies(document, size))


def ours(document: str, size: int) -> Call:
    """This project, as the operation reads a response."""
    import httpx

    operation = {"fills": "order.get_fills", "depth": "markets.get_depth"}.get(document, "markets.get_markets")
    read = vars(import_module(f"bpx_api.api.{operation}"))["_read"]
    return _reading(read, [httpx.Response(200, content=body) for body in _bodies(document, size)])


def _bodies(document: str, size: int) -> Sequence[bytes]:
    """Return several bodies, so that caches don't help."""
    return [DOCUMENTS[document](size, seed) for seed in range(max(2, min(8, 50_000 // size)))]


def _reading(read: Callable[[Any], object], bodies: Sequence[Any]) -> Call:
    waiting = cycle(bodies)
    return lambda: read(next(waiting))
