"""The streams: what asyncapi.yaml says of events and channels, as the two templates show it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from attrs import define, field, frozen

from .contract import Contract, member_name
from .document import ContractError, Source
from .upstream import module_name

OPENAPI = "openapi.yaml#/components/schemas/"
SCHEMAS = "#/components/schemas/"

UNITS = {"unix-microseconds": ("us", "Microseconds"), "unix-milliseconds": ("ms", "Milliseconds")}
"""The formats of times that come as numbers: the suffix of the raw number's name, and its type."""

TYPES = {"integer": "int", "boolean": "bool", "string": "str"}
"""The Python types of those of the document that need nothing else."""

CHANNEL_KEYS = ("address", "x-function", "description", "messages")
"""The members that every channel states."""

PRIVATE = "account."
"""The prefix of private streams' names."""


@define
class Streams:
    """The document of the streams, checked for what the templates take for granted."""

    document: Mapping[str, Any]
    contract: Contract

    @classmethod
    def load(cls, path: Path, contract: Contract) -> Streams:
        """Read the document.

        Args:
            path: The document.
            contract: The document of the operations, whose vocabularies the streams use.

        Raises:
            ContractError: it breaks a rule of the project; the message has a line for each place.
        """
        source = Source(path)
        if source.problems:
            raise ContractError(*source.problems)
        streams = cls(source.root, contract)
        try:
            problems = list(streams.problems())
        except (LookupError, TypeError, AttributeError) as error:
            problems = [f"can't be understood: {type(error).__name__}: {error}"]
        if problems:
            raise ContractError("\n".join(f"{path.name}: {problem}" for problem in problems))
        return streams

    @property
    def schemas(self) -> Mapping[str, Any]:
        """The schemas by name."""
        found: Mapping[str, Any] = self.document["components"]["schemas"]
        return found

    def resolve(self, node: Any) -> Any:
        """Follow a `$ref` within the document; what stands beside it takes precedence."""
        while isinstance(node, Mapping) and str(node.get("$ref", "")).startswith("#/"):
            target: Any = self.document
            for part in node["$ref"][2:].split("/"):
                target = target[part]
            node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
        return node

    def problems(self) -> Iterator[str]:
        """List what breaks a rule, each with its place."""
        known = self.contract.document["components"]["schemas"]
        for reference in sorted(set(_references(self.document))):
            if reference.startswith(OPENAPI) and reference.removeprefix(OPENAPI) not in known:
                yield f"{reference} is not in the document of the operations"
        tags = Counter(event.tag for event in self.events if event.tag)
        yield from (f"e: {tag!r} is stated by {count} schemas" for tag, count in tags.items() if count > 1)
        for event in self.events:
            yield from event.problems()
        for name, channel in self.document["channels"].items():
            yield from (f"channel {name}: has no {key}" for key in CHANNEL_KEYS if not channel.get(key))
            stated = set(channel.get("parameters", {}))
            if stated != set(re.findall(r"{(\w+)}", channel.get("address", ""))):
                yield f"channel {name}: its parameters are not those of its address"
        complete = all(channel.get(key) for channel in self.document["channels"].values() for key in CHANNEL_KEYS)
        functions = self.functions if complete else ()
        yield from (f"{function.name}: its messages need one base" for function in functions if not function.event)

    @cached_property
    def event_names(self) -> list[str]:
        """The schemas that become classes of events, those that others build on first."""
        return [name for name, schema in self.schemas.items() if "properties" in schema or "allOf" in schema]

    @cached_property
    def events(self) -> list[EventView]:
        """The classes of events."""
        return [EventView(self, name) for name in self.event_names]

    @property
    def tagged(self) -> list[str]:
        """The classes that `e` tells apart."""
        return [event.name for event in self.events if event.tag]

    @property
    def vocabularies(self) -> list[tuple[str, str, Mapping[str, str]]]:
        """The enums that openapi.yaml doesn't have: name, description, and members with their values."""
        return [
            (name, schema["description"], {member_name(value): value for value in schema["enum"]})
            for name, schema in self.schemas.items()
            if "enum" in schema
        ]

    @property
    def enums(self) -> list[tuple[str, str]]:
        """The (module, class) of what is taken from openapi.yaml's models."""
        names = {each.removeprefix(OPENAPI) for each in _references(self.schemas) if each.startswith(OPENAPI)}
        return [(module_name(name), name) for name in sorted(names)]

    @property
    def functions(self) -> list[FunctionView]:
        """The functions that name channels."""
        grouped: dict[str, list[Mapping[str, Any]]] = {}
        for channel in self.document["channels"].values():
            grouped.setdefault(channel["x-function"], []).append(channel)
        return [FunctionView(self, name, channels) for name, channels in grouped.items()]


