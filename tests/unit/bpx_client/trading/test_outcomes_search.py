"""The search for an order: in the book, then page by page through the history, back to when it was signed."""

import json
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from bpx_api.errors import OutcomeUnknownError
from bpx_client import Credentials, connect
from bpx_client.trading import Finding, NotPlaced, Placed, StillUnknown, find_order, outcomes
from tools.fuzz.targets import examples

WINDOW = 100
MINUTE = 60_000
PAGE = outcomes.PAGE


@pytest.fixture(autouse=True)
def short_settling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcomes, "SETTLING", 100)


@pytest.fixture
def signed_at() -> int:
    return time.time_ns() // 1_000_000


@dataclass
class Exchange:
    """An exchange with an order in its book, and others in its history, each as client id and time."""

    resting: int | None = None
    history: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    offsets: list[int] = field(default_factory=list[int])

    def __call__(self, request: httpx.Request) -> httpx.Response:
        match request.url.path:
            case "/api/v1/time":
                return httpx.Response(200, text=str(time.time_ns() // 1_000_000))
            case "/wapi/v1/history/orders":
                offset = int(request.url.params["offset"])
                self.offsets.append(offset)
                page = self.history[offset : offset + PAGE]
                return httpx.Response(200, content=json.dumps([past(client_id, moment) for client_id, moment in page]))
            case _ if self.resting is not None:
                return httpx.Response(200, json=resting(self.resting))
            case _:
                return httpx.Response(404, json={"code": "RESOURCE_NOT_FOUND", "message": "no such order"})


def resting(moment: int) -> dict[str, Any]:
    return {**examples()["get_order"][0], "symbol": "SOL_USDC", "clientId": 7, "createdAt": moment}


def past(client_id: int, moment: int) -> dict[str, Any]:
    created = datetime.fromtimestamp(moment / 1000, UTC).replace(tzinfo=None).isoformat(timespec="milliseconds")
    return {**examples()["get_order_history"][0][0], "symbol": "SOL_USDC", "clientId": client_id, "createdAt": created}


def outcome(exchange: Exchange, credentials: Credentials, signed_at: int | None) -> Finding:
    expires_at = None if signed_at is None else signed_at + WINDOW
    error = OutcomeUnknownError("execute_order", "lost", [{"symbol": "SOL_USDC", "clientId": 7}], signed_at, expires_at)
    with httpx.Client(transport=httpx.MockTransport(exchange)) as http:
        return find_order(connect(credentials, http_client=http), error)


def test_an_order_in_the_book_is_placed(credentials: Credentials, signed_at: int) -> None:
    finding = outcome(Exchange(resting=signed_at), credentials, signed_at)

    assert isinstance(finding, Placed)
    assert finding.order.client_id == 7


def test_an_order_in_the_book_from_before_the_request_was_signed_is_another_one(
    credentials: Credentials, signed_at: int
) -> None:
    """A client id may be used again."""
    assert outcome(Exchange(resting=signed_at - MINUTE), credentials, signed_at) == NotPlaced()


def test_the_history_is_read_page_by_page_until_the_order_is_outcome(credentials: Credentials, signed_at: int) -> None:
    exchange = Exchange(history=[(1, signed_at + 2000)] * PAGE + [(7, signed_at)])

    assert isinstance(outcome(exchange, credentials, signed_at), Placed)
    assert exchange.offsets == [0, PAGE]


def test_the_history_is_read_back_to_when_the_request_was_signed_and_no_further(
    credentials: Credentials, signed_at: int
) -> None:
    exchange = Exchange(history=[(1, signed_at - MINUTE)] * (3 * PAGE))

    assert outcome(exchange, credentials, signed_at) == NotPlaced()
    assert set(exchange.offsets) == {0}


def test_the_outcome_of_a_request_that_was_not_signed_stays_unknown(credentials: Credentials) -> None:
    """Without a time of signing nothing says from when on the order can't be carried out."""
    finding = outcome(Exchange(), credentials, None)

    assert isinstance(finding, StillUnknown)
    assert finding.reason == "the request wasn't signed, so it isn't known when it expires"
