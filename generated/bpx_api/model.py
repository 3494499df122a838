"""The classes that models derive from: one reader and one writer for all, led by the types of the fields."""

from __future__ import annotations

import threading
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from operator import attrgetter
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Generic,
    Literal,
    NamedTuple,
    Self,
    TypeAlias,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)
from uuid import UUID

import msgspec

from .errors import InvalidResponseError
from .secrets import hide
from .types import ADDITIONAL_PROPERTIES, NULL, Null, wire_name
from .values import (
    MICROSECONDS,
    MILLISECONDS,
    OUT_OF_RANGE,
    SECONDS,
    UNREADABLE,
    format_datetime,
    format_decimal,
    in_range,
    parse_any_decimal,
    parse_bool,
    parse_datetime,
    parse_decimal,
    parse_finite_decimal,
    parse_int,
    parse_list,
    parse_members,
    parse_str,
    parse_unix_time,
    short_repr,
    unix_time,
)

T = TypeVar("T")

_preparing = threading.RLock()


def prepare_decoding(kind: Any) -> None:
    """Have msgspec look at a type and what it is made of, for one thread at a time.

    msgspec keeps what it finds of a class, and has no lock: when two threads decode the first object of a class at
    once, one of them sees half of it, and the interpreter crashes. A fork waits for this (`bpx_auth.fork_safety`).
    """
    with _preparing:
        msgspec.json.Decoder(kind)


class Codec(NamedTuple):
    """The functions that read the values of a type from JSON, and write them.

    Attributes:
        parse: Reads a value tolerantly; raises one of `UNREADABLE`, or an `InvalidResponseError`.
        serialize: Writes one.
    """

    parse: Callable[[Any], Any]
    serialize: Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


def _unix(unit: timedelta, write: Callable[[int], int | str]) -> Codec:
    def serialize(value: datetime) -> int | str:
        return write(unix_time(value, unit))

    return Codec(partial(parse_unix_time, unit=unit), serialize)


if TYPE_CHECKING:
    UnixSeconds: TypeAlias = datetime
    UnixMilliseconds: TypeAlias = datetime
    UnixMicroseconds: TypeAlias = datetime
    UnixSecondsText: TypeAlias = datetime
    UnixMillisecondsText: TypeAlias = datetime
    UnixMicrosecondsText: TypeAlias = datetime
    NaiveDatetime: TypeAlias = datetime
    SpacedDatetime: TypeAlias = datetime
    IntText: TypeAlias = int
    Number: TypeAlias = Decimal
    RawBytes: TypeAlias = bytes
    Secret: TypeAlias = str
else:
    # The type is what msgspec takes; where the value is to be another one, the model's `__post_init__` sees to it.
    UnixSeconds = Annotated[int | str, _unix(SECONDS, int)]
    UnixMilliseconds = Annotated[int | str, _unix(MILLISECONDS, int)]
    UnixMicroseconds = Annotated[int | str, _unix(MICROSECONDS, int)]
    UnixSecondsText = Annotated[int | str, _unix(SECONDS, str)]
    UnixMillisecondsText = Annotated[int | str, _unix(MILLISECONDS, str)]
    UnixMicrosecondsText = Annotated[int | str, _unix(MICROSECONDS, str)]
    NaiveDatetime = Annotated[datetime, Codec(parse_datetime, format_datetime)]
    SpacedDatetime = Annotated[datetime, Codec(parse_datetime, partial(format_datetime, separator=" "))]
    IntText = Annotated[int | str, Codec(parse_int, str)]
    Number = Annotated[Decimal, Codec(parse_decimal, float)]
    RawBytes = Annotated[bytes, Codec(_same, _same)]
    Secret = Annotated[str, Codec(lambda value: hide(parse_str(value)), _same)]


def _base64(value: bytes) -> str:
    return b64encode(value).decode()


def _time_text(value: time) -> str:
    return value.isoformat().replace("+00:00", "Z")


_CODECS: Mapping[Any, Codec] = {
    Any: Codec(_same, _same),
    Decimal: Codec(parse_decimal, format_decimal),
    UUID: Codec(partial(msgspec.convert, type=UUID), str),
    bool: Codec(parse_bool, _same),
    bytes: Codec(partial(msgspec.convert, type=bytes), _base64),
    date: Codec(partial(msgspec.convert, type=date), date.isoformat),
    datetime: Codec(parse_datetime, partial(format_datetime, zone="Z")),
    int: Codec(parse_int, _same),
    str: Codec(parse_str, _same),
    time: Codec(partial(msgspec.convert, type=time), _time_text),
}


