"""One value as the templates see it: its type, its check and its documentation."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeAlias, TypeGuard

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

Value: TypeAlias = Any
"""One of the parser's properties, or of ours; their classes have no type in common."""


@frozen
class Field:
    """An argument of an operation or an attribute of a model, as the templates see it."""

    prop: Property
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
        return _optional(type_of(self.prop), self.required)

    @property
    def declared_type(self) -> str:
        """The type of the attribute, which says how it is read and written; a type checker sees `annotation` in it."""
        return _optional("Secret" if self.secret else field_type(self.prop), self.required)

    @property
    def argument(self) -> str:
        """The type that an argument accepts: for a decimal also an int and a str, for an enum also its values."""
        return _optional(accepted(self.prop), self.required)

    @property
    def secret(self) -> bool:
        """True if the value must never be shown."""
        return self.schema.get("format") == "password"

    @property
    def documentation(self) -> str:
        """The description with the limits of the value and what it is when left out."""
        return " ".join(part for part in (self.description, *_limits(self.schema)) if part)

    @property
    def argument_documentation(self) -> str:
        """The same for an argument, with what it accepts where the annotation doesn't say it."""
        times = _times(self.prop)
        if times is None:
            return self.documentation
        return f"{self.documentation} A `datetime` with its time zone, or an int in Unix {times.unit}."

    def checked(self, source: str) -> str:
        """An expression that checks an argument and gives the value to keep."""
        expression = check(self.prop, repr(self.python_name), source, self.schema)
        return expression if self.required else f"None if {source} is None else {expression}"

    def declared(self, *, in_body: bool) -> str:
        """The code behind the annotation: the default, and the name on the wire unless it follows from Python's."""
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
        return f"hide({source})" if self.secret else post_decode(self.prop, source)


def _optional(annotation: str, required: bool) -> str:
    return annotation if required else f"{annotation} | None"


def python_name(name: str) -> str:
    """Return the name of an argument or a field in Python."""
    return str(PythonIdentifier(name, prefix="field_"))


