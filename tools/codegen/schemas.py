"""The schemas of the document: of each a kind of value, and of those with a name a class."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from typing import Any, NamedTuple

from attrs import define, field, frozen

from .contract import Contract, Json, member_names, rules
from .kinds import (
    AmountOrShare,
    Anything,
    Binary,
    Boolean,
    Bytes,
    Class,
    Constant,
    Date,
    DateTime,
    DecimalText,
    Discriminated,
    Enum,
    Integer,
    IntegerText,
    Kind,
    List,
    Map,
    NaiveDateTime,
    Nullable,
    Number,
    Object,
    Row,
    SpacedDateTime,
    Text,
    Time,
    Union,
    UnixTime,
    Uuid,
)
from .runtime.types import wire_name
from .text import sentence
from .upstream import class_name, module_name, python_name

TYPES: Mapping[str, Callable[[Json], Kind]] = {
    "boolean": Boolean,
    "integer": Integer,
    "number": Number,
    "string": Text,
}
FORMATS: Mapping[str, Callable[[Json], Kind]] = {
    "binary": Binary,
    "byte": Bytes,
    "date": Date,
    "date-time": DateTime,
    "decimal": DecimalText,
    "decimal-or-percent": AmountOrShare,
    "int64": IntegerText,
    "naive-date-time": NaiveDateTime,
    "spaced-date-time": SpacedDateTime,
    "time": Time,
    "uuid": Uuid,
    **dict.fromkeys(("unix-seconds", "unix-milliseconds", "unix-microseconds"), UnixTime),
}
"""Those of a string; of an integer the last ones."""

COMPONENT = "#/components/schemas/"
CHOICES = ("oneOf", "anyOf")
ANNOTATIONS = frozenset({"description", "title", "example", "examples", "deprecated", "readOnly", "writeOnly"})
"""Keywords that say nothing about the value."""

RESERVED = frozenset(
    {
        *("Annotated", "Any", "AsyncClient", "Body", "Call", "Client", "Date", "Decimal", "IntEnum", "IntText"),
        *("JsonBody", "Literal", "Mapping", "Model", "NaiveDatetime", "Null", "Number", "OpenEnum", "Part", "RawBytes"),
        *("Response", "Row", "Secret", "Self", "Sequence", "SpacedDatetime", "StrEnum", "TimeOfDay", "TypeAlias"),
        *("UUID",),
        *(f"Unix{unit}{text}" for unit in ("Seconds", "Milliseconds", "Microseconds") for text in ("", "Text")),
    }
)
"""Names that the generated modules use for something else; a class that would have one is called `…Model`."""

ATTRIBUTES = frozenset(
    {
        *("additional_properties", "any_of", "check", "constant", "field", "force_setattr", "from_dict", "from_list"),
        *("hide", "one_of", "self", "to_dict", "to_list", "to_utc"),
    }
)
"""Names that a model has already, or that its code uses for something else."""


class _Resolved(NamedTuple):
    schema: Json
    """Without `$ref`, `allOf` and null."""
    name: str
    """The name of its class, if it has one."""
    is_component: bool
    is_nullable: bool


class Schemas:
    """The kinds of values in a document, and the classes that are generated of them.

    A class of a schema that isn't a component is named by its place: `NoteValue` is the property `value` of `Note`.

    Attributes:
        contract: The document.
        sent: The names of the classes that a request contains.
        results: The names of the classes that an operation returns, in a list or not.
    """

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.sent: set[str] = set()
        self.results: set[str] = set()
        self._classes: dict[str, Class] = {}
        self._fields: dict[str, list[Field]] = {}
        self._class_names: dict[str, str] = {}
        components = contract.document["components"].get("schemas", {})
        for name in components:
            self._class_names[name] = self._free(name, self._class_names.values())
        for name in components:
            self.kind({"$ref": f"{COMPONENT}{name}"})

    def kind(self, node: Json, name: str = "") -> Kind:
        """Return the kind of value that a schema describes; where null matters, `item` says so.

        Args:
            node: The schema.
            name: The name of its class, if it is one that has a class and isn't a component.
        """
        return self._kind(self._resolve(node, name))

    def item(self, node: Json, name: str = "") -> Kind:
        """Return the same for an item of a list or a value of a mapping, which may be null."""
        found = self._resolve(node, name)
        return Nullable(found.schema, self._kind(found)) if found.is_nullable else self._kind(found)

    def resolved(self, node: Json) -> Json:
        """Follow `$ref`, put the parts of `allOf` together, and leave null out."""
        return self._resolve(node, "").schema

    def is_nullable(self, node: Json) -> bool:
        """Return True if null is one of the values of a schema."""
        return self._resolve(node, "").is_nullable

    def _kind(self, found: _Resolved) -> Kind:
        schema, name = found.schema, found.name
        if "const" in schema:
            return Constant(schema, (schema["const"],))
        if "enum" in schema:
            values = schema["enum"]
            is_class = {type(value) for value in values} in ({str}, {int})
            return self._class(Enum, found) if is_class else Constant(schema, tuple(values))
        if "properties" in schema:
            return self._class(Object, found)
        if "prefixItems" in schema:
            return self._class(Row, found)
        for choices in filter(None, map(schema.get, CHOICES)):
            return self._union(schema, choices, name)
        match schema.get("type"):
            case "array":
                return List(schema, self.item(schema.get("items", {}), f"{name}Item"))
            case "object":
                return Map(schema, self._additional(found) or Anything({}))
            case "string":
                stated = "byte" if schema.get("contentEncoding") == "base64" else schema.get("format", "")
                return FORMATS.get(stated, Text)(schema)
            case None:
                return Anything(schema)
            case list(kinds):
                return Union(schema, tuple(self.kind({**schema, "type": kind}, name) for kind in kinds))
            case kind:
                return UnixTime(schema) if schema.get("format", "").startswith("unix-") else TYPES[kind](schema)

    def _union(self, schema: Json, choices: Json, name: str) -> Kind:
        if "discriminator" not in schema:
            found = (self.kind(choice, f"{name}Option{number}") for number, choice in enumerate(choices, 1))
            return Union(schema, tuple(dict.fromkeys(found)))
        mapping = schema["discriminator"].get("mapping")
        if mapping is None:
            mapping = {choice["$ref"].removeprefix(COMPONENT): choice["$ref"] for choice in choices}
        named = {value: target if "/" in target else f"{COMPONENT}{target}" for value, target in mapping.items()}
        options = tuple((value, self.kind({"$ref": target})) for value, target in named.items())
        return Discriminated(schema, tuple(kind for _, kind in options), options)

    def _additional(self, found: _Resolved) -> Kind | None:
        node = found.schema.get("additionalProperties")
        return self.item(node, f"{found.name}AdditionalProperty") if isinstance(node, Mapping) else None

    def _class(self, shape: Callable[[Json, str, str], Class], found: _Resolved) -> Class:
        """Return the class of a schema; each has a name and a module of its own."""
        if found.is_component:
            name = self._class_names[found.name]
        else:
            components = self._class_names.values()
            others = [each.name for each in self._classes.values() if each.schema != found.schema]
            name = self._free(found.name, [*components, *others])
        kind = shape(found.schema, name, module_name(name))
        if name not in self._classes:
            self._classes[name] = kind
            if found.is_component:  # where it is mentioned, something else may stand beside it
                pure = self._resolve({"$ref": f"{COMPONENT}{found.name}"}, "")
                self._classes[name] = shape(pure.schema, name, module_name(name))
        return kind

    @staticmethod
    def _free(name: str, taken: Iterable[str]) -> str:
        """Return the name of a class that no other one has; nor has a module of another one the same name."""
        wanted = class_name(name)
        if wanted in RESERVED or wanted.endswith("Operations"):
            wanted = f"{wanted}Model"
        modules = {module_name(each) for each in taken}
        numbered = (wanted if number == 1 else f"{wanted}{number}" for number in count(1))
        return next(each for each in numbered if module_name(each) not in modules)

    def _resolve(self, node: Json, name: str) -> _Resolved:
        is_component = is_nullable = False
        while True:
            keyword = next((each for each in CHOICES if each in node), "")
            options = node.get(keyword, ())
            choices = [choice for choice in options if choice != {"type": "null"}]
            is_nullable |= len(choices) < len(options) or None in node.get("enum", ())
            if "$ref" in node:
                if node["$ref"].startswith(COMPONENT):
                    name, is_component = node["$ref"].removeprefix(COMPONENT), True
                node = self.contract.follow(node)
            elif len(choices) == 1:
                node = {**choices[0], **{key: value for key, value in node.items() if key != keyword}}
            elif "allOf" in node:
                node, is_nullable, part = self._merged(node, name, is_nullable)
                if part is not None:
                    return _Resolved(node, part.name, part.is_component, is_nullable)
            elif isinstance(node.get("type"), list):
                kinds = [kind for kind in node["type"] if kind != "null"]
                is_nullable |= len(kinds) < len(node["type"])
                if len(kinds) > 1:
                    return _Resolved({**node, "type": kinds}, name, is_component, is_nullable)
                node = {**node, "type": kinds[0]}
            else:
                if choices:
                    node = {**node, keyword: choices}
                if is_nullable and "enum" in node:
                    node = {**node, "enum": [value for value in node["enum"] if value is not None]}
                return _Resolved(node, name, is_component, is_nullable)

    def _merged(self, node: Json, name: str, is_nullable: bool) -> tuple[Json, bool, _Resolved | None]:
        """Put the parts of `allOf`, and what stands beside it, together; also give the part, if there is just one."""
        beside = {key: value for key, value in node.items() if key != "allOf"}
        parts = [self._resolve(part, name) for part in node["allOf"]]
        if len(parts) == 1 and beside.keys() <= ANNOTATIONS:
            return {**parts[0].schema, **beside}, is_nullable or parts[0].is_nullable, parts[0]
        merged: dict[str, Json] = {}
        for part in (*(each.schema for each in parts), beside):
            both = {
                "properties": {**merged.get("properties", {}), **part.get("properties", {})},
                "required": [*merged.get("required", []), *part.get("required", [])],
            }
            merged |= {**part, **{keyword: value for keyword, value in both.items() if value}}
        return merged, is_nullable, None

    def classes(self) -> list[Class]:
        """Return all classes, those that are found in others included."""
        seen: set[str] = set()
        while waiting := [name for name in self._classes if name not in seen]:
            seen.update(waiting)
            for name in waiting:
                self.fields(self._classes[name])
        return list(self._classes.values())

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
                waiting += [item.kind for item in self.fields(found)]
                waiting += filter(None, [self.additional(found)])

    def fields(self, kind: Class) -> list[Field]:
        """Return the fields of an object, required ones first, or the places of a row, in the document's order."""
        if kind.name not in self._fields:
            named = self._places(kind) if isinstance(kind, Row) else self._properties(kind)
            names = unique_names(name for name, _, _ in named)
            found = [
                Field(
                    self.kind(node, f"{kind.name}{class_name(name)}"),
                    name,
                    python,
                    required,
                    self.description(node),
                    nullable=self.is_nullable(node),
                    direction=next((each for each in ("readOnly", "writeOnly") if self.resolved(node).get(each)), ""),
                )
                for (name, node, required), python in zip(named, names, strict=True)
            ]
            self._fields[kind.name] = sorted(found, key=lambda each: not each.required)
        return self._fields[kind.name]

    def _properties(self, kind: Class) -> list[tuple[str, Json, bool]]:
        pure = self._classes[kind.name].schema
        required = pure.get("required", ())
        stated = pure.get("properties", {}) if isinstance(kind, Object) else {}
        more = {name: {"description": "Anything."} for name in required if stated and name not in stated}
        return [(name, node, name in required) for name, node in {**stated, **more}.items()]

    @staticmethod
    def _places(kind: Row) -> list[tuple[str, Json, bool]]:
        least = kind.schema.get("minItems", len(kind.schema["prefixItems"]))
        return [(node["title"], node, number < least) for number, node in enumerate(kind.schema["prefixItems"])]

    def additional(self, kind: Class) -> Kind | None:
        """Return the kind of the additional properties of an object, where the document says it."""
        return self._additional(_Resolved(kind.schema, kind.name, False, False)) if isinstance(kind, Object) else None

    def imports(self, kind: Class, fields: list[Field]) -> Imports:
        """Return the classes that the module of a class imports."""
        found = classes_of(fields, kind)
        back = [each for each in found if kind in self.within(each)]
        return Imports([each for each in found if each not in back], back)

    def description(self, node: Json) -> str:
        """Return the description of a schema, or of where it is mentioned."""
        resolved = self.resolved(node)
        text = sentence(node.get("description") or resolved.get("description", ""))
        return f"Deprecated. {text}" if resolved.get("deprecated") else text


