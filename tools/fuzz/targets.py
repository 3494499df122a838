"""Targets for fuzzers: responses and signing raise documented errors only, and frames of streams none."""

from __future__ import annotations

import json
import pickle
import re
import traceback
from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache, partial
from typing import Any, NoReturn, cast

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bpx_api import Client
from bpx_api.calls import Call
from bpx_api.channels import balance_updates, book_ticker, depth, klines, order_updates, position_updates
from bpx_api.errors import ApiError, BpxError, InvalidArgumentError, InvalidResponseError, OutcomeUnknownError
from bpx_api.models import Depth
from bpx_api.reading import JsonBody, from_json
from bpx_auth import signature, string_to_sign
from bpx_client.streams.buffers import open_buffer
from bpx_client.streams.core import ConnectionCore, ConnectionPolicy
from bpx_client.streams.live_account import AccountFollower, AccountQuestions
from bpx_client.streams.live_book import BookFollower
from bpx_client.streams.live_candles import CandleFollower, candle_series
from tools.contract_live.cases import load_contract, operation_modules

REQUEST = httpx.Request("GET", "https://api.backpack.exchange/")
KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
STATUSES = (101, 200, 201, 202, 204, 299, 302, 304, 400, 401, 403, 404, 408, 418, 429, 500, 502, 503, 520, 524, 599)

STREAMS = (
    depth("SOL_USDC"),
    book_ticker("SOL_USDC"),
    klines("SOL_USDC", "1m"),
    order_updates(),
    balance_updates(),
    position_updates(),
)
"""The streams of which states are kept."""

LONG_NUMBER = re.compile(rb"[0-9.]{64}")


@cache
def readers() -> Mapping[str, Callable[[httpx.Response], object]]:
    """Return the function that reads the response of each operation, by operationId."""
    return {name: module._read for name, module in operation_modules().items()}


@cache
def bodies() -> Mapping[str, JsonBody[Any]]:
    """Return the decoder of each operation whose body is decoded directly into models, by operationId."""
    return {name: module._BODY for name, module in operation_modules().items() if hasattr(module, "_BODY")}


@cache
def examples() -> Mapping[str, list[Any]]:
    """Return the documented examples of the responses of each operation, by operationId."""
    found: dict[str, list[Any]] = {}
    for name, operation in load_contract().operations.items():
        contents = [
            media for each in operation.node["responses"].values() for media in each.get("content", {}).values()
        ]
        found[name] = [media["example"] for media in contents if "example" in media]
        found[name] += [named["value"] for media in contents for named in media.get("examples", {}).values()]
    return found


def read_response(operation: str, changes: bool, status: int, headers: Mapping[str, str], body: bytes) -> object:
    """Read a response as a client does, and return the value or the documented error."""
    call: Call[object] = Call(
        operation=operation,
        method="POST" if changes else "GET",
        path="/",
        read=readers()[operation],
        statuses=(200, 202, 204),
        body={"clientId": 1, "symbol": "SOL_USDC"} if changes else None,
        echoes=(("clientId", "client_id"), ("symbol", "symbol")),
    )
    response = httpx.Response(status, headers=list(headers.items()), content=body)
    try:
        parsed = call.response(response, REQUEST).parsed
    except (ApiError, InvalidResponseError, OutcomeUnknownError) as error:
        check_error(error)
        if changes and (status >= 500 or status < 400) and not isinstance(error, OutcomeUnknownError):
            raise AssertionError(f"after {status} the outcome of a change is unknown") from error
        return error
    direct = bodies().get(operation)
    # The direct decoder accepts longer numbers in fields that are not checked.
    compared = status == 200 and direct and not LONG_NUMBER.search(body)
    if direct and compared and repr(from_json(body, direct.tolerant)) != repr(parsed):
        raise AssertionError("the direct and the tolerant decoder disagree about the body")
    return parsed


def sign(instruction: str, timestamp: int, window: int, query: Sequence[tuple[str, str]], body: bytes) -> str | None:
    """Sign a request, and return the string to sign; None: the request was refused with the documented error."""
    try:
        text = string_to_sign(instruction, timestamp=timestamp, window=window, query=query, body=body)
        made = signature(KEY, text)
    except InvalidArgumentError:
        return None
    KEY.public_key().verify(b64decode(made), text.encode())
    if not text.startswith(f"instruction={instruction}") or not text.endswith(
        f"&timestamp={timestamp}&window={window}"
    ):
        raise AssertionError(text)
    return text


def receive_frames(frames: Sequence[bytes]) -> list[object]:
    """Take in frames as a connection does, feed a book, an account and candles with them, and return the items.

    Raises:
        AssertionError: a best bid is not below the best ask.
    """
    nobody, now = cast("Client", None), partial(datetime.now, UTC)
    book = BookFollower("SOL_USDC", _unasked)
    candles = CandleFollower(candle_series("SOL_USDC", "1m", None), _unasked, now)
    account = AccountFollower(AccountQuestions(nobody, _unasked, _unasked), now)
    book.book.seed(Depth(bids=[], asks=[], last_update_id=1))
    buffer = open_buffer("drop_oldest", 1000, [channel.name for channel in STREAMS], control=True)
    core = ConnectionCore(ConnectionPolicy(), lambda: [])
    core.subscribe(buffer, STREAMS, 0.0)
    core.opened(0.0)
    taken: list[object] = []
    for frame in frames:
        core.receive(frame)
        core.actions(0.0)
        while len(buffer):
            item = buffer.take()
            taken.append(item)
            repr(item)
            for follower in (book, candles, account):
                follower.take(item)
            bid, ask = book.book.best
            if bid is not None and ask is not None and bid.price >= ask.price:
                raise AssertionError(f"{bid} is not below {ask}")
    return taken


def _unasked(*arguments: object) -> NoReturn:
    """Fail: taking in a frame asks nobody."""
    raise AssertionError(arguments)


def check_error(error: BpxError) -> None:
    """Check that an error can be printed and pickled."""
    for text in (str(error), repr(error), *traceback.format_exception(error)):
        text.encode()
    copied = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    if (str(copied), vars(copied).keys()) != (str(error), vars(error).keys()):
        raise AssertionError(copied) from error


def as_json(value: object) -> bytes:
    """Encode a value as a response body."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
