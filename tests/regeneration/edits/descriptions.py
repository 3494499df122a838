"""Descriptions with text of any kind: it survives, is never executed, and the docstrings pass the linter."""

from collections.abc import Iterator
from typing import Any

from ..document import Document, add_echo, as_python, parameter, record
from .edit import Edit, works
from .kinds import INTEGER, STRING

DESCRIPTIONS = {
    "double quotes": ('Say "yes" or "no"', 'Say "yes" or "no"'),
    "a double quote at the end": ('Say "yes"', 'Say "yes"'),
    "single quotes": ("It's the note's own", "It's the note's own"),
    "triple quotes": ('A """quoted""" word.', '"""quoted"""'),
    "triple quotes that close the docstring": ('""" + open("/nowhere") + """', '""" + open("/nowhere")'),
    "a backslash": ("A path C:\\notes\\new", "C:\\notes\\new"),
    "a backslash at the end": ("Ends in \\", "Ends in \\"),
    "an escape": ("Not a tab: \\t, not \\x41, not \\N{BULLET}", "\\t, not \\x41, not \\N{BULLET}"),
    "Jinja marks": ("Not {{ 7 * 7 }} and {% if x %} and {# y #}", "{{ 7 * 7 }} and {% if x %} and {# y #}"),
    "braces": ("A {place} and {0} and {{twice}}", "{place} and {0} and {{twice}}"),
    "percent signs": ("50% of %s and %(name)s", "50% of %s and %(name)s"),
    "letters of other alphabets": ("Größe, 数量, цена", "Größe, 数量, цена"),
    "an emoji": ("To the moon 🚀", "To the moon 🚀"),
    "typographic signs": ("“A” – or ‘b’…", "“A” – or ‘b’…"),
    "two paragraphs": ("One.\n\nTwo.", "Two."),
    "a list": ("Values:\n\n- one\n- two\n- three", "- two"),
    "a list with numbers": ("Steps:\n\n1. one\n2. two", "2. two"),
    "a list with asterisks": ("Values:\n\n* one\n* two", "* two"),
    "a nested list": ("Values:\n\n- one\n  - inner\n- two", "  - inner"),
    "a table": ("Values:\n\n| a | b |\n|---|---|\n| 1 | 2 |", "| 1 | 2 |"),
    "a code block": ('Such as:\n\n```json\n{\n  "a": 1\n}\n```', '{\n  "a": 1\n}'),
    "an indented block": ("Such as:\n\n    a = 1\n    b = 2", "b = 2"),
    "a heading": ("# Notes\n\nA note.", "A note."),
    "a line of 400 characters": ("word " * 80, "word word"),
    "a word of 300 characters": ("https://a.example/" + "a" * 300, "https://a.example/" + "a" * 300),
    "a tab": ("One\ttwo", "two"),
    "a carriage return": ("One.\r\nTwo.", "Two."),
    "a form feed": ("One\x0ctwo", "two"),
    "a null character": ("One\x00two", "two"),
    "an escape character": ("One\x1b[31mtwo", "two"),
    "a line separator": ("One\u2028two", "two"),
    "a mark that turns the direction": ("One \u202e two", "two"),
    "a zero-width space": ("One\u200btwo", "two"),
    "a trailing space": ("One \nTwo ", "Two"),
    "a blank first line": ("\n\nOne.", "One."),
    "no full stop": ("One", "One."),
    "a lower-case first word": ("one note", "ne note"),
    "Args:": ("One.\n\nArgs:\n    a: One.", "One."),
    "Returns:": ("Returns: a note.", "a note."),
    "a field's name": ("See `otherField`.", "`other_field`"),
    "HTML": ("A <b>bold</b> &amp; <script>x</script>", "<b>bold</b>"),
    "a comment of a checker": ("# type: ignore # noqa", "# type: ignore # noqa"),
    "a YAML mark": ("--- !!python/object:x", "!!python/object:x"),
}
"""Descriptions, each with what must be found in the docstrings."""


def description_edits() -> Iterator[Edit]:
    """Yield each of them as every description at once."""
    for name, (written, kept) in DESCRIPTIONS.items():

        def change(document: Document, written: str = written) -> None:
            note = record({"value": {**STRING, "description": written}, "otherField": INTEGER}, description=written)
            operation = add_echo(document, note, {"value": "a"})
            operation["description"] = written
            operation["responses"]["200"]["description"] = written
            operation["parameters"] = [{**parameter("limit", INTEGER), "description": written}]

        yield works(
            "descriptions",
            f"{name}, in every description",
            change,
            f"""
            kept = {kept!r}
            assert kept in clean(inspect.getdoc(type(client.markets).echo))
            assert kept in clean(inspect.getdoc(models.Note))
            assert client.markets.echo(value="a").value == "a"
            """,
        )
    for place in ("summary", "tag", "title", "enum", "server", "deprecated", "default", "pattern", "property"):
        for name, written in (
            ("quotes", 'a"\'b"""c'),
            ("a backslash", "a\\b\\"),
            ("Jinja marks", "{{ 7 * 7 }}{% x %}"),
            ("a line break", "one\ntwo"),
        ):

            def in_place(document: Document, place: str = place, written: str = written) -> None:
                write_into(document, place, written)

            if place in ("server", "property") and name == "a line break":
                continue
            yield works(
                "descriptions",
                f"{name} in the {place}",
                in_place,
                'assert client.markets.echo(value="a").value == "a"' if place != "deprecated" else DEPRECATED,
                may_refuse=place in ("server", "deprecated", "property"),
            )


DEPRECATED = """
with pytest.warns(DeprecationWarning):
    client.markets.echo(value="a")  # type: ignore[deprecated]  # pyright: ignore[reportDeprecated]
"""


def write_into(document: Document, place: str, written: str) -> None:
    """Write a string into a place of the document."""
    value: dict[str, Any] = dict(STRING)
    operation = add_echo(document, record({"value": value}), {"value": "a"})
    note = document["components"]["schemas"]["Note"]["properties"]
    if place == "summary":
        operation["summary"] = written
    elif place == "tag":
        document["tags"][0]["description"] = written
    elif place == "title":
        document["info"]["title"] = written
    elif place == "enum":
        document["components"]["schemas"]["Mood"] = {"type": "string", "description": "A mood.", "enum": [written, "b"]}
        note["mood"] = {"$ref": "#/components/schemas/Mood", "description": "The mood."}
    elif place == "server":
        document["servers"][0]["url"] = f"https://a.example/{written}"
    elif place == "deprecated":
        operation.update({"deprecated": True, "x-replaced-by": written})
    elif place == "default":
        note["value"]["default"] = written
    elif place == "pattern":
        note["value"]["pattern"] = f"^a|{as_python(written)}$" if written != "{{ 7 * 7 }}{% x %}" else "^a|\\{\\{ 7"
    elif place == "property":
        note[written] = {"type": "string", "description": "A field."}
