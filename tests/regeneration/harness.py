"""The judgement of edits: generate, import, use against a server, then check the types of all results in one run.

Generator and program run in a process of their own for each edit, forked from one that has imported everything: a
generator that leaves something behind can't spoil the next edit. The type checkers and the linter read all accepted
results at once, because most of their time is that of starting.
"""

import asyncio
import contextlib
import functools
import importlib
import io
import json
import multiprocessing
import os
import re
import signal
import subprocess
import sys
import textwrap
import time
import traceback
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

import httpx
import yaml

import tools.codegen.__main__ as codegen
from tests.regeneration import using as using  # imported before the processes are forked

from .document import ROOT, base_document, dump, line_numbers
from .edits import Edit
from .wire import serve

SCRIPTS = Path(sys.executable).parent
DOCUMENT = "openapi.yaml"
SECONDS = 30
"""Time for one edit; a generator that takes longer hangs."""

CHUNK = 60
"""Packages that a type checker reads at once: more need more memory, fewer more starts."""

UNEDITED = "unedited"
"""The package of the document without an edit."""


class Outcome(StrEnum):
    """The outcomes of an edit; only the first two are right."""

    WORKS = "works"
    """Accepted, type-checked, imported, and used against the server."""

    REFUSED = "refused"
    """Refused as it is to be, with line, place and words."""

    UNSUPPORTED = "unsupported"
    """Refused with the place, although it is a kind that is to work."""

    INCOMPLETE = "incomplete"
    """Rightly refused, but the line number, or the advice, is missing."""

    MISLEADING = "misleading"
    """Refused, but the message doesn't say the place, or says something else."""

    CRASHED = "crashed"
    """A stack trace, a bare `ruff failed`, or a status that is neither 0 nor 1."""

    LOST = "LOST"
    """Accepted, and something is wrong: it can't be imported, its types are wrong, a value is lost or changed."""


@dataclass(frozen=True)
class Result:
    """The outcome of an edit, and its cause."""

    edit: Edit
    outcome: Outcome
    cause: str
    seconds: float = 0.0

    @property
    def is_right(self) -> bool:
        """True if the outcome is the one that the table states."""
        if self.edit.works:
            return self.outcome is Outcome.WORKS or (self.edit.may_refuse and self.outcome is Outcome.REFUSED)
        return self.outcome is Outcome.REFUSED


PREAMBLE = '''\
"""{name}"""
# pyright: reportUnusedImport=false, reportUnusedVariable=false
import asyncio
import inspect
import warnings
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Literal, assert_type
from uuid import UUID

import httpx
import pytest

import {package} as package
from {package} import models
from {package}.client import AsyncClient, Client
from {package}.errors import ApiError, InvalidArgumentError, InvalidResponseError
from tests.regeneration.using import as_json, clean, same
from tests.regeneration.wire import Wire


def use(client: Client, wire: Wire) -> None:
{body}
'''


def judge(
    edits: Sequence[Edit], folder: Path, *, workers: int, types: bool = True, progress: Callable[[Result], None] = print
) -> list[Result]:
    """Return the outcome of every edit, in their order.

    Args:
        edits: The edits.
        folder: An empty folder for documents, packages and programs.
        workers: Number of processes.
        types: True to check the types as well, which takes most of the time.
        progress: Called with each result as it is found.
    """
    base = dump(base_document())
    generate_unedited(folder, base)
    packages = [folder / f"edit_{number:04}" for number in range(len(edits))]
    # Inherited by the processes that are forked, because functions can't be sent to them.
    _tasks[:] = [(edit, package, base) for edit, package in zip(edits, packages, strict=True)]
    found: list[Result] = []
    with multiprocessing.get_context("fork").Pool(workers, maxtasksperchild=1) as pool:
        for number, outcome, cause, seconds in pool.imap(_judge_task, range(len(edits)), chunksize=1):
            found.append(Result(edits[number], outcome, cause, seconds))
            progress(found[-1])
    if not types:
        return found
    accepted = [package for package, result in zip(packages, found, strict=True) if result.outcome is Outcome.WORKS]
    wrong = static_errors(folder, accepted, workers)
    return [
        replace(result, outcome=Outcome.LOST, cause=wrong[package.name]) if package.name in wrong else result
        for package, result in zip(packages, found, strict=True)
    ]


