"""What the templates ask of one value: its type, how it is read, checked and written, and how it is documented."""

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
    RowProperty,
    SpacedDateTimeProperty,
    TextIntegerProperty,
    UnixTimeProperty,
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
    def decoded(self) -> str:
        """The type of the attribute as msgspec is to decode it; a type checker sees `annotation` in it."""
        return _optional(decoded(self.shape), self.required)

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

    @property
    def declared(self) -> str:
        """What stands behind the annotation in a model that is read: its name on the wire, and its default."""
        if self.name == self.python_name:
            return "" if self.required else " = None"
        default = "" if self.required else "default=None, "
        return f' = field({default}name="{self.name}")'

    def taken(self) -> str:
        """An expression that reads the field out of a JSON object `source`."""
        if self.required:
            return self.read_from(f'source["{self.name}"]')
        taken = f'source.get("{self.name}")'
        value = self.read_from("value")
        return taken if value == "value" else f"None if (value := {taken}) is None else {value}"

    def read_from(self, source: str) -> str:
        """An expression that turns JSON into the value."""
        return read(self.shape, source)

    def settled(self, source: str) -> str | None:
        """An expression that makes of a decoded value what it is to be in the model; None: it is that already."""
        return f"hidden({source})" if self.secret else settle(self.shape, source)

    def written(self, source: str) -> str:
        """An expression that turns the kept value into JSON."""
        return write(self.shape, source)


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
    if isinstance(value, RowProperty):
        return {(value.module_name, value.class_name)}
    if isinstance(value, DiscriminatedUnionProperty):
        return {found for inner in value.inner_properties for found in classes_of(inner)}
    if is_mapping(value):
        return classes_of(value.additional_properties) if value.additional_properties else set()
    if isinstance(value, ModelProperty | EnumProperty):
        return {(value.class_info.module_name, value.class_info.name)}
    return set()


def rows_of(value: PropertyProtocol) -> list[RowProperty]:
    """Every array with named places in a value's type."""
    if isinstance(value, ListProperty):
        return rows_of(value.inner_property)
    return [value] if isinstance(value, RowProperty) else []


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
def decoded(value: object) -> str:
    """The Python type as which msgspec is to decode a value."""
    return type_of(value)


@singledispatch
def read(value: object, source: str) -> str:
    """An expression that turns JSON into the Python value, tolerantly."""
    raise NotImplementedError(f"{type(value).__name__} has no place in the contract: {value}")


def reader(value: PropertyProtocol) -> str:
    """An expression for the function that reads an answer; a list or a mapping is read item by item."""
    if isinstance(value, ListProperty):
        return f"each({_function(value.inner_property)})"
    if is_mapping(value):
        return f"by_name({_function(value.additional_properties)})"
    return _function(value)


def _function(value: object) -> str:
    expression = read(value, "value")
    function, _, rest = expression.partition("(")
    return function if rest == "value)" else f"lambda value: {expression}"


@singledispatch
def settle(value: object, source: str) -> str | None:
    """An expression that makes of a value as msgspec decodes it what it is to be; None: it is that already."""
    return None


@singledispatch
def ranged(value: object, source: str, *, nested: bool) -> str | None:
    """A condition that every decimal in a decoded value has to fulfil; None: there is none in it.

    Args:
        value: The value.
        source: The expression that gives it.
        nested: True if it is part of an object in another one. Those are a market's rules, some thirty numbers of
            which most are never used: that the required ones are finite has to do, for speed.
    """
    return None


def ranges(model: ModelProperty, source: str, *, nested: bool, apart: Collection[str]) -> list[str]:
    """The conditions for an object's fields; objects of some classes in it, named in `apart`, look after themselves."""
    found = []
    for item in [*(model.required_properties or []), *(model.optional_properties or [])]:
        if nested and not item.required:
            continue
        place = f"{source}.{item.python_name}"
        # Looked at more than once, an optional one gets a name: the way to it is half of what the look costs.
        name = place if item.required else str(item.python_name)
        if isinstance(item, ModelProperty) and not is_mapping(item):
            inner = [] if item.class_info.name in apart else ranges(item, name, nested=True, apart=apart)
            condition = " and ".join(inner)
        else:
            condition = ranged(item, name, nested=nested) or ""
        if not condition:
            continue
        if not item.required:
            alternative = f"({condition})" if " and " in condition else condition
            condition = f"(({name} := {place}) is None or {alternative})"
        found.append(condition)
    return found


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


@read.register(DecimalProperty)
@read.register(FloatProperty)
def _(value: object, source: str) -> str:
    return f"decimal({source})"


@ranged.register(DecimalProperty)
@ranged.register(FloatProperty)
def _(value: object, source: str, *, nested: bool) -> str:
    if nested:
        return f"{source}.is_finite()"
    # `in_range` of reading.py, without the call: it is asked of every fill.
    return f"{source}.is_finite() and SMALLEST <= {source}.adjusted() <= MAGNITUDE"


@write.register
def _(value: DecimalProperty, source: str) -> str:
    return f"plain({source})"


@check.register
def _(value: DecimalProperty, name: str, source: str, schema: Mapping[str, Any]) -> str:
    return f"check.decimal({name}, {source}{_bounds(schema, **_LIMITS)})"


@type_of.register
def _(value: FloatProperty) -> str:
    return "Decimal"


