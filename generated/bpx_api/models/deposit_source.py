"""Deposit source: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class DepositSource(OpenEnum):
    """Origin of a deposit: a blockchain, a payment provider (`equalsMoney`, `banxa`, `moonpay`, `onramper`), a transfer
    within the exchange (`internal`), or the exchange itself (`administrator`).
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
    ROBINHOOD = "robinhood"
    SEI = "sei"
    STABLE = "stable"
    SUI = "sui"
    SOLANA = "solana"
    STORY = "story"
    TEMPO = "tempo"
    TRON = "tron"
    XRP = "xRP"
    ZCASH = "zcash"
    EQUALS_MONEY = "equalsMoney"
    BANXA = "banxa"
    MOONPAY = "moonpay"
    ONRAMPER = "onramper"
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
    "robinhood",
    "sei",
    "stable",
    "sui",
    "solana",
    "story",
    "tempo",
    "tron",
    "xRP",
    "zcash",
    "equalsMoney",
    "banxa",
    "moonpay",
    "onramper",
    "internal",
]
"""The values that are accepted as `DepositSource`."""
