"""Bodies, responses and parameters of every kind, and values that an operation clears, limits or leaves out."""

from collections.abc import Iterator
from typing import Any

from ..document import (
    PATH,
    Document,
    Node,
    add_echo,
    add_operation,
    add_schema,
    add_shared_echo,
    body,
    content,
    describe,
    parameter,
    record,
    ref,
    response,
)
from .edit import Change, Edit, works
from .kinds import DECIMAL, INTEGER, POINT, SCALARS, STRING, Kind


def operation_edits() -> Iterator[Edit]:
    """Yield the edits of operations."""
    yield from body_edits()
    yield from response_edits()
    yield from parameter_edits()
    yield from limit_edits()
    yield from field_edits()


# --- Bodies ---------------------------------------------------------------------------------------------------------


def with_body(request_body: Node, **components: Node) -> Change:
    """Return an edit that adds an operation with a body."""

    def change(document: Document) -> None:
        for name, schema in components.items():
            add_schema(document, name, schema)
        add_operation(document, requestBody=request_body)

    return change


def body_edits() -> Iterator[Edit]:
    """Yield bodies of every kind."""
    named = {"x-body-name": "value"}

    def bodies(name: str, change: Change, program: str) -> Edit:
        return works("bodies", name, change, "wire.answer_nothing()\n" + program)

    yield bodies(
        "an optional body",
        with_body({"content": content(ref("Point"), {"x": 1})}, Point=POINT),
        """client.markets.echo()
assert wire.content == b""
client.markets.echo(x=1)
assert wire.json == {"x": 1}""",
    )
    yield bodies(
        "a body without required",
        with_body({"required": False, "content": content(ref("Point"), {})}, Point=record({"x": INTEGER})),
        """client.markets.echo()
assert wire.content == b""
client.markets.echo(x=1)
assert wire.json == {"x": 1}""",
    )
    yield bodies(
        "an array of strings",
        with_body(body({"type": "array", "items": STRING}, ["a"], **named)),
        """client.markets.echo(value=["a", "b"])
assert wire.json == ["a", "b"]""",
    )
    yield bodies(
        "an array of decimals",
        with_body(body({"type": "array", "items": DECIMAL}, ["1.50"], **named)),
        """client.markets.echo(value=[Decimal("1.50"), 2, "3.0"])
assert wire.json == ["1.50", "2", "3.0"]""",
    )
    yield bodies(
        "an array of objects",
        with_body(body({"type": "array", "items": ref("Point")}, [{"x": 1}], **named), Point=POINT),
        """client.markets.echo(value=[models.Point(x=1), models.Point(x=2, y=3)])
assert wire.json == [{"x": 1}, {"x": 2, "y": 3}]""",
    )
    yield bodies(
        "an array of objects with limits",
        with_body(
            body({"type": "array", "items": ref("Point"), "minItems": 1, "maxItems": 2}, [{"x": 1}], **named),
            Point=POINT,
        ),
        """for wrong in ([], [models.Point(x=1)] * 3):
    with pytest.raises(InvalidArgumentError):
        client.markets.echo(value=wrong)""",
    )
    yield bodies(
        "an array without a name of its own",
        with_body(body({"type": "array", "items": ref("Point")}, [{"x": 1}]), Point=POINT),
        """client.markets.echo(body=[models.Point(x=1)])
assert wire.json == [{"x": 1}]""",
    )
    yield bodies(
        "a map",
        with_body(body({"type": "object", "additionalProperties": DECIMAL}, {"SOL": "1.50"}, **named)),
        """client.markets.echo(value={"SOL": Decimal("1.50")})
assert wire.json == {"SOL": "1.50"}""",
    )
    yield bodies(
        "a free-form object",
        with_body(body({"type": "object"}, {"a": 1}, **named)),
        """client.markets.echo(value={"a": [1]})
assert wire.json == {"a": [1]}""",
    )
    yield bodies(
        "a string",
        with_body(body(STRING, "a", **named)),
        """client.markets.echo(value="a")
assert wire.json == "a\"""",
    )
    yield bodies(
        "an object inline",
        with_body(body(POINT, {"x": 1})),
        """client.markets.echo(x=1, y=2)
assert wire.json == {"x": 1, "y": 2}""",
    )
    yield bodies(
        "a form",
        with_body(
            body(record({"name": STRING, "size": DECIMAL}, "name"), {"name": "a"}, "application/x-www-form-urlencoded")
        ),
        """client.markets.echo(name="a b&c", size=Decimal("1.50"))
assert wire.media == "application/x-www-form-urlencoded"
assert httpx.QueryParams(wire.content.decode()) == httpx.QueryParams({"name": "a b&c", "size": "1.50"})""",
    )
    yield bodies(
        "a multipart form",
        with_body(
            body(
                record({"name": STRING, "file": {"type": "string", "format": "binary"}}, "file"),
                {"file": "x"},
                "multipart/form-data",
            )
        ),
        """client.markets.echo(name="a", file=b"\\x00\\xff")
assert wire.media == "multipart/form-data"
assert b"\\x00\\xff" in wire.content and b'name="file"' in wire.content""",
    )
    yield bodies(
        "bytes",
        with_body(body({"type": "string", "format": "binary"}, "x", "application/octet-stream", **named)),
        """client.markets.echo(value=b"\\x00\\xff")
assert wire.media == "application/octet-stream"
assert wire.content == b"\\x00\\xff\"""",
    )
    yield bodies(
        "plain text",
        with_body(body(STRING, "a", "text/plain", **named)),
        """client.markets.echo(value="größer")
assert wire.media == "text/plain"
assert wire.content.decode() == "größer\"""",
    )
    yield bodies(
        "a media type with a parameter",
        with_body(body(ref("Point"), {"x": 1}, "application/json; charset=utf-8"), Point=POINT),
        """client.markets.echo(x=1)
assert wire.json == {"x": 1}""",
    )
    yield bodies(
        "a media type of its own in JSON",
        with_body(body(ref("Point"), {"x": 1}, "application/vnd.note+json"), Point=POINT),
        """client.markets.echo(x=1)
assert wire.media == "application/vnd.note+json"
assert wire.json == {"x": 1}""",
    )
    yield bodies(
        "several media types",
        with_body(
            {"required": True, "content": {**content(ref("Point"), {"x": 1}), **content(STRING, "a", "text/plain")}},
            Point=POINT,
        ),
        """client.markets.echo(x=1)
assert wire.json == {"x": 1}""",
    )

    yield bodies(
        "an optional array",
        with_body({"content": content({"type": "array", "items": STRING}, ["a"]), **named}),
        """client.markets.echo()
assert wire.content == b""
client.markets.echo(value=["a"])
assert wire.json == ["a"]""",
    )
    yield bodies(
        "an optional body whose required part is missing",
        with_body({"content": content(ref("Point"), {"x": 1})}, Point=POINT),
        """with pytest.raises(InvalidArgumentError, match="x"):
    client.markets.echo(y=1)""",
    )
    listed: Node = {"type": "array", "items": STRING}
    form = record({"ids": listed, "on": {"type": "boolean"}, "own": ref("Point")})
    for media, read in (
        ("application/x-www-form-urlencoded", 'httpx.QueryParams(wire.content.decode()).get_list("ids")'),
        ("multipart/form-data", "re.findall(rb'name=\"ids\"\\r\\n\\r\\n(.)', wire.content)"),
    ):
        yield bodies(
            f"an optional {media} with lists and objects",
            with_body({"content": content(form, {"ids": ["a"]}, media)}, Point=POINT),
            f"""import re
client.markets.echo()
assert wire.content == b""
client.markets.echo(ids=["a", "b"], on=True, own=models.Point(x=1))
assert wire.media == "{media}"
assert len({read}) == 2
assert b"true" in wire.content
assert "x" in wire.content.decode()""",
        )
    yield bodies(
        "a union of objects by name",
        with_body(
            body(
                {
                    "oneOf": [ref("Cat"), ref("Dog")],
                    "discriminator": {
                        "propertyName": "kind",
                        "mapping": {"cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog"},
                    },
                },
                {"kind": "cat"},
                **named,
            ),
            Cat=record({"kind": {"type": "string", "const": "cat"}}, "kind"),
            Dog=record({"kind": {"type": "string", "const": "dog"}, "tricks": listed}, "kind"),
        ),
        """client.markets.echo(value=models.Dog(kind="dog", tricks=["sit"]))
assert wire.json == {"kind": "dog", "tricks": ["sit"]}
client.markets.echo(value=models.Cat(kind="cat"))
assert wire.json == {"kind": "cat"}""",
    )
    more = record({"x": INTEGER}, "x", additionalProperties=DECIMAL)
    yield bodies(
        "declared and other properties",
        with_body(body(ref("Point"), {"x": 1}), Point=more),
        """client.markets.echo(x=1, additional_properties={"size": Decimal("2.50")})
assert wire.json == {"x": 1, "size": "2.50"}
client.markets.echo(x=1)
assert wire.json == {"x": 1}""",
    )
    cleared = record({"x": {"type": ["integer", "null"]}, "y": INTEGER}, "x")
    yield bodies(
        "an optional body with a required part that may be null",
        with_body({"content": content(ref("Point"), {"x": 1})}, Point=cleared),
        """from {package}.types import NULL
client.markets.echo()
assert wire.content == b""
client.markets.echo(x=NULL, y=2)
assert wire.json == {"x": None, "y": 2}
client.markets.echo(x=1)
assert wire.json == {"x": 1}""",
    )
    yield bodies(
        "bytes of any media type",
        with_body(body({"type": "string", "format": "binary"}, "x", "image/png", **named)),
        """client.markets.echo(value=b"\\x89PNG")
assert (wire.media, wire.content) == ("image/png", b"\\x89PNG")
with pytest.raises(InvalidArgumentError, match="value"):
    client.markets.echo(value="text")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]""",
    )
    yield bodies(
        "fields called as what the method uses",
        with_body(
            body(ref("Odd"), {"call": "a"}),
            Odd=record(dict.fromkeys(("call", "echo", "hide", "given", "client", "body", "check"), STRING)),
        ),
        """client.markets.echo(call="a", echo="b", hide_="c", given="d", client="e", body="f", check_="g")
assert wire.json == {
    "call": "a", "echo": "b", "hide": "c", "given": "d", "client": "e", "body": "f", "check": "g"
}""",
    )

    def by_reference(document: Document) -> None:
        add_schema(document, "Point", POINT)
        document["components"]["requestBodies"] = {"Note": body(ref("Point"), {"x": 1})}
        add_operation(document, requestBody={"$ref": "#/components/requestBodies/Note"})

    yield bodies("by $ref", by_reference, 'client.markets.echo(x=1)\nassert wire.json == {"x": 1}')

    for method in ("put", "patch", "delete"):

        def with_method(document: Document, method: str = method) -> None:
            add_schema(document, "Point", POINT)
            add_operation(document, method, requestBody=body(ref("Point"), {"x": 1}))

        yield bodies(
            f"of {method}",
            with_method,
            f'client.markets.echo(x=1)\nassert (wire.method, wire.json) == ("{method.upper()}", {{"x": 1}})',
        )

    def beside_query(document: Document) -> None:
        add_schema(document, "Point", POINT)
        add_operation(document, requestBody=body(ref("Point"), {"x": 1}), parameters=[parameter("limit", INTEGER)])

    yield bodies(
        "beside a query",
        beside_query,
        'client.markets.echo(x=1, limit=5)\nassert (wire.json, wire.query) == ({"x": 1}, [("limit", "5")])',
    )


