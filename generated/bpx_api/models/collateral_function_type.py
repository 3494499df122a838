"""Collateral function type: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class CollateralFunctionType(OpenEnum):
    """Shape of a collateral function: `identity` leaves the weight as it is, `inverseSqrt` lowers it with the square
    root of the quantity.
    """

    IDENTITY = "identity"
    INVERSE_SQRT = "inverseSqrt"


CollateralFunctionTypeValue: TypeAlias = Literal["identity", "inverseSqrt"]
"""The texts that are accepted as `CollateralFunctionType`."""
