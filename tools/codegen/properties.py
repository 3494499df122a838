"""The property classes that openapi-python-client lacks, and their registration with its parser."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any, ClassVar

from attrs import define, field
from openapi_python_client import schema as oai
from openapi_python_client.config import Config
from openapi_python_client.parser import properties as parser
from openapi_python_client.parser.errors import PropertyError
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.property import Property
from openapi_python_client.parser.properties.protocol import PropertyProtocol, Value, convert_example
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.schema import ParameterLocation
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import PythonIdentifier, snake_case


@define
class TextProperty(PropertyProtocol):
    """A value that travels as JSON text and is something better in Python; never given a default."""

    name: UntrustedString
    required: bool
    python_name: PythonIdentifier
    description: UntrustedString | None
    example: UntrustedString | None = field(converter=convert_example)
    default: Value | None = None

    _json_type_string: ClassVar[str] = "str"
    _allowed_locations: ClassVar[set[ParameterLocation]] = set(ParameterLocation)

    def convert_value(self, value: Any) -> Value | PropertyError | None:
        """Refuse a default: what isn't given is not sent, so a default belongs in the description."""
        return value if value is None or isinstance(value, Value) else PropertyError(f"{self.name} takes no default")


@define
class DecimalProperty(TextProperty):
    """`format: decimal`: money, a quantity or a rate; `decimal.Decimal` in Python."""


@define
class TextIntegerProperty(TextProperty):
    """`type: string, format: int64`: an integer that the exchange sends as text; `int` in Python."""


@define
class AmountOrShareProperty(TextProperty):
    """`format: decimal-or-percent`: an amount, or a share such as `80%`; `str` in Python, so that neither is lost."""


@define
class UnixTimeProperty(TextProperty):
    """`format: unix-milliseconds` and the like: a count since 1970, a number or text; `datetime` in Python."""

    unit: str = ""
    as_text: bool = False


@define
class TupleProperty(PropertyProtocol):
    """`prefixItems`: an array of fixed length whose places have types and names of their own; a class in Python."""

    name: UntrustedString
    required: bool
    python_name: PythonIdentifier
    description: UntrustedString | None
    example: UntrustedString | None = field(converter=convert_example)
    class_name: str
    places: list[Property]
    default: Value | None = None

    @property
    def module_name(self) -> str:
        """The module of the class."""
        return snake_case(self.class_name)

    def convert_value(self, value: Any) -> Value | PropertyError | None:
        """Refuse a default, as every property here does."""
        return value if value is None or isinstance(value, Value) else PropertyError(f"{self.name} takes no default")


@define
class DiscriminatedUnionProperty(UnionProperty):
    """`oneOf` with a `discriminator`: the member is chosen by one field instead of by trying each in turn."""

    selector: str = ""
    choices: dict[str, str] = field(factory=dict)


@define
class NaiveDateTimeProperty(DateTimeProperty):
    """`format: naive-date-time`: a UTC time without a zone, `2025-07-19T13:09:00`; `datetime` with UTC in Python."""


@define
class SpacedDateTimeProperty(DateTimeProperty):
    """`format: spaced-date-time`: the same with a space, `2025-07-19 13:09:00`, as candles state their times."""


_TEXT_FORMATS: dict[str, Callable[..., TextProperty]] = {
    "decimal": DecimalProperty,
    "decimal-or-percent": AmountOrShareProperty,
    "int64": TextIntegerProperty,
    **{
        f"unix-{unit}{suffix}": partial(UnixTimeProperty, unit=unit, as_text=not suffix)
        for unit in ("seconds", "milliseconds", "microseconds")
        for suffix in ("", "-number")  # the latter is what `Contract.for_parser` makes of an integer
    },
}
_TIME_FORMATS: dict[str, type[DateTimeProperty]] = {
    "naive-date-time": NaiveDateTimeProperty,
    "spaced-date-time": SpacedDateTimeProperty,
}


@cache
def register() -> None:
    """Teach openapi-python-client the properties above, at the places where its parser chooses one; once."""
    stock_string = parser._string_based_property  # the parser has no public place for formats
    stock_list = ListProperty.build
    stock_union = UnionProperty.build

    def string_property(name: UntrustedString, required: bool, data: oai.Schema, config: Config) -> Any:
        text_format = _as_str(data.schema_format or "")
        known = _TEXT_FORMATS.get(text_format) or _TIME_FORMATS.get(text_format)
        if known is None:
            return stock_string(name, required, data, config)
        return known(
            name=name,
            required=required,
            default=None,
            python_name=PythonIdentifier(value=name, prefix=config.field_prefix),
            description=data.description,
            example=data.example,
        )

    def list_property(*, data: oai.Schema, name: UntrustedString, required: bool, **context: Any) -> Any:
        if not data.prefixItems:
            return stock_list(data=data, name=name, required=required, **context)
        places: list[Property] = []
        schemas = context["schemas"]
        folder, _, class_name = name.get_untrusted_value().rpartition("/")
        if not folder:  # only a component is named by its place in the document
            return PropertyError(data=data, detail="an array of prefixItems needs a name; make it a component"), schemas
        for item in data.prefixItems:
            title = getattr(item, "title", None)
            if title is None:
                return PropertyError(data=data, detail="each of the prefixItems needs a title, its name"), schemas
            place, schemas = parser.property_from_data(
                name=title,
                required=True,
                data=item,
                schemas=schemas,
                parent_name=context["parent_name"],
                config=context["config"],
            )
            if isinstance(place, PropertyError):
                return place, schemas
            if isinstance(place, DateTimeProperty | TextIntegerProperty | UnixTimeProperty):
                detail = f"{title}: unsupported schema type in an array of prefixItems: a time, or a number as text"
                return PropertyError(data=data, detail=detail), schemas
            places.append(place)
        return TupleProperty(
            name=name,
            required=required,
            python_name=PythonIdentifier(value=name, prefix=context["config"].field_prefix),
            description=data.description,
            example=None,
            class_name=class_name,
            places=places,
        ), schemas

    def union_property(*, data: oai.Schema, **context: Any) -> Any:
        union, schemas = stock_union(data=data, **context)
        if data.discriminator is None or isinstance(union, PropertyError):
            return union, schemas
        mapping = data.discriminator.mapping or {}
        return DiscriminatedUnionProperty(
            name=union.name,
            required=union.required,
            default=None,
            python_name=union.python_name,
            description=union.description,
            example=union.example,
            inner_properties=union.inner_properties,
            selector=_as_str(data.discriminator.propertyName),
            choices={_as_str(value): _as_str(ref).rsplit("/", 1)[-1] for value, ref in mapping.items()},
        ), schemas

    parser._string_based_property = string_property
    ListProperty.build = list_property  # type: ignore[method-assign]
    UnionProperty.build = union_property  # type: ignore[method-assign]


def _as_str(text: object) -> str:
    return text.get_untrusted_value() if isinstance(text, UntrustedString) else str(text)
