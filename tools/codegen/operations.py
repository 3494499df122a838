"""The operations as the templates show them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import define, evolve, frozen

from .bodies import Media, media
from .contract import RULES, Json, Operation, rules
from .kinds import Anything, Class, Constant, Kind, Map, Object, Union
from .parameters import Parameter, parameters
from .schemas import Field, Schemas, classes_of, described_rules
from .text import lower_first, sentence
from .upstream import class_name, python_name

ECHOES: Mapping[str, Sequence[str]] = {
    "symbol": ("marketSymbol", "symbol"),
    "side": ("side",),
    "clientId": ("clientId",),
    "orderId": ("orderId", "id"),
    "strategyId": ("strategyId", "id"),
    "clientStrategyId": ("clientStrategyId",),
    "rfqId": ("rfqId",),
    "quoteId": ("quoteId",),
}
"""The parameters that say which order, market or quote is meant, each with the fields of an answer that repeat it."""

PLACES = ("path", "query", "header", "cookie")

RESPONSE_ATTRIBUTES = frozenset({"x-total", "x-page-count", "x-current-page", "x-page-size", "age", "cache-control"})
"""The headers that `Response` has as attributes, in lower case."""


@define(slots=False)
class OperationView:
    """One operation, as the templates show it."""

    schemas: Schemas
    operation: Operation

    @property
    def name(self) -> str:
        """The operationId as a Python name."""
        return python_name(self.operation.node["operationId"])

    @property
    def method(self) -> str:
        """The HTTP method in capitals."""
        return self.operation.method.upper()

    @property
    def path(self) -> str:
        """The path below the base URL."""
        return self.operation.path

    @property
    def path_expression(self) -> str:
        """The expression that gives it, its parameters filled in."""
        segments = {each.name: each.segment for each in self.parameters if each.place == "path"}
        pieces = [segments.get(piece[1:-1]) or repr(piece) for piece in re.split(r"(\{[^}]*\})", self.path) if piece]
        return " + ".join(pieces)

    @property
    def changes(self) -> bool:
        """True if the operation changes something."""
        return self.operation.method not in ("get", "head", "options")

    @property
    def instruction(self) -> str | None:
        """The instruction that is signed, if any."""
        return self.operation.instruction

    @property
    def summary(self) -> str:
        """The summary without a full stop."""
        return str(self.operation.node["summary"]).rstrip(".")

    @property
    def description(self) -> str:
        """The description in full."""
        return str(self.operation.node["description"]).strip()

    @property
    def deprecation(self) -> str | None:
        """The warning for users of the operation; None: it is not deprecated."""
        if not self.operation.node.get("deprecated"):
            return None
        other = self.operation.node.get("x-replaced-by")
        return f"{self.name} is deprecated" + (f"; use {other}" if other else "")

    @property
    def rules(self) -> list[str]:
        """The statements that check what is wanted of several arguments of the query together."""
        inner = {each.name: f"{each.python_name}={each.inner_name}" for each in self.parameters}
        return [
            f"check.{rule}({', '.join(inner[name] for name in names)})" for rule, names in rules(self.operation.node)
        ]

    @property
    def described_rules(self) -> str:
        """The rules for several arguments together, in words."""
        schema: Json = {} if self.body is None else self.body.kind.schema
        return described_rules({**self.operation.node, **{rule: schema[rule] for rule in RULES if rule in schema}})

    @property
    def link(self) -> str:
        """Where the exchange documents the operation."""
        tag = self.operation.tag.replace(" ", "-")
        default = f"https://docs.backpack.exchange/#tag/{tag}/operation/{self.operation.node['operationId']}"
        return str(self.operation.node.get("externalDocs", {}).get("url", default))

    @cached_property
    def parameters(self) -> list[Parameter]:
        """The parameters, required ones first."""
        found = parameters(self.schemas, self.operation, [each.python_name for each in self.body_fields])
        return sorted(found, key=lambda each: (not each.required, PLACES.index(each.place)))

    def within(self, *places: str) -> list[Parameter]:
        """The parameters that travel in some places."""
        return [each for each in self.parameters if each.place in places]

    @cached_property
    def media(self) -> Media | None:
        """The body in the media type in which it is sent: JSON, where the document has that among others."""
        node = self.operation.body
        return None if node is None else media(self.schemas, node["content"], f"{self._class_name}Body")[0]

    @property
    def _class_name(self) -> str:
        return class_name(self.operation.node["operationId"])

    @cached_property
    def body(self) -> Field | None:
        """The body as one value."""
        if self.operation.body is None or self.media is None:
            return None
        kind = self.media.kind
        described = self.operation.body.get("description") or kind.schema.get("description")
        described = described or ("The JSON body." if self.media.form == "json" else "The body.")
        return Field(kind, "body", "body", self.operation.body.get("required", False), sentence(described))

    @property
    def _body_name(self) -> str:
        return python_name((self.operation.body or {}).get("x-body-name", "body"))

    @property
    def body_value(self) -> str:
        """The expression that checks the body and gives what is sent."""
        assert self.body is not None
        assert self.media is not None
        value = self.media.value(repr(self._body_name), "body")
        return value if self.body.required else f"None if body is None else {value}"

    @property
    def body_class(self) -> Object | None:
        """The class of a body that is one object, whose fields are keyword arguments on the surface."""
        return self.body.kind if self.body is not None and isinstance(self.body.kind, Object) else None

    @cached_property
    def body_fields(self) -> list[Field]:
        """The fields of a body that is one object, or the body itself under its own name."""
        if self.body is None:
            return []
        if self.body_class is None:
            return [evolve(self.body, python_name=self._body_name)]
        fields = [each for each in self.schemas.fields(self.body_class) if each.is_sent]
        if self.body_class.schema.get("additionalProperties", False) is not False:
            kind = Map({}, self.schemas.additional(self.body_class) or Anything({}))
            described = "Fields that the document doesn't have; they are sent as they are."
            fields.append(Field(kind, "", "additional_properties", False, described))
        return fields if self.body.required else [evolve(each, required=False) for each in fields]

    @property
    def body_made(self) -> str:
        """The expression that makes the body of the method's arguments."""
        assert self.body is not None
        names = [each.python_name for each in self.body_fields]
        if self.body_class is None:
            return names[0]
        if self.body.required:
            return f"{self.body_class.name}({', '.join(f'{name}={name}' for name in names)})"
        required = set(self.body_class.schema.get("required", ()))
        given = self.local("given")
        passed = []
        for each in self.body_fields:
            value = name = each.python_name
            if each.name in required:
                value = f"{given}({name!r}, {name})"
                value = f"None if {name} is NULL else {value}" if each.nullable else value
            passed.append(f"{name}={value}")
        nothing = " and ".join(f"{name} is None" for name in names)
        return f"None if {nothing} else {self.body_class.name}({', '.join(passed)})"

    @property
    def wants_given(self) -> bool:
        """True if a body that can be left out has parts that it must have."""
        if self.body is None or self.body_class is None or self.body.required:
            return False
        return any(each.name in self.body_class.schema.get("required", ()) for each in self.body_fields)

    @property
    def low_level(self) -> list[Field]:
        """The arguments of the functions in `api`."""
        return [*([] if self.body is None else [self.body]), *(each.inner for each in self.parameters)]

    @property
    def surface(self) -> list[Field]:
        """The arguments of the method, required ones first."""
        return sorted([*self.body_fields, *self.parameters], key=lambda each: not each.required)

    def local(self, name: str) -> str:
        """A name in the method that is none of its arguments."""
        taken = {each.python_name for each in self.surface}
        while name in taken:
            name += "_"
        return name

    @cached_property
    def answers(self) -> list[Answer]:
        """The answers that the document calls a success, those that carry nothing first."""
        found = []
        for status, node in sorted(self.schemas.contract.successes(self.operation).items()):
            name = f"{self._class_name}Response{status.capitalize()}"
            content = {} if self.method == "HEAD" else node.get("content") or {}
            found.append(Answer(status, node, media(self.schemas, content, name)))
        return found

    @cached_property
    def _carried(self) -> list[Media]:
        """The bodies of all of them."""
        return [each for answer in self.answers for each in answer.media]

    @property
    def statuses(self) -> str:
        """The statuses that the document calls a success, as an expression."""
        if all(answer.is_single for answer in self.answers):
            return repr(tuple(int(answer.status) for answer in self.answers))
        return "range(200, 300)"

    @property
    def returns(self) -> str:
        """The type of the value."""
        found = list(dict.fromkeys(each.kind.annotation for each in self._carried))
        may_be_none = any(each.nullable for each in self._carried) or not all(each.media for each in self.answers)
        return " | ".join([*found, *(["None"] if may_be_none or not found else [])])

    @property
    def returns_text(self) -> str:
        """The description of the value."""
        return " ".join(
            f"None: {lower_first(sentence(answer.node['description']))}"
            if not answer.media and self._carried
            else sentence(answer.node["description"])
            for answer in self.answers
        )

    @property
    def response_headers(self) -> list[str]:
        """The headers of an answer that `Response` has no attribute for, each with what the document says of it."""
        found: dict[str, str] = {}
        for answer in self.answers:
            for name, node in answer.node.get("headers", {}).items():
                described = self.schemas.contract.resolve(node).get("description", "")
                found.setdefault(name, f"{name}: {sentence(described)}".removesuffix(": "))
        return [text for name, text in found.items() if name.lower() not in RESPONSE_ATTRIBUTES]

    @cached_property
    def readers(self) -> Mapping[str, str]:
        """The constants that read a body in the fast way, each with the expression that makes it."""
        found: dict[str, str] = {}
        for each in self._carried:
            if each.form == "json" and self._is_direct(each.kind):
                found.setdefault(self._reader_of(each.kind), f"_BODY{f'_{len(found) + 1}' if found else ''}")
        return {name: made for made, name in found.items()}

    def _reader_of(self, kind: Kind) -> str:
        has_rows = any("prefixItems" in part.schema for part in self.schemas.within(kind))
        return f"JsonBody({kind.annotation}{', rows=True' if has_rows else ''})"

    @property
    def reading(self) -> list[str]:
        """The statements that read an answer."""
        grouped: dict[tuple[str, ...], list[str]] = {}
        # A range of statuses is for those that are left.
        for answer in sorted(self.answers, key=lambda each: (not each.is_single, bool(each.media))):
            lines = tuple(self._read(answer.media))
            before = grouped.get(lines, []) if answer.is_single else grouped.pop(lines, [])
            grouped[lines] = [*before, answer.status]
        *others, (last, _) = grouped.items()
        found: list[str] = []
        for lines, statuses in others:
            found.append(f"if answer.status_code in ({', '.join(statuses)},):")
            found += [f"    {line}" for line in lines]
        return [*found, *last]

    def _read(self, carried: Sequence[Media]) -> Iterator[str]:
        """The statements that read a body in one of its media types; the first is what it is taken for in doubt."""
        for each in carried[1:]:
            is_range = each.essence.endswith("/*")
            test = f".startswith({each.essence[:-1]!r})" if is_range else f" == {each.essence!r}"
            yield f"if media_type(answer){test}:"
            yield from (f"    {line}" for line in self._return(each))
        if carried and any(each.nullable for each in carried):
            yield "if is_null(answer):"
            yield "    return None"
        yield from self._return(carried[0]) if carried else ("return None",)

    def _return(self, carried: Media) -> Sequence[str]:
        """The statements that return what was read; the tolerant reader doesn't know the type."""
        made = self._read_as(carried)
        if not made.startswith("from_json"):
            return (f"return {made}",)
        return (f"found: {carried.kind.annotation} = {made}", "return found")

    def _read_as(self, carried: Media) -> str:
        kind = carried.kind
        if carried.form == "bytes":
            return "answer.content"
        if carried.form == "text":
            if carried.essence == "text/plain" or kind.annotation != "str":
                return f"from_text(answer.content, {kind.declared})"
            return "answer.text"
        names = {made: name for name, made in self.readers.items()}
        if (made := self._reader_of(kind)) in names:
            return f"{names[made]}.read(answer.content)"
        return f"from_json(answer.content, tolerant_reader({kind.declared}))"

    def _is_direct(self, kind: Kind) -> bool:
        """True if msgspec can decode the value straight from a body."""
        parts = list(self.schemas.within(kind))
        if isinstance(kind, Anything | Constant):
            return False
        return kind.post_decode("value") is None and not any(
            isinstance(part, Union) or (isinstance(part, Object) and part.name in self.schemas.sent) for part in parts
        )

    @property
    def echoes(self) -> tuple[tuple[str, str], ...]:
        """The parts of the request that an answer repeats: each by its name on the wire, and by its attribute."""
        carried = [each.kind for each in self._carried]
        answered = {name: python_name(name) for name in self._property_names(carried)}
        body = [] if self.body is None else [self.body.kind]
        pairs = []
        for name in [*(item.name for item in self.within("query")), *self._property_names(body)]:
            repeated = next((each for each in ECHOES.get(name, ()) if each in answered), None)
            # A list may be that of the account's side or of the other's; who places an order states his own.
            if repeated is not None and (name != "side" or self.method != "GET"):
                pairs.append((name, answered[repeated]))
        return tuple(pairs)

    def _property_names(self, kinds: Iterable[Kind]) -> Iterator[str]:
        """The fields of the objects that values are, or that their lists hold."""
        for part in (part for kind in kinds for part in kind.parts()):
            if isinstance(part, Object):
                yield from part.schema["properties"]

    @property
    def sent(self) -> list[Kind]:
        """The kinds of values that it sends."""
        return [each.kind for each in self.low_level]

    @property
    def returned(self) -> list[Kind]:
        """The kinds of values that it returns."""
        return [each.kind for each in self._carried]

    @property
    def classes(self) -> list[Class]:
        """The classes in its types."""
        returned = [Field(kind, "", "", True, "") for kind in self.returned]
        return classes_of([*self.low_level, *self.body_fields, *returned])


