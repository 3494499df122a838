"""Sort direction: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class SortDirection(OpenEnum):
    """Sort order of a list, ascending or descending."""

    ASC = "Asc"
    DESC = "Desc"


SortDirectionValue: TypeAlias = Literal["Asc", "Desc"]
"""The values that are accepted as `SortDirection`."""