@frozen
class Field:
    """An argument of an operation or an attribute of a model."""

    kind: Kind
    name: str
    """On the wire."""
    python_name: str
    required: bool
    description: str
    nullable: bool = field(default=False, kw_only=True)
    """True if null is one of its values."""
    direction: str = field(default="", kw_only=True)
    """`readOnly`, or `writeOnly`; empty: it is both sent and read."""

    @property
    def is_sent(self) -> bool:
        """True unless it is read alone."""
        return self.direction != "readOnly"

    @property
    def may_be_none(self) -> bool:
        """True if None is one of its values in Python."""
        return self.nullable or not self.required

    @property
    def can_be_cleared(self) -> bool:
        """True if null means something else than nothing at all."""
        return self.nullable and not self.required

    @property
    def annotation(self) -> str:
        """The type of the attribute."""
        return _optional(self.kind.annotation, self.may_be_none)

    @property
    def declared_type(self) -> str:
        """The type of the attribute, which says how it is read and written; a type checker sees `annotation` in it."""
        return _optional(self.kind.declared, self.may_be_none)

    @property
    def body_type(self) -> str:
        """The same in an object that is sent."""
        is_none = self.may_be_none or self.direction == "writeOnly"
        return _optional(f"{self.kind.declared}{' | Null' * self.can_be_cleared}", is_none)

    @property
    def argument(self) -> str:
        """The type that an argument accepts: for a decimal also an int and a str, for an enum also its values."""
        return _optional(f"{self.kind.accepted}{' | Null' * self.can_be_cleared}", self.may_be_none)

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
        cleared = "`NULL` sends an explicit null." if self.can_be_cleared else ""
        return " ".join(filter(None, (self.documentation, self.kind.accepted_documentation, cleared)))

    @property
    def checked(self) -> str:
        """An expression that checks an argument and gives the value to keep."""
        name = self.python_name
        expression = self.kind.check(repr(name), name)
        if self.can_be_cleared:
            return f"{name} if {name} is None or {name} is NULL else {expression}"
        return f"None if {name} is None else {expression}" if self.may_be_none else expression

    def default(self, *, in_body: bool) -> str:
        """The code behind the annotation: the default, and the name on the wire unless it follows from Python's."""
        options = [] if self.required else ["default=None"]
        metadata = {"name": self.name} if self.name != wire_name(self.python_name) else {}
        if in_body:
            metadata |= {"direction": self.direction} if self.direction else {}
            options += ["repr=False"] * self.secret + [f"metadata={metadata}"] * bool(metadata)
        elif metadata:
            options.append(f"name={self.name!r}")
        if options in ([], ["default=None"]):
            return " = None" if options else ""
        return f" = field({', '.join(options)})"