def codec(kind: Any, decimal: Callable[[Any], Decimal] = parse_decimal) -> Codec:
    """Return how the values of a type are read and written.

    Args:
        kind: The type, without `| None`.
        decimal: What reads a `Decimal`.
    """
    for extra in getattr(kind, "__metadata__", ()):
        if isinstance(extra, Codec):
            return extra
    if kind is Decimal:
        return Codec(decimal, format_decimal)
    if kind in _CODECS:
        return _CODECS[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        [one] = [each for each in arguments if each is not NoneType]
        return _or_none(codec(one, decimal))
    if origin is list:
        return _list_of(codec(arguments[0], decimal))
    if origin is dict:
        return _dict_of(codec(arguments[1], decimal))
    if issubclass(kind, Enum):
        return Codec(kind, attrgetter("_value_"))  # a third of the time of `value`
    if issubclass(kind, Row):
        return Codec(cast("type[Row[Any]]", kind).from_list, Row[Any].to_list)
    return Codec(kind.from_dict, JsonObject.to_dict)


def _list_of(item: Codec) -> Codec:
    def parse(value: Any) -> list[Any]:
        return [item.parse(each) for each in parse_list(value)]

    def serialize(value: list[Any]) -> list[Any]:
        return [item.serialize(each) for each in value]

    return Codec(parse, serialize)


def _dict_of(item: Codec) -> Codec:
    def parse(value: Any) -> dict[str, Any]:
        return {name: item.parse(each) for name, each in parse_members(value)}

    def serialize(value: dict[str, Any]) -> dict[str, Any]:
        return {name: item.serialize(each) for name, each in value.items()}

    return Codec(parse, serialize)


def _or_none(value: Codec) -> Codec:
    def parse(source: Any) -> Any:
        return None if source is None else value.parse(source)

    def serialize(item: Any) -> Any:
        return None if item is None else value.serialize(item)

    return Codec(parse, serialize)


def _or_null(serialize: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda item: None if item is NULL else serialize(item)


def constant(*known: Any) -> Codec:
    """Return how one of some values is read and written."""

    def parse(value: Any) -> Any:
        for each in known:
            if value == each and isinstance(value, bool) == isinstance(each, bool):
                return value
        raise ValueError(f"{short_repr(value)} is not {' or '.join(map(repr, known))}")

    return Codec(parse, _same)


def any_of(*kinds: Any) -> Codec:
    """Return how a value is read and written that is of the first type that it fits, to the letter if it can."""

    def parse(value: Any) -> Any:
        for kind in (*(each for each in kinds if _fits(each, value)), *kinds):
            with suppress(*UNREADABLE, InvalidResponseError):
                return codec(kind).parse(value)
        raise ValueError(f"{short_repr(value)} fits none of the types that the document has")

    def serialize(value: Any) -> Any:
        kind = next((each for each in kinds if _is_instance(each, value)), kinds[-1])
        return codec(kind).serialize(value)

    return Codec(parse, serialize)


def _fits(kind: Any, value: Any) -> bool:
    """Return True if JSON is what a type has on the wire, as far as a look at it tells."""
    origin = get_origin(kind) or kind
    if isinstance(origin, type) and issubclass(origin, JsonObject):
        described = _model_codec(origin)
        wanted = {on_wire for on_wire, *_ in described.required}
        return isinstance(value, dict) and wanted <= value.keys() <= described.wire_names
    if isinstance(origin, type) and issubclass(origin, Enum):
        return not isinstance(value, bool | list | dict) and value in origin._value2member_map_
    if origin in (bool, int, str, list, dict):
        return type(value) is origin
    return not isinstance(value, bool | list | dict) or kind is Any


def _is_instance(kind: Any, value: Any) -> bool:
    """Return True if a value is one of a type."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (list, dict):
        items: Iterable[Any] = cast("Any", value).values() if isinstance(value, dict) else value
        return isinstance(value, origin) and all(_is_instance(arguments[-1], each) for each in items)
    if origin is Literal:
        return value in arguments
    if kind is Any:
        return True
    plain = arguments[0] if origin is Annotated else kind
    return isinstance(value, plain) and (plain is bool or not isinstance(value, bool))


def one_of(selector: str, choices: Mapping[str, type[Any]]) -> Codec:
    """Return how an object is read and written whose model is told by one of its fields.

    Args:
        selector: The field's name on the wire.
        choices: The models by the field's value.
    """

    def parse(value: Any) -> Any:
        stated = value.get(selector)
        if not isinstance(stated, str) or stated not in choices:
            raise InvalidResponseError(f"{selector} is {short_repr(stated)}, which is not one of {', '.join(choices)}")
        return choices[stated].from_dict(value)

    return Codec(parse, JsonObject.to_dict)


_Reading: TypeAlias = tuple[str, str, type[Any] | None, Callable[[Any], Any]]
"""A field's name on the wire, its name, the type whose values are taken as they are, and what reads others."""


class _Field(NamedTuple):
    on_wire: str
    name: str
    kind: Any
    """The type, without `None` and `Null`."""
    is_required: bool
    has_none: bool
    has_null: bool
    direction: str = ""
    """`readOnly` or `writeOnly`."""


def _is_decodable(model: type[Any]) -> bool:
    """Return True if msgspec can decode a model; it can't choose between classes without a tag."""
    try:
        prepare_decoding(model)
    except TypeError:
        return False
    return True


class _ModelCodec:
    """The functions that read and write the objects of a class: found when the first one is read, and kept."""

    def __init__(self, model: type[Any]) -> None:
        self.model = model
        *fields, additional = _fields(model)
        self.wire_names = frozenset(each.on_wire for each in fields)
        self.required: list[_Reading] = []
        self.optional: list[_Reading] = []
        self.written: list[tuple[str, bool, Callable[[Any], Any] | None]] = []
        for field in fields:
            decimal = parse_decimal
            if issubclass(model, Part):
                decimal = parse_finite_decimal if field.is_required else parse_any_decimal
            parse, serialize = codec(field.kind, decimal)
            if field.is_required and field.has_none:
                parse = _or_none(Codec(parse, serialize)).parse
            exact = field.kind if field.kind in (str, int, bool) else None
            is_wanted = field.is_required and field.direction != "writeOnly"
            (self.required if is_wanted else self.optional).append((field.on_wire, field.name, exact, parse))
            written = None if serialize is _same else serialize
            is_sent = field.is_required and not field.direction
            self.written.append((field.on_wire, is_sent, _or_null(serialize) if field.has_null else written))
        self.absent = {} if issubclass(model, msgspec.Struct) else dict.fromkeys(each.name for each in fields)
        self.additional = None if additional.kind == dict[str, Any] else codec(additional.kind)
        self.values_of = attrgetter("additional_properties", *[each.name for each in fields])
        self.checks = list(_checks(model, fields))
        self.is_decoded = issubclass(model, Model) and _is_decodable(model)

    def parse(self, source: Mapping[str, Any]) -> Any:
        """Read an object tolerantly: at once where its fields are what the document describes, else one by one.

        The exchange adds fields without notice: they don't count.
        """
        more: dict[str, Any] = {}
        values: dict[str, Any] = {}
        on_wire = None
        try:
            if not source.keys() <= self.wire_names:
                more = {name: value for name, value in source.items() if name not in self.wire_names}
            if self.is_decoded:
                try:
                    return self._decode(source, more)
                except UNREADABLE:
                    pass  # one by one
            for on_wire, name, exact, parse in self.required:
                value = source[on_wire]
                values[name] = value if type(value) is exact else parse(value)
            for on_wire, name, exact, parse in self.optional:
                if (value := source.get(on_wire)) is not None:
                    values[name] = value if type(value) is exact else parse(value)
            on_wire = None
            if self.additional is not None:
                more = self.additional.parse(more)
            return self.make({**self.absent, **values}, more)
        except UNREADABLE as error:
            problem = f"{'a field' if on_wire is None else f'the field {on_wire!r}'} can't be read: {error}"
            if not isinstance(source, Mapping):
                problem = f"expected an object, not {type(source).__name__}"
            elif isinstance(error, KeyError) and on_wire not in source:
                problem = f"the required field {on_wire!r} is missing"
            raise InvalidResponseError(f"{self.model.__name__}: {problem}") from None

    def make(self, values: dict[str, Any], more: dict[str, Any]) -> Any:
        """Make an object of what was read; one that can be sent too without the checks for that."""
        if not issubclass(self.model, Body):
            return self.model(**values, additional_properties=more)
        found = self.model.__new__(self.model)
        found.assign(**values, additional_properties=more)
        return found

    def _decode(self, source: Mapping[str, Any], more: Mapping[str, Any]) -> Any:
        if more:
            known = {name: value for name, value in source.items() if name in self.wire_names}
            source = {**known, ADDITIONAL_PROPERTIES: more}
        found = msgspec.convert(source, self.model)
        if not self.is_in_range(found):
            raise ValueError(OUT_OF_RANGE)
        return found

    def is_in_range(self, found: Any) -> bool:
        """Return True unless a number is out of range that `__post_init__` leaves out for speed."""
        return not self.checks or all(check(getattr(found, name)) for name, check in self.checks)

    def serialize(self, value: Any) -> dict[str, Any]:
        """Write an object as JSON."""
        values = iter(self.values_of(value))
        additional = next(values)
        found: dict[str, Any] = dict(additional) if self.additional is None else self.additional.serialize(additional)
        for (on_wire, is_required, serialize), item in zip(self.written, values, strict=True):
            if item is not None:
                found[on_wire] = serialize(item) if serialize else item
            elif is_required:
                found[on_wire] = None
        return found


_MODEL_CODECS: dict[type[Any], _ModelCodec] = {}


def _model_codec(model: type[Any]) -> _ModelCodec:
    found = _MODEL_CODECS.get(model)
    if found is None:
        found = _MODEL_CODECS[model] = _ModelCodec(model)
    return found


def _fields(model: type[Any]) -> list[_Field]:
    """The fields of a model, the additional properties last."""
    if issubclass(model, msgspec.Struct):
        found = [
            _field(each.encode_name, each.name, each.type, each.required, "") for each in msgspec.structs.fields(model)
        ]
    else:
        from attrs import NOTHING, fields

        kinds = get_type_hints(model, include_extras=True)
        found = [
            _field(
                each.metadata.get("name") or wire_name(each.name),
                each.name,
                kinds[each.name],
                each.default is NOTHING,
                each.metadata.get("direction", ""),
            )
            for each in fields(model)
        ]
    return sorted(found, key=lambda each: each.name == "additional_properties")


def _field(on_wire: str, name: str, kind: Any, is_required: bool, direction: str) -> _Field:
    parts = set(get_args(kind)) if get_origin(kind) in (Union, UnionType) else {kind}
    has_none, has_null = NoneType in parts, Null in parts
    if has_none or has_null:
        [kind] = parts - {NoneType, Null}
    return _Field(on_wire, name, kind, is_required, has_none, has_null, direction)


def is_rows(kind: Any) -> bool:
    """Return True for a list of arrays with named places."""
    return get_origin(kind) is list and isinstance(row := get_args(kind)[0], type) and issubclass(row, Row)


def _checks(model: type[Any], fields: Iterable[_Field]) -> Iterator[tuple[str, Callable[[Any], bool]]]:
    for _, name, kind, is_required, *_ in fields:
        if is_rows(kind):
            yield name, _rows_in_range
        elif issubclass(model, Part) and is_required:
            if kind is Decimal:
                yield name, Decimal.is_finite
            elif isinstance(kind, type) and issubclass(kind, Part):
                yield name, _model_codec(kind).is_in_range


def _rows_in_range(rows: Iterable[Iterable[object]]) -> bool:
    return all(in_range(value) for row in rows for value in row if isinstance(value, Decimal))


class JsonObject:
    """An object that is read from JSON and written to it."""

    __slots__ = ()

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        found: Self = _model_codec(cls).parse(source)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return the object as JSON; a field that is None is left out."""
        return _model_codec(type(self)).serialize(self)


class Model(JsonObject, msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, gc=False, rename=wire_name):
    """An object as the exchange sends it.

    msgspec builds it in C, straight from the bytes of an answer (`bpx_api.reading`); by hand it is made with keyword
    arguments. It compares, copies and pickles by its fields.

    Its fields hold JSON, a tree, so the garbage collector needn't look at it (`gc=False`): a sixth of the time that
    reading takes. Don't make a model part of itself.
    """


class Part(Model):
    """A model that comes only inside of another one.

    Such as a market's rules, some thirty numbers of which most are never used: for speed only the required ones are
    known to be finite, and the outer model sees to that.
    """


class Body(JsonObject):
    """An object to send, whose fields are checked when it is made."""

    __slots__ = ()

    def assign(self, **values: object) -> None:
        """Set attributes, although the object is frozen; for its own use."""
        for name, value in values.items():
            object.__setattr__(self, name, value)


class Row(msgspec.Struct, Generic[T], array_like=True, frozen=True, gc=False):
    """An array whose places have names and types of their own; it unpacks as it comes."""

    def __iter__(self) -> Iterator[T]:
        return iter(msgspec.structs.astuple(self))

    def to_list(self) -> list[Any]:
        """Return the array as JSON."""
        given = list(self)
        while given and given[-1] is None:
            given.pop()
        return [serialize(item) for (_, serialize), item in zip(_places(type(self)), given, strict=False)]

    @classmethod
    def from_list(cls, source: list[Any]) -> Self:
        """Read the array from JSON, tolerantly; places that the document doesn't have are left out.

        Raises:
            InvalidResponseError: a place is missing, or can't be read.
        """
        try:
            return cls(*[parse(item) for (parse, _), item in zip(_places(cls), parse_list(source), strict=False)])
        except UNREADABLE as error:
            raise InvalidResponseError(f"{cls.__name__}: {short_repr(source)} can't be read: {error}") from None


@cache
def _places(row: type[Row[Any]]) -> list[Codec]:
    return [codec(each.type) for each in msgspec.structs.fields(row)]
