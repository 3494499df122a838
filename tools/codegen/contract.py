"""The contract: a document without mistakes, and look-ups in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import count
from pathlib import Path

from attrs import field, frozen

from .document import ContractError as ContractError
from .document import Json as Json
from .document import Source
from .relaxed import completed
from .structure import METHODS as METHODS
from .structure import RULES as RULES


@frozen
class Operation:
    """One operation of the document, with its parameters resolved."""

    method: str
    path: str
    node: Mapping[str, Json]
    parameters: Mapping[str, Mapping[str, Json]]
    body: Mapping[str, Json] | None

    @property
    def instruction(self) -> str | None:
        """The name that a signed request of this operation states; None: it is not signed."""
        return self.node.get("x-instruction")

    @property
    def historical(self) -> bool:
        """True if the operation counts towards the rate limit for historical market data."""
        return self.node.get("x-rate-limit") == "historical"

    @property
    def page_limit(self) -> int | None:
        """The most items that a page holds; None: the operation has no pages."""
        if not {"limit", "offset"} <= self.parameters.keys():
            return None
        maximum: int | None = self.parameters["limit"]["schema"].get("maximum")
        return maximum

    @property
    def time_limit(self) -> int | None:
        """The most items that an answer between two times holds; None: the operation isn't read by time."""
        return self.node.get("x-time-limit")

    @property
    def tag(self) -> str:
        """The document's tag, as it is written there."""
        return str(self.node["tags"][0])


@frozen
class Contract:
    """A parsed OpenAPI document and look-ups in it."""

    source: Source
    document: Mapping[str, Json]
    operations: Mapping[str, Operation] = field(init=False)

    def __attrs_post_init__(self) -> None:
        found = {node["operationId"]: self._operation(*place) for *place, node in _operations(self.document)}
        object.__setattr__(self, "operations", found)

    @classmethod
    def load(cls, path: Path, *, house_rules: bool = True) -> Contract:
        """Read a document that has no mistakes.

        Args:
            path: The file.
            house_rules: True if it is to keep this project's own rules too: descriptions, examples, instructions.

        Raises:
            ContractError: it has some; the message has a line for each.
        """
        from .refusals import problems  # needs openapi-python-client, which whoever only reads does without

        source = Source(path)
        if found := problems(source, house_rules=house_rules):
            raise ContractError(*found)
        return cls(source, source.root if house_rules else completed(source.root))

    @classmethod
    def read(cls, path: Path) -> Contract:
        """Read a document whose mistakes were looked for before, as `make generate` does."""
        source = Source(path)
        return cls(source, source.root)

    def refusal(self, node: Json, wrong: str, instead: str) -> ContractError:
        """Return the error for a node that can't be turned into code.

        Args:
            node: An object or a list of the document, or one that was put together of such.
            wrong: What is wrong with it.
            instead: What to write instead.
        """
        return ContractError(self.source.problem(self.source.pointer(node), wrong, instead))

    def _operation(self, path: str, method: str) -> Operation:
        item = self.document["paths"][path]
        nodes = [*item.get("parameters", []), *item[method].get("parameters", [])]
        parameters = {node["name"]: {**node, "schema": self._schema(node)} for node in map(self.resolve, nodes)}
        body = self.resolve(item[method]["requestBody"]) if "requestBody" in item[method] else None
        return Operation(method=method, path=path, node=item[method], parameters=parameters, body=body)

    def _schema(self, parameter: Mapping[str, Json]) -> Json:
        return self.resolve(parameter_schema(parameter))

    def resolve(self, node: Mapping[str, Json]) -> Mapping[str, Json]:
        """Follow `$ref`; what stands beside it (a description, say) wins over what it points to."""
        return _target(self.document, node)

    def follow(self, node: Mapping[str, Json]) -> Mapping[str, Json]:
        """Follow one `$ref`, in the same way."""
        return _followed(self.document, node)

    def successes(self, operation: Operation) -> dict[str, Mapping[str, Json]]:
        """Return the answers of an operation that the document calls a success, by status.

        That is 200 to 299, `2XX`, or where there is none of them, `default`.
        """
        answers = {str(status): self.resolve(node) for status, node in operation.node["responses"].items()}
        found = {status: node for status, node in answers.items() if status.startswith("2")}
        return found or {status: node for status, node in answers.items() if status == "default"}

    @cached_property
    def names(self) -> set[str]:
        """The names of all fields, parameters and headers."""
        return {name for name, _ in self._named()}

    def _named(self) -> Iterator[tuple[str, Mapping[str, Json]]]:
        for operation in self.operations.values():
            yield from ((name, parameter_schema(node)) for name, node in operation.parameters.items())
        for schema in self.document["components"]["schemas"].values():
            yield from schema.get("properties", {}).items()


def parameter_schema(node: Mapping[str, Json]) -> Json:
    """Return the schema of a parameter, which may be that of a media type."""
    return node["schema"] if "schema" in node else next(iter(node["content"].values()))["schema"]


def rules(node: Mapping[str, Json]) -> list[tuple[str, list[str]]]:
    """List what is wanted of several arguments together: the function that checks it, and their names on the wire."""
    return [(rule.removeprefix("x-").replace("-", "_"), node[rule]) for rule in RULES if rule in node]


def member_name(value: str) -> str:
    """The enum member for a value of the exchange: `RejectTaker` → REJECT_TAKER, `hyperEVM` → HYPER_EVM.

    A single small letter in front is not a word of its own (`xRP` → XRP), and a digit in front gets a prefix.
    """
    name = re.sub(r"(?<=[a-z0-9]{2})(?=[A-Z])|\W+", "_", value).upper()
    if not name.strip("_"):
        return f"VALUE{''.join(f'_{ord(letter):X}' for letter in value)}"
    return name if name[0] != "_" and name.isidentifier() else f"VALUE_{name.strip('_')}"


def member_names(values: Iterable[object]) -> list[str]:
    """The enum members for the values of an enum, each another one."""
    found: list[str] = []
    for value in values:
        wanted = "MRO_" if value in ("mro", "MRO") else member_name(str(value))
        if isinstance(value, int) and value < 0:
            wanted = f"VALUE_MINUS_{-value}"
        name = wanted
        for number in count(2):
            if name not in found:
                break
            name = f"{wanted}_{number}"
        found.append(name)
    return found


def _target(document: Mapping[str, Json], node: Mapping[str, Json]) -> Mapping[str, Json]:
    while "$ref" in node:
        node = _followed(document, node)
    return node


def _followed(document: Mapping[str, Json], node: Mapping[str, Json]) -> Mapping[str, Json]:
    beside = {key: value for key, value in node.items() if key != "$ref"}
    target: Json = document
    for step in node["$ref"].removeprefix("#/").split("/"):
        target = target[step]
    return {**target, **beside}


def _operations(document: Mapping[str, Json]) -> Iterator[tuple[str, str, dict[str, Json]]]:
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]
