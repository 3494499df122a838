"""`make check`'s look at what the project depends on: licences, upper bounds, and known vulnerabilities.

What is looked at is what a user gets: the runtime dependencies with all extras, and theirs in turn; for known
vulnerabilities also the oldest versions that a user may have. Those are pip-audit's to find. It says "none" also of
packages that the service has never heard of, as a mirror of PyPI has not; so what could not be looked up is named here,
and is no reason to fail.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = "bpx-client"
MOST_DEPENDENCIES = 9
PERMISSIVE = ("MIT", "BSD", "Apache", "ISC", "PSF", "Python Software Foundation", "Unlicense", "0BSD")
WEAK_COPYLEFT = {"certifi": "MPL"}
"""Packages whose licence is not permissive and does no harm to those who use them unchanged."""


def main() -> int:
    """Look, tell, and return what a shell takes for success or failure."""
    wanted = [Requirement(line) for line in declared()]
    problems = [*_bounds(wanted), *_licences(_closure())]
    for problem in problems:
        print(f"supply: {problem}")
    installed = [f"{name}=={version}" for name, version in sorted(_closure().items())]
    audited = [_audit("installed", installed), _audit("oldest allowed", list(oldest(declared())))]
    return 0 if all(audited) and not problems else 1


def pyproject() -> dict[str, Any]:
    """The content of pyproject.toml."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)


def oldest_python() -> tuple[int, int]:
    """The oldest Python that the project supports."""
    major, minor = pyproject()["project"]["requires-python"].removeprefix(">=").split(".")
    return int(major), int(minor)


def declared() -> list[str]:
    """The requirements that a user gets installed by name, with all extras: the lines of pyproject.toml."""
    project = pyproject()["project"]
    lines: list[str] = list(project["dependencies"])
    if len(lines) > MOST_DEPENDENCIES:
        raise SystemExit(f"supply: {len(lines)} runtime dependencies; {MOST_DEPENDENCIES} are enough")
    return lines + [line for extra in project["optional-dependencies"].values() for line in extra]


def oldest(wanted: list[str]) -> Iterator[str]:
    """For each requirement, the one that allows its lower bound alone."""
    for line in wanted:
        requirement = Requirement(line)
        for each in requirement.specifier:
            if each.operator == ">=":
                yield f"{requirement.name}=={each.version}"


def _bounds(wanted: list[Requirement]) -> Iterator[str]:
    for requirement in wanted:
        signs = {each.operator for each in requirement.specifier}
        if requirement.name != PROJECT and not ({">=", "=="} & signs and {"<", "<=", "=="} & signs):
            yield f"{requirement} needs a lower and an upper bound"


def _closure() -> dict[str, str]:
    """The installed packages that a user gets with all extras, with their versions."""
    found: dict[str, str] = {}
    extras = set(distribution(PROJECT).metadata.get_all("Provides-Extra") or [])
    todo = [(PROJECT, extras)]
    while todo:
        name, chosen = todo.pop()
        for line in distribution(name).requires or []:
            requirement = Requirement(line)
            applies = any(
                requirement.marker is None or requirement.marker.evaluate({"extra": extra}) for extra in chosen | {""}
            )
            other = _normal(requirement.name)
            if not applies or other in found or other == PROJECT:
                continue
            try:
                found[other] = distribution(other).version
            except PackageNotFoundError:
                continue  # a platform's own, not needed here
            todo.append((other, requirement.extras))
    return found


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _licences(packages: dict[str, str]) -> Iterator[str]:
    for name in sorted(packages):
        stated = _licence(distribution(name))
        permissive = re.search("|".join(PERMISSIVE), stated)
        if not permissive and WEAK_COPYLEFT.get(name, "?") not in stated:
            yield f"the licence of {name} is {stated or 'not stated'}; see tools/check_supply.py"


def _licence(package: Distribution) -> str:
    metadata = package.metadata
    expression = " ".join(metadata.get_all("License-Expression") or [])
    classified = [line for line in metadata.get_all("Classifier") or [] if line.startswith("License ::")]
    # A field "License" may hold the whole text; its first line names it.
    return expression or " ".join(classified) or "".join(metadata.get_all("License") or []).strip().partition("\n")[0]


def _audit(what: str, versions: list[str]) -> bool:
    """Return True if pip-audit finds nothing; what it couldn't look up is told."""
    command = ["-m", "pip_audit", "--requirement", "/dev/stdin", "--no-deps", "--disable-pip", "--format", "json"]
    run = subprocess.run(
        [sys.executable, *command, "--progress-spinner", "off"],
        input="\n".join(versions),
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        found = json.loads(run.stdout)["dependencies"]
    except (ValueError, KeyError):
        reason = (run.stderr.strip() or "no answer").splitlines()[-1]
        print(f"supply: {what}: NOT AUDITED, pip-audit reached no vulnerability service: {reason[:200]}")
        return True
    unheard = [each["name"] for each in found if "skip_reason" in each]
    if unheard:
        print(f"supply: {what}: NOT AUDITED, unknown to the vulnerability service: {', '.join(unheard)}")
    vulnerable = [each for each in found if each.get("vulns")]
    for each in vulnerable:
        known = ", ".join(vulnerability["id"] for vulnerability in each["vulns"])
        print(f"supply: {each['name']} {each['version']} is vulnerable: {known}")
    print(
        f"supply: {len(found) - len(unheard)} of {len(found)} packages audited ({what}), {len(vulnerable)} vulnerable"
    )
    return not vulnerable


if __name__ == "__main__":
    sys.exit(main())
