"""The generator on a small document: what stands there is on the typed surface, and nothing wrong passes in silence."""

import asyncio
import importlib
import inspect
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from types import ModuleType

import httpx
import pytest

from tools.codegen.__main__ import main
from tools.codegen.kinds import python_pattern
from tools.codegen.package import RUNTIME

DOCUMENT = """\
openapi: 3.1.0
info: {title: Tiny, version: "1"}
servers: [{url: "https://tiny.example"}]
tags:
  - {name: Things, description: Things of all kinds.}
paths:
  /thing:
    get:
      operationId: get_thing
      tags: [Things]
      summary: Get a thing
      description: Gets one thing.
      parameters:
        - name: colour
          in: query
          required: true
          description: The colour to look for.
          schema: {$ref: "#/components/schemas/Colour"}
        - name: maxAge
          in: query
          description: Only younger ones, in days.
          schema: {type: integer, minimum: 1, maximum: 9}
      responses:
        "200":
          description: The thing.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Thing"}
              example: {name: Ball, price: "1.50"}
    post:
      operationId: make_thing
      tags: [Things]
      summary: Make a thing
      description: Makes one thing.
      x-instruction: thingMake
      security: [{signature: []}]
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/NewThing"}
            example: {name: Ball}
      responses:
        "202":
          description: The thing will be made.
components:
  securitySchemes:
    signature: {type: apiKey, in: header, name: X-API-Key}
  schemas:
    Thing:
      type: object
      description: A thing.
      required: [name, price]
      properties:
        name: {type: string, description: Its name.}
        price: {type: string, format: decimal, description: Its price.}
        colour: {$ref: "#/components/schemas/Colour", description: Its colour.}
        made: {type: string, format: naive-date-time, description: When it was made.}
    NewThing:
      type: object
      description: A thing to make.
      required: [name]
      properties:
        name: {type: string, description: Its name.}
        price: {type: string, format: decimal, description: Its price.}
    Colour:
      type: string
      description: A colour.
      enum: [Red, DarkBlue]
"""

ADDED_OPERATION = """\
  /thing/best:
    get:
      operationId: get_best_thing
      tags: [Things]
      summary: Get the best thing
      description: Gets the best thing of all.
      x-instruction: thingBest
      security: [{signature: []}]
      responses:
        "200":
          description: The best thing.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Thing"}
              example: {name: Ball, price: "1.50"}
components:
"""
MADE = "{type: string, format: naive-date-time, description: When it was made.}"
RICH = """
        count: {type: string, format: int64, description: How many.}
        counts: {type: array, items: {type: string, format: int64}, description: How many of each.}
        seen: {type: array, items: {type: string, format: naive-date-time}, description: When it was seen.}
        sizes: {$ref: "#/components/schemas/Sizes", description: How many of each size.}
        spans: {type: array, items: {$ref: "#/components/schemas/Span"}, description: Its spans.}
        notes: {description: Anything.}"""
PAIR = """\
    Sizes:
      type: object
      description: Numbers by size.
      additionalProperties: {type: string, format: int64}
    Span:
      type: array
      description: A length with a name.
      prefixItems:
        - {title: name, type: string, description: Its name.}
        - {title: length, type: string, format: decimal, description: Its length.}
"""


def edited(*changes: tuple[str, str]) -> str:
    """The document with strings replaced, each once."""
    text = DOCUMENT
    for old, new in changes:
        assert old in text, f"the document doesn't contain {old!r}"
        text = text.replace(old, new, 1)
    return text


@pytest.fixture
def generate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., int]:
    """Runs the generator over a document's text; the package is `tiny_client` in the test's own folder."""
    monkeypatch.setenv("PATH", os.environ["PATH"])  # the generator puts its ruff in front of it

    def run(text: str, *options: str, output: str = "tiny_client") -> int:
        document = tmp_path / "tiny.yaml"
        document.write_text(text, encoding="utf-8")
        return main(["--document", str(document), "--output", str(tmp_path / output), *options])

    return run


