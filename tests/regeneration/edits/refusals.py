"""Mistakes in the document: each is refused with its line and pointer, what is wrong, and what to write instead."""

from collections.abc import Iterator

from ..document import (
    PATH,
    Document,
    Node,
    add_operation,
    add_schema,
    add_shared_echo,
    body,
    content,
    find,
    parameter,
    record,
    ref,
    response,
)
from .edit import Change, Edit, Rewrite, refused, refused_text, works
from .kinds import DECIMAL, INTEGER, STRING

OPERATION = "/paths/~1api~1v1~1note/post"
NOTE = "/components/schemas/Note"
VALUE = f"{NOTE}/properties/value"


def refusal_edits() -> Iterator[Edit]:
    """Yield the edits that are refused."""
    yield from reference_edits()
    yield from schema_edits()
    yield from operation_mistakes()
    yield from example_edits()
    yield from document_edits()
    yield from text_edits()


def note_with(schema: Node, example: Node = "a") -> Change:
    """Return an edit that adds an operation that sends and reads a note with a value."""
    return lambda document: echo(document, schema, example)


def echo(document: Document, schema: Node, example: Node = "a") -> Node:
    """Add an operation that sends and reads a note with a value, and return it."""
    return add_shared_echo(document, record({"value": schema}), {"value": example})


def operation_with(**more: Node) -> Change:
    """Return an edit that adds an operation with some keys of its own; None: without it."""

    def change(document: Document) -> None:
        operation = add_operation(document, **more)
        for name in [name for name, node in operation.items() if node is None]:
            del operation[name]

    return change


# --- References -------------------------------------------------------------------------------------------------------


def reference_edits() -> Iterator[Edit]:
    """Yield references to nothing, and to themselves."""
    section = "refusals: references"
    value = note_with(ref("OpenIntrest"))
    yield refused(section, "a schema that isn't there", value, "OpenIntrest", "OpenInterest", at=f"{VALUE}/$ref")
    yield refused(
        section,
        "a response that isn't there",
        operation_with(
            responses={"204": {"description": "Done."}, "400": {"$ref": "#/components/responses/BadReqest"}}
        ),
        "BadReqest",
        "BadRequest",
        at=f"{OPERATION}/responses/400/$ref",
    )
    yield refused(
        section,
        "a parameter that isn't there",
        operation_with(parameters=[{"$ref": "#/components/parameters/sumbol"}]),
        "sumbol",
        at=f"{OPERATION}/parameters/0/$ref",
    )
    yield refused(
        section,
        "a body that isn't there",
        operation_with(requestBody={"$ref": "#/components/requestBodies/Note"}),
        "#/components/requestBodies/Note",
        at=f"{OPERATION}/requestBody/$ref",
    )
    yield refused(
        section,
        "a schema in another file",
        note_with({"$ref": "other.yaml#/Note"}),
        "other.yaml#/Note",
        at=f"{VALUE}/$ref",
    )
    yield refused(
        section, "a pointer without #", note_with({"$ref": "OpenInterest"}), "OpenInterest", at=f"{VALUE}/$ref"
    )
    yield refused(
        section,
        "a pointer to another kind of component",
        note_with({"$ref": "#/components/responses/BadRequest"}),
        "#/components/responses/BadRequest",
        at=f"{VALUE}/$ref",
    )
    yield refused(section, "a pointer that is a number", note_with({"$ref": 7}), "$ref", at=f"{VALUE}/$ref")

    def to_itself(document: Document) -> None:
        document["components"]["schemas"]["Loop"] = ref("Loop")
        echo(document, ref("Loop"))

    yield refused(section, "a schema that is itself", to_itself, "Loop", at="/components/schemas/Loop/$ref")

    def in_a_circle(document: Document) -> None:
        document["components"]["schemas"] |= {"A1": ref("B1"), "B1": ref("C1"), "C1": ref("A1")}
        echo(document, ref("A1"))

    yield refused(section, "schemas that are each other", in_a_circle, "A1")

    def required_circle(document: Document) -> None:
        add_schema(document, "Egg", record({"hen": ref("Hen")}, "hen"))
        add_schema(document, "Hen", record({"egg": ref("Egg")}, "egg"))
        echo(document, ref("Egg"))

    yield refused(section, "objects that can't exist, each required by the other", required_circle, "Egg")

    def circle_of_all(document: Document) -> None:
        add_schema(document, "Egg", {"allOf": [ref("Hen")]})
        add_schema(document, "Hen", {"allOf": [ref("Egg")]})
        echo(document, ref("Egg"))

    yield refused(section, "allOf in a circle", circle_of_all, "Egg")

    def parameter_circle(document: Document) -> None:
        document["components"]["parameters"]["a"] = {"$ref": "#/components/parameters/a"}
        add_operation(document, parameters=[{"$ref": "#/components/parameters/a"}])

    yield refused(section, "a parameter that is itself", parameter_circle, "#/components/parameters/a")

    def mapping_to_nothing(document: Document) -> None:
        add_schema(document, "Cat", record({"kind": STRING}, "kind"))
        pet = {
            "oneOf": [ref("Cat")],
            "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/components/schemas/Kat"}},
        }
        echo(document, pet, {"kind": "cat"})

    yield refused(section, "a discriminator's mapping to nothing", mapping_to_nothing, "Kat")


