"""Find the handwritten code that uses removed and renamed items of the surface.

The code is read, not type-checked: mypy would take half a minute. A field is found where the object comes from an
operation or has an annotation; where its class is not known, if nothing else has a field of that name.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy

from attrs import field, frozen

from .comparison import Change
from .surface import Item, union_members

PACKAGES = ("bpx_api", "bpx_client")
MODULES = {"models": "", "errors": "errors.", "events": "events."}
"""The modules that code takes classes from, and how their names begin in the surface."""

PAGING = ("paginate", "apaginate")
_CODE_BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


@frozen(order=True)
class Use:
    """A place that uses what is gone.

    Attributes:
        file: The path, relative to the project.
        line: The line.
        place: The item that is used, as users write it.
        successor: Its new name; with a question mark the likely one; empty: none is known.
    """

    file: str
    line: int
    place: str
    successor: str


def find_uses(sources: Mapping[str, str], changes: Iterable[Change], surface: Mapping[str, Item]) -> list[Use]:
    """Find the places that use what is gone.

    Args:
        sources: The handwritten code and pages by path; of a page its Python code is read, and names of operations.
        changes: The changes of the surface.
        surface: The whole surface before them.

    Returns:
        The places, each once.
    """
    gone = _Gone.of(changes)
    words = re.compile(rf"\b(?:{'|'.join(map(re.escape, gone.words))})\b") if gone.words else None
    relevant = {file: text for file, text in sources.items() if words and words.search(text)}
    trees = {file: tree for file, text in relevant.items() if (tree := _parse(file, text)) is not None}
    declared = {name for tree in trees.values() for name in _declared_attributes(tree)}
    found: set[Use] = set()
    for file, text in relevant.items():
        lines = dict[int, list[Change]]()
        if file in trees:
            scan = _Scan(gone, surface, declared)
            scan.visit(trees[file])
            lines = scan.found
        if file.endswith(".md"):
            for number, line in enumerate(text.splitlines(), 1):
                named = re.findall(r"[`.](\w+)", line)
                lines.setdefault(number, []).extend(gone.operations[each] for each in named if each in gone.operations)
        found |= {Use(file, line, each.place, each.successor) for line, used in lines.items() for each in used}
    return sorted(found)


@frozen
class _Gone:
    """The changes that take a name away, by what is looked for in the code."""

    operations: dict[str, Change] = field(factory=dict[str, Change])
    classes: dict[str, Change] = field(factory=dict[str, Change])
    arguments: dict[tuple[str, str], Change] = field(factory=dict[tuple[str, str], Change])
    """By name of the operation or class, and name."""
    parts: dict[str, dict[str, Change]] = field(factory=dict[str, dict[str, Change]])
    """Fields, members and methods: by name, then by class."""
    values: dict[tuple[str, str], Change] = field(factory=dict[tuple[str, str], Change])
    """Values of enums, by class and value."""
    words: set[str] = field(factory=set[str])

    @classmethod
    def of(cls, changes: Iterable[Change]) -> _Gone:
        gone = cls()
        for change in changes:
            if (item := change.gone) is None:
                continue
            name = item.name.rpartition(".")[2]
            gone.words.add(name)
            if item.kind in ("operation", "function") and not item.owner:
                gone.operations[name] = change
            elif item.kind == "argument":
                gone.arguments[item.owner.rpartition(".")[2], name] = change
            elif item.owner:
                gone.parts.setdefault(name, {})[item.owner] = change
                if item.kind == "member":
                    gone.values[item.owner, item.type] = change
                    gone.words.add(str(ast.literal_eval(item.type)))
            else:
                gone.classes[item.name] = change
                gone.words.add(f"{name}Value")
        return gone


def _parse(file: str, text: str) -> ast.Module | None:
    if file.endswith(".md"):
        # Each block stays at its line.
        blocks = [[match.start(1), match.end(1)] for match in _CODE_BLOCK.finditer(text)]
        found = ast.Module(body=[], type_ignores=[])
        for start, end in blocks:
            try:
                block = ast.parse(text[start:end])
            except SyntaxError:  # an excerpt
                continue
            found.body += ast.increment_lineno(block, text.count("\n", 0, start)).body
        return found
    try:
        return ast.parse(text)
    except SyntaxError:
        return None


def _declared_attributes(tree: ast.AST) -> Iterator[str]:
    """Yield the names of attributes that the code itself defines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for each in node.body:
                if isinstance(each, ast.AnnAssign):
                    yield _last_name(each.target)
                elif isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield each.name
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


