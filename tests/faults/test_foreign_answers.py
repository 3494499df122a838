"""An answer that names another order or market is not believed, and the connection that it came over is closed."""

import asyncio
import json
import socket
import threading
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import httpx
import pytest

from bpx_api.errors import ApiError, BpxError, InvalidResponseError, OutcomeUnknownError, PartialResponseError
from bpx_api.models import ApiErrorResponse, Order, OrderExecutePayload
from bpx_client import Credentials, aconnect, connect
from bpx_client.transport import RetryPolicy

ONCE = RetryPolicy(attempts=1)
Operate = Callable[[Any], Any]


def order(**changes: Any) -> dict[str, Any]:
    """An order as the exchange answers it."""
    return {
        "id": "1",
        "symbol": "SOL_USDC",
        "side": "Bid",
        "clientId": 5,
        "orderType": "Limit",
        "status": "New",
        "createdAt": 1753626206762,
        "executedQuantity": "0",
        "executedQuoteQuantity": "0",
        "timeInForce": "GTC",
        "selfTradePrevention": "RejectTaker",
        **changes,
    }


class Server:
    """Answers each request with the next of some bodies, the last one for all further; counts connections."""

    def __init__(self, bodies: Sequence[object]) -> None:
        self.bodies = list(bodies)
        self.connections: list[socket.socket] = []
        self.ended = threading.Event()
        """The first connection was closed by the client."""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def close(self) -> None:
        for each in [self._listener, *self.connections]:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                self.connections.append(connection)
                self._threads.append(threading.Thread(target=self._serve, args=(connection,), daemon=True))
                self._threads[-1].start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            while connection.recv(65536):
                body = json.dumps(self.bodies.pop(0) if len(self.bodies) > 1 else self.bodies[0]).encode()
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
        self.ended.set()


@contextmanager
def serving(*bodies: object) -> Generator[Server]:
    server = Server(bodies)
    try:
        yield server
    finally:
        server.close()


def sync(url: str, keys: Credentials, *operations: Operate, own: bool = False) -> list[Any]:
    """Return the result of each call, or the error that it raises."""
    http = httpx.Client() if own else None
    with connect(keys, base_url=url, retries=ONCE, http_client=http) as bpx:
        found: list[Any] = []
        for operate in operations:
            try:
                found.append(operate(bpx))
            except BpxError as error:
                found.append(error)
    if http is not None:
        http.close()
    return found


def awaited(url: str, keys: Credentials, *operations: Operate, own: bool = False) -> list[Any]:
    """The same, awaited."""

    async def run() -> list[Any]:
        http = httpx.AsyncClient() if own else None
        async with aconnect(keys, base_url=url, retries=ONCE, http_client=http) as bpx:
            found: list[Any] = []
            for operate in operations:
                try:
                    found.append(await operate(bpx))
                except BpxError as error:
                    found.append(error)
        if http is not None:
            await http.aclose()
        return found

    return asyncio.run(run())


def place(bpx: Any) -> Any:
    return bpx.order.execute_order(
        symbol="SOL_USDC", side="Bid", order_type="Limit", price="1", quantity="1", client_id=5
    )


def place_two(bpx: Any) -> Any:
    orders = [
        OrderExecutePayload(symbol=symbol, side="Bid", order_type="Limit", price="1", quantity="1", client_id=number)
        for symbol, number in (("SOL_USDC", 5), ("BTC_USDC", 6))
    ]
    return bpx.order.execute_order_batch(orders=orders)


@pytest.mark.parametrize("own", [False, True], ids=["direct", "a client of the user's"])
@pytest.mark.parametrize("called", [sync, awaited])
def test_a_foreign_answer_leaves_the_outcome_unknown_and_ends_the_connection(
    credentials: Credentials, called: Callable[..., list[Any]], own: bool
) -> None:
    with serving(order(clientId=4), order(clientId=5)) as server:
        foreign, right = called(server.url, credentials, place, place, own=own)

        assert isinstance(foreign, OutcomeUnknownError)
        assert "the answer is that of another request: clientId is '4', and '5' was sent" in str(foreign)
        assert foreign.sent == (
            {"symbol": "SOL_USDC", "side": "Bid", "orderType": "Limit", "price": "1", "quantity": "1", "clientId": 5},
        )
        assert isinstance(right, Order)
        assert len(server.connections) == 2, "the second order went over a connection of its own"
        assert server.ended.wait(10)


@pytest.mark.parametrize("called", [sync, awaited])
def test_whatever_cant_be_read_ends_the_connection_too(
    credentials: Credentials, called: Callable[..., list[Any]]
) -> None:
    """It may be the answer to another operation, and the connection's next one that of this one."""
    with serving({"asks": [], "bids": []}, order()) as server:
        unreadable, right = called(server.url, credentials, place, place)

        assert isinstance(unreadable, OutcomeUnknownError)
        assert isinstance(right, Order)
        assert len(server.connections) == 2


def test_an_answer_that_fits_keeps_the_connection(credentials: Credentials) -> None:
    with serving(order()) as server:
        assert all(isinstance(found, Order) for found in sync(server.url, credentials, *[place] * 5))
        assert len(server.connections) == 1


def answering(credentials: Credentials, body: object) -> Any:
    """A client whose every request gets this JSON."""
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=body))
    return connect(credentials, http_client=httpx.Client(transport=transport), retries=ONCE)


