"""The mistakes that a document may have beyond the keys of its parts, a small function each."""

from __future__ import annotations

import contextlib
import keyword
import re
import runpy
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TypeAlias

from .document import Json, Problem, Source, escaped
from .examples import example_problems
from .structure import (
    COMPOSED,
    PARTS,
    RULES,
    SCHEMAS,
    Part,
    Structure,
    json_type,
    listed,
    mapped,
    nearest,
    own_types,
    shown,
    strings,
)
from .upstream import class_name, module_name, python_name

Found: TypeAlias = Iterator[tuple[str, str, str]]
"""Mistakes in a part: the JSON pointer from there, what is wrong, what to write instead."""

Check: TypeAlias = Callable[[Part, Structure], Found]

SHOWN = re.compile(r"/(requestBody|requestBodies/[^/]+|responses/2..)/content/[^/]+$")
"""The contents that need an example: of bodies and of successes."""

LONGEST_NAME = 200
"""Names become those of files, which have a limit."""

PLACES = ("query", "header", "path", "cookie")
RATE_LIMITS = ("historical",)
STYLES: Mapping[str, tuple[str, ...]] = {
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "path": ("simple",),
    "cookie": ("form",),
}
OWN_HEADERS = (
    "accept",
    "accept-encoding",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "cookie",
    "host",
)
"""Headers that the client sets itself; of some of them OpenAPI says that it ignores them."""

SIGNING_HEADERS = ("x-api-key", "x-signature", "x-timestamp", "x-window")
CLIENT_NAMES = ("aclose", "base_url", "close", "execute", "prepare", "with_options")
"""Attributes of a client that are not tags."""

SCHEMES: Mapping[str, tuple[str, ...]] = {
    "apiKey": ("name", "in"),
    "http": ("scheme",),
    "oauth2": ("flows",),
    "openIdConnect": ("openIdConnectUrl",),
    "mutualTLS": (),
}
"""The types of security schemes, with the keys that each needs."""

TABLES = Path(__file__).resolve().parents[2] / "generated" / "bpx_api" / "tables.py"

TYPES = ("string", "number", "integer", "boolean", "array", "object", "null")
SYNONYMS = {"int": "integer", "str": "string", "float": "number", "double": "number", "list": "array", "dict": "object"}
"""Types as other languages call them."""

_UNIX = ("unix-seconds", "unix-milliseconds", "unix-microseconds")
FORMATS: Mapping[str, tuple[str, ...]] = {
    "string": (
        *("decimal", "decimal-or-percent", "int64", "password", "byte", "binary", "uuid", "uri", "email"),
        *("date", "time", "date-time", "naive-time", "naive-date-time", "spaced-date-time", *_UNIX),
    ),
    "integer": ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", *_UNIX),
    "number": ("float", "double"),
}
"""The formats of each type."""

NUMERIC = ("decimal", "decimal-or-percent", "int64")
"""The formats of a string that may have a number's limits."""

KEYWORDS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"), ("integer", "number")
    ),
    **dict.fromkeys(("minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType"), ("string",)),
    **dict.fromkeys(("minItems", "maxItems", "uniqueItems", "items", "prefixItems"), ("array",)),
    **dict.fromkeys(("properties", "additionalProperties"), ("object",)),
}
"""The types that a keyword is for."""

BOUNDS = (
    *(("minimum", "maximum"), ("exclusiveMinimum", "exclusiveMaximum")),
    *(("minimum", "exclusiveMaximum"), ("exclusiveMinimum", "maximum")),
    *(("minLength", "maxLength"), ("minItems", "maxItems")),
)


def problems(source: Source, *, house_rules: bool = True) -> list[Problem]:
    """Return what is wrong with a document, sorted by line.

    Args:
        source: The document.
        house_rules: True if it is to keep this project's own rules too: descriptions, examples, instructions.
    """
    structure = Structure(source, house_rules)
    found = [*source.problems, *structure.problems]
    for part in structure.parts:
        for check in (*CHECKS.get(part.kind, ()), *(HOUSE_CHECKS.get(part.kind, ()) if house_rules else ())):
            found += [source.problem(f"{part.pointer}{place}", *said) for place, *said in check(part, structure)]
    found += example_problems(structure, found)
    return sorted(set(found))


