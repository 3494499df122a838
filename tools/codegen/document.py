"""The document as it was written: its values as JSON has them, and the line of each."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from attrs import field, frozen

Json: TypeAlias = Any
"""A node of a parsed document."""

_TAG = "tag:yaml.org,2002:"
_TEXT = {f"{_TAG}{name}" for name in ("str", "timestamp", "value", "merge")}
"""Scalars that stay text: JSON has no times."""
_VALUES = {f"{_TAG}{name}" for name in ("int", "float", "bool", "null")}
_COLLECTIONS = {f"{_TAG}map", f"{_TAG}seq"}


@frozen(order=True)
class Problem:
    """A mistake in the document: its place, what is wrong there, and what to write instead."""

    line: int
    pointer: str
    """JSON pointer."""
    wrong: str
    instead: str
    file: str = field(order=False)

    def __str__(self) -> str:
        line = f"{self.file}:{self.line} {self.pointer or '/'}: {self.wrong}; {self.instead}"
        return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in line)


class ContractError(Exception):
    """The document can't be turned into a client; its arguments are the problems, printed one a line."""

    def __str__(self) -> str:
        return "\n".join(map(str, self.args))


class Source:
    """A YAML document: its values, and the place of each.

    Args:
        path: The file.

    Raises:
        ContractError: it can't be read.
    """

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.problems: list[Problem] = []
        """Values that JSON doesn't have."""
        self._lines = {"": 1}
        self._pointers: dict[int, str] = {}
        self._open: set[int] = set()
        self._checked: set[int] = set()
        self._text = self._decoded(path.read_bytes())
        self._loader = yaml.CSafeLoader(self._text)
        self.root: Json = self._read()

    def problem(self, pointer: str, wrong: str, instead: str) -> Problem:
        """Return a problem of the value at a JSON pointer."""
        return Problem(self.line(pointer), pointer, wrong, instead, self.name)

    def line(self, pointer: str) -> int:
        """Return the line of the value at a JSON pointer, or of what is to contain it."""
        while pointer not in self._lines:
            pointer = pointer.rpartition("/")[0]
        return self._lines[pointer]

    def pointer(self, node: Json) -> str:
        """Return the JSON pointer of an object or a list of this document, found by its identity.

        One that was put together of several, as of what `$ref` points to, is at the first of its parts.
        """
        parts = node.values() if isinstance(node, dict) else ()
        return next((self._pointers[id(each)] for each in (node, *parts) if id(each) in self._pointers), "")

    def _decoded(self, content: bytes) -> str:
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            wrong = f"is not UTF-8: {error.reason} at byte {error.start}"
            raise ContractError(Problem(line, "", wrong, "save the file as UTF-8", self.name)) from None

    def _read(self) -> Json:
        try:
            node = self._loader.get_single_node()
        except yaml.MarkedYAMLError as error:
            mark, begun = error.problem_mark, error.context_mark
            context = f"{error.context} of line {begun.line + 1}, " if error.context and begun else ""
            raise self._unreadable(mark.line + 1 if mark else 1, f"{context}{error.problem}") from None
        except yaml.reader.ReaderError as error:
            found = yaml.reader.Reader.NON_PRINTABLE.search(self._text)
            before = self._text[: found.start()] if found else ""
            raise self._unreadable(before.count("\n") + 1, f"{error.reason}: {found and found[0]!r}") from None
        if not isinstance(node, yaml.MappingNode):
            wrong = "is empty" if node is None else "is not a mapping"
            raise ContractError(self.problem("", wrong, "write a mapping that begins with `openapi: 3.1.0`"))
        return self._value(node, "")

    def _unreadable(self, line: int, said: str) -> ContractError:
        line = min(line, len(self._text.splitlines()))
        wrong = f"is not YAML: {said}: {self._text_of(line)}"
        instead = "correct this line or the one before: indentation, brackets, and quotes around text"
        return ContractError(Problem(line, "", wrong, instead, self.name))

    def _text_of(self, line: int) -> str:
        text = "".join(self._text.splitlines()[line - 1 : line]).strip()
        return repr(text if len(text) <= 80 else f"{text[:79]}…")

    def _refuse(self, pointer: str, wrong: str, instead: str) -> None:
        self.problems.append(self.problem(pointer, wrong, instead))

    def _value(self, node: yaml.Node, pointer: str) -> Json:
        if node.tag in _TEXT:
            return node.value
        if node.tag in _VALUES:
            return self._scalar(node, pointer)
        if node.tag not in _COLLECTIONS:
            self._refuse(pointer, f"has the tag {node.tag.removeprefix(_TAG)!r}", "leave it out: JSON has no tags")
            return None
        if id(node) in self._open:
            text = self._text_of(node.start_mark.line + 1)
            self._refuse(pointer, f"contains itself: {text}", "write the value instead of the alias")
            return None
        self._open.add(id(node))
        value: Json
        if isinstance(node, yaml.MappingNode):
            value = {key: self._value(item, place) for key, item, place in self._members(node, pointer)}
        else:
            value = []
            for number, item in enumerate(node.value):
                self._lines[f"{pointer}/{number}"] = item.start_mark.line + 1
                value.append(self._value(item, f"{pointer}/{number}"))
        self._open.discard(id(node))
        self._pointers[id(value)] = pointer
        return value

    def _scalar(self, node: yaml.Node, pointer: str) -> Json:
        try:
            value = self._loader.construct_object(node)  # type: ignore[no-untyped-call]
        except ValueError:
            value = math.nan
        if isinstance(value, float) and not math.isfinite(value):
            self._refuse(pointer, f"{node.value} is not a number that JSON has", "write a number, or text in quotes")
            return None
        return value

    def _members(self, node: yaml.MappingNode, pointer: str) -> Iterator[tuple[str, yaml.Node, str]]:
        if id(node) not in self._checked:  # the first time: an alias leads here again
            self._checked.add(id(node))
            self._check_keys(node, pointer)
        for key, item in node.value:
            name = _key_text(key)
            place = f"{pointer}/{escaped(name)}"
            self._lines[place] = key.start_mark.line + 1
            yield name, item, place

    def _check_keys(self, node: yaml.MappingNode, pointer: str) -> None:
        seen: set[str] = set()
        for key, _ in node.value:
            name = _key_text(key)
            place = f"{pointer}/{escaped(name)}"
            self._lines[place] = key.start_mark.line + 1
            if key.tag not in _TEXT:
                self._refuse(place, f"the key {name} is not text", f'write "{name}", in quotes')
            elif name in seen and name != "<<":
                self._refuse(place, f"duplicate key {name!r}", "leave one of the two out")
            seen.add(name)
        try:
            self._loader.flatten_mapping(node)
        except yaml.MarkedYAMLError as error:
            self._refuse(f"{pointer}/<<", f"can't be merged: {error.problem}", "write the keys themselves")


def _key_text(key: yaml.Node) -> str:
    return key.value if isinstance(key, yaml.ScalarNode) else "(a collection)"


def escaped(step: object) -> str:
    """Return a step of a JSON pointer."""
    return str(step).replace("~", "~0").replace("/", "~1")