def generate_unedited(folder: Path, base: str) -> None:
    """Generate from the document without an edit."""
    document = folder / f"{UNEDITED}.document" / DOCUMENT
    document.parent.mkdir()
    document.write_text(base, encoding="utf-8")
    options = ["--document", str(document), "--output", str(folder / UNEDITED)]
    subprocess.run([sys.executable, "-m", "tools.codegen", *options], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)


_tasks: list[tuple[Edit, Path, str]] = []


def _judge_task(number: int) -> tuple[int, Outcome, str, float]:
    started = time.monotonic()
    signal.signal(signal.SIGALRM, _stop)
    signal.alarm(SECONDS)
    outcome, cause = judge_one(*_tasks[number])
    return number, outcome, cause, time.monotonic() - started


class HangError(BaseException):
    """The generator, or the program, doesn't end; not an Exception, so that neither of them catches it."""


def _stop(*_: object) -> None:
    raise HangError(f"not done after {SECONDS} s")


def judge_one(edit: Edit, package: Path, base: str) -> tuple[Outcome, str]:
    """Generate from an edited document and use the result; types are checked later."""
    content = edited(edit, base)
    document = package.parent / f"{package.name}.document" / DOCUMENT
    document.parent.mkdir()
    document.write_bytes(content)
    errors = io.StringIO()
    try:
        with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(io.StringIO()):
            status = codegen.main(["--document", str(document), "--output", str(package)])
    except BaseException as error:
        return Outcome.CRASHED, f"{_where(error)}: {_one_line(error)}"
    said = errors.getvalue()
    if status not in (0, 1):
        return Outcome.CRASHED, f"exit status {status}"
    if status == 1:
        if package.exists():
            return Outcome.LOST, "refused, and written nevertheless"
        return judge_refusal(edit, content, said)
    if said.strip():
        return Outcome.LOST, f"accepted with a warning: {_one_line(said)}"
    if not edit.works:
        return Outcome.LOST, "accepted"
    try:
        write_program(edit, package)
        run_program(package)
    except BaseException as error:
        return Outcome.LOST, f"{_where(error)}: {_one_line(error)}"
    return Outcome.WORKS, ""


def edited(edit: Edit, base: str) -> bytes:
    """Return the edited document."""
    if edit.change is not None:
        document = yaml.load(base, Loader=yaml.CSafeLoader)
        edit.change(document)
        base = dump(document)
    content = base if edit.rewrite is None else edit.rewrite(base)
    return content.encode() if isinstance(content, str) else content


def write_program(edit: Edit, package: Path) -> None:
    """Write the program of an edit beside its package."""
    text = PREAMBLE.format(
        name=edit.id.replace("\\", "\\\\").replace('"', "'"),
        package=package.name,
        body=textwrap.indent(edit.program.replace("{package}", package.name), "    "),
    )
    (package.parent / f"use_{package.name}.py").write_text(text, encoding="utf-8")


def run_program(package: Path) -> None:
    """Import every module of a package, and run its program against a server."""
    sys.path.insert(0, str(package.parent))
    sys.dont_write_bytecode = True
    program = importlib.import_module(f"use_{package.name}")
    for module in sorted(package.rglob("*.py")):
        name = ".".join(module.relative_to(package.parent).with_suffix("").parts)
        importlib.import_module(name.removesuffix(".__init__"))
    with serve() as wire, httpx.Client(timeout=20) as client:
        program.use(program.Client(client.send, base_url=wire.base_url), wire)
    if "sync_detailed" not in program_text(package):
        with serve() as wire, Blocking(program.AsyncClient, wire.base_url) as client:
            program.use(client, wire)


def program_text(package: Path) -> str:
    """Return the program of a package."""
    return (package.parent / f"use_{package.name}.py").read_text(encoding="utf-8")


