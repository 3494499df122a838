"""The folders of docs/architecture.md: their imports, the modules that they load, and the content of generated/."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]


class Room(NamedTuple):
    """A row of the table: a folder, and the modules that its code may import; None: any."""

    folder: Path
    own: list[str] | None
    others: list[str] | None

    @property
    def package(self) -> str:
        """The name that it is imported by."""
        return ".".join(self.folder.relative_to(ROOT).parts).removeprefix("generated.")


def rooms() -> Iterator[Room]:
    """The rows of the table that name one room each."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    names = re.compile(r"`([^`]+)`")
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == 6 and len(found := names.findall(cells[1])) == 1:
            own, others = (None if cell == "anything" else names.findall(cell) for cell in cells[3:5])
            yield Room(ROOT / found[0], own, others)


ROOMS = {room.package: room for room in rooms()}
SHIPPED = {name: room for name, room in ROOMS.items() if "." not in name and name != "tools"}
OURS = {*SHIPPED, "tools", "tests", "benchmarks", "examples"}


def modules(room: Room) -> list[Path]:
    """The modules in a room, those of rooms within it left out."""
    within = [other.folder for other in ROOMS.values() if room.folder in other.folder.parents]
    return [path for path in sorted(room.folder.rglob("*.py")) if not any(each in path.parents for each in within)]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """The modules that a module imports, by absolute name, whether at its top or inside a function."""
    package = [part for part in path.relative_to(ROOT).parts if part != "generated"][:-1]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) + 1 - node.level] if node.level else []
            # `from bpx_api import errors` imports bpx_api.errors.
            yield from (".".join([*base, *filter(None, [node.module]), name.name]) for name in node.names)


def within(module: str, prefixes: list[str]) -> bool:
    return any(module == prefix or module.startswith(f"{prefix}.") for prefix in prefixes)


def test_the_page_names_the_rooms_that_are_there() -> None:
    assert {"bpx_api", "bpx_auth", "bpx_client", "bpx_client.transport", "bpx_client.trading", "bpx_sandbox"} <= set(
        ROOMS
    )
    assert all(modules(room) for room in ROOMS.values())


@pytest.mark.parametrize("name", [name for name, room in ROOMS.items() if room.own is not None])
def test_imports_go_one_way(name: str) -> None:
    room = ROOMS[name]
    own = room.own or []
    elsewhere = [other for other in ROOMS if other.startswith(f"{name}.")]

    foreign = {
        f"{path.name} imports {module}"
        for path in modules(room)
        for module in imports(path)
        if module.split(".")[0] in OURS
        and not within(module, own)
        and (not within(module, [name]) or within(module, elsewhere))
    }

    assert foreign == set()


@pytest.mark.parametrize("name", [name for name, room in ROOMS.items() if room.others is not None])
def test_a_room_needs_no_more_from_elsewhere_than_the_page_says(name: str) -> None:
    room = ROOMS[name]
    allowed = {*(room.others or []), *OURS, *sys.stdlib_module_names}

    assert {module.split(".")[0] for path in modules(room) for module in imports(path)} <= allowed


def test_every_path_that_the_page_names_is_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"(?:generated|bpx_\w+|tools|tests|docs)/[\w/.]+\.(?:py|jinja|md)", page)

    assert [path for path in named if not (ROOT / path).is_file()] == []
    assert len(named) > 10


def test_the_signing_core_does_no_io_and_knows_no_httpx() -> None:
    found = {module.split(".")[0] for module in imports(ROOMS["bpx_auth"].folder / "signing.py")}

    pure = {"__future__", "base64", "json", "collections", "operator", "time", "typing"}
    assert found <= {*pure, "cryptography", "msgspec", "bpx_api"}


@pytest.mark.parametrize("name", ROOMS)
def test_every_module_opens_with_a_docstring(name: str) -> None:
    assert [path for path in modules(ROOMS[name]) if not ast.get_docstring(tree(path))] == []


def shipped() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[str] = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    return found


@pytest.mark.parametrize("folder", shipped())
def test_every_shipped_package_is_marked_as_typed(folder: str) -> None:
    assert (ROOT / folder / "py.typed").is_file()


def test_every_room_is_shipped() -> None:
    assert {Path(folder).name for folder in shipped()} == set(SHIPPED)
