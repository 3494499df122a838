"""Assets, their blockchains and their deposit addresses."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random


@dataclass(frozen=True, slots=True)
class Asset:
    """An asset on its blockchain."""

    name: str
    blockchain: str
    decimals: int
    minimum: Decimal
    contract: str | None = None


ASSETS: Mapping[str, Asset] = {
    "SOL": Asset("Solana", "Solana", 9, Decimal("0.01")),
    "USDC": Asset("USD Coin", "Solana", 6, Decimal(1), "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"),
    "BTC": Asset("Bitcoin", "Bitcoin", 8, Decimal("0.0001")),
}
"""The known assets; any other one has its symbol as its name, on Solana."""

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_HEX = "0123456789abcdef"
_ADDRESS_FORMATS: Mapping[str, tuple[str, str, int]] = {
    "Aptos": ("0x", _HEX, 64),
    "Bitcoin": ("bc1q", _BECH32, 38),
    "BitcoinCash": ("q", _BECH32, 41),
    "Cardano": ("addr1q", _BECH32, 97),
    "Dogecoin": ("D", _BASE58, 33),
    "Eclipse": ("", _BASE58, 44),
    "EqualsMoney": ("", string.digits, 10),
    "Fogo": ("", _BASE58, 44),
    "Litecoin": ("ltc1q", _BECH32, 38),
    "Near": ("", _HEX, 64),
    "Sei": ("sei1", _BECH32, 38),
    "Solana": ("", _BASE58, 44),
    "Sui": ("0x", _HEX, 64),
    "Tron": ("T", _BASE58, 33),
    "XRP": ("r", _BASE58, 33),
    "Zcash": ("t1", _BASE58, 33),
}
"""The format of a blockchain's addresses: prefix, alphabet and number of characters after the prefix."""
_ETHEREUM_FORMAT = ("0x", _HEX, 40)


def get_asset(symbol: str) -> Asset:
    """Return the definition of an asset."""
    return ASSETS.get(symbol, Asset(symbol, "Solana", 9, Decimal("0.01")))


def deposit_address(account: str, blockchain: str) -> str:
    """Return the address of an account on a blockchain, in the right format; it doesn't exist there."""
    prefix, alphabet, length = _ADDRESS_FORMATS.get(blockchain, _ETHEREUM_FORMAT)
    random = Random(f"{account} {blockchain}")  # noqa: S311 the same address in every run
    return prefix + "".join(random.choices(alphabet, k=length))
