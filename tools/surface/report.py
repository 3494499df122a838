"""Compare the generated package of two revisions, or of the last commit and the working tree."""

from __future__ import annotations

from ast import PyCF_ONLY_AST
from pathlib import Path

from attrs import frozen

from .changelog import changelog, used_places
from .comparison import Change, compare
from .revisions import Repository, RevisionError, handwritten
from .surface import Tree, read_surface
from .uses import Use, find_uses

MOST_USES = 30
"""The files that `make generate` lists."""


class SurfaceError(Exception):
    """There is no generated package, or it can't be read; the message says where."""


@frozen
class Report:
    """The changes between two versions.

    Attributes:
        versions: The versions, in words.
        changes: The changes.
        uses: The handwritten code that uses what is gone.
    """

    versions: str
    changes: list[Change]
    uses: list[Use]

    @property
    def is_breaking(self) -> bool:
        """True if a correct program may fail because of a change."""
        return any(change.is_breaking for change in self.changes)

    def text(self, most_uses: int | None = None) -> str:
        """Write the report: a heading, the entries for the changelog, and the uses."""
        if not self.changes:
            return f"typed surface, {self.versions}: no changes"
        breaking = sum(change.is_breaking for change in self.changes)
        number = f"{len(self.changes)} change{'s' if len(self.changes) > 1 else ''}, {breaking or 'none'} breaking"
        blocks = [f"typed surface, {self.versions}: {number}. For CHANGELOG.md:", changelog(self.changes)]
        return "\n\n".join([*blocks, *([used_places(self.uses, most_uses)] if self.uses else [])])


def surface_report(project: Path, earlier: str, later: str | None = None, package: Path | None = None) -> Report:
    """Compare two versions of the generated package.

    Args:
        project: The project's folder.
        earlier: A commit, branch or tag.
        later: Another one; None: the working tree.
        package: The folder of the package; default: the one in `generated/`, under any name.

    Raises:
        RevisionError: a revision can't be read.
        SurfaceError: a version has no package, or one that isn't Python.
    """
    repository = Repository.of(project)
    place = (package or project / "generated").resolve().relative_to(repository.root).as_posix()
    old = _package(repository.read(earlier, place), earlier, place)
    new = _package(repository.read(later, place), later or "the working tree", place)
    try:
        changes = compare(old, new)
        is_gone = any(change.gone for change in changes)
        sources = handwritten(repository.read(later)) if is_gone else {}
        uses = find_uses(sources, changes, read_surface(old)) if is_gone else []
    except SyntaxError as error:
        version = earlier if _is_broken(old, error.filename or "") else later or "the working tree"
        raise SurfaceError(f"{version}: {error.filename}:{error.lineno} of the package: {error.msg}") from None
    started = repository.commit(earlier)
    named = started if earlier.startswith(started) else f"{earlier} ({started})"
    return Report(f"{named} to {later or 'the working tree'}", changes, uses)


def generation_report(package: Path) -> str:
    """Report the changes of a package since the last commit, or in one line why it can't be compared."""
    try:
        return surface_report(package.parent, "HEAD", package=package).text(MOST_USES)
    except (RevisionError, SurfaceError) as error:
        return f"typed surface: not compared with the last commit: {error}"


def _is_broken(tree: Tree, path: str) -> bool:
    try:
        compile(tree.get(path, ""), path, "exec", flags=PyCF_ONLY_AST)
    except SyntaxError:
        return True
    return False


def _package(files: dict[str, str], version: str, place: str) -> Tree:
    """Return the modules of the package by path in it."""
    client = next((path for path in sorted(files) if path.endswith("/client.py")), None)
    if client is None:
        raise SurfaceError(f"{version} has no package in {place}")
    folder = client.removesuffix("client.py")
    return {path.removeprefix(folder): text for path, text in files.items() if path.startswith(folder)}