# --- Schemas ----------------------------------------------------------------------------------------------------------

MISSPELT = [
    ("requierd", {**record({"x": INTEGER}), "requierd": ["x"]}, {"x": 1}, "required"),
    ("propertys", {"type": "object", "propertys": {"x": INTEGER}}, {"x": 1}, "properties"),
    ("minimun", {"type": "integer", "minimun": 1}, 1, "minimum"),
    ("maxlength", {"type": "string", "maxlength": 1}, "a", "maxLength"),
    ("descripton", {"type": "string", "descripton": "A."}, "a", "description"),
    ("enums", {"type": "string", "enums": ["a"]}, "a", "enum"),
    ("formats", {"type": "string", "formats": "decimal"}, "1", "format"),
    ("item", {"type": "array", "item": STRING}, ["a"], "items"),
    ("oneof", {"oneof": [STRING, INTEGER]}, "a", "oneOf"),
    ("additionalproperties", {"type": "object", "additionalproperties": STRING}, {"a": "a"}, "additionalProperties"),
    ("ref", {"ref": "#/components/schemas/OpenInterest"}, {"symbol": "a"}, "$ref"),
    ("readonly", {"type": "string", "readonly": True}, "a", "readOnly"),
    ("x-enum-varname", {"type": "string", "enum": ["a"], "x-enum-varname": ["A"]}, "a", "x-enum-varnames"),
]
FORMATS: list[tuple[str, dict[str, Node], Node, str]] = [
    ("decimals", STRING, "1.50", "decimal"),
    ("Decimal", STRING, "1.50", "decimal"),
    ("desimal", {**STRING, "minimum": 1}, "1.50", "decimal"),
    ("datetime", STRING, "2025-01-01T00:00:00Z", "date-time"),
    ("unix-millisecond", INTEGER, 1738326600000, "unix-milliseconds"),
    ("pasword", STRING, "a", "password"),
    ("int46", INTEGER, 1, "int64"),
    ("decimal", INTEGER, 1, "string"),
    ("date-time", INTEGER, 1, "string"),
    ("unix-seconds", {"type": "boolean"}, True, "integer"),
]
"""Formats that don't exist, or don't fit the type, with what to write instead."""


