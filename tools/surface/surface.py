"""The typed surface of a generated package, read from its source: nothing is imported or executed.

The sync and the async client have the same operations, and call the functions of `bpx_api.api`, so each operation is
read once, from the sync class.

griffe (2.4.1) isn't used: between two versions it finds removed objects and new required parameters, but no additions,
changed types, limits, deprecations or instructions, and each change of an operation twice.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from attrs import evolve, field, frozen

Tree: TypeAlias = Mapping[str, str]
"""Source by path in the package: `models/order.py`."""

PREFIXES = {"client": "", "errors": "errors.", "types": "", "channels": "channels.", "events": "events."}
"""The modules that are read beside `models` and `operations`, and how users write the names in them."""

_ORDER = {"operations": 0, "models": 1}

TABLES = ("instructions", "historical", "page_limits", "time_limits")
"""The tables of tables.py that say something of operations."""

LIMIT = re.compile(
    r"(?:(?P<word>Above|Below|At least|At most) (?P<bound>-?[\d.eE+-]*\d)"
    r"|From (?P<low>-?[\d.eE+-]*\d) to (?P<high>-?[\d.eE+-]*\d))(?: (?P<unit>characters|items))?\."
)
RULE = re.compile(
    rf"{LIMIT.pattern}|A multiple of \S+\.|It matches `.+`\.|No item comes twice\.|Pass [a-z ]+ of .+\.", re.DOTALL
)
"""The sentences that the generator writes for limits, and for rules between arguments."""

_FACTS = {"default": re.compile(r"Default: (.+)\."), "deprecated": re.compile(r"(Deprecated\b.*)", re.DOTALL)}
_TIME_ALIAS = re.compile(r"^    (\w+): TypeAlias = (\w+)$", re.MULTILINE)
"""Names that say how a value is read; to a type checker they are `datetime` and the like."""

_SENTENCE = re.compile(r"(?:`[^`]*`|[^`])+?(?:[.!?](?=\s|\Z)|\Z)")
_SECTION = re.compile(r"^(Args|Attributes|Returns|Raises|Yields):$", re.MULTILINE)
_SOURCE = re.compile(r"^Source: `(\w+ [^`]+)`", re.MULTILINE)


@frozen
class Item:
    """A part of the surface.

    Attributes:
        kind: `operation`, `function`, `class`, `argument`, `field`, `member` or `alias`.
        name: Its own name; at the top as users write it: `bpx.order.get_order`, `Order`.
        owner: The class or operation that it is a part of; empty at the top.
        type: Its annotation; of a function what it returns, of a member its value.
        is_required: False for an argument or field with a default.
        summary: The first sentence of its documentation.
        rules: Limits, and rules between arguments, that its documentation states.
        facts: More that is known of it, by name: `route`, `instructions`, `deprecated`, …
        parts: Its arguments, fields or members, by name.
    """

    kind: str
    name: str
    owner: str = ""
    type: str = ""
    is_required: bool = True
    summary: str = ""
    rules: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(factory=dict[str, str])
    parts: Mapping[str, Item] = field(factory=dict[str, "Item"])

    @property
    def path(self) -> str:
        """The dotted name."""
        return f"{self.owner}.{self.name}" if self.owner else self.name

    @property
    def place(self) -> str:
        """The item as users write it: `bpx.order.get_order(symbol=…)`, `Order.price`."""
        if self.kind == "argument":
            return f"{self.owner}({self.name}=…)"
        if self.kind in ("operation", "function"):
            return f"{self.path}({'…' if self.parts else ''})"
        return self.path


def read_surface(tree: Tree, *, other: Tree | None = None) -> dict[str, Item]:
    """Read the surface of a package.

    Args:
        tree: The package.
        other: Another version of it; modules that are the same in both are skipped.

    Returns:
        The items at the top, by name.

    Raises:
        SyntaxError: a module isn't Python.
    """
    other = other or {}
    tables = _tables(tree.get("tables.py", ""))
    tags = _tags(tree.get("client.py", ""))
    facts_are_same = all(tree.get(name) == other.get(name) for name in ("tables.py", "client.py"))
    items: list[Item] = []
    for path, source in sorted(tree.items(), key=lambda entry: (_ORDER.get(entry[0].split("/")[0], 2), entry[0])):
        folder, _, name = path.removesuffix(".py").rpartition("/")
        if source == other.get(path) and (facts_are_same or folder != "operations"):
            continue
        if folder == "operations":
            items += _operations(_parse(source, path), tags, tables)
        elif folder == "models" and name != "__init__":
            items += _top_level(_parse(source, path), "", are_models=True)
        elif not folder and name in PREFIXES:
            items += _top_level(_parse(source, path), PREFIXES[name])
    aliases = dict(_TIME_ALIAS.findall("".join(tree.get(f"{name}.py", "") for name in ("types", "model", "streaming"))))
    return {item.name: with_replaced_names(item, aliases) for item in items}


def with_replaced_names(item: Item, names: Mapping[str, str]) -> Item:
    """Replace names of classes in the types of an item and its parts."""
    if not names:
        return item
    words = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    parts = {name: with_replaced_names(part, names) for name, part in item.parts.items()}
    return evolve(item, type=words.sub(lambda found: names[found[0]], item.type), parts=parts)


def union_members(annotation: str) -> frozenset[str]:
    """Split an annotation at its outermost `|`."""
    return frozenset(_members(ast.parse(annotation, mode="eval").body)) if annotation else frozenset()


def _members(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        yield from _members(node.left)
        yield from _members(node.right)
    else:
        yield ast.unparse(node)


def _parse(source: str, path: str) -> list[ast.stmt]:
    return ast.parse(source, path).body


def _tags(client: str) -> dict[str, str]:
    """Return the name in the client of each class of operations."""
    return {
        _annotation(node.returns): node.name
        for top in _parse(client, "client.py")
        if isinstance(top, ast.ClassDef) and top.name == "Client"
        for node in top.body
        if isinstance(node, ast.FunctionDef) and _annotation(node.returns).endswith("Operations")
    }


def _tables(source: str) -> dict[str, dict[object, str]]:
    """Return the tables of tables.py, each as values by key."""
    found: dict[str, dict[object, str]] = {}
    for node in _parse(source, "tables.py"):
        name = ast.unparse(node.target).lower() if isinstance(node, ast.AnnAssign) else ""
        if isinstance(node, ast.AnnAssign) and node.value is not None and name in TABLES:
            value = node.value.args[0] if isinstance(node.value, ast.Call) and node.value.args else node.value
            try:
                content: dict[object, object] | frozenset[object] = ast.literal_eval(value)
            except ValueError:  # computed, not written down
                continue
            pairs = content.items() if isinstance(content, dict) else ((key, "yes") for key in content)
            found[name] = {key: str(each) for key, each in pairs}
    return found


def _operations(
    body: list[ast.stmt], tags: Mapping[str, str], tables: Mapping[str, Mapping[object, str]]
) -> Iterator[Item]:
    for top in body:
        if isinstance(top, ast.ClassDef) and top.name in tags:
            for node in top.body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                    item = _function(node, name=f"bpx.{tags[top.name]}.{node.name}", kind="operation")
                    keys = node.name, tuple(item.facts.get("route", "").split(" "))
                    facts = {name: table[key] for name, table in tables.items() for key in keys if key in table}
                    yield evolve(item, facts={**item.facts, **facts})


def _top_level(body: list[ast.stmt], prefix: str, *, are_models: bool = False) -> Iterator[Item]:
    declared = {node.name: node for node in body if isinstance(node, ast.ClassDef)}
    classes: dict[str, Item] = {}
    for node in body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            if node.name.removeprefix("Async") not in classes:
                classes[node.name] = _class(node, prefix, declared, is_model=are_models)
        elif isinstance(node, ast.FunctionDef) and prefix == "channels." and not node.name.startswith("_"):
            yield _function(node, name=prefix + node.name)
        elif isinstance(node, ast.AnnAssign) and _annotation(node.annotation) == "TypeAlias" and node.value is not None:
            name = ast.unparse(node.target)
            if not name.startswith("_"):
                yield Item("alias", prefix + name, type=_alias(node.value, classes.get(name.removesuffix("Value"))))
    yield from classes.values()


def _alias(value: ast.expr, enum: Item | None) -> str:
    """Write a type alias; literals that are the values of an enum change with it, and are not spelled out."""
    if enum and isinstance(value, ast.Subscript) and ast.unparse(value.value) == "Literal":
        literals = value.slice.elts if isinstance(value.slice, ast.Tuple) else [value.slice]
        if {ast.unparse(each) for each in literals} == {member.type for member in enum.parts.values()}:
            return f"Literal[{enum.name}]"
    return ast.unparse(value)


def _class(node: ast.ClassDef, prefix: str, declared: Mapping[str, ast.ClassDef], *, is_model: bool) -> Item:
    owner = prefix + node.name
    bases = [ast.unparse(base) for base in node.bases]
    is_enum = any(base.endswith("Enum") for base in bases)
    inherited = (each for base in bases if base.startswith("_") and base in declared for each in declared[base].body)
    parts: dict[str, Item] = {}
    body = [*inherited, *node.body]
    for each, following in zip(body, [*body[1:], None], strict=True):
        if isinstance(each, ast.Assign) and is_enum:
            name = ast.unparse(each.targets[0])
            parts[name] = Item("member", name, owner, type=ast.unparse(each.value))
        elif isinstance(each, ast.AnnAssign):
            name, type_ = ast.unparse(each.target), _annotation(each.annotation)
            parts[name] = _told(Item("field", name, owner, type_, each.value is None), _string(following))
        elif isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
            parts |= {item.name: item for item in _methods(each, owner, is_error=prefix == "errors.")}
    if is_model:  # their methods are the same for every document
        parts = {name: item for name, item in parts.items() if item.kind != "function"}
    facts = {"bases": ", ".join(bases)} if prefix == "errors." else {}
    if any(base.startswith(("Row[", "NamedTuple")) for base in bases):
        facts["unpacked"] = "yes"
    parts = {name: item for name, item in parts.items() if not name.startswith("_")}
    return _told(Item("class", owner, facts=facts, parts=parts), ast.get_docstring(node) or "")


def _methods(node: ast.FunctionDef | ast.AsyncFunctionDef, owner: str, *, is_error: bool) -> Iterator[Item]:
    if node.name == "__init__":
        # Programs read the attributes of an error, and don't make one.
        arguments = _arguments(node, owner, ast.get_docstring(node) or "")
        yield from _attributes(node, owner, {item.name: item.type for item in arguments}) if is_error else arguments
    elif not any(ast.unparse(each) in ("property", "cached_property") for each in node.decorator_list):
        yield _function(node, name=node.name, owner=owner)
    elif not _annotation(node.returns).endswith("Operations"):
        yield _told(Item("field", node.name, owner, _annotation(node.returns)), ast.get_docstring(node) or "")


def _attributes(node: ast.AST, owner: str, types: Mapping[str, str]) -> Iterator[Item]:
    """Yield what a constructor assigns to `self`."""
    for each in ast.walk(node):
        if isinstance(each, ast.Assign | ast.AnnAssign):
            target = each.target if isinstance(each, ast.AnnAssign) else each.targets[0]
            if isinstance(target, ast.Attribute) and ast.unparse(target.value) == "self":
                annotation = _annotation(each.annotation) if isinstance(each, ast.AnnAssign) else ""
                yield Item("field", target.attr, owner, annotation or types.get(target.attr, ""))


def _function(
    node: ast.FunctionDef | ast.AsyncFunctionDef, *, name: str, owner: str = "", kind: str = "function"
) -> Item:
    text = ast.get_docstring(node) or ""
    facts: dict[str, str] = {}
    if source := _SOURCE.search(text):
        facts["route"] = source[1]
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "deprecated":
            facts["deprecated"] = str(ast.literal_eval(decorator.args[0]))
    item = Item(kind, name, owner, _annotation(node.returns), facts=facts)
    return _told(
        evolve(item, parts={each.name: each for each in _arguments(node, item.path, text)}), _SECTION.split(text)[0]
    )


def _arguments(node: ast.FunctionDef | ast.AsyncFunctionDef, owner: str, documentation: str) -> list[Item]:
    texts = _argument_texts(documentation)
    positional = [*node.args.posonlyargs, *node.args.args]
    defaults = [*([None] * (len(positional) - len(node.args.defaults))), *node.args.defaults]
    return [
        _told(Item("argument", each.arg, owner, _annotation(each.annotation), default is None), texts.get(each.arg, ""))
        for each, default in zip([*positional, *node.args.kwonlyargs], [*defaults, *node.args.kw_defaults], strict=True)
        if each.arg not in ("self", "cls")
    ]


def _annotation(node: ast.expr | None) -> str:
    return "" if node is None else ast.unparse(_Unannotated().visit(node))


class _Unannotated(ast.NodeTransformer):
    """Take the type out of `Annotated[…]`."""

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        is_annotated = isinstance(node.slice, ast.Tuple) and ast.unparse(node.value) == "Annotated"
        return node.slice.elts[0] if is_annotated and isinstance(node.slice, ast.Tuple) else node


def _string(node: ast.stmt | None) -> str:
    """Return the docstring of a field: the string after it."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return inspect.cleandoc(node.value.value)
    return ""


def _argument_texts(documentation: str) -> dict[str, str]:
    sections = _SECTION.split(documentation)
    content = sections[sections.index("Args") + 1] if "Args" in sections else ""
    found: dict[str, str] = {}
    name = ""
    for line in content.splitlines():
        if entry := re.match(r"    (\w+): (.*)", line):
            name = entry[1]
            found[name] = entry[2]
        elif name:
            found[name] += f" {line.strip()}"
    return found


def _told(item: Item, text: str) -> Item:
    """Add what a docstring says."""
    sentences = [found.strip() for found in _SENTENCE.findall(" ".join(text.split()))] or [""]
    rules = tuple(each for each in sentences if RULE.fullmatch(each))
    facts = {name: match[1] for name, said in _FACTS.items() for each in sentences if (match := said.fullmatch(each))}
    return evolve(item, summary=sentences[0], rules=rules, facts={**item.facts, **facts})
