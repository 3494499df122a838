"""Funding rates: what the two sides of a perpetual pay one another for each hour."""

from __future__ import annotations

from decimal import Decimal
from zlib import crc32

HOUR_MS = 3_600_000
_NINE_PLACES = Decimal("1e-9")


def hourly_rate(symbol: str, hour: int) -> Decimal:
    """Return the rate of an hour, counted from the Unix epoch, once it is over; the same in every run.

    Args:
        symbol: The market.
        hour: The hours from the Unix epoch to its beginning.

    Returns:
        A fraction of a position's value per hour, from -0.000015 to 0.000025. Above zero the long side pays.
    """
    return Decimal(crc32(f"{symbol} {hour}".encode()) % 401 - 150).scaleb(-7)


def running_rate(symbol: str, now: int) -> Decimal:
    """Return the rate of the hour that is not over yet: it moves from the last hour's to its own."""
    hour, passed = divmod(now, HOUR_MS)
    before, after = hourly_rate(symbol, hour - 1), hourly_rate(symbol, hour)
    return (before + (after - before) * (passed // 60_000) / 60).quantize(_NINE_PLACES).normalize()
