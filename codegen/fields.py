"""What the templates ask of one value: its type, how it is read, checked and written, and how it is documented."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatch
from typing import Any, TypeGuard

from attrs import frozen
from openapi_python_client.parser.properties import AnyProperty, EnumProperty, ModelProperty, Property
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.strings import snake_case

from .properties import (
    AmountOrShareProperty,
    DecimalProperty,
    DiscriminatedUnionProperty,
    NaiveDateTimeProperty,
    SpacedDateTimeProperty,
    TextIntegerProperty,
    TupleProperty,
)


@frozen
class Field:
    """An argument of an operation or an attribute of a model, as the templates see it."""

    shape: Property
    name: str
    """On the wire."""
    python_name: str
    required: bool
    schema: Mapping[str, Any]
    """From the document, `$ref` followed."""
    description: str

    @property
    def annotation(self) -> str:
        """The type of the attribute."""
        return _optional(type_of(self.shape), self.required)

    @property
    def argument(self) -> str:
        """The type that an argument accepts: for a decimal also whole numbers and text, for an enum also its texts."""
        return _optional(accepted(self.shape), self.required)

    @property
    def secret(self) -> bool:
        """Whether the value must never be shown."""
        return self.schema.get("format") == "password"

    @property
    def documentation(self) -> str:
        """The description with the limits of the value and what it is when left out."""
        return " ".join(part for part in (self.description, *_limits(self.schema)) if part)

    def checked(self, source: str) -> str:
        """An expression that checks an argument and gives the value to keep."""
        expression = check(self.shape, repr(self.python_name), source, self.schema)
        return expression if self.required else f"None if {source} is None else {expression}"

    def taken(self) -> str:
        """An expression that reads the field out of a JSON object `source`, whose method `get` is at hand."""
        if self.required:
            return read(self.shape, f'source["{self.name}"]')
        taken = f'get("{self.name}")'
        usual = _USUAL.get(type(self.shape))
        if usual is not None:
            return usual.read(taken, optional=True)
        value = read(self.shape, "value")
        return taken if value == "value" else f"None if (value := {taken}) is None else {value}"

    def written(self, source: str) -> str:
        """An expression that turns the kept value into JSON."""
        return write(self.shape, source)


def _optional(annotation: str, required: bool) -> str:
    return annotation if required else f"{annotation} | None"


def _limits(schema: Mapping[str, Any]) -> list[str]:
    found = []
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        found.append(f"From {low} to {high}.")
    elif low is not None:
        found.append(f"At least {low}.")
    elif high is not None:
        found.append(f"At most {high}.")
    if "maxLength" in schema:
        found.append(f"At most {schema['maxLength']} characters.")
    if "maxItems" in schema:
        found.append(f"At most {schema['maxItems']} items.")
    if "default" in schema:
        found.append(
            f"Default: {str(schema['default']).lower() if schema['default'] in (True, False) else schema['default']}."
        )
    return found


@frozen
class _Usual:
    """How a value of the usual type is read without a call of our own: one answer has thousands of them."""

    expression: str
    kind: str
    otherwise: str
    """The function of `reading` for all other types."""

    def read(self, source: str, *, optional: bool = False) -> str:
        named = "value" if source == "value" else f"value := {source}"
        absent = "None if value is None else " if optional else ""
        return f"{self.expression} if type({named}) is {self.kind} else {absent}{self.otherwise}(value)"


_USUAL: Mapping[type, _Usual] = {
    DecimalProperty: _Usual("Decimal(value)", "str", "decimal"),
    IntProperty: _Usual("value", "int", "whole"),
    BooleanProperty: _Usual("value", "bool", "truth"),
    StringProperty: _Usual("value", "str", "text"),
    AmountOrShareProperty: _Usual("value", "str", "text"),
}


def screaming(name: str) -> str:
    """A class's name as that of a constant."""
    return snake_case(name).upper()


def is_mapping(value: PropertyProtocol) -> TypeGuard[ModelProperty]:
    """Whether a schema has no fields of its own, only `additionalProperties`: a plain dict in Python."""
    return (
        isinstance(value, ModelProperty)
        and not value.required_properties
        and not value.optional_properties
        and value.additional_properties is not None
        and not isinstance(value.additional_properties, AnyProperty)
    )


def classes_of(value: PropertyProtocol) -> set[tuple[str, str]]:
    """The (module, class) of every generated model and enum in a value's type."""
    if isinstance(value, ListProperty):
        return classes_of(value.inner_property)
    if isinstance(value, TupleProperty):
        return {found for place in value.places for found in classes_of(place)}
    if isinstance(value, DiscriminatedUnionProperty):
        return {found for inner in value.inner_properties for found in classes_of(inner)}
    if is_mapping(value):
        return classes_of(value.additional_properties) if value.additional_properties else set()
    if isinstance(value, ModelProperty | EnumProperty):
        return {(value.class_info.module_name, value.class_info.name)}
    return set()