@pytest.fixture
def imported(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, generate: Callable[..., int]
) -> Iterator[Callable[[str], Callable[[str], ModuleType]]]:
    """Generates a package and gives a function that imports its modules."""
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])

    def load(text: str) -> Callable[[str], ModuleType]:
        assert generate(text) == 0
        importlib.invalidate_caches()
        return lambda name: importlib.import_module(f"tiny_client.{name}")

    yield load
    for name in [name for name in sys.modules if name.split(".")[0] == "tiny_client"]:
        del sys.modules[name]


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


Imported = Callable[[str], Callable[[str], ModuleType]]

# --- The typed surface ----------------------------------------------------------------------------------------------


def test_an_operation_is_a_method_with_typed_keywords(imported: Imported) -> None:
    operations = imported(DOCUMENT)("operations.things")

    for surface, prefix in ((operations.ThingsOperations, ""), (operations.AsyncThingsOperations, "async ")):
        method = surface.get_thing
        assert str(inspect.signature(method)) == (
            "(self, *, colour: 'Colour | ColourValue', max_age: 'int | None' = None) -> 'Thing'"
        )
        assert inspect.iscoroutinefunction(method) == (prefix == "async ")


def test_a_body_is_spread_over_keywords(imported: Imported) -> None:
    operations = imported(DOCUMENT)("operations.things")

    assert str(inspect.signature(operations.ThingsOperations.make_thing)) == (
        "(self, *, name: 'str', price: 'Decimal | int | str | None' = None) -> 'None'"
    )


def test_a_docstring_says_what_each_argument_is_with_its_limits(imported: Imported) -> None:
    operations = imported(DOCUMENT)("operations.things")

    said = inspect.getdoc(operations.ThingsOperations.get_thing) or ""

    assert said.startswith("Get a thing.\n\nGets one thing.")
    assert "colour: The colour to look for.\n" in said
    assert "max_age: Only younger ones, in days. From 1 to 9.\n" in said
    assert "Returns:\n    The thing." in said
    assert "`GET /thing`" in said


def test_a_docstring_names_arguments_and_fields_as_python_does(imported: Imported) -> None:
    """On the wire, and in the document, they have other names; a value such as `DarkBlue` has no other."""
    told = "Unless `maxAge` leaves out `DarkBlue`."
    module = imported(
        edited(
            ("description: The colour to look for.", f"description: {told}"),
            ("description: Gets one thing.", f"description: {told}"),
            (f"{MADE}\n", "{type: string, description: As `weightLimit` says.}\n"),
            ("        made:", "        weightLimit: {type: integer, description: In kg.}\n        made:"),
        )
    )

    said = inspect.getdoc(module("operations.things").ThingsOperations.get_thing) or ""
    assert said.count("Unless `max_age` leaves out `DarkBlue`.") == 2
    source = inspect.getsource(module("models.thing"))
    assert "As `weight_limit` says." in source
    assert "weightLimit" not in said + source


def test_a_docstring_says_where_the_kinds_of_errors_are(imported: Imported) -> None:
    said = inspect.getdoc(imported(DOCUMENT)("operations.things").ThingsOperations.get_thing) or ""

    assert "ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds." in said


def test_the_generated_client_calls_what_the_document_describes(imported: Imported) -> None:
    module = imported(DOCUMENT)
    seen: list[str] = []

    def send(request: httpx.Request) -> httpx.Response:
        seen.append(f"{request.method} {request.url} {request.content.decode()}")
        return httpx.Response(
            200 if request.method == "GET" else 202,
            json={"name": "Ball", "price": "1.50", "colour": "Green", "made": "2025-01-01T00:00:00"},
        )

    client = module("client").Client(send)
    thing = client.things.get_thing(colour="Red", max_age=9)

    assert thing.to_dict() == {"name": "Ball", "price": "1.50", "colour": "Green", "made": "2025-01-01T00:00:00"}
    assert client.things.make_thing(name="Ball", price=1) is None
    assert seen == [
        "GET https://tiny.example/thing?colour=Red&maxAge=9 ",
        'POST https://tiny.example/thing {"name":"Ball","price":"1"}',
    ]


