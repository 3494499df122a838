"""JSON values and times in the exchange's formats."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

from bpx_sandbox.engine.fields import JSON, Value


def to_json(value: Value) -> JSON:
    """Format all decimals in a value: in plain notation, with their trailing zeros."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Mapping):
        return {name: to_json(item) for name, item in value.items()}
    return [to_json(item) for item in value]


def format_trimmed(amount: Decimal) -> str:
    """Format a decimal as in `get_depth`: in plain notation, without trailing zeros."""
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