@write.register
def _(value: FloatProperty, source: str) -> str:
    return f"float({source})"


@type_of.register(IntProperty)
@type_of.register(TextIntegerProperty)
def _(value: object) -> str:
    return "int"


@read.register(IntProperty)
@read.register(TextIntegerProperty)
def _(value: object, source: str) -> str:
    return f"whole({source})"


@decoded.register
def _(value: TextIntegerProperty) -> str:
    return "NumberAsText"


@settle.register
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
    return f"check.integer({name}, {source}{_bounds(schema, **_LIMITS)})"


@type_of.register
def _(value: BooleanProperty) -> str:
    return "bool"


@read.register
def _(value: BooleanProperty, source: str) -> str:
    return f"truth({source})"


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
    return f"text({source})"


@write.register(StringProperty)
@write.register(AmountOrShareProperty)
def _(value: object, source: str) -> str:
    return source


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


@read.register
def _(value: DateTimeProperty, source: str) -> str:
    return f"moment({source})"


@settle.register
def _(value: DateTimeProperty, source: str) -> str:
    # `in_utc` of reading.py for a time without a zone, as almost all are, without the call.
    return f"EPOCH + ({source} - NAIVE_EPOCH) if {source}.tzinfo is None else in_utc({source})"


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
def _(value: UnixTimeProperty) -> str:
    return "datetime"


@decoded.register
def _(value: UnixTimeProperty) -> str:
    return "NumberAsTime"


@accepted.register
def _(value: UnixTimeProperty) -> str:
    return "datetime | int"


@read.register
@settle.register
def _(value: UnixTimeProperty, source: str) -> str:
    return f"unix_time({source}, {value.unit.upper()})"


@write.register
def _(value: UnixTimeProperty, source: str) -> str:
    number = f"unix_number({source}, {value.unit.upper()})"
    return f"str({number})" if value.as_text else number


@check.register
def _(value: UnixTimeProperty, name: str, source: str, schema: Mapping[str, Any]) -> str:
    return f"check.time({name}, {source}, {value.unit.upper()})"


@type_of.register
def _(value: EnumProperty) -> str:
    return value.class_info.name


@accepted.register
def _(value: EnumProperty) -> str:
    return f"{value.class_info.name} | {value.class_info.name}Value"


@read.register
def _(value: EnumProperty, source: str) -> str:
    return f"{value.class_info.name}({source})"


@write.register
def _(value: EnumProperty, source: str) -> str:
    return f"{source}.value"


@check.register
def _(value: EnumProperty, name: str, source: str, schema: Mapping[str, Any]) -> str:
    return f"check.member({name}, {source}, {value.class_info.name})"


@type_of.register
def _(value: ListProperty) -> str:
    return f"list[{type_of(value.inner_property)}]"


@decoded.register
def _(value: ListProperty) -> str:
    return f"list[{decoded(value.inner_property)}]"


@accepted.register
def _(value: ListProperty) -> str:
    return f"Sequence[{accepted(value.inner_property)}]"


@read.register
def _(value: ListProperty, source: str) -> str:
    return f"[{read(value.inner_property, 'item')} for item in items({source})]"


@settle.register
def _(value: ListProperty, source: str) -> str | None:
    inner = settle(value.inner_property, "item")
    return inner and f"[{inner} for item in {source}]"


@ranged.register
def _(value: ListProperty, source: str, *, nested: bool) -> str | None:
    inner = ranged(value.inner_property, "item", nested=nested)
    return inner and f"all({inner} for item in {source})"


@write.register
def _(value: ListProperty, source: str) -> str:
    inner = write(value.inner_property, "item")
    return source if inner == "item" else f"[{inner} for item in {source}]"


@check.register
def _(value: ListProperty, name: str, source: str, schema: Mapping[str, Any]) -> str:
    inner = check(value.inner_property, name, "item", {})
    return f"[{inner} for item in check.items({name}, {source}{_bounds(schema, minItems='fewest', maxItems='most')})]"


@type_of.register
def _(value: RowProperty) -> str:
    return value.class_name


@read.register
def _(value: RowProperty, source: str) -> str:
    return f"{value.class_name}.from_list({source})"


@write.register
def _(value: RowProperty, source: str) -> str:
    return f"{source}.to_list()"


@type_of.register
def _(value: ModelProperty) -> str:
    return f"dict[str, {type_of(value.additional_properties)}]" if is_mapping(value) else value.class_info.name


@decoded.register
def _(value: ModelProperty) -> str:
    return f"dict[str, {decoded(value.additional_properties)}]" if is_mapping(value) else type_of(value)


@read.register
def _(value: ModelProperty, source: str) -> str:
    if is_mapping(value):
        return f"{{name: {read(value.additional_properties, 'item')} for name, item in members({source})}}"
    return f"{value.class_info.name}.from_dict({source})"


@settle.register
def _(value: ModelProperty, source: str) -> str | None:
    inner = settle(value.additional_properties, "item") if is_mapping(value) else None
    return inner and f"{{name: {inner} for name, item in {source}.items()}}"


@ranged.register
def _(value: ModelProperty, source: str, *, nested: bool) -> str | None:
    inner = ranged(value.additional_properties, "item", nested=nested) if is_mapping(value) else None
    return inner and f"all({inner} for item in {source}.values())"


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