def test_an_answer_is_read_the_same_decoded_at_once_or_field_by_field(imported: Imported) -> None:
    module = imported(edited((MADE, f"{MADE}{RICH}"), ("    Colour:\n", f"{PAIR}    Colour:\n")))
    stated = {
        "name": "Ball",
        "price": "1.50",
        "count": "7",
        "counts": ["1", "-2"],
        "seen": ["2025-01-01T00:00:00"],
        "sizes": {"S": "1"},
        "spans": [["width", "1.0"], ["height", "2.50"]],
        "notes": {"any": [Decimal("0.1")]},
    }
    thing = module("models").Thing

    def answer(came: object, _: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=json.dumps(came, default=float))

    for came in (stated, {**stated, "unknown": 1}, {**stated, "count": 7}):
        client = module("client").Client(partial(answer, came))
        found = client.things.get_thing(colour="Red")

        assert found == thing.from_dict(came)
        assert found.to_dict() == {**came, "count": "7"}
        assert (found.count, found.counts, found.sizes) == (7, [1, -2], {"S": 1})
        assert found.seen == [datetime(2025, 1, 1, tzinfo=UTC)]
        assert [tuple(span) for span in found.spans] == [("width", Decimal("1.0")), ("height", Decimal("2.50"))]


UNION = """\
    Part:
      oneOf: [{$ref: "#/components/schemas/Thing"}, {$ref: "#/components/schemas/Lid"}]
      description: A part.
      discriminator:
        propertyName: kind
        mapping: {thing: "#/components/schemas/Thing", lid: "#/components/schemas/Lid"}
    Lid:
      type: object
      description: A lid.
      properties:
        snake_name: {type: string, format: int64, description: A name that is not in camel case.}
"""


def test_a_field_may_have_one_of_several_models(imported: Imported) -> None:
    part = '        part: {$ref: "#/components/schemas/Part", description: A part of it.}\n'
    module = imported(edited(("        made:", f"{part}        made:"), ("    Colour:\n", f"{UNION}    Colour:\n")))
    lid: dict[str, object] = {"kind": "lid", "snake_name": "7"}
    sent = {"name": "Box", "price": "1", "part": lid}

    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=sent)

    found = module("client").Client(answer).things.get_thing(colour="Red")

    assert found.part == module("models").Lid(snake_name=7, additional_properties={"kind": "lid"})
    assert found.to_dict() == sent
    with pytest.raises(module("errors").InvalidResponseError, match="kind is 'cup', which is not one of thing, lid"):
        module("models").Thing.from_dict({**sent, "part": {"kind": "cup"}})


def test_the_generated_async_client_calls_the_same(imported: Imported) -> None:
    module = imported(DOCUMENT)

    async def send(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"name": str(request.url), "price": 1})

    thing = asyncio.run(module("client").AsyncClient(send).things.get_thing(colour="Red"))

    assert thing.name == "https://tiny.example/thing?colour=Red"


def test_an_added_operation_appears_everywhere(imported: Imported) -> None:
    module = imported(edited(("components:\n", ADDED_OPERATION)))

    assert str(inspect.signature(module("operations.things").ThingsOperations.get_best_thing)) == "(self) -> 'Thing'"
    assert hasattr(module("operations.things").AsyncThingsOperations, "get_best_thing")
    assert {"sync", "sync_detailed", "asyncio", "asyncio_detailed"} <= set(vars(module("api.things.get_best_thing")))
    assert module("tables").INSTRUCTIONS == {("POST", "/thing"): "thingMake", ("GET", "/thing/best"): "thingBest"}


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("deprecated: true", "get_thing is deprecated"),
        ("deprecated: true\n      x-replaced-by: make_thing", "get_thing is deprecated; use make_thing"),
    ],
)
def test_a_deprecated_operation_warns_whoever_calls_it(imported: Imported, stated: str, told: str) -> None:
    module = imported(edited(("operationId: get_thing\n", f"operationId: get_thing\n      {stated}\n")))

    def send(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"name": "Ball", "price": "1"})

    client = module("client").Client(send)

    with pytest.warns(DeprecationWarning, match=f"^{told}$") as warned:
        client.things.get_thing(colour="Red")
    with pytest.warns(DeprecationWarning, match=f"^{told}$"):
        module("api.things.get_thing").sync(client=client, colour="Red")

    assert warned[0].filename == __file__


