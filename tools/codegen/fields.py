"""What the templates ask of one value: its type, how it is checked, and how it is documented."""

from __future__ import annotations

from collections.abc import Collection, Mapping
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
from openapi_python_client.strings import PythonIdentifier

from .contract import RULES
from .properties import (
    AmountOrShareProperty,
    DecimalProperty,
    DiscriminatedUnionProperty,
    NaiveDateTimeProperty,
    SpacedDateTimeProperty,
    TextIntegerProperty,
    TupleProperty,
    UnixTimeProperty,
)
from .runtime.types import wire_name


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
    def declared_type(self) -> str:
        """The type of the attribute, which says how it is read and written; a type checker sees `annotation` in it."""
        return _optional("Secret" if self.secret else field_type(self.shape), self.required)

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

    @property
    def argument_documentation(self) -> str:
        """The same for an argument, with what it accepts where the annotation doesn't say it."""
        times = _times(self.shape)
        if times is None:
            return self.documentation
        return f"{self.documentation} A `datetime` with its time zone, or an int in Unix {times.unit}."

    def checked(self, source: str) -> str:
        """An expression that checks an argument and gives the value to keep."""
        expression = check(self.shape, repr(self.python_name), source, self.schema)
        return expression if self.required else f"None if {source} is None else {expression}"

    def declared(self, *, in_body: bool) -> str:
        """What stands behind the annotation: the default, and the name on the wire if Python's doesn't tell it."""
        options = [] if self.required else ["default=None"]
        if in_body and self.secret:
            options.append("repr=False")
        if self.name != wire_name(self.python_name):
            options.append(f"metadata={{'name': {self.name!r}}}" if in_body else f"name={self.name!r}")
        if options in ([], ["default=None"]):
            return " = None" if options else ""
        return f" = field({', '.join(options)})"

    def post_decode(self, source: str) -> str | None:
        """An expression that makes of a decoded value what it is to be in the model; None: it is that already."""
        return f"hide({source})" if self.secret else post_decode(self.shape, source)


def _optional(annotation: str, required: bool) -> str:
    return annotation if required else f"{annotation} | None"


