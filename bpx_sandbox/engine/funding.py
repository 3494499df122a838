"""Hourly funding rates of perpetuals."""

from __future__ import annotations

from decimal import Decimal
from zlib import crc32

HOUR_MS = 3_600_000
_NINE_PLACES = Decimal("1e-9")


def hourly_rate(symbol: str, hour: int) -> Decimal:
    """Return the final rate of an hour; the same in every run.

    Args:
        symbol: The market.
        hour: The number of hours from the Unix epoch to the start of the hour.

    Returns:
        A fraction of a position's value per hour, from -0.000015 to 0.000025. The long side pays a positive rate.
    """
    return Decimal(crc32(f"{symbol} {hour}".encode()) % 401 - 150).scaleb(-7)


def running_rate(symbol: str, now: int) -> Decimal:
    """Return the rate of the current hour: it moves from the last hour's rate to its own."""
    hour, passed = divmod(now, HOUR_MS)
    before, after = hourly_rate(symbol, hour - 1), hourly_rate(symbol, hour)
    return (before + (after - before) * (passed // 60_000) / 60).quantize(_NINE_PLACES).normalize()