def test_a_tag_of_its_own_is_an_attribute_of_the_client(imported: Imported) -> None:
    tag = "tags:\n  - {name: Best Things, description: The best things.}\n"
    module = imported(edited(("tags:\n", tag), ("components:\n", ADDED_OPERATION.replace("[Things]", "[Best Things]"))))

    assert hasattr(module("client").Client, "best_things")
    assert hasattr(module("client").AsyncClient, "best_things")


def test_an_added_field_appears_on_the_model_and_among_the_arguments(imported: Imported) -> None:
    price = "price: {type: string, format: decimal, description: Its price.}\n"
    weight = "        weightLimit: {type: integer, maximum: 5, description: In kg.}\n"
    module = imported(
        edited(
            (f"{price}    Colour", f"{price}{weight}    Colour"),
            (f"{price}        colour", f"{price}{weight}        colour"),
        )
    )

    signature = inspect.signature(module("operations.things").ThingsOperations.make_thing)
    assert signature.parameters["weight_limit"].annotation == "int | None"
    assert module("models").Thing.from_dict({"name": "a", "price": "1", "weightLimit": "4"}).weight_limit == 4
    assert module("models").NewThing(name="a", weight_limit=5).to_dict() == {"name": "a", "weightLimit": 5}
    with pytest.raises(ValueError, match="weight_limit: 6 is out of range; it must be at most 5"):
        module("models").NewThing(name="a", weight_limit=6)


def test_a_rule_on_several_arguments_is_kept_by_what_is_generated(imported: Imported) -> None:
    module = imported(
        edited(
            ("          required: true\n          description: The colour", "          description: The colour"),
            (
                "      description: Gets one thing.\n",
                "      description: Gets one thing.\n      x-exactly-one: [colour, maxAge]\n",
            ),
            ("      required: [name]\n", "      x-at-least-one: [name, price]\n"),
        )
    )
    things = module("client").Client(httpx.Client().send).things

    with pytest.raises(ValueError, match="colour, max_age: none was given; pass exactly one of them"):
        things.get_thing()
    with pytest.raises(ValueError, match="colour, max_age: colour and max_age were given; pass exactly one of them"):
        things.get_thing(colour="Red", max_age=1)
    with pytest.raises(ValueError, match="name, price: none was given; pass at least one of them"):
        things.make_thing()
    assert "Pass exactly one of `colour` and `max_age`." in (inspect.getdoc(things.get_thing) or "")
    assert "Pass at least one of `name` and `price`." in (inspect.getdoc(things.make_thing) or "")


def test_a_limit_of_a_decimal_is_kept_and_told(imported: Imported) -> None:
    price = "        price: {type: string, format: decimal, description: Its price.}\n    Colour"
    limited = "exclusiveMinimum: 0, maximum: 9, description: Its price.}\n    Colour"
    module = imported(edited((price, price.replace("description: Its price.}\n    Colour", limited))))

    made = module("models").NewThing

    assert made(name="a", price="9").to_dict() == {"name": "a", "price": "9"}
    for value in (0, "9.01"):
        with pytest.raises(ValueError, match=r"^price: .* is out of range; it must be at most 9 and above 0$"):
            made(name="a", price=value)
    assert "price: Its price. Above 0. At most 9." in (inspect.getdoc(made.__init__) or "")