def enums_of(value: PropertyProtocol) -> set[tuple[str, str]]:
    """The (module, class) of every enum in a value's type, without the models."""
    if isinstance(value, ListProperty):
        return enums_of(value.inner_property)
    return classes_of(value) if isinstance(value, EnumProperty) else set()


@singledispatch
def type_of(value: object) -> str:
    """The Python type of a value that was read."""
    raise NotImplementedError(f"{type(value).__name__} has no place in the contract: {value}")


@singledispatch
def read(value: object, source: str) -> str:
    """An expression that turns JSON into the Python value, tolerantly."""
    raise NotImplementedError(f"{type(value).__name__} has no place in the contract: {value}")


@singledispatch
def write(value: object, source: str) -> str:
    """An expression that turns the Python value into JSON."""
    raise NotImplementedError(f"{type(value).__name__} has no place in the contract: {value}")


@singledispatch
def accepted(value: object) -> str:
    """The Python type that an argument accepts."""
    return type_of(value)


@singledispatch
def check(value: object, name: str, source: str, schema: Mapping[str, Any]) -> str:
    """An expression that checks an argument strictly and gives the value to keep."""
    raise NotImplementedError(f"{type(value).__name__} is no argument: {value}")


def _bounds(schema: Mapping[str, Any], **names: str) -> str:
    return "".join(f", {argument}={schema[key]!r}" for key, argument in names.items() if key in schema)


@type_of.register
def _(value: DecimalProperty) -> str:
    return "Decimal"


@accepted.register
def _(value: DecimalProperty) -> str:
    return "Decimal | int | str"


@read.register
def _(value: DecimalProperty, source: str) -> str:
    return _USUAL[DecimalProperty].read(source)


@write.register
def _(value: DecimalProperty, source: str) -> str:
    return f"plain({source})"


@check.register
def _(value: DecimalProperty, name: str, source: str, schema: Mapping[str, Any]) -> str:
    return f"check.decimal({name}, {source})"


@type_of.register
def _(value: FloatProperty) -> str:
    return "Decimal"


@read.register
def _(value: FloatProperty, source: str) -> str:
    return f"decimal({source})"


@write.register
def _(value: FloatProperty, source: str) -> str:
    return f"float({source})"


@type_of.register(IntProperty)
@type_of.register(TextIntegerProperty)
def _(value: object) -> str:
    return "int"


@read.register
def _(value: IntProperty, source: str) -> str:
    return _USUAL[IntProperty].read(source)


@read.register
def _(value: TextIntegerProperty, source: str) -> str:
    return f"whole({source})"


@write.register
def _(value: IntProperty, source: str) -> str:
    return source


@write.register
def _(value: TextIntegerProperty, source: str) -> str:
    return f"str({source})"


@check.register(IntProperty)
@check.register(TextIntegerProperty)
def _(value: object, name: str, source: str, schema: Mapping[str, Any]) -> str:
    return f"check.integer({name}, {source}{_bounds(schema, minimum='minimum', maximum='maximum')})"


@type_of.register
def _(value: BooleanProperty) -> str:
    return "bool"


@read.register
def _(value: BooleanProperty, source: str) -> str:
    return _USUAL[BooleanProperty].read(source)


@write.register
def _(value: BooleanProperty, source: str) -> str:
    return source


@check.register
def _(value: BooleanProperty, name: str, source: str, schema: Mapping[str, Any]) -> str:
    return f"check.boolean({name}, {source})"


@type_of.register(StringProperty)
@type_of.register(AmountOrShareProperty)
def _(value: object) -> str:
    return "str"


@read.register(StringProperty)
@read.register(AmountOrShareProperty)
def _(value: object, source: str) -> str:
    return _USUAL[StringProperty].read(source)


@write.register(StringProperty)
@write.register(AmountOrShareProperty)
def _(value: object, source: str) -> str:
    return source


@accepted.register
def _(value: AmountOrShareProperty) -> str:
    return "Decimal | int | str"


@check.register
def _(value: AmountOrShareProperty, name: str, source: str, schema: Mapping[str, Any]) -> str:
    return f"check.amount_or_share({name}, {source})"


@check.register
def _(value: StringProperty, name: str, source: str, schema: Mapping[str, Any]) -> str:
    secret = ", secret=True" if schema.get("format") == "password" else ""
    return f"check.text({name}, {source}{_bounds(schema, minLength='shortest', maxLength='longest')}{secret})"


