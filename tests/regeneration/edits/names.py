"""Names that mean something in Python, in the generated code, or to the generator."""

from collections.abc import Iterator

from ..document import (
    PATH,
    Document,
    add_echo,
    add_operation,
    add_schema,
    body,
    describe,
    parameter,
    record,
    ref,
    response,
)
from .edit import Edit, works
from .kinds import INTEGER, POINT, STRING

SCHEMAS = {
    "Client": "ClientModel",
    "AsyncClient": "AsyncClientModel",
    "Response": "ResponseModel",
    "Model": "ModelModel",
    "Body": "BodyModel",
    "Any": "AnyModel",
    "Decimal": "DecimalModel",
    "Self": "SelfModel",
    "Sequence": "SequenceModel",
    "Mapping": "MappingModel",
    "Secret": "SecretModel",
    "Number": "NumberModel",
    "OpenEnum": "OpenEnumModel",
    "None": "NoneModel",
    "True": "TrueModel",
    "datetime": "Datetime",
    "list": "List",
    "str": "Str",
    "type": "Type",
    "1st": None,
    "Größe": "Größe",
    "order_item": "OrderItem",
    "order-item": "OrderItem",
    "order.item": "OrderItem",
    "MarketsOperations": "MarketsOperationsModel",
    "ApiError": "ApiError",
}
"""Names of schemas, each with that of the class; None: any that works."""

FIELDS = {
    "from": "from_",
    "class": "class_",
    "None": "none",
    "self": "self_",
    "field": "field_",
    "check": "check_",
    "model": "model",
    "to_dict": None,
    "from_dict": None,
    "additionalProperties": None,
    "additional_properties": None,
    "a-b": "a_b",
    "a b": "a_b",
    'a"b': None,
    "a'b": None,
    "a\\b": None,
    "{{ a }}": None,
    "1st": "field_1st",
    "größe": "größe",
    "@type": None,
    "$id": "id",
    "type": "type_",
    "id": "id",
    "datetime": "datetime_",
    "Decimal": None,
    "_private": None,
    "__init__": None,
    "URL": "url",
    "camelCase": "camel_case",
    "snake_case": "snake_case",
    "PascalCase": "pascal_case",
    "symbol2": "symbol2",
    "price_24h": None,
    "x1Y2": None,
    "mro": "mro",
    "body": "body",
    "value": "value",
}
"""Names of fields, each with that of the attribute; None: any that works."""

PARAMETERS = {
    "query": "query",
    "body": "body",
    "check": "check",
    "headers": "headers",
    "call": "call",
    "client": None,
    "self": None,
    "path": "path",
    "url": None,
    "from": "from_",
    "in": "in_",
    "httpx": "httpx",
    "echo": "echo",
    "item": "item",
    "hide": "hide",
    "filter[a]": None,
    "größe": "größe",
    "1st": None,
}
"""Names of parameters, each with that of the argument; None: any that works."""

OPERATIONS = {
    "import": "import_",
    "sync": "sync",
    "getNotes": "get_notes",
    "get-notes": "get_notes",
    "get.notes": "get_notes",
    "1st": None,
    "größe": "größe",
    "call": "call",
    "list": "list_",
    "property": "property_",
}


def name_edits() -> Iterator[Edit]:
    """Yield the edits of names."""
    yield from (schema_named(name, expected) for name, expected in SCHEMAS.items())
    yield from (sent_schema_named(name) for name in ("Client", "Body", "Any", "Mapping", "None", "Größe"))
    yield from (enum_named(name) for name in ("OpenEnum", "Literal", "StrEnum", "TypeAlias"))
    for name, expected in FIELDS.items():
        yield field_named(name, expected)
    for name, expected in PARAMETERS.items():
        yield parameter_named(name, expected)
    for name, expected in OPERATIONS.items():
        yield operation_named(name, expected)
    yield from colliding_edits()


