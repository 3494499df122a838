"""Decimals and times as the exchange writes them."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal


def format_decimal(amount: Decimal) -> str:
    """Format a decimal in plain notation, with its trailing zeros."""
    return format(amount, "f")


def format_trimmed(amount: Decimal) -> str:
    """Writes a decimal in plain notation, without trailing zeros."""
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def format_time(milliseconds: int) -> str:
    """Format a Unix time as in histories: ISO 8601, UTC, without a zone."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}.{rest:03d}"


def format_time_to_second(milliseconds: int) -> str:
    """Format a Unix time as in interval ends: as `format_time`, without a fraction."""
    return f"{datetime.fromtimestamp(milliseconds // 1000, UTC):%Y-%m-%dT%H:%M:%S}"


def format_candle_time(seconds: int) -> str:
    """Format a Unix time as in candles: date and time, separated by a space."""
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M:%S}"