@pytest.mark.parametrize(
    ("schema", "sent"),
    [
        ("type: integer, format: unix-seconds", 1753626206),
        ("type: integer, format: unix-milliseconds", 1753626206762),
        ('type: [integer, "null"], format: unix-microseconds', 1753626206762345),
        ("type: string, format: unix-milliseconds", "1753626206762"),
    ],
)
def test_a_time_is_a_datetime_in_answers_queries_and_bodies(imported: Imported, schema: str, sent: int | str) -> None:
    seen = f"seen: {{{schema}, description: When it was seen.}}\n"
    price = "price: {type: string, format: decimal, description: Its price.}\n"
    module = imported(
        edited(
            ("schema: {type: integer, minimum: 1, maximum: 9}", f"schema: {{{schema}}}"),
            (f"{price}    Colour", f"{price}        {seen}    Colour"),
            (f"{price}        colour", f"{price}        {seen}        colour"),
        )
    )
    moment = datetime(2025, 7, 27, 14, 23, 26, {10: 0, 13: 762000, 16: 762345}[len(str(sent))], tzinfo=UTC)
    asked: list[httpx.Request] = []

    def send(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200 if request.method == "GET" else 202, json={"name": "a", "price": "1", "seen": sent})

    things = module("client").Client(send).things
    found = things.get_thing(colour="Red", max_age=moment)
    things.make_thing(name="a", seen=moment)

    assert found.seen == moment
    assert found.to_dict()["seen"] == sent
    assert asked[0].url.params["maxAge"] == str(sent)
    assert json.loads(asked[1].content) == {"name": "a", "seen": sent}
    signature = inspect.signature(module("operations.things").ThingsOperations.get_thing)
    assert signature.parameters["max_age"].annotation == "datetime | int | None"
    assert "A `datetime` with its time zone, or an int in Unix " in (inspect.getdoc(things.get_thing) or "")


def test_a_field_that_becomes_required_is_a_required_argument(imported: Imported) -> None:
    module = imported(
        edited(
            ("required: [name]\n", "required: [name, price]\n"),
            ("example: {name: Ball}", 'example: {name: A, price: "1"}'),
        )
    )

    signature = inspect.signature(module("operations.things").ThingsOperations.make_thing)

    assert str(signature) == "(self, *, name: 'str', price: 'Decimal | int | str') -> 'None'"


def test_an_added_enum_value_becomes_a_member(imported: Imported) -> None:
    module = imported(edited(("[Red, DarkBlue]", "[Red, DarkBlue, lightGreen, 3D]")))

    colours = module("models").Colour

    assert {colour.name: colour.value for colour in colours} == {
        "RED": "Red",
        "DARK_BLUE": "DarkBlue",
        "LIGHT_GREEN": "lightGreen",
        "VALUE_3D": "3D",
    }
    assert module("models").ColourValue.__args__ == ("Red", "DarkBlue", "lightGreen", "3D")


@pytest.mark.parametrize(
    ("pattern", "right", "wrong"),
    [
        ("^[a-z]+$", "ab", "ab\n"),
        (r"^\$[$]$", "$$", "$$$"),
        (r"^[^\]$]$", "a", "$"),
        (r"\d{2}", "a12", "a1"),
    ],
)
def test_a_pattern_of_the_document_means_the_same_in_python(pattern: str, right: str, wrong: str) -> None:
    compiled = re.compile(python_pattern(pattern))

    assert compiled.search(right)
    assert not compiled.search(wrong)


BY_ID = """\
  /thing/{thingId}:
    get:
      operationId: get_thing_by_id
      tags: [Things]
      summary: Get a thing by its id
      description: Gets one thing.
      x-instruction: thingQuery
      security: [{signature: []}]
      parameters:
        - {name: thingId, in: path, required: true, description: Its id., schema: {type: string}}
        - {name: pin, in: cookie, description: Its pin., schema: {type: string, format: password}}
        - {name: old, in: query, deprecated: true, description: The old way., schema: {type: boolean}}
      responses:
        "204": {description: There is one.}
"""


def test_a_path_with_a_parameter_is_found_by_its_template(imported: Imported) -> None:
    module = imported(edited(("components:\n", BY_ID + ADDED_OPERATION.replace("thingBest", "thingTop"))))
    paths, tables = module("paths"), module("tables")

    def found(path: str, method: str = "GET") -> str | None:
        request = httpx.Request(method, f"https://tiny.example{path}")
        instruction: str | None = tables.INSTRUCTIONS.get(paths.documented(request))
        return instruction

    assert found("/thing/7") == found("/thing/a%2Fb?x=1") == "thingQuery"
    assert found("/thing/best") == "thingTop"
    assert found("/thing") is found("/thing/7/part") is found("/thing/7", "DELETE") is None