class Blocking:
    """The async client as a program for the sync one uses it: each method waits for its result."""

    def __init__(self, flavour: Callable[..., Any], base_url: str) -> None:
        self._runner = asyncio.Runner()
        self._http = httpx.AsyncClient(timeout=20)
        self._client = flavour(self._http.send, base_url=base_url)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._runner.run(self._http.aclose())
        self._runner.close()

    def __getattr__(self, tag: str) -> object:
        operations: Any = getattr(self._client, tag)
        kind: type[object] = operations.__class__
        methods = {name: method for name, method in vars(kind).items() if not name.startswith("_")}
        return type(kind.__name__, (), {name: self._blocking(operations, each) for name, each in methods.items()})()

    def _blocking(self, operations: object, method: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(method)
        def call(_: object, *args: Any, **kwargs: Any) -> Any:
            waiting = method(operations, *args, **kwargs)
            return self._runner.run(_result(waiting))

        return call


async def _result(waiting: Awaitable[Any]) -> Any:
    return await waiting


# --- Refusals -------------------------------------------------------------------------------------------------------

LINE_NUMBER = re.compile(rf"{re.escape(DOCUMENT)}(?::| line |, line )(\d+)\b|\bline (\d+)\b")
BARE = re.compile(r"^(?:ruff|Post hook|Error|None)\b.{0,40}$")


def judge_refusal(edit: Edit, content: bytes, said: str) -> tuple[Outcome, str]:
    """Return the outcome of a refusal: each line names a place, and says what is wrong and what to write."""
    lines = [line for line in said.splitlines() if line.strip()]
    told = lines[0] if lines else "nothing is said"
    if not lines or "Traceback (most recent call last)" in said or any(map(BARE.match, lines)):
        return Outcome.CRASHED, told
    if "ruff" in said:
        return Outcome.CRASHED, f"ruff's message: {told}"
    if edit.works and not edit.may_refuse:
        return (Outcome.UNSUPPORTED if names_place(edit, said) else Outcome.MISLEADING), told
    missing = [word for word in edit.says if not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said)]
    if edit.says and edit.says[0] in missing:
        return Outcome.MISLEADING, f"doesn't say {edit.says[0]!r}: {told}"
    if missing:
        return Outcome.INCOMPLETE, f"doesn't say {missing[0]!r}: {told}"
    numbers = [LINE_NUMBER.search(line) for line in lines]
    if not all(numbers):
        return Outcome.INCOMPLETE, f"no line number: {lines[numbers.index(None)]}"
    if not edit.works and len(lines) != edit.problems:
        return Outcome.INCOMPLETE, f"{len(lines)} lines for {edit.problems} problems: {told}"
    if edit.at:
        wanted = line_numbers(content.decode(), edit.at)
        named = {int(next(filter(None, found.groups()))) for found in numbers if found}
        if not wanted & named:
            return Outcome.MISLEADING, f"line {sorted(named)}, not {sorted(wanted)}: {told}"
    return Outcome.REFUSED, ""


PLACES = re.compile(
    r"\b(?:echo|Note|NoteValue\w*|EchoBody|EchoResponse200|/api/v1/\w+|schema \w+|components)\b|#?/paths/"
)


def names_place(edit: Edit, said: str) -> bool:
    """Return True if a message names the operation or the schema that was edited."""
    return all(PLACES.search(line) for line in said.splitlines() if line.strip())


# --- What the checkers say --------------------------------------------------------------------------------------------


def static_errors(folder: Path, packages: Sequence[Path], workers: int) -> dict[str, str]:
    """Return the first complaint of ruff, pyright or mypy about each package, by the package's name."""
    wrong: dict[str, str] = {}
    if not packages:
        return wrong
    write_settings(folder)
    chunks = [packages[start : start + CHUNK] for start in range(0, len(packages), CHUNK)]
    with multiprocessing.get_context("fork").Pool(workers, maxtasksperchild=1) as pool:
        calls = [pool.apply_async(ruff, (folder, packages))]
        calls += [pool.apply_async(check, (folder, chunk)) for check in (pyright, mypy) for chunk in chunks]
        for call in calls:
            for package, said in call.get():
                wrong.setdefault(package, said)
    return wrong


