"""Vault redeem status: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class VaultRedeemStatus(OpenEnum):
    """State of a request to redeem: pending, paid, or cancelled."""

    REQUESTED = "Requested"
    REDEEMED = "Redeemed"
    CANCELLED = "Cancelled"


VaultRedeemStatusValue: TypeAlias = Literal["Requested", "Redeemed", "Cancelled"]
"""The values that are accepted as `VaultRedeemStatus`."""
