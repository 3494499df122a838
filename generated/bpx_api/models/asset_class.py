"""Asset class: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class AssetClass(OpenEnum):
    """Class of assets: crypto, or stocks."""

    CRYPTO = "CRYPTO"
    STOCK = "STOCK"


AssetClassValue: TypeAlias = Literal["CRYPTO", "STOCK"]
"""The values that are accepted as `AssetClass`."""
