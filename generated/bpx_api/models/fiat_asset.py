"""Fiat asset: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class FiatAsset(OpenEnum):
    """Currency by its ISO code. `CNH` is the offshore renminbi."""

    AED = "AED"
    AUD = "AUD"
    BGN = "BGN"
    BHD = "BHD"
    CAD = "CAD"
    CHF = "CHF"
    CNH = "CNH"
    CNY = "CNY"
    CZK = "CZK"
    DKK = "DKK"
    EUR = "EUR"
    GBP = "GBP"
    HKD = "HKD"
    HUF = "HUF"
    ILS = "ILS"
    JOD = "JOD"
    JPY = "JPY"
    KES = "KES"
    KWD = "KWD"
    MUR = "MUR"
    MXN = "MXN"
    NOK = "NOK"
    NZD = "NZD"
    OMR = "OMR"
    PLN = "PLN"
    QAR = "QAR"
    RON = "RON"
    SAR = "SAR"
    SEK = "SEK"
    SGD = "SGD"
    THB = "THB"
    TND = "TND"
    TRY = "TRY"
    USD = "USD"
    ZAR = "ZAR"
    ZMW = "ZMW"


FiatAssetValue: TypeAlias = Literal[
    "AED",
    "AUD",
    "BGN",
    "BHD",
    "CAD",
    "CHF",
    "CNH",
    "CNY",
    "CZK",
    "DKK",
    "EUR",
    "GBP",
    "HKD",
    "HUF",
    "ILS",
    "JOD",
    "JPY",
    "KES",
    "KWD",
    "MUR",
    "MXN",
    "NOK",
    "NZD",
    "OMR",
    "PLN",
    "QAR",
    "RON",
    "SAR",
    "SEK",
    "SGD",
    "THB",
    "TND",
    "TRY",
    "USD",
    "ZAR",
    "ZMW",
]
"""The values that are accepted as `FiatAsset`."""