def schema_edits() -> Iterator[Edit]:
    """Yield mistakes in schemas."""
    section = "refusals: schemas"
    for keyword, schema, example, instead in MISSPELT:
        edit = note_with(schema, example)
        yield refused(section, f"the keyword {keyword}", edit, keyword, instead, at=f"{VALUE}/{keyword}")
    for name, kind, example, instead in FORMATS:
        edit = note_with({**kind, "format": name}, example)
        yield refused(section, f"the format {name} of a {kind['type']}", edit, name, instead, at=f"{VALUE}/format")
    yield refused(
        section,
        "a misspelt format of a parameter",
        operation_with(parameters=[parameter("value", {**STRING, "format": "decimals"})]),
        "decimals",
        "decimal",
        at=f"{OPERATION}/parameters/0/schema/format",
    )
    yield refused(
        section,
        "a misspelt format in an array",
        note_with({"type": "array", "items": {**STRING, "format": "decimals"}}, ["1"]),
        "decimals",
        "decimal",
        at=f"{VALUE}/items/format",
    )
    yield refused(section, "a misspelt type", note_with({"type": "strng"}), "strng", "string", at=f"{VALUE}/type")
    yield refused(section, "a type of Python", note_with({"type": "int"}, 1), "int", "integer", at=f"{VALUE}/type")
    yield refused(section, "only null", note_with({"type": "null"}, None), "null", at=f"{VALUE}/type")
    yield refused(section, "an empty enum", note_with({**STRING, "enum": []}), "enum", at=f"{VALUE}/enum")
    yield refused(
        section, "an enum that repeats a value", note_with({**STRING, "enum": ["a", "a"]}), "a", at=f"{VALUE}/enum/1"
    )
    yield refused(
        section, "an enum of another type", note_with({**STRING, "enum": ["a", 1]}), "1", at=f"{VALUE}/enum/1"
    )
    yield refused(
        section,
        "an enum with fewer names than values",
        note_with({**STRING, "enum": ["a", "b"], "x-enum-varnames": ["A"]}),
        "x-enum-varnames",
        at=f"{VALUE}/x-enum-varnames",
    )
    yield refused(
        section,
        "an enum's name that isn't a name in Python",
        note_with({**STRING, "enum": ["a"], "x-enum-varnames": ["A B"]}),
        "A B",
        at=f"{VALUE}/x-enum-varnames",
    )
    yield refused(
        section,
        "a default of another type",
        note_with({**INTEGER, "default": "many"}, 1),
        "many",
        at=f"{VALUE}/default",
    )
    yield refused(
        section,
        "a default beyond the limit",
        note_with({**INTEGER, "maximum": 5, "default": 6}, 1),
        "6",
        at=f"{VALUE}/default",
    )
    yield refused(
        section,
        "a default outside of the enum",
        note_with({**STRING, "enum": ["a"], "default": "b"}),
        "b",
        at=f"{VALUE}/default",
    )
    yield refused(
        section,
        "a default of a decimal beyond the limit",
        note_with({**DECIMAL, "maximum": 5, "default": "5.01"}, "1"),
        "5.01",
        at=f"{VALUE}/default",
    )
    yield refused(
        section, "a format without a type", note_with({"format": "decimal"}, "1"), "string", at=f"{VALUE}/format"
    )
    yield refused(
        section, "items without a type", note_with({"items": STRING}, ["a"]), "type: array", at=f"{VALUE}/items"
    )
    yield refused(
        section,
        "a length of an integer",
        note_with({**INTEGER, "maxLength": 5}, 1),
        "maxLength",
        "string",
        at=f"{VALUE}/maxLength",
    )
    yield refused(section, "an enum of several types", note_with({"enum": ["a", 1]}), "oneOf", at=f"{VALUE}/enum")
    yield refused(
        section, "an enum of fractions", note_with({"type": "number", "enum": [0.5]}, 0.5), "0.5", at=f"{VALUE}/enum/0"
    )
    yield refused(
        section,
        "a required name that is misspelt",
        note_with(record({"size": INTEGER}, "sise"), {"size": 1}),
        "sise",
        "size",
        at=f"{VALUE}/required/0",
    )
    yield refused(
        section,
        "readOnly and writeOnly",
        note_with({**STRING, "readOnly": True, "writeOnly": True}),
        "readOnly",
        at=f"{VALUE}/writeOnly",
    )
    others: list[tuple[str, Node, Node, str]] = [
        ("a required name twice", record({"x": INTEGER}, "x", "x"), {"x": 1}, "required/1"),
        ("a type twice", {"type": ["string", "string"]}, "a", "type"),
        ("oneOf of nothing", {"oneOf": list[Node]()}, "a", "oneOf"),
        ("items that are a list", {"type": "array", "items": [INTEGER]}, [1], "items"),
        ("a constant of another type", {**INTEGER, "const": "1"}, 1, "const"),
        ("a multiple of nothing", {**INTEGER, "multipleOf": 0}, 1, "multipleOf"),
        (
            "allOf of objects that exclude each other",
            {"allOf": [record({"x": INTEGER}), record({"x": STRING})]},
            {},
            "allOf",
        ),
    ]
    for name, schema, example, at in others:
        yield refused(section, name, note_with(schema, example), at=f"{VALUE}/{at}")

    def incomplete_mapping(document: Document) -> None:
        add_schema(document, "Cat", record({"kind": STRING}, "kind"))
        add_schema(document, "Dog", record({"kind": STRING}, "kind"))
        mapping = {"cat": "#/components/schemas/Cat"}
        pet = {"oneOf": [ref("Cat"), ref("Dog")], "discriminator": {"propertyName": "kind", "mapping": mapping}}
        echo(document, pet, {"kind": "cat"})

    at = f"{VALUE}/discriminator/mapping"
    yield refused(section, "a mapping without one of the choices", incomplete_mapping, "Dog", at=at)

    def open_end(document: Document) -> None:
        places = [{"title": "left", "description": "The left one.", **INTEGER}]
        add_schema(document, "Pair", {"type": "array", "prefixItems": places, "items": INTEGER})
        echo(document, ref("Pair"), [1])

    yield refused(section, "an array with places and more", open_end, "items", at="/components/schemas/Pair/items")
    yield refused(section, "a pattern that is none", note_with({**STRING, "pattern": "["}), "[", at=f"{VALUE}/pattern")
    yield refused(
        section, "a minimum above the maximum", note_with({**INTEGER, "minimum": 5, "maximum": 1}, 3), "minimum"
    )
    yield refused(
        section, "a minimum that is text", note_with({**INTEGER, "minimum": "1"}, 1), "minimum", at=f"{VALUE}/minimum"
    )
    yield refused(
        section,
        "a length that is negative",
        note_with({**STRING, "minLength": -1}),
        "minLength",
        at=f"{VALUE}/minLength",
    )
    yield refused(
        section,
        "properties that are a list",
        note_with({"type": "object", "properties": [{"x": INTEGER}]}, {}),
        "properties",
        at=f"{VALUE}/properties",
    )
    yield refused(
        section,
        "required as in OpenAPI 2's parameters",
        note_with({**STRING, "required": True}),
        "required",
        at=f"{VALUE}/required",
    )
    yield refused(section, "a schema that is text", note_with("string"), "string", at=VALUE)
    yield refused(section, "a schema that is null", note_with(None), "value", at=VALUE)
    yield refused(section, "not", note_with({"not": STRING}, 1), "not", at=f"{VALUE}/not")
    yield refused(
        section,
        "if and then",
        note_with({**INTEGER, "if": {"minimum": 1}, "then": {"maximum": 5}}, 1),
        "if",
        at=f"{VALUE}/if",
    )
    yield refused(
        section,
        "patternProperties",
        note_with({"type": "object", "patternProperties": {"^a": INTEGER}}, {"a": 1}),
        "patternProperties",
    )
    yield refused(section, "allOf of kinds that exclude each other", note_with({"allOf": [STRING, INTEGER]}), "allOf")
    yield refused(
        section,
        "a discriminator that isn't a property",
        lambda document: (
            add_schema(document, "Cat", record({"lives": INTEGER})),
            add_schema(document, "Dog", record({"tricks": INTEGER})),
            echo(
                document,
                {"oneOf": [ref("Cat"), ref("Dog")], "discriminator": {"propertyName": "kind"}},
                {"kind": "Cat"},
            ),
        ),
        "kind",
    )

    # OpenAPI 3.0: taken as it is meant, or refused.
    yield works(
        section,
        "OpenAPI 3.0's nullable",
        lambda document: (
            add_schema(document, "Note", record({"value": {**INTEGER, "nullable": True}}, "value")),
            add_operation(document, "get", responses=response(ref("Note"), {"value": None})),
        ),
        """
        wire.answer({"value": None})
        note = client.markets.echo()
        assert_type(note.value, int | None)
        assert note.value is None
        """,
        may_refuse=True,
    )
    yield works(
        section,
        "OpenAPI 3.0's exclusiveMinimum: true",
        operation_with(parameters=[parameter("value", {**INTEGER, "minimum": 1, "exclusiveMinimum": True})]),
        """
        wire.answer_nothing()
        client.markets.echo(value=2)
        with pytest.raises(InvalidArgumentError):
            client.markets.echo(value=1)
        """,
        may_refuse=True,
    )

    def without_description(document: Document) -> None:
        echo(document, STRING)
        del document["components"]["schemas"]["Note"]["description"]

    yield refused(section, "a schema without a description", without_description, "Note", "description", at=NOTE)

    def field_without_description(document: Document) -> None:
        echo(document, STRING)
        del document["components"]["schemas"]["Note"]["properties"]["value"]["description"]

    yield refused(section, "a field without a description", field_without_description, "value", "description", at=VALUE)


