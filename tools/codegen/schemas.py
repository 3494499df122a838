"""The schemas of the document: of each a kind of value, and of those with a name a class."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from attrs import define, frozen

from .contract import Contract, Json, member_name, rules
from .kinds import (
    AmountOrShare,
    Anything,
    Boolean,
    Class,
    DateTime,
    DecimalText,
    Enum,
    Integer,
    IntegerText,
    Kind,
    List,
    Map,
    NaiveDateTime,
    Number,
    Object,
    Row,
    SpacedDateTime,
    Text,
    Union,
    UnixTime,
)
from .runtime.types import wire_name
from .text import sentence
from .upstream import class_name, module_name, python_name

_TYPES: Mapping[str, Callable[[Json], Kind]] = {
    "boolean": Boolean,
    "integer": Integer,
    "number": Number,
    "string": Text,
}
_FORMATS: Mapping[str, Callable[[Json], Kind]] = {
    "decimal": DecimalText,
    "decimal-or-percent": AmountOrShare,
    "int64": IntegerText,
    "date-time": DateTime,
    "naive-date-time": NaiveDateTime,
    "spaced-date-time": SpacedDateTime,
    **dict.fromkeys(("unix-seconds", "unix-milliseconds", "unix-microseconds"), UnixTime),
}
"""Those of a string; of an integer the last ones."""


class Schemas:
    """The kinds of values in a document, and the classes that are generated of them."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self._nodes: Mapping[str, Json] = contract.document["components"].get("schemas", {})

    def kind(self, node: Json, name_without: str = "") -> Kind:
        """Return the kind of value that a schema describes; one that may be null as well is the same kind.

        Args:
            node: The schema.
            name_without: The name of a class that has no name of its own.
        """
        name, schema = self._resolve(node)
        if name is not None and (shape := self._shape(schema)) is not None:
            return shape(schema, class_name(name), module_name(name))
        if "oneOf" in schema:
            return Union(schema, tuple(self._choices(schema["discriminator"])))
        match schema.get("type"):
            case "array":
                return List(schema, self.kind(schema["items"]))
            case "object":
                return Map(schema, self.kind(schema["additionalProperties"]))
            case None:
                return Anything(schema)
            case "string":
                return _FORMATS.get(schema.get("format", ""), Text)(schema)
            case kind:
                times = str(schema.get("format")).startswith("unix-")
                return UnixTime(schema) if times else _TYPES[kind](schema)

    @staticmethod
    def _shape(schema: Json) -> Callable[[Json, str, str], Class] | None:
        for keyword, shape in {"enum": Enum, "properties": Object, "prefixItems": Row}.items():
            if keyword in schema:
                return shape
        return None

    def _choices(self, discriminator: Json) -> Iterator[tuple[str, Object]]:
        for value, reference in discriminator["mapping"].items():
            found = self.kind({"$ref": reference})
            assert isinstance(found, Object)
            yield value, found

    def _resolve(self, node: Json) -> tuple[str | None, Json]:
        """Follow `$ref` and leave null out; give the name of the component, if it is one."""
        name = None
        while True:
            others = [choice for choice in node.get("anyOf", ()) if choice != {"type": "null"}]
            if "$ref" in node:
                name = node["$ref"].rpartition("/")[2]
                node = self.contract.follow(node)
            elif len(others) == 1:
                node = {**others[0], **{key: value for key, value in node.items() if key != "anyOf"}}
            elif isinstance(node.get("type"), list):
                [only] = [kind for kind in node["type"] if kind != "null"]
                node = {**node, "type": only}
            else:
                return name, node

    def resolved(self, node: Json) -> Json:
        """Follow `$ref`, and leave null out."""
        return self._resolve(node)[1]

    def is_nullable(self, node: Json) -> bool:
        """Return True if null is one of the values of a schema."""
        node = self.contract.resolve(node)
        choices = [*node.get("anyOf", ()), *node.get("oneOf", ())]
        return "null" in _listed(node.get("type")) or any(map(self.is_nullable, choices))

    @cached_property
    def _classes(self) -> list[Class]:
        found = (self.kind({"$ref": f"#/components/schemas/{name}"}) for name in self._nodes)
        return [kind for kind in found if isinstance(kind, Class)]

    @cached_property
    def enums(self) -> list[EnumClass]:
        """The vocabularies."""
        return [EnumClass(kind) for kind in self._classes if isinstance(kind, Enum)]

    @cached_property
    def rows(self) -> list[RowClass]:
        """The arrays with named places."""
        return [RowClass(kind, self) for kind in self._classes if isinstance(kind, Row)]

    @cached_property
    def models(self) -> list[ModelClass]:
        """The objects."""
        return [ModelClass(kind, self) for kind in self._classes if isinstance(kind, Object)]

    @cached_property
    def models_by_name(self) -> Mapping[str, ModelClass]:
        """The same by the names of their classes."""
        return {model.kind.name: model for model in self.models}

    @cached_property
    def sent(self) -> set[str]:
        """The names of the classes that a request body contains."""
        return {class_name(name) for name in self.contract.schemas_sent}

    @cached_property
    def results(self) -> set[str]:
        """The names of the classes that an operation returns, in a list or not."""
        return {part.name for kind in self._returned() for part in kind.classes}

    def _returned(self) -> Iterator[Kind]:
        for operation in self.contract.operations.values():
            yield from map(self.kind, self.contract.success_schemas(operation))

    @cached_property
    def exported(self) -> list[tuple[str, list[str]]]:
        """The modules of models, each with the names that it defines."""
        enums = [(kind.module, [kind.name, f"{kind.name}Value"]) for kind in self._classes if isinstance(kind, Enum)]
        return enums + [(kind.module, [kind.name]) for kind in self._classes if not isinstance(kind, Enum)]

    def within(self, kind: Kind) -> Iterator[Kind]:
        """Yield the kinds of values in a value, however deep, the value among them."""
        seen: set[Class] = set()
        waiting = [kind]
        while waiting:
            found = waiting.pop()
            if found in seen:
                continue
            yield found
            waiting += found.inner
            if isinstance(found, Class):
                seen.add(found)
            if isinstance(found, Object):
                waiting += [item.kind for item in self.fields(found.schema)]

    def fields(self, schema: Json) -> list[Field]:
        """Return the fields of an object schema, required ones first, else in the document's order."""
        required = schema.get("required", ())
        found = [
            Field(self.kind(node), name, python_name(name), name in required, self.description(node))
            for name, node in schema["properties"].items()
        ]
        return sorted(found, key=lambda each: not each.required)

    def description(self, node: Json) -> str:
        """Return the description of a schema, or of where it is mentioned."""
        return sentence(node.get("description") or self._resolve(node)[1].get("description", ""))


