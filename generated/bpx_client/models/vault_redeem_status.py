"""Vault redeem status: a closed vocabulary of the exchange."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from ..types import OpenEnum


class VaultRedeemStatus(OpenEnum):
    """State of a request to redeem: waiting, paid out, or cancelled."""

    REQUESTED = "Requested"
    REDEEMED = "Redeemed"
    CANCELLED = "Cancelled"


VaultRedeemStatusValue: TypeAlias = Literal[
    "Requested",
    "Redeemed",
    "Cancelled",
]
"""The texts that stand for a VaultRedeemStatus."""

VAULT_REDEEM_STATUS_BY_TEXT: Mapping[object, VaultRedeemStatus] = {member.value: member for member in VaultRedeemStatus}
"""The members by their texts, for reading."""