# --- Operations -------------------------------------------------------------------------------------------------------


def operation_mistakes() -> Iterator[Edit]:
    """Yield mistakes in operations."""
    section = "refusals: operations"
    signed: dict[str, Node] = {"security": [{"signature": list[str]()}]}
    for part in ("operationId", "summary", "description", "tags", "responses"):
        yield refused(section, f"no {part}", operation_with(**{part: None}), part, at=OPERATION)
    yield refused(section, "an empty summary", operation_with(summary=""), "summary", at=f"{OPERATION}/summary")
    yield refused(section, "two tags", operation_with(tags=["Markets", "Order"]), "tags", at=f"{OPERATION}/tags")
    yield refused(
        section, "an unknown tag", operation_with(tags=["Market"]), "Market", "Markets", at=f"{OPERATION}/tags"
    )
    yield refused(
        section,
        "no success",
        operation_with(responses={"400": {"$ref": "#/components/responses/BadRequest"}}),
        "success",
        at=f"{OPERATION}/responses",
    )
    yield refused(section, "no response at all", operation_with(responses={}), "responses", at=f"{OPERATION}/responses")
    yield refused(
        section,
        "a response without a description",
        operation_with(responses={"204": {}}),
        "description",
        at=f"{OPERATION}/responses/204",
    )
    yield refused(
        section,
        "a status that is none",
        operation_with(responses={"204": {"description": "Done."}, "2OO": {"description": "Done."}}),
        "2OO",
        at=f"{OPERATION}/responses/2OO",
    )
    yield refused(
        section,
        "content without a schema",
        operation_with(responses={"200": {"description": "A.", "content": {"application/json": {"example": 1}}}}),
        "schema",
        at=f"{OPERATION}/responses/200/content/application~1json",
    )
    yield refused(
        section,
        "a scheme that isn't there",
        operation_with(security=[{"signatur": []}], x_instruction="orderExecute"),
        "signatur",
        "signature",
    )
    yield refused(section, "security without an instruction", operation_with(**signed), "x-instruction", at=OPERATION)
    yield refused(section, "an instruction without security", operation_with(x_instruction="orderExecute"), "security")
    yield refused(
        section,
        "a misspelt x-instruction",
        operation_with(**signed, **{"x-instrution": "orderExecute"}),
        "x-instrution",
        "x-instruction",
        at=f"{OPERATION}/x-instrution",
    )
    yield refused(
        section,
        "a misspelt instruction",
        operation_with(**signed, **{"x-instruction": "orderExecutee"}),
        "orderExecutee",
        "orderExecute",
        at=f"{OPERATION}/x-instruction",
    )
    for wrong in ("", 7, ["orderExecute"], "order execute"):
        yield refused(
            section,
            f"the instruction {wrong!r}",
            operation_with(**signed, **{"x-instruction": wrong}),
            "x-instruction",
            at=f"{OPERATION}/x-instruction",
        )
    yield refused(
        section,
        "a misspelt rate limit",
        operation_with(**{"x-rate-limit": "historic"}),
        "historic",
        "historical",
        at=f"{OPERATION}/x-rate-limit",
    )
    yield refused(
        section,
        "a misspelt x-rate-limit",
        operation_with(**{"x-ratelimit": "historical"}),
        "x-ratelimit",
        "x-rate-limit",
        at=f"{OPERATION}/x-ratelimit",
    )
    yield refused(
        section,
        "a time limit that is text",
        operation_with(**{"x-time-limit": "many"}),
        "x-time-limit",
        at=f"{OPERATION}/x-time-limit",
    )
    yield refused(
        section,
        "a replacement that isn't there",
        operation_with(deprecated=True, **{"x-replaced-by": "get_open_intrest"}),
        "get_open_intrest",
        "get_open_interest",
        at=f"{OPERATION}/x-replaced-by",
    )
    yield refused(
        section,
        "a replacement of what is not deprecated",
        operation_with(**{"x-replaced-by": "get_open_interest"}),
        "deprecated",
        at=f"{OPERATION}/x-replaced-by",
    )
    empty = {"204": {"description": "Done.", "content": content(STRING, "a")}}
    yield refused(
        section, "content of 204", operation_with(responses=empty), "204", at=f"{OPERATION}/responses/204/content"
    )
    alone = operation_with(parameters=[parameter("a", STRING)], **{"x-exactly-one": ["a"]})
    yield refused(section, "a rule on one argument", alone, "x-exactly-one", at=f"{OPERATION}/x-exactly-one")
    yield refused(section, "a summary that is a number", operation_with(summary=5), "quotes", at=f"{OPERATION}/summary")

    def other_scheme(document: Document) -> None:
        document["components"]["securitySchemes"]["session"] = {"type": "http", "scheme": "bearer"}
        add_operation(document, security=[{"session": []}], x_instruction="orderExecute")

    yield refused(section, "another way to be signed", other_scheme, "session", at=f"{OPERATION}/security/0/session")
    yield refused(
        section, "a query in the path", lambda document: add_operation(document, path=f"{PATH}?a=1"), f"{PATH}?a=1"
    )
    yield refused(
        section,
        "a misspelt key",
        operation_with(paramters=[parameter("limit", INTEGER)]),
        "paramters",
        "parameters",
        at=f"{OPERATION}/paramters",
    )
    yield refused(
        section, "deprecated as text", operation_with(deprecated="yes"), "deprecated", at=f"{OPERATION}/deprecated"
    )

    def taken(document: Document) -> None:
        add_operation(document, operationId="get_open_interest")

    yield refused(
        section,
        "an operationId as long as a page",
        operation_with(operationId="a" * 300),
        at=f"{OPERATION}/operationId",
    )
    yield refused(section, "an operationId that is taken", taken, "get_open_interest", at=f"{OPERATION}/operationId")

    def wrong_method(document: Document) -> None:
        add_operation(document, "pots")

    yield refused(section, "a method that is none", wrong_method, "pots", "post", at="/paths/~1api~1v1~1note/pots")
    get = "/paths/~1api~1v1~1note/get"
    yield refused(
        section,
        "a body of GET",
        lambda document: add_operation(document, "get", requestBody=body(record({"x": INTEGER}), {"x": 1})),
        "body",
        at=f"{get}/requestBody",
    )
    yield refused(
        section,
        "a path without a slash",
        lambda document: add_operation(document, path="api/v1/note"),
        "api/v1/note",
        "/api/v1/note",
        at="/paths/api~1v1~1note",
    )
    yield refused(
        section,
        "a parameter in the path that isn't declared",
        lambda document: add_operation(document, path=f"{PATH}/{{id}}"),
        "id",
        "in: path",
        at="/paths/~1api~1v1~1note~1{id}",
    )
    yield refused(
        section,
        "a parameter in the path that the path doesn't have",
        operation_with(parameters=[parameter("id", STRING, "path", required=True)]),
        "id",
        "{id}",
        at=f"{OPERATION}/parameters/0",
    )
    yield refused(
        section,
        "a parameter in the path that isn't required",
        lambda document: add_operation(document, path=f"{PATH}/{{id}}", parameters=[parameter("id", STRING, "path")]),
        "required",
        at="/paths/~1api~1v1~1note~1{id}/post/parameters/0",
    )
    yield refused(
        section,
        "two paths that differ in the name of a parameter",
        lambda document: [
            add_operation(
                document,
                "get",
                f"{PATH}/{{{name}}}",
                operationId=f"get_by_{name}",
                parameters=[parameter(name, STRING, "path", required=True)],
            )
            for name in ("id", "key")
        ],
        f"{PATH}/{{key}}",
    )
    first = f"{OPERATION}/parameters/0"
    for name, node, says in (
        ("in nowhere", parameter("value", STRING, "body"), ("body", "query")),
        ("in a misspelt place", parameter("value", STRING, "qeury"), ("qeury", "query")),
    ):
        yield refused(section, f"a parameter {name}", operation_with(parameters=[node]), *says, at=f"{first}/in")
    for part in ("name", "in", "schema", "description"):
        node = {key: value for key, value in parameter("value", STRING).items() if key != part}
        yield refused(section, f"a parameter without {part}", operation_with(parameters=[node]), part, at=first)
    yield refused(
        section,
        "a parameter twice",
        operation_with(parameters=[parameter("value", STRING), parameter("value", INTEGER)]),
        "value",
        at=f"{OPERATION}/parameters/1",
    )
    yield refused(
        section,
        "a signing header as a parameter",
        operation_with(parameters=[parameter("X-Signature", STRING, "header")]),
        "X-Signature",
        at=first,
    )
    yield refused(
        section,
        "a rule that names no argument",
        operation_with(parameters=[parameter("a", STRING), parameter("b", STRING)], **{"x-exactly-one": ["a", "c"]}),
        "c",
        at=f"{OPERATION}/x-exactly-one",
    )
    yield refused(
        section,
        "a misspelt rule",
        operation_with(parameters=[parameter("a", STRING), parameter("b", STRING)], **{"x-exactly-on": ["a", "b"]}),
        "x-exactly-on",
        "x-exactly-one",
        at=f"{OPERATION}/x-exactly-on",
    )
    yield refused(
        section,
        "a limit and offset without a maximum",
        lambda document: add_operation(
            document, "get", parameters=[parameter("limit", INTEGER), parameter("offset", INTEGER)]
        ),
        "maximum",
    )
    unsendable: list[tuple[str, Node, str, tuple[str, ...]]] = [
        ("a style that isn't one", parameter("value", STRING, style="from"), "/style", ("from", "form")),
        ("the style of another place", parameter("X-Value", STRING, "header", style="form"), "/style", ("simple",)),
        ("deepObject for a string", parameter("value", STRING, style="deepObject"), "/style", ("deepObject",)),
        ("a header with a space", parameter("X Value", STRING, "header"), "/name", ("X Value",)),
        ("a cookie with a semicolon", parameter("a;b", STRING, "cookie"), "/name", ("a;b",)),
        ("a header of the client's own", parameter("Accept", STRING, "header"), "", ("Accept",)),
    ]
    for name, node, at, words in unsendable:
        yield refused(section, name, operation_with(parameters=[node]), *words, at=f"{first}{at}")
    form = body(record({"value": STRING}), {"value": "a"}, "application/x-www-form-urlencoded")
    listed: Node = {"type": "array", "items": STRING}
    unsignable: list[tuple[str, Node, str]] = [
        ("a signed form", form, "application/json"),
        ("a signed array of strings", body(listed, ["a"]), "object"),
    ]
    for name, node, said in unsignable:
        change = operation_with(requestBody=node, **signed, **{"x-instruction": "noteSend"})
        yield refused(section, name, change, said, at=f"{OPERATION}/requestBody")
    yield refused(
        section,
        "a form that is a list",
        operation_with(requestBody=body(listed, ["a"], "multipart/form-data")),
        "form",
        at=f"{OPERATION}/requestBody/content/multipart~1form-data/schema",
    )
    yield refused(
        section,
        "raw bytes in JSON",
        operation_with(requestBody=body(record({"value": {**STRING, "format": "binary"}}), {"value": "a"})),
        "byte",
        at=f"{OPERATION}/requestBody/content/application~1json/schema",
    )
    unserved: Node = {"callbacks": {"onNote": {"{$url}": {}}}, "servers": [{"url": "https://other.example"}]}
    for key, value in unserved.items():
        yield refused(section, key, operation_with(**{key: value}), key, at=f"{OPERATION}/{key}")

    def several(document: Document) -> None:
        add_operation(document, tags=["Market"], summary="", **{"x-rate-limit": "historic"})
        add_schema(document, "Note", record({"value": {**STRING, "format": "decimals"}}))

    yield refused(section, "four mistakes at once", several, "Market", "summary", "historic", "decimals", problems=4)


