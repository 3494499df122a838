"""Deposit source: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class DepositSource(OpenEnum):
    """Where a deposit came from: a blockchain, a payment provider (`equalsMoney`, `banxa`), a transfer within the
    exchange (`internal`), or the exchange itself (`administrator`).
    """

    ADMINISTRATOR = "administrator"
    ZERO_G = "0G"
    APTOS = "aptos"
    ARBITRUM = "arbitrum"
    AVALANCHE = "avalanche"
    BASE = "base"
    BERACHAIN = "berachain"
    BITCOIN = "bitcoin"
    BITCOIN_CASH = "bitcoinCash"
    BSC = "bsc"
    CARDANO = "cardano"
    DOGECOIN = "dogecoin"
    ECLIPSE = "eclipse"
    ETHEREUM = "ethereum"
    FOGO = "fogo"
    HYPER_EVM = "hyperEVM"
    HYPERLIQUID = "hyperliquid"
    LINEA = "linea"
    LITECOIN = "litecoin"
    MONAD = "monad"
    NEAR = "near"
    POLYGON = "polygon"
    OPTIMISM = "optimism"
    PLASMA = "plasma"
    SEI = "sei"
    STABLE = "stable"
    SUI = "sui"
    SOLANA = "solana"
    STORY = "story"
    TRON = "tron"
    XRP = "xRP"
    ZCASH = "zcash"
    EQUALS_MONEY = "equalsMoney"
    BANXA = "banxa"
    INTERNAL = "internal"


DepositSourceValue: TypeAlias = Literal[
    "administrator",
    "0G",
    "aptos",
    "arbitrum",
    "avalanche",
    "base",
    "berachain",
    "bitcoin",
    "bitcoinCash",
    "bsc",
    "cardano",
    "dogecoin",
    "eclipse",
    "ethereum",
    "fogo",
    "hyperEVM",
    "hyperliquid",
    "linea",
    "litecoin",
    "monad",
    "near",
    "polygon",
    "optimism",
    "plasma",
    "sei",
    "stable",
    "sui",
    "solana",
    "story",
    "tron",
    "xRP",
    "zcash",
    "equalsMoney",
    "banxa",
    "internal",
]
"""The texts that stand for a DepositSource."""
