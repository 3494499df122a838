"""Limits on the size of requests, checked before they are parsed."""

from __future__ import annotations

from starlette.requests import ClientDisconnect, Request

from bpx_sandbox.engine import errors

MAX_BODY_BYTES = 256 * 1024
"""The largest body: fifty orders with every field have about 40,000 bytes."""

MAX_QUERY_BYTES = 16 * 1024
"""The longest query string."""


async def read_body(request: Request) -> bytes:
    """Read the body of a request.

    Raises:
        Refusal: The body or the query string is too long.
    """
    if len(request.scope["query_string"]) > MAX_QUERY_BYTES:
        raise errors.too_large(f"The query string is longer than {MAX_QUERY_BYTES} bytes", status=414)
    body, more = b"", True
    while more:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > MAX_BODY_BYTES:
            raise errors.too_large(f"The body is longer than {MAX_BODY_BYTES} bytes", status=413)
    return body
