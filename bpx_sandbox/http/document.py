"""The operations of openapi.yaml, with compiled validators for requests and responses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote, unquote

import yaml
from jsonschema_rs import Draft202012Validator, Registry, ValidationError
from starlette.requests import cookie_parser

from bpx_sandbox.engine import errors
from bpx_sandbox.engine.fields import JSON
from bpx_sandbox.http.responses import is_json
from bpx_sandbox.http.signatures import QueryItems

METHODS = ("get", "put", "post", "delete", "patch")
# An installed package contains the document; in the repository it is next to the package.
_PACKAGE = Path(__file__).resolve().parents[1]
_PLACES = (_PACKAGE / "openapi.yaml", _PACKAGE.parent / "openapi.yaml")
_BASE = "urn:bpx:openapi"
_COMBINERS = ("anyOf", "oneOf", "allOf")
INVALID_VALUE = "Expect a valid enumeration value."


def _full_match(pattern: str) -> Callable[[str], bool]:
    fullmatch = re.compile(pattern).fullmatch
    return lambda text: fullmatch(text) is not None


_FORMATS = {
    # 18 digits on each side are more than any market needs, and keep the engine's arithmetic within its precision.
    "decimal": _full_match(r"-?[0-9]{1,18}(\.[0-9]{1,18})?"),
    "decimal-or-percent": _full_match(r"[0-9]{1,18}(\.[0-9]{1,18})?%?"),
    "int64": _full_match(r"-?[0-9]+"),
    "naive-date-time": _full_match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?"),
    "spaced-date-time": _full_match(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}"),
}
_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,40}")
_NUMBER = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?")
_PATH_PARAMETER = re.compile(r"\{([^{}]+)\}")
_JSON_TYPES: Mapping[type, str] = {bool: "boolean", int: "integer", float: "number"}
NO_VALUES: Mapping[str, str] = MappingProxyType({})


class Schema:
    """A schema of the document with its compiled validator.

    Attributes:
        pointer: The JSON pointer of the schema.
    """

    def __init__(self, pointer: str, registry: Registry) -> None:
        self.pointer: str = pointer
        self._validator = Draft202012Validator(
            {"$ref": f"{_BASE}#{quote(pointer)}"}, registry=registry, formats=_FORMATS, validate_formats=True
        )

    def violation(self, value: JSON) -> str | None:
        """Return the first violation in a value and its place; None if the value is valid."""
        found = self._first_error(value)
        if found is None or isinstance(found, str):
            return found
        place = ".".join(str(step) for step in found.instance_path)
        return f"{place}: {found.message}" if place else found.message

    def parse_error(self, value: JSON, kind: str, body_name: str = "") -> str | None:
        """Return the first violation in the words of the exchange's web framework; None if the value is valid.

        Args:
            value: The value.
            kind: The name of a schema that has no name in the document.
            body_name: The name of the body that the value is; empty for a parameter.
        """
        found = self._first_error(value)
        if found is None:
            return None
        if not isinstance(found, str) and found.kind.name == "enum":
            # The exchange's exact words, as recorded; others aren't recorded.
            place = f' (occurred while parsing "{body_name}")' if body_name else ""
            return f'failed to parse "{_schema_name(found) or kind}": {INVALID_VALUE}{place}'
        return f'failed to parse "{body_name or kind}": {self.violation(value)}'

    def _first_error(self, value: JSON) -> ValidationError | str | None:
        if self._validator.is_valid(value):
            return None
        try:
            return next(iter(self._validator.iter_errors(value)))
        except ValueError as too_deep:  # the validator can't report a value that is nested too deeply
            return str(too_deep)


def _schema_name(error: ValidationError) -> str:
    """Return the name of the violated schema; empty for an inline schema."""
    path = [str(step) for step in error.schema_path]
    return path[2] if path[:2] == ["components", "schemas"] else ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation, in the query, the path, a header or a cookie.

    Attributes:
        missing_reason: The reason to refuse a request without it.
    """

    name: str
    location: str
    required: bool
    kind: str
    item_kind: str
    default: JSON
    schema: Schema
    missing_reason: str

    def read(self, values: Sequence[str]) -> JSON:
        """Convert strings to the value of the parameter, use the default without strings, or refuse them."""
        if not values:
            if self.required:
                raise errors.unparsable_parameter(self.name, self.missing_reason)
            return self.default
        if self.kind == "array":
            value: JSON = [_convert(text, self.item_kind) for text in values]
        else:
            value = _convert(values[0], self.kind)
        reason = self.schema.parse_error(value, self.kind)
        if reason is not None:
            raise errors.unparsable_parameter(self.name, reason)
        return value


