"""Reading of the bodies of answers, as fast as what came allows."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from functools import cached_property, partial
from itertools import chain
from types import UnionType
from typing import Any, Generic, TypeAlias, TypeVar, Union, cast, get_args, get_origin

import httpx
import msgspec

from .errors import InvalidResponseError, PartialResponseError, UnreadableItem, excerpt
from .model import codec, is_rows, prepare_decoding
from .types import ADDITIONAL_PROPERTIES
from .values import OUT_OF_RANGE, UNREADABLE, parse_list, parse_members, short_repr

T = TypeVar("T")

_DECODER = msgspec.json.Decoder(float_hook=Decimal)
"""JSON as money needs it: integers of any size, and no number goes through a float."""

_ITEMS = msgspec.json.Decoder(list[msgspec.Raw])
"""The items of a list, each as it came."""

MAX_UNREADABLE = 10_000
"""Items of an answer beyond which it isn't read in part: each takes more memory than its bytes."""

MAX_NAME_SETS, MAX_NAMES_LENGTH = 64, 4096
"""Sets of names that are kept for a model, and characters that the names of one may have."""

_is_fixed_point = re.compile(r"[-.0-9]*").fullmatch


class JsonBody(Generic[T]):
    """Reader of the JSON body of a response, in one of three ways.

    The first decodes it straight into the models, in C. It takes only what the document describes to the letter. Where
    it refuses, the second decodes the body to dictionaries, moves the members that the document lacks to where
    msgspec looks for them, and converts it, in C again: the exchange adds fields without notice, and reading them takes at most twice the
    time. Where that refuses too, an id that came as a number for instance, the third reads object by object and field
    by field, tolerantly. Whatever a faster way takes, the tolerant one reads the same, numbers of more than 64 digits apart:
    it refuses them.

    The figure behind it (`make bench`): a thousand fills in the time that json.loads needs for dictionaries and strings;
    object by object it is three times that time.

    Args:
        kind: What the body is.
        rows: True if it has arrays with named places, such as the levels of an order book. They are too many to be
            looked at one by one: the fast ways take only a body in which every number is in range.
    """

    def __init__(self, kind: type[T], *, rows: bool = False) -> None:
        self.kind = kind
        self.rows = rows

    @cached_property
    def tolerant(self) -> Callable[[Any], T]:
        """The tolerant way: what turns the parsed JSON into the value."""
        return tolerant_reader(self.kind)

    @cached_property
    def _decode(self) -> Callable[[bytes], T]:
        prepare_decoding(self.kind)
        return msgspec.json.Decoder(self.kind, float_hook=Decimal).decode

    @cached_property
    def _extended(self) -> _ExtendedBody[T]:
        return _ExtendedBody(self.kind)

    def read(self, body: bytes) -> T:
        """Read a body.

        Raises:
            InvalidResponseError: it isn't JSON, or isn't what the document describes.
            PartialResponseError: it is a list or a mapping, of which a part can be read.
        """
        if not self.rows or has_fixed_point_numbers(body):
            try:  # a tenth of the time that `suppress` takes
                return self._decode(body)
            except UNREADABLE:
                pass
        with suppress(*UNREADABLE):
            return self._extended.read(body)
        return from_json(body, self.tolerant)


def from_json(body: bytes, read: Callable[[Any], T]) -> T:
    """Read a JSON body.

    Args:
        body: The body as it came.
        read: What turns the parsed JSON into the value.

    Raises:
        InvalidResponseError: the body isn't JSON, or isn't what `read` expects.
        PartialResponseError: `read` is one of `list_reader` and `dict_reader`, and could read a part of it.
    """
    try:
        value = _DECODER.decode(body)
    except (ValueError, RecursionError, InvalidOperation):  # the last one: an exponent of twenty digits
        raise InvalidResponseError(f"the body isn't JSON: {excerpt(body)}") from None
    try:
        return read(value)
    except _PartialError as partial:
        raise PartialResponseError(partial.items, _raw_items(body, partial.reasons)) from None
    except UNREADABLE as error:
        raise InvalidResponseError(_problem(error, excerpt(body))) from None


def tolerant_reader(kind: Any) -> Callable[[Any], Any]:
    """Return what turns the parsed JSON of a body into a value of a type, field by field where need be."""
    if get_origin(kind) is list:
        return list_reader(codec(get_args(kind)[0]).parse)
    if get_origin(kind) is dict:
        return dict_reader(codec(get_args(kind)[1]).parse)
    return codec(kind).parse


