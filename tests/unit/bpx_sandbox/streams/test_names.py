"""Names of streams: what they say, and what the exchange says to those that no stream can have."""

import pytest

from bpx_sandbox.streams.errors import StreamError
from bpx_sandbox.streams.names import StreamName, parse_stream_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("depth.SOL_USDC", ("depth", "SOL_USDC", None, None)),
        ("depth.200ms.SOL_USDC", ("depth", "SOL_USDC", 200, None)),
        ("depth.1000ms.AAPL.US_USDC_PERP", ("depth", "AAPL.US_USDC_PERP", 1000, None)),
        ("depth.AAPL.US_USDC_PERP", ("depth", "AAPL.US_USDC_PERP", None, None)),
        ("depth.5.SOL_USDC", ("depth", "5.SOL_USDC", None, None)),
        ("kline.1month.SOL_USDC", ("kline", "SOL_USDC", None, "1month")),
        ("kline.1m.MU.US_USDC", ("kline", "MU.US_USDC", None, "1m")),
        ("trade.anything at all", ("trade", "anything at all", None, None)),
        ("stockPrice.AAPL", ("stockPrice", "AAPL", None, None)),
        ("liquidation", ("liquidation", None, None, None)),
        ("account.orderUpdate", ("account.orderUpdate", None, None, None)),
        ("account.positionUpdate.SOL_USDC_PERP", ("account.positionUpdate", "SOL_USDC_PERP", None, None)),
        ("account.balanceUpdate", ("account.balanceUpdate", None, None, None)),
    ],
)
def test_a_name_is_taken_apart(text: str, expected: tuple[object, ...]) -> None:
    name = parse_stream_name(text)
    assert isinstance(name, StreamName)
    assert (name.kind, name.symbol, name.window, name.interval) == expected
    assert name.text == text
    assert name.is_private is text.startswith("account.")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", 4006),
        ("depth", 4006),
        ("depth.", 4006),
        ("Depth.SOL_USDC", 4006),
        ("liquidation.SOL_USDC", 4006),
        ("kline.SOL_USDC", 4006),
        ("kline.1m", 4006),
        ("kline.1m.", 4006),
        ("account", 4006),
        ("account.", 4006),
        ("account.orderUpdate.", 4006),
        ("account.balanceUpdate.USDC", 4006),
        ("depth.0ms.SOL_USDC", 4008),
        ("depth.2000ms.SOL_USDC", 4008),
        ("depth.99999999999999999999ms.SOL_USDC", 4008),
    ],
)
def test_a_name_that_no_stream_can_have_is_an_error(text: str, code: int) -> None:
    error = parse_stream_name(text)
    assert isinstance(error, StreamError)
    assert error.code == code
