"""`make surface` compares revisions, and `make generate` tells the changes since the last commit."""

import os
import subprocess
from pathlib import Path

import pytest

from tools.codegen.__main__ import main as generate
from tools.surface.__main__ import main

DOCUMENT = """\
openapi: 3.1.0
info: {title: Tiny, version: "1"}
servers: [{url: "https://tiny.example"}]
tags:
  - {name: Things, description: Things of all kinds.}
paths:
  /thing:
    get:
      operationId: get_thing
      tags: [Things]
      summary: Get a thing
      description: Gets one thing.
      parameters:
        - name: maxAge
          in: query
          description: Only younger ones, in days.
          schema: {type: integer, minimum: 1, maximum: 9}
      responses:
        "200":
          description: The thing.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Thing"}
              example: {name: Ball, colour: Red}
components:
  schemas:
    Thing:
      type: object
      description: A thing.
      required: [name, colour]
      properties:
        name: {type: string, description: Its name.}
        colour: {$ref: "#/components/schemas/Colour", description: Its colour.}
    Colour:
      type: string
      description: A colour.
      enum: [Red, Blue]
"""
OPERATIONS = '''
class ThingsOperations:
    def get_thing(self, *, max_age: int | None = None) -> Thing:
        """Get a thing.

        Source: `GET /thing`, https://tiny.example
        """
'''
CLIENT = "class Client:\n    @cached_property\n    def things(self) -> ThingsOperations: ...\n"
PROGRAM = "from bpx_client import connect\n\nwith connect() as bpx:\n    print(bpx.things.get_thing())\n"


class Project:
    """A project of git in a folder of the test."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def git(self, *arguments: str) -> None:
        identity = ("-c", "user.name=Test", "-c", "user.email=test@tiny.example", "-c", "commit.gpgsign=false")
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        command = ["git", *identity, *arguments]
        subprocess.run(command, cwd=self.root, env=environment, check=True, capture_output=True)

    def commit(self, tag: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", tag)
        self.git("tag", tag)

    def surface(self, *arguments: str) -> int:
        return main(["--project", str(self.root), *arguments])


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a package and a program, committed and tagged as `v1`."""
    found = Project(tmp_path)
    found.git("init", "--quiet")
    found.write("generated/tiny_api/client.py", CLIENT)
    found.write("generated/tiny_api/operations/things.py", OPERATIONS)
    found.write("examples/program.py", PROGRAM)
    found.commit("v1")
    return found


RENAME = "generated/tiny_api/operations/things.py", "get_thing(", "find_thing("


def test_the_working_tree_is_compared_with_the_last_commit(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert project.surface() == 0
    assert capsys.readouterr().out.endswith("to the working tree: no changes\n")

    project.edit(*RENAME)

    assert project.surface() == 0
    heading, *lines = capsys.readouterr().out.splitlines()
    assert heading.startswith("typed surface, HEAD (")
    assert heading.endswith(") to the working tree: 1 change, 1 breaking. For CHANGELOG.md:")
    assert lines == [
        "",
        "### Changed",
        "",
        "- **Breaking:** `bpx.things.get_thing(…)`: is now `bpx.things.find_thing(…)`.",
        "",
        "Handwritten code that uses removed or renamed items:",
        "  bpx.things.get_thing(…) → bpx.things.find_thing",
        "    examples/program.py:4",
    ]


def test_two_revisions_are_compared_and_the_code_of_the_later_one_is_searched(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.edit(*RENAME)
    project.commit("v2")
    project.edit("examples/program.py", "get_thing", "find_thing")
    project.commit("v3")
    project.write("examples/program.py", "something else")
    (project.root / "generated" / "tiny_api").rename(project.root / "generated" / "elsewhere")

    assert project.surface("v1", "v2") == 0
    assert "examples/program.py:4" in capsys.readouterr().out
    assert project.surface("v1", "v3") == 0
    assert "examples/program.py" not in capsys.readouterr().out
    assert project.surface("v2", "v3") == 0
    assert capsys.readouterr().out.endswith(") to v3: no changes\n")
    assert (project.root / "examples" / "program.py").read_text(encoding="utf-8") == "something else"
    assert project.surface("v3") == 0, "the folder of the package may have another name"


def test_breaking_changes_fail_where_asked_for(project: Project) -> None:
    operations = RENAME[0]
    project.edit(operations, "max_age: int | None", "max_age: int | str | None")
    assert project.surface("--breaking") == 0

    project.edit(*RENAME)
    assert project.surface("--breaking") == 1
    assert project.surface() == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["v9"], "surface: 'v9' is not a commit, branch or tag of "),
        (["v1", "--", "--output=x"], "surface: '--output=x' is not a commit, branch or tag of "),
        (["empty"], "surface: empty has no package in generated"),
        (["broken"], "surface: broken: operations/things.py:2 of the package: "),
    ],
)
def test_what_cannot_be_compared_is_told_in_one_line(
    project: Project, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    project.edit(RENAME[0], "class ThingsOperations:", "class:")
    project.commit("broken")
    project.git("rm", "-rq", "generated")
    project.commit("empty")
    project.git("checkout", "--quiet", "v1")

    assert project.surface(*arguments) == 2
    error = capsys.readouterr().err
    assert error.startswith(message)
    assert error.count("\n") == 1


def test_make_generate_ends_with_the_changes_since_the_last_commit(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    config = Path(__file__).parents[4] / "generator-config.yaml"
    arguments = ["--document", "openapi.yaml", "--config", str(config), "--output", "generated/bpx_api"]
    options = [
        str(project.root / each) if each in ("openapi.yaml", "generated/bpx_api") else each for each in arguments
    ]
    project.write("openapi.yaml", DOCUMENT)
    project.git("rm", "-rq", "--force", "generated")

    assert generate(options) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "typed surface: not compared with the last commit: HEAD has no package in generated/bpx_api"

    project.commit("v2")
    project.edit("openapi.yaml", "maximum: 9", "maximum: 5")
    project.edit("openapi.yaml", "[Red, Blue]", "[Red]")

    assert generate(options) == 0
    assert capsys.readouterr().out.splitlines()[2:] == [
        "",
        "### Changed",
        "",
        "- **Breaking:** `bpx.things.get_thing(max_age=…)`: from 1 to 5, was from 1 to 9.",
        "",
        "### Removed",
        "",
        "- **Breaking:** `Colour.BLUE`.",
    ]


def test_make_generate_works_where_there_is_no_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "openapi.yaml").write_text(DOCUMENT, encoding="utf-8")
    options = ["--document", str(tmp_path / "openapi.yaml"), "--output", str(tmp_path / "bpx_api")]

    assert generate(options) == 0
    in_no_repository = capsys.readouterr().out.splitlines()
    monkeypatch.setenv("PATH", "")
    assert generate(options) == 0
    without_git = capsys.readouterr().out.splitlines()

    assert len(in_no_repository) == len(without_git) == 2
    assert in_no_repository[1].startswith("typed surface: not compared with the last commit: not a git repository")
    assert without_git[1] == "typed surface: not compared with the last commit: git is not installed"


def test_git_variables_of_a_hook_do_not_lead_to_another_repository(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))

    assert project.surface("v1") == 0
    assert capsys.readouterr().out.endswith(") to the working tree: no changes\n")


def test_the_project_may_be_a_folder_of_a_repository(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (project.root / "client").mkdir()
    project.git("mv", "generated", "examples", "client")
    project.commit("v2")
    project.edit(f"client/{RENAME[0]}", *RENAME[1:])

    assert main(["--project", str(project.root / "client")]) == 0
    assert "client/examples/program.py:4" in capsys.readouterr().out
