"""Tolerant reading of JSON that came from the exchange: each function gives a Python value or a plain error."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import cached_property, partial
from itertools import chain
from types import UnionType
from typing import Any, Generic, NoReturn, TypeAlias, TypeVar, Union, cast, get_args, get_origin

import msgspec

from .errors import InvalidResponseError, PartialResponseError, UnreadableItem, excerpt

M = TypeVar("M", bound=msgspec.Struct)
T = TypeVar("T")

_DECODER = msgspec.json.Decoder(float_hook=Decimal)
"""JSON as money needs it: whole numbers of any size, and no number goes through a float."""

_ITEMS = msgspec.json.Decoder(list[msgspec.Raw])
"""The items of a list, each as it came."""

UNREADABLE = (
    LookupError,
    TypeError,
    ValueError,
    InvalidOperation,
    AttributeError,
    OverflowError,
    RecursionError,
)
"""Errors that the functions of this module, and the enums, raise for a value that they can't read."""

MOST_UNREADABLE = 10_000
"""Items of an answer beyond which it isn't read in part: each takes more memory than its bytes."""

SHAPES, LONGEST_SHAPE = 64, 4096
"""Sets of names that are kept for a model, and characters that the names of one may have."""

LONGEST_SHOWN = 80
"""Characters of a refused value that a message shows."""

MAGNITUDE = 64
"""Digits on either side of the point beyond which a decimal is a mistake, sent or received."""

SMALLEST = -MAGNITUDE
"""The power of ten below which a decimal is a mistake."""

ODD_NUMBER = f"a number is not finite, or would have more than {MAGNITUDE} digits on a side of the point"

_plain_numbers = re.compile(r"[-.0-9]*").fullmatch


SECONDS, MILLISECONDS, MICROSECONDS = timedelta(seconds=1), timedelta(milliseconds=1), timedelta(microseconds=1)
"""The units of times that come as numbers."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NAIVE_EPOCH = EPOCH.replace(tzinfo=None)
EARLIEST, LATEST = datetime(2015, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
"""Between these two no number is a time in more than one unit."""


class JsonBody(Generic[T]):
    """Reader of the JSON body of a response, in one of three ways.

    The first decodes it straight into the models, in C. It takes only what the document describes to the letter. Where
    it refuses, the second decodes the body to dictionaries, puts the members that the document lacks aside, and
    converts the rest, in C again: the exchange adds fields without notice, and reading them takes at most twice the
    time. Where that refuses too, an id that came as a number for instance, the third reads object by object and field
    by field, tolerantly. Whatever a faster way takes, the tolerant one reads the same, numbers of more than 64 digits apart:
    it refuses them.

    The figure behind it (`make bench`): a thousand fills in the time that json.loads needs for dictionaries and strings;
    object by object it is three times that time.

    Args:
        kind: What the body is.
        tolerant: The tolerant way: what turns the parsed JSON into the value.
        rows: Whether it has arrays with named places, such as the levels of an order book. They are too many to be
            looked at one by one: the fast ways take only a body that can't have an odd number in it.
    """

    def __init__(self, kind: type[T], tolerant: Callable[[Any], T], *, rows: bool = False) -> None:
        self.kind = kind
        self.tolerant = tolerant
        self.rows = rows

    @cached_property
    def _decode(self) -> Callable[[bytes], T]:
        return msgspec.json.Decoder(self.kind, float_hook=Decimal).decode

    @cached_property
    def _aside(self) -> _Aside[T]:
        return _Aside(self.kind)

    def read(self, body: bytes) -> T:
        """Read a body.

        Raises:
            InvalidResponseError: it isn't JSON, or isn't what the document describes.
            PartialResponseError: it is a list or a mapping, of which a part can be read.
        """
        if not self.rows or has_plain_numbers(body):
            with suppress(*UNREADABLE):
                return self._decode(body)
        with suppress(*UNREADABLE):
            return self._aside.read(body)
        return from_json(body, self.tolerant)


def from_json(body: bytes, read: Callable[[Any], T]) -> T:
    """Read a JSON body.

    Args:
        body: The body as it came.
        read: What turns the parsed JSON into the value.

    Raises:
        InvalidResponseError: the body isn't JSON, or isn't what `read` expects.
        PartialResponseError: `read` is one of `each` and `by_name`, and could read a part of it.
    """
    try:
        value = _DECODER.decode(body)
    except (ValueError, RecursionError, InvalidOperation):  # the last one: an exponent of twenty digits
        raise InvalidResponseError(f"the body isn't JSON: {excerpt(body)}") from None
    try:
        return read(value)
    except _PartialError as partial:
        raise PartialResponseError(partial.items, _as_they_came(body, partial.reasons)) from None
    except UNREADABLE as error:
        raise InvalidResponseError(_problem(error, excerpt(body))) from None


def each(read: Callable[[Any], T]) -> Callable[[Any], list[T]]:
    """The reader of an answer's list, out of that of an item; one that can't be read doesn't lose the others."""

    def read_all(value: list[Any]) -> list[T]:
        found: list[T] = []
        failures = _Failures()
        for index, item in enumerate(items(value)):
            try:
                found.append(read(item))
            except (InvalidResponseError, *UNREADABLE) as error:
                failures.add(index, error, item)
        failures.check(found)
        return found

    return read_all


