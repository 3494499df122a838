"""Kinds of schemas, each in every place that a value may have: sent, read, in lists, in maps, by name, as null."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..document import (
    Document,
    Node,
    add_operation,
    add_schema,
    add_shared_echo,
    as_python,
    body,
    describe,
    record,
    ref,
    response,
)
from .edit import Edit, works


@dataclass(frozen=True)
class Kind:
    """A kind of schema with a value of it: on the wire, in Python, and its type.

    `{name}` in them is the name that an object or enum without a name of its own gets from its place: `NoteValue`.
    """

    name: str
    schema: Mapping[str, Any]
    wire: Node
    python: str
    type: str
    components: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def typed(self, value: str, name: str, form: str = "{}") -> str:
        """Return a statement that checks the type of a value; a constant may have a narrower one."""
        of = form.format(self.type.format(name=name))
        if self.type == "Any":
            of = form.format("Any").removesuffix(" | None") if form == "{} | None" else of
        return f"as_constant: {of} = {value}" if self in CONSTANTS else f"assert_type({value}, {of})"

    def add_components(self, document: Document) -> None:
        """Add the schemas that it refers to."""
        for name, schema in self.components.items():
            add_schema(document, name, schema)


STRING = {"type": "string"}
INTEGER = {"type": "integer"}
DECIMAL = {"type": "string", "format": "decimal"}
POINT = record({"x": INTEGER, "y": INTEGER}, "x")
SIZED = record({"size": DECIMAL}, "size")
TREE = record({"label": STRING, "children": {"type": "array", "items": ref("Tree")}}, "label")
CHAIN = record({"label": STRING, "rest": ref("Chain")}, "label")
CAT = record({"kind": {"type": "string", "enum": ["cat"]}, "lives": INTEGER}, "kind")
DOG = record({"kind": {"type": "string", "enum": ["dog"]}, "tricks": {"type": "array", "items": STRING}}, "kind")
PETS = {"Cat": CAT, "Dog": DOG}
PET = {
    "oneOf": [ref("Cat"), ref("Dog")],
    "discriminator": {
        "propertyName": "kind",
        "mapping": {"cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog"},
    },
}

SCALARS = [
    Kind("a string", STRING, "a b", "'a b'", "str"),
    Kind("an integer", INTEGER, 7, "7", "int"),
    Kind("an int32", {"type": "integer", "format": "int32"}, -7, "-7", "int"),
    Kind("an int64 as text", {"type": "string", "format": "int64"}, "9007199254740993", "9007199254740993", "int"),
    Kind("a number", {"type": "number"}, 1.5, "Decimal('1.5')", "Decimal"),
    Kind("a number with the format double", {"type": "number", "format": "double"}, 1.5, "Decimal('1.5')", "Decimal"),
    Kind("a boolean", {"type": "boolean"}, False, "False", "bool"),
    Kind("a decimal", DECIMAL, "1.50", "Decimal('1.50')", "Decimal"),
    Kind("an amount or share", {"type": "string", "format": "decimal-or-percent"}, "80%", "'80%'", "str"),
    Kind("a date", {"type": "string", "format": "date"}, "2025-01-31", "date(2025, 1, 31)", "date"),
    Kind("a time", {"type": "string", "format": "time"}, "12:30:00Z", "time(12, 30, tzinfo=UTC)", "time"),
    Kind(
        "a date and time",
        {"type": "string", "format": "date-time"},
        "2025-01-31T12:30:00Z",
        "datetime(2025, 1, 31, 12, 30, tzinfo=UTC)",
        "datetime",
    ),
    Kind(
        "a date and time without a zone",
        {"type": "string", "format": "naive-date-time"},
        "2025-01-31T12:30:00",
        "datetime(2025, 1, 31, 12, 30, tzinfo=UTC)",
        "datetime",
    ),
    Kind(
        "a date and time with a space",
        {"type": "string", "format": "spaced-date-time"},
        "2025-01-31 12:30:00",
        "datetime(2025, 1, 31, 12, 30, tzinfo=UTC)",
        "datetime",
    ),
    Kind(
        "Unix seconds",
        {"type": "integer", "format": "unix-seconds"},
        1738326600,
        "datetime(2025, 1, 31, 12, 30, tzinfo=UTC)",
        "datetime",
    ),
    Kind(
        "Unix milliseconds as text",
        {"type": "string", "format": "unix-milliseconds"},
        "1738326600000",
        "datetime(2025, 1, 31, 12, 30, tzinfo=UTC)",
        "datetime",
    ),
    Kind("bytes in base64", {"type": "string", "format": "byte"}, "AP8=", r"b'\x00\xff'", "bytes"),
    Kind("bytes by contentEncoding", {"type": "string", "contentEncoding": "base64"}, "AP8=", r"b'\x00\xff'", "bytes"),
    Kind(
        "a UUID",
        {"type": "string", "format": "uuid"},
        "12345678-1234-5678-1234-567812345678",
        "UUID('12345678-1234-5678-1234-567812345678')",
        "UUID",
    ),
    Kind("a URL", {"type": "string", "format": "uri"}, "https://a.example/?b=c", "'https://a.example/?b=c'", "str"),
]
"""Values that a parameter may have too."""

ENUMS = [
    Kind(
        "an enum by name",
        ref("Mood"),
        "Bold",
        "models.Mood.BOLD",
        "models.Mood",
        {"Mood": {"type": "string", "enum": ["Shy", "Bold"]}},
    ),
    Kind("an enum inline", {"type": "string", "enum": ["Shy", "Bold"]}, "Bold", "models.{name}.BOLD", "models.{name}"),
    Kind("an enum without a type", {"enum": ["Shy", "Bold"]}, "Bold", "models.{name}.BOLD", "models.{name}"),
    Kind(
        "an enum with one value",
        ref("Only"),
        "One",
        "models.Only.ONE",
        "models.Only",
        {"Only": {"type": "string", "enum": ["One"]}},
    ),
    Kind(
        "an enum of numbers",
        ref("Level"),
        2,
        "models.Level(2)",
        "models.Level",
        {"Level": {"type": "integer", "enum": [1, 2, 30]}},
    ),
    Kind(
        "an enum of negative numbers",
        ref("Level"),
        -1,
        "models.Level(-1)",
        "models.Level",
        {"Level": {"type": "integer", "enum": [-1, 0, 1]}},
    ),
    Kind(
        "an enum with values that are not names in Python",
        ref("Odd"),
        "<=",
        "models.Odd('<=')",
        "models.Odd",
        {"Odd": {"type": "string", "enum": ["<=", ">=", "a b", "1st", "", "class", "größer"]}},
    ),
    Kind(
        "an enum with values that become one name",
        ref("Twin"),
        "a b",
        "models.Twin('a b')",
        "models.Twin",
        {"Twin": {"type": "string", "enum": ["a-b", "a b", "A_B"]}},
    ),
    Kind(
        "an enum with values that differ in case",
        ref("Twin"),
        "BID",
        "models.Twin('BID')",
        "models.Twin",
        {"Twin": {"type": "string", "enum": ["Bid", "BID", "bid"]}},
    ),
    Kind(
        "an enum with values that an enum's class has",
        ref("Reserved"),
        "name",
        "models.Reserved('name')",
        "models.Reserved",
        {"Reserved": {"type": "string", "enum": ["name", "value", "mro", "None", "True", "upper", "is_known"]}},
    ),
    Kind(
        "an enum with quotes in its values",
        ref("Quoted"),
        'a"b',
        "models.Quoted('a\"b')",
        "models.Quoted",
        {"Quoted": {"type": "string", "enum": ['a"b', "a'b", "a\\b", "{{ a }}"]}},
    ),
    Kind(
        "an enum with names of its own",
        ref("Named"),
        "-",
        "models.Named.MINUS",
        "models.Named",
        {"Named": {"type": "string", "enum": ["+", "-"], "x-enum-varnames": ["PLUS", "MINUS"]}},
    ),
]

CONSTANTS = [
    Kind("a constant string", {"type": "string", "const": "spot"}, "spot", "'spot'", "str"),
    Kind("a constant without a type", {"const": "spot"}, "spot", "'spot'", "str"),
    Kind("a constant integer", {"type": "integer", "const": 3}, 3, "3", "int"),
    Kind("a constant boolean", {"type": "boolean", "const": True}, True, "True", "bool"),
]

OBJECTS = [
    Kind("an object by name", ref("Point"), {"x": 1}, "models.Point(x=1)", "models.Point", {"Point": POINT}),
    Kind("an object inline", POINT, {"x": 1, "y": 2}, "models.{name}(x=1, y=2)", "models.{name}"),
    Kind(
        "an object in an object inline",
        record({"inner": POINT}, "inner"),
        {"inner": {"x": 1}},
        "models.{name}(inner=models.{name}Inner(x=1))",
        "models.{name}",
    ),
    Kind(
        "an object without a type",
        {"properties": {"x": describe(INTEGER, "The x of the note.")}},
        {"x": 1},
        "models.{name}(x=1)",
        "models.{name}",
    ),
    Kind("a free-form object", {"type": "object"}, {"a": [1, None]}, "{{'a': [1, None]}}", "dict[str, Any]"),
    Kind(
        "an object with additionalProperties: true",
        {"type": "object", "additionalProperties": True},
        {"a": {"b": 1}},
        "{{'a': {{'b': 1}}}}",
        "dict[str, Any]",
    ),
    Kind("anything", {}, [1, {"a": None}], "[1, {{'a': None}}]", "Any"),
    Kind(
        "an object with declared and additional properties",
        record({"x": INTEGER}, "x", additionalProperties=True),
        {"x": 1, "z": [2]},
        "models.{name}(x=1, additional_properties={{'z': [2]}})",
        "models.{name}",
    ),
    Kind(
        "an object with typed additional properties beside declared ones",
        record({"x": INTEGER}, "x", additionalProperties=DECIMAL),
        {"x": 1, "z": "2.50"},
        "models.{name}(x=1, additional_properties={{'z': Decimal('2.50')}})",
        "models.{name}",
    ),
    Kind(
        "an object that has no other properties",
        record({"x": INTEGER}, "x", additionalProperties=False),
        {"x": 1},
        "models.{name}(x=1)",
        "models.{name}",
    ),
    Kind(
        "an object whose properties may all be absent", record({"x": INTEGER}), {}, "models.{name}()", "models.{name}"
    ),
]

MAPS = [
    Kind(
        "a map of strings",
        {"type": "object", "additionalProperties": STRING},
        {"a b": "c"},
        "{{'a b': 'c'}}",
        "dict[str, str]",
    ),
    Kind(
        "a map of decimals",
        {"type": "object", "additionalProperties": DECIMAL},
        {"SOL": "1.50"},
        "{{'SOL': Decimal('1.50')}}",
        "dict[str, Decimal]",
    ),
    Kind(
        "a map of maps",
        {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": INTEGER}},
        {"a": {"b": 1}},
        "{{'a': {{'b': 1}}}}",
        "dict[str, dict[str, int]]",
    ),
    Kind(
        "a map of objects",
        {"type": "object", "additionalProperties": ref("Point")},
        {"a": {"x": 1}},
        "{{'a': models.Point(x=1)}}",
        "dict[str, models.Point]",
        {"Point": POINT},
    ),
    Kind(
        "a map of lists of objects",
        {"type": "object", "additionalProperties": {"type": "array", "items": ref("Point")}},
        {"a": [{"x": 1}]},
        "{{'a': [models.Point(x=1)]}}",
        "dict[str, list[models.Point]]",
        {"Point": POINT},
    ),
    Kind(
        "a map by name",
        ref("Sizes"),
        {"a": "1.50"},
        "{{'a': Decimal('1.50')}}",
        "dict[str, Decimal]",
        {"Sizes": {"type": "object", "additionalProperties": DECIMAL}},
    ),
]

ARRAYS = [
    Kind("an array of strings", {"type": "array", "items": STRING}, ["a", ""], "['a', '']", "list[str]"),
    Kind(
        "an array of decimals",
        {"type": "array", "items": DECIMAL},
        ["1.50"],
        "[Decimal('1.50')]",
        "list[Decimal]",
    ),
    Kind(
        "an array of dates and times",
        {"type": "array", "items": {"type": "string", "format": "date-time"}},
        ["2025-01-31T12:30:00Z"],
        "[datetime(2025, 1, 31, 12, 30, tzinfo=UTC)]",
        "list[datetime]",
    ),
    Kind(
        "an array of arrays",
        {"type": "array", "items": {"type": "array", "items": INTEGER}},
        [[1], []],
        "[[1], []]",
        "list[list[int]]",
    ),
    Kind(
        "an array of objects",
        {"type": "array", "items": ref("Point")},
        [{"x": 1}],
        "[models.Point(x=1)]",
        "list[models.Point]",
        {"Point": POINT},
    ),
    Kind(
        "an array of objects inline",
        {"type": "array", "items": POINT},
        [{"x": 1}],
        "[models.{name}Item(x=1)]",
        "list[models.{name}Item]",
    ),
    Kind(
        "an array by name",
        ref("Points"),
        [{"x": 1}],
        "[models.Point(x=1)]",
        "list[models.Point]",
        {"Point": POINT, "Points": {"type": "array", "items": ref("Point")}},
    ),
    Kind("an array of anything", {"type": "array", "items": {}}, [1, "a", None], "[1, 'a', None]", "list[Any]"),
    Kind("an array without items", {"type": "array"}, [1, "a"], "[1, 'a']", "list[Any]"),
    Kind(
        "an array with nulls",
        {"type": "array", "items": {"type": ["integer", "null"]}},
        [1, None],
        "[1, None]",
        "list[int | None]",
    ),
    Kind(
        "a map with nulls",
        {"type": "object", "additionalProperties": {"type": ["integer", "null"]}},
        {"a": None},
        "{{'a': None}}",
        "dict[str, int | None]",
    ),
]

COMPOSITIONS = [
    Kind(
        "allOf of one",
        {"allOf": [ref("Point")]},
        {"x": 1},
        "models.Point(x=1)",
        "models.Point",
        {"Point": POINT},
    ),
    Kind(
        "allOf of two by name",
        ref("SizedPoint"),
        {"x": 1, "size": "1.50"},
        "models.SizedPoint(x=1, size=Decimal('1.50'))",
        "models.SizedPoint",
        {"Point": POINT, "Sized": SIZED, "SizedPoint": {"allOf": [ref("Point"), ref("Sized")]}},
    ),
    Kind(
        "allOf with properties beside it",
        ref("NamedPoint"),
        {"x": 1, "label": "a"},
        "models.NamedPoint(x=1, label='a')",
        "models.NamedPoint",
        {
            "Point": POINT,
            "NamedPoint": {"allOf": [ref("Point")], **record({"label": STRING}, "label")},
        },
    ),
    Kind(
        "allOf with an object inline",
        ref("NamedPoint"),
        {"x": 1, "label": "a"},
        "models.NamedPoint(x=1, label='a')",
        "models.NamedPoint",
        {"Point": POINT, "NamedPoint": {"allOf": [ref("Point"), record({"label": STRING}, "label")]}},
    ),
    Kind(
        "allOf that makes a property required",
        ref("FullPoint"),
        {"x": 1, "y": 2},
        "models.FullPoint(x=1, y=2)",
        "models.FullPoint",
        {"Point": POINT, "FullPoint": {"allOf": [ref("Point"), {"required": ["y"]}]}},
    ),
    Kind(
        "allOf of allOf",
        ref("Third"),
        {"x": 1, "label": "a", "size": "2"},
        "models.Third(x=1, label='a', size=Decimal(2))",
        "models.Third",
        {
            "Point": POINT,
            "Second": {"allOf": [ref("Point"), record({"label": STRING}, "label")]},
            "Third": {"allOf": [ref("Second"), SIZED]},
        },
    ),
    Kind(
        "allOf of a scalar with a limit",
        {"allOf": [DECIMAL, {"minimum": 1}]},
        "1.50",
        "Decimal('1.50')",
        "Decimal",
    ),
    Kind(
        "oneOf with a discriminator",
        PET,
        {"kind": "dog", "tricks": ["sit"]},
        "models.Dog.from_dict({{'kind': 'dog', 'tricks': ['sit']}})",
        "models.Cat | models.Dog",
        PETS,
    ),
    Kind(
        "oneOf with a discriminator by name",
        ref("Pet"),
        {"kind": "cat", "lives": 9},
        "models.Cat.from_dict({{'kind': 'cat', 'lives': 9}})",
        "models.Cat | models.Dog",
        {**PETS, "Pet": PET},
    ),
    Kind(
        "anyOf with a discriminator",
        {"anyOf": PET["oneOf"], "discriminator": PET["discriminator"]},
        {"kind": "cat", "lives": 9},
        "models.Cat.from_dict({{'kind': 'cat', 'lives': 9}})",
        "models.Cat | models.Dog",
        PETS,
    ),
    Kind(
        "oneOf with a discriminator without a mapping",
        {"oneOf": [ref("Cat"), ref("Dog")], "discriminator": {"propertyName": "kind"}},
        {"kind": "Dog", "tricks": ["sit"]},
        "models.Dog.from_dict({{'kind': 'Dog', 'tricks': ['sit']}})",
        "models.Cat | models.Dog",
        {
            "Cat": record({"kind": STRING, "lives": INTEGER}, "kind"),
            "Dog": record({"kind": STRING, "tricks": {"type": "array", "items": STRING}}, "kind"),
        },
    ),
    Kind(
        "oneOf of objects told apart by their required properties",
        {"oneOf": [ref("Point"), ref("Sized")]},
        {"size": "1.50"},
        "models.Sized(size=Decimal('1.50'))",
        "models.Point | models.Sized",
        {"Point": POINT, "Sized": SIZED},
    ),
    Kind("oneOf of scalars", {"oneOf": [STRING, INTEGER]}, 7, "7", "str | int"),
    Kind("anyOf of scalars", {"anyOf": [INTEGER, STRING]}, "a", "'a'", "int | str"),
    Kind("several types", {"type": ["integer", "string"]}, "a", "'a'", "int | str"),
    Kind("anyOf of a boolean and a number", {"anyOf": [{"type": "boolean"}, INTEGER]}, 1, "1", "bool | int"),
    Kind(
        "oneOf of an object and a string",
        {"oneOf": [ref("Point"), STRING]},
        {"x": 1},
        "models.Point(x=1)",
        "models.Point | str",
        {"Point": POINT},
    ),
    Kind(
        "oneOf of an object and a list of it",
        {"oneOf": [ref("Point"), {"type": "array", "items": ref("Point")}]},
        [{"x": 1}],
        "[models.Point(x=1)]",
        "models.Point | list[models.Point]",
        {"Point": POINT},
    ),
    Kind(
        "oneOf of enums",
        {"oneOf": [ref("Mood"), ref("Level")]},
        2,
        "models.Level(2)",
        "models.Mood | models.Level",
        {"Mood": {"type": "string", "enum": ["Shy", "Bold"]}, "Level": {"type": "integer", "enum": [1, 2]}},
    ),
    Kind("oneOf of one", {"oneOf": [ref("Point")]}, {"x": 1}, "models.Point(x=1)", "models.Point", {"Point": POINT}),
]

TUPLES = [
    Kind(
        "a tuple",
        ref("Pair"),
        ["a", "1.50"],
        "models.Pair(label='a', size=Decimal('1.50'))",
        "models.Pair",
        {
            "Pair": {
                "type": "array",
                "prefixItems": [
                    {"title": "label", "description": "The label.", **STRING},
                    {"title": "size", "description": "The size.", **DECIMAL},
                ],
            }
        },
    ),
    Kind(
        "a tuple with an optional end",
        ref("Pair"),
        ["a"],
        "models.Pair(label='a')",
        "models.Pair",
        {
            "Pair": {
                "type": "array",
                "minItems": 1,
                "maxItems": 2,
                "prefixItems": [
                    {"title": "label", "description": "The label.", **STRING},
                    {"title": "size", "description": "The size.", **DECIMAL},
                ],
            }
        },
    ),
    Kind(
        "a tuple that has no other items",
        ref("Pair"),
        [1, 2],
        "models.Pair(left=1, right=2)",
        "models.Pair",
        {
            "Pair": {
                "type": "array",
                "items": False,
                "prefixItems": [
                    {"title": "left", "description": "The left one.", **INTEGER},
                    {"title": "right", "description": "The right one.", **INTEGER},
                ],
            }
        },
    ),
    Kind(
        "a tuple with an object in it",
        ref("Pair"),
        ["a", {"x": 1}],
        "models.Pair(label='a', point=models.Point(x=1))",
        "models.Pair",
        {
            "Point": POINT,
            "Pair": {
                "type": "array",
                "prefixItems": [
                    {"title": "label", "description": "The label.", **STRING},
                    {"title": "point", "description": "The point.", **ref("Point")},
                ],
            },
        },
    ),
]

RECURSIVE = [
    Kind(
        "a recursive object in a list",
        ref("Tree"),
        {"label": "a", "children": [{"label": "b"}]},
        "models.Tree(label='a', children=[models.Tree(label='b')])",
        "models.Tree",
        {"Tree": TREE},
    ),
    Kind(
        "a recursive object in a field",
        ref("Chain"),
        {"label": "a", "rest": {"label": "b"}},
        "models.Chain(label='a', rest=models.Chain(label='b'))",
        "models.Chain",
        {"Chain": CHAIN},
    ),
    Kind(
        "a recursive object in a map",
        ref("Folder"),
        {"folders": {"a": {}}},
        "models.Folder(folders={{'a': models.Folder()}})",
        "models.Folder",
        {"Folder": record({"folders": {"type": "object", "additionalProperties": ref("Folder")}})},
    ),
    Kind(
        "two objects that contain each other",
        ref("Egg"),
        {"hen": {"egg": {}}},
        "models.Egg(hen=models.Hen(egg=models.Egg()))",
        "models.Egg",
        {"Egg": record({"hen": ref("Hen")}), "Hen": record({"egg": ref("Egg")})},
    ),
    Kind(
        "three objects that contain each other",
        ref("One"),
        {"two": {"threes": [{"one": {}}]}},
        "models.One(two=models.Two(threes=[models.Three(one=models.One())]))",
        "models.One",
        {
            "One": record({"two": ref("Two")}),
            "Two": record({"threes": {"type": "array", "items": ref("Three")}}),
            "Three": record({"one": ref("One")}),
        },
    ),
]

NESTED = [*ENUMS, *CONSTANTS, *OBJECTS, *MAPS, *ARRAYS, *COMPOSITIONS, *TUPLES, *RECURSIVE]
KINDS = [*SCALARS, *NESTED]


def kind_edits() -> Iterator[Edit]:
    """Yield every kind in the places that a value may have."""
    for kind in KINDS:
        yield sent(kind)
        yield read(kind)
    for kind in NESTED:
        yield response_itself(kind)
    for kind in (*SCALARS, *(each for each in NESTED if each.name in PLACED)):
        yield required(kind)
        yield nullable(kind)
        yield in_list(kind)
        yield in_map(kind)
        yield by_name(kind)
    for kind in (each for each in NESTED if each.name in PLACED):
        yield body_itself(kind)


PLACED = {
    "an enum inline",
    "an object inline",
    "an object by name",
    "a free-form object",
    "a map of decimals",
    "a map of objects",
    "an array of decimals",
    "an array of objects",
    "an array of arrays",
    "oneOf with a discriminator",
    "oneOf of scalars",
    "allOf of two by name",
    "a tuple",
    "a recursive object in a list",
}
"""Kinds that are tried in further places: one of each family."""


def sent(kind: Kind) -> Edit:
    """A field of an object that is only sent."""

    def change(document: Document) -> None:
        kind.add_components(document)
        add_schema(document, "Note", record({"value": kind.schema}))
        add_operation(document, requestBody=body(ref("Note"), {"value": kind.wire}))

    program = f"""
        wire.answer_nothing()
        client.markets.echo(value={named(kind.python)})
        assert wire.json == {{"value": {as_python(kind.wire)}}}
        note = models.Note(value={named(kind.python)})
        assert as_json(note.to_dict()) == wire.json
        client.markets.echo()
        assert wire.json == {{}}
    """
    return works("kinds", f"{kind.name}, sent", change, program)


def read(kind: Kind) -> Edit:
    """A field of an object that is only read."""

    def change(document: Document) -> None:
        kind.add_components(document)
        add_schema(document, "Note", record({"value": kind.schema}, "value"))
        add_operation(document, "get", responses=response(ref("Note"), {"value": kind.wire}))

    program = f"""
        wire.answer({{"value": {as_python(kind.wire)}}})
        note = client.markets.echo()
        {kind.typed("note.value", "NoteValue")}
        assert note.value == {named(kind.python)}
        assert as_json(note.to_dict()) == {{"value": {as_python(kind.wire)}}}
        assert models.Note.from_dict(note.to_dict()) == note
    """
    return works("kinds", f"{kind.name}, read", change, program)


def required(kind: Kind) -> Edit:
    """A required field, sent and read."""

    def change(document: Document) -> None:
        kind.add_components(document)
        add_shared_echo(document, record({"value": kind.schema}, "value"), {"value": kind.wire})

    program = f"""
        value = {named(kind.python)}
        note = client.markets.echo(value=value)
        assert wire.json == {{"value": {as_python(kind.wire)}}}
        {kind.typed("note.value", "NoteValue")}
        assert note.value == value
        client.markets.echo()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    """
    program = program.replace(
        "client.markets.echo()  #", "with suppress(TypeError):\n            client.markets.echo()  #"
    )
    return works("kinds", f"{kind.name}, required", change, program)


def nullable(kind: Kind) -> Edit:
    """A field that may be null, read."""

    def change(document: Document) -> None:
        kind.add_components(document)
        value: Node = {"anyOf": [dict(kind.schema), {"type": "null"}]}
        if "type" in kind.schema and "enum" not in kind.schema:
            value = {**kind.schema, "type": [kind.schema["type"], "null"]}
        add_schema(document, "Note", record({"value": value}, "value"))
        add_operation(document, "get", responses=response(ref("Note"), {"value": None}))

    program = f"""
        wire.answer({{"value": None}})
        note = client.markets.echo()
        {kind.typed("note.value", "NoteValue", "{} | None")}
        assert note.value is None
        wire.answer({{"value": {as_python(kind.wire)}}})
        assert client.markets.echo().value == {named(kind.python)}
    """
    return works("kinds", f"{kind.name}, null", change, program)


def in_list(kind: Kind) -> Edit:
    """An item of a list."""

    def change(document: Document) -> None:
        kind.add_components(document)
        note = record({"value": {"type": "array", "items": kind.schema}})
        add_shared_echo(document, note, {"value": [kind.wire]})

    python = kind.python.format(name="NoteValueItem")
    program = f"""
        note = client.markets.echo(value=[{python}])
        assert wire.json == {{"value": [{as_python(kind.wire)}]}}
        {kind.typed("note.value", "NoteValueItem", "list[{}] | None")}
        assert note.value == [{python}]
        assert note.to_dict() == wire.json
    """
    return works("kinds", f"{kind.name}, in a list", change, program)


def in_map(kind: Kind) -> Edit:
    """A value of a map."""

    def change(document: Document) -> None:
        kind.add_components(document)
        note = record({"value": {"type": "object", "additionalProperties": kind.schema}})
        add_shared_echo(document, note, {"value": {"a": kind.wire}})

    python = kind.python.format(name="NoteValueAdditionalProperty")
    program = f"""
        note = client.markets.echo(value={{"a": {python}}})
        assert wire.json == {{"value": {{"a": {as_python(kind.wire)}}}}}
        {kind.typed("note.value", "NoteValueAdditionalProperty", "dict[str, {}] | None")}
        assert note.value == {{"a": {python}}}
        assert note.to_dict() == wire.json
    """
    return works("kinds", f"{kind.name}, in a map", change, program)


def by_name(kind: Kind) -> Edit:
    """A component that a field refers to."""

    def change(document: Document) -> None:
        kind.add_components(document)
        add_schema(document, "Thing", kind.schema)
        add_shared_echo(document, record({"value": ref("Thing")}), {"value": kind.wire})

    python = kind.python.format(name="Thing")
    program = f"""
        note = client.markets.echo(value={python})
        assert wire.json == {{"value": {as_python(kind.wire)}}}
        {kind.typed("note.value", "Thing", "{} | None")}
        assert note.value == {python}
    """
    return works("kinds", f"{kind.name}, by name", change, program)


def response_itself(kind: Kind) -> Edit:
    """The response of an operation, without an object around it."""

    def change(document: Document) -> None:
        kind.add_components(document)
        add_operation(document, "get", responses=response(kind.schema, kind.wire))

    python = kind.python.format(name="EchoResponse200")
    program = f"""
        wire.answer({as_python(kind.wire)})
        value = client.markets.echo()
        {kind.typed("value", "EchoResponse200")}
        assert value == {python}
    """
    return works("kinds", f"{kind.name}, as the response", change, program)


def body_itself(kind: Kind) -> Edit:
    """A body without a name, or, if it is an object with declared properties, its fields as arguments."""

    def change(document: Document) -> None:
        kind.add_components(document)
        sent = body(kind.schema, kind.wire, **{"x-body-name": "value"})
        add_operation(document, requestBody=sent, responses=response(kind.schema, kind.wire))

    python = kind.python.format(name="EchoBody")
    arguments = f"value={python}"
    first, _, rest = python.partition("(")
    if "oneOf" not in kind.name and first in ("models.EchoBody", "models.Point", "models.SizedPoint", "models.Tree"):
        arguments = rest.removesuffix(")")
    program = f"""
        value = client.markets.echo({arguments})
        assert wire.json == {as_python(kind.wire)}
        assert as_json(value) == wire.json
    """
    return works("kinds", f"{kind.name}, as the body", change, program)


def named(text: str) -> str:
    """Fill in the name that an inline schema gets as the property `value` of `Note`."""
    return text.format(name="NoteValue")
