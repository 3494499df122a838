"""The package's files: each is made of one template and the part of the contract that it shows."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from attrs import define, frozen
from openapi_python_client import Project
from openapi_python_client.config import Config
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import EnumProperty, ModelProperty, Property
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import pascal_case, safe_for_docstring, snake_case

from . import fields
from .contract import RULES, Contract, Operation
from .fields import Field
from .properties import TupleProperty, UnixTimeProperty

TEMPLATES = Path(__file__).parent / "templates"
RUNTIME = Path(__file__).parent / "runtime"
"""Modules that are the same for every document; they are copied verbatim."""

WIDTH = 118

CONSTANTS = {"true": "True", "false": "False", "null": "None"}

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


class Generator(Project):
    """openapi-python-client's project with the files and templates of this one."""

    def __init__(self, contract: Contract, config: Config) -> None:
        data = GeneratorData.from_dict(contract.for_parser(), config=config)
        if isinstance(data, GeneratorError):
            raise GenerationError([data])
        _complete(data.models)
        super().__init__(openapi=data, config=config, custom_template_path=TEMPLATES)
        self.contract = contract
        self.env.filters.update(
            doc=lambda text, margin: docstring_text(self._in_python(text), margin),
            docstring=lambda text, margin: docstring(self._in_python(text), margin),
            lower_first=lower_first,
        )

    def generate(self) -> None:
        """Write the package.

        Raises:
            GenerationError: the parser or a post hook had anything at all to say.
        """
        # What the parser left out is missing in the templates too, so its complaints come first.
        problems = self._get_errors() or self.build()
        if problems:
            raise GenerationError(problems)
        # After the post hooks: ruff must not touch what is copied.
        for module in sorted(RUNTIME.glob("*.py")):
            (self.package_dir / module.name).write_bytes(module.read_bytes())

    @cached_property
    def tags(self) -> list[TagView]:
        """The operations by tag, in the document's order."""
        described = {node["name"]: node.get("description", "") for node in self.contract.document.get("tags", [])}
        endpoints = {
            str(e.name): e for group in self.openapi.endpoint_collections_by_tag.values() for e in group.endpoints
        }
        grouped: dict[str, list[OperationView]] = {name: [] for name in described}
        for name, operation in self.contract.operations.items():
            view = OperationView(self.contract, endpoints[name], operation)
            grouped.setdefault(operation.tag, []).append(view)
        return [TagView(name, described.get(name, name), views) for name, views in grouped.items() if views]

    @cached_property
    def models(self) -> list[ModelView]:
        """The object schemas that become classes."""
        sent = self.contract.schemas_sent
        results = [operation.result for tag in self.tags for operation in tag.operations if operation.result]
        named = {name for value in results for _, name in fields.classes_of(value)}
        known = self.contract.document["components"]["schemas"]
        by_class = {str(pascal_case(name)): name for name in known}
        return [
            ModelView(self.contract, model, by_class[model.class_info.name], sent, named)
            for model in self.openapi.models
            if not fields.is_mapping(model)
        ]

    @cached_property
    def rows(self) -> list[RowView]:
        """The arrays with named places that become classes."""
        values = [item.prop for model in self.models for item in model.fields]
        values += [operation.result for tag in self.tags for operation in tag.operations if operation.result]
        parts = [part for value in values for part in fields.parts_of(value)]
        found = {part.class_name: part for part in parts if isinstance(part, TupleProperty)}
        return [RowView(self.contract, row) for row in found.values()]

    def _in_python(self, text: str) -> str:
        """Name fields, arguments and constants as Python does; the document names them as the wire does."""

        def renamed(found: re.Match[str]) -> str:
            name = found[1]
            return f"`{CONSTANTS.get(name) or (fields.python_name(name) if name in self.contract.names else name)}`"

        return re.sub(r"`(\w+)`", renamed, text)

    def _create_package(self) -> None:
        self._write("__init__.py", "package_init", title=_as_str(self.openapi.title))
        self._write("py.typed", None)

    def _build_models(self) -> None:
        enums = [EnumView(enum, self.contract) for enum in self.openapi.enums if isinstance(enum, EnumProperty)]
        for model in self.models:
            self._write(f"models/{model.module}.py", "body" if model.sent else "model", model=model)
        for row in self.rows:
            self._write(f"models/{row.module}.py", "row", row=row)
        for enum in enums:
            self._write(f"models/{enum.module}.py", "int_enum" if enum.numeric else "str_enum", enum=enum)
        modules = [(model.module, [model.name]) for model in self.models]
        modules += [(row.module, [row.name]) for row in self.rows]
        modules += [(enum.module, [enum.name, f"{enum.name}Value"]) for enum in enums]
        self._write("models/__init__.py", "models_init", modules=sorted(modules))

    def _build_api(self) -> None:
        base_url = self.contract.document["servers"][0]["url"]
        self._write("client.py", "client", tags=self.tags, version=_as_str(self.version), base_url=base_url)
        secrets = self.contract.secrets()
        self._write("tables.py", "tables", operations=self.contract.operations, secrets=secrets)
        self._write("api/__init__.py", "api_init")
        self._write("operations/__init__.py", "operations_init")
        for tag in self.tags:
            self._write(f"operations/{tag.module}.py", "operations", tag=tag)
            self._write(f"api/{tag.module}/__init__.py", "endpoint_init")
            for operation in tag.operations:
                self._write(f"api/{tag.module}/{operation.name}.py", "endpoint_module", operation=operation)

    def _write(self, path: str, template: str | None, **context: Any) -> None:
        target = self.package_dir / path
        target.parent.mkdir(parents=True, exist_ok=True)
        text = self.env.get_template(f"{template}.py.jinja").render(**context) if template else ""
        target.write_text(text, encoding="utf-8")