def _instead(word: str, words: Iterable[str], otherwise: str) -> str:
    """Advise the word that is likely to be meant."""
    near = nearest(word, words)
    return f"write {near!r}" if near else otherwise


def _unescaped(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~")


# --- The document -----------------------------------------------------------------------------------------------------


def _version(part: Part, structure: Structure) -> Found:
    version = part.text("openapi")
    if version and not re.fullmatch(r"3\.1\.\d+" if structure.house_rules else r"3\.[01]\.\d+", version):
        yield "/openapi", f"{version!r} is not a version that is read", "write 3.1.0"


def _server_url(part: Part, _: Structure) -> Found:
    url = part.text("url")
    if url and not re.fullmatch(r"https?://[^\s{}\"'\\<>]+", url):
        yield "/url", f"the url {url!r} is not that of a server", "write it whole, as in 'https://api.example'"


def _one_server(part: Part, _: Structure) -> Found:
    if len(listed(part.node, "servers")) > 1:
        yield "/servers/1", "has several servers, of which only the first is used", "leave one"


def _unique_tags(part: Part, _: Structure) -> Found:
    names = _tags(part.node)
    for number, name in enumerate(names):
        if name in names[:number]:
            yield f"/tags/{number}", f"the tag {name!r} is there already", "leave one of the two out"


def _unique_operations(_: Part, structure: Structure) -> Found:
    seen: dict[str, str] = {}
    for operation in structure.parts:
        name = operation.text("operationId") if operation.kind == "operation" else None
        if name:
            path, method = operation.pointer.split("/")[2:]
            here = f"{method.upper()} {_unescaped(path)}"
            taken = seen.setdefault(python_name(name), here)
            if taken != here:
                yield f"{operation.pointer}/operationId", f"{name!r} is taken by {taken}", "give each its own name"
            if len(name) > LONGEST_NAME:
                said = f"the name {shown(name)} has {len(name)} characters"
                yield f"{operation.pointer}/operationId", said, f"write at most {LONGEST_NAME}"


def _tag_names(part: Part, _: Structure) -> Found:
    named = [(f"/tags/{number}/name", name) for number, name in enumerate(_tags(part.node))]
    yield from _one_name(named, python_name)
    for place, name in named:
        if python_name(name) in CLIENT_NAMES:
            yield place, f"the client has a {python_name(name)!r} of its own", "name the tag differently"


def _schema_names(_: Part, structure: Structure) -> Found:
    named = [(f"/components/schemas/{escaped(name)}", name) for name in structure.names("schemas")]
    yield from _one_name(named, lambda name: module_name(class_name(name)))


def _field_names(part: Part, _: Structure) -> Found:
    named = [(f"/properties/{escaped(name)}", name) for name in mapped(part.node, "properties")]
    yield from _one_name(named, python_name)
    for place, name in named:
        if re.search(r'["\\\x00-\x1f]', name):  # msgspec, which reads them, has none like it
            yield place, f"the name {name!r} has a quote, a backslash or a control character", "rename it"


def _argument_names(part: Part, structure: Structure) -> Found:
    nodes = enumerate(map(structure.target, listed(part.node, "parameters")))
    yield from _one_name([(f"/parameters/{number}", str(node.get("name"))) for number, node in nodes], python_name)


def _one_name(named: Iterable[tuple[str, str]], in_python: Callable[[str], str]) -> Found:
    """Names that differ in the document and not in Python."""
    seen: dict[str, str] = {}
    for place, name in named:
        taken = seen.setdefault(in_python(name), name)
        if taken != name:
            yield place, f"{name!r} and {taken!r} are both {in_python(name)!r} in Python", "rename one of them"
        if len(name) > LONGEST_NAME:
            yield place, f"the name {shown(name)} has {len(name)} characters", f"write at most {LONGEST_NAME}"


def _tags(node: Mapping[str, Json]) -> list[str]:
    return [str(each.get("name")) if isinstance(each, dict) else "" for each in listed(node, "tags")]


def _paths(part: Part, _: Structure) -> Found:
    seen: dict[str, str] = {}
    for path in mapped(part.node, "paths"):
        place = f"/paths/{escaped(path)}"
        if not path.startswith("/"):
            yield place, f"the path {path!r} has no slash in front", f"write '/{path}'"
        elif not re.fullmatch(r"([^?#\s{}]|{[^?#\s{}/]+})+", path):
            yield place, f"the path {path!r} can't be sent", "leave out spaces, `?` and `#`, and name what is in braces"
        other = seen.setdefault(re.sub(r"{[^}]*}", "{}", path), path)
        if other != path:
            yield place, f"{path!r} is the same path as {other!r}", "write the operations of both under one"


def _circles(_: Part, structure: Structure) -> Found:
    for section in PARTS["components"]:
        nodes = structure.names(section)
        needs = {name: set(_needed(node, f"#/components/{section}/")) for name, node in nodes.items()}
        while circle := _circle(needs):
            first = min(circle, key=list(nodes).index)
            place = f"/components/{section}/{escaped(first)}{'/$ref' if '$ref' in nodes[first] else ''}"
            way = " → ".join(f"#/components/{section}/{name}" for name in circle)
            yield place, f"{first!r} can't be without itself: {way}", "let one of them be absent"
            needs = {name: needed - {*circle} for name, needed in needs.items() if name not in circle}


def _needed(node: Json, prefix: str) -> Iterator[str]:
    """Yield the components that a value contains for certain."""
    if not isinstance(node, dict):
        return
    if str(node.get("$ref")).startswith(prefix):
        yield node["$ref"].removeprefix(prefix)
    for each in (each for key in ("prefixItems", *COMPOSED) for each in listed(node, key)):
        yield from _needed(each, prefix)
    for name in strings(node, "required"):
        inner = mapped(mapped(node, "properties"), name)
        if not {"oneOf", "anyOf"} & inner.keys() and "null" not in listed(inner, "type"):
            yield from _needed(inner, prefix)


def _circle(needs: Mapping[str, set[str]]) -> list[str]:
    """Return a way from a component to itself; empty: there is none."""
    try:
        TopologicalSorter({name: needed & needs.keys() for name, needed in needs.items()}).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _component_names(part: Part, _: Structure) -> Found:
    for section in PARTS["components"]:
        for name in mapped(part.node, section):
            if not re.fullmatch(r"[\w.-]+", name):
                instead = "write letters, digits, dots, dashes and underscores"
                yield f"/{section}/{escaped(name)}", f"{name!r} can't be the name of a component", instead


def _scheme(part: Part, _: Structure) -> Found:
    kind, place = part.text("type") or "", part.text("in")
    if kind not in SCHEMES:
        yield "/type", f"{kind!r} is not a type of a security scheme", _instead(kind, SCHEMES, "write 'apiKey'")
    for key in SCHEMES.get(kind, ()):
        if key not in part.keys:
            yield "", f"has no {key}, which says how {kind!r} works", f"add `{key}`"
    if place and place not in ("query", "header", "cookie"):
        yield "/in", f"a key can't be in {place!r}", "write 'header'"


# --- Operations -------------------------------------------------------------------------------------------------------


def _tag(part: Part, structure: Structure) -> Found:
    tags = listed(part.node, "tags")
    names = _tags(structure.source.root)
    if len(tags) > 1:
        yield "/tags", f"has {len(tags)} tags", "leave one: it places the operation in the client"
    elif tags and isinstance(tags[0], str) and tags[0] not in names:
        instead = _instead(tags[0], names, "add it to `tags` at the root")
        yield "/tags", f"{tags[0]!r} is not one of the tags", instead


def _responses(part: Part, structure: Structure) -> Found:
    statuses = mapped(part.node, "responses")
    for status in statuses:
        if not re.fullmatch(r"[1-5](\d\d|XX)|default", status):
            yield (
                f"/responses/{escaped(status)}",
                f"{status!r} is not a status",
                "write one as '200', '2XX' or 'default'",
            )
        elif status in ("204", "205", "304") and "content" in structure.target(statuses[status]):
            yield f"/responses/{status}/content", f"{status} has no content in HTTP", "leave it out, or write '200'"
    if statuses and not any(status.startswith("2") or status == "default" for status in statuses):
        yield "/responses", "has no success", "add the response of a success: '200', or another one with a 2"


def _security(part: Part, structure: Structure) -> Found:
    schemes = structure.names("securitySchemes")
    named = [(number, name) for number, each in enumerate(listed(part.node, "security")) for name in each or ()]
    for number, name in named:
        if "components" not in structure.source.root:
            continue
        if name not in schemes:
            instead = _instead(name, schemes, "add it to components/securitySchemes")
            yield f"/security/{number}/{escaped(name)}", f"the security scheme {name!r} isn't there", instead
        elif structure.house_rules and structure.target(schemes.get(name)).get("type") != "apiKey":
            said = f"{name!r} is not a scheme with `type: apiKey`, as the signature is"
            yield f"/security/{number}/{escaped(name)}", said, "write the scheme of the signature"
    if structure.house_rules and len(listed(part.node, "security")) > 1:
        yield "/security", "has several ways to be signed", "leave one: every request is signed alike"


def _instruction(part: Part, _: Structure) -> Found:
    name = part.text("x-instruction")
    signed = "security" in part.keys and part.node.get("security", True)
    if signed and "x-instruction" not in part.keys:
        yield "", "is signed (security) but has no x-instruction", "name the instruction that is signed"
    if "x-instruction" in part.keys and not signed:
        yield "/x-instruction", "has x-instruction but no security", "add `security: [{signature: []}]` or take it out"
    if name is not None and not re.fullmatch(r"[A-Za-z]\w*", name):
        yield "/x-instruction", f"the x-instruction {name!r} is not a name", "write one as 'orderExecute'"
    elif name and (near := nearest(name, _instructions(), 0.9)) and name not in _instructions():
        yield "/x-instruction", f"{name!r} is not an instruction so far, but nearly one", f"write {near!r}"


@cache
def _instructions() -> frozenset[str]:
    """The instructions that are known: those of the package that was generated last."""
    with contextlib.suppress(OSError, SyntaxError, KeyError):  # a package that is broken is about to be replaced
        return frozenset(runpy.run_path(str(TABLES))["INSTRUCTIONS"].values())
    return frozenset()


def _rate_limit(part: Part, _: Structure) -> Found:
    if part.node.get("x-time-limit") == 0:
        yield "/x-time-limit", "no item fits into a limit of 0", "write the most that a response holds"
    limit = part.text("x-rate-limit")
    if limit is not None and limit not in RATE_LIMITS:
        yield "/x-rate-limit", f"{limit!r} is not a rate limit", f"write {' or '.join(RATE_LIMITS)}, or leave it out"


def _replacement(part: Part, structure: Structure) -> Found:
    name = part.text("x-replaced-by")
    if name is None:
        return
    if part.node.get("deprecated") is not True:
        yield "/x-replaced-by", "has x-replaced-by, but is not deprecated", "add `deprecated: true`, or take it out"
    names = {each.text("operationId") or "" for each in structure.parts if each.kind == "operation"}
    if name not in names:
        yield "/x-replaced-by", f"{name!r} is not an operation", _instead(name, names, "write an operationId")


def _body(part: Part, _: Structure) -> Found:
    method = part.pointer.rpartition("/")[2]
    if method in ("get", "head") and "requestBody" in part.node:
        yield "/requestBody", f"a {method.upper()} has no body", "send the values in the query"


def _declared_parameters(part: Part, structure: Structure) -> Found:
    """The parameters that an operation, or a path, has of its own."""
    path = part.pointer.split("/")[2]
    seen: set[tuple[str, str]] = set()
    for number, node in enumerate(map(structure.target, listed(part.node, "parameters"))):
        name, place = str(node.get("name")), str(node.get("in"))
        if (name, place) in seen:
            yield f"/parameters/{number}", f"the parameter {name!r} is there already", "leave one of the two out"
        seen.add((name, place))
        if place == "path" and f"{{{name}}}" not in _unescaped(path):
            yield (
                f"/parameters/{number}",
                f"the path has no {name!r}",
                f"write '{{{name}}}' where it belongs in the path",
            )


def _path_parameters(part: Part, structure: Structure) -> Found:
    in_path = {str(node.get("name")) for node in _all_parameters(part, structure) if node.get("in") == "path"}
    for name in re.findall(r"{([^}]*)}", _unescaped(part.pointer.split("/")[2])):
        if name not in in_path:
            yield "", f"{name!r} of the path is not a parameter", f"add the parameter {name!r} with `in: path`"


def _page(part: Part, structure: Structure) -> Found:
    schemas = {str(node.get("name")): structure.target(node.get("schema")) for node in _all_parameters(part, structure)}
    if {"limit", "offset"} <= schemas.keys() and "maximum" not in schemas["limit"]:
        yield (
            "/parameters",
            "limit and offset page, but limit has no maximum",
            "add `maximum`: the most that a page holds",
        )


def _operation_group_rules(part: Part, structure: Structure) -> Found:
    yield from _group_rules(part, [str(node.get("name")) for node in _all_parameters(part, structure)])


def _all_parameters(part: Part, structure: Structure) -> list[Mapping[str, Json]]:
    """Return the parameters of an operation, those of its path among them."""
    shared = structure.source.root["paths"][_unescaped(part.pointer.split("/")[2])]
    return [structure.target(node) for each in (shared, part.node) for node in listed(each, "parameters")]


def _group_rules(part: Part, names: Iterable[str]) -> Found:
    for rule in (each for each in RULES if each in part.node):
        if len({*strings(part.node, rule)}) < 2:
            yield f"/{rule}", f"{rule} names fewer than two arguments", "name two, or leave it out"
        for name in strings(part.node, rule):
            if name not in names:
                otherwise = "write names of arguments; those of a body are ruled by its schema"
                said = f"{rule} names {name!r}, which is not an argument here"
                yield f"/{rule}", said, _instead(name, names, otherwise)
            elif name in listed(part.node, "required"):
                yield f"/{rule}", f"{rule} names {name!r}, which is required anyway", "leave it out"


def _parameter(part: Part, _: Structure) -> Found:
    place, name = part.text("in"), part.text("name")
    if place and place not in PLACES:
        instead = _instead(place, PLACES, f"write one of {', '.join(PLACES)}")
        yield "/in", f"a parameter can't be in {place!r}", instead
    if place == "path" and part.node.get("required") is not True:
        yield "", f"the parameter {name!r} is in the path, but not required", "add `required: true`"
    if not {"schema", "content"} & part.keys and "$ref" not in part.node:
        yield "", f"the parameter {name!r} has no schema", "add `schema`"
    if {"schema", "content"} <= part.keys:
        yield "/content", f"the parameter {name!r} has a schema too", "leave one of the two out"


def _sent_parameter(part: Part, structure: Structure) -> Found:
    place, name, style = part.text("in") or "", part.text("name") or "", part.text("style")
    styles = STYLES.get(place, ())
    if style and styles and style not in styles:
        instead = _instead(style, styles, f"write {' or '.join(styles)}, or leave it out")
        yield "/style", f"{style!r} is not a style of what is in the {place}", instead
    elif style == "deepObject" and structure.types(part.node.get("schema")) - {"object"}:
        yield "/style", "deepObject is for an object", "leave it out"
    if place in ("header", "cookie") and name and not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name):
        yield "/name", f"{name!r} can't be the name of a {place}", "write letters, digits and hyphens"
    if place == "header" and name.lower() in OWN_HEADERS:
        yield "", f"the header {name} is one that the client sets itself", "leave it out"