def _optional(annotation: str, may_be_none: bool) -> str:
    return f"{annotation} | None" if may_be_none else annotation


def unique_names(names: Iterable[str]) -> list[str]:
    """Return the names in Python of what stands beside each other, each another one."""
    found: list[str] = []
    for name in names:
        python = python_name(name)
        while python in found or python in ATTRIBUTES:
            python += "_"
        found.append(python)
    return found


@define
class ModelClass:
    """An object schema that becomes a class."""

    kind: Object
    _schemas: Schemas

    @property
    def description(self) -> str:
        """The description, and the rules for several fields together."""
        described = self._schemas.description(self.kind.schema) or f"The object `{self.kind.name}`."
        return f"{described} {described_rules(self.kind.schema)}".rstrip()

    @property
    def rules(self) -> list[str]:
        """The statements that check what is wanted of several fields together."""
        return rule_statements(self.kind.schema)

    @property
    def sent(self) -> bool:
        """True if a request contains it, so that its fields are checked."""
        return self.kind.name in self._schemas.sent

    @property
    def fields(self) -> list[Field]:
        """Its fields, required ones first."""
        found = self._schemas.fields(self.kind)
        return found if self.sent else [item for item in found if item.direction != "writeOnly"]

    @property
    def arguments(self) -> list[Field]:
        """Those that are sent."""
        return [item for item in self.fields if item.is_sent]

    @property
    def additional(self) -> Kind:
        """The kind of its additional properties."""
        return self._schemas.additional(self.kind) or Anything({})

    @property
    def additional_checked(self) -> str:
        """The expression that checks them; anything is sent as it is."""
        given = "additional_properties or {}"
        if isinstance(self.additional, Anything):
            return f"dict({given})"
        return Map({}, self.additional).check("'additional_properties'", given)

    @property
    def post_decode(self) -> list[tuple[Field, str]]:
        """The fields that decoding doesn't finish, each with the expression that does."""
        return post_decode(self.fields)

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
            if nested and item.may_be_none:
                continue
            place = f"{source}.{item.python_name}"
            # Looked at more than once, an optional one gets a name: the way to it is half of what the look costs.
            name = item.python_name if item.may_be_none else place
            if isinstance(item.kind, Object):
                part = ModelClass(item.kind, self._schemas)
                condition = " and ".join(part._range_checks(name, nested=True) if part.is_part else [])
            else:
                condition = item.kind.range_check(name, nested=nested) or ""
            if not condition:
                continue
            if item.may_be_none:
                alternative = f"({condition})" if " and " in condition else condition
                condition = f"(({name} := {place}) is None or {alternative})"
            found.append(condition)
        return found

    @property
    def imports(self) -> Imports:
        """The classes that it names."""
        return self._schemas.imports(self.kind, [*self.fields, Field(self.additional, "", "", True, "")])


