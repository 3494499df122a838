"""The edits, by the sections of what a person writes into the document."""

from .edit import Edit
from .kinds import kind_edits

__all__ = ["EDITS", "Edit"]

EDITS: list[Edit] = [*kind_edits()]
