"""What a fault does to an answer: late, an error instead, cut short, a dropped connection, things never seen before."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from http import HTTPStatus

import httpx
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bpx_sandbox.answers import Answer, written
from bpx_sandbox.document import Document, Operation
from bpx_sandbox.faults import Fault
from bpx_sandbox.novelty import Novelty

HANG_UP = "bpx_sandbox.hang_up"
"""The ASGI extension by which a server lets the application close the connection; see `server`."""

CODES: Mapping[int, str] = {
    400: "INVALID_CLIENT_REQUEST",
    401: "UNAUTHORIZED",
    403: "FORBIDDEN",
    404: "RESOURCE_NOT_FOUND",
    429: "TOO_MANY_REQUESTS",
    503: "MAINTENANCE",
    504: "TIMEOUT",
}
"""The error code that fits a status; SERVER_ERROR fits every other one."""

_BODILESS = (204, 304)


async def troubled(
    fault: Fault, document: Document, operation: Operation, carry_out: Callable[[], Awaitable[Answer]]
) -> Response:
    """Answers a request that a fault has struck.

    Args:
        fault: What happens to it.
        document: What its answer is known to look like.
        operation: What it asked for.
        carry_out: Lets the request take effect, and returns its answer.
    """
    if fault.moment == "before":
        await asyncio.sleep(fault.latency)
    answer = Answer(500) if fault.prevents else await carry_out()
    if fault.moment == "after":
        await asyncio.sleep(fault.latency)
    if fault.drop:
        return Dropped()
    if fault.status is not None:
        answer = _failure(fault, fault.status)
    elif fault.unknown_fields or fault.unknown_enums:
        novelty = Novelty(document.follow, fields=fault.unknown_fields, enums=fault.unknown_enums)
        schema = document.response_schema(operation, answer.status)
        answer = replace(answer, content=novelty.rewrite(schema, answer.content))
    response = written(answer)
    if fault.truncate is None:
        return response
    if fault.truncate == "connection":
        return CutOff(response.body, response.status_code, media_type=answer.media_type)
    half = bytes(response.body)[: len(response.body) // 2]
    return Response(half, response.status_code, answer.headers, answer.media_type)


class Dropped(Response):
    """No response at all: the connection is closed."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Closes the connection before the first byte."""
        await _hang_up(scope, receive, "Server disconnected without sending a response.")


class CutOff(Response):
    """A response whose connection is closed half way through its body."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends the headers of the whole and half of the body, then closes the connection."""
        half = bytes(self.body)[: len(self.body) // 2]
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": half, "more_body": True})
        await _hang_up(
            scope,
            receive,
            "peer closed connection without sending complete message body "
            f"(received {len(half)} bytes, expected {len(self.body)})",
        )


async def _hang_up(scope: Scope, receive: Receive, message: str) -> None:
    hang_up = scope.get("extensions", {}).get(HANG_UP)
    if hang_up is None:
        # There is no connection in process: httpx's ASGITransport passes on what a socket would have made httpx raise.
        raise httpx.RemoteProtocolError(message)
    hang_up()
    while (await receive())["type"] != "http.disconnect":
        pass


def _failure(fault: Fault, status: int) -> Answer:
    headers = {} if fault.retry_after is None else {"Retry-After": fault.retry_after}
    phrase = _phrase(status)
    if fault.body == "empty" or status in _BODILESS:
        return Answer(status, None, headers=headers)
    if fault.body == "json":
        body = {"code": fault.code or CODES.get(status, "SERVER_ERROR"), "message": fault.message or phrase}
        return Answer(status, body, headers=headers)
    if fault.body == "text":
        return Answer(status, fault.message or phrase, "text/plain", headers)
    page = f"<html><head><title>{status} {phrase}</title></head><body><h1>{status} {phrase}</h1></body></html>\n"
    return Answer(status, page, "text/html", headers)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:  # 520 to 524 are a proxy vendor's own
        return "Unknown Error"