class GenerationError(Exception):
    """The document can't be turned into a client as it is; each line is one thing that the parser or ruff said."""

    def __init__(self, problems: Sequence[GeneratorError]) -> None:
        said = "\n".join(
            " ".join(part for part in (problem.header, problem.detail, _place(problem)) if part) for problem in problems
        )
        super().__init__(re.sub(r"<[\w.]+ object at 0x\w+>", "…", said))


@frozen
class ArgumentView(Field):
    """An argument that is sent in the query or in a header."""

    def appended(self, target: str) -> str:
        """The statement that checks the argument and adds it to the query or the headers, if it is given."""
        value = self.python_name
        if isinstance(self.prop, ListProperty):
            inner = self.prop.inner_property
            one = fields.check(inner, repr(value), "item", {})
            loop = (
                f'{target}.extend(("{self.name}", {_query_text(inner, one)}) '
                f'for item in check.sequence("{value}", {value}))'
            )
            return loop if self.required else f"if {value} is not None:\n    {loop}"
        text = _query_text(self.prop, fields.check(self.prop, repr(value), value, self.schema))
        if target == "headers":
            statement = f'{target}["{self.name}"] = {text}'
        else:
            statement = f'{target}.append(("{self.name}", {text}))'
        return statement if self.required else f"if {value} is not None:\n    {statement}"


def _query_text(value: PropertyProtocol, expression: str) -> str:
    if fields.type_of(value) == "str":
        return expression
    unit = f", {value.unit.upper()}" if isinstance(value, UnixTimeProperty) else ""
    return f"check.query_text({expression}{unit})"


