"""The edits, by the sections of a document: what is written into it, and what must come of it."""

from .descriptions import description_edits
from .edit import Edit
from .kinds import kind_edits
from .names import name_edits
from .operations import operation_edits
from .refusals import refusal_edits
from .secrets import secret_edits

__all__ = ["EDITS", "Edit"]

EDITS: list[Edit] = [
    *kind_edits(),
    *operation_edits(),
    *name_edits(),
    *secret_edits(),
    *description_edits(),
    *refusal_edits(),
]