@dataclass(frozen=True, slots=True)
class ResponseSpec:
    """The response of an operation with one status; without a media type it has no content."""

    status: int
    media_type: str | None
    schemas: Mapping[str, Schema]
    example: JSON

    @property
    def schema(self) -> Schema | None:
        """The schema of its first media type."""
        return None if self.media_type is None else self.schemas[self.media_type]

    def violation(self, content: JSON, media_type: str | None = None) -> str | None:
        """Return the first violation in a content, of the first media type by default; None if it is valid."""
        if not self.schemas:
            return None if content is None else "content, but the document has none"
        schema = self.schemas.get(media_type or self.media_type or "")
        return f"the document has no content of type {media_type}" if schema is None else schema.violation(content)


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the document.

    Attributes:
        instruction: The instruction to sign; None for an operation that isn't signed.
        is_historical: True if the rate limit for historical market data applies.
        body: The schema of a JSON body; None without one.
        body_name: The name of the schema of the body, or of the entries of a list; empty without one.
        takes_json: False if the body isn't JSON; such a body isn't read.
        responses: By the status as it is in the document: `200`, `2XX`, `default`.
    """

    id: str
    method: str
    path: str
    instruction: str | None
    is_historical: bool
    parameters: tuple[Parameter, ...]
    body: Schema | None
    body_name: str
    body_example: JSON
    is_body_required: bool
    takes_json: bool
    responses: Mapping[str, ResponseSpec]
    success: ResponseSpec

    @property
    def endpoint(self) -> str:
        """Method and path: `GET /api/v1/depth`."""
        return f"{self.method} {self.path}"

    @property
    def has_path_parameters(self) -> bool:
        """True if the path has parameters."""
        return _PATH_PARAMETER.search(self.path) is not None

    def response(self, status: int) -> ResponseSpec | None:
        """Return the response with a status; None if the document has none."""
        names = (str(status), f"{status // 100}XX", "default")
        return next((self.responses[name] for name in names if name in self.responses), None)

    def match_path(self, path: str) -> Mapping[str, str] | None:
        """Return the parameters in the path of a request, which is percent-encoded; None if it is another path."""
        *parts, end = _PATH_PARAMETER.split(self.path)
        pattern = "".join(f"{re.escape(literal)}([^/]+)" for literal in parts[::2]) + re.escape(end)
        found = re.fullmatch(pattern, path)
        return None if found is None else dict(zip(parts[1::2], map(unquote, found.groups()), strict=True))

    def read_parameters(
        self, query: QueryItems, headers: Mapping[str, str], in_path: Mapping[str, str] = NO_VALUES
    ) -> dict[str, JSON]:
        """Return the values of the parameters. Unknown parameters are ignored, as on the exchange."""
        parameters: dict[str, JSON] = {}
        for parameter in self.parameters:
            if parameter.location == "query":
                values = [value for name, value in query if name == parameter.name]
            else:
                value = _value_outside_query(parameter, headers, in_path)
                values = [] if value is None else [value]
            parameters[parameter.name] = parameter.read(values)
        return parameters

    def check_body(self, body: JSON) -> None:
        """Refuse an invalid body, naming the place."""
        if self.body is None or (body is None and not self.is_body_required):
            return
        reason = self.body.parse_error(body, "object", self.body_name)
        if reason is not None:
            raise errors.unparsable_body(reason)


class Document:
    """The operations of an OpenAPI document.

    Attributes:
        operations: By operationId, in the document's order.
        error: The schema of error bodies.
    """

    def __init__(self, tree: Mapping[str, JSON]) -> None:
        self._tree = tree
        self._registry = Registry([(_BASE, dict(tree))])
        self.error: Schema = Schema("/components/schemas/ApiErrorResponse", self._registry)
        self.operations: dict[str, Operation] = {operation.id: operation for operation in self._read_operations()}
        operations = self.operations.values()
        self._by_endpoint = {each.endpoint: each for each in operations if not each.has_path_parameters}
        # The fewest parameters first: `/orders/all/of/{id}` comes before `/orders/{symbol}/of/{id}`.
        with_parameters = (each for each in operations if each.has_path_parameters)
        self._by_pattern = sorted(with_parameters, key=lambda each: each.path.count("{"))

    def find(self, method: str, path: str, encoded_path: str) -> tuple[Operation, Mapping[str, str]] | None:
        """Return the operation of a request, and the parameters in its path."""
        operation = self._by_endpoint.get(f"{method} {path}")
        if operation is not None:
            return operation, NO_VALUES
        for operation in self._by_pattern:
            if operation.method == method and (values := operation.match_path(encoded_path)) is not None:
                return operation, values
        return None

    def has_path(self, path: str, encoded_path: str) -> bool:
        """Return True if a path belongs to an operation with any method."""
        return any(self.find(method.upper(), path, encoded_path) is not None for method in METHODS)

    def resolve(self, reference: str) -> Mapping[str, JSON]:
        """Return the target of a `$ref`."""
        return self._resolve(reference.removeprefix("#"))[1]

    def response_schema(self, operation: Operation, status: int) -> Mapping[str, JSON]:
        """Return the schema of an operation's response with a status, as it is in the document."""
        response = operation.response(status)
        schema = self.error if response is None else response.schema
        return {} if schema is None else self.resolve(schema.pointer)

    def _read_operations(self) -> Iterator[Operation]:
        for path, item in _require_mapping(self._tree["paths"]).items():
            for method in _require_mapping(item):
                if method in METHODS:
                    yield self._read_operation(path, method, f"/paths/{_escape(path)}")

    def _read_operation(self, path: str, method: str, of_path: str) -> Operation:
        pointer, node = self._resolve(f"{of_path}/{method}")
        responses = {
            status: ResponseSpec(_status(status), *self._read_content(f"{pointer}/responses/{status}"))
            for status in map(str, _require_mapping(node["responses"]))
        }
        success = min((status for status in responses if status.startswith(("2", "default"))), default=None)
        if success is None:
            raise ValueError(f"{node['operationId']} has no successful response")
        instruction = node.get("x-instruction")
        body: Schema | None = None
        body_example: JSON = None
        is_body_required, takes_json = False, True
        if "requestBody" in node:
            _, body_node = self._resolve(f"{pointer}/requestBody")
            media_type, schemas, body_example = self._read_content(f"{pointer}/requestBody")
            takes_json = media_type is not None and is_json(media_type)
            body = schemas[media_type] if media_type is not None and takes_json else None
            is_body_required = body_node.get("required") is True
        return Operation(
            id=str(node["operationId"]),
            method=method.upper(),
            path=path,
            instruction=None if instruction is None else str(instruction),
            is_historical=node.get("x-rate-limit") == "historical",
            parameters=tuple({**self._read_parameters(of_path), **self._read_parameters(pointer)}.values()),
            body=body,
            body_name="" if body is None else self._name_of(body.pointer),
            body_example=body_example,
            is_body_required=is_body_required,
            takes_json=takes_json,
            responses=responses,
            success=responses[success],
        )

    def _read_parameters(self, pointer: str) -> dict[tuple[str, str], Parameter]:
        """Return the parameters of an operation, or those that all operations of a path have, by location and name."""
        nodes = _require_sequence(self._resolve(pointer)[1].get("parameters", ()))
        parameters = (self._read_parameter(f"{pointer}/parameters/{i}") for i in range(len(nodes)))
        return {(parameter.location, parameter.name): parameter for parameter in parameters}

    def _read_parameter(self, pointer: str) -> Parameter:
        pointer, node = self._resolve(pointer)
        declared = _require_mapping(node["schema"])
        _, schema = self._resolve(f"{pointer}/schema")
        kind = self._kind(f"{pointer}/schema")
        return Parameter(
            name=str(node["name"]),
            location=str(node["in"]),
            required=node.get("required") is True,
            kind=kind,
            item_kind=self._kind(f"{pointer}/schema/items") if kind == "array" else "string",
            default=declared.get("default", schema.get("default")),
            schema=Schema(f"{pointer}/schema", self._registry),
            missing_reason=(
                f'failed to parse "{self._name_of(f"{pointer}/schema") or kind}": '
                f"{INVALID_VALUE if 'enum' in schema else 'it is required'}"
            ),
        )

    def _read_content(self, pointer: str) -> tuple[str | None, Mapping[str, Schema], JSON]:
        """Return the first media type, the schemas of all media types, and the example of the first."""
        pointer, node = self._resolve(pointer)
        contents = _require_mapping(node.get("content", {}))
        schemas = {name: Schema(f"{pointer}/content/{_escape(name)}/schema", self._registry) for name in contents}
        first = next(iter(contents), None)
        return first, schemas, None if first is None else _require_mapping(contents[first]).get("example")

    def _kind(self, pointer: str) -> str:
        """Return the type of a schema other than null: its own, that of its values, or that of its first part."""
        pointer, schema = self._resolve(pointer)
        kinds = schema.get("type", ())
        for kind in [kinds] if isinstance(kinds, str) else _require_sequence(kinds):
            if kind != "null":
                return str(kind)
        for value in _require_sequence(schema.get("enum", [schema.get("const")])):
            if value is not None:
                return _JSON_TYPES.get(type(value), "string")
        for word in _COMBINERS:
            for number in range(len(_require_sequence(schema.get(word, ())))):
                if (kind := self._kind(f"{pointer}/{word}/{number}")) != "null":
                    return kind
        return "null" if kinds else "string"

    def _name_of(self, pointer: str) -> str:
        """Return the name of the schema at a pointer, or of its items if it is a list; empty without a name."""
        place, node = self._resolve(pointer)
        if "items" in node:
            return self._name_of(f"{place}/items")
        return place.removeprefix("/components/schemas/") if place.startswith("/components/schemas/") else ""

    def _resolve(self, pointer: str) -> tuple[str, Mapping[str, JSON]]:
        """Resolve a pointer and any `$ref` at its target; return the last pointer and its target."""
        node: JSON = self._tree
        for step in pointer.split("/")[1:]:
            name = step.replace("~1", "/").replace("~0", "~")
            node = node[name] if isinstance(node, Mapping) else _require_sequence(node)[int(name)]
        found = _require_mapping(node)
        target = found.get("$ref")
        return (pointer, found) if target is None else self._resolve(str(target).removeprefix("#"))