def by_name(read: Callable[[Any], T]) -> Callable[[Any], dict[str, T]]:
    """The reader of an answer's mapping, out of that of a member; else as `each`."""

    def read_all(value: dict[str, Any]) -> dict[str, T]:
        found: dict[str, T] = {}
        failures = _Failures()
        for name, item in members(value):
            try:
                found[name] = read(item)
            except (InvalidResponseError, *UNREADABLE) as error:
                failures.add(name, error, item)
        failures.check(found)
        return found

    return read_all


class _PartialError(Exception):
    """The parts that `from_json`, which has the body, makes a `PartialResponseError` of."""

    def __init__(self, items: list[Any] | dict[str, Any], reasons: Mapping[int | str, str]) -> None:
        self.items = items
        self.reasons = reasons


class _Failures:
    """The items of an answer that can't be read."""

    def __init__(self) -> None:
        self._first: Exception | None = None
        self._reasons: dict[int | str, str] = {}

    def add(self, place: int | str, error: Exception, item: object) -> None:
        """Note an item.

        Raises:
            InvalidResponseError: and the like: there are too many.
        """
        self._first = self._first or error
        self._reasons[place] = (
            error.problem if isinstance(error, InvalidResponseError) else _problem(error, shown(item))
        )
        if len(self._reasons) > MOST_UNREADABLE:
            raise self._first

    def check(self, found: list[Any] | dict[str, Any]) -> None:
        """Raise what the failures amount to: the first one where nothing could be read."""
        if self._first is not None:
            raise _PartialError(found, self._reasons) if found else self._first


def _problem(error: Exception, came: str) -> str:
    return f"the body isn't what the document describes ({type(error).__name__}: {error}): {came}"


def _as_they_came(body: bytes, reasons: Mapping[int | str, str]) -> list[UnreadableItem]:
    """The unreadable parts of a list or mapping with their JSON, to the byte."""
    parts: Any = msgspec.json.decode(body, type=list[msgspec.Raw] | dict[str, msgspec.Raw])
    return [UnreadableItem(place, reason, bytes(parts[place])) for place, reason in reasons.items()]


Unknown: TypeAlias = dict[type, dict[str, None]]
"""The names of the members that were seen and that a model doesn't have, in their order."""

PutAside: TypeAlias = Callable[[Any], None]
"""Moves the members of parsed JSON that the models lack to where `msgspec.convert` finds them."""


class _Aside(Generic[T]):
    """The second way to read a body.

    A new field comes with every object of its kind, so that only the members are looked for that were unknown before;
    should that miss one, all objects are looked at. A list is read item by item: the dictionaries of one item are
    freed before those of the next are made, which spares the memory and the garbage collector.

    Args:
        kind: What the body is.
    """

    def __init__(self, kind: type[T]) -> None:
        self._items: Any = get_args(kind)[0] if get_origin(kind) is list else None
        self._kind: Any = self._items or kind
        self._unknown: Unknown = {}
        """The members that the models lack."""
        self._put_all = _compiled(self._kind, partial(_look_for_all, self._unknown))
        self._put_expected: PutAside | None = None

    def read(self, body: bytes) -> T:
        """Read a body; raises one of `UNREADABLE`."""
        if self._put_expected is not None:
            with suppress(*UNREADABLE):
                return self._read(body, self._put_expected)
        before = sum(map(len, self._unknown.values()))
        try:
            return self._read(body, self._put_all)
        finally:
            if sum(map(len, self._unknown.values())) > before:
                self._put_expected = _compiled(self._kind, partial(_look_for_expected, self._unknown))

    def _read(self, body: bytes, put_aside: PutAside) -> T:
        found: Any
        if self._items is None:
            found = self._read_one(body, put_aside)
        else:
            found = [self._read_one(item, put_aside) for item in _ITEMS.decode(body)]
        return cast("T", found)

    def _read_one(self, body: bytes | msgspec.Raw, put_aside: PutAside) -> Any:
        value = _DECODER.decode(body)
        put_aside(value)
        return msgspec.convert(value, self._kind)


