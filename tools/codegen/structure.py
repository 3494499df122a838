"""The parts of an OpenAPI document: what each may contain, and a walk that finds everything else."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from attrs import define, field, frozen

from .document import Json, Problem, Source, escaped

METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")

RULES = ("x-exactly-one", "x-at-least-one", "x-all-or-none")
"""Rules of an operation or an object for several arguments together, each a list of their names."""

PARTS: Mapping[str, Mapping[str, str]] = {
    "document": {
        "openapi!": "text",
        "info!": "info",
        "servers~": "[server]",
        "tags": "[tag]",
        "paths!": "{path}",
        "components~": "components",
        "externalDocs": "link",
    },
    "info": {
        "title!": "text",
        "version!": "text",
        **dict.fromkeys(("summary", "description", "termsOfService"), "text"),
        **dict.fromkeys(("contact", "license"), "{text}"),
    },
    "server": {"url!": "text", "description": "text"},
    "tag": {"name!": "text", "description": "text", "externalDocs": "link"},
    "link": {"url!": "text", "description": "text"},
    "components": {
        "schemas": "{schema}",
        "parameters": "{parameter}",
        "requestBodies": "{body}",
        "responses": "{response}",
        "headers": "{header}",
        "securitySchemes": "{scheme}",
    },
    "path": {
        "parameters": "[parameter]",
        **dict.fromkeys(METHODS, "operation"),
    },
    "operation": {
        "operationId~": "text",
        "tags~": "[text]",
        "summary~": "text",
        "description~": "text",
        "externalDocs": "link",
        "parameters": "[parameter]",
        "requestBody": "body",
        "responses!": "{response}",
        "security": "[{[text]}]",
        "deprecated": "flag",
        **dict.fromkeys(("x-instruction", "x-rate-limit", "x-replaced-by"), "text"),
        **dict.fromkeys(RULES, "[text]"),
        "x-time-limit": "count",
    },
    "parameter": {
        **dict.fromkeys(("name!", "in!", "description~", "style"), "text"),
        **dict.fromkeys(("required", "deprecated", "explode"), "flag"),
        "schema": "schema",
        "content": "{media type}",
        "example": "any",
    },
    "body": {"content!": "{media type}", "description": "text", "required": "flag", "x-body-name": "text"},
    "response": {"description~": "text", "headers": "{header}", "content": "{media type}"},
    "header": {
        "description~": "text",
        "schema!": "schema",
        **dict.fromkeys(("required", "deprecated", "explode"), "flag"),
        "style": "text",
        "example": "any",
    },
    "media type": {"schema!": "schema", "example": "any"},
    "scheme": {
        "type!": "text",
        **dict.fromkeys(("description", "name", "in", "scheme", "bearerFormat", "openIdConnectUrl"), "text"),
        "flows": "any",
    },
    "discriminator": {"propertyName!": "text", "mapping": "{text}"},
    "schema": {
        "type": "text|[text]",
        **dict.fromkeys(("title", "description", "format", "pattern", "contentEncoding", "contentMediaType"), "text"),
        **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"), "number"),
        **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems"), "count"),
        **dict.fromkeys(("uniqueItems", "deprecated", "readOnly", "writeOnly"), "flag"),
        **dict.fromkeys(("enum", "examples"), "[any]"),
        **dict.fromkeys(("const", "default", "example"), "any"),
        "properties": "{schema}",
        **dict.fromkeys(("additionalProperties", "items"), "schema|flag"),
        **dict.fromkeys(("prefixItems", "allOf", "oneOf", "anyOf"), "[schema]"),
        **dict.fromkeys(("required", "x-enum-varnames", *RULES), "[text]"),
        "discriminator": "discriminator",
        "externalDocs": "link",
        "$comment": "text",
        **dict.fromkeys(("then", "else"), "any"),  # they mean nothing without `if`, which is refused
    },
}
"""The keys of each part, with the form of the value: a part, `[…]` a list, `{…}` a mapping, `a|b` either of two.