# --- Responses --------------------------------------------------------------------------------------------------------


def with_responses(responses: Node, method: str = "get", **components: Node) -> Change:
    """Return an edit that adds an operation with responses."""

    def change(document: Document) -> None:
        for name, schema in components.items():
            add_schema(document, name, schema)
        add_operation(document, method, responses=responses)

    return change


def response_edits() -> Iterator[Edit]:
    """Yield responses of every kind."""

    def responses(name: str, change: Change, program: str) -> Edit:
        return works("responses", name, change, program)

    text = {"200": {"description": "The note.", "content": content(STRING, "a", "text/plain")}}
    yield responses(
        "plain text",
        with_responses(text),
        """
        wire.answer_bytes("größer".encode(), "text/plain; charset=utf-8")
        value = client.markets.echo()
        assert_type(value, str)
        assert value == "größer"
        """,
    )
    yield responses(
        "CSV",
        with_responses({"200": {"description": "The rows.", "content": content(STRING, "a,b", "text/csv")}}),
        """
        wire.answer_bytes(b"a,b\\n1,2\\n", "text/csv")
        value = client.markets.echo()
        assert_type(value, str)
        assert value == "a,b\\n1,2\\n"
        assert "text/csv" in wire.headers["accept"] or "*/*" in wire.headers["accept"]
        """,
    )
    yield responses(
        "bytes",
        with_responses(response({"type": "string", "format": "binary"}, "x", "application/octet-stream")),
        """
        wire.answer_bytes(b"\\x00\\xff", "application/octet-stream")
        value = client.markets.echo()
        assert_type(value, bytes)
        assert value == b"\\x00\\xff"
        """,
    )
    yield responses(
        "a media type of its own in JSON",
        with_responses(response(ref("Point"), {"x": 1}, "application/vnd.note+json"), Point=POINT),
        """
        wire.answer_bytes(b'{"x": 1}', "application/vnd.note+json")
        value = client.markets.echo()
        assert_type(value, models.Point)
        assert value.x == 1
        """,
    )
    both = {**content(ref("Point"), {"x": 1}), **content(STRING, "a", "text/plain")}
    yield responses(
        "several media types",
        with_responses({"200": {"description": "The note.", "content": both}}, Point=POINT),
        """
        wire.answer({"x": 1})
        value = client.markets.echo()
        assert_type(value, models.Point | str)
        assert isinstance(value, models.Point)
        wire.answer_bytes(b"a", "text/plain")
        assert client.markets.echo() == "a"
        """,
    )
    for method in ("get", "post"):
        yield responses(
            f"201 instead of 200, {method}",
            with_responses(
                {"201": {"description": "Made.", "content": content(ref("Point"), {"x": 1})}}, method, Point=POINT
            ),
            """
            wire.answer({"x": 1}, 201)
            value = client.markets.echo()
            assert_type(value, models.Point)
            assert value.x == 1
            """,
        )
        yield responses(
            f"200 and 201 with one schema, {method}",
            with_responses(
                {
                    **response(ref("Point"), {"x": 1}),
                    "201": {"description": "Made.", "content": content(ref("Point"), {"x": 1})},
                },
                method,
                Point=POINT,
            ),
            """
            for status in (200, 201):
                wire.answer({"x": status}, status)
                value = client.markets.echo()
                assert_type(value, models.Point)
                assert value.x == status
            """,
        )
        yield responses(
            f"200 and 201 with schemas of their own, {method}",
            with_responses(
                {
                    **response(ref("Point"), {"x": 1}),
                    "201": {"description": "Made.", "content": content(ref("Made"), {"id": "a"})},
                },
                method,
                Point=POINT,
                Made=record({"id": STRING}, "id"),
            ),
            """
            wire.answer({"x": 1})
            value = client.markets.echo()
            assert_type(value, models.Point | models.Made)
            assert isinstance(value, models.Point)
            wire.answer({"id": "a"}, 201)
            value = client.markets.echo()
            assert isinstance(value, models.Made) and value.id == "a"
            """,
        )
    yield responses(
        "200 and 202, of which one is empty",
        with_responses({**response(ref("Point"), {"x": 1}), "202": {"description": "Later."}}, "post", Point=POINT),
        """
        wire.answer({"x": 1})
        value = client.markets.echo()
        assert_type(value, models.Point | None)
        assert value is not None and value.x == 1
        wire.answer_nothing(202)
        assert client.markets.echo() is None
        """,
    )
    yield responses(
        "an object inline",
        with_responses(response(POINT, {"x": 1})),
        """
        wire.answer({"x": 1})
        value = client.markets.echo()
        assert_type(value, models.EchoResponse200)
        assert value.x == 1
        """,
    )
    yield responses(
        "a list of objects inline",
        with_responses(response({"type": "array", "items": POINT}, [{"x": 1}])),
        """
        wire.answer([{"x": 1}, {"x": 2}])
        value = client.markets.echo()
        assert_type(value, list[models.EchoResponse200Item])
        assert [each.x for each in value] == [1, 2]
        """,
    )
    for status in ("default", "2XX"):
        yield responses(
            f"{status} as the success",
            with_responses({status: response(ref("Point"), {"x": 1})["200"]}, "post", Point=POINT),
            """
            for status in (200, 201):
                wire.answer({"x": 1}, status)
                value = client.markets.echo()
                assert_type(value, models.Point)
                assert value.x == 1
            wire.answer({"x": 1}, 500)
            with pytest.raises(Exception, match="500"):
                client.markets.echo()
            """,
        )
    errors = content(ref("ApiErrorResponse"), {"code": "INVALID_ORDER", "message": "a"})
    for status in ("default", "4XX"):
        yield responses(
            f"{status} beside 200",
            with_responses(
                {**response(ref("Point"), {"x": 1}), status: {"description": "An error.", "content": errors}},
                Point=POINT,
            ),
            """
            wire.answer({"x": 1})
            assert_type(client.markets.echo(), models.Point)
            wire.answer({"code": "INVALID_ORDER", "message": "too late"}, 400)
            with pytest.raises(ApiError, match="too late") as caught:
                client.markets.echo()
            assert caught.value.status == 400
            """,
        )
    yield responses(
        "2XX beside 201 with a schema of its own",
        with_responses(
            {
                "201": {"description": "Made.", "content": content(ref("Made"), {"id": "a"})},
                "2XX": response(ref("Point"), {"x": 1})["200"],
            },
            Point=POINT,
            Made=record({"id": STRING}, "id"),
        ),
        """
        for status in (200, 202):
            wire.answer({"x": 1}, status)
            value = client.markets.echo()
            assert_type(value, models.Made | models.Point)
            assert isinstance(value, models.Point)
        wire.answer({"id": "a"}, 201)
        assert isinstance(client.markets.echo(), models.Made)
        """,
    )
    yield responses(
        "nothing with 204, and lists in JSON and CSV",
        with_responses(
            {
                "200": {
                    "description": "The rows.",
                    "content": {
                        **content(STRING, "a,b", "text/csv"),
                        **content({"type": "array", "items": ref("Point")}, [{"x": 1}]),
                    },
                },
                "204": {"description": "No rows."},
            },
            Point=POINT,
        ),
        """
        wire.answer([{"x": 1}])
        value = client.markets.echo()
        assert_type(value, list[models.Point] | str | None)
        assert isinstance(value, list) and value[0].x == 1
        wire.answer_bytes("größe\\n1\\n".encode("latin-1"), "text/csv; charset=latin-1")
        assert client.markets.echo() == "größe\\n1\\n"
        wire.answer_nothing(204)
        assert client.markets.echo() is None
        """,
    )
    yield responses(
        "a number as plain text",
        with_responses({"200": {"description": "The price.", "content": content(DECIMAL, "1.50", "text/plain")}}),
        """
        wire.answer_bytes(b"1.50", "text/plain")
        value = client.markets.echo()
        assert_type(value, Decimal)
        assert value == Decimal("1.50")
        wire.answer_bytes(b"abc", "text/plain")
        with pytest.raises(InvalidResponseError):
            client.markets.echo()
        """,
    )
    yield responses(
        "a header that is told",
        with_responses(
            {
                "200": {
                    **response(ref("Point"), {"x": 1})["200"],
                    "headers": {"X-Next": {"description": "The next note.", "schema": INTEGER}},
                }
            },
            Point=POINT,
        ),
        """
        from {package}.api.markets import echo
        assert "X-Next: The next note." in clean(echo.sync_detailed.__doc__)
        wire.answer({"x": 1}, X_Next="7")
        assert client.markets.echo().x == 1
        """,
    )
    own = content(ref("Reason"), {"why": "a"})
    yield responses(
        "an error with a schema of its own",
        with_responses(
            {**response(ref("Point"), {"x": 1}), "409": {"description": "A conflict.", "content": own}},
            Point=POINT,
            Reason=record({"why": STRING}, "why"),
        ),
        """
        wire.answer({"why": "too late"}, 409)
        with pytest.raises(ApiError, match="too late"):
            client.markets.echo()
        """,
    )
    yield responses(
        "a header",
        with_responses(
            {
                "200": {
                    **response(ref("Point"), {"x": 1})["200"],
                    "headers": {"X-Next": {"description": "The next note.", "schema": INTEGER}},
                }
            },
            Point=POINT,
        ),
        """
        wire.answer({"x": 1}, X_Next="7")
        from {package}.api.markets import echo
        response = echo.sync_detailed(client=client)
        assert response.headers["X-Next"] == "7"
        """,
    )

    def by_reference(document: Document) -> None:
        add_schema(document, "Point", POINT)
        document["components"]["responses"]["Note"] = response(ref("Point"), {"x": 1})["200"]
        add_operation(document, "get", responses={"200": {"$ref": "#/components/responses/Note"}})

    yield responses(
        "by $ref",
        by_reference,
        """
        wire.answer({"x": 1})
        value = client.markets.echo()
        assert_type(value, models.Point)
        assert value.x == 1
        """,
    )
    yield responses(
        "nothing",
        with_responses({"200": {"description": "Done."}}, "delete"),
        """
        wire.answer_nothing(200)
        client.markets.echo()
        assert wire.method == "DELETE"
        """,
    )
    yield responses(
        "HEAD",
        with_responses({"200": {"description": "There is one."}}, "head"),
        """
        wire.answer_nothing(200)
        client.markets.echo()
        assert wire.method == "HEAD"
        """,
    )
    yield responses(
        "HEAD with what a GET would carry",
        with_responses(response(ref("Point"), {"x": 1}), "head", Point=POINT),
        """
        wire.answer_nothing(200)
        client.markets.echo()
        assert wire.method == "HEAD"
        """,
    )
    yield responses(
        "JSON, or an image of any kind",
        with_responses(
            {
                "200": {
                    "description": "The note.",
                    "content": {
                        **content(ref("Point"), {"x": 1}),
                        **content({"type": "string", "format": "binary"}, "x", "image/*"),
                    },
                }
            },
            Point=POINT,
        ),
        """
        wire.answer_bytes(b"\\x89PNG", "image/png")
        value = client.markets.echo()
        assert_type(value, models.Point | bytes)
        assert value == b"\\x89PNG"
        wire.answer({"x": 1})
        assert client.markets.echo() == models.Point(x=1)
        """,
    )
    yield responses(
        "two kinds of JSON",
        with_responses(
            {
                "200": {
                    "description": "The note.",
                    "content": {
                        **content(ref("Point"), {"x": 1}),
                        **content(ref("Made"), {"id": "a"}, "application/vnd.made+json"),
                    },
                }
            },
            Point=POINT,
            Made=record({"id": STRING}, "id"),
        ),
        """
        wire.answer_bytes(b'{"id": "a"}', "application/vnd.made+json")
        value = client.markets.echo()
        assert_type(value, models.Point | models.Made)
        assert value == models.Made(id="a")
        wire.answer({"x": 1})
        assert client.markets.echo() == models.Point(x=1)
        """,
    )
    yield responses(
        "null as the response",
        with_responses(response({"type": ["object", "null"], "additionalProperties": INTEGER}, {"a": 1})),
        """
        wire.answer(None)
        value = client.markets.echo()
        assert_type(value, dict[str, int] | None)
        assert value is None
        """,
    )
    yield responses(
        "an object by name, or null",
        with_responses(response({"anyOf": [ref("Point"), {"type": "null"}]}, None), Point=POINT),
        """
        wire.answer(None)
        value = client.markets.echo()
        assert_type(value, models.Point | None)
        assert value is None
        """,
    )