@frozen
class Field:
    """An argument of an operation or an attribute of a model."""

    kind: Kind
    name: str
    """On the wire."""
    python_name: str
    required: bool
    description: str

    @property
    def annotation(self) -> str:
        """The type of the attribute."""
        return _optional(self.kind.annotation, self.required)

    @property
    def declared_type(self) -> str:
        """The type of the attribute, which says how it is read and written; a type checker sees `annotation` in it."""
        return _optional(self.kind.declared, self.required)

    @property
    def argument(self) -> str:
        """The type that an argument accepts: for a decimal also an int and a str, for an enum also its values."""
        return _optional(self.kind.accepted, self.required)

    @property
    def secret(self) -> bool:
        """True if the value must never be shown."""
        return self.kind.is_secret

    @property
    def documentation(self) -> str:
        """The description with the limits of the value and what it is when left out."""
        return " ".join(filter(None, (self.description, *self.kind.documentation)))

    @property
    def argument_documentation(self) -> str:
        """The same for an argument, with what it accepts where the annotation doesn't say it."""
        return f"{self.documentation} {self.kind.accepted_documentation}".rstrip()

    @property
    def checked(self) -> str:
        """An expression that checks an argument and gives the value to keep."""
        expression = self.kind.check(repr(self.python_name), self.python_name)
        return expression if self.required else f"None if {self.python_name} is None else {expression}"

    def default(self, *, in_body: bool) -> str:
        """The code behind the annotation: the default, and the name on the wire unless it follows from Python's."""
        options = [] if self.required else ["default=None"]
        if in_body and self.secret:
            options.append("repr=False")
        if self.name != wire_name(self.python_name):
            options.append(f"metadata={{'name': {self.name!r}}}" if in_body else f"name={self.name!r}")
        if options in ([], ["default=None"]):
            return " = None" if options else ""
        return f" = field({', '.join(options)})"

    def appended(self, target: str) -> str:
        """The statement that checks the argument and adds it to the query or the headers, if it is given."""
        value = self.python_name
        if isinstance(self.kind, List):
            one = self.kind.items.query_text(self.kind.items.check(repr(value), "item"))
            items = self.kind.check_items(f'"{value}"', value)
            statement = f'{target}.extend(("{self.name}", {one}) for item in {items})'
        else:
            text = self.kind.query_text(self.kind.check(repr(value), value))
            named = f'["{self.name}"] = {text}' if target == "headers" else f'.append(("{self.name}", {text}))'
            statement = f"{target}{named}"
        return statement if self.required else f"if {value} is not None:\n    {statement}"


