"""The kinds of values, one class each: how a value is typed, checked, sent, read and documented in generated code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

from attrs import field, frozen

_LIMITS = {
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "above",
    "exclusiveMaximum": "below",
    "multipleOf": "multiple_of",
}
_LENGTHS = {"minLength": "min_length", "maxLength": "max_length", "pattern": "pattern"}
_ITEMS = {"minItems": "min_items", "maxItems": "max_items", "uniqueItems": "unique"}
_SIZES = {"int32": (-(2**31), 2**31 - 1), "uint32": (0, 2**32 - 1)}
"""The limits that the format of an integer implies."""

# `to_utc` of values.py for a time without a zone, as almost all are, without the call.
_TO_UTC = "EPOCH + ({0} - NAIVE_EPOCH) if {0}.tzinfo is None else to_utc({0})"


@frozen
class Kind:
    """A kind of value. Its class variables are the code for one that has no parts."""

    schema: Mapping[str, Any] = field(eq=False, repr=False)
    """From the document, `$ref` followed."""

    TYPE: ClassVar[str] = ""
    """The Python type of a value that was read."""
    DECLARED: ClassVar[str] = ""
    """The type of a model's field, which says how it is read and written, where the Python type doesn't."""
    ACCEPTED: ClassVar[str] = ""
    """The type that an argument accepts, where it is a wider one."""
    CHECK: ClassVar[str] = ""
    """The function that checks an argument."""
    BOUNDS: ClassVar[Mapping[str, str]] = {}
    """The function's arguments for the limits, by their names in the document."""
    POST_DECODE: ClassVar[str] = ""
    """The expression that makes of a decoded value what it is to be; empty: it is that already."""
    IS_DECIMAL: ClassVar[bool] = False

    @property
    def annotation(self) -> str:
        """The Python type of a value that was read."""
        return self.TYPE

    @property
    def declared(self) -> str:
        """The same with what says how the value is read and written."""
        return self.DECLARED or self.annotation

    @property
    def accepted(self) -> str:
        """The Python type that an argument accepts."""
        return self.ACCEPTED or self.annotation

    @property
    def is_secret(self) -> bool:
        """True if the value, or a part of it, must never be shown."""
        return any(part.is_secret for part in self.inner)

    @property
    def documentation(self) -> list[str]:
        """The limits of the value, and what it is when left out, in sentences."""
        return list(_described_limits(self.schema))

    @property
    def accepted_documentation(self) -> str:
        """The values that an argument accepts, where the type doesn't say it."""
        return ""

    def check(self, name: str, source: str) -> str:
        """Return an expression that checks an argument strictly and gives the value to keep.

        Args:
            name: The expression of the name that a message states.
            source: That of the argument.
        """
        if not self.CHECK:
            raise NotImplementedError(f"{type(self).__name__} can't be sent")
        return f"check.{self.CHECK}({', '.join([name, source, *self._bounds])})"

    @property
    def _bounds(self) -> list[str]:
        return [
            f"{name}={self._bound(key, self.schema[key])}" for key, name in self.BOUNDS.items() if key in self.schema
        ]

    def _bound(self, key: str, value: Any) -> str:
        """A limit as an expression; one with a fraction is exact only as a decimal."""
        if isinstance(value, float):
            return f'Decimal("{value}")'
        return repr(python_pattern(value) if key == "pattern" else value)

    def query_text(self, source: str) -> str:
        """Return an expression that makes of a checked argument the text that is sent in a query or a header."""
        return f"check.query_text({source})"

    def post_decode(self, source: str) -> str | None:
        """Return an expression that makes of a decoded value what it is to be; None: it is that already."""
        return self.POST_DECODE.format(source) or None

    def range_check(self, source: str, *, nested: bool) -> str | None:
        """Return a condition that every decimal in a decoded value has to fulfil; None: there is none in it.

        Args:
            source: The expression that gives the value.
            nested: True if it is part of an object in another one. Those are a market's rules, some thirty numbers of
                which most are never used: that the required ones are finite has to do, for speed.
        """
        if not self.IS_DECIMAL:
            return None
        # `in_range` of values.py, without the call: it is asked of every fill.
        exponent = "" if nested else f" and MIN_EXPONENT <= {source}.adjusted() <= MAX_EXPONENT"
        return f"{source}.is_finite(){exponent}"

    @property
    def inner(self) -> Iterable[Kind]:
        """The kinds of value that a list, a mapping or a union is made of."""
        return ()

    def parts(self) -> Iterator[Kind]:
        """Yield what a list, a mapping or a union is made of, however deep; any other value itself."""
        if not self.inner:
            yield self
        for part in self.inner:
            yield from part.parts()

    @property
    def classes(self) -> set[Class]:
        """The classes in its type."""
        return {part for part in self.parts() if isinstance(part, Class)}


