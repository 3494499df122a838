"""Read a project at a git revision, or its working tree. The working tree is never changed."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from pathlib import Path

from attrs import frozen

SKIPPED = {"generated", "dist", "build", "CHANGELOG.md"}
"""Files and folders at the top that contain no handwritten code, or old names on purpose."""

_READ = (".py", ".md")


class RevisionError(Exception):
    """A revision can't be read; the message says why."""


@frozen
class Repository:
    """A working tree of git.

    Attributes:
        root: Its top folder.
    """

    root: Path

    @classmethod
    def of(cls, folder: Path) -> Repository:
        """Find the repository of a folder.

        Raises:
            RevisionError: git isn't installed, or the folder is in no repository.
        """
        return cls(Path(_git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n")))

    def commit(self, revision: str) -> str:
        """Return the short id of a commit.

        Raises:
            RevisionError: the revision doesn't exist.
        """
        try:
            found = _git(self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
            return _git(self.root, "rev-parse", "--short", found.decode().strip()).decode().strip()
        except RevisionError:
            raise RevisionError(f"{revision!r} is not a commit, branch or tag of {self.root}") from None

    def read(self, revision: str | None, folder: str = ".") -> dict[str, str]:
        """Read the Python files and the pages in a folder.

        Args:
            revision: A commit, branch or tag; None: the working tree.
            folder: The folder, relative to the root.

        Returns:
            The content by path, relative to the root; empty if the folder isn't there.

        Raises:
            RevisionError: the revision doesn't exist.
        """
        if revision is None:
            return {
                path.relative_to(self.root).as_posix(): _text(path.read_bytes())
                for path in _files(self.root / folder, self.root)
            }
        commit = self.commit(revision)
        if not _git(self.root, "ls-tree", commit, "--", folder) and folder != ".":
            return {}
        found: dict[str, str] = {}
        with tarfile.open(fileobj=io.BytesIO(_git(self.root, "archive", commit, "--", folder))) as archive:
            for member in archive:
                content = archive.extractfile(member) if member.name.endswith(_READ) else None
                if content is not None:
                    found[member.name] = _text(content.read())
        return found


def handwritten(files: dict[str, str]) -> dict[str, str]:
    """Leave out what isn't handwritten, or isn't to be searched."""
    return {path: text for path, text in files.items() if path.split("/")[0] not in SKIPPED}


def _files(folder: Path, root: Path) -> list[Path]:
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        is_top = Path(parent) == root
        folders[:] = [
            name for name in folders if not name.startswith((".", "__pycache__")) and not (is_top and name in SKIPPED)
        ]
        found += [Path(parent, name) for name in names if name.endswith(_READ)]
    return found


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace").replace("\r\n", "\n")


def _git(folder: Path, *arguments: str) -> bytes:
    # A hook of git sets variables that name another repository than that of the folder.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        run = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, env=environment, check=False)  # noqa: S607
    except OSError:
        raise RevisionError("git is not installed") from None
    if run.returncode:
        reason = run.stderr.decode("utf-8", "replace").strip().splitlines() or [f"git {arguments[0]} failed"]
        raise RevisionError(reason[0].removeprefix("fatal: "))
    return run.stdout
