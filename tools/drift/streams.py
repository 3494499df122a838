"""Two AsyncAPI documents of the streams, compared: the channels, the keys of their events, and what names them.

AsyncAPI 2 and 3 are read alike. A document needn't be valid: what is absent says nothing, and what can't be understood
raises `DocumentError`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import field, frozen

from .comparison import Difference
from .facts import DocumentError

ENVELOPE = {"stream", "data"}
"""The members of the frame that carries an event."""

DEEPEST = 50
"""References and compositions within each other beyond which a document is taken for endless."""


@frozen
class Channel:
    """A stream: the keys of all its events together.

    Attributes:
        address: Its name on the wire, parameters in braces.
        keys: What the events have, by name, each with the values that it is limited to, if it is.
        parameters: The parameters of the address with the values that they are limited to.
    """

    address: str
    keys: Mapping[str, frozenset[str]] = field(factory=dict[str, frozenset[str]])
    parameters: Mapping[str, frozenset[str]] = field(factory=dict[str, frozenset[str]])


def channels(document: Mapping[str, Any], vocabularies: Mapping[str, Any] | None = None) -> dict[str, Channel]:
    """The channels of a document that carry events, by their addresses without the names of parameters.

    Args:
        document: The document.
        vocabularies: The schemas of openapi.yaml, for references to them.

    Raises:
        DocumentError: it can't be understood.
    """
    reader = _Reader(document, vocabularies or {})
    try:
        found = [reader.channel(str(name), node) for name, node in document["channels"].items()]
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        raise DocumentError(f"the channels can't be understood: {type(error).__name__}: {error}") from None
    return {re.sub(r"{\w+}", "{}", channel.address): channel for channel in found if channel is not None}


def compare(
    ours: Mapping[str, Channel], published: Mapping[str, Channel], *, complete: bool = True
) -> list[Difference]:
    """List every difference: by channel, in our document's order, then the channels that it lacks.

    Args:
        ours: The channels of asyncapi.yaml.
        published: The channels of the published document.
        complete: False: the published document is a part, and what it lacks isn't a difference.
    """
    found: list[Difference] = []
    for place, channel in ours.items():
        if place in published:
            found += _channel(channel, published[place], complete=complete)
        elif complete:
            found.append(Difference(channel.address, "", "removed", "is no longer published; remove it"))
    for place, channel in published.items():
        if place not in ours:
            keys = ", ".join(channel.keys)
            found.append(Difference(channel.address, "", "added", f"is new; add it, with the keys {keys}"))
    return found


def _channel(ours: Channel, published: Channel, *, complete: bool) -> Iterator[Difference]:
    for name in published.keys.keys() - ours.keys.keys():
        yield Difference(ours.address, f"event {name}", "added", "is new; add it")
    for name in (ours.keys.keys() - published.keys.keys()) if complete else ():
        yield Difference(ours.address, f"event {name}", "removed", "is not in the published document; remove it")
    pairs = [(f"event {name}", ours.keys, published.keys, name) for name in ours.keys.keys() & published.keys.keys()]
    # The names of parameters are a document's own; only what they are limited to counts.
    mine, theirs = _limited(ours.parameters), _limited(published.parameters)
    if mine != theirs:
        yield Difference(ours.address, "parameters", "vocabulary", _changed(mine, theirs))
    for place, here, there, name in pairs:
        if here[name] and there[name] and here[name] != there[name]:
            yield Difference(ours.address, place, "vocabulary", _changed(here[name], there[name]))


def _limited(parameters: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*parameters.values())


def _changed(ours: frozenset[str], published: frozenset[str]) -> str:
    new, gone = sorted(published - ours), sorted(ours - published)
    parts = [f"add {', '.join(new)}"] * bool(new) + [f"remove {', '.join(gone)}"] * bool(gone)
    return f"has other values: {'; '.join(parts)}"


@frozen
class _Reader:
    document: Mapping[str, Any]
    vocabularies: Mapping[str, Any]

    def channel(self, name: str, node: Any) -> Channel | None:
        """A channel; None: clients send on it."""
        node = self._resolved(node)
        messages = node.get("messages")
        if messages is None:  # AsyncAPI 2: named by its address, and seen from the client's side
            if "subscribe" not in node:
                return None
            message = self._resolved(node["subscribe"].get("message", {}))
            messages = dict(enumerate(message.get("oneOf", [message])))
        keys: dict[str, frozenset[str]] = {}
        for message in messages.values():
            payload = self._properties(self._resolved(message).get("payload", {}))
            event = self._properties(payload["data"]) if "data" in payload and payload.keys() <= ENVELOPE else payload
            for key, schema in event.items():
                keys[key] = keys.get(key, frozenset()) | self._values(schema)
        parameters = {key: self._values(value) for key, value in node.get("parameters", {}).items()}
        return Channel(str(node.get("address", name)), keys, parameters)

    def _resolved(self, node: Any, depth: int = 0) -> Any:
        reference = node.get("$ref") if isinstance(node, Mapping) else None
        if reference is None:
            return node
        if depth > DEEPEST:
            raise ValueError(f"{reference} refers to itself")
        place, _, path = str(reference).partition("#/")
        target: Any = {"components": {"schemas": self.vocabularies}} if place else self.document
        for part in path.split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        beside = {key: value for key, value in node.items() if key != "$ref"}
        return {**self._resolved(target, depth + 1), **beside}

    def _properties(self, node: Any, depth: int = 0) -> dict[str, Any]:
        if depth > DEEPEST:
            raise ValueError("a schema contains itself")
        schema = self._resolved(node)
        found: dict[str, Any] = {}
        for part in (*schema.get("allOf", ()), *schema.get("oneOf", ()), *schema.get("anyOf", ())):
            found |= self._properties(part, depth + 1)
        return {**found, **schema.get("properties", {})}

    def _values(self, node: Any) -> frozenset[str]:
        node = self._resolved(node)
        schema = self._resolved(node.get("schema", node))
        if "x-enum" in schema:
            schema = self.vocabularies[schema["x-enum"]]
        values = [schema["const"]] if "const" in schema else schema.get("enum", ())
        return frozenset(str(value) for value in values if value is not None)