class Anything(Kind):
    """Any JSON."""

    TYPE, CHECK = "Any", "json"


class Boolean(Kind):
    """`type: boolean`."""

    TYPE, CHECK = "bool", "boolean"


class Text(Kind):
    """`type: string`."""

    TYPE, CHECK, BOUNDS = "str", "string", _LENGTHS

    @property
    def declared(self) -> str:
        """`Secret` for one that must never be shown."""
        return "Secret" if self.is_secret else self.TYPE

    @property
    def is_secret(self) -> bool:
        """True for `format: password`."""
        return self.schema.get("format") == "password"

    @property
    def _bounds(self) -> list[str]:
        return [*super()._bounds, *(["secret=True"] if self.is_secret else [])]

    def query_text(self, source: str) -> str:
        """Return the argument: it is text already."""
        return source

    def post_decode(self, source: str) -> str | None:
        """Hide a secret."""
        return f"hide({source})" if self.is_secret else None


class Binary(Kind):
    """`format: binary`, or nothing said of what isn't text: bytes as they are."""

    TYPE, DECLARED, CHECK = "bytes", "RawBytes", "binary"


class Integer(Kind):
    """`type: integer`."""

    TYPE, CHECK, BOUNDS = "int", "integer", _LIMITS

    @property
    def _implied(self) -> Mapping[str, int]:
        """The limits that follow from the format alone."""
        sizes = _SIZES.get(self.schema.get("format", ""), ())
        found = dict(zip(("minimum", "maximum"), sizes, strict=False))
        stated = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}
        taken = {stated.get(key, key) for key in self.schema}
        return {key: value for key, value in found.items() if key not in taken}

    @property
    def _bounds(self) -> list[str]:
        return [*super()._bounds, *(f"{key}={value}" for key, value in self._implied.items())]

    @property
    def accepted_documentation(self) -> str:
        """The limits that follow from the format alone."""
        return " ".join(_described_limits(self._implied))


class IntegerText(Integer):
    """`type: string, format: int64`: an integer that the exchange sends as text."""

    DECLARED, POST_DECODE = "IntText", "parse_int({0})"


class DecimalText(Kind):
    """`format: decimal`: money, a quantity or a rate; `decimal.Decimal` in Python."""

    TYPE, ACCEPTED, CHECK, BOUNDS, IS_DECIMAL = "Decimal", "Decimal | int | str", "decimal", _LIMITS, True


class Number(Kind):
    """`type: number`; a `Decimal` in Python, as no number goes through a float."""

    TYPE, DECLARED, ACCEPTED, IS_DECIMAL = "Decimal", "Number", "Decimal | int | str", True
    CHECK, BOUNDS = "number", _LIMITS


class AmountOrShare(Kind):
    """`format: decimal-or-percent`: an amount, or a share such as `80%`; `str` in Python, so that neither is lost."""

    TYPE, ACCEPTED, CHECK, BOUNDS = "str", "Decimal | int | str", "amount_or_share", _LIMITS

    def query_text(self, source: str) -> str:
        """Return the argument: it is text already."""
        return source


class _Written(Kind):
    """A kind whose text in a query is what it is in JSON."""

    def query_text(self, source: str) -> str:
        """Write it as in JSON."""
        return f"encode.to_json({source}, {self.declared})"


class DateTime(_Written):
    """`format: date-time`; a `datetime` in UTC in Python."""

    TYPE, CHECK, POST_DECODE = "datetime", "aware_datetime", _TO_UTC


class NaiveDateTime(DateTime):
    """`format: naive-date-time`: a UTC time without a zone, `2025-07-19T13:09:00`."""

    DECLARED = "NaiveDatetime"


class SpacedDateTime(DateTime):
    """`format: spaced-date-time`: the same with a space, `2025-07-19 13:09:00`, as candles state their times."""

    DECLARED = "SpacedDatetime"


class Date(_Written):
    """`format: date`."""

    TYPE, CHECK = "Date", "day"


class Time(_Written):
    """`format: time`: a time of the day; the exchange's have no zone, or are UTC."""

    TYPE, CHECK = "TimeOfDay", "time_of_day"


class Uuid(_Written):
    """`format: uuid`."""

    TYPE, ACCEPTED, CHECK = "UUID", "UUID | str", "uuid"


class Bytes(_Written):
    """`format: byte`: bytes that travel as base64."""

    TYPE, CHECK = "bytes", "binary"


