"""Responses have the keys and JSON types of the exchange's recorded responses."""

import json
import os
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode

import pytest

from ..customer import Customer, limit_order, market_order

FOLDER = Path(os.environ.get("BPX_RECORDINGS", Path(__file__).parents[5] / "shared" / "recordings"))
FILE = FOLDER / "rest.json"

if not FILE.exists():
    pytest.skip(f"no recordings at {FILE}; BPX_RECORDINGS names their folder", allow_module_level=True)

LIVE: list[dict[str, Any]] = [each for each in json.loads(FILE.read_text(encoding="utf-8")) if each["kind"] == "live"]
RECORDED = [each for each in LIVE if each["status"] == 200 and each["body"] not in ({}, [])]
REFUSED = [each for each in LIVE if each["status"] >= 400]


def recorded(method: str, path: str, **matching: Any) -> Any:
    """The newest recorded object of an operation, the first of a list."""
    bodies: list[Any] = [each["body"] for each in RECORDED if (each["method"], each["path"]) == (method, path)]
    objects: list[Any] = [
        body if isinstance(body, dict) else body[0] for body in bodies if isinstance(body, dict | list)
    ]
    return next(each for each in objects if all(each[name] == value for name, value in matching.items()))


NEWER = {".tokens[]": {"nativeDecimals"}}
"""Fields that are newer than the recordings, by their place."""


def on_the_wire(answer: Any) -> Any:
    """Return a response as it arrives: enums as strings."""
    return json.loads(json.dumps(answer))


def assert_same_shape(answer: Any, recording: Any, *, place: str = "") -> None:
    """Compare keys and JSON types. Where either is null, the other may be anything."""
    if answer is None or recording is None:
        return
    if isinstance(recording, dict):
        fields = cast("dict[str, Any]", recording)
        assert set(answer) - NEWER.get(place, set()) == set(fields), place
        for name, value in fields.items():
            assert_same_shape(answer[name], value, place=f"{place}.{name}")
    elif type(recording) is list:
        for item in answer[:1]:
            assert_same_shape(item, recording[0], place=f"{place}[]")
    else:
        assert type(answer) is type(recording), place


@pytest.mark.parametrize("path", ["/api/v1/ping", "/api/v1/time"])
def test_text_is_text(trader: Customer, path: str) -> None:
    recording = next(each for each in RECORDED if each["path"] == path and each["content_type"] is not None)
    status, headers, body = trader.send("GET", path)
    assert (status, headers["content-type"]) == (200, recording["content_type"])
    assert len(body) == len(recording["body"]), "Unix milliseconds, without quotes"


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/api/v1/depth", {"symbol": "NOPE_USDC_PERP"}),
        ("/api/v1/depth", {"symbol": "BTC_USDC_PERP", "limit": "30"}),
        ("/api/v1/market", {"symbol": "NOPE"}),
        ("/api/v1/markPrices", {"symbol": "NOPE_USDC_PERP"}),
        ("/api/v1/ticker", {"symbol": "AAPL.US_USDC_RFQ", "source": "External"}),
        ("/api/v1/nope", {}),
    ],
)
def test_a_refusal_is_the_recorded_one(trader: Customer, path: str, query: dict[str, str]) -> None:
    recording = next(each for each in REFUSED if (each["path"], each["query"]) == (path, query))
    status, headers, body = trader.send("GET", path, query=urlencode(query).encode())
    is_text = isinstance(recording["body"], str)
    assert status == recording["status"]
    assert headers["content-type"].partition(";")[0] == ("text/plain" if is_text else "application/json")
    assert (body.decode() if is_text else json.loads(body)) == recording["body"]


@pytest.fixture(scope="module")
def trader() -> Customer:
    """A customer with an open order, a cancelled one, fills and a position."""
    customer = Customer()
    customer.limit("Bid", "170.00", "1")
    cancelled = customer.limit("Bid", "170.00", "1", postOnly=True)
    customer.get("cancel_order", symbol="SOL_USDC", orderId=cancelled["id"])
    customer.get("execute_order", **market_order("Bid", symbol="SOL_USDC_PERP", quantity="1"))
    return customer


@pytest.mark.parametrize(
    ("operation_id", "path", "parameters"),
    [
        ("get_status", "/api/v1/status", {}),
        ("get_assets", "/api/v1/assets", {}),
        ("get_markets", "/api/v1/markets", {}),
        ("get_market", "/api/v1/market", {"symbol": "SOL_USDC"}),
        ("get_market", "/api/v1/market", {"symbol": "SOL_USDC_PERP"}),
        ("get_ticker", "/api/v1/ticker", {"symbol": "SOL_USDC"}),
        ("get_tickers", "/api/v1/tickers", {}),
        ("get_depth", "/api/v1/depth", {"symbol": "SOL_USDC"}),
        ("get_klines", "/api/v1/klines", {"symbol": "SOL_USDC", "interval": "1h", "startTime": 0}),
        ("get_recent_trades", "/api/v1/trades", {"symbol": "SOL_USDC"}),
        ("get_mark_prices", "/api/v1/markPrices", {}),
        ("get_open_interest", "/api/v1/openInterest", {}),
        ("get_funding_interval_rates", "/api/v1/fundingRates", {"symbol": "SOL_USDC_PERP"}),
        ("get_balances", "/api/v1/capital", None),
        ("get_collateral", "/api/v1/capital/collateral", {}),
        ("get_open_orders", "/api/v1/orders", {}),
        ("get_fills", "/wapi/v1/history/fills", {}),
        ("get_positions", "/api/v1/position", {}),
    ],
)
def test_an_answer_has_the_shape_of_the_recorded_one(
    trader: Customer, operation_id: str, path: str, parameters: dict[str, Any] | None
) -> None:
    answer, recording = trader.get(operation_id, **(parameters or {})), recorded("GET", path)
    if parameters is None:  # a map: its values are what has a shape
        answer, recording = next(iter(answer.values())), next(iter(recording.values()))
    assert_same_shape(on_the_wire(answer[0] if isinstance(answer, list) else answer), recording)


def test_orders_have_the_shape_of_recorded_ones(trader: Customer) -> None:
    limit = trader.limit("Bid", "169.00", "1")
    for answer in (
        limit,
        trader.get("get_order", symbol="SOL_USDC", orderId=limit["id"]),
        trader.get("cancel_order", symbol="SOL_USDC", orderId=limit["id"]),
    ):
        assert_same_shape(on_the_wire(answer), recorded("POST", "/api/v1/order", orderType="Limit"))
    market = trader.get("execute_order", **market_order("Bid", quantity="0.1"))
    assert_same_shape(on_the_wire(market), recorded("POST", "/api/v1/order", orderType="Market"))
    history = [each for each in trader.get("get_order_history") if each["orderType"] == "Limit"]
    assert_same_shape(on_the_wire(history[0]), recorded("GET", "/wapi/v1/history/orders"))
    assert history[0]["quoteQuantity"] == "169.00"


def test_a_trigger_order_has_its_size_in_its_trigger_quantity(trader: Customer) -> None:
    order = trader.get("execute_order", **limit_order("Bid", "150.00", "1", triggerPrice="160", triggerQuantity="2"))
    assert (order["quantity"], order["triggerQuantity"], order["triggeredAt"]) == ("0", "2", None)