def test_a_parameter_travels_where_the_document_says(imported: Imported) -> None:
    module = imported(edited(("components:\n", f"{BY_ID}components:\n")))
    sent: list[httpx.Request] = []

    def send(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(204)

    client = module("client").Client(send)
    client.things.get_thing_by_id(thing_id="a/b", pin="1234")

    assert (sent[0].url.raw_path, sent[0].headers["Cookie"]) == (b"/thing/a%2Fb", "pin=1234")
    assert "pin" in module("tables").SECRETS
    assert module("paths").shown_path(sent[0]) == "/thing/a%2Fb"


def test_a_deprecated_argument_warns_the_line_that_passes_it(imported: Imported) -> None:
    module = imported(edited(("components:\n", f"{BY_ID}components:\n")))

    client = module("client")

    def send(_: httpx.Request) -> httpx.Response:
        return httpx.Response(204)

    async def asend(request: httpx.Request) -> httpx.Response:
        return send(request)

    async def awaited() -> None:
        await client.AsyncClient(asend).things.get_thing_by_id(thing_id="7", old=True)

    def calls() -> None:
        client.Client(send).things.get_thing_by_id(thing_id="7", old=True)
        asyncio.run(awaited())

    with pytest.warns(DeprecationWarning, match="^the argument old is deprecated$") as warned:
        calls()

    assert [each.filename for each in warned] == [__file__, __file__]


def test_what_is_taken_out_of_the_document_disappears(generate: Callable[..., int], tmp_path: Path) -> None:
    assert generate(edited(("components:\n", ADDED_OPERATION))) == 0
    before = files(tmp_path / "tiny_client")

    assert generate(DOCUMENT) == 0

    gone = set(before) - set(files(tmp_path / "tiny_client"))
    assert gone == {"api/things/get_best_thing.py"}


def test_the_package_is_typed_and_every_module_opens_with_a_docstring(
    generate: Callable[..., int], tmp_path: Path
) -> None:
    generate(DOCUMENT)

    written = files(tmp_path / "tiny_client")
    assert "py.typed" in written
    assert all(text.startswith(b'"""') for name, text in written.items() if name.endswith(".py"))


# --- The same bytes every time --------------------------------------------------------------------------------------


def test_the_runtime_modules_are_copied_verbatim(generate: Callable[..., int], tmp_path: Path) -> None:
    assert generate(DOCUMENT) == 0

    written = files(tmp_path / "tiny_client")
    runtime = files(RUNTIME)
    assert runtime
    assert {name: written.get(name) for name in runtime} == runtime


def test_generating_twice_gives_identical_bytes(generate: Callable[..., int], tmp_path: Path) -> None:
    for output in ("first", "second", "second"):
        assert generate(DOCUMENT, output=output) == 0

    first, second = files(tmp_path / "first"), files(tmp_path / "second")
    assert len(first) > 15
    assert first == second


def test_generating_leaves_nothing_else_behind(generate: Callable[..., int], tmp_path: Path) -> None:
    generate(DOCUMENT)
    generate(DOCUMENT, "--check")
    generate(edited(("operationId: make_thing", "operationId: get_thing")))

    assert sorted(path.name for path in tmp_path.iterdir()) == ["tiny.yaml", "tiny_client"]


def test_check_is_content_with_what_was_just_generated(generate: Callable[..., int]) -> None:
    generate(DOCUMENT)

    assert generate(DOCUMENT, "--check") == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("client.py", "# by hand\n", id="edited"),
        pytest.param("models/thing.py", None, id="missing"),
        pytest.param("py.typed", None, id="marker missing"),
        pytest.param("stray.py", '"""By hand."""\n', id="stray module"),
        pytest.param("api/things/notes.txt", "by hand", id="stray file"),
    ],
)
def test_check_names_a_file_that_is_not_what_the_document_yields(
    generate: Callable[..., int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: str | None,
) -> None:
    generate(DOCUMENT)
    path = tmp_path / "tiny_client" / name
    if content is None:
        path.unlink()
    else:
        path.write_text(content)
    before = files(tmp_path / "tiny_client")
    capsys.readouterr()

    assert generate(DOCUMENT, "--check") == 1

    assert capsys.readouterr().out == f"{path}: not what tiny.yaml yields; run `make generate`\n"
    assert files(tmp_path / "tiny_client") == before, "--check writes nothing"


def test_check_notices_a_document_that_has_moved_on(
    generate: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    generate(DOCUMENT)

    assert generate(edited(("[Red, DarkBlue]", "[Red, DarkBlue, Green]")), "--check") == 1

    assert "models/colour.py: not what tiny.yaml yields" in capsys.readouterr().out


def test_generating_removes_what_check_complains_about(generate: Callable[..., int], tmp_path: Path) -> None:
    generate(DOCUMENT)
    (tmp_path / "tiny_client" / "stray.py").write_text("")

    generate(DOCUMENT)

    assert generate(DOCUMENT, "--check") == 0


# --- Documents that are refused -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(
            ("operationId: make_thing", "operationId: get_thing"),
            "tiny.yaml:31 /paths/~1thing/post/operationId: 'get_thing' is taken by GET /thing; give each its own name",
            id="an operationId given twice",
        ),
        pytest.param(
            ("      operationId: make_thing\n", ""),
            "tiny.yaml:30 /paths/~1thing/post: has no operationId; add `operationId`",
            id="no operationId",
        ),
        pytest.param(
            ("      x-instruction: thingMake\n", ""),
            "tiny.yaml:30 /paths/~1thing/post: is signed (security) but has no x-instruction; name the instruction",
            id="signed without an instruction",
        ),
        pytest.param(
            ("      security: [{signature: []}]\n", ""),
            "tiny.yaml:35 /paths/~1thing/post/x-instruction: has x-instruction but no security; add `security: ",
            id="an instruction without security",
        ),
        pytest.param(
            ("tags: [Things]\n", "tags: [Things, Others]\n"),
            "tiny.yaml:10 /paths/~1thing/get/tags: has 2 tags; leave one",
            id="two tags",
        ),
        pytest.param(
            ("tags: [Things]\n", "tags: [Thing]\n"),
            "tiny.yaml:10 /paths/~1thing/get/tags: 'Thing' is not one of the tags; write 'Things'",
            id="an unknown tag",
        ),
        pytest.param(
            ("      tags: [Things]\n", ""), "tiny.yaml:8 /paths/~1thing/get: has no tags; add `tags`", id="no tag"
        ),
    ],
)
def test_a_document_that_breaks_a_rule_is_refused_with_line_pointer_and_remedy(
    generate: Callable[..., int], capsys: pytest.CaptureFixture[str], change: tuple[str, str], message: str
) -> None:
    assert generate(edited(change)) == 1

    assert capsys.readouterr().err.startswith(message)