`!` marks a key that is required, `~` one that this project requires.
"""

OLDER = {"nullable": "flag", "exclusiveMinimum": "number|flag", "exclusiveMaximum": "number|flag"}
"""The keys of a schema in OpenAPI 3.0, which documents of others may have."""

UNSUPPORTED: Mapping[str, Mapping[str, str]] = {
    "document": {
        "swagger": "write `openapi: 3.1.0`, and the document as that version has it",
        "security": "write `security` at each operation that is signed",
        "webhooks": "leave it out: nothing serves webhooks",
    },
    "server": {"variables": "write the whole URL"},
    "path": {
        "$ref": "write the operations here",
        "servers": "write the one server at the root",
        **dict.fromkeys(("summary", "description"), "write it at the operations"),
    },
    "operation": {
        "callbacks": "leave it out: nothing serves callbacks",
        "servers": "write the one server at the root",
    },
    "response": {"links": "leave it out"},
    **{kind: {"examples": "write one `example`"} for kind in ("parameter", "media type", "header")},
    "schema": {
        "nullable": 'write `type: [<type>, "null"]`, or `anyOf` with `type: "null"`',
        "not": "say what the value is",
        "if": "write `oneOf`, or the rule in the description",
        "patternProperties": "write `additionalProperties`",
        "$defs": "write the schema under components/schemas",
    },
}
"""Keys that OpenAPI knows and the client can't keep, with what to write instead."""

INSTEAD = {
    "exclusiveMinimum": "write the bound here, and leave `minimum` out",
    "exclusiveMaximum": "write the bound here, and leave `maximum` out",
    "items": "write one schema, or `prefixItems`",
    "security": "write `[{signature: []}]`",
}
"""Advice for keys whose value has another form, in OpenAPI 3.0 for example."""

MEANT = {("document", "swagger"): "openapi"}

SECTIONS = {form[1:-1]: section for section, form in PARTS["components"].items()}
"""The parts that `$ref` may point to, with where they are."""

SCHEMAS = "#/components/schemas/"
COMPOSED = ("allOf", "oneOf", "anyOf")
"""The keywords that make a schema of several."""

_JSON_TYPES = {
    type(None): "null",
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    list: "array",
    dict: "object",
}

_EMPTY: Mapping[str, Json] = {"[": [], "{": {}}

_SCALARS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "any": (lambda _: True, "anything"),
    "text": (lambda value: isinstance(value, str), "a string"),
    "flag": (lambda value: isinstance(value, bool), "true or false"),
    "number": (lambda value: isinstance(value, int | float) and not isinstance(value, bool), "a number"),
    "count": (lambda value: type(value) is int and value >= 0, "an integer, 0 or more"),
}


@frozen
class Part:
    """A part of the document."""

    kind: str
    pointer: str
    node: Mapping[str, Json]
    keys: frozenset[str]
    """Its keys; one that is misspelt, as it is meant."""

    @property
    def is_component(self) -> bool:
        """True if it has a name."""
        return self.pointer.startswith("/components/") and self.pointer.count("/") == 3

    @property
    def is_member(self) -> bool:
        """True if it is a member of `allOf`, so that the others say the rest."""
        return bool(re.search(r"/allOf/\d+$", self.pointer))

    @property
    def is_completed(self) -> bool:
        """True if another schema beside it, or around it, says its type."""
        return self.is_member or bool({"$ref", "enum", "const", *COMPOSED} & self.node.keys())

    def text(self, key: str) -> str | None:
        """Return the value of a key, if it is text."""
        value = self.node.get(key)
        return value if isinstance(value, str) else None

    def number(self, key: str) -> float | None:
        """Return the value of a key, if it is a number."""
        value = self.node.get(key)
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None