class UnixTime(Kind):
    """`format: unix-milliseconds` and the like: a count since 1970, a number or text; `datetime` in Python."""

    TYPE, ACCEPTED = "datetime", "datetime | int"

    @property
    def _unit(self) -> str:
        return str(self.schema["format"]).removeprefix("unix-")

    @property
    def declared(self) -> str:
        """One of the types that name the unit."""
        return f"Unix{self._unit.capitalize()}{'' if self.schema['type'] == 'integer' else 'Text'}"

    @property
    def accepted_documentation(self) -> str:
        """The unit of a count."""
        return f"A `datetime` with its time zone, or an int in Unix {self._unit}."

    def check(self, name: str, source: str) -> str:
        """Check that the time has a zone, or a count the magnitude of its unit."""
        return f"check.time({name}, {source}, {self._unit.upper()})"

    def query_text(self, source: str) -> str:
        """Write the time as a count."""
        return f"check.query_text({source}, {self._unit.upper()})"

    def post_decode(self, source: str) -> str | None:
        """Make a time of the count."""
        return f"parse_unix_time({source}, {self._unit.upper()})"


@frozen
class Class(Kind):
    """A kind of value that has a class of its own, in a module of its own."""

    name: str
    module: str

    @property
    def annotation(self) -> str:
        """The class."""
        return self.name

    def check(self, name: str, source: str) -> str:
        """Check that it is an instance; what is in it was checked when it was made, if it is checked at all."""
        return f"check.require_instance({name}, {source}, {self.name})"


@frozen
class Enum(Class):
    """`enum`."""

    @property
    def accepted(self) -> str:
        """A member, or the value of one."""
        return f"{self.name} | {self.name}Value"

    def check(self, name: str, source: str) -> str:
        """Check that it is one of them."""
        return f"check.member({name}, {source}, {self.name})"


@frozen
class Object(Class):
    """`type: object` with properties."""


@frozen
class Row(Class):
    """`prefixItems`: an array whose places have types and names of their own."""


@frozen
class Constant(Kind):
    """`const`, or an `enum` of values that no class has: fractions, booleans, values of several types."""

    values: tuple[Any, ...]

    @property
    def _listed(self) -> str:
        return ", ".join(map(repr, self.values))

    @property
    def annotation(self) -> str:
        """The values themselves; of fractions, which no type has, the type of all of them."""
        return "Decimal" if any(isinstance(value, float) for value in self.values) else f"Literal[{self._listed}]"

    @property
    def declared(self) -> str:
        """The same with the values."""
        return f"Annotated[{self.annotation}, constant({self._listed})]"

    def check(self, name: str, source: str) -> str:
        """Check that it is one of them."""
        return f"check.constant({name}, {source}, {self.annotation}, {self._listed})"


@frozen
class Nullable(Kind):
    """An item of a list or a mapping that may be null."""

    value: Kind

    @property
    def annotation(self) -> str:
        """The value's type, or None."""
        return f"{self.value.annotation} | None"

    @property
    def declared(self) -> str:
        """The same with what says how the value is read and written."""
        return f"{self.value.declared} | None"

    @property
    def accepted(self) -> str:
        """The type that the value accepts, or None."""
        return f"{self.value.accepted} | None"

    def check(self, name: str, source: str) -> str:
        """Check what isn't None."""
        return f"(None if {source} is None else {self.value.check(name, source)})"

    def query_text(self, source: str) -> str:
        """Write it as in JSON."""
        return f"check.query_text(encode.to_json({source}, {self.declared}))"

    def post_decode(self, source: str) -> str | None:
        """Do it for what isn't None."""
        inner = self.value.post_decode(source)
        return inner and f"None if {source} is None else {inner}"

    def range_check(self, source: str, *, nested: bool) -> str | None:
        """Do it for what isn't None."""
        inner = self.value.range_check(source, nested=nested)
        return inner and f"({source} is None or ({inner}))"

    @property
    def inner(self) -> Iterable[Kind]:
        """The value."""
        return (self.value,)


@frozen
class List(Kind):
    """`type: array`."""

    items: Kind

    @property
    def annotation(self) -> str:
        """A list of the items' type."""
        return f"list[{self.items.annotation}]"

    @property
    def declared(self) -> str:
        """The same with what says how the items are read and written."""
        return f"list[{self.items.declared}]"

    @property
    def accepted(self) -> str:
        """Any sequence of what an item accepts."""
        return f"Sequence[{self.items.accepted}]"

    @property
    def accepted_documentation(self) -> str:
        """That of an item."""
        return self.items.accepted_documentation

    BOUNDS = _ITEMS

    def check(self, name: str, source: str) -> str:
        """Check each item."""
        return f"[{self.items.check(name, 'item')} for item in {self.check_items(name, source)}]"

    def check_items(self, name: str, source: str) -> str:
        """Return an expression that checks a list, and gives its items unchecked."""
        return f"check.sequence({', '.join([name, source, *self._bounds])})"

    def post_decode(self, source: str) -> str | None:
        """Do it for each item."""
        inner = self.items.post_decode("item")
        return inner and f"[{inner} for item in {source}]"

    def range_check(self, source: str, *, nested: bool) -> str | None:
        """Do it for each item."""
        inner = self.items.range_check("item", nested=nested)
        return inner and f"all({inner} for item in {source})"

    @property
    def inner(self) -> Iterable[Kind]:
        """Its items."""
        return (self.items,)