@frozen
class EventField:
    """A field of an event."""

    wire: str
    schema: Mapping[str, Any]
    required: bool

    @property
    def name(self) -> str:
        """Its Python name; of a time that comes as a number, that of the property."""
        return str(self.schema["x-name"])

    @property
    def unit(self) -> tuple[str, str] | None:
        """Suffix and type of a time that comes as a number."""
        return UNITS.get(str(self.schema.get("format")))

    @property
    def attribute(self) -> str:
        """The name of the attribute that is decoded."""
        return f"{self.name}_{self.unit[0]}" if self.unit else self.name

    @property
    def is_special(self) -> bool:
        """Return True if it is more than its type in the document."""
        return self._special is not None

    @property
    def kind(self) -> str:
        """Its kind: `unix`, `decimal`, `time`, `id`, `levels`, `enum`, `int`, `bool` or `str`."""
        return self._special or TYPES[self.schema.get("x-type", self.schema.get("type"))]

    @property
    def _special(self) -> str | None:
        schema = self.schema
        if self.unit:
            return "unix"
        if "x-class" in schema:
            return "enum"
        if schema.get("x-type") == "text":
            return "id"
        if schema.get("type") == "array":
            return "levels"
        return {"decimal": "decimal", "date-time": "time"}.get(str(schema.get("format")))

    @property
    def type(self) -> str:
        """The type that msgspec decodes."""
        kind = self.kind
        if self.unit:
            return self.unit[1]
        if kind == "enum":
            return str(self.schema["x-class"])
        if kind == "levels":
            return f"list[{self.schema['items']['$ref'].removeprefix(OPENAPI)}]"
        return {"decimal": "Decimal", "time": "datetime", "id": "TextOrNumber"}.get(kind, kind)

    @property
    def declaration(self) -> str:
        """The annotation and default."""
        options = [] if self.required else ["default=None"]
        if self.wire != self.attribute:
            options.append(f'name="{self.wire}"')
        annotation = self.type if self.required else f"{self.type} | None"
        if options == ["default=None"]:
            return f"{annotation} = None"
        return f"{annotation} = field({', '.join(options)})" if options else annotation

    @property
    def description(self) -> str:
        """Its description."""
        text = str(self.schema["description"]).strip()
        return text if text.endswith((".", "`")) else f"{text}."

    def condition(self, *, any_exponent: bool = False) -> str | None:
        """The check of the decoded value; None: there is none."""
        name = self.attribute
        if self.kind == "levels":
            return f"levels_in_range(self.{name})"
        if self.kind != "decimal":
            return None
        value = f"self.{name}" if self.required else "value"
        finite = f"{value}.is_finite()"
        finite += "" if any_exponent else f" and MIN_EXPONENT <= {value}.adjusted() <= MAX_EXPONENT"
        return f"({finite})" if self.required else f"((value := self.{name}) is None or ({finite}))"

    @property
    def conversion(self) -> tuple[str, str] | None:
        """When decoding doesn't finish it: the condition, and the value that it becomes."""
        value = f"self.{self.attribute}"
        given = "" if self.required else f"{value} is not None and "
        if self.kind == "id":
            return f"{given}type({value}) is not str", f"str({value})"
        if self.kind == "time":
            return given.removesuffix(" and ") or "True", f"to_utc({value})"
        if "x-values" in self.schema:
            table = {key: f"{self.type}({new!r})" for key, new in self.schema["x-values"].items()}
            cases = ", ".join(f'"{key}": {new}' for key, new in table.items())
            return f"{given}not {value}.is_known", f"{{{cases}}}.get({value}, {value})"
        return None