@define(slots=False)
class Structure:
    """The parts of a document, and what is wrong with their keys and the forms of the values.

    Args:
        source: The document.
        house_rules: True if it is to keep this project's own rules too.
    """

    source: Source
    house_rules: bool
    parts: list[Part] = field(init=False, factory=list)
    problems: list[Problem] = field(init=False, factory=list)

    def __attrs_post_init__(self) -> None:
        self._check("document", self.source.root, "")

    def target(self, node: Json) -> Mapping[str, Json]:
        """Follow `$ref`; what stands beside it wins. One that leads nowhere is left out."""
        seen: set[str] = set()
        while isinstance(node, dict) and "$ref" in node and str(node["$ref"]) not in seen:
            seen.add(str(node["$ref"]))
            node = {**self.component(node["$ref"]), **{key: node[key] for key in node if key != "$ref"}}
        return node if isinstance(node, dict) else {}

    def component(self, reference: Json) -> Mapping[str, Json]:
        """Return what a `$ref` points to; nothing, if that isn't there."""
        _, _, section, name = [*str(reference).split("/", 3), "", "", "", ""][:4]
        return mapped(self.names(section), name)

    def names(self, section: str) -> Mapping[str, Json]:
        """Return the components of a section, by name."""
        return mapped(mapped(self.source.root, "components"), section)

    @cached_property
    def _keys(self) -> Mapping[str, Mapping[str, str]]:
        keys = {kind: {key.rstrip("!~"): form for key, form in keys.items()} for kind, keys in PARTS.items()}
        return keys if self.house_rules else {**keys, "schema": {**keys["schema"], **OLDER}}

    def types(self, node: Json, depth: int = 8) -> set[str]:
        """Return the types that a value may have, null left out; empty: any, or unknown."""
        node = self.target(node)
        if found := own_types(node):
            return found
        members = {key: [self.types(each, depth - 1) for each in listed(node, key)] for key in COMPOSED if depth}
        if all_of := [each for each in members.get("allOf", ()) if each]:
            return set.intersection(*all_of)
        return (
            {"object"} if "properties" in node else {kind for each in members.values() for kind in set().union(*each)}
        )

    def properties(self, node: Json, depth: int = 8) -> Mapping[str, list[Json]]:
        """Return the schemas of each property that an object may have, those of `allOf`, `oneOf` and `anyOf` too."""
        node = self.target(node)
        found = {name: [schema] for name, schema in mapped(node, "properties").items()}
        if name := mapped(node, "discriminator").get("propertyName"):
            found.setdefault(str(name), [])
        for each in (each for key in COMPOSED for each in listed(node, key) if depth):
            for name, schemas in self.properties(each, depth - 1).items():
                found[name] = [*found.get(name, ()), *schemas]
        return found

    def others(self, node: Json, depth: int = 8) -> Iterator[Json]:
        """Yield the schemas of properties that aren't declared; none: there are no others."""
        node = self.target(node)
        others = node.get("additionalProperties", "properties" not in node and "object" in own_types(node))
        if others is not False:
            yield others
        for each in (each for key in COMPOSED for each in listed(node, key) if depth):
            yield from self.others(each, depth - 1)

    def reached(self, node: Json) -> set[str]:
        """Return the pointers of the components that a value refers to, however deep."""
        found: set[str] = set()
        waiting = [node]
        while waiting:
            current = waiting.pop()
            if isinstance(current, dict):
                reference = str(current.get("$ref", "#")).removeprefix("#")
                if reference and reference not in found:
                    found.add(reference)
                    waiting.append(self.component(current["$ref"]))
            waiting += current.values() if isinstance(current, dict) else current if isinstance(current, list) else ()
        return found

    def _refuse(self, pointer: str, wrong: str, instead: str) -> None:
        self.problems.append(self.source.problem(pointer, wrong, instead))

    def _check(self, form: str, value: Json, pointer: str) -> None:
        options = form.split("|") if form[0] not in "[{" else [form]
        for option in options:
            if option in _SCALARS and _SCALARS[option][0](value):
                return
            if isinstance(value, list) and option[0] == "[":
                for number, item in enumerate(value):
                    self._check(option[1:-1], item, f"{pointer}/{number}")
                return
            if isinstance(value, dict) and option[0] == "{":
                for key, item in value.items():
                    self._check(option[1:-1], item, f"{pointer}/{escaped(key)}")
                return
            if isinstance(value, dict) and option in PARTS:
                self._check_part(option, value, pointer)
                return
        wanted = (", " if "flag" in options else " or ").join(map(_form_words, options))
        quotes = ", in quotes" if form == "text" and isinstance(value, int | float) else ""
        instead = INSTEAD.get(pointer.rpartition("/")[2], f"write {wanted}{quotes}")
        self._refuse(pointer, f"{shown(value)} is not {wanted}", instead)

    def _check_part(self, kind: str, node: Mapping[str, Json], pointer: str) -> None:
        known, meant = self._keys[kind], set()
        for key, value in node.items():
            place = f"{pointer}/{escaped(key)}"
            if key == "$ref" and kind in SECTIONS:
                self._check_reference(kind, value, place)
            elif key in known:
                meant.add(key)
                self._check(known[key], value, place)
            else:
                meant |= self._unknown_key(kind, key, place)
        if "$ref" not in node:
            self._check_required(kind, node, meant, pointer)
        self.parts.append(Part(kind, pointer, node, frozenset(meant)))

    def _unknown_key(self, kind: str, key: str, place: str) -> set[str]:
        """Refuse a key; return the one that is meant."""
        if key in UNSUPPORTED.get(kind, {}):
            self._refuse(place, f"{key!r} can't be kept", UNSUPPORTED[kind][key])
            return {MEANT.get((kind, key), key)}
        near = nearest(key, [*self._keys[kind], *(["$ref"] if kind in SECTIONS else [])])
        is_read = not any(f"{problem.pointer}/".startswith(f"{place}/") for problem in self.source.problems)
        if is_read and (self.house_rules or not key.startswith("x-")):
            self._refuse(place, f"{key!r} is not a key here", f"write {near!r}" if near else "leave it out")
        return {near} if near else set()

    def _check_required(self, kind: str, node: Mapping[str, Json], meant: set[str], pointer: str) -> None:
        for name, form in PARTS[kind].items():
            key, empty = name.rstrip("!~"), _EMPTY.get(form[0], "")
            if name == key or (name.endswith("~") and not self.house_rules):
                continue
            if key not in meant:
                self._refuse(pointer, f"has no {key}", f"add `{key}`")
            elif node.get(key) == empty and (self.house_rules or empty != ""):
                self._refuse(f"{pointer}/{key}", f"{key} is empty", f"fill in `{key}`")

    def _check_reference(self, kind: str, reference: Json, pointer: str) -> None:
        section = SECTIONS[kind]
        prefix = f"#/components/{section}/"
        names = self.names(section)
        if not isinstance(reference, str):
            self._refuse(pointer, f"$ref is {shown(reference)} and not a string", f"write '{prefix}<name>'")
            return
        name = reference.removeprefix(prefix)
        if reference != name and name in names:
            return
        near = nearest(name.rpartition("/")[2], names)
        instead = f"write {prefix + near!r}" if near else f"write '{prefix}<name>', with a name that is there"
        if reference == name or "/" in name:
            self._refuse(pointer, f"{reference!r} is not a {kind} of this document", instead)
        elif isinstance(self.source.root.get("components"), dict):
            self._refuse(pointer, f"{reference!r} isn't there", instead)