def _signed_body(part: Part, structure: Structure) -> Found:
    content = mapped(structure.target(part.node.get("requestBody")), "content")
    if not content or not part.node.get("security"):
        return
    schemas = [structure.target(mapped(content, media).get("schema")) for media in content if _is_json(_essence(media))]
    if not schemas:
        said = f"is signed, and its body is {' or '.join(content)}"
        yield "/requestBody", said, "write application/json: only that can be signed"
    for schema in schemas:
        types = structure.types(schema)
        if structure.types(schema.get("items")) - {"object"} if types == {"array"} else types - {"object"}:
            said = f"is signed, and its body is {_either(types)}"
            yield "/requestBody", said, "write an object or an array of objects: only they can be signed"


def _signing_header(part: Part, _: Structure) -> Found:
    name = part.text("name") or ""
    if part.text("in") == "header" and name.lower() in SIGNING_HEADERS:
        yield "", f"the header {name} is one of the signature", "leave it out: `security` says it"


def _media_type(part: Part, structure: Structure) -> Found:
    media = _unescaped(part.pointer.rpartition("/")[2])
    kind, types = _essence(media), structure.types(part.node.get("schema"))
    is_form = kind in ("application/x-www-form-urlencoded", "multipart/form-data") and "/requestBod" in part.pointer
    if "/" not in media:
        yield "", f"{media!r} is not a media type", "write one as 'application/json'"
    elif is_form and types - {"object"}:
        yield "/schema", f"a form can't be {_either(types)}", "write an object: its properties are the fields"
    elif not (_is_json(kind) or is_form) and "schema" in part.keys and types != {"string"}:
        yield "", f"{media} is not JSON", "write application/json, or a schema with `type: string`"
    elif _is_json(kind) and "binary" in _formats(part.node.get("schema"), structure, set()):
        yield "/schema", "JSON can't have `format: binary` in it", "write `format: byte`, which is base64"


