"""Collateral function type: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class CollateralFunctionType(OpenEnum):
    """Kind of collateral function: `identity` keeps the weight, `inverseSqrt` decreases it with the square root of the
    quantity.
    """

    IDENTITY = "identity"
    INVERSE_SQRT = "inverseSqrt"


CollateralFunctionTypeValue: TypeAlias = Literal["identity", "inverseSqrt"]
"""The values that are accepted as `CollateralFunctionType`."""