def rules(node: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """List what is wanted of several arguments together: the function that checks it, and their names."""
    python_names = {name: str(PythonIdentifier(name, prefix="field_")) for rule in RULES for name in node.get(rule, ())}
    found = [(rule, [python_names[name] for name in node[rule]]) for rule in RULES if rule in node]
    return [(rule.removeprefix("x-").replace("-", "_"), names) for rule, names in found]


def described_rules(node: Mapping[str, Any]) -> str:
    """Say the same in sentences."""
    sentences = []
    for rule, names in rules(node):
        *others, last = [f"`{name}`" for name in names]
        sentences.append(f"Pass {rule.replace('_', ' ')} of {', '.join(others)} and {last}.")
    return " ".join(sentences)


def _times(value: PropertyProtocol) -> UnixTimeProperty | None:
    if isinstance(value, ListProperty):
        return _times(value.inner_property)
    return value if isinstance(value, UnixTimeProperty) else None


def _limits(schema: Mapping[str, Any]) -> list[str]:
    found = []
    low, high = schema.get("minimum"), schema.get("maximum")
    if "exclusiveMinimum" in schema:
        found.append(f"Above {schema['exclusiveMinimum']}.")
        if schema.get("format") == "decimal-or-percent":
            found.append("A share is at most 100%.")
    if low is not None and high is not None:
        found.append(f"From {low} to {high}.")
    elif low is not None:
        found.append(f"At least {low}.")
    elif high is not None:
        found.append(f"At most {high}.")
    if "maxLength" in schema:
        found.append(f"At most {schema['maxLength']} characters.")
    if "maxItems" in schema:
        found.append(f"From {schema.get('minItems', 0)} to {schema['maxItems']} items.")
    elif "minItems" in schema:
        found.append(f"At least {schema['minItems']} items.")
    if "default" in schema:
        found.append(
            f"Default: {str(schema['default']).lower() if schema['default'] in (True, False) else schema['default']}."
        )
    return found


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
        return {(value.module_name, value.class_name)}
    if isinstance(value, DiscriminatedUnionProperty):
        return {found for inner in value.inner_properties for found in classes_of(inner)}
    if is_mapping(value):
        return classes_of(value.additional_properties) if value.additional_properties else set()
    if isinstance(value, ModelProperty | EnumProperty):
        return {(value.class_info.module_name, value.class_info.name)}
    return set()


def rows_of(value: PropertyProtocol) -> list[TupleProperty]:
    """Every array with named places in a value's type."""
    if isinstance(value, ListProperty):
        return rows_of(value.inner_property)
    return [value] if isinstance(value, TupleProperty) else []


def enums_of(value: PropertyProtocol) -> set[tuple[str, str]]:
    """The (module, class) of every enum in a value's type, without the models."""
    if isinstance(value, ListProperty):
        return enums_of(value.inner_property)
    return classes_of(value) if isinstance(value, EnumProperty) else set()


@singledispatch
def type_of(value: object) -> str:
    """The Python type of a value that was read."""
    raise NotImplementedError(f"unsupported schema type {type(value).__name__}: {value}")


@singledispatch
def field_type(value: object) -> str:
    """The Python type with what says how the value is read and written."""
    return type_of(value)


@singledispatch
def post_decode(value: object, source: str) -> str | None:
    """An expression that makes of a value as msgspec decodes it what it is to be; None: it is that already."""
    return None


@singledispatch
def range_check(value: object, source: str, *, nested: bool) -> str | None:
    """A condition that every decimal in a decoded value has to fulfil; None: there is none in it.

    Args:
        value: The value.
        source: The expression that gives it.
        nested: True if it is part of an object in another one. Those are a market's rules, some thirty numbers of
            which most are never used: that the required ones are finite has to do, for speed.
    """
    return None


def range_checks(model: ModelProperty, source: str, *, nested: bool, apart: Collection[str]) -> list[str]:
    """The conditions for an object's fields; objects of some classes in it, named in `apart`, look after themselves."""
    found = []
    for item in [*(model.required_properties or []), *(model.optional_properties or [])]:
        if nested and not item.required:
            continue
        place = f"{source}.{item.python_name}"
        # Looked at more than once, an optional one gets a name: the way to it is half of what the look costs.
        name = place if item.required else str(item.python_name)
        if isinstance(item, ModelProperty) and not is_mapping(item):
            inner = [] if item.class_info.name in apart else range_checks(item, name, nested=True, apart=apart)
            condition = " and ".join(inner)
        else:
            condition = range_check(item, name, nested=nested) or ""
        if not condition:
            continue
        if not item.required:
            alternative = f"({condition})" if " and " in condition else condition
            condition = f"(({name} := {place}) is None or {alternative})"
        found.append(condition)
    return found


@singledispatch
def accepted(value: object) -> str:
    """The Python type that an argument accepts."""
    return type_of(value)


@singledispatch
def check(value: object, name: str, source: str, schema: Mapping[str, Any]) -> str:
    """An expression that checks an argument strictly and gives the value to keep."""
    raise NotImplementedError(f"unsupported type of an argument, {type(value).__name__}: {value}")


_LIMITS = {"minimum": "minimum", "maximum": "maximum", "exclusiveMinimum": "above", "exclusiveMaximum": "below"}
"""The limits of a number as the document has them, and as the functions that check them do."""


def _bounds(schema: Mapping[str, Any], **names: str) -> str:
    return "".join(f", {argument}={schema[key]!r}" for key, argument in names.items() if key in schema)


@type_of.register
def _(value: DecimalProperty) -> str:
    return "Decimal"


@accepted.register
def _(value: DecimalProperty) -> str:
    return "Decimal | int | str"


@range_check.register(DecimalProperty)
@range_check.register(FloatProperty)
def _(value: object, source: str, *, nested: bool) -> str:
    if nested:
        return f"{source}.is_finite()"
    # `in_range` of values.py, without the call: it is asked of every fill.
    return f"{source}.is_finite() and MIN_EXPONENT <= {source}.adjusted() <= MAX_EXPONENT"


@check.register
def _(value: DecimalProperty, name: str, source: str, schema: Mapping[str, Any]) -> str:
    return f"check.decimal({name}, {source}{_bounds(schema, **_LIMITS)})"


@type_of.register
def _(value: FloatProperty) -> str:
    return "Decimal"


@field_type.register
def _(value: FloatProperty) -> str:
    return "Number"


@type_of.register(IntProperty)
@type_of.register(TextIntegerProperty)
def _(value: object) -> str:
    return "int"


@field_type.register
def _(value: TextIntegerProperty) -> str:
    return "IntText"


@post_decode.register
def _(value: TextIntegerProperty, source: str) -> str:
    return f"parse_int({source})"


@check.register(IntProperty)
@check.register(TextIntegerProperty)
def _(value: object, name: str, source: str, schema: Mapping[str, Any]) -> str:
    return f"check.integer({name}, {source}{_bounds(schema, **_LIMITS)})"


@type_of.register
def _(value: BooleanProperty) -> str:
    return "bool"


@check.register
def _(value: BooleanProperty, name: str, source: str, schema: Mapping[str, Any]) -> str:
    return f"check.boolean({name}, {source})"


@type_of.register(StringProperty)
@type_of.register(AmountOrShareProperty)
def _(value: object) -> str:
    return "str"


@accepted.register
def _(value: AmountOrShareProperty) -> str:
    return "Decimal | int | str"


@check.register
def _(value: AmountOrShareProperty, name: str, source: str, schema: Mapping[str, Any]) -> str:
    return f"check.amount_or_share({name}, {source}{_bounds(schema, **_LIMITS)})"


@check.register
def _(value: StringProperty, name: str, source: str, schema: Mapping[str, Any]) -> str:
    secret = ", secret=True" if schema.get("format") == "password" else ""
    return f"check.text({name}, {source}{_bounds(schema, minLength='shortest', maxLength='longest')}{secret})"


@type_of.register
def _(value: DateTimeProperty) -> str:
    return "datetime"


@post_decode.register
def _(value: DateTimeProperty, source: str) -> str:
    # `to_utc` of values.py for a time without a zone, as almost all are, without the call.
    return f"EPOCH + ({source} - NAIVE_EPOCH) if {source}.tzinfo is None else to_utc({source})"


@field_type.register
def _(value: NaiveDateTimeProperty) -> str:
    return "NaiveDatetime"


@field_type.register
def _(value: SpacedDateTimeProperty) -> str:
    return "SpacedDatetime"


@type_of.register
def _(value: UnixTimeProperty) -> str:
    return "datetime"


@field_type.register
def _(value: UnixTimeProperty) -> str:
    return f"Unix{value.unit.capitalize()}{'Text' if value.as_text else ''}"


@accepted.register
def _(value: UnixTimeProperty) -> str:
    return "datetime | int"


@post_decode.register
def _(value: UnixTimeProperty, source: str) -> str:
    return f"parse_unix_time({source}, {value.unit.upper()})"


@check.register
def _(value: UnixTimeProperty, name: str, source: str, schema: Mapping[str, Any]) -> str:
    return f"check.time({name}, {source}, {value.unit.upper()})"


@type_of.register
def _(value: EnumProperty) -> str:
    return value.class_info.name


@accepted.register
def _(value: EnumProperty) -> str:
    return f"{value.class_info.name} | {value.class_info.name}Value"


@check.register
def _(value: EnumProperty, name: str, source: str, schema: Mapping[str, Any]) -> str:
    return f"check.member({name}, {source}, {value.class_info.name})"


@type_of.register
def _(value: ListProperty) -> str:
    return f"list[{type_of(value.inner_property)}]"


@field_type.register
def _(value: ListProperty) -> str:
    return f"list[{field_type(value.inner_property)}]"


@accepted.register
def _(value: ListProperty) -> str:
    return f"Sequence[{accepted(value.inner_property)}]"


@post_decode.register
def _(value: ListProperty, source: str) -> str | None:
    inner = post_decode(value.inner_property, "item")
    return inner and f"[{inner} for item in {source}]"


@range_check.register
def _(value: ListProperty, source: str, *, nested: bool) -> str | None:
    inner = range_check(value.inner_property, "item", nested=nested)
    return inner and f"all({inner} for item in {source})"


@check.register
def _(value: ListProperty, name: str, source: str, schema: Mapping[str, Any]) -> str:
    inner = check(value.inner_property, name, "item", {})
    return f"[{inner} for item in check.items({name}, {source}{_bounds(schema, minItems='fewest', maxItems='most')})]"


@type_of.register
def _(value: TupleProperty) -> str:
    return value.class_name


@type_of.register
def _(value: ModelProperty) -> str:
    return f"dict[str, {type_of(value.additional_properties)}]" if is_mapping(value) else value.class_info.name


@field_type.register
def _(value: ModelProperty) -> str:
    return f"dict[str, {field_type(value.additional_properties)}]" if is_mapping(value) else type_of(value)


@post_decode.register
def _(value: ModelProperty, source: str) -> str | None:
    inner = post_decode(value.additional_properties, "item") if is_mapping(value) else None
    return inner and f"{{name: {inner} for name, item in {source}.items()}}"


@range_check.register
def _(value: ModelProperty, source: str, *, nested: bool) -> str | None:
    inner = range_check(value.additional_properties, "item", nested=nested) if is_mapping(value) else None
    return inner and f"all({inner} for item in {source}.values())"


@check.register
def _(value: ModelProperty, name: str, source: str, schema: Mapping[str, Any]) -> str:
    return f"check.require_instance({name}, {source}, {value.class_info.name})"


@type_of.register
def _(value: DiscriminatedUnionProperty) -> str:
    return " | ".join(type_of(inner) for inner in value.inner_properties)


@field_type.register
def _(value: DiscriminatedUnionProperty) -> str:
    choices = ", ".join(f"{text!r}: {name}" for text, name in value.choices.items())
    return f"Annotated[{type_of(value)}, one_of({value.selector!r}, {{{choices}}})]"


@type_of.register
def _(value: AnyProperty) -> str:
    return "Any"