@pytest.mark.parametrize(
    "changes",
    [{"clientId": 4}, {"clientId": "4"}, {"symbol": "BTC_USDC"}, {"side": "Ask"}, {"side": "Sideways"}],
    ids=str,
)
def test_an_order_is_known_by_client_id_symbol_and_side(credentials: Credentials, changes: dict[str, Any]) -> None:
    with pytest.raises(OutcomeUnknownError, match="that of another request"):
        place(answering(credentials, order(**changes)))


@pytest.mark.parametrize(
    "changes", [{}, {"clientId": "5"}, {"clientId": None}, {"id": "77"}, {"price": "1.00"}], ids=str
)
def test_an_answer_may_leave_out_and_write_otherwise_what_the_request_said(
    credentials: Credentials, changes: dict[str, Any]
) -> None:
    assert isinstance(place(answering(credentials, order(**changes))), Order)


def test_without_a_client_id_whatever_id_the_answer_has_is_no_contradiction(credentials: Credentials) -> None:
    bpx = answering(credentials, order(clientId=9))

    assert bpx.order.execute_order(symbol="SOL_USDC", side="Bid", order_type="Market", quantity=1).client_id == 9


CHANGES: Mapping[str, tuple[Operate, object]] = {
    "a cancel by the order's id": (lambda bpx: bpx.order.cancel_order(symbol="SOL_USDC", order_id="2"), order()),
    "a cancel by the client id": (lambda bpx: bpx.order.cancel_order(symbol="SOL_USDC", client_id=6), order()),
    "a cancel in a market": (lambda bpx: bpx.order.cancel_open_orders(symbol="BTC_USDC"), [order()]),
    "a batch in another order": (
        place_two,
        [order(symbol="BTC_USDC", clientId=6, operation="Ok"), order(operation="Ok")],
    ),
    "a batch with too few results": (place_two, [order(operation="Ok")]),
    "a batch with too many": (place_two, [order(operation="Ok")] * 3),
    "an RFQ's cancel": (
        lambda bpx: bpx.rfq.cancel_rfq(rfq_id="2"),
        {
            "rfqId": "1",
            "symbol": "SOL_USDC_RFQ",
            "side": "Bid",
            "executionMode": "AwaitAccept",
            "status": "Cancelled",
            "submissionTime": 1753626206762,
            "expiryTime": 1753626236762,
            "createdAt": 1753626206762,
        },
    ),
}
READS: Mapping[str, tuple[Operate, object]] = {
    "an order by its id": (lambda bpx: bpx.order.get_order(symbol="SOL_USDC", order_id="2"), order()),
    "an order by the client id": (lambda bpx: bpx.order.get_order(symbol="SOL_USDC", client_id=6), order()),
    "a market's open orders": (
        lambda bpx: bpx.order.get_open_orders(symbol="SOL_USDC"),
        [order(), order(symbol="BTC_USDC")],
    ),
    "a market's open interest": (
        lambda bpx: bpx.markets.get_open_interest(symbol="SOL_USDC_PERP"),
        [{"openInterest": "1", "symbol": "BTC_USDC_PERP", "timestamp": 1743731167028}],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_foreign_answer_to_any_change_leaves_its_outcome_unknown(credentials: Credentials, name: str) -> None:
    operate, body = CHANGES[name]

    with pytest.raises(OutcomeUnknownError, match="the answer is that of another request"):
        operate(answering(credentials, body))


@pytest.mark.parametrize("name", READS)
def test_a_foreign_answer_to_a_read_is_an_invalid_response(credentials: Credentials, name: str) -> None:
    operate, body = READS[name]

    with pytest.raises(InvalidResponseError, match="the answer is that of another request"):
        operate(answering(credentials, body))


def test_a_refused_order_of_a_batch_names_no_order(credentials: Credentials) -> None:
    body = [
        {"operation": "Err", "code": "INVALID_ORDER", "message": "no"},
        order(symbol="BTC_USDC", clientId=6, operation="Ok"),
    ]

    refused, placed = place_two(answering(credentials, body))

    assert isinstance(refused, ApiErrorResponse)
    assert placed.client_id == 6


def test_an_error_is_told_as_it_came(credentials: Credentials) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(400, json={"code": "INVALID_ORDER", "message": "no"}))

    with pytest.raises(ApiError, match="INVALID_ORDER: no"):
        place(connect(credentials, http_client=httpx.Client(transport=transport), retries=ONCE))


def open_orders(bpx: Any) -> Any:
    return bpx.order.get_open_orders(symbol="SOL_USDC")


@pytest.mark.parametrize("run", [sync, awaited])
def test_an_answer_of_which_a_part_can_be_read_is_the_requests_own(
    credentials: Credentials, run: Callable[..., list[Any]]
) -> None:
    """An odd value that stays for days must not cost a connection each time."""
    with serving([order(), order(status=5)]) as server:
        found = run(server.url, credentials, *[open_orders] * 3)

    assert [type(error) for error in found] == [PartialResponseError] * 3
    assert len(server.connections) == 1


@pytest.mark.parametrize("run", [sync, awaited])
def test_unless_that_part_names_another_market(credentials: Credentials, run: Callable[..., list[Any]]) -> None:
    with serving([order(symbol="BTC_USDC"), order(status=5)]) as server:
        [error] = run(server.url, credentials, open_orders)
        assert server.ended.wait(10)

    assert type(error) is InvalidResponseError
    assert "symbol is 'BTC_USDC'" in str(error)