def _optional(annotation: str, required: bool) -> str:
    return annotation if required else f"{annotation} | None"


@define
class ModelClass:
    """An object schema that becomes a class."""

    kind: Object
    _schemas: Schemas

    @property
    def description(self) -> str:
        """The description, and the rules for several fields together."""
        return f"{sentence(self.kind.schema['description'])} {described_rules(self.kind.schema)}".rstrip()

    @property
    def rules(self) -> list[str]:
        """The statements that check what is wanted of several fields together."""
        return rule_statements(self.kind.schema)

    @property
    def sent(self) -> bool:
        """True if a request body contains it, so that its fields are checked."""
        return self.kind.name in self._schemas.sent

    @property
    def fields(self) -> list[Field]:
        """Its fields, required ones first."""
        return self._schemas.fields(self.kind.schema)

    @property
    def post_decode(self) -> list[tuple[Field, str]]:
        """The fields that decoding doesn't finish, each with the expression that does."""
        found = ((item, item.kind.post_decode(f"self.{item.python_name}")) for item in self.fields)
        return [(item, expression) for item, expression in found if expression]

    @property
    def is_part(self) -> bool:
        """True if it only comes as a part of another object."""
        return self.kind.name not in self._schemas.results

    @property
    def range_checks(self) -> list[str]:
        """The conditions that its decimals have to fulfil."""
        return [] if self.is_part else self._range_checks("self", nested=False)

    def _range_checks(self, source: str, *, nested: bool) -> list[str]:
        """The conditions for its fields and for the parts of it, which don't look after themselves."""
        found = []
        for item in self.fields:
            if nested and not item.required:
                continue
            place = f"{source}.{item.python_name}"
            # Looked at more than once, an optional one gets a name: the way to it is half of what the look costs.
            name = place if item.required else item.python_name
            if isinstance(item.kind, Object):
                part = self._schemas.models_by_name[item.kind.name]
                condition = " and ".join(part._range_checks(name, nested=True) if part.is_part else [])
            else:
                condition = item.kind.range_check(name, nested=nested) or ""
            if not condition:
                continue
            if not item.required:
                alternative = f"({condition})" if " and " in condition else condition
                condition = f"(({name} := {place}) is None or {alternative})"
            found.append(condition)
        return found

    @property
    def classes(self) -> list[Class]:
        """The classes that it names."""
        return classes_of(self.fields, self.kind)


@define
class RowClass:
    """An array with named places that becomes a class."""

    kind: Row
    _schemas: Schemas

    @property
    def description(self) -> str:
        """The description."""
        return sentence(self.kind.schema["description"])

    @property
    def places(self) -> list[Field]:
        """Its places."""
        described = self._schemas.description
        return [
            Field(self._schemas.kind(node), node["title"], python_name(node["title"]), True, described(node))
            for node in self.kind.schema["prefixItems"]
        ]

    @property
    def classes(self) -> list[Class]:
        """The classes that it names."""
        return classes_of(self.places, self.kind)


@define
class EnumClass:
    """A vocabulary."""

    kind: Enum

    @property
    def title(self) -> str:
        """The class's name as words."""
        return self.kind.module.replace("_", " ").capitalize()

    @property
    def description(self) -> str:
        """The description."""
        return sentence(self.kind.schema["description"])

    @property
    def numeric(self) -> bool:
        """True if the values are numbers."""
        return all(isinstance(value, int) for value in self.kind.schema["enum"])

    @property
    def members(self) -> list[tuple[str, object]]:
        """Member and value, in the document's order."""
        values = self.kind.schema["enum"]
        names = self.kind.schema.get("x-enum-varnames") or [member_name(str(value)) for value in values]
        return list(zip(names, values, strict=True))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def classes_of(fields: list[Field], *own: Class) -> list[Class]:
    """List the classes in the types of fields, but for the class that has them."""
    found = {part for item in fields for part in item.kind.classes}
    return sorted(found - {*own}, key=lambda each: each.module)


def rule_statements(node: Json) -> list[str]:
    """The statements that check what an operation or an object wants of several arguments together."""
    return [f"check.{rule}({', '.join(f'{name}={name}' for name in _names(names))})" for rule, names in rules(node)]


def described_rules(node: Json) -> str:
    """Say the same in sentences."""
    sentences = []
    for rule, names in rules(node):
        *others, last = [f"`{name}`" for name in _names(names)]
        sentences.append(f"Pass {rule.replace('_', ' ')} of {', '.join(others)} and {last}.")
    return " ".join(sentences)


def _names(names: Any) -> list[str]:
    return [python_name(name) for name in names]