# --- Examples ---------------------------------------------------------------------------------------------------------


def example_edits() -> Iterator[Edit]:
    """Yield examples that are missing, or that don't fit."""
    section = "refusals: examples"

    def without_example(place: str) -> Change:
        def change(document: Document) -> None:
            echo(document, STRING)
            del find(document, f"{OPERATION}{place}")["example"]

        return change

    for name, place in (
        ("a body", "/requestBody/content/application~1json"),
        ("a response", "/responses/200/content/application~1json"),
    ):
        yield refused(
            section,
            f"{name} without an example",
            without_example(place),
            "example",
            at=f"{OPERATION}{place}",
        )

    def misspelt(document: Document) -> None:
        echo(document, STRING)
        media = find(document, f"{OPERATION}/requestBody/content/application~1json")
        media["exampel"] = media.pop("example")

    place = f"{OPERATION}/requestBody/content/application~1json/exampel"
    yield refused(section, "a misspelt example", misspelt, "exampel", "example", at=place)

    def read_only(schema: Node, example: Node) -> Change:
        def change(document: Document) -> None:
            add_schema(document, "Note", record({"value": schema}))
            add_operation(document, responses=response(ref("Note"), {"value": example}))

        return change

    pointer = f"{OPERATION}/responses/200/content/application~1json/example"
    unfit: list[tuple[str, Node, Node, str]] = [
        ("of another type", INTEGER, "many", "many"),
        ("beyond a limit", {**INTEGER, "maximum": 5}, 6, "6"),
        ("that isn't a decimal", DECIMAL, "1,50", "1,50"),
        ("of a decimal beyond a limit", {**DECIMAL, "exclusiveMinimum": 0}, "0.00", "0.00"),
        ("outside of an enum", {**STRING, "enum": ["a"]}, "b", "b"),
        ("that isn't a date", {**STRING, "format": "date"}, "31.1.2025", "31.1.2025"),
        ("that isn't a base64", {**STRING, "format": "byte"}, "?", "?"),
        ("that isn't a UUID", {**STRING, "format": "uuid"}, "12", "12"),
        ("that doesn't match the pattern", {**STRING, "pattern": "^a$"}, "b", "b"),
    ]
    for name, schema, example, said in unfit:
        yield refused(section, f"an example {name}", read_only(schema, example), said)

    def unknown_field(document: Document) -> None:
        add_schema(document, "Note", record({"value": STRING}))
        add_operation(document, responses=response(ref("Note"), {"valeu": "a"}))

    yield refused(section, "an example with an unknown field", unknown_field, "valeu", "value", at=pointer)

    def missing_field(document: Document) -> None:
        add_schema(document, "Note", record({"value": STRING}, "value"))
        add_operation(document, responses=response(ref("Note"), {}))

    yield refused(section, "an example without a required field", missing_field, "value", at=pointer)
    yield refused(
        section,
        "a parameter's example that doesn't fit",
        operation_with(parameters=[parameter("value", INTEGER, example="many")]),
        "many",
        at=f"{OPERATION}/parameters/0/example",
    )
    yield refused(
        section,
        "a schema's example that doesn't fit",
        note_with({**INTEGER, "example": "many"}, 1),
        "many",
        at=f"{VALUE}/example",
    )