def _essence(media: str) -> str:
    return media.partition(";")[0].strip().lower()


def _is_json(media: str) -> bool:
    return media == "application/json" or media.endswith("+json")


def _formats(node: Json, structure: Structure, seen: set[str]) -> Iterator[str]:
    """Yield the formats of all that a value contains."""
    if isinstance(node, list):
        for each in node:
            yield from _formats(each, structure, seen)
    elif isinstance(node, dict):
        reference = str(node.get("$ref", ""))
        if reference not in seen or not reference:
            seen.add(reference)
            for key, each in structure.target(node).items():
                if key == "format" and isinstance(each, str):
                    yield each
                elif key not in ("example", "examples", "default", "enum", "const"):
                    yield from _formats(each, structure, seen)


def _has_example(part: Part, _: Structure) -> Found:
    if "example" not in part.keys and SHOWN.search(part.pointer):
        yield "", "has no example", "add `example`: documentation, tests and the local exchange show it"


# --- Schemas ----------------------------------------------------------------------------------------------------------


def _type(part: Part, _: Structure) -> Found:
    names = strings(part.node, "type") or [name for name in (part.text("type"),) if name is not None]
    for name in (each for each in names if each not in TYPES):
        instead = (
            f"write {SYNONYMS[name]}" if name in SYNONYMS else _instead(name, TYPES, f"write one of {', '.join(TYPES)}")
        )
        yield "/type", f"{name!r} is not a type", instead
    if names == ["null"] and not re.search(r"/(anyOf|oneOf)/\d+$", part.pointer):
        yield "/type", "is only null", "write the type of its value too"
    if part.node.get("type") == []:
        yield "/type", "type is empty", "write the type of its value"
    if len({*names}) < len(names):
        yield "/type", "type names one twice", "leave it out once"