def changed_files(package: Path) -> list[str]:
    """Return the program of a package, and its modules that differ from those of the unedited document.

    `make check` checks the others.
    """
    folder = package.parent
    changed = [
        module
        for module in sorted(package.rglob("*.py"))
        if not (same := folder / UNEDITED / module.relative_to(package)).exists()
        or same.read_bytes() != module.read_bytes()
    ]
    return [str(path.relative_to(folder)) for path in (*changed, folder / f"use_{package.name}.py")]


def write_settings(folder: Path) -> None:
    """Write the project's own settings of the checkers for the folder."""
    (folder / "ruff.toml").write_text(
        f'extend = "{ROOT / "pyproject.toml"}"\n'
        "[lint.extend-per-file-ignores]\n"
        '"edit_*/**" = ["ANN401", "E501", "D205", "D415", "D417"]\n'
        '"edit_*/models/*" = ["RUF012"]\n'
    )


def ruff(folder: Path, packages: Sequence[Path]) -> list[tuple[str, str]]:
    """Return what ruff's linter and formatter say, with the package's name."""
    names = [package.name for package in packages]
    settings = ["--config", "ruff.toml", "--no-cache", "--quiet"]
    said = _run(folder, "ruff", "check", *settings, "--output-format", "concise", *names)
    said += _run(folder, "ruff", "format", "--check", *settings[:3], *names)
    return list(_by_package("ruff", said))


def mypy(folder: Path, packages: Sequence[Path]) -> list[tuple[str, str]]:
    """Return what mypy says, with the package's name."""
    cache = folder / f"mypy.{packages[0].name}"
    files = [name for package in packages for name in changed_files(package)]
    options = ["--strict", "--python-version", "3.11", "--no-error-summary", "--hide-error-context"]
    options += ["--config-file", "", "--cache-dir", str(cache), "--enable-error-code", "deprecated"]
    options += ["--follow-imports", "silent"]
    errors = [line for line in _run(folder, "mypy", *options, *files).splitlines() if ": error: " in line]
    return list(_by_package("mypy", "\n".join(errors)))


def pyright(folder: Path, packages: Sequence[Path]) -> list[tuple[str, str]]:
    """Return what pyright says, with the package's name."""
    settings = folder / f"pyright.{packages[0].name}.json"
    settings.write_text(
        json.dumps(
            {
                "include": [name for package in packages for name in changed_files(package)],
                "extraPaths": [".", str(ROOT)],
                "pythonVersion": "3.11",
                "typeCheckingMode": "strict",
                "reportUnnecessaryIsInstance": False,
            }
        )
    )
    said = _run(folder, "pyright", "--outputjson", "--project", settings.name, "--pythonpath", sys.executable)
    diagnostics = json.loads(said)["generalDiagnostics"]
    lines = [
        f"{Path(each['file']).relative_to(folder)}:{each['range']['start']['line'] + 1}: {each['message']}"
        for each in diagnostics
        if each["severity"] == "error"
    ]
    return list(_by_package("pyright", "\n".join(line.replace("\n", " ") for line in lines)))


def _by_package(checker: str, said: str) -> Iterator[tuple[str, str]]:
    for line in said.splitlines():
        named = re.match(r"(?:Would reformat: )?(?:use_)?(edit_\d+)\b", line)
        if named:
            yield named[1], f"{checker}: {line.removeprefix(f'{named[1]}/')}"


def _run(folder: Path, program: str, *arguments: str) -> str:
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([str(SCRIPTS), os.environ.get("PATH", "")]),
        "MYPYPATH": os.pathsep.join([str(folder), str(ROOT)]),
    }
    done = subprocess.run(
        [SCRIPTS / program, *arguments], capture_output=True, text=True, check=False, cwd=folder, env=environment
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{program}: {done.stderr or done.stdout}")
    return done.stdout


def _where(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "regeneration/harness" not in frame.filename]
    frame = (own or frames)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    return f"{place} {frame.line}" if Path(frame.filename).name.startswith("use_") else place


def _one_line(said: object) -> str:
    text = f"{type(said).__name__}: {said}" if isinstance(said, BaseException) else str(said)
    return " ".join(text.split())[:300]


def by_section(results: Iterable[Result]) -> dict[str, list[Result]]:
    """Group results by section."""
    found: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        found[result.edit.section].append(result)
    return found
