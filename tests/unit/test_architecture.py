"""The rooms of DESIGN.md: which package may import which, what loading one loads, and what stands in generated/."""

import ast
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from codegen.__main__ import main

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "bpx_client": ROOT / "generated" / "bpx_client",
    **{name: ROOT / name for name in ("bpx_auth", "bpx_transport", "bpx_trading", "bpx_streams", "bpx_sandbox")},
}
ROOMS = {name: folder for name, folder in FOLDERS.items() if folder.is_dir()}

# What of this project a room may import, by module prefix; DESIGN.md's table.
OWN = {
    "bpx_client": [],
    "bpx_transport": ["bpx_client.errors"],
    "bpx_auth": ["bpx_client", "bpx_transport"],
    "bpx_trading": ["bpx_client"],
    "bpx_streams": ["bpx_auth", "bpx_client"],
    "bpx_sandbox": [],
}
# What a room may import from elsewhere, where the table restricts it.
OTHERS = {
    "bpx_client": {"attrs", "httpx", "msgspec", "typing_extensions"},
    "bpx_transport": {"httpcore", "httptools", "httpx", "limits"},
}


def modules(room: str) -> list[Path]:
    return sorted(ROOMS[room].rglob("*.py"))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """The modules that a module imports, by absolute name, whether at its top or inside a function."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            # `from bpx_client import errors` imports bpx_client.errors.
            yield from (f"{node.module}.{name.name}" for name in node.names)


def climbs_out(path: Path, folder: Path) -> bool:
    """Whether a relative import leaves the package."""
    depth = len(path.relative_to(folder).parts)
    return any(isinstance(node, ast.ImportFrom) and node.level > depth for node in ast.walk(tree(path)))


def within(module: str, prefixes: list[str]) -> bool:
    return any(module == prefix or module.startswith(f"{prefix}.") for prefix in prefixes)


def test_the_rooms_are_there() -> None:
    assert {"bpx_client", "bpx_auth", "bpx_transport", "bpx_sandbox"} <= set(ROOMS)
    assert all(modules(room) for room in ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_imports_go_one_way(room: str) -> None:
    ours = {*OWN, "codegen", "tests", "examples", "generated"} - {room}

    foreign = {
        f"{path.name} imports {module}"
        for path in modules(room)
        for module in imports(path)
        if module.split(".")[0] in ours and not within(module, OWN[room])
    }

    assert foreign == set()
    assert [path for path in modules(room) if climbs_out(path, ROOMS[room])] == []


@pytest.mark.parametrize("room", OTHERS)
def test_the_lower_rooms_need_little_from_elsewhere(room: str) -> None:
    allowed = {*OTHERS[room], *(name.split(".")[0] for name in OWN[room]), room, *sys.stdlib_module_names}

    assert {module.split(".")[0] for path in modules(room) for module in imports(path)} <= allowed


def test_the_signing_core_does_no_io_and_knows_no_httpx() -> None:
    found = {module.split(".")[0] for module in imports(ROOMS["bpx_auth"] / "signing.py")}

    pure = {"__future__", "base64", "json", "collections", "operator", "typing"}
    assert found <= {*pure, "cryptography", "msgspec", "bpx_client"}


@pytest.mark.parametrize("room", ROOMS)
def test_every_module_opens_with_a_docstring(room: str) -> None:
    assert [path for path in modules(room) if not ast.get_docstring(tree(path))] == []


def loaded(statement: str) -> set[str]:
    """The modules that a fresh interpreter holds after a statement."""
    run = subprocess.run(
        [sys.executable, "-c", f"{statement}; import sys, json; print(json.dumps(sorted(sys.modules)))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(run.stdout))


@pytest.mark.parametrize("statement", ["import bpx_client", "from bpx_auth import connect", "import bpx_client.models"])
def test_no_model_is_loaded_before_it_is_used(statement: str) -> None:
    found = loaded(statement)

    assert "bpx_client" in found
    assert not {
        name for name in found if name.startswith(("bpx_client.models.", "bpx_client.api.", "bpx_client.operations."))
    }


def test_opening_a_client_with_keys_given_in_code_loads_no_pydantic() -> None:
    found = loaded("from bpx_auth import connect, Credentials")

    assert not found & {"pydantic", "pydantic_settings", "dotenv"}


def test_using_one_model_loads_that_one_alone() -> None:
    found = loaded("from bpx_client.models import Side")

    assert {name for name in found if name.startswith("bpx_client.models.")} == {"bpx_client.models.side"}


def shipped() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[str] = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    return found


@pytest.mark.parametrize("folder", shipped())
def test_every_shipped_package_is_marked_as_typed(folder: str) -> None:
    assert (ROOT / folder / "py.typed").is_file()


def test_every_room_is_shipped() -> None:
    assert {Path(folder).name for folder in shipped()} == set(ROOMS)


def test_generated_holds_nothing_that_codegen_does_not_write(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")  # the generator puts its ruff in front of it

    assert main(["--check"]) == 0, capsys.readouterr()

    # A check that another process runs at the same time has a folder of its own there, for as long as it takes.
    found = [path.name for path in (ROOT / "generated").iterdir() if not path.name.startswith(".codegen-")]
    assert found == ["bpx_client"]
