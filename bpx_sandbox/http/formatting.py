"""Decimals and times as the exchange writes them."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal


def format_decimal(amount: Decimal) -> str:
    """Writes a decimal in plain notation, keeping its trailing zeros."""
    return format(amount, "f")


def format_trimmed(amount: Decimal) -> str:
    """Writes a decimal in plain notation, without trailing zeros."""
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def format_time(milliseconds: int) -> str:
    """Writes a Unix time as the exchange writes times in its histories: ISO, UTC, without a zone."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}.{rest:03d}"


def format_time_to_second(milliseconds: int) -> str:
    """Writes a Unix time as the exchange writes the end of an interval: as `naive_time`, without a fraction."""
    return f"{datetime.fromtimestamp(milliseconds // 1000, UTC):%Y-%m-%dT%H:%M:%S}"


def format_candle_time(seconds: int) -> str:
    """Writes a Unix time as the exchange writes the ends of a candle: date and time with a space between them."""
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M:%S}"