def _compiled(kind: Any, look_for: Callable[[type, Collection[str]], PutAside | None]) -> PutAside:
    """Compile what puts the unknown members of the objects in a value aside.

    Args:
        kind: The type of the value.
        look_for: Gives, for a model and the names that it knows, what does so for one object; None: nothing is to do.
    """
    models: dict[type, PutAside | None] = {}

    def compiled(kind: Any) -> PutAside | None:
        origin, inner = get_origin(kind), get_args(kind)
        if origin in (Union, UnionType):
            return next(filter(None, map(compiled, inner)), None)
        if origin is list and _is_row(inner[0]):
            return _require_plain_rows
        if origin in (list, dict):
            each = compiled(inner[-1])
            return None if each is None else _in_list(each) if origin is list else _in_mapping(each)
        if not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
            return None
        if kind not in models:
            models[kind] = lambda source: cast("PutAside", models[kind])(source)  # a model may be a part of itself
            described = [each for each in msgspec.structs.fields(kind) if each.name != "additional_properties"]
            parts = [(each.encode_name, part) for each in described if (part := compiled(each.type))]
            known = frozenset(each.encode_name for each in described)
            models[kind] = _in_object(parts, look_for(kind, known))
        return models[kind]

    return compiled(kind) or (lambda _: None)


def _look_for_all(unknown: Unknown, model: type, known: Collection[str]) -> PutAside:
    unknown_of: dict[tuple[str, ...], list[str]] = {}  # by all names of an object: most have the same

    def put_aside(source: dict[str, Any]) -> None:
        names = tuple(source)
        more = unknown_of.get(names)
        if more is None:
            more = [name for name in names if name not in known]
            if len(unknown_of) < SHAPES and sum(map(len, names)) < LONGEST_SHAPE:
                unknown_of[names] = more
                if more:
                    unknown.setdefault(model, {}).update(dict.fromkeys(more))
        if more:
            source["additional_properties"] = {name: source.pop(name) for name in more}

    return put_aside


def _look_for_expected(unknown: Unknown, model: type, known: Collection[str]) -> PutAside | None:
    expected = tuple(unknown.get(model, ()))
    if len(expected) == 1:
        (only,) = expected

        def put_one_aside(source: dict[str, Any]) -> None:
            if only in source:
                source["additional_properties"] = {only: source.pop(only)}

        return put_one_aside

    def put_aside(source: dict[str, Any]) -> None:
        more = [name for name in expected if name in source]
        if len(more) > 1:
            more.sort(key=list(source).index)  # as they came
        if more:
            source["additional_properties"] = {name: source.pop(name) for name in more}

    return put_aside if expected else None


def _in_object(parts: list[tuple[str, PutAside]], own: PutAside | None) -> PutAside | None:
    if not parts:
        return own

    def put_aside(source: dict[str, Any]) -> None:
        if own is not None:
            own(source)
        for name, part in parts:
            if (value := source.get(name)) is not None:
                part(value)

    return put_aside


def _in_list(each: PutAside) -> PutAside:
    def put_aside(value: list[Any]) -> None:
        for item in value:
            each(item)

    return put_aside


def _in_mapping(each: PutAside) -> PutAside:
    def put_aside(value: dict[str, Any]) -> None:
        for item in value.values():
            each(item)

    return put_aside