@define
class OperationView:
    """One operation, as the templates show it."""

    contract: Contract
    endpoint: Endpoint
    operation: Operation

    @property
    def name(self) -> str:
        """The operationId as a Python name."""
        return str(self.endpoint.name)

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
        node = self.operation.node
        if self.body is not None:
            node = {**node, **{rule: self.body.schema[rule] for rule in RULES if rule in self.body.schema}}
        return fields.described_rules(node)

    @property
    def link(self) -> str:
        """Where the exchange documents the operation."""
        tag = self.operation.tag.replace(" ", "-")
        return str(
            self.operation.node.get("externalDocs", {}).get(
                "url", f"https://docs.backpack.exchange/#tag/{tag}/operation/{self.operation.node['operationId']}"
            )
        )

    @property
    def query(self) -> list[ArgumentView]:
        """The query's parameters, required ones first."""
        return self._arguments(self.endpoint.query_parameters)

    @property
    def headers(self) -> list[ArgumentView]:
        """The parameters that travel as headers."""
        return self._arguments(self.endpoint.header_parameters)

    def _arguments(self, found: Iterable[Property]) -> list[ArgumentView]:
        views = []
        for item in found:
            node = self.operation.parameters[_as_str(item.name)]
            schema = self.contract.resolve(node["schema"])
            views.append(
                ArgumentView(
                    item,
                    _as_str(item.name),
                    str(item.python_name),
                    item.required,
                    schema,
                    _sentence(node["description"]),
                )
            )
        return sorted(views, key=lambda view: not view.required)

    @property
    def body(self) -> Field | None:
        """The JSON body as one value."""
        if not self.endpoint.bodies:
            return None
        node = self.contract.resolve(self.operation.node["requestBody"])
        schema = self.contract.resolve(node["content"]["application/json"]["schema"])
        described = node.get("description") or schema.get("description") or "The JSON body."
        return Field(self.endpoint.bodies[0].prop, "body", "body", True, schema, _sentence(described))

    @property
    def _body_name(self) -> str:
        return str(self.contract.resolve(self.operation.node["requestBody"]).get("x-body-name", "body"))

    @property
    def body_json(self) -> str:
        """The expression that checks the body and turns it into JSON."""
        [body] = self.endpoint.bodies
        name = repr(self._body_name)
        if isinstance(body.prop, ListProperty):
            inner = body.prop.inner_property
            items = fields.check_items(name, "body", self.body.schema)  # type: ignore[union-attr]
            return f"[{fields.check(inner, name, 'item', {})}.to_dict() for item in {items}]"
        return f"{fields.check(body.prop, name, 'body', {})}.to_dict()"

    @property
    def body_class(self) -> tuple[str, str] | None:
        """The (module, class) of a body that is one object, whose fields are keyword arguments on the surface."""
        if self.endpoint.bodies and isinstance(self.endpoint.bodies[0].prop, ModelProperty):
            [found] = fields.classes_of(self.endpoint.bodies[0].prop)
            return found
        return None

    @property
    def body_fields(self) -> list[Field]:
        """The fields of a body that is one object, or the body itself under its own name."""
        body = self.body
        if body is None:
            return []
        if isinstance(body.prop, ModelProperty):
            return model_fields(self.contract, body.prop, body.schema)
        return [Field(body.prop, "body", self._body_name, True, body.schema, body.description)]

    @property
    def low_level(self) -> list[Field]:
        """The arguments of the functions in `api`."""
        body = self.body
        return [*([] if body is None else [body]), *self.query, *self.headers]

    @property
    def surface(self) -> list[Field]:
        """The arguments of the method, required ones first."""
        return sorted([*self.body_fields, *self.query, *self.headers], key=lambda view: not view.required)

    @property
    def result(self) -> Property | None:
        """The value that a success carries; None: nothing."""
        for response in self.endpoint.responses.patterns:
            if (
                response.status_code.range
                and 200 <= response.status_code.range[0] < 300
                and _has_content(response.data)
            ):
                return response.prop
        return None

    @property
    def statuses(self) -> tuple[int, ...]:
        """The statuses that the document calls a success."""
        return tuple(sorted(int(status) for status in self.operation.node["responses"] if str(status).startswith("2")))

    @property
    def empty_statuses(self) -> tuple[int, ...]:
        """Those of them that carry nothing."""
        answers = self.operation.node["responses"]
        return tuple(status for status in self.statuses if "content" not in self.contract.resolve(answers[str(status)]))

    @property
    def is_text(self) -> bool:
        """True if a success is plain text and not JSON."""
        answers = self.operation.node["responses"]
        successes = (self.contract.resolve(answers[str(status)]) for status in self.statuses)
        return any("text/plain" in answer.get("content", {}) for answer in successes)

    @property
    def value_type(self) -> str:
        """The type of what a success carries."""
        return "None" if self.result is None else fields.type_of(self.result)

    @property
    def returns(self) -> str:
        """The type of the value."""
        return f"{self.value_type} | None" if self.result and self.empty_statuses else self.value_type

    @property
    def returns_text(self) -> str:
        """The description of the value."""
        answers = {status: self.contract.resolve(node) for status, node in self.operation.node["responses"].items()}
        return " ".join(
            (f"None: {lower_first(_sentence(answers[str(status)]['description']))}")
            if status in self.empty_statuses and self.result
            else _sentence(answers[str(status)]["description"])
            for status in self.statuses
        )

    @property
    def kind(self) -> str:
        """The type of what a success carries, with what says how it is read."""
        return fields.field_type(self.result)

    @property
    def echoes(self) -> tuple[tuple[str, str], ...]:
        """The parts of the request that an answer repeats: each by its name on the wire, and by its attribute."""
        answered = {
            name: fields.python_name(name)
            for status in self.statuses
            for schema in self._object_schemas(self.operation.node["responses"][str(status)])
            for name in schema.get("properties", {})
        }
        sent = [item.name for item in self.query]
        for schema in self._object_schemas(self.operation.node.get("requestBody", {})):
            sent += schema.get("properties", {})
        pairs = []
        for name in sent:
            repeated = next((each for each in ECHOES.get(name, ()) if each in answered), None)
            # A list may be that of the account's side or of the other's; who places an order states his own.
            if repeated is not None and (name != "side" or self.method != "GET"):
                pairs.append((name, answered[repeated]))
        return tuple(pairs)

    def _object_schemas(self, carrier: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        """The schemas of the JSON that a body or an answer carries, or of each item of its list."""
        media = self.contract.resolve(carrier).get("content", {}).get("application/json")
        if media is not None:
            schema = self.contract.resolve(media["schema"])
            schema = self.contract.resolve(schema.get("items", schema))
            yield from map(self.contract.resolve, schema.get("oneOf", [schema]))

    @property
    def is_direct(self) -> bool:
        """True if msgspec can decode the value straight from a body."""
        sent = self.contract.schemas_sent
        return (
            self.result is not None
            and not self.is_text
            and fields.post_decode(self.result, "value") is None
            and not any("oneOf" in schema for schema in self._within.values())
            and not any("properties" in schema for name, schema in self._within.items() if name in sent)
        )

    @property
    def has_rows(self) -> bool:
        """True if the value has arrays with named places in it."""
        return any("prefixItems" in schema for schema in self._within.values())

    @property
    def _within(self) -> dict[str, Any]:
        return self.contract.schemas_within([self.operation.node["responses"][str(code)] for code in self.statuses])

    @property
    def classes(self) -> list[tuple[str, str]]:
        """The (module, class) of every model and enum that the operation names."""
        values = [self.result, *(item.prop for item in [*self.low_level, *self.body_fields])]
        return sorted({found for value in values if value is not None for found in fields.classes_of(value)})

    @property
    def enums(self) -> list[tuple[str, str]]:
        """The enums among its arguments."""
        return sorted({found for item in [*self.low_level, *self.body_fields] for found in fields.enums_of(item.prop)})


@define
class TagView:
    """The operations of one tag."""

    title: str
    description: str
    operations: list[OperationView]

    @property
    def name(self) -> str:
        """The attribute of the client."""
        return snake_case(self.title)

    @property
    def module(self) -> str:
        """The module's name."""
        return self.name

    @property
    def class_name(self) -> str:
        """The class of the sync operations."""
        return f"{pascal_case(self.title)}Operations"

    @property
    def deprecates(self) -> bool:
        """True if one of the operations is deprecated."""
        return any(operation.deprecation for operation in self.operations)

    @property
    def classes(self) -> list[tuple[str, str]]:
        """Every model and enum that the tag's operations name."""
        return sorted({found for operation in self.operations for found in operation.classes})

    @property
    def enums(self) -> list[tuple[str, str]]:
        """Every enum among the arguments."""
        return sorted({found for operation in self.operations for found in operation.enums})


@define
class ModelView:
    """An object schema that becomes a class."""

    contract: Contract
    model: ModelProperty
    schema_name: str
    _sent: set[str]
    _results: set[str]

    @property
    def name(self) -> str:
        """The class."""
        return str(self.model.class_info.name)

    @property
    def module(self) -> str:
        """The module."""
        return str(self.model.class_info.module_name)

    @property
    def schema(self) -> Any:
        """The schema in the document."""
        return self.contract.document["components"]["schemas"][self.schema_name]

    @property
    def description(self) -> str:
        """The description, and the rules for several fields together."""
        return f"{_sentence(self.schema['description'])} {fields.described_rules(self.schema)}".rstrip()

    @property
    def rules(self) -> list[str]:
        """The statements that check what is wanted of several fields together."""
        return rule_statements(self.schema)

    @property
    def sent(self) -> bool:
        """True if a request body contains it, so that its fields are checked."""
        return self.schema_name in self._sent

    @property
    def fields(self) -> list[Field]:
        """Its fields, required ones first."""
        return model_fields(self.contract, self.model, self.schema)

    @property
    def post_decode(self) -> list[tuple[Field, str]]:
        """The fields that decoding doesn't finish, each with the expression that does."""
        found = ((item, item.post_decode(f"self.{item.python_name}")) for item in self.fields)
        return [(item, expression) for item, expression in found if expression]

    @property
    def range_checks(self) -> list[str]:
        """The conditions that its decimals have to fulfil."""
        return [] if self.is_part else fields.range_checks(self.model, "self", nested=False, apart=self._results)

    @property
    def is_part(self) -> bool:
        """True if it only comes as a part of another object."""
        return self.name not in self._results

    @property
    def classes(self) -> list[tuple[str, str]]:
        """Every model and enum that it names."""
        found = {found for item in self.fields for found in fields.classes_of(item.prop)}
        return sorted(found - {(self.module, self.name)})

    @property
    def enums(self) -> list[tuple[str, str]]:
        """Every enum that it names."""
        return sorted({found for item in self.fields for found in fields.enums_of(item.prop)})


@define
class RowView:
    """An array with named places that becomes a class."""

    contract: Contract
    row: TupleProperty

    @property
    def name(self) -> str:
        """The class."""
        return self.row.class_name

    @property
    def module(self) -> str:
        """The module."""
        return self.row.module_name

    @property
    def schema(self) -> Any:
        """The schema in the document."""
        return self.contract.document["components"]["schemas"][self.name]

    @property
    def description(self) -> str:
        """The description."""
        return _sentence(self.schema["description"])

    @property
    def places(self) -> list[Field]:
        """Its places."""
        pairs = zip(self.row.places, self.schema["prefixItems"], strict=True)
        return [
            Field(prop, _as_str(prop.name), str(prop.python_name), True, node, _sentence(node["description"]))
            for prop, node in pairs
        ]

    @property
    def classes(self) -> list[tuple[str, str]]:
        """Every model and enum that it names."""
        return sorted({found for item in self.places for found in fields.classes_of(item.prop)})


@define
class EnumView:
    """A vocabulary."""

    enum: EnumProperty
    contract: Contract

    @property
    def name(self) -> str:
        """The class."""
        return str(self.enum.class_info.name)

    @property
    def module(self) -> str:
        """The module."""
        return str(self.enum.class_info.module_name)

    @property
    def title(self) -> str:
        """The class's name as words."""
        return snake_case(self.name).replace("_", " ").capitalize()

    @property
    def description(self) -> str:
        """The description."""
        return _sentence(self.contract.document["components"]["schemas"][self.name]["description"])

    @property
    def numeric(self) -> bool:
        """True if the values are numbers."""
        return self.enum.value_type is int

    @property
    def members(self) -> list[tuple[str, object]]:
        """Member and value, in the document's order."""
        return list(self.enum.values.items())


def rule_statements(node: Any) -> list[str]:
    """The statements that check what an operation or an object wants of several arguments together."""
    return [f"check.{rule}({', '.join(f'{name}={name}' for name in names)})" for rule, names in fields.rules(node)]


def model_fields(contract: Contract, model: ModelProperty, schema: Any) -> list[Field]:
    """The fields of an object schema, required ones first, else in the document's order."""
    properties = [*(model.required_properties or []), *(model.optional_properties or [])]
    nodes = schema["properties"]
    views = []
    for item in properties:
        name = _as_str(item.name)
        node = contract.resolve(nodes[name])
        described = nodes[name].get("description") or node.get("description", "")
        views.append(Field(item, name, fields.python_name(name), item.required, node, _sentence(described)))
    return views


def _complete(models: Iterable[ModelProperty]) -> None:
    """Give every mention of a schema what the parser learnt of the schema only after it had copied the mention."""
    known = {model.class_info.name: model for model in models}
    waiting: list[PropertyProtocol | None] = list(known.values())
    while waiting:
        value = waiting.pop()
        if isinstance(value, ListProperty):
            waiting.append(value.inner_property)
        elif isinstance(value, ModelProperty):
            if value.required_properties is None:
                complete = known[value.class_info.name]
                value.required_properties = complete.required_properties
                value.optional_properties = complete.optional_properties
                value.additional_properties = complete.additional_properties
            elif known[value.class_info.name] is value:
                waiting += [*value.required_properties, *(value.optional_properties or []), value.additional_properties]


def docstring_text(text: str, margin: int) -> str:
    """Wrap text for a docstring, every line but the first indented by `margin`.

    Paragraphs and list items keep their own lines.
    """
    lines: list[str] = []
    for paragraph in _paragraphs(safe_for_docstring(text.strip())):
        hanging = "  " if paragraph.startswith("- ") else ""
        lines += textwrap.wrap(
            paragraph, WIDTH - margin, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
        ) or [""]
    joined = ("\n" + " " * margin).join(lines)
    clean = "\n".join(line.rstrip() for line in joined.split("\n"))
    return f"{clean} " if clean.endswith('"') else clean


def docstring(text: str, margin: int) -> str:
    """Text as a whole docstring: on one line where it fits, else with the closing quotes on a line of their own."""
    inner = docstring_text(text, margin)
    return f'"""{inner}\n{" " * margin}"""' if "\n" in inner else f'"""{inner}"""'


def _paragraphs(text: str) -> list[str]:
    found: list[str] = []
    fresh = True
    for line in text.splitlines():
        stripped = line.strip()
        if not stripped:
            found.append("")
            fresh = True
        elif fresh or stripped.startswith("- "):
            found.append(stripped)
            fresh = False
        else:
            found[-1] = f"{found[-1]} {stripped}"
    return found


def lower_first(text: str) -> str:
    """The text as it continues a sentence; an acronym in front stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _sentence(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in ".:!?`" or "\n- " in text else f"{text}."


def _as_str(text: object) -> str:
    return text.get_untrusted_value() if isinstance(text, UntrustedString) else str(text)


def _has_content(data: Any) -> bool:
    return bool(getattr(data, "content", None))


def _place(problem: GeneratorError) -> str:
    data = getattr(problem, "data", None)
    return "" if data is None else f"(at: {data.model_dump_json(exclude_none=True, by_alias=True)[:300]})"


def replace_tree(fresh: Path, target: Path) -> None:
    """Put a freshly generated package in the place of the one that is there."""
    if target.exists():
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(fresh, target)