def _format(part: Part, _: Structure) -> Found:
    name, types = part.text("format"), own_types(part.node)
    fitting = [each for kind, formats in FORMATS.items() for each in formats if kind in types or not types]
    owners = [kind for kind, formats in FORMATS.items() if name in formats]
    if name is None or not types <= {*TYPES} or (types and name in fitting):
        return
    if not owners:
        instead = _instead(name, fitting, f"leave it out, or write one of {', '.join(fitting)}")
        yield "/format", f"{name!r} is not a format", instead
    elif types:
        yield "/format", f"{name!r} is not a format of {_either(types)}", f"write `type: {' or '.join(owners)}`"
    elif not part.is_completed:
        yield "/format", f"has the format {name!r} but no type", f"add `type: {' or '.join(owners)}`"


def _encoding(part: Part, _: Structure) -> Found:
    encoding = part.text("contentEncoding")
    if encoding is not None and encoding != "base64":
        yield "/contentEncoding", f"{encoding!r} is not an encoding that is read", "write base64, or leave it out"


def _misplaced(part: Part, _: Structure) -> Found:
    """Keywords of another type mean nothing."""
    name = part.text("format") or ""
    may_be_number = name in NUMERIC or (name and name not in FORMATS["string"])  # that is said already
    types = own_types(part.node) | ({"number"} if may_be_number else set())
    for key, owners in KEYWORDS.items():
        if key not in part.node or not types <= {*TYPES} or types & {*owners}:
            continue
        if types:
            yield f"/{key}", f"{key} is not for {_either(types)}", f"leave it out, or write `type: {owners[0]}`"
        elif key != "properties" and "properties" not in part.node and not part.is_completed:
            yield f"/{key}", f"has {key} but no type", f"add `type: {owners[0]}`"