# --- Parameters -------------------------------------------------------------------------------------------------------


def with_parameter(node: Node, path: str = PATH, **components: Node) -> Change:
    """Return an edit that adds an operation with a parameter."""

    def change(document: Document) -> None:
        for name, schema in components.items():
            add_schema(document, name, schema)
        add_operation(document, "get", path, parameters=[node])

    return change


MOOD = {"type": "string", "enum": ["Shy", "Bold"]}
PARAMETER_KINDS = [
    *SCALARS,
    Kind("an enum by name", ref("Mood"), "Bold", "models.Mood.BOLD", "", {"Mood": MOOD}),
    Kind("an enum of numbers", ref("Level"), 2, "models.Level(2)", "", {"Level": {"type": "integer", "enum": [1, 2]}}),
    Kind("an enum inline", MOOD, "Bold", "'Bold'", ""),
    Kind("a constant", {"type": "string", "const": "spot"}, "spot", "'spot'", ""),
    Kind("a nullable string", {"type": ["string", "null"]}, "a", "'a'", ""),
]


def as_text(value: Any) -> str:
    """Write a scalar as a parameter does."""
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def parameter_edits() -> Iterator[Edit]:
    """Yield parameters of every kind in every place."""

    def parameters(name: str, change: Change, program: str) -> Edit:
        return works("parameters", name, change, "wire.answer_nothing()\n" + program)

    for kind in PARAMETER_KINDS:
        sent, python = as_text(kind.wire), kind.python.format(name="EchoValue")
        yield parameters(
            f"{kind.name} in the query",
            with_parameter(parameter("value", kind.schema), **kind.components),
            f"""client.markets.echo(value={python})
assert wire.query == [("value", {sent!r})]
client.markets.echo()
assert wire.query == []""",
        )
    for kind in (
        each
        for each in PARAMETER_KINDS
        if each.name
        in ("a string", "a decimal", "an enum by name", "an integer", "a boolean", "Unix seconds", "a date")
    ):
        sent, python = as_text(kind.wire), kind.python
        yield parameters(
            f"a list of {kind.name} in the query",
            with_parameter(parameter("value", {"type": "array", "items": kind.schema}), **kind.components),
            f"""client.markets.echo(value=[{python}, {python}])
assert wire.query == [("value", {sent!r})] * 2""",
        )
        yield parameters(
            f"{kind.name} in a header",
            with_parameter(parameter("X-Value", kind.schema, "header"), **kind.components),
            f"""client.markets.echo(x_value={python})
assert wire.headers["x-value"] == {sent!r}
client.markets.echo()
assert "x-value" not in wire.headers""",
        )
        yield parameters(
            f"{kind.name} in a cookie",
            with_parameter(parameter("value", kind.schema, "cookie"), **kind.components),
            f"""client.markets.echo(value={python})
assert wire.headers["cookie"] == "value={sent}\"""",
        )
        yield parameters(
            f"{kind.name} in the path",
            with_parameter(
                parameter("value", kind.schema, "path", required=True), f"{PATH}/{{value}}", **kind.components
            ),
            f"""client.markets.echo(value={python})
assert httpx.URL(wire.target).path == "{PATH}/{sent}\"""",
        )
    in_path = parameter("noteId", STRING, "path", required=True)
    yield parameters(
        "a name with a capital in the path",
        with_parameter(in_path, f"{PATH}/{{noteId}}/part"),
        'client.markets.echo(note_id="7")\nassert wire.path == "/api/v1/note/7/part"',
    )
    yield parameters(
        "a value in the path that has to be escaped",
        with_parameter(in_path, f"{PATH}/{{noteId}}"),
        'client.markets.echo(note_id="a/b ?#%..")\nassert wire.path == "/api/v1/note/a%2Fb%20%3F%23%25.."',
    )
    yield parameters(
        "an empty value in the path",
        with_parameter(in_path, f"{PATH}/{{noteId}}"),
        'with pytest.raises(InvalidArgumentError, match="note_id"):\n    client.markets.echo(note_id="")',
    )

    def signed_with_path(document: Document) -> None:
        signed: dict[str, Any] = {"security": [{"signature": []}], "x_instruction": "noteQuery"}
        add_operation(document, "get", f"{PATH}/{{noteId}}", parameters=[in_path], **signed)
        add_operation(document, "get", f"{PATH}/best", operationId="best")

    yield parameters(
        "in the path of a signed operation, beside one that isn't",
        signed_with_path,
        """from {package}.paths import documented
from {package}.tables import INSTRUCTIONS
client.markets.echo(note_id="a/b")
request = httpx.Request(wire.method, wire.base_url + wire.target)
assert INSTRUCTIONS.get(documented(request)) == "noteQuery"
client.markets.best()
request = httpx.Request(wire.method, wire.base_url + wire.target)
assert INSTRUCTIONS.get(documented(request)) is None""",
    )
    yield parameters(
        "a secret in the path, as a log shows it",
        with_parameter(
            parameter("pin", {**STRING, "format": "password"}, "path", required=True), f"{PATH}/{{pin}}/part"
        ),
        """from {package}.paths import shown_path
client.markets.echo(pin="hunter2")
shown = shown_path(httpx.Request(wire.method, wire.base_url + wire.target))
assert "hunter2" not in shown and shown.endswith("/part")""",
    )

    def path_by_reference(document: Document) -> None:
        document["components"]["parameters"]["noteId"] = in_path
        add_operation(document, "get", f"{PATH}/{{noteId}}", parameters=[{"$ref": "#/components/parameters/noteId"}])

    yield parameters(
        "in the path, by $ref",
        path_by_reference,
        'client.markets.echo(note_id="7")\nassert wire.path == "/api/v1/note/7"',
    )

    def of_path_item(document: Document) -> None:
        add_operation(document, "get")
        document["paths"][PATH]["parameters"] = [parameter("limit", INTEGER)]

    yield parameters(
        "of all operations of a path",
        of_path_item,
        'client.markets.echo(limit=7)\nassert wire.query == [("limit", "7")]',
    )

    def path_of_path_item(document: Document) -> None:
        add_operation(document, "get", f"{PATH}/{{noteId}}")
        document["paths"][f"{PATH}/{{noteId}}"]["parameters"] = [in_path]

    yield parameters(
        "in the path, of all operations of a path",
        path_of_path_item,
        'client.markets.echo(note_id="7")\nassert wire.path == "/api/v1/note/7"',
    )

    def overridden(document: Document) -> None:
        add_operation(
            document, "get", parameters=[parameter("limit", {"type": "integer", "maximum": 5}, required=True)]
        )
        document["paths"][PATH]["parameters"] = [parameter("limit", STRING)]

    yield parameters(
        "of a path, overridden by the operation",
        overridden,
        """client.markets.echo(limit=5)
assert wire.query == [("limit", "5")]
with pytest.raises(InvalidArgumentError, match="limit"):
    client.markets.echo(limit=6)""",
    )
    yield parameters(
        "required",
        with_parameter(parameter("limit", INTEGER, required=True)),
        """client.markets.echo(limit=7)
with suppress(TypeError):
    client.markets.echo()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]""",
    )
    yield parameters(
        "deprecated",
        with_parameter(parameter("limit", INTEGER, deprecated=True)),
        """client.markets.echo()
with pytest.warns(DeprecationWarning, match="limit") as caught:
    client.markets.echo(limit=7)
assert "deprecated" in (inspect.getdoc(type(client.markets).echo) or "").lower()
assert len(caught) == 1""",
    )
    yield parameters(
        "with a default",
        with_parameter(parameter("limit", {"type": "integer", "default": 100})),
        """client.markets.echo()
assert wire.query == []
assert "Default: 100." in (inspect.getdoc(type(client.markets).echo) or "")""",
    )
    yield parameters(
        "with a default that is an enum's value",
        with_parameter(parameter("mood", {"allOf": [ref("Mood")], "default": "Shy"}), Mood=MOOD),
        """client.markets.echo(mood="Bold")
assert wire.query == [("mood", "Bold")]""",
    )
    yield parameters(
        "with content instead of a schema",
        with_parameter(
            {
                "name": "filter",
                "in": "query",
                "description": "The filter.",
                "content": content(ref("Point"), {"x": 1}),
            },
            Point=POINT,
        ),
        """client.markets.echo(filter_=models.Point(x=1))
assert wire.query == [("filter", '{"x":1}')]""",
    )
    yield parameters(
        "a list separated by commas",
        with_parameter(parameter("ids", {"type": "array", "items": STRING}, style="form", explode=False)),
        'client.markets.echo(ids=["a", "b"])\nassert wire.query == [("ids", "a,b")]',
    )
    yield parameters(
        "a list with limits",
        with_parameter(parameter("ids", {"type": "array", "items": STRING, "maxItems": 1})),
        """client.markets.echo(ids=["a"])
with pytest.raises(InvalidArgumentError, match="ids"):
    client.markets.echo(ids=["a", "b"])""",
    )
    yield parameters(
        "an object, one parameter a property",
        with_parameter(parameter("filter", ref("Point"), style="deepObject", explode=True), Point=POINT),
        'client.markets.echo(filter_=models.Point(x=1))\nassert wire.query == [("filter[x]", "1")]',
    )
    for place, read in (
        ("header", 'wire.headers["ids"] == "a,b"'),
        ("path", 'httpx.URL(wire.target).path == "/api/v1/note/a,b"'),
        ("cookie", 'wire.headers["cookie"] == "ids=a,b"'),
    ):
        node = parameter("ids", {"type": "array", "items": STRING}, place, required=place == "path", explode=False)
        yield parameters(
            f"a list in the {place}",
            with_parameter(node, f"{PATH}/{{ids}}" if place == "path" else PATH),
            f"""client.markets.echo(ids=["a", "b"])
assert {read}
with pytest.raises(InvalidArgumentError, match="ids"):
    client.markets.echo(ids=["a,b"])""",
        )
    yield parameters(
        "two cookies beside a header",
        lambda document: add_operation(
            document,
            "get",
            parameters=[
                parameter("a", STRING, "cookie", required=True),
                parameter("b", INTEGER, "cookie"),
                parameter("X-C", STRING, "header"),
            ],
        ),
        """client.markets.echo(a="1", x_c="3")
assert (wire.headers["cookie"], wire.headers["x-c"]) == ("a=1", "3")
client.markets.echo(a="1", b=2)
assert wire.headers["cookie"] == "a=1; b=2" """,
    )
    one_of_two: dict[str, Any] = {"x-exactly-one": ["check", "query"]}
    yield parameters(
        "rules for parameters called as what the function uses",
        lambda document: add_operation(
            document,
            "get",
            parameters=[parameter("check", STRING), parameter("query", STRING)],
            **one_of_two,
        ),
        """client.markets.echo(check="a")
assert wire.query == [("check", "a")]
with pytest.raises(InvalidArgumentError, match="check, query"):
    client.markets.echo()""",
    )
    yield parameters(
        "an object in the query, a parameter for each property",
        with_parameter(parameter("near", ref("Point")), Point=POINT),
        """client.markets.echo(near=models.Point(x=1, y=2))
assert wire.query == [("x", "1"), ("y", "2")]""",
    )
    yield parameters(
        "a list of objects",
        with_parameter(parameter("near", {"type": "array", "items": ref("Point")}), Point=POINT),
        """client.markets.echo(near=[models.Point(x=1), models.Point(x=2)])
assert wire.query == [("near", '{"x":1}'), ("near", '{"x":2}')]""",
    )
    yield parameters(
        "a list of lists",
        with_parameter(parameter("near", {"type": "array", "items": {"type": "array", "items": INTEGER}})),
        """client.markets.echo(near=[[1, 2], [3]])
assert wire.query == [("near", "[1,2]"), ("near", "[3]")]""",
    )
    yield parameters(
        "an integer or an object, in a header",
        with_parameter(parameter("X-Near", {"oneOf": [INTEGER, ref("Point")]}, "header"), Point=POINT),
        """client.markets.echo(x_near=7)
assert wire.headers["x-near"] == "7"
client.markets.echo(x_near=models.Point(x=1))
assert wire.headers["x-near"] == '{"x":1}'""",
    )
    yield parameters(
        "a list that is empty",
        with_parameter(parameter("ids", {"type": "array", "items": STRING}, explode=False)),
        """with pytest.raises(InvalidArgumentError, match="ids"):
    client.markets.echo(ids=[])""",
    )
    yield parameters(
        "quotes and backslashes in the path itself",
        lambda document: add_operation(
            document,
            "get",
            '/api/v1/"""/\\n/{id}',
            parameters=[parameter("id", STRING, "path", required=True)],
            externalDocs={"url": 'https://docs.example/"""\\'},
        ),
        """client.markets.echo(id="7")
assert wire.path.endswith("/7")""",
    )

    def paged(document: Document) -> None:
        add_schema(document, "Limit", {"type": "integer", "maximum": 77})
        pages = [parameter("limit", ref("Limit")), parameter("offset", INTEGER)]
        add_operation(document, "get", operationId="getNotes", parameters=pages)

    yield parameters(
        "the pages of an operation with a capital",
        paged,
        """from {package}.tables import PAGE_LIMITS
assert PAGE_LIMITS == {"get_notes": 77}
client.markets.get_notes(limit=77, offset=1)
assert wire.query == [("limit", "77"), ("offset", "1")]""",
    )
    yield parameters(
        "two places with one name",
        lambda document: add_operation(
            document, "get", parameters=[parameter("limit", INTEGER), parameter("limit", INTEGER, "header")]
        ),
        """assert len([name for name in inspect.signature(client.markets.echo).parameters if "limit" in name]) == 2""",
    )