@define
class EventView:
    """A class of events."""

    streams: Streams = field(repr=False)
    name: str

    @property
    def schema(self) -> Mapping[str, Any]:
        """Its schema."""
        found: Mapping[str, Any] = self.streams.schemas[self.name]
        return found

    def problems(self) -> Iterator[str]:
        """List what breaks a rule."""
        if not self.schema.get("description"):
            yield f"{self.name}: has no description"
        own = self.schema.get("properties", {})
        for wire in set(self.schema.get("required", ())) - {*own, *self.inherited}:
            yield f"{self.name}: requires {wire}, which is not among its properties"
        complete = True
        for item in self.own_fields:
            for key in ("x-name", "description"):
                if not item.schema.get(key):
                    complete = False
                    yield f"{self.name}.{item.wire}: has no {key}"
            stated = item.schema.get("x-type", item.schema.get("type"))
            if not (item.is_special or stated in TYPES):
                yield f"{self.name}.{item.wire}: unsupported type {stated!r}"
        if complete:
            names = Counter(item.attribute for item in self.fields)
            yield from (f"{self.name}: has {name} twice" for name, count in names.items() if count > 1)

    @property
    def base(self) -> EventView | None:
        """The class that it builds on; None: `Event`."""
        parents = self.schema.get("allOf")
        return EventView(self.streams, parents[0]["$ref"].removeprefix(SCHEMAS)) if parents else None

    @property
    def tag(self) -> str | None:
        """The value of `e` that tells it apart."""
        tag = self.schema.get("properties", {}).get("e", {}).get("const")
        return None if tag is None else str(tag)

    @property
    def options(self) -> str:
        """The base and the options of the class."""
        base = self.base.name if self.base else "Event"
        tag = f', tag_field="e", tag="{self.tag}"' if self.tag else ""
        return f"{base}, frozen=True, kw_only=True, gc=False{tag}"

    @property
    def description(self) -> str:
        """Its description."""
        return str(self.schema["description"]).strip()

    @property
    def unused(self) -> list[str]:
        """The fields on the wire that say nothing."""
        return list(self.schema.get("x-unused", ()))

    @property
    def own_fields(self) -> list[EventField]:
        """The fields that its base doesn't have, or doesn't require."""
        required = self.schema.get("required", ())
        own = self.schema.get("properties", {})
        narrowed = {wire: item.schema for wire, item in self.inherited.items() if wire in required}
        resolved = {wire: self._schema(node) for wire, node in own.items() if wire != "e"}
        return [EventField(wire, schema, wire in required) for wire, schema in {**narrowed, **resolved}.items()]

    @property
    def inherited(self) -> dict[str, EventField]:
        """The fields of its base, by their names on the wire."""
        return {item.wire: item for item in self.base.fields} if self.base else {}

    @property
    def fields(self) -> list[EventField]:
        """All its fields."""
        return list({**self.inherited, **{item.wire: item for item in self.own_fields}}.values())

    def _schema(self, node: Any) -> Mapping[str, Any]:
        resolved: Mapping[str, Any] = self.streams.resolve(node)
        # The name of a vocabulary, here or in openapi.yaml.
        for reference in (node.get("$ref", ""), resolved.get("$ref", "")):
            name = reference.rpartition("/")[2]
            if reference.startswith(OPENAPI) or "enum" in self.streams.schemas.get(name, {}):
                return {**resolved, "x-class": name}
        return resolved

    @property
    def checks(self) -> list[str]:
        """The checks of the decoded values."""
        any_exponent = bool(self.schema.get("x-any-exponent"))
        found = (item.condition(any_exponent=any_exponent) for item in self.fields)
        return [condition for condition in found if condition]

    @property
    def conversions(self) -> list[tuple[EventField, tuple[str, str]]]:
        """The fields that decoding doesn't finish."""
        return [(item, item.conversion) for item in self.fields if item.conversion]

    @property
    def has_more_to_do(self) -> bool:
        """Return True if it needs a `__post_init__` of its own."""
        return any(item.condition() or item.conversion for item in self.own_fields)


