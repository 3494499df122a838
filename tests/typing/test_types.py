"""Both type checkers see the surface as surface.py states it, and reject the marked lines of mistakes.py alone."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SCRIPTS = Path(sys.executable).parent
SURFACE, MISTAKES = HERE / "surface.py", HERE / "mistakes.py"
MARK = re.compile(r"  # mistake: (.*?)(?:  # noqa|$)")

MYPY = ("--strict", "--enable-error-code", "deprecated", "--output", "json")

Found = dict[Path, dict[int, str]]
"""A checker's messages, by file and line."""


def run(program: str, *arguments: object) -> str:
    # pyright looks for the interpreter, and the programs beside it, on PATH.
    environment = {**os.environ, "PATH": os.pathsep.join([str(SCRIPTS), os.environ.get("PATH", "")])}
    done = subprocess.run(
        [SCRIPTS / program, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=environment,
    )
    assert done.returncode in (0, 1), done.stderr or done.stdout
    return done.stdout


def mypy(folder: Path) -> Found:
    said: Found = defaultdict(dict)
    for line in run("mypy", *MYPY, "--cache-dir", folder, SURFACE, MISTAKES).splitlines():
        message = json.loads(line)
        if message["severity"] == "error":
            said[ROOT / message["file"]][message["line"]] = message["message"]
    return said


def pyright(folder: Path) -> Found:
    said: Found = defaultdict(dict)
    # Copies, because the project's settings leave mistakes.py out even where it is named; the files state their own.
    for file in (SURFACE, MISTAKES):
        shutil.copy(file, folder)
    (folder / "pyrightconfig.json").write_text("{}")
    report = json.loads(run("pyright", "--outputjson", "--project", folder, "--pythonpath", sys.executable))
    assert report["summary"]["filesAnalyzed"] == 2, report
    for message in report["generalDiagnostics"]:
        if message["severity"] == "error":
            said[HERE / Path(message["file"]).name][message["range"]["start"]["line"] + 1] = message["message"]
    return said


@pytest.mark.parametrize("checker", [mypy, pyright])
def test_the_surface_is_as_stated_and_every_mistake_is_caught(checker: Callable[[Path], Found], tmp_path: Path) -> None:
    lines = MISTAKES.read_text(encoding="utf-8").splitlines()
    marked = {number: found[1] for number, line in enumerate(lines, 1) if (found := MARK.search(line))}
    assert len(marked) > 40

    said = checker(tmp_path)

    assert said[SURFACE] == {}
    assert {number: what for number, what in marked.items() if number not in said[MISTAKES]} == {}, "not caught"
    assert {number: text for number, text in said[MISTAKES].items() if number not in marked} == {}, "no mistake"