def own_types(node: Mapping[str, Json]) -> set[str]:
    """Return the types that a schema names, or that the values of its enum have; null left out."""
    types = node.get("type")
    if isinstance(types, str | list):
        return {str(each) for each in ([types] if isinstance(types, str) else types)} - {"null"}
    return {json_type(each) for each in listed(node, "enum") or ([node["const"]] if "const" in node else [])} - {"null"}


def json_type(value: Json) -> str:
    """Return the type of a value."""
    return next(name for kinds, name in _JSON_TYPES.items() if isinstance(value, kinds))


def listed(node: Json, key: str) -> list[Json]:
    """Return the list that a node has under a key; empty, if there is none."""
    found = node.get(key) if isinstance(node, dict) else None
    return found if isinstance(found, list) else []


def strings(node: Json, key: str) -> list[str]:
    """Return the strings in the list that a node has under a key."""
    return [each for each in listed(node, key) if isinstance(each, str)]


def mapped(node: Json, key: str) -> dict[str, Json]:
    """Return the mapping that a node has under a key; empty, if there is none."""
    found = node.get(key) if isinstance(node, dict) else None
    return found if isinstance(found, dict) else {}


def nearest(word: str, words: Iterable[str], least: float = 0.7) -> str | None:
    """Return the word that is likely to be meant."""
    lowered = {each.lower(): each for each in words}
    return next((lowered[found] for found in difflib.get_close_matches(word.lower(), lowered, 1, least)), None)


def shown(value: Json) -> str:
    """Return a value for a message."""
    text = repr(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:79]}…"


def _form_words(form: str) -> str:
    if form in _SCALARS:
        return _SCALARS[form][1]
    if form[0] in "[{":
        return f"a {'list of' if form[0] == '[' else 'mapping to'} {_plural(form[1:-1])}"
    return f"{'an' if form[0] in 'aio' else 'a'} {form}"


def _plural(form: str) -> str:
    return {"text": "strings", "any": "values"}.get(form) or (f"{form}s" if form[0] not in "[{" else _form_words(form))