@type_of.register
def _(value: DateTimeProperty) -> str:
    return "datetime"


@read.register
def _(value: DateTimeProperty, source: str) -> str:
    return f"moment({source})"


@write.register
def _(value: DateTimeProperty, source: str) -> str:
    if isinstance(value, NaiveDateTimeProperty):
        return f"utc_text({source})"
    return (
        f'utc_text({source}, separator=" ")'
        if isinstance(value, SpacedDateTimeProperty)
        else f'utc_text({source}, zone="Z")'
    )


@type_of.register
def _(value: EnumProperty) -> str:
    return value.class_info.name


@accepted.register
def _(value: EnumProperty) -> str:
    return f"{value.class_info.name} | {value.class_info.name}Value"


@read.register
def _(value: EnumProperty, source: str) -> str:
    name = value.class_info.name
    if source == "value":
        return f"{screaming(name)}_BY_TEXT.get(value) or {name}(value)"
    return f"{screaming(name)}_BY_TEXT.get(value := {source}) or {name}(value)"


@write.register
def _(value: EnumProperty, source: str) -> str:
    return f"{source}.value"


@check.register
def _(value: EnumProperty, name: str, source: str, schema: Mapping[str, Any]) -> str:
    return f"check.member({name}, {source}, {value.class_info.name})"


@type_of.register
def _(value: ListProperty) -> str:
    return f"list[{type_of(value.inner_property)}]"


@accepted.register
def _(value: ListProperty) -> str:
    return f"Sequence[{accepted(value.inner_property)}]"


@read.register
def _(value: ListProperty, source: str) -> str:
    return f"[{read(value.inner_property, 'item')} for item in items({source})]"


@write.register
def _(value: ListProperty, source: str) -> str:
    inner = write(value.inner_property, "item")
    return source if inner == "item" else f"[{inner} for item in {source}]"


@check.register
def _(value: ListProperty, name: str, source: str, schema: Mapping[str, Any]) -> str:
    inner = check(value.inner_property, name, "item", {})
    return f"[{inner} for item in check.items({name}, {source}{_bounds(schema, minItems='fewest', maxItems='most')})]"


@type_of.register
def _(value: TupleProperty) -> str:
    return f"tuple[{', '.join(type_of(place) for place in value.places)}]"


@read.register
def _(value: TupleProperty, source: str) -> str:
    if not source.isidentifier():
        raise NotImplementedError(f"{value.name.get_untrusted_value()}: a tuple is read only inside a list")
    # Decimals are told from text by nothing here: a book has tens of thousands, and JSON numbers are read as decimals.
    places = enumerate(value.places)
    parts = [
        f"Decimal({source}[{number}])" if isinstance(place, DecimalProperty) else read(place, f"{source}[{number}]")
        for number, place in places
    ]
    return f"({', '.join(parts)})"


@write.register
def _(value: TupleProperty, source: str) -> str:
    return f"[{', '.join(write(place, f'{source}[{number}]') for number, place in enumerate(value.places))}]"


@type_of.register
def _(value: ModelProperty) -> str:
    return f"dict[str, {type_of(value.additional_properties)}]" if is_mapping(value) else value.class_info.name


@read.register
def _(value: ModelProperty, source: str) -> str:
    if is_mapping(value):
        return f"{{name: {read(value.additional_properties, 'item')} for name, item in members({source})}}"
    return f"{value.class_info.name}.from_dict({source})"


@write.register
def _(value: ModelProperty, source: str) -> str:
    if is_mapping(value):
        return f"{{name: {write(value.additional_properties, 'item')} for name, item in {source}.items()}}"
    return f"{source}.to_dict()"


@check.register
def _(value: ModelProperty, name: str, source: str, schema: Mapping[str, Any]) -> str:
    return f"check.instance({name}, {source}, {value.class_info.name})"


@type_of.register
def _(value: DiscriminatedUnionProperty) -> str:
    return " | ".join(type_of(inner) for inner in value.inner_properties)


@read.register
def _(value: DiscriminatedUnionProperty, source: str) -> str:
    texts = tuple(value.choices)
    *others, (_, last) = value.choices.items()
    expression = f"{last}.from_dict({source})"
    for text, name in reversed(others):
        stated = f'choice({source}, "{value.selector}", {texts})'
        expression = f'{name}.from_dict({source}) if {stated} == "{text}" else {expression}'
    return expression


@write.register
def _(value: DiscriminatedUnionProperty, source: str) -> str:
    return f"{source}.to_dict()"


@type_of.register
def _(value: AnyProperty) -> str:
    return "Any"


@read.register
def _(value: AnyProperty, source: str) -> str:
    return source


@write.register
def _(value: AnyProperty, source: str) -> str:
    return source