@frozen
class Answer:
    """An answer that the document calls a success."""

    status: str
    """`200` and the like, `2XX`, or `default`."""
    node: Json
    media: Sequence[Media]
    """The bodies that it may carry, one for each media type; none: nothing."""

    @property
    def is_single(self) -> bool:
        """True if it is that of one status."""
        return self.status.isdigit()


@frozen
class TagView:
    """The operations of one tag."""

    title: str
    description: str
    operations: Sequence[OperationView]

    @property
    def name(self) -> str:
        """The attribute of the client, and the module."""
        return python_name(self.title)

    @property
    def class_name(self) -> str:
        """The class of the sync operations."""
        return f"{class_name(self.title)}Operations"

    @property
    def deprecates(self) -> bool:
        """True if one of the operations is deprecated."""
        return any(operation.deprecation for operation in self.operations)

    @property
    def classes(self) -> list[Class]:
        """The classes in the types of its operations."""
        found = {each for operation in self.operations for each in operation.classes}
        return sorted(found, key=lambda each: each.module)


def tags(schemas: Schemas) -> list[TagView]:
    """The operations by tag, in the document's order."""
    contract = schemas.contract
    described = {node["name"]: node.get("description", "") for node in contract.document.get("tags", [])}
    grouped: dict[str, list[OperationView]] = {name: [] for name in described}
    for operation in contract.operations.values():
        grouped.setdefault(operation.tag, []).append(OperationView(schemas, operation))
    for view in (view for views in grouped.values() for view in views):
        schemas.sent.update(part.name for kind in view.sent for part in schemas.within(kind) if isinstance(part, Class))
        schemas.results.update(part.name for kind in view.returned for part in kind.classes)
    return [TagView(name, described.get(name, name), views) for name, views in grouped.items() if views]


def secrets(schemas: Schemas, tagged: Iterable[TagView]) -> list[str]:
    """The names, on the wire, of fields and parameters that are secret."""
    found = [field for kind in schemas.classes() for field in schemas.fields(kind)]
    found += [each for tag in tagged for operation in tag.operations for each in operation.parameters]
    return sorted({each.name for each in found if each.secret})


def accepted(tagged: Iterable[TagView]) -> str:
    """The media types in which the operations take their answers; JSON and plain text those of errors too."""
    found = ["application/json", "text/plain"]
    for operation in (operation for tag in tagged for operation in tag.operations):
        found += [each.essence for answer in operation.answers for each in answer.media]
    return ", ".join(dict.fromkeys(found))