def test_every_broken_rule_is_reported_at_once_in_the_order_of_lines(
    generate: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    generate(
        edited(
            ("      x-instruction: thingMake\n", ""),
            ("      tags: [Things]\n", ""),
            ("description: Its name.}\n        price", "descripton: Its name.}\n        price"),
        )
    )

    said = [line.split(": ")[0] for line in capsys.readouterr().err.splitlines()]
    assert said == [
        "tiny.yaml:8 /paths/~1thing/get",
        "tiny.yaml:29 /paths/~1thing/post",
        "tiny.yaml:53 /components/schemas/Thing/properties/name/descripton",
    ]


def test_a_key_given_twice_is_refused_with_file_and_line(
    generate: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    text = edited(("      summary: Make a thing\n", "      summary: Make a thing\n      summary: Again\n"))
    line = text.splitlines().index("      summary: Again") + 1

    assert generate(text) == 1

    said = f"tiny.yaml:{line} /paths/~1thing/post/summary: duplicate key 'summary'; leave one of the two out\n"
    assert capsys.readouterr().err == said


UNUSABLE = [
    pytest.param(
        (
            "      description: Gets one thing.\n",
            "      description: Gets one thing.\n      x-exactly-one: [color, maxAge]\n",
        ),
        ["~1thing/get", "x-exactly-one names 'color'"],
        id="a rule on an argument that doesn't exist",
    ),
    pytest.param(
        (
            "      description: A thing to make.\n",
            "      description: A thing to make.\n      x-all-or-none: [name, price]\n",
        ),
        ["NewThing", "x-all-or-none names 'name', which is required anyway"],
        id="a rule on a required field",
    ),
    pytest.param(
        (MADE, "{type: array, prefixItems: [{title: a, type: string}], description: x}"),
        ["prefixItems needs a name"],
        id="an array with places that is not a component",
    ),
    pytest.param(
        ("    Colour:\n", f"{PAIR.replace('title: name, ', '')}    Colour:\n"),
        ["Span", "needs a title"],
        id="an array with a place without a name",
    ),
    pytest.param((MADE, "{type: strin, description: x}"), ["Thing", "made"], id="a type that doesn't exist"),
    pytest.param((MADE, '{$ref: "#/components/schemas/Gone"}'), ["Gone"], id="a field's reference to nothing"),
    pytest.param(
        ('schema: {$ref: "#/components/schemas/Colour"}', 'schema: {$ref: "#/components/schemas/Gone"}'),
        ["~1thing/get", "Gone"],
        id="a parameter's reference to nothing",
    ),
    pytest.param(
        ("application/json:\n            schema", "application/xml:\n            schema"),
        ["~1thing/post", "application/xml"],
        id="a body that is not JSON",
    ),
    pytest.param(
        ("application/json:\n              schema", "image/png:\n              schema"),
        ["~1thing/get", "image/png"],
        id="an answer that is not JSON",
    ),
    pytest.param(("      summary: Make a thing\n", ""), ["~1thing/post", "summary"], id="no summary"),
    pytest.param(("      description: Makes one thing.\n", ""), ["~1thing/post", "description"], id="no description"),
    pytest.param(
        ("          description: Only younger ones, in days.\n", ""),
        ["~1thing/get/parameters/1", "description"],
        id="a parameter without a description",
    ),
    pytest.param(("      description: A thing.\n", ""), ["Thing", "description"], id="a schema without a description"),
    pytest.param(('servers: [{url: "https://tiny.example"}]\n', ""), ["servers"], id="no server"),
    pytest.param(
        ('{name: Ball, price: "1.50"', "{name: Ball, price: 1.5"),
        ["/paths/~1thing/get/responses/200/content/application~1json/example/price", "string"],
        id="an example with a value of another type",
    ),
    pytest.param(('price: "1.50"', 'price: "1e3"'), ["example/price", "decimal"], id="an example in another format"),
    pytest.param(("{name: Ball, ", "{"), ["example", "name"], id="an example without a required field"),
    pytest.param(("paths:\n", "paths: [\n"), ["tiny.yaml", "line"], id="no YAML"),
    pytest.param((DOCUMENT, ""), ["tiny.yaml"], id="nothing at all"),
]


@pytest.mark.parametrize(("change", "named"), UNUSABLE)
def test_a_document_that_cant_become_a_client_is_refused_with_the_place(
    generate: Callable[..., int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    change: tuple[str, str],
    named: list[str],
) -> None:
    assert generate(edited(change)) == 1

    said = capsys.readouterr().err
    assert [name for name in named if name not in said] == []
    assert " object at 0x" not in said, "the message is for a person"
    assert not (tmp_path / "tiny_client").exists()


def test_a_refused_document_leaves_the_package_as_it_was(generate: Callable[..., int], tmp_path: Path) -> None:
    generate(DOCUMENT)
    before = files(tmp_path / "tiny_client")

    assert generate(edited((MADE, "{type: strin, description: x}"))) == 1

    assert files(tmp_path / "tiny_client") == before


def test_a_document_that_isnt_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--document", str(tmp_path / "gone.yaml"), "--output", str(tmp_path / "out")]) == 1

    assert "gone.yaml" in capsys.readouterr().err
