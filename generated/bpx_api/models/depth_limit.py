"""Depth limit: a closed set of numbers."""

from enum import IntEnum
from typing import Literal, TypeAlias


class DepthLimit(IntEnum):
    """Maximum number of price levels on a side of the book."""

    LEVELS_5 = 5
    LEVELS_10 = 10
    LEVELS_20 = 20
    LEVELS_50 = 50
    LEVELS_100 = 100
    LEVELS_500 = 500
    LEVELS_1000 = 1000


DepthLimitValue: TypeAlias = Literal[5, 10, 20, 50, 100, 500, 1000]
"""The values that are accepted as `DepthLimit`."""