# --- Limits -----------------------------------------------------------------------------------------------------------

LIMITS: list[tuple[str, Node, dict[str, Any], str, str, str]] = [
    ("a minimum", 2, {"type": "integer", "minimum": 2}, "2", "1", "At least 2"),
    ("a maximum", 5, {"type": "integer", "maximum": 5}, "5", "6", "At most 5"),
    ("an exclusive minimum", 3, {"type": "integer", "exclusiveMinimum": 2}, "3", "2", "Above 2"),
    ("an exclusive maximum", 4, {"type": "integer", "exclusiveMaximum": 5}, "4", "5", "Below 5"),
    ("both bounds", 2, {"type": "integer", "minimum": 2, "exclusiveMaximum": 5}, "2", "5", "Below 5"),
    ("a minimum of a decimal", "0.5", {**DECIMAL, "minimum": 0.5}, "'0.5'", "'0.49'", "At least 0.5"),
    ("an exclusive maximum of a decimal", "0.99", {**DECIMAL, "exclusiveMaximum": 1}, "'0.99'", "1", "Below 1"),
    ("a multiple", 10, {"type": "integer", "multipleOf": 5}, "10", "12", "5"),
    ("a multiple of a decimal", "1.05", {**DECIMAL, "multipleOf": 0.01}, "'1.05'", "'1.051'", "0.01"),
    ("a least length", "ab", {**STRING, "minLength": 2}, "'ab'", "'a'", "At least 2"),
    ("a greatest length", "ab", {**STRING, "maxLength": 2}, "'ab'", "'abc'", "At most 2"),
    ("a pattern", "a_BC", {**STRING, "pattern": "^[a-z]+_[A-Z]{2}$"}, "'a_BC'", "'a_b'", "[A-Z]"),
    (
        "a pattern with quotes and braces",
        "\"'{}\\",
        {**STRING, "pattern": "^\"'\\{\\}\\\\$"},
        "'\"\\'{}\\\\'",
        "'a'",
        "\\{",
    ),
    ("a number's bounds", 0.5, {"type": "number", "minimum": 0, "maximum": 1}, "Decimal('0.5')", "2", "From 0 to 1"),
    (
        "the bounds of an int64 as text",
        "1",
        {"type": "string", "format": "int64", "minimum": 1},
        "1",
        "0",
        "At least 1",
    ),
    ("an int32", 2147483647, {"type": "integer", "format": "int32"}, "2147483647", "2147483648", "2147483647"),
]


