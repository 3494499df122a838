"""Blockchain: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class Blockchain(OpenEnum):
    """Network for deposits and withdrawals. `EqualsMoney` is the payment provider."""

    ZERO_G = "0G"
    APTOS = "Aptos"
    ARBITRUM = "Arbitrum"
    AVALANCHE = "Avalanche"
    BASE = "Base"
    BERACHAIN = "Berachain"
    BITCOIN = "Bitcoin"
    BITCOIN_CASH = "BitcoinCash"
    BSC = "Bsc"
    CARDANO = "Cardano"
    DOGECOIN = "Dogecoin"
    ECLIPSE = "Eclipse"
    EQUALS_MONEY = "EqualsMoney"
    ETHEREUM = "Ethereum"
    FOGO = "Fogo"
    HYPER_EVM = "HyperEVM"
    HYPERLIQUID = "Hyperliquid"
    LINEA = "Linea"
    LITECOIN = "Litecoin"
    MONAD = "Monad"
    NEAR = "Near"
    OPTIMISM = "Optimism"
    PLASMA = "Plasma"
    POLYGON = "Polygon"
    ROBINHOOD = "Robinhood"
    SEI = "Sei"
    SUI = "Sui"
    SOLANA = "Solana"
    STABLE = "Stable"
    STORY = "Story"
    TEMPO = "Tempo"
    TRON = "Tron"
    XRP = "XRP"
    ZCASH = "Zcash"


BlockchainValue: TypeAlias = Literal[
    "0G",
    "Aptos",
    "Arbitrum",
    "Avalanche",
    "Base",
    "Berachain",
    "Bitcoin",
    "BitcoinCash",
    "Bsc",
    "Cardano",
    "Dogecoin",
    "Eclipse",
    "EqualsMoney",
    "Ethereum",
    "Fogo",
    "HyperEVM",
    "Hyperliquid",
    "Linea",
    "Litecoin",
    "Monad",
    "Near",
    "Optimism",
    "Plasma",
    "Polygon",
    "Robinhood",
    "Sei",
    "Sui",
    "Solana",
    "Stable",
    "Story",
    "Tempo",
    "Tron",
    "XRP",
    "Zcash",
]
"""The values that are accepted as `Blockchain`."""