def list_reader(read: Callable[[Any], T]) -> Callable[[Any], list[T]]:
    """Return the reader of an answer's list, out of that of an item; one that can't be read doesn't lose the others."""
    return lambda value: _read_each(read, enumerate(parse_list(value)), lambda found: list(found.values()))


def dict_reader(read: Callable[[Any], T]) -> Callable[[Any], dict[str, T]]:
    """Return the reader of an answer's mapping, out of that of a member; else as `list_reader`."""
    return lambda value: _read_each(read, parse_members(value), lambda found: found)


def _read_each(
    read: Callable[[Any], Any], items: Iterable[tuple[Any, Any]], collect: Callable[[dict[Any, Any]], Any]
) -> Any:
    found: dict[Any, Any] = {}
    first: Exception | None = None
    reasons: dict[int | str, str] = {}
    for place, item in items:
        try:
            found[place] = read(item)
        except (InvalidResponseError, *UNREADABLE) as error:
            first = first or error
            reasons[place] = getattr(error, "problem", None) or _problem(error, short_repr(item))
            if len(reasons) > MAX_UNREADABLE:
                raise first from None
    if first is not None:
        raise _PartialError(collect(found), reasons) if found else first
    return collect(found)


class _PartialError(Exception):
    """The parts that `from_json`, which has the body, makes a `PartialResponseError` of."""

    def __init__(self, items: list[Any] | dict[str, Any], reasons: Mapping[int | str, str]) -> None:
        self.items = items
        self.reasons = reasons


def _problem(error: Exception, came: str) -> str:
    return f"the body isn't what the document describes ({type(error).__name__}: {error}): {came}"


def _raw_items(body: bytes, reasons: Mapping[int | str, str]) -> list[UnreadableItem]:
    """The unreadable parts of a list or mapping with their JSON, to the byte."""
    parts: Any = msgspec.json.decode(body, type=list[msgspec.Raw] | dict[str, msgspec.Raw])
    return [UnreadableItem(place, reason, bytes(parts[place])) for place, reason in reasons.items()]


Unknown: TypeAlias = dict[type, dict[str, None]]
"""The names of the members that were seen and that a model doesn't have, in their order."""

Mover: TypeAlias = Callable[[Any], None]
"""Moves the members of parsed JSON that the models lack to where `msgspec.convert` finds them."""


class _ExtendedBody(Generic[T]):
    """The second way to read a body.

    A new field comes with every object of its kind, so that only the members are looked for that were unknown before;
    should that miss one, all objects are looked at. A list is read item by item: the dictionaries of one item are
    freed before those of the next are made, which spares the memory and the garbage collector.

    Args:
        kind: What the body is.
    """

    def __init__(self, kind: type[T]) -> None:
        prepare_decoding(kind)
        self._items: Any = get_args(kind)[0] if get_origin(kind) is list else None
        self._kind: Any = self._items or kind
        self._unknown: Unknown = {}
        """The members that the models lack."""
        self._move_all = _compile(self._kind, partial(_all_mover, self._unknown))
        self._move_expected: Mover | None = None

    def read(self, body: bytes) -> T:
        """Read a body; raises one of `UNREADABLE`."""
        if self._move_expected is not None:
            with suppress(*UNREADABLE):
                return self._read(body, self._move_expected)
        before = sum(map(len, self._unknown.values()))
        try:
            return self._read(body, self._move_all)
        finally:
            if sum(map(len, self._unknown.values())) > before:
                self._move_expected = _compile(self._kind, partial(_expected_mover, self._unknown))

    def _read(self, body: bytes, move_unknown: Mover) -> T:
        found: Any
        if self._items is None:
            found = self._read_one(body, move_unknown)
        else:
            found = [self._read_one(item, move_unknown) for item in _ITEMS.decode(body)]
        return cast("T", found)

    def _read_one(self, body: bytes | msgspec.Raw, move_unknown: Mover) -> Any:
        value = _DECODER.decode(body)
        move_unknown(value)
        return msgspec.convert(value, self._kind)