def _enum(part: Part, _: Structure) -> Found:
    values, names = listed(part.node, "enum"), listed(part.node, "x-enum-varnames")
    may_be_null = "type" not in part.node or "null" in strings(part.node, "type")
    types = own_types(part.node) | ({"null"} if may_be_null else set())
    if part.node.get("enum") == []:
        yield "/enum", "the enum is empty", "write its values, or leave it out"
    for number, value in enumerate(values):
        if shown(value) in map(shown, values[:number]):
            yield f"/enum/{number}", f"the enum has {shown(value)} twice", "leave one out"
        elif json_type(value) not in types:
            yield f"/enum/{number}", f"{shown(value)} is not {_either(types)}", "write text in quotes, a number without"
        elif json_type(value) not in ("string", "integer", "null"):
            yield f"/enum/{number}", f"{shown(value)} can't be a member", "write values that are strings or integers"
    if len(types - {"null"}) > 1 and values:
        yield "/enum", f"the enum has values that are {_either(types)}", "write `oneOf`, with an enum of each type"
    if "const" in part.node and types and not {json_type(part.node["const"]), *_wider(part.node["const"])} & types:
        yield "/const", f"{shown(part.node['const'])} is not {_either(types)}", "write a value of its type"
    if "x-enum-varnames" in part.node and len(names) != len(values):
        said = f"x-enum-varnames has {len(names)} names for {len(values)} values"
        yield "/x-enum-varnames", said, "write a name for each value, in their order"
    for number, name in enumerate(map(str, names)):
        if not name.isidentifier() or keyword.iskeyword(name) or name in names[:number]:
            yield (
                f"/x-enum-varnames/{number}",
                f"{name!r} can't be the name of a member",
                "write a name of Python, each once",
            )


