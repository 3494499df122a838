"""The object `Token`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Part
from .blockchain import Blockchain


class Token(Part, kw_only=True):
    """An asset on one blockchain, with the terms of deposits and withdrawals."""

    blockchain: Blockchain
    """Blockchain of the token."""

    display_name: str | None = None
    """Name for display."""

    contract_address: str | None = None
    """Address of the token's contract or mint."""

    deposit_enabled: bool | None = None
    """True if deposits are open."""

    minimum_deposit: Decimal | None = None
    """Smallest deposit, in the asset."""

    withdraw_enabled: bool | None = None
    """True if withdrawals are open."""

    minimum_withdrawal: Decimal | None = None
    """Smallest withdrawal, in the asset."""

    maximum_withdrawal: Decimal | None = None
    """Largest withdrawal, in the asset. `None`: no limit."""

    withdrawal_fee: Decimal | None = None
    """Fee for one withdrawal, in the asset."""

    native_decimals: int | None = None
    """Decimal places of the token on its blockchain. From 0 to 255."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