# --- The document -----------------------------------------------------------------------------------------------------


def document_edits() -> Iterator[Edit]:
    """Yield mistakes at the root."""
    section = "refusals: the document"

    def without(part: str) -> Change:
        return lambda document: document.pop(part)

    for part in ("openapi", "info", "paths", "servers", "components"):
        yield refused(section, f"no {part}", without(part), part)
    yield refused(section, "no path", lambda document: document.update(paths={}), "paths", at="/paths")
    yield refused(section, "no server", lambda document: document.update(servers=[]), "servers", at="/servers")
    yield refused(
        section, "Swagger 2", lambda document: (document.pop("openapi"), document.update(swagger="2.0")), "swagger"
    )
    yield refused(
        section, "a version that is none", lambda document: document.update(openapi="4.0.0"), "4.0.0", at="/openapi"
    )
    yield refused(
        section, "a version that is a number", lambda document: document.update(openapi=3.1), "openapi", at="/openapi"
    )
    yield refused(
        section, "a misspelt key", lambda document: document.update(pathes={}), "pathes", "paths", at="/pathes"
    )
    yield refused(
        section,
        "a misspelt kind of component",
        lambda document: document["components"].update(schema={}),
        "schema",
        "schemas",
    )
    yield refused(
        section, "a tag twice", lambda document: document["tags"].append(dict(document["tags"][0])), "Markets"
    )
    yield refused(section, "paths that are a list", lambda document: document.update(paths=[]), "paths", at="/paths")
    yield refused(section, "no title", lambda document: document["info"].pop("title"), "title", at="/info")
    yield refused(
        section,
        "a server that isn't a URL",
        lambda document: document["servers"][0].update(url="api"),
        "url",
        at="/servers/0/url",
    )

    def scheme(**changed: Node) -> Change:
        return lambda document: document["components"]["securitySchemes"]["signature"].update(changed)

    at = "/components/securitySchemes/signature"
    yield refused(section, "a security scheme of no type", scheme(type="apikey"), "apikey", "apiKey", at=f"{at}/type")
    yield refused(section, "a key in nowhere", scheme(**{"in": "body"}), "body", "header", at=f"{at}/in")
    yield refused(
        section,
        "a component with a space in its name",
        lambda document: add_schema(document, "a b", record({"x": INTEGER})),
        "a b",
        at="/components/schemas/a b",
    )
    yield refused(
        section, "two servers", lambda document: document["servers"].append({"url": "https://b.example"}), "servers"
    )
    yield refused(section, "security", lambda document: document.update(security=[{"signature": []}]), "security")
    yield refused(section, "deprecated", lambda document: document.update(deprecated=True), "deprecated")
    yield refused(
        section, "webhooks", lambda document: document.update(webhooks={"note": {}}), "webhooks", at="/webhooks"
    )


