"""The bodies of requests and answers: by media type, how each is written and read."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from .contract import Json
from .kinds import Binary, Kind
from .parameters import json_value
from .schemas import Schemas

_FORMS = {
    "application/json": "json",
    "application/*": "json",
    "*/*": "json",
    "application/x-www-form-urlencoded": "form",
    "multipart/form-data": "multipart",
}
_PREFERENCE = ("json", "form", "multipart", "text", "bytes")


@frozen
class Media:
    """A body in one media type."""

    name: str
    """The media type, with its parameters."""
    kind: Kind
    nullable: bool

    @property
    def essence(self) -> str:
        """The media type without its parameters."""
        return essence(self.name)

    @property
    def form(self) -> str:
        """The way in which it is written and read, one of five."""
        return _form(self.essence) or ("bytes" if isinstance(self.kind, Binary) else "text")

    @property
    def encoder(self) -> str | None:
        """The expression that gives what writes it; None: it is plain JSON."""
        match self.form:
            case "json":
                return None if self.essence in _FORMS else f"encode.json_as({self.name!r})"
            case "form":
                return "encode.form"
            case "multipart":
                return "encode.multipart"
            case "text":
                return f"encode.text_as({self.name!r})"
            case _:
                return f"encode.bytes_as({self.name!r})"

    def value(self, name: str, source: str) -> str:
        """The expression that checks a body and gives what the encoder writes."""
        match self.form:
            case "text":
                return self.kind.query_text(self.kind.check(name, source))
            case "bytes":
                return self.kind.check(name, source)
            case _:
                return json_value(self.kind, name, source)


def media(schemas: Schemas, content: Mapping[str, Json], name: str) -> list[Media]:
    """Return a body in each of its media types.

    Args:
        schemas: The document's schemas.
        content: The media types with their nodes.
        name: The name of an object that has none.
    """
    found: list[Media] = []
    for media_type, node in content.items():
        schema = node.get("schema", {})
        is_raw = not _form(essence(media_type)) and (not schema or schemas.resolved(schema).get("format") == "binary")
        kind = Binary(schema) if is_raw else schemas.kind(schema, name)
        found.append(Media(media_type, kind, schemas.is_nullable(schema)))
    return sorted(found, key=lambda each: _PREFERENCE.index(each.form))


def essence(media_type: str) -> str:
    """Return a media type without its parameters."""
    return media_type.partition(";")[0].strip().lower()


def _form(essence: str) -> str:
    return _FORMS.get(essence) or ("json" if essence.endswith("+json") else "")
