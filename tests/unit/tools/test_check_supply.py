"""`make check`'s look at the dependencies: bounds, licences, and what the oldest versions are."""

# pyright: reportPrivateUsage=false

import subprocess
from collections.abc import Callable
from importlib.metadata import Distribution
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from packaging.requirements import Requirement

from tools import check_supply


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ("httpx>=0.27,<1", True),
        ("httpx==0.28", True),
        ("httpx>=0.27", False),
        ("httpx<1", False),
        ("httpx", False),
        ("bpx-client[redis]", True),
    ],
)
def test_a_dependency_needs_a_lower_and_an_upper_bound(line: str, fits: bool) -> None:
    problems = list(check_supply._bounds([Requirement(line)]))

    assert problems == ([] if fits else [f"{line} needs a lower and an upper bound"])


def test_the_oldest_version_is_the_lower_bound() -> None:
    assert list(check_supply.oldest(["httpx>=0.27.1,<0.29", "redis<8,>=5.2"])) == ["httpx==0.27.1", "redis==5.2"]


def test_too_many_runtime_dependencies_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert any(line.startswith("httpx>=") for line in check_supply.declared())

    monkeypatch.setattr(check_supply, "MAX_DEPENDENCIES", 2)
    with pytest.raises(SystemExit, match="more than 2"):
        check_supply.declared()


def test_the_dependencies_of_dependencies_are_looked_at_too() -> None:
    found = check_supply._closure()

    assert {"httpx", "h11", "certifi", "redis", "uvicorn"} <= found.keys()
    assert "bpx-client" not in found


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Give every package these metadata."""

    def describe(*lines: str) -> None:
        (tmp_path / "METADATA").write_text("\n".join(["Metadata-Version: 2.4", *lines, ""]))

        def found(_: str) -> Distribution:
            return Distribution.at(tmp_path)

        monkeypatch.setattr(check_supply, "distribution", found)

    return describe


@pytest.mark.parametrize(
    "line",
    [
        "License-Expression: MIT",
        "Classifier: License :: OSI Approved :: BSD License",
        "License: Apache-2.0\n        \n        all of its text",
    ],
)
def test_a_permissive_licence_is_recognized_wherever_it_is_stated(package: Callable[..., None], line: str) -> None:
    package(line)

    assert list(check_supply._licences({"some-package": "1.0"})) == []


def test_another_licence_or_none_is_a_problem(package: Callable[..., None]) -> None:
    package("License-Expression: GPL-3.0-only")
    assert list(check_supply._licences({"some-package": "1.0"})) == [
        "the licence of some-package is GPL-3.0-only; see tools/check_supply.py"
    ]

    package()
    assert list(check_supply._licences({"some-package": "1.0"})) == [
        "the licence of some-package is unknown; see tools/check_supply.py"
    ]


AUDITED = (
    '{"dependencies": ['
    '{"name": "fine", "version": "1", "vulns": []}, '
    '{"name": "bad", "version": "2", "vulns": [{"id": "PYSEC-1"}, {"id": "PYSEC-2"}]}, '
    '{"name": "new", "skip_reason": "not found"}]}'
)


@pytest.mark.parametrize(
    ("output", "error", "passes", "told"),
    [
        (AUDITED, "", False, ["NOT AUDITED, unknown", "new", "bad 2 is vulnerable: PYSEC-1, PYSEC-2", "2 of 3"]),
        ('{"dependencies": []}', "", True, ["0 of 0 packages audited (installed), 0 vulnerable"]),
        ("", "warning\nno route to host", True, ["NOT AUDITED, pip-audit reached no vulnerability service: no route"]),
        ("", "", True, ["no output"]),
    ],
    ids=["found", "nothing found", "unreachable", "silent"],
)
def test_what_pip_audit_finds_is_told_and_a_vulnerability_fails(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    output: str,
    error: str,
    passes: bool,
    told: list[str],
) -> None:
    def run(command: list[str], **_: object) -> CompletedProcess[str]:
        return CompletedProcess(command, 0, output, error)

    monkeypatch.setattr(subprocess, "run", run)

    assert check_supply._audit("installed", ["fine==1", "bad==2"]) is passes
    printed = capsys.readouterr().out
    assert [part for part in told if part not in printed] == []


@pytest.mark.parametrize(("problem", "status"), [([], 0), (["httpx needs a lower and an upper bound"], 1)])
def test_the_exit_status_is_for_ci(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], problem: list[str], status: int
) -> None:
    def bounds(_: object) -> list[str]:
        return problem

    def audit(*_: object) -> bool:
        return True

    monkeypatch.setattr(check_supply, "_bounds", bounds)
    monkeypatch.setattr(check_supply, "_audit", audit)

    assert check_supply.main() == status
    assert capsys.readouterr().out == "".join(f"supply: {each}\n" for each in problem)