def schema_named(name: str, expected: str | None) -> Edit:
    """A schema that is read."""

    def change(document: Document) -> None:
        add_schema(document, name, POINT)
        add_operation(document, "get", responses=response(ref(name), {"x": 1}))

    program = """
        wire.answer({"x": 1})
        value = client.markets.echo()
        assert_type(value.x, int)
        assert value.x == 1
    """
    if expected is not None:
        program += f"assert type(value) is models.{expected}"
        program = program.replace("    assert type", "        assert type")
    return works("names", f"a schema called {name}", change, _dedented(program))


def sent_schema_named(name: str) -> Edit:
    """A schema that is sent and read."""

    def change(document: Document) -> None:
        add_schema(document, name, POINT)
        add_operation(document, requestBody=body(ref(name), {"x": 1}), responses=response(ref(name), {"x": 1}))

    return works("names", f"a schema called {name}, sent", change, "assert client.markets.echo(x=1).x == 1")


def enum_named(name: str) -> Edit:
    """An enum that is sent and read."""

    def change(document: Document) -> None:
        add_schema(document, name, {"type": "string", "enum": ["a", "b"]})
        add_echo(document, record({"value": ref(name)}), {"value": "a"})

    program = f'assert client.markets.echo(value="a").value is models.{name}Model.A'
    return works("names", f"an enum called {name}", change, program)


def field_named(name: str, expected: str | None) -> Edit:
    """A field that is sent and read."""

    def change(document: Document) -> None:
        add_echo(document, record({name: INTEGER, "other": STRING}), {name: 1})

    program = f"""
        note = models.Note.from_dict({{{name!r}: 1}})
        assert note.to_dict() == {{{name!r}: 1}}
        wire.answer(note.to_dict())
        assert client.markets.echo(other="a").to_dict() == note.to_dict()
    """
    if expected is not None:
        program += f"""
        assert_type(note.{expected}, int | None)
        client.markets.echo({expected}=1)
        assert wire.json == {{{name!r}: 1}}
        """
    return works("names", f"a field called {name}", change, program, may_refuse='"' in name or "\\" in name)


def parameter_named(name: str, expected: str | None) -> Edit:
    """A parameter of an operation with a body."""

    def change(document: Document) -> None:
        add_schema(document, "Point", POINT)
        add_operation(document, requestBody=body(ref("Point"), {"x": 1}), parameters=[parameter(name, INTEGER)])

    program = f"""
        wire.answer_nothing()
        [argument] = [name for name in inspect.signature(client.markets.echo).parameters if name not in ("x", "y")]
        arguments: dict[str, Any] = {{argument: 7}}
        client.markets.echo(x=1, **arguments)
        assert (wire.query, wire.json) == ([({name!r}, "7")], {{"x": 1}})
    """
    if expected is not None:
        program += f"    client.markets.echo(x=1, {expected}=7)\n"
    return works("names", f"a parameter called {name}", change, program)


def operation_named(name: str, expected: str | None) -> Edit:
    """An operation."""

    def change(document: Document) -> None:
        add_operation(document, "get", operationId=name)

    program = f"wire.answer_nothing()\nclient.markets.{expected}()\nassert wire.path == {PATH!r}"
    if expected is None:
        program = """
            wire.answer_nothing()
            [name] = [name for name in dir(client.markets) if name[0] != "_" and name != "get_open_interest"]
            getattr(client.markets, name)()
            assert wire.path == "/api/v1/note"
        """
    return works("names", f"an operation called {name}", change, program)


