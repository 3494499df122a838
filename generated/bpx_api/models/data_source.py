"""Data source: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class DataSource(OpenEnum):
    """Source of prices.

    - `Venue`: the exchange
    - `External`: an external provider
    """

    VENUE = "Venue"
    EXTERNAL = "External"


DataSourceValue: TypeAlias = Literal["Venue", "External"]
"""The values that are accepted as `DataSource`."""