def _compile(kind: Any, mover_of: Callable[[type, Collection[str]], Mover | None]) -> Mover:
    """Compile what moves the unknown members of the objects in a value.

    Args:
        kind: The type of the value.
        mover_of: Gives, for a model and the names that it knows, what does so for one object; None: nothing is to do.
    """
    models: dict[type, Mover | None] = {}

    def mover_for(kind: Any) -> Mover | None:
        origin, inner = get_origin(kind), get_args(kind)
        if origin in (Union, UnionType):
            return next(filter(None, map(mover_for, inner)), None)
        if is_rows(kind):
            return _require_fixed_point
        if origin in (list, dict):
            each = mover_for(inner[-1])
            return None if each is None else _in_list(each) if origin is list else _in_mapping(each)
        if not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
            return None
        if kind not in models:
            models[kind] = lambda source: cast("Mover", models[kind])(source)  # a model may be a part of itself
            described = [each for each in msgspec.structs.fields(kind) if each.name != "additional_properties"]
            parts = [(each.encode_name, part) for each in described if (part := mover_for(each.type))]
            known = frozenset(each.encode_name for each in described)
            models[kind] = _in_object(parts, mover_of(kind, known))
        return models[kind]

    return mover_for(kind) or (lambda _: None)


def _all_mover(unknown: Unknown, model: type, known: Collection[str]) -> Mover:
    unknown_of: dict[tuple[str, ...], list[str]] = {}  # by all names of an object: most have the same

    def move_unknown(source: dict[str, Any]) -> None:
        names = tuple(source)
        more = unknown_of.get(names)
        if more is None:
            more = [name for name in names if name not in known]
            if len(unknown_of) < MAX_NAME_SETS and sum(map(len, names)) < MAX_NAMES_LENGTH:
                unknown_of[names] = more
                if more:
                    unknown.setdefault(model, {}).update(dict.fromkeys(more))
        if more:
            source[ADDITIONAL_PROPERTIES] = {name: source.pop(name) for name in more}

    return move_unknown


def _expected_mover(unknown: Unknown, model: type, known: Collection[str]) -> Mover | None:
    expected = tuple(unknown.get(model, ()))
    if len(expected) == 1:
        (only,) = expected

        def move_one(source: dict[str, Any]) -> None:
            if only in source:
                source[ADDITIONAL_PROPERTIES] = {only: source.pop(only)}

        return move_one

    def move_unknown(source: dict[str, Any]) -> None:
        more = [name for name in expected if name in source]
        if len(more) > 1:
            more.sort(key=list(source).index)  # as they came
        if more:
            source[ADDITIONAL_PROPERTIES] = {name: source.pop(name) for name in more}

    return move_unknown if expected else None


def _in_object(parts: list[tuple[str, Mover]], own: Mover | None) -> Mover | None:
    if not parts:
        return own

    def move_unknown(source: dict[str, Any]) -> None:
        if own is not None:
            own(source)
        for name, part in parts:
            if (value := source.get(name)) is not None:
                part(value)

    return move_unknown


def _in_list(move_item: Mover) -> Mover:
    def move_unknown(value: list[Any]) -> None:
        for item in value:
            move_item(item)

    return move_unknown


def _in_mapping(move_item: Mover) -> Mover:
    def move_unknown(value: dict[str, Any]) -> None:
        for item in value.values():
            move_item(item)

    return move_unknown


def _require_fixed_point(rows: list[list[str]]) -> None:
    """Refuse rows that have anything but plain numbers: what `has_fixed_point_numbers` is to a body."""
    if not _is_fixed_point("".join(chain.from_iterable(rows))):
        raise ValueError(OUT_OF_RANGE)


def from_text(body: bytes, kind: type[T]) -> T:
    """Read a body that is plain text.

    Raises:
        InvalidResponseError: the text isn't what the document describes.
    """
    try:
        return cast("T", codec(kind).parse(body.decode("utf-8", "replace").strip()))
    except UNREADABLE:
        raise InvalidResponseError(f"the body isn't what the document describes: {excerpt(body)}") from None


def media_type(answer: httpx.Response) -> str:
    """Return the media type that an answer states, without its parameters."""
    stated: str = answer.headers.get("Content-Type", "")
    return stated.partition(";")[0].strip().lower()


def is_null(answer: httpx.Response) -> bool:
    """Return True if the body of an answer is `null`."""
    return answer.content.strip() == b"null"


def has_fixed_point_numbers(body: bytes) -> bool:
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