@frozen
class Parameter:
    """An argument of a function that names a channel."""

    name: str
    node: Mapping[str, Any]
    optional: bool

    @property
    def listed(self) -> bool:
        """Return True if it is a symbol of the list of markets."""
        return self.name == "symbol" and not self.node.get("x-unlisted")

    @property
    def vocabulary(self) -> str | None:
        """The enum of openapi.yaml whose values it takes."""
        return self.node.get("x-enum")

    @property
    def annotation(self) -> str:
        """Its type."""
        if self.vocabulary:
            found = f"{self.vocabulary} | {self.vocabulary}Value"
        elif "enum" in self.node:
            found = f"Literal[{', '.join(repr(each) for each in self.node['enum'])}]"
        else:
            found = "str"
        return f"{found} | None = None" if self.optional else found

    @property
    def checked(self) -> str:
        """The expression that checks it and gives its text."""
        if self.vocabulary:
            return f'member("{self.name}", {self.name}, {self.vocabulary}).value'
        if "enum" in self.node:
            return f'one_of("{self.name}", {self.name}, {tuple(self.node["enum"])!r})'
        return f'name_part("{self.name}", {self.name})'

    @property
    def description(self) -> str:
        """Its description in the docstring."""
        text = str(self.node["description"]).strip().rstrip(".")
        values = self.node.get("enum")
        text += f": {', '.join(f'`{each}`' for each in values)}" if values else ""
        return f"{text}."


@define
class FunctionView:
    """A function that names a channel, out of one address or of several that differ by a parameter."""

    streams: Streams
    name: str
    channels: list[Mapping[str, Any]]

    @property
    def description(self) -> str:
        """The description of its channels."""
        return str(self.channels[0]["description"]).strip()

    @property
    def event(self) -> str:
        """The class of the events, or their common base; empty: they have none."""
        views = [EventView(self.streams, name) for name in self.events]
        if len(views) == 1:
            return views[0].name
        bases = {view.base.name if view.base else "" for view in views}
        return bases.pop() if len(bases) == 1 else ""

    @property
    def events(self) -> list[str]:
        """The classes of its events."""
        return list(self.channels[0]["messages"])

    @property
    def parameters(self) -> list[Parameter]:
        """Its arguments, the symbol first."""
        found: dict[str, Parameter] = {}
        for channel in self.channels:
            for name, node in channel.get("parameters", {}).items():
                optional = any(name not in other.get("parameters", {}) for other in self.channels)
                found[name] = Parameter(name, self.streams.resolve(node), optional)
        return sorted(found.values(), key=lambda each: (each.name not in ("symbol", "ticker"), each.optional))

    @property
    def signature(self) -> str:
        """Its arguments with their types; optional ones, but for the symbol, by keyword."""
        keywords = [each for each in self.parameters if each.optional and each.name != "symbol"]
        parts = [f"{each.name}: {each.annotation}" for each in self.parameters if each not in keywords]
        if keywords:
            parts += ["*", *(f"{each.name}: {each.annotation}" for each in keywords)]
        return ", ".join(parts)

    @property
    def cases(self) -> list[tuple[str | None, str]]:
        """The condition of each address and the call that makes its channel; that with most parts is last."""
        ordered = sorted(self.channels, key=lambda channel: len(channel.get("parameters", {})))
        optional = [each for each in self.parameters if each.optional]
        cases: list[tuple[str | None, str]] = []
        for channel in ordered:
            absent = [each.name for each in optional if each.name not in channel.get("parameters", {})]
            cases.append((" and ".join(f"{name} is None" for name in absent) or None, self._made(channel)))
        return cases

    def _made(self, channel: Mapping[str, Any]) -> str:
        address = channel["address"]
        parts = {each.name: each for each in self.parameters if f"{{{each.name}}}" in address}
        name = re.sub(r"{(\w+)}", lambda found: f"{{{parts[found[1]].checked}}}", address)
        quoted = f"f'{name}'" if parts else f"'{name}'"
        options = [quoted, self.event]
        options += [f"symbol={each.name}" for each in parts.values() if each.listed]
        options += ["is_private=True"] * address.startswith(PRIVATE)
        return f"Channel({', '.join(options)})"


def _references(node: Any) -> Iterator[str]:
    """Every `$ref` in a part of a document."""
    if isinstance(node, Mapping):
        if "$ref" in node:
            yield node["$ref"]
        yield from chain.from_iterable(map(_references, node.values()))
    elif isinstance(node, list):
        yield from chain.from_iterable(map(_references, node))