def _is_row(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind.__struct_config__.array_like


def _require_plain_rows(rows: list[list[str]]) -> None:
    """Refuse rows that have anything but plain numbers: what `has_plain_numbers` is to a body."""
    if not _plain_numbers("".join(chain.from_iterable(rows))):
        raise ValueError(ODD_NUMBER)


def from_text(body: bytes, read: Callable[[Any], T]) -> T:
    """Read a body that is plain text.

    Raises:
        InvalidResponseError: the text isn't what `read` expects.
    """
    try:
        return read(body.decode("utf-8", "replace").strip())
    except UNREADABLE:
        raise InvalidResponseError(f"the body isn't what the document describes: {excerpt(body)}") from None


def decimal(value: object) -> Decimal:
    """A number that came as text, or, where a field breaks the rule, as a JSON number."""
    number = finite_decimal(value)
    if not in_range(number):
        raise ValueError(f"{shown(value)} would have more than {MAGNITUDE} digits on a side of the point")
    return number


def finite_decimal(value: object) -> Decimal:
    """A number as `decimal` reads it, with any exponent."""
    number = any_decimal(value)
    if not number.is_finite():
        raise ValueError(f"{shown(value)} is not finite")
    return number


def any_decimal(value: object) -> Decimal:
    """A number as `decimal` reads it, NaN and infinity included."""
    if isinstance(value, str | Decimal):
        return Decimal(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{shown(value)} is not a number")
    return Decimal(repr(value))


def in_range(number: Decimal) -> bool:
    """Return True if a decimal is finite, and can be written out in a reasonable number of digits."""
    return number.is_finite() and SMALLEST <= number.adjusted() <= MAGNITUDE


def rows_in_range(rows: Iterable[Iterable[object]]) -> bool:
    """Return True if every decimal in arrays with named places is in range."""
    return all(in_range(value) for row in rows for value in row if isinstance(value, Decimal))


def has_plain_numbers(body: bytes) -> bool:
    """Return True if no number in a body can be NaN, infinite, or have an exponent; a look for letters, in C.

    False doesn't mean that one is: it takes the letters of a name for it.
    """
    if any(letter in body for letter in (b"n", b"N", b"E", b"\\")):
        return False
    place = body.find(b"e")
    for _ in range(16):
        if place < 0:
            return True
        if not body[place - 1 : place].isalpha():
            return False
        place = body.find(b"e", place + 1)
    return False


def whole(value: object) -> int:
    """A whole number that came as a JSON number or as text (`"6"`)."""
    if type(value) is int:
        return value
    if isinstance(value, str) and len(value) <= 2 * MAGNITUDE:
        return int(value)
    # int(Decimal("1e999999999")) would never return.
    if isinstance(value, Decimal | float) and in_range(Decimal(value)) and value == int(value):
        return int(value)
    raise TypeError(f"{shown(value)} is no whole number")


def truth(value: object) -> bool:
    """A JSON boolean, or its name as text."""
    if value is True or value == "true":
        return True
    if value is False or value == "false":
        return False
    raise TypeError(f"{shown(value)} is neither true nor false")


def text(value: object) -> str:
    """A text; an id that came as a number is its digits."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{shown(value)} is no text")
    return str(value)


def moment(value: object, unit: timedelta | None = None) -> datetime:
    """A time in any of the exchange's ways: ISO, where one without a zone is UTC, or a count since 1970.

    Args:
        value: What came.
        unit: The unit of a count, unless its magnitude says that it is another one; None: only its magnitude tells.
    """
    if isinstance(value, datetime):
        return in_utc(value)
    if isinstance(value, str) and not (value.isdigit() and (unit is not None or len(value) > len("20250101"))):
        try:
            return in_utc(msgspec.convert(value, datetime))  # as models are decoded, to the digit
        except msgspec.ValidationError:
            return in_utc(datetime.fromisoformat(value))
    number = whole(value)
    for each in (SECONDS, MILLISECONDS, MICROSECONDS):
        if (found := plausible(number, each)) is not None:
            return found
    if unit is None:
        raise TypeError(f"{shown(value)} is not a time")
    return EPOCH + unit * number


def unix_time(value: object, unit: timedelta) -> datetime:
    """A count since 1970 in this unit, or whatever else `moment` takes."""
    if type(value) is int:
        try:
            # As `plausible` does, without the call; four times as fast as fromtimestamp, and no float.
            if EARLIEST <= (found := EPOCH + unit * value) < LATEST:
                return found
        except OverflowError:
            pass
    return moment(value, unit)


def plausible(number: int, unit: timedelta) -> datetime | None:
    """A count since 1970 as a time; None: the exchange had no such time."""
    try:
        found = EPOCH + unit * number
    except OverflowError:
        return None
    return found if EARLIEST <= found < LATEST else None


def unix_number(value: datetime, unit: timedelta) -> int:
    """A time as a count since 1970: in this unit, or where that would lose digits in a finer one, as `moment` reads it."""
    since = value - EPOCH
    while since % unit:
        unit /= 1000
    return since // unit


def in_utc(value: datetime) -> datetime:
    """The same time in UTC; one without a zone is UTC already."""
    # A sum, because replace(tzinfo=UTC) takes ten times as long.
    return EPOCH + (value - NAIVE_EPOCH) if value.tzinfo is None else value.astimezone(UTC)


def utc_text(value: datetime, *, separator: str = "T", zone: str = "") -> str:
    """A time as the exchange writes it: UTC, mostly without saying so, and with no more digits than it needs."""
    utc = value.astimezone(UTC).replace(tzinfo=None)
    milliseconds = utc.microsecond and not utc.microsecond % 1000
    return utc.isoformat(separator, "milliseconds" if milliseconds else "auto") + zone


def items(value: list[Any]) -> list[Any]:
    """A JSON array."""
    if not isinstance(value, list):
        raise TypeError(f"expected a list, not {type(value).__name__}")
    return value


def members(value: dict[str, Any]) -> list[tuple[str, Any]]:
    """The members of a JSON object."""
    if not isinstance(value, dict):
        raise TypeError(f"expected an object, not {type(value).__name__}")
    return list(value.items())


def choice(value: Any, selector: str, choices: Sequence[str]) -> str:
    """The field that tells which of several shapes an object has."""
    stated = value.get(selector)
    if stated not in choices:
        raise InvalidResponseError(f"{selector} is {shown(stated)}, which is not one of {', '.join(choices)}")
    return str(stated)


def wire_names(model: type[msgspec.Struct]) -> dict[str, str]:
    """A model's fields by their names on the wire, in their order."""
    names = zip(model.__struct_encode_fields__, model.__struct_fields__, strict=True)
    return {name: python_name for name, python_name in names if python_name != "additional_properties"}


def in_one_go(model: type[M], names: Mapping[str, str], source: Mapping[str, Any]) -> M | None:
    """Read an object whose fields are what the document describes, whatever else it has; None: some of them aren't.

    The exchange adds fields without notice, and until the document has them this is faster than field by field.

    Args:
        model: The model.
        names: The model's fields by their names on the wire.
        source: The object.
    """
    try:
        more = unknown(source, names)
        if more:
            known = {name: value for name, value in source.items() if name in names}
            source = {**known, "additional_properties": more}
        return msgspec.convert(source, model)
    except UNREADABLE:
        return None


def unknown(source: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """The members of a JSON object that a model doesn't have."""
    return {name: value for name, value in source.items() if name not in names}


def unreadable(
    model: type, fields: Mapping[str, Any], names: Mapping[str, str], source: Mapping[str, Any], error: Exception
) -> NoReturn:
    """Raise the one clear error for an object that a model can't be read from.

    Args:
        model: The model.
        fields: Its fields as far as they were read.
        names: The model's fields by their names on the wire, in the order in which they are read.
        source: The object.
        error: What the field's reader raised.
    """
    if not isinstance(source, Mapping):
        raise InvalidResponseError(f"{model.__name__}: expected an object, not {type(source).__name__}") from None
    failed = next((name for name, python_name in names.items() if python_name not in fields), None)
    if isinstance(error, KeyError) and error.args[0] in names:
        problem = f"the required field {error.args[0]!r} is missing"
    elif failed is None:
        problem = f"a field can't be read: {error}"
    elif isinstance(error, InvalidOperation):
        problem = f"the field {failed!r} can't be read: {shown(source.get(failed))} is no number"
    else:
        problem = f"the field {failed!r} can't be read: {error}"
    raise InvalidResponseError(f"{model.__name__}: {problem}") from None


def shown(value: object) -> str:
    """A value as a message shows it: never longer than a line, and whatever it is."""
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # a number of thousands of digits, a thousand lists in each other
        return f"a value that is too long to show ({type(value).__name__})"
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
