"""An edit of the document, and what must come of it."""

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import dedent
from typing import TypeAlias

from ..document import Document

Change: TypeAlias = Callable[[Document], object]
Rewrite: TypeAlias = Callable[[str], str | bytes]


@dataclass(frozen=True)
class Edit:
    """One edit of one place.

    It works, or it is refused; nothing else is right.
    """

    section: str
    name: str
    change: Change | None = None
    """Edits the parsed document."""

    rewrite: Rewrite | None = None
    """Edits its text."""

    program: str = ""
    """Statements that use the result; they are type-checked strictly, and run against a server. Empty: it is refused.

    They see `client`, `wire` (the server: what was sent, what is answered), `models`, and the names that the harness
    imports. They run twice, with the sync client and with the async one.
    """

    says: tuple[str, ...] = ()
    """Words that the refusal must contain: the wrong thing, and what to write instead."""

    at: str = ""
    """JSON pointer of the place that the refusal names; empty: any."""

    problems: int = 1
    """Number of lines that the refusal has."""

    may_refuse: bool = False
    """True if a refusal is as good as a working result."""

    @property
    def id(self) -> str:
        """Section and name."""
        return f"{self.section}: {self.name}"

    @property
    def works(self) -> bool:
        """True if the edit is to give a working result."""
        return bool(self.program)


def works(section: str, name: str, change: Change, program: str, *, may_refuse: bool = False) -> Edit:
    """Return an edit that works."""
    return Edit(section, name, change, program=dedent(program).strip(), may_refuse=may_refuse)


def refused(section: str, name: str, change: Change, *says: str, at: str = "", problems: int = 1) -> Edit:
    """Return an edit that is refused with the place, and with some words."""
    return Edit(section, name, change, says=says, at=at, problems=problems)


def refused_text(section: str, name: str, rewrite: Rewrite, *says: str) -> Edit:
    """Return an edit of the document's text that is refused."""
    return Edit(section, name, rewrite=rewrite, says=says)