@lru_cache
def load_document(path: Path | None = None) -> Document:
    """Load an OpenAPI document from a file, by default the document of this package."""
    place = path or next((place for place in _PLACES if place.exists()), None)
    if place is None:
        raise FileNotFoundError(f"no openapi.yaml at {' or '.join(map(str, _PLACES))}")
    text = place.read_text(encoding="utf-8")
    try:
        return Document(_require_mapping(yaml.load(text, Loader=yaml.CSafeLoader)))
    except (yaml.YAMLError, LookupError, TypeError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise ValueError(f"{place} is not an OpenAPI document that can be served: {reason[:300]}") from error


def _convert(text: str, kind: str) -> JSON:
    """Convert a string to a type; a string that can't be converted stays, for the schema to refuse."""
    if kind == "integer" and _WHOLE_NUMBER.fullmatch(text):
        return int(text)
    if kind == "number" and _NUMBER.fullmatch(text):
        return float(text)
    if kind == "boolean" and text in ("true", "false"):
        return text == "true"
    return text


def _status(text: str) -> int:
    """Return a status that a response of the document may have: `2XX` stands for 200, so does `default`."""
    return 200 if text == "default" else int(text.upper().replace("X", "0"))


def _value_outside_query(parameter: Parameter, headers: Mapping[str, str], in_path: Mapping[str, str]) -> str | None:
    if parameter.location == "cookie":
        return cookie_parser(headers.get("Cookie", "")).get(parameter.name)
    return (in_path if parameter.location == "path" else headers).get(parameter.name)


def _require_mapping(node: JSON) -> Mapping[str, JSON]:
    if not isinstance(node, Mapping):
        raise TypeError(f"expected an object in the document, found {node!r}")
    return node


def _require_sequence(node: JSON) -> Sequence[JSON]:
    if not isinstance(node, Sequence) or isinstance(node, str):
        raise TypeError(f"expected a list in the document, found {node!r}")
    return node


def _escape(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
