"""The sandbox over HTTP: a Starlette application whose routes are the document's operations."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bpx_sandbox import errors
from bpx_sandbox.document import Operation
from bpx_sandbox.exchange import Answer, Exchange

Endpoint = Callable[[Request], Awaitable[Response]]


def create_app(exchange: Exchange) -> Starlette:
    """Makes the ASGI application of an exchange; it needs no lifespan, so any ASGI transport can drive it."""
    routes = [
        Route(operation.path, _endpoint(exchange, operation), methods=[operation.method])
        for operation in exchange.document.operations.values()
    ]
    return Starlette(routes=routes, exception_handlers={HTTPException: _no_route})


def _endpoint(exchange: Exchange, operation: Operation) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        query = request.query_params.multi_items()
        return _written(exchange.respond(operation, query, request.headers, await request.body()))

    return endpoint


async def _no_route(request: Request, error: Exception) -> Response:
    # Starlette raises this for a path or a method that no route has.
    status = error.status_code if isinstance(error, HTTPException) else 500
    return _written(Answer.refused(errors.no_route(request.method, request.url.path, status=status)))


def _written(answer: Answer) -> Response:
    headers = dict(answer.headers)
    if answer.content is None:
        return Response(status_code=answer.status, headers=headers)
    text = answer.content if isinstance(answer.content, str) and answer.media_type != "application/json" else None
    body = json.dumps(answer.content, separators=(",", ":"), ensure_ascii=False) if text is None else text
    return Response(body, answer.status, headers, answer.media_type)
