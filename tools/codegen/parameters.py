"""The parameters of an operation: how each is named, and what puts it where it travels."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import evolve, frozen

from .contract import Contract, Json, Operation, parameter_schema
from .kinds import Anything, Kind, List, Map, Object, Row
from .schemas import Field, Schemas
from .text import sentence
from .upstream import class_name, python_name

RESERVED = frozenset({"body", "call", "check", "client", "cookies", "encode", "headers", "query"})
"""Names that the functions of `api` use for themselves."""

_SEPARATORS: Mapping[str, str] = {"spaceDelimited": " ", "pipeDelimited": "|"}


@frozen
class Parameter(Field):
    """A parameter."""

    inner_name: str
    """The argument's name in the functions of `api`."""
    node: Json
    """From the document, `$ref` followed."""

    @property
    def place(self) -> str:
        """`path`, `query`, `header` or `cookie`."""
        return str(self.node["in"])

    @property
    def inner(self) -> Parameter:
        """The same as an argument of the functions of `api`."""
        return evolve(self, python_name=self.inner_name)

    @property
    def documentation(self) -> str:
        """The description with the limits, and a word on one that is deprecated."""
        # Not `super()`: a class with slots is made twice.
        said = Field.documentation.__get__(self)
        return f"Deprecated. {said}" if self.node.get("deprecated") else said

    @property
    def statement(self) -> str:
        """The statement that checks the argument and, if it is given, adds it to what is sent."""
        added = {"query": self._in_query, "header": self._in_header, "cookie": self._in_cookie}[self.place]()
        if self.node.get("deprecated"):
            added = f"check.deprecated({self.python_name!r})\n{added}"
        if self.required:
            return added
        return f"if {self.inner_name} is not None:\n{textwrap.indent(added, '    ')}"

    @property
    def segment(self) -> str:
        """The expression that checks the argument and gives the part of the path."""
        return f"check.segment({self.python_name!r}, {self._text()})"

    def _in_header(self) -> str:
        return f"headers[{self.name!r}] = {self._text()}"

    def _in_cookie(self) -> str:
        return f"cookies.append(check.cookie({self.python_name!r}, {self.name!r}, {self._text()}))"

    def _in_query(self) -> str:
        if "content" in self.node or not (self._is_exploded and isinstance(self.kind, List | Object | Map)):
            return f"query.append(({self.name!r}, {self._text()}))"
        if isinstance(self.kind, List):
            return f"query.extend(({self.name!r}, {self._item}) for item in {self._items})"
        within = f", {self.name!r}" if self.node.get("style") == "deepObject" else ""
        return f"query.extend(encode.members({self._json}{within}))"

    @property
    def _is_exploded(self) -> bool:
        style = self.node.get("style", "form" if self.place in ("query", "cookie") else "simple")
        exploded: bool = self.node.get("explode", style in ("form", "deepObject"))
        return exploded

    def _text(self) -> str:
        """The expression that checks the argument and gives it as one text."""
        if "content" in self.node:
            return f"encode.json_text({self._json})"
        separator = _SEPARATORS.get(self.node.get("style", ""), ",")
        if isinstance(self.kind, List):
            return f"encode.joined({self.python_name!r}, [{self._item} for item in {self._items}], {separator!r})"
        if isinstance(self.kind, Object | Map):
            pairs = "=" if self._is_exploded else separator
            return f"encode.joined_members({self.python_name!r}, {self._json}, {separator!r}, {pairs!r})"
        return self._text_of(self.kind, self.inner_name)

    @property
    def _item(self) -> str:
        assert isinstance(self.kind, List)
        return self._text_of(self.kind.items, "item")

    def _text_of(self, kind: Kind, source: str) -> str:
        if _is_structured(kind):
            return f"encode.query_value({json_value(kind, repr(self.python_name), source)})"
        return kind.query_text(kind.check(repr(self.python_name), source))

    @property
    def _items(self) -> str:
        assert isinstance(self.kind, List)
        return self.kind.check_items(repr(self.python_name), self.inner_name)

    @property
    def _json(self) -> str:
        return json_value(self.kind, repr(self.python_name), self.inner_name)


def json_value(kind: Kind, name: str, source: str) -> str:
    """Return the expression that checks a value and makes JSON of it."""
    if isinstance(kind, Object):
        return f"{kind.check(name, source)}.to_dict()"
    if isinstance(kind, List) and isinstance(kind.items, Object):
        return f"[{kind.items.check(name, 'item')}.to_dict() for item in {kind.check_items(name, source)}]"
    return f"encode.to_json({kind.check(name, source)}, {kind.declared})"


def _is_structured(kind: Kind) -> bool:
    """True if a value may be an object or an array, which as a string is JSON."""
    return isinstance(kind, Anything | List | Map | Object | Row) or any(map(_is_structured, kind.inner))


def parameters(schemas: Schemas, operation: Operation, taken: Iterable[str]) -> list[Parameter]:
    """Return the parameters of an operation, in the document's order.

    Args:
        schemas: The document's schemas.
        operation: The operation.
        taken: Names that an argument can't have, the fields of the body among them.
    """
    outer, inner = {*taken, "self"}, {*RESERVED}
    found: list[Parameter] = []
    for node in _nodes(schemas, operation):
        name = _free(python_name(node["name"]), node["in"], outer)
        inner_name = _free(name, "", inner)
        outer.add(name)
        inner.add(inner_name)
        kind = schemas.kind(
            parameter_schema(node), f"{class_name(operation.node['operationId'])}{class_name(node['name'])}"
        )
        described = sentence(node["description"])
        required = node.get("required", False)
        found.append(Parameter(kind, node["name"], name, required, described, inner_name=inner_name, node=node))
    return found


def _free(name: str, place: str, taken: set[str]) -> str:
    """A name that isn't taken: the same, else with the place, else with a line."""
    if name in taken and place:
        name = f"{name}_in_{place}"
    while name in taken:
        name += "_"
    return name


def _nodes(schemas: Schemas, operation: Operation) -> Iterator[Json]:
    """The parameters' nodes: those of the path, and those of the operation, which stand for one of the same name."""
    document, resolve = schemas.contract.document, schemas.contract.resolve
    stated = [*document["paths"][operation.path].get("parameters", ()), *operation.node.get("parameters", ())]
    found: dict[tuple[str, str], Any] = {}
    for node in map(resolve, stated):
        found[node["name"], node["in"]] = node
    yield from found.values()


def path_templates(contract: Contract) -> list[tuple[str, str]]:
    """Return method and path of each operation that a look at the path alone doesn't find, in the order to look."""
    places = [(each.method.upper(), each.path) for each in contract.operations.values()]
    patterns = [(method, re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(path))) for method, path in places if "{" in path]
    found = [
        place
        for place in places
        if any(place[0] == method and re.fullmatch(each, place[1]) for method, each in patterns)
    ]
    return sorted(found, key=lambda place: place[1].count("{"))
