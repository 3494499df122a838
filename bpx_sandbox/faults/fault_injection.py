"""Fault injection: delay a response, replace it by an error, cut it short, drop it, or add what no client knows."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus

import httpx
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from bpx_sandbox.faults.fault import Fault
from bpx_sandbox.faults.schema_mutation import Node, SchemaMutation

CLOSE_CONNECTION = "bpx_sandbox.close_connection"
"""The ASGI extension by which a server lets the application close the connection; see `bpx_sandbox.server`."""

CODES: Mapping[int, str] = {
    400: "INVALID_CLIENT_REQUEST",
    401: "UNAUTHORIZED",
    403: "FORBIDDEN",
    404: "RESOURCE_NOT_FOUND",
    429: "TOO_MANY_REQUESTS",
    503: "MAINTENANCE",
    504: "TIMEOUT",
}
"""The error code of a status; every other status has SERVER_ERROR."""

_BODILESS = (204, 304)


async def inject_fault(
    fault: Fault,
    respond: Callable[[], Awaitable[Response]],
    schema_of: Callable[[int], Node],
    resolve: Callable[[str], Node],
) -> Response:
    """Respond to a request that a fault applies to.

    Args:
        fault: The fault.
        respond: Carries the request out and returns its response.
        schema_of: Returns the schema of a response with a status.
        resolve: Resolves a `$ref` of a schema.
    """
    if fault.moment == "before":
        await asyncio.sleep(fault.latency)
    response = Response() if fault.prevents_effect else await respond()
    if fault.moment == "after":
        await asyncio.sleep(fault.latency)
    if fault.drop:
        return DroppedResponse()
    if fault.status is not None:
        response = _error_response(fault, fault.status)
    elif (fault.unknown_fields or fault.unknown_enums) and response.media_type == JSONResponse.media_type:
        mutation = SchemaMutation(resolve, fields=fault.unknown_fields, enums=fault.unknown_enums)
        content = mutation.apply(schema_of(response.status_code), json.loads(bytes(response.body)))
        _replace_body(response, JSONResponse(content).body)
    if fault.truncate == "connection":
        return TruncatedResponse(response)
    if fault.truncate == "content":
        _replace_body(response, _first_half(response.body))
    return response


class DroppedResponse(Response):
    """No response: the connection is closed."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Close the connection before the first byte."""
        await _close_connection(scope, receive, "Server disconnected without sending a response.")


class TruncatedResponse(Response):
    """A response whose connection is closed halfway through its body."""

    def __init__(self, response: Response) -> None:
        super().__init__(response.body, response.status_code, response.headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send all headers and half of the body, then close the connection."""
        half = _first_half(self.body)
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": half, "more_body": True})
        await _close_connection(
            scope,
            receive,
            "peer closed connection without sending complete message body "
            f"(received {len(half)} bytes, expected {len(self.body)})",
        )


async def _close_connection(scope: Scope, receive: Receive, message: str) -> None:
    close = scope.get("extensions", {}).get(CLOSE_CONNECTION)
    if close is None:
        # There is no connection in process: httpx's ASGITransport passes on what a socket would have made httpx raise.
        raise httpx.RemoteProtocolError(message)
    close()
    while (await receive())["type"] != "http.disconnect":
        pass


def _error_response(fault: Fault, status: int) -> Response:
    headers = {} if fault.retry_after is None else {"Retry-After": fault.retry_after}
    if fault.body == "empty" or status in _BODILESS:
        return Response(None, status, headers)
    phrase = _phrase(status)
    if fault.body == "html":
        page = f"<html><head><title>{status} {phrase}</title></head><body><h1>{status} {phrase}</h1></body></html>\n"
        return HTMLResponse(page, status, headers)
    message = fault.message or phrase
    if fault.body == "text":
        return PlainTextResponse(message, status, headers)
    return JSONResponse({"code": fault.code or CODES.get(status, "SERVER_ERROR"), "message": message}, status, headers)


def _replace_body(response: Response, body: bytes | memoryview) -> None:
    response.body = body
    response.headers["Content-Length"] = str(len(body))


def _first_half(body: bytes | memoryview) -> bytes:
    return bytes(body[: len(body) // 2])


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:  # 520 to 524 are a proxy vendor's own
        return "Unknown Error"