def limit_edits() -> Iterator[Edit]:
    """Yield limits, each kept and told in a parameter and in a body."""
    for name, example, schema, right, wrong, said in LIMITS:
        use = f"""
            wire.answer_nothing()
            client.markets.echo(value={right})
            with pytest.raises(InvalidArgumentError, match="value"):
                client.markets.echo(value={wrong})
            assert {said!r} in (inspect.getdoc(type(client.markets).echo) or "")
        """
        yield works("limits", f"{name}, in the query", with_parameter(parameter("value", schema)), use)
        sent = record({"value": schema}, "value")
        change = with_body(body(ref("Note"), {"value": example}), Note=sent)
        yield works("limits", f"{name}, in a body", change, use)
    yield works(
        "limits",
        "items of a list in a body",
        with_body(
            body(ref("Note"), {"value": ["a"]}),
            Note=record({"value": {"type": "array", "items": STRING, "minItems": 1, "maxItems": 2}}),
        ),
        """
        wire.answer_nothing()
        client.markets.echo(value=["a", "b"])
        for wrong in ([], ["a", "b", "c"]):
            with pytest.raises(InvalidArgumentError, match="value"):
                client.markets.echo(value=wrong)
        """,
    )
    yield works(
        "limits",
        "items that differ",
        with_body(
            body(ref("Note"), {"value": ["a"]}),
            Note=record({"value": {"type": "array", "items": STRING, "uniqueItems": True}}),
        ),
        """
        wire.answer_nothing()
        client.markets.echo(value=["a", "b"])
        with pytest.raises(InvalidArgumentError, match="value"):
            client.markets.echo(value=["a", "a"])
        """,
    )
    yield works(
        "limits",
        "limits of a list's items",
        with_body(
            body(ref("Note"), {"value": [1]}),
            Note=record({"value": {"type": "array", "items": {"type": "integer", "maximum": 5}}}),
        ),
        """
        wire.answer_nothing()
        client.markets.echo(value=[5])
        with pytest.raises(InvalidArgumentError, match="value"):
            client.markets.echo(value=[6])
        """,
    )