@frozen
class Map(Kind):
    """`additionalProperties` without properties: a plain dict in Python."""

    values: Kind

    @property
    def annotation(self) -> str:
        """A dict of the values' type."""
        return f"dict[str, {self.values.annotation}]"

    @property
    def declared(self) -> str:
        """The same with what says how the values are read and written."""
        return f"dict[str, {self.values.declared}]"

    @property
    def accepted(self) -> str:
        """Any mapping of what a value accepts."""
        return f"Mapping[str, {self.values.accepted}]"

    def check(self, name: str, source: str) -> str:
        """Check each value."""
        return f"{{key: {self.values.check(name, 'item')} for key, item in check.mapping({name}, {source}).items()}}"

    def post_decode(self, source: str) -> str | None:
        """Do it for each value."""
        inner = self.values.post_decode("item")
        return inner and f"{{name: {inner} for name, item in {source}.items()}}"

    def range_check(self, source: str, *, nested: bool) -> str | None:
        """Do it for each value."""
        inner = self.values.range_check("item", nested=nested)
        return inner and f"all({inner} for item in {source}.values())"

    @property
    def inner(self) -> Iterable[Kind]:
        """Its values."""
        return (self.values,)


@frozen
class Union(Kind):
    """`oneOf`, `anyOf` or several types: the first choice that a value fits."""

    choices: tuple[Kind, ...]

    @property
    def annotation(self) -> str:
        """One of the choices' types."""
        return " | ".join(dict.fromkeys(choice.annotation for choice in self.choices))

    @property
    def declared(self) -> str:
        """The same with what tells them apart."""
        return f"Annotated[{self.annotation}, any_of({', '.join(choice.declared for choice in self.choices)})]"

    @property
    def accepted(self) -> str:
        """The types that the choices accept."""
        return " | ".join(dict.fromkeys(choice.accepted for choice in self.choices))

    def check(self, name: str, source: str) -> str:
        """Check that one of the choices takes it."""
        choices = ", ".join(f"lambda item: {choice.check(name, 'item')}" for choice in self.choices)
        return f"check.any_of({name}, {source}, {choices})"

    def query_text(self, source: str) -> str:
        """Write it as in JSON."""
        return f"check.query_text(encode.to_json({source}, {self.declared}))"

    @property
    def inner(self) -> Iterable[Kind]:
        """The choices."""
        return self.choices


@frozen
class Discriminated(Union):
    """The same with a `discriminator`: one field tells which class it is."""

    by_value: tuple[tuple[str, Kind], ...]

    @property
    def declared(self) -> str:
        """The same with what tells them apart."""
        named = ", ".join(f"{value!r}: {choice.annotation}" for value, choice in self.by_value)
        selector = self.schema["discriminator"]["propertyName"]
        return f"Annotated[{self.annotation}, one_of({selector!r}, {{{named}}})]"


def python_pattern(pattern: str) -> str:
    """Write a regular expression of JSON Schema for Python: `$` is the end of the text, not the last line's."""
    escaped = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\$", re.DOTALL)
    return escaped.sub(lambda found: r"\Z" if found[0] == "$" else found[0], pattern)


def _described_limits(schema: Mapping[str, Any]) -> Iterator[str]:
    low, high = schema.get("minimum"), schema.get("maximum")
    if "exclusiveMinimum" in schema:
        yield f"Above {schema['exclusiveMinimum']}."
        if schema.get("format") == "decimal-or-percent":
            yield "A share is at most 100%."
    if low is not None and high is not None:
        yield f"From {low} to {high}."
    elif low is not None:
        yield f"At least {low}."
    elif high is not None:
        yield f"At most {high}."
    if "exclusiveMaximum" in schema:
        yield f"Below {schema['exclusiveMaximum']}."
    if "multipleOf" in schema:
        yield f"A multiple of {schema['multipleOf']}."
    if "minLength" in schema:
        yield f"At least {schema['minLength']} characters."
    if "maxLength" in schema:
        yield f"At most {schema['maxLength']} characters."
    if "pattern" in schema:
        yield f"It matches `{schema['pattern']}`."
    if "maxItems" in schema:
        yield f"From {schema.get('minItems', 0)} to {schema['maxItems']} items."
    elif "minItems" in schema:
        yield f"At least {schema['minItems']} items."
    if schema.get("uniqueItems"):
        yield "No item comes twice."
    if "default" in schema:
        yield f"Default: {schema['default']}."