def text_edits() -> Iterator[Edit]:
    """Yield files that can't be read."""
    section = "refusals: the file"

    def after(line: str, more: str) -> Rewrite:
        return lambda text: text.replace(line, f"{line}{more}", 1)

    yield refused_text(
        section, "another encoding", lambda text: text.replace("Markets", "Märkte").encode("latin-1"), "UTF-8"
    )
    yield refused_text(section, "UTF-16", lambda text: text.encode("utf-16"), "UTF-8")
    yield refused_text(section, "an unclosed bracket", after("paths:", " ["))
    yield refused_text(section, "a wrong indentation", after("info:\n", "     version2: a\n"))
    yield refused_text(section, "a tab", after("info:\n", "\tversion2: a\n"))
    yield refused_text(section, "a key twice", after("info:\n", "  title: Twice\n"), "title")
    yield refused_text(section, "two documents", lambda text: f"{text}---\n{text}")
    yield refused_text(section, "an empty file", lambda _: "")
    yield refused_text(section, "a list", lambda _: "- a\n")
    yield refused_text(section, "a plain string", lambda _: "openapi\n")
    yield refused_text(
        section, "a Python object", after("info:\n", "  x: !!python/object/apply:os.getcwd []\n"), "python/object"
    )
    yield refused_text(section, "an unknown anchor", after("info:\n", "  x-a: *nothing\n"), "nothing")
    yield refused_text(section, "an anchor in itself", after("info:\n", "  x-a: &loop [*loop]\n"), "loop")
    yield refused_text(section, "a control character", after("info:\n", "  x-a: \x07\n"))
    yield refused_text(section, "conflict marks of git", after("info:\n", "<<<<<<< HEAD\n"))
    yield refused_text(section, "a key that is a list", after("info:\n", "  ? [a]\n  : b\n"))
    program = "wire.answer([])\nassert client.markets.get_open_interest() == []"
    yield Edit(section, "a byte-order mark", rewrite=lambda text: f"\ufeff{text}", program=program, may_refuse=True)
    yield works(
        section,
        "statuses that are numbers",
        lambda document: add_operation(
            document, "get", responses={200: {"description": "A.", "content": content(INTEGER, 1)}}
        ),
        "wire.answer(7)\nassert client.markets.echo() == 7",
        may_refuse=True,
    )
    yield refused(
        section,
        "no for Norway in an enum",
        lambda document: add_shared_echo(
            document, record({"value": {**STRING, "enum": [False, "SE"]}}), {"value": "SE"}
        ),
        "false",
        at=f"{VALUE}/enum/0",
    )