# --- Fields -----------------------------------------------------------------------------------------------------------


def with_value(schema: Node, example: Node) -> Change:
    """Return an edit that adds an operation that sends and reads a value."""
    return lambda document: add_echo(document, record({"value": schema}), example)


def field_edits() -> Iterator[Edit]:
    """Yield what a field may say beside its type."""
    note = record({"id": {**STRING, "readOnly": True}, "label": STRING}, "id", "label")
    yield works(
        "fields",
        "readOnly",
        lambda document: add_shared_echo(document, note, {"id": "1", "label": "a"}),
        """
        wire.answer({"id": "1", "label": "a"})
        note = client.markets.echo(label="a")
        assert wire.json == {"label": "a"}
        assert_type(note.id, str)
        assert note.id == "1"
        """,
    )
    written = record({"secret": {**STRING, "writeOnly": True}, "label": STRING}, "secret", "label")
    yield works(
        "fields",
        "writeOnly",
        lambda document: add_shared_echo(document, written, {"secret": "1", "label": "a"}),
        """
        wire.answer({"label": "a"})
        note = client.markets.echo(secret="1", label="a")
        assert wire.json == {"secret": "1", "label": "a"}
        assert note.label == "a"
        """,
    )
    clearing = record({"label": {"type": ["string", "null"]}, "size": {**DECIMAL, "type": ["string", "null"]}})
    yield works(
        "fields",
        "an explicit null that clears a value",
        lambda document: add_echo(document, clearing, {"label": None}),
        """
        from {package}.types import NULL
        client.markets.echo(label=NULL)
        assert wire.json == {"label": None}
        client.markets.echo(label="a", size=NULL)
        assert wire.json == {"label": "a", "size": None}
        client.markets.echo()
        assert wire.json == {}
        """,
    )
    yield works(
        "fields",
        "an explicit null of an object",
        lambda document: (
            add_schema(document, "Point", POINT),
            add_echo(document, record({"point": {"anyOf": [ref("Point"), {"type": "null"}]}}), {"point": None}),
        ),
        """
        from {package}.types import NULL
        client.markets.echo(point=NULL)
        assert wire.json == {"point": None}
        client.markets.echo(point=models.Point(x=1))
        assert wire.json == {"point": {"x": 1}}
        """,
    )
    yield works(
        "fields",
        "a default",
        lambda document: add_echo(document, record({"limit": {**INTEGER, "default": 100}}), {}),
        """
        client.markets.echo()
        assert wire.json == {}
        assert "Default: 100." in (inspect.getdoc(type(client.markets).echo) or "")
        """,
    )
    defaults: list[tuple[str, Node, Node]] = [
        ("a decimal", DECIMAL, "1.50"),
        ("a list", {"type": "array", "items": STRING}, ["a"]),
        ("an object", {"type": "object", "additionalProperties": INTEGER}, {"a": 1}),
        ("null", {"type": ["string", "null"]}, None),
        ("a string with quotes", STRING, "a\"'\\b"),
    ]
    for name, schema, default in defaults:
        yield works(
            "fields",
            f"a default that is {name}",
            with_value({**schema, "default": default}, {}),
            """
            client.markets.echo()
            assert wire.json == {}
            assert "Default: " in (inspect.getdoc(type(client.markets).echo) or "")
            """,
        )
    yield works(
        "fields",
        "deprecated",
        lambda document: add_echo(document, record({"old": {**STRING, "deprecated": True}}), {"old": "a"}),
        """
        assert client.markets.echo(old="a").old == "a"
        assert "deprecated" in (inspect.getdoc(type(client.markets).echo) or "").lower()
        """,
    )

    def deprecated_schema(document: Document) -> None:
        add_echo(document, {**record({"old": STRING}), "deprecated": True}, {"old": "a"})

    yield works(
        "fields", "a deprecated schema", deprecated_schema, 'assert "deprecated" in (models.Note.__doc__ or "").lower()'
    )
    yield works(
        "fields",
        "a description beside $ref",
        lambda document: (
            add_schema(document, "Point", POINT),
            add_echo(document, record({"point": {**ref("Point"), "description": "Its corner."}}), {"point": {"x": 1}}),
        ),
        """
        assert client.markets.echo(point=models.Point(x=1)).point == models.Point(x=1)
        assert "Its corner." in (inspect.getdoc(type(client.markets).echo) or "")
        """,
    )
    yield works(
        "fields",
        "a required name that isn't declared",
        lambda document: add_echo(document, record({"x": INTEGER}, "x", "y"), {"x": 1, "y": 2}),
        """
        note = client.markets.echo(x=1, y=2)  # the type of y is that of anything
        assert wire.json == {"x": 1, "y": 2}
        """,
        may_refuse=True,
    )
    annotated: list[tuple[str, Node]] = [
        ("title", {**STRING, "title": "A title"}),
        ("externalDocs", {**STRING, "externalDocs": {"url": "https://a.example"}}),
        ("examples", {**STRING, "examples": ["a", "b"]}),
        ("$comment", {**STRING, "$comment": "A comment"}),
        ("x-anything", {**STRING, "x-note": {"a": [1]}}),
    ]
    for keyword, schema in annotated:
        yield works(
            "fields",
            keyword,
            with_value(schema, {"value": "a"}),
            'assert client.markets.echo(value="a").value == "a"',
            may_refuse=keyword == "x-anything",
        )
    yield works(
        "fields",
        "an object with 60 fields",
        lambda document: add_echo(
            document, record({f"field{n}": describe(INTEGER, "A") for n in range(60)}), {"field1": 1}
        ),
        "assert client.markets.echo(field59=1).field59 == 1",
    )
    yield works(
        "fields",
        "an unknown field in the response",
        lambda document: add_operation(
            document,
            "get",
            responses=response({"$ref": "#/components/schemas/OpenInterest"}, {"symbol": "A"}),
        ),
        """
        wire.answer({"symbol": "A", "new": [1]})
        assert client.markets.echo().additional_properties == {"new": [1]}
        """,
    )
    yield works(
        "fields",
        "an operation that is deprecated",
        lambda document: add_operation(document, "get", deprecated=True),
        """
        wire.answer_nothing()
        with pytest.warns(DeprecationWarning):
            client.markets.echo()  # type: ignore[deprecated]  # pyright: ignore[reportDeprecated]
        """,
    )

    def signed_by_root(document: Document) -> None:
        document["security"] = [{"signature": []}]
        add_operation(document, "get", x_instruction="noteQuery")
        document["paths"]["/api/v1/openInterest"]["get"]["security"] = []

    yield works(
        "fields",
        "security at the root",
        signed_by_root,
        """
        from {package}.tables import INSTRUCTIONS
        assert INSTRUCTIONS == {("GET", "/api/v1/note"): "noteQuery"}
        """,
        may_refuse=True,
    )
    yield works(
        "fields",
        "a new tag",
        lambda document: (
            document["tags"].append({"name": "Side Notes", "description": "Notes."}),
            add_operation(document, "get", tags=["Side Notes"]),
        ),
        'wire.answer_nothing()\nclient.side_notes.echo()\nassert wire.path == "/api/v1/note"',
    )
