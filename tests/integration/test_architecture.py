"""The imports that a folder causes when it is loaded, and the files of generated/."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tools.codegen.__main__ import main

ROOT = Path(__file__).parents[2]


def loaded(statement: str) -> set[str]:
    """The modules that a fresh interpreter holds after a statement."""
    run = subprocess.run(
        [sys.executable, "-c", f"{statement}; import sys, json; print(json.dumps(sorted(sys.modules)))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(run.stdout))


@pytest.mark.parametrize("statement", ["import bpx_api", "from bpx_client import connect", "import bpx_api.models"])
def test_no_model_is_loaded_before_it_is_used(statement: str) -> None:
    found = loaded(statement)

    assert "bpx_api" in found
    assert not {name for name in found if name.startswith(("bpx_api.models.", "bpx_api.api.", "bpx_api.operations."))}


def test_opening_a_client_with_keys_given_in_code_loads_no_pydantic() -> None:
    found = loaded("from bpx_client import connect, Credentials")

    assert not found & {"pydantic", "pydantic_settings", "dotenv"}


def test_using_one_model_loads_that_one_alone() -> None:
    found = loaded("from bpx_api.models import Side")

    assert {name for name in found if name.startswith("bpx_api.models.")} == {"bpx_api.models.side"}


def test_generated_holds_nothing_that_codegen_does_not_write(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")  # the generator puts its ruff in front of it

    assert main(["--check"]) == 0, capsys.readouterr()

    # A check that another process runs at the same time has a folder of its own there, for as long as it takes.
    found = [path.name for path in (ROOT / "generated").iterdir() if not path.name.startswith(".codegen-")]
    assert found == ["bpx_api"]