@define
class RowClass:
    """An array with named places that becomes a class."""

    kind: Row
    _schemas: Schemas

    @property
    def description(self) -> str:
        """The description."""
        return self._schemas.description(self.kind.schema) or f"The array `{self.kind.name}`."

    @property
    def places(self) -> list[Field]:
        """Its places."""
        return self._schemas.fields(self.kind)

    @property
    def post_decode(self) -> list[tuple[Field, str]]:
        """The places that decoding doesn't finish, each with the expression that does."""
        return post_decode(self.places)

    @property
    def imports(self) -> Imports:
        """The classes that it names."""
        return self._schemas.imports(self.kind, self.places)


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
        return sentence(self.kind.schema.get("description") or f"The values of {self.title.lower()}")

    @property
    def numeric(self) -> bool:
        """True if the values are numbers."""
        return all(isinstance(value, int) for value in self.kind.schema["enum"])

    @property
    def members(self) -> list[tuple[str, object]]:
        """Member and value, in the document's order."""
        values = self.kind.schema["enum"]
        return list(zip(self.kind.schema.get("x-enum-varnames") or member_names(values), values, strict=True))


class Imports(NamedTuple):
    """The classes that a module imports."""

    first: list[Class]
    last: list[Class]
    """Those that import it themselves, so that its own class has to be there before."""


def classes_of(fields: Iterable[Field], *own: Class) -> list[Class]:
    """List the classes in the types of fields, but for the class that has them."""
    found = {part.name: part for item in fields for part in item.kind.classes}
    for each in own:
        found.pop(each.name, None)
    return sorted(found.values(), key=lambda each: each.module)


def post_decode(fields: list[Field]) -> list[tuple[Field, str]]:
    """List the fields that decoding doesn't finish, each with the expression that does."""
    found = ((item, item.kind.post_decode(f"self.{item.python_name}")) for item in fields)
    return [(item, expression) for item, expression in found if expression]


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