def _wider(value: Json) -> tuple[str, ...]:
    return ("number",) if json_type(value) == "integer" else ()


def _pattern(part: Part, _: Structure) -> Found:
    try:
        re.compile(part.text("pattern") or "")
    except re.error as error:
        yield "/pattern", f"{part.text('pattern')!r} is not a regular expression: {error}", "correct it"


def _bounds(part: Part, _: Structure) -> Found:
    for low, high in BOUNDS:
        least, most = part.number(low), part.number(high)
        if least is not None and most is not None and (least > most or (least == most and "exclusive" in low + high)):
            yield f"/{low}", f"nothing is between {low} {least} and {high} {most}", "exchange the two, or correct one"
    step = part.number("multipleOf")
    if step is not None and step <= 0:
        yield "/multipleOf", f"nothing is a multiple of {step}", "write the step, above 0"


def _required(part: Part, structure: Structure) -> Found:
    declared = {} if part.is_member else structure.properties(part.node)
    for number, name in enumerate(listed(part.node, "required")):
        if isinstance(name, str) and name not in declared and not part.is_member:
            instead = _instead(name, declared, f"add {name!r} to the properties")
            yield f"/required/{number}", f"{name!r} is required but not a property", instead
        elif name in listed(part.node, "required")[:number]:
            yield f"/required/{number}", f"{name!r} is required twice", "leave it out once"


def _compatible(part: Part, structure: Structure) -> Found:
    for key in (key for key in (*COMPOSED, "prefixItems") if part.node.get(key) == []):
        yield f"/{key}", f"{key} is empty", "write its schemas, or leave it out"
    members = [types for each in listed(part.node, "allOf") if (types := structure.types(each))]
    if members and not set.intersection(*members):
        said = " and ".join(map(_either, members))
        yield "/allOf", f"allOf wants {said} at once", "write `oneOf`, or leave one out"
    for name, schemas in structure.properties({"allOf": listed(part.node, "allOf")}).items():
        kinds = [each for schema in schemas if (each := structure.types(schema))]
        if kinds and not set.intersection(*kinds):
            said = " and ".join(sorted(map(_either, kinds)))
            yield "/allOf", f"allOf wants {name!r} to be {said} at once", "write it once"


