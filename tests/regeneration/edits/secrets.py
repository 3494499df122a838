"""Secrets: they are shown by no repr, no error and no log, wherever `format: password` is written."""

from collections.abc import Iterator

from ..document import Document, Node, add_echo, add_operation, add_schema, body, parameter, record, ref, response
from .edit import Change, Edit, works
from .kinds import STRING

PASSWORD = {"type": "string", "format": "password"}


def secret_edits() -> Iterator[Edit]:
    """Yield the edits of secrets."""

    def echoed(schema: Node, **components: Node) -> Change:
        def change(document: Document) -> None:
            for name, node in components.items():
                add_schema(document, name, node)
            add_echo(document, record({"pin": schema, "label": STRING}), {"label": "a"})

        return change

    scalar = """
        wire.answer({"pin": "hunter2"})
        note = client.markets.echo(pin="hunter2")
        assert wire.json == {"pin": "hunter2"}
        assert note.pin == "hunter2"
        assert note.to_dict() == {"pin": "hunter2"}
        for shown in (repr(note), repr(note.pin), f"{note!r}", repr(models.Note(pin="hunter2"))):
            assert "hunter2" not in shown
        from {package}.secrets import masked_body
        assert b"hunter2" not in masked_body(wire.content)
        with pytest.raises(InvalidArgumentError) as caught:
            client.markets.echo(pin=["hunter2"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        assert "hunter2" not in str(caught.value)
    """
    yield works("secrets", "a field", echoed(PASSWORD), scalar)
    yield works("secrets", "a field by $ref", echoed(ref("Pin"), Pin=PASSWORD), scalar)
    yield works("secrets", "a field by $ref to $ref", echoed(ref("Pin"), Pin=ref("Code"), Code=PASSWORD), scalar)
    yield works("secrets", "a field in allOf", echoed({"allOf": [ref("Pin")]}, Pin=PASSWORD), scalar)
    yield works("secrets", "a field that may be null", echoed({**PASSWORD, "type": ["string", "null"]}), scalar)
    yield works(
        "secrets", "a field in anyOf with null", echoed({"anyOf": [ref("Pin"), {"type": "null"}]}, Pin=PASSWORD), scalar
    )
    several = scalar.replace('"hunter2"', '["hunter2"]').replace('["hunter2"] not in', '"hunter2" not in')
    several = several.replace(
        'pin=[["hunter2"]])  # type: ignore[arg-type]', 'pin=[1, "hunter2"])  # type: ignore[list-item]'
    )
    for name, schema, components in (
        ("an array", {"type": "array", "items": PASSWORD}, {}),
        ("an array of references", {"type": "array", "items": ref("Pin")}, {"Pin": PASSWORD}),
    ):
        yield works("secrets", name, echoed(schema, **components), several)
    mapped = several.replace('["hunter2"]', '{"a": "hunter2"}').replace(
        'pin=[1, "hunter2"])  # type: ignore[list-item]', 'pin={"a": 1, "b": "hunter2"})  # type: ignore[dict-item]'
    )
    yield works("secrets", "a map", echoed({"type": "object", "additionalProperties": PASSWORD}), mapped)

    inner = {"pin": {"code": "hunter2"}}
    yield works(
        "secrets",
        "an object in an object",
        echoed(ref("Pin"), Pin=record({"code": PASSWORD}, "code")),
        f"""
        wire.answer({inner})
        note = client.markets.echo(pin=models.Pin(code="hunter2"))
        assert wire.json == {inner}
        assert "hunter2" not in repr(note) + repr(models.Pin(code="hunter2"))
        from {{package}}.secrets import masked_body
        assert b"hunter2" not in masked_body(wire.content)
        """,
    )

    def response_secret(document: Document) -> None:
        document["components"]["schemas"]["Pin"] = {**PASSWORD, "description": "A pin."}
        add_operation(document, "get", responses=response(ref("Pin"), "hunter2"))

    yield works(
        "secrets",
        "the response itself",
        response_secret,
        """
        wire.answer("hunter2")
        value = client.markets.echo()
        assert value == "hunter2"
        assert "hunter2" not in repr(value)
        """,
    )
    for place in ("query", "header", "cookie", "path"):
        written: list[tuple[str, Node]] = [("", PASSWORD), (" by $ref", ref("Pin"))]
        for name, schema in written:

            def in_parameter(document: Document, place: str = place, schema: Node = schema) -> None:
                add_schema(document, "Pin", PASSWORD)
                path = "/api/v1/note/{X-Pin}" if place == "path" else "/api/v1/note"
                node = parameter("X-Pin", schema, place, required=place == "path")
                add_operation(document, "get", path, parameters=[node])

            yield works(
                "secrets",
                f"a parameter in the {place}{name}",
                in_parameter,
                """
                wire.answer_nothing()
                client.markets.echo(x_pin="hunter2")
                assert "hunter2" in wire.target + str(wire.headers)
                with pytest.raises(InvalidArgumentError) as caught:
                    wrong: Any = ["hunter2"]
                    client.markets.echo(x_pin=wrong)
                assert "hunter2" not in str(caught.value)
                from {package}.tables import SECRETS
                assert "X-Pin" in SECRETS
                """,
            )

    def referenced_parameter(document: Document) -> None:
        document["components"]["parameters"]["pin"] = parameter("X-Pin", PASSWORD, "header")
        add_operation(document, "get", parameters=[{"$ref": "#/components/parameters/pin"}])

    yield works(
        "secrets",
        "a parameter that is a component",
        referenced_parameter,
        """
        wire.answer_nothing()
        client.markets.echo(x_pin="hunter2")
        from {package}.tables import SECRETS
        assert "X-Pin" in SECRETS
        """,
    )

    def inline_body(document: Document) -> None:
        add_operation(document, requestBody=body(record({"pin": PASSWORD}, "pin"), {"pin": "a"}))

    yield works(
        "secrets",
        "a field of a body inline",
        inline_body,
        """
        wire.answer_nothing()
        client.markets.echo(pin="hunter2")
        assert wire.json == {"pin": "hunter2"}
        from {package}.secrets import masked_body
        assert b"hunter2" not in masked_body(wire.content)
        """,
    )
