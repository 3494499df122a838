"""Check the dependencies for `make check`: version bounds, licences, and known vulnerabilities.

The checks cover the packages that a user installs: the runtime dependencies with all extras, and their dependencies in
turn. Vulnerabilities are also looked for in the oldest allowed versions. pip-audit reports no vulnerabilities for a
package that its service doesn't know, as a mirror of PyPI may not; such packages are listed here, without failing.
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
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = "bpx-client"
MAX_DEPENDENCIES = 9
PERMISSIVE = ("MIT", "BSD", "Apache", "ISC", "PSF", "Python Software Foundation", "Unlicense", "0BSD")
WEAK_COPYLEFT = {"certifi": "MPL"}
"""Packages with a weak copyleft licence, which allows to use them unchanged."""


def main() -> int:
    """Print the problems, and return the exit status."""
    wanted = [Requirement(line) for line in declared()]
    problems = [*_bounds(wanted), *_licences(_closure())]
    for problem in problems:
        print(f"supply: {problem}")
    installed = [f"{name}=={version}" for name, version in sorted(_closure().items())]
    audited = [_audit("installed", installed), _audit("oldest allowed", list(oldest(declared())))]
    return 0 if all(audited) and not problems else 1


def pyproject() -> dict[str, Any]:
    """Return the content of pyproject.toml."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)


def oldest_python() -> tuple[int, int]:
    """Return the oldest Python that the project supports."""
    major, minor = pyproject()["project"]["requires-python"].removeprefix(">=").split(".")
    return int(major), int(minor)


def declared() -> list[str]:
    """Return the requirements in pyproject.toml, with those of all extras."""
    project = pyproject()["project"]
    lines: list[str] = list(project["dependencies"])
    if len(lines) > MAX_DEPENDENCIES:
        raise SystemExit(f"supply: {len(lines)} runtime dependencies, more than {MAX_DEPENDENCIES}")
    return lines + [line for extra in project["optional-dependencies"].values() for line in extra]


def oldest(wanted: list[str]) -> Iterator[str]:
    """Yield each requirement that has a lower bound, pinned to that."""
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
    """Return the installed versions of all dependencies, direct and indirect, with all extras."""
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
            other = canonicalize_name(requirement.name)
            if not applies or other in found or other == PROJECT:
                continue
            try:
                found[other] = distribution(other).version
            except PackageNotFoundError:
                continue  # needed on other platforms only
            todo.append((other, requirement.extras))
    return found


def _licences(packages: dict[str, str]) -> Iterator[str]:
    for name in sorted(packages):
        licence = _licence(distribution(name))
        permissive = re.search("|".join(PERMISSIVE), licence)
        if not permissive and WEAK_COPYLEFT.get(name, "?") not in licence:
            yield f"the licence of {name} is {licence or 'unknown'}; see tools/check_supply.py"


def _licence(package: Distribution) -> str:
    metadata = package.metadata
    expression = " ".join(metadata.get_all("License-Expression") or [])
    classified = [line for line in metadata.get_all("Classifier") or [] if line.startswith("License ::")]
    # The field "License" may contain the whole licence, as the file does; its first line is the name.
    text = "".join(metadata.get_all("License") or []) or package.read_text("licenses/LICENSE") or ""
    return expression or " ".join(classified) or text.strip().partition("\n")[0]


def _audit(label: str, versions: list[str]) -> bool:
    """Return True if pip-audit finds no vulnerability; print what it finds, and what it doesn't know."""
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
        reason = (run.stderr.strip() or "no output").splitlines()[-1]
        print(f"supply: {label}: NOT AUDITED, pip-audit reached no vulnerability service: {reason[:200]}")
        return True
    unknown = [each["name"] for each in found if "skip_reason" in each]
    if unknown:
        print(f"supply: {label}: NOT AUDITED, unknown to the vulnerability service: {', '.join(unknown)}")
    vulnerable = [each for each in found if each.get("vulns")]
    for each in vulnerable:
        known = ", ".join(vulnerability["id"] for vulnerability in each["vulns"])
        print(f"supply: {each['name']} {each['version']} is vulnerable: {known}")
    print(
        f"supply: {len(found) - len(unknown)} of {len(found)} packages audited ({label}), {len(vulnerable)} vulnerable"
    )
    return not vulnerable


if __name__ == "__main__":
    sys.exit(main())