def colliding_edits() -> Iterator[Edit]:
    """Yield two names that become one."""

    def two_fields(document: Document) -> None:
        add_echo(document, record({"orderId": STRING, "order_id": STRING}), {"orderId": "a"})

    yield works(
        "names",
        "two fields that become one name",
        two_fields,
        """
        note = models.Note.from_dict({"orderId": "a", "order_id": "b"})
        assert note.to_dict() == {"orderId": "a", "order_id": "b"}
        """,
        may_refuse=True,
    )

    def two_schemas(document: Document) -> None:
        add_schema(document, "OrderItem", POINT)
        add_schema(document, "order_item", record({"label": STRING}))
        note = record({"a": ref("OrderItem"), "b": ref("order_item")})
        add_echo(document, note, {"a": {"x": 1}, "b": {"label": "a"}})

    yield works(
        "names",
        "two schemas that become one name",
        two_schemas,
        """
        note = models.Note.from_dict({"a": {"x": 1}, "b": {"label": "a"}})
        assert note.to_dict() == {"a": {"x": 1}, "b": {"label": "a"}}
        assert type(note.a) is not type(note.b)
        """,
        may_refuse=True,
    )

    def two_parameters(document: Document) -> None:
        add_operation(document, "get", parameters=[parameter("orderId", STRING), parameter("order_id", STRING)])

    yield works(
        "names",
        "two parameters that become one name",
        two_parameters,
        """
        wire.answer_nothing()
        names = list(inspect.signature(client.markets.echo).parameters)
        assert len(names) == 2
        """,
        may_refuse=True,
    )

    def parameter_and_field(document: Document) -> None:
        add_schema(document, "Point", POINT)
        add_operation(document, requestBody=body(ref("Point"), {"x": 1}), parameters=[parameter("x", STRING)])

    yield works(
        "names",
        "a parameter called as a field of the body",
        parameter_and_field,
        """
        wire.answer_nothing()
        names = list(inspect.signature(client.markets.echo).parameters)
        assert len(names) == 3
        """,
        may_refuse=True,
    )

    def two_operations(document: Document) -> None:
        add_operation(document, "get", operationId="getNote")
        add_operation(document, "get", "/api/v1/other", operationId="get_note")

    yield works(
        "names",
        "two operations that become one name",
        two_operations,
        """
        wire.answer_nothing()
        assert len([name for name in dir(client.markets) if name[0] != "_"]) == 3
        """,
        may_refuse=True,
    )

    def two_tags(document: Document) -> None:
        document["tags"] += [{"name": "Side Notes", "description": "A."}, {"name": "side-notes", "description": "B."}]
        add_operation(document, "get", tags=["Side Notes"])
        add_operation(document, "get", "/api/v1/other", operationId="other", tags=["side-notes"])

    yield works(
        "names",
        "two tags that become one name",
        two_tags,
        """
        wire.answer_nothing()
        client.side_notes.echo()
        """,
        may_refuse=True,
    )
    for tag in ("Execute", "Prepare", "Close", "With Options", "Base URL", "1st Notes", "Größen", "Class"):

        def with_tag(document: Document, tag: str = tag) -> None:
            document["tags"].append({"name": tag, "description": "Notes."})
            add_operation(document, "get", tags=[tag])

        yield works(
            "names",
            f"a tag called {tag}",
            with_tag,
            """
            wire.answer_nothing()
            from {package}.client import _TAGS  # pyright: ignore[reportPrivateUsage]
            [tag] = [name for name in _TAGS if hasattr(getattr(client, name), "echo")]
            getattr(client, tag).echo()
            """,
            may_refuse=True,
        )
    for name in ("NoteValue", "EchoResponse200", "EchoBody"):

        def like_inline(document: Document, name: str = name) -> None:
            add_schema(document, name, record({"label": STRING}, "label"))
            note = record({"value": describe(POINT, "A"), "other": ref(name)}, "value")
            add_schema(document, "Note", note)
            schema = record({"note": ref("Note"), "named": ref(name)}, "note")
            example = {"note": {"value": {"x": 1}, "other": {"label": "a"}}}
            add_operation(document, requestBody=body(schema, example), responses=response(schema, example))

        yield works(
            "names",
            f"a schema called {name}, as an object inline would be",
            like_inline,
            """
            wire.answer({"note": {"value": {"x": 1}, "other": {"label": "a"}}})
            note = client.markets.echo(note=models.Note.from_dict({"value": {"x": 1}})).note
            assert note.value.x == 1
            assert note.other is not None and note.other.label == "a"
            """,
            may_refuse=True,
        )


def _dedented(program: str) -> str:
    return "\n".join(line.strip() for line in program.splitlines())