def _discriminator(part: Part, structure: Structure) -> Found:
    node = mapped(part.node, "discriminator")
    name, names = node.get("propertyName"), structure.names("schemas")
    choices = [*listed(part.node, "oneOf"), *listed(part.node, "anyOf")]
    if node and not choices:
        yield "/discriminator", "has nothing to choose from", "add `oneOf` with references to the schemas"
    for value, target in mapped(node, "mapping").items():
        if isinstance(target, str) and target.removeprefix(SCHEMAS) not in names:
            instead = _instead(target.rpartition("/")[2], names, f"write '{SCHEMAS}<name>'")
            yield f"/discriminator/mapping/{escaped(value)}", f"{target!r} isn't there", instead
    mapped_to = set(map(str, mapped(node, "mapping").values()))
    is_whole = mapped_to and all(target.removeprefix(SCHEMAS) in names for target in mapped_to)
    for choice in choices if is_whole else ():
        if isinstance(choice, dict) and choice.get("$ref") not in mapped_to and choice != {"type": "null"}:
            yield "/discriminator/mapping", f"the mapping leaves {shown(choice)} out", "add its value"
    for choice in choices if isinstance(name, str) and "mapping" not in node else ():
        if name not in structure.properties(choice):
            said = f"the discriminator {name!r} is not a property of {shown(choice)}"
            yield "/discriminator/propertyName", said, "add the property there, or `mapping` here"
            return


def _places(part: Part, _: Structure) -> Found:
    places = [each if isinstance(each, dict) else {} for each in listed(part.node, "prefixItems")]
    titles = [each.get("title") for each in places]
    if places and not part.is_component:
        yield "/prefixItems", "prefixItems needs a name", "write the array under components/schemas, and `$ref` here"
    if places and part.node.get("items", False) is not False:
        yield (
            "/items",
            "prefixItems names every place, and items would be more",
            "write `items: false`, or leave it out",
        )
    for number, title in enumerate(titles):
        if not title or title in titles[:number]:
            yield f"/prefixItems/{number}", "needs a title of its own, the name of the attribute", "add `title`"


def _either_way(part: Part, _: Structure) -> Found:
    if part.node.get("readOnly") is True and part.node.get("writeOnly") is True:
        yield "/writeOnly", "is readOnly and writeOnly", "leave one of the two out"


def _schema_group_rules(part: Part, structure: Structure) -> Found:
    yield from _group_rules(part, structure.properties(part.node))


def _described(part: Part, structure: Structure) -> Found:
    is_property = re.search(r"/properties/[^/]+$", part.pointer) and not _has_description(part.node, structure)
    if "description" not in part.keys and (is_property or (part.is_component and "$ref" not in part.node)):
        yield "", "has no description", "add `description`: it becomes the docstring"
    if part.text("description") == "":
        yield "/description", "description is empty", "say what it is"


def _has_description(node: Json, structure: Structure, depth: int = 8) -> bool:
    node = structure.target(node)
    members = (each for key in COMPOSED for each in listed(node, key) if depth)
    return bool(node.get("description")) or any(_has_description(each, structure, depth - 1) for each in members)


def _either(types: Iterable[str]) -> str:
    return " or ".join(f"{'an' if name[:1] in 'aio' else 'a'} {name}" for name in sorted(types)).replace(
        "a null", "null"
    )


CHECKS: Mapping[str, tuple[Check, ...]] = {
    "document": (_version, _unique_tags, _unique_operations, _tag_names, _schema_names, _paths, _circles),
    "server": (_server_url,),
    "components": (_component_names,),
    "scheme": (_scheme,),
    "path": (_declared_parameters,),
    "operation": (_responses, _security, _replacement, _body, _declared_parameters, _path_parameters, _argument_names),
    "parameter": (_parameter, _sent_parameter),
    "media type": (_media_type,),
    "schema": (
        *(_type, _format, _encoding, _enum, _pattern, _bounds, _required, _compatible, _discriminator, _places),
        *(_either_way, _schema_group_rules, _field_names),
    ),
}
HOUSE_CHECKS: Mapping[str, tuple[Check, ...]] = {
    "document": (_one_server,),
    "operation": (_tag, _signed_body, _instruction, _rate_limit, _page, _operation_group_rules),
    "parameter": (_signing_header,),
    "media type": (_has_example,),
    "schema": (_described, _misplaced),
}