def _last_name(node: ast.AST | None) -> str:
    """Return the last part of a dotted name."""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


class _Scan(ast.NodeVisitor):
    """Find the uses in one file, and follow the types of variables as far as is easy."""

    def __init__(self, gone: _Gone, surface: Mapping[str, Item], declared: set[str]) -> None:
        self.found: dict[int, list[Change]] = {}
        self._gone = gone
        self._classes = {name: item for name, item in surface.items() if item.kind == "class"}
        methods = [part for item in self._classes.values() for part in item.parts.values() if part.kind == "function"]
        functions = [item for item in surface.values() if item.kind in ("operation", "function")]
        self._functions = {item.name.rpartition(".")[2]: item for item in [*methods, *functions]}
        self._known: dict[str, str] = {}
        """Names that the file imports, and those in the surface."""
        self._types: dict[str, str] = {}
        self._enums = {owner for owner, _ in gone.values}
        owners = [name for item in self._classes.values() for name in item.parts]
        self._unique = {
            name
            for name, by_class in gone.parts.items()
            if owners.count(name) == 1 and name not in declared and next(iter(by_class)) not in self._enums
        }

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if not node.level and (node.module or "").split(".")[0] in PACKAGES:
            prefix = MODULES.get((node.module or "").split(".")[-1], "")
            for each in node.names:
                self._known[each.asname or each.name] = prefix + each.name
                self._use(each, self._gone.operations.get(each.name))
                self._use(each, self._gone.classes.get((prefix + each.name).removesuffix("Value")))

    def visit_Name(self, node: ast.Name) -> None:
        self._use(node, self._gone.classes.get(self._resolved(node).removesuffix("Value")))

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str) and "_" in node.value:
            self._use(node, self._gone.operations.get(node.value))

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self.generic_visit(node)
        name, owner = node.attr, _last_name(node.value)
        operation = self._gone.operations.get(name)
        if operation and operation.gone and operation.gone.name.split(".")[-2:] == [owner, name]:
            self._use(node, operation)
        self._use(node, self._gone.classes.get(self._resolved(node).removesuffix("Value")))
        if by_class := self._gone.parts.get(name):
            if known := self._class_of(node.value) or self._resolved(node.value):
                self._use(node, next((by_class[each] for each in self._ancestry(known) if each in by_class), None))
            elif name in self._unique:
                self._use(node, next(iter(by_class.values())))

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        # `paginate(bpx.order.get_fills, symbol=…)`, `bpx.prepare(…)` and `partial(…)` pass the arguments on.
        functions = (self._functions.get(_last_name(each)) for each in [node.func, *node.args[:1]])
        for item in filter(None, (*functions, self._classes.get(self._resolved(node.func)))):
            for keyword in node.keywords:
                name = keyword.arg or ""
                self._use(keyword, self._gone.arguments.get((item.path.rpartition(".")[2], name)))
                self._use(keyword, self._gone.parts.get(name, {}).get(item.name))
                if (part := item.parts.get(name)) is not None:
                    self._use_of_value(keyword.value, part.type)

    def visit_Compare(self, node: ast.Compare) -> None:
        self.generic_visit(node)
        for each in node.comparators:
            if isinstance(node.left, ast.Attribute):
                self._use_of_value(each, self._type_of(node.left) or "")

    def visit_MatchClass(self, node: ast.MatchClass) -> None:
        self.generic_visit(node)
        for name, pattern in zip(node.kwd_attrs, node.kwd_patterns, strict=True):
            self._use(pattern, self._gone.parts.get(name, {}).get(self._resolved(node.cls)))

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        outside = dict(self._types)
        for each in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]:
            self._remember(ast.Name(each.arg), self._annotated(each.annotation))
        self.generic_visit(node)
        self._types = outside

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name and node.type is not None:
            self._remember(ast.Name(node.name), self._resolved(node.type))
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        self.generic_visit(node)
        for target in node.targets:
            self._remember(target, self._type_of(node.value))

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.generic_visit(node)
        self._remember(node.target, self._annotated(node.annotation))

    def visit_For(self, node: ast.For | ast.AsyncFor) -> None:
        self._remember(node.target, _item_type(self._type_of(node.iter)))
        self.generic_visit(node)

    visit_AsyncFor = visit_For  # noqa: N815

    def visit_GeneratorExp(self, node: ast.GeneratorExp | ast.ListComp | ast.SetComp | ast.DictComp) -> None:
        for each in node.generators:
            self._remember(each.target, _item_type(self._type_of(each.iter)))
        self.generic_visit(node)

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp  # noqa: N815

    def _use(self, node: ast.expr | ast.keyword | ast.alias | ast.pattern, change: Change | None) -> None:
        if change is not None:
            line = getattr(node, "end_lineno", None) if isinstance(node, ast.Attribute) else node.lineno
            self.found.setdefault(line or node.lineno, []).append(change)

    def _use_of_value(self, node: ast.expr, annotation: str) -> None:
        """Find the values of an enum that are written as strings."""
        for each in node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else [node]:
            if isinstance(each, ast.Constant):
                for name in re.findall(r"[\w.]+", annotation):
                    self._use(each, self._gone.values.get((name, repr(each.value))))

    def _resolved(self, node: ast.AST | None) -> str:
        """Return the name in the surface of `Side`, imported from the package, or of `models.Side`; else nothing."""
        if isinstance(node, ast.Attribute) and (module := _last_name(node.value)) in MODULES:
            return MODULES[module] + node.attr
        return self._known.get(node.id, "") if isinstance(node, ast.Name) else ""

    def _remember(self, target: ast.expr, type_: str | None) -> None:
        if isinstance(target, ast.Name):
            self._types.pop(target.id, None)
            if type_:
                self._types[target.id] = type_

    def _annotated(self, node: ast.expr | None) -> str | None:
        """Return an annotation with the names of the surface."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            try:
                node = ast.parse(node.value, mode="eval").body
            except SyntaxError:
                return None
        return ast.unparse(_Resolved(self._resolved).visit(deepcopy(node))) if node is not None else None

    def _class_of(self, node: ast.expr) -> str:
        members = _without_none(self._type_of(node) or "")
        return members if members in self._classes else ""

    def _ancestry(self, name: str) -> Iterator[str]:
        """Yield a class and its bases."""
        if item := self._classes.get(name):
            yield name
            prefix = name[: name.rfind(".") + 1]
            for base in item.facts.get("bases", "").split(", "):
                yield from self._ancestry(prefix + base)

    def _type_of(self, node: ast.expr) -> str | None:
        match node:
            case ast.Name():
                return self._types.get(node.id)
            case ast.Await():
                return self._type_of(node.value)
            case ast.Attribute():
                part = self._classes[owner].parts.get(node.attr) if (owner := self._class_of(node.value)) else None
                return part.type if part else None
            case ast.Subscript():
                found = self._type_of(node.value)
                return found if isinstance(node.slice, ast.Slice) else _item_type(found)
            case ast.ListComp(elt=elt):
                found = self._type_of(elt)
                return f"list[{found}]" if found else None
            case ast.Call(func=func):
                name = _last_name(func)
                if name in PAGING and node.args:
                    name = _last_name(node.args[0])
                if name in self._functions:
                    return self._functions[name].type
                if (resolved := self._resolved(func)) in self._classes:
                    return resolved
                # `list(…)`, `asyncio.run(…)` and the like return what they are given.
                return self._type_of(node.args[0]) if node.args else None
            case _:
                pass
        return None


class _Resolved(ast.NodeTransformer):
    """Replace the names in an annotation by those of the surface, and others by some that the surface doesn't have."""

    def __init__(self, resolve: Callable[[ast.AST], str]) -> None:
        self._resolve = resolve

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.Name(self._resolve(node) or (node.id if node.id in ("list", "dict") else f"_{node.id}"))

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        return ast.Name(self._resolve(node) or f"_{node.attr}")


def _without_none(annotation: str) -> str:
    try:
        return " | ".join(sorted(union_members(annotation) - {"None"}))
    except SyntaxError:
        return ""


def _item_type(annotation: str | None) -> str | None:
    """Return the type of the items of a list or mapping."""
    found = re.fullmatch(
        r"(?:\w+)\[(?:_?str, )?(.+?)(?:, \.\.\.)?\]",
        _without_none(annotation or ""),
    )
    return found[1] if found else None
