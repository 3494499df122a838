"""Handlers for assets and deposit addresses."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from bpx_sandbox.engine.accounts import Account
from bpx_sandbox.engine.fields import JSON
from bpx_sandbox.http.formatting import format_decimal
from bpx_sandbox.http.requests import ApiRequest, Handler


@dataclass(frozen=True, slots=True)
class Coin:
    """An asset on its blockchain."""

    name: str
    blockchain: str
    decimals: int
    minimum: Decimal
    contract: str | None = None


COINS: Mapping[str, Coin] = {
    "SOL": Coin("Solana", "Solana", 9, Decimal("0.01")),
    "USDC": Coin("USD Coin", "Solana", 6, Decimal(1), "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"),
    "BTC": Coin("Bitcoin", "Bitcoin", 8, Decimal("0.0001")),
}
"""The known assets; any other one has its symbol as its name, on Solana."""

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_HEX = "0123456789abcdef"
_LOOKS: Mapping[str, tuple[str, str, int]] = {
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
_ETHEREUM_LIKE = ("0x", _HEX, 40)


def get_assets(request: ApiRequest) -> JSON:
    """Return the assets that are traded."""
    return [_asset(symbol) for symbol in request.engine.assets]


def get_deposit_address(request: ApiRequest) -> JSON:
    """Return an address in the right format; it doesn't exist on the blockchain."""
    return {"address": _address(request.account, request.fields.require_str("blockchain"))}


HANDLERS: dict[str, Handler] = {handler.__name__: handler for handler in (get_assets, get_deposit_address)}


def coin(symbol: str) -> Coin:
    """Return the definition of an asset."""
    return COINS.get(symbol, Coin(symbol, "Solana", 9, Decimal("0.01")))


def address_of(account: Account, symbol: str) -> str:
    """Return the deposit address of an account for an asset."""
    return _address(account, coin(symbol).blockchain)


def _address(account: Account, blockchain: str) -> str:
    start, letters, length = _LOOKS.get(blockchain, _ETHEREUM_LIKE)
    random = Random(f"{account.name} {blockchain}")  # noqa: S311 the same address in every run
    return start + "".join(random.choices(letters, k=length))


def _asset(symbol: str) -> JSON:
    known = coin(symbol)
    token: dict[str, JSON] = {
        "displayName": known.name,
        "blockchain": known.blockchain,
        "contractAddress": known.contract,
        "depositEnabled": True,
        "minimumDeposit": format_decimal(known.minimum),
        "withdrawEnabled": True,
        "minimumWithdrawal": format_decimal(known.minimum),
        "maximumWithdrawal": None,
        "withdrawalFee": "0",
        "nativeDecimals": known.decimals,
    }
    return {
        "symbol": symbol,
        "displayName": known.name,
        "coingeckoId": known.name.lower().replace(" ", "-"),
        "tokens": [token],
    }
