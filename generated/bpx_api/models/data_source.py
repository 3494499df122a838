"""Data source: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class DataSource(OpenEnum):
    """Whose prices are shown.

    - `Venue`: the exchange's own
    - `External`: an outside provider's
    """

    VENUE = "Venue"
    EXTERNAL = "External"


DataSourceValue: TypeAlias = Literal["Venue", "External"]
"""The texts that are accepted as `DataSource`."""
