"""The operations as the templates show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from attrs import define, frozen

from .contract import RULES, Json, Operation
from .kinds import Class, Kind, List, Object, Union
from .schemas import Field, Schemas, classes_of, described_rules, rule_statements
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
        return rule_statements(self.operation.node)

    @property
    def described_rules(self) -> str:
        """The rules for several arguments together, in words."""
        schema = {} if self.body is None else self.body.kind.schema
        return described_rules({**self.operation.node, **{rule: schema[rule] for rule in RULES if rule in schema}})

    @property
    def link(self) -> str:
        """Where the exchange documents the operation."""
        tag = self.operation.tag.replace(" ", "-")
        default = f"https://docs.backpack.exchange/#tag/{tag}/operation/{self.operation.node['operationId']}"
        return str(self.operation.node.get("externalDocs", {}).get("url", default))

    @cached_property
    def query(self) -> list[Field]:
        """The query's parameters, required ones first."""
        return self._arguments("query")

    @cached_property
    def headers(self) -> list[Field]:
        """The parameters that travel as headers."""
        return self._arguments("header")

    def _arguments(self, place: str) -> list[Field]:
        found = [
            Field(
                self.schemas.kind(node["schema"]),
                node["name"],
                python_name(node["name"]),
                node.get("required", False),
                sentence(node["description"]),
            )
            for node in self.operation.parameters.values()
            if node["in"] == place
        ]
        return sorted(found, key=lambda each: not each.required)

    @cached_property
    def body(self) -> Field | None:
        """The JSON body as one value."""
        node = self.operation.body
        if node is None:
            return None
        kind = self.schemas.kind(node["content"]["application/json"]["schema"])
        described = node.get("description") or kind.schema.get("description") or "The JSON body."
        return Field(kind, "body", "body", True, sentence(described))

    @property
    def _body_name(self) -> str:
        return str((self.operation.body or {}).get("x-body-name", "body"))

    @property
    def body_json(self) -> str:
        """The expression that checks the body and turns it into JSON."""
        assert self.body is not None
        name, kind = repr(self._body_name), self.body.kind
        if isinstance(kind, List):
            return f"[{kind.items.check(name, 'item')}.to_dict() for item in {kind.check_items(name, 'body')}]"
        return f"{kind.check(name, 'body')}.to_dict()"

    @property
    def body_class(self) -> Object | None:
        """The class of a body that is one object, whose fields are keyword arguments on the surface."""
        return self.body.kind if self.body is not None and isinstance(self.body.kind, Object) else None

    @cached_property
    def body_fields(self) -> list[Field]:
        """The fields of a body that is one object, or the body itself under its own name."""
        if self.body is None:
            return []
        if self.body_class is not None:
            return self.schemas.fields(self.body_class.schema)
        return [Field(self.body.kind, "body", self._body_name, True, self.body.description)]

    @property
    def low_level(self) -> list[Field]:
        """The arguments of the functions in `api`."""
        return [*([] if self.body is None else [self.body]), *self.query, *self.headers]

    @property
    def surface(self) -> list[Field]:
        """The arguments of the method, required ones first."""
        return sorted([*self.body_fields, *self.query, *self.headers], key=lambda each: not each.required)

    @cached_property
    def _successes(self) -> Mapping[int, Json]:
        """The answers that the document calls a success, by status."""
        return dict(sorted(self.schemas.contract.successes(self.operation).items()))

    @cached_property
    def result(self) -> Kind | None:
        """The value that a success carries; None: nothing."""
        schemas = self.schemas.contract.success_schemas(self.operation)
        return next((self.schemas.kind(schema) for schema in schemas.values() if schema is not None), None)

    @property
    def statuses(self) -> tuple[int, ...]:
        """The statuses that the document calls a success."""
        return tuple(self._successes)

    @property
    def empty_statuses(self) -> tuple[int, ...]:
        """Those of them that carry nothing."""
        return tuple(status for status, answer in self._successes.items() if "content" not in answer)

    @property
    def is_text(self) -> bool:
        """True if a success is plain text and not JSON."""
        return any("text/plain" in answer.get("content", {}) for answer in self._successes.values())

    @property
    def value_type(self) -> str:
        """The type of what a success carries."""
        return "None" if self.result is None else self.result.annotation

    @property
    def returns(self) -> str:
        """The type of the value."""
        return f"{self.value_type} | None" if self.result and self.empty_statuses else self.value_type

    @property
    def returns_text(self) -> str:
        """The description of the value."""
        return " ".join(
            f"None: {lower_first(sentence(answer['description']))}"
            if status in self.empty_statuses and self.result
            else sentence(answer["description"])
            for status, answer in self._successes.items()
        )

    @property
    def echoes(self) -> tuple[tuple[str, str], ...]:
        """The parts of the request that an answer repeats: each by its name on the wire, and by its attribute."""
        answered = {name: python_name(name) for name in self._property_names(self.result)}
        body = None if self.body is None else self.body.kind
        pairs = []
        for name in [*(item.name for item in self.query), *self._property_names(body)]:
            repeated = next((each for each in ECHOES.get(name, ()) if each in answered), None)
            # A list may be that of the account's side or of the other's; who places an order states his own.
            if repeated is not None and (name != "side" or self.method != "GET"):
                pairs.append((name, answered[repeated]))
        return tuple(pairs)

    def _property_names(self, value: Kind | None) -> Iterator[str]:
        """The fields of the objects that a value is, or that its list holds."""
        for part in [] if value is None else value.parts():
            if isinstance(part, Object):
                yield from part.schema["properties"]

    @property
    def is_direct(self) -> bool:
        """True if msgspec can decode the value straight from a body."""
        return (
            self.result is not None
            and not self.is_text
            and self.result.post_decode("value") is None
            and not any(isinstance(kind, Union) for kind in self._within)
            and not any(isinstance(kind, Object) and kind.name in self.schemas.sent for kind in self._within)
        )

    @property
    def has_rows(self) -> bool:
        """True if the value has arrays with named places in it."""
        return any("prefixItems" in kind.schema for kind in self._within)

    @cached_property
    def _within(self) -> list[Kind]:
        """The kinds of values in the value, however deep."""
        return [] if self.result is None else list(self.schemas.within(self.result))

    @property
    def classes(self) -> list[Class]:
        """The classes in its types."""
        result = [] if self.result is None else self.result.classes
        return sorted({*result, *classes_of([*self.low_level, *self.body_fields])}, key=lambda each: each.module)


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
    return [TagView(name, described.get(name, name), views) for name, views in grouped.items() if views]