def rules(node: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """List what is wanted of several arguments together: the function that checks it, and their names."""
    found = [(rule, [python_name(name) for name in node[rule]]) for rule in RULES if rule in node]
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
        found.append(f"Default: {schema['default']}.")
    return found


def is_mapping(value: PropertyProtocol) -> TypeGuard[ModelProperty]:
    """Return True if a schema has no fields of its own, only `additionalProperties`: a plain dict in Python."""
    return (
        isinstance(value, ModelProperty)
        and not value.required_properties
        and not value.optional_properties
        and value.additional_properties is not None
        and not isinstance(value.additional_properties, AnyProperty)
    )


def parts_of(value: PropertyProtocol) -> Iterator[PropertyProtocol]:
    """Yield what a list, a mapping or a union is made of, however deep; any other value itself."""
    if isinstance(value, ListProperty):
        yield from parts_of(value.inner_property)
    elif isinstance(value, DiscriminatedUnionProperty):
        for inner in value.inner_properties:
            yield from parts_of(inner)
    elif is_mapping(value) and value.additional_properties:
        yield from parts_of(value.additional_properties)
    else:
        yield value


def classes_of(value: PropertyProtocol) -> set[tuple[str, str]]:
    """Return the (module, class) of every generated model and enum in a value's type."""
    found = set()
    for part in parts_of(value):
        if isinstance(part, TupleProperty):
            found.add((part.module_name, part.class_name))
        elif isinstance(part, ModelProperty | EnumProperty):
            found.add((part.class_info.module_name, part.class_info.name))
    return found


def enums_of(value: PropertyProtocol) -> set[tuple[str, str]]:
    """Return the same of the enums alone."""
    return {found for part in parts_of(value) if isinstance(part, EnumProperty) for found in classes_of(part)}


@frozen
class Scalar:
    """Code for a value that is neither a list nor a mapping."""

    type: str
    """The Python type."""
    field_type: str = ""
    """The type of a model's field, which says how it is read and written, where the Python type doesn't."""
    accepted: str = ""
    """The type that an argument accepts, where it is a wider one."""
    check: str = ""
    """The function that checks an argument, and what else it is given."""
    check_with: str = ""
    limits: Mapping[str, str] = {}
    """The arguments for its limits, by their names in the document."""
    post_decode: str = ""
    """The expression that makes of a decoded value what it is to be; empty: it is that already."""
    is_decimal: bool = False


_LIMITS = {"minimum": "minimum", "maximum": "maximum", "exclusiveMinimum": "above", "exclusiveMaximum": "below"}
_LENGTHS = {"minLength": "min_length", "maxLength": "max_length"}
_ITEMS = {"minItems": "min_items", "maxItems": "max_items"}

# `to_utc` of values.py for a time without a zone, as almost all are, without the call.
_TO_UTC = "EPOCH + ({0} - NAIVE_EPOCH) if {0}.tzinfo is None else to_utc({0})"

_SCALARS: Mapping[type, Scalar] = {
    AmountOrShareProperty: Scalar("str", accepted="Decimal | int | str", check="amount_or_share", limits=_LIMITS),
    AnyProperty: Scalar("Any"),
    BooleanProperty: Scalar("bool", check="boolean"),
    DateTimeProperty: Scalar("datetime", post_decode=_TO_UTC),
    DecimalProperty: Scalar(
        "Decimal", accepted="Decimal | int | str", check="decimal", limits=_LIMITS, is_decimal=True
    ),
    FloatProperty: Scalar("Decimal", "Number", is_decimal=True),
    IntProperty: Scalar("int", check="integer", limits=_LIMITS),
    NaiveDateTimeProperty: Scalar("datetime", "NaiveDatetime", post_decode=_TO_UTC),
    SpacedDateTimeProperty: Scalar("datetime", "SpacedDatetime", post_decode=_TO_UTC),
    StringProperty: Scalar("str", check="string", limits=_LENGTHS),
    TextIntegerProperty: Scalar("int", "IntText", check="integer", limits=_LIMITS, post_decode="parse_int({0})"),
}


def scalar(value: Value) -> Scalar:
    """Return the code for a value that is neither a list nor a mapping."""
    if isinstance(value, UnixTimeProperty):
        unit, suffix = value.unit.upper(), "Text" if value.as_text else ""
        return Scalar(
            "datetime",
            f"Unix{value.unit.capitalize()}{suffix}",
            "datetime | int",
            "time",
            unit,
            post_decode=f"parse_unix_time({{0}}, {unit})",
        )
    if isinstance(value, EnumProperty):
        name = value.class_info.name
        return Scalar(name, accepted=f"{name} | {name}Value", check="member", check_with=name)
    if isinstance(value, ModelProperty):
        name = value.class_info.name
        return Scalar(name, check="require_instance", check_with=name)
    if isinstance(value, TupleProperty):
        return Scalar(value.class_name)
    if isinstance(value, DiscriminatedUnionProperty):
        union = " | ".join(map(type_of, value.inner_properties))
        choices = ", ".join(f"{text!r}: {name}" for text, name in value.choices.items())
        return Scalar(union, f"Annotated[{union}, one_of({value.selector!r}, {{{choices}}})]")
    if type(value) not in _SCALARS:
        raise NotImplementedError(f"unsupported schema type {type(value).__name__}: {value}")
    return _SCALARS[type(value)]


def type_of(value: Value) -> str:
    """Return the Python type of a value that was read."""
    if isinstance(value, ListProperty):
        return f"list[{type_of(value.inner_property)}]"
    return f"dict[str, {type_of(value.additional_properties)}]" if is_mapping(value) else scalar(value).type


def field_type(value: Value) -> str:
    """Return the same with what says how the value is read and written."""
    if isinstance(value, ListProperty):
        return f"list[{field_type(value.inner_property)}]"
    if is_mapping(value):
        return f"dict[str, {field_type(value.additional_properties)}]"
    return scalar(value).field_type or scalar(value).type


def accepted(value: Value) -> str:
    """Return the Python type that an argument accepts."""
    if isinstance(value, ListProperty):
        return f"Sequence[{accepted(value.inner_property)}]"
    return type_of(value) if is_mapping(value) else scalar(value).accepted or scalar(value).type


def check(value: Value, name: str, source: str, schema: Mapping[str, Any]) -> str:
    """Return an expression that checks an argument strictly and gives the value to keep."""
    if isinstance(value, ListProperty):
        return f"[{check(value.inner_property, name, 'item', {})} for item in {check_items(name, source, schema)}]"
    written = scalar(value)
    if is_mapping(value) or not written.check:
        raise NotImplementedError(f"unsupported type of an argument, {type(value).__name__}: {value}")
    given = [name, source, *filter(None, [written.check_with]), *_bounds(schema, written.limits)]
    if schema.get("format") == "password":
        given.append("secret=True")
    return f"check.{written.check}({', '.join(given)})"


def check_items(name: str, source: str, schema: Mapping[str, Any]) -> str:
    """Return an expression that checks a list, and gives its items unchecked."""
    return f"check.sequence({', '.join([name, source, *_bounds(schema, _ITEMS)])})"


def _bounds(schema: Mapping[str, Any], names: Mapping[str, str]) -> list[str]:
    return [f"{argument}={schema[key]!r}" for key, argument in names.items() if key in schema]


def post_decode(value: Value, source: str) -> str | None:
    """Return an expression that makes of a value as msgspec decodes it what it is to be; None: it is that already."""
    if isinstance(value, ListProperty):
        inner = post_decode(value.inner_property, "item")
        return inner and f"[{inner} for item in {source}]"
    if is_mapping(value):
        inner = post_decode(value.additional_properties, "item")
        return inner and f"{{name: {inner} for name, item in {source}.items()}}"
    return scalar(value).post_decode.format(source) or None


def range_check(value: Value, source: str, *, nested: bool) -> str | None:
    """Return a condition that every decimal in a decoded value has to fulfil; None: there is none in it.

    Args:
        value: The value.
        source: The expression that gives it.
        nested: True if it is part of an object in another one. Those are a market's rules, some thirty numbers of
            which most are never used: that the required ones are finite has to do, for speed.
    """
    if isinstance(value, ListProperty):
        inner = range_check(value.inner_property, "item", nested=nested)
        return inner and f"all({inner} for item in {source})"
    if is_mapping(value):
        inner = range_check(value.additional_properties, "item", nested=nested)
        return inner and f"all({inner} for item in {source}.values())"
    if not scalar(value).is_decimal:
        return None
    # `in_range` of values.py, without the call: it is asked of every fill.
    exponent = "" if nested else f" and MIN_EXPONENT <= {source}.adjusted() <= MAX_EXPONENT"
    return f"{source}.is_finite(){exponent}"


def range_checks(model: ModelProperty, source: str, *, nested: bool, apart: Collection[str]) -> list[str]:
    """Return the conditions for an object's fields; objects of the classes in `apart` look after themselves."""
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
