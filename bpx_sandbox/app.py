"""The sandbox over HTTP: a Starlette application whose routes are the document's operations."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bpx_sandbox import errors
from bpx_sandbox.answers import Answer, written
from bpx_sandbox.document import Operation
from bpx_sandbox.exchange import Exchange
from bpx_sandbox.faults import Faults
from bpx_sandbox.trouble import troubled

Endpoint = Callable[[Request], Awaitable[Response]]


def create_app(exchange: Exchange, faults: Faults, more: Sequence[BaseRoute] = ()) -> Starlette:
    """Makes the ASGI application of an exchange; it needs no lifespan, so any ASGI transport can drive it.

    Args:
        exchange: What answers.
        faults: What goes wrong on the way.
        more: Routes besides the document's operations.
    """
    routes = [
        Route(operation.path, _endpoint(exchange, faults, operation), methods=[operation.method])
        for operation in exchange.document.operations.values()
    ]
    return Starlette(routes=[*routes, *more], exception_handlers={HTTPException: _no_route})


def _endpoint(exchange: Exchange, faults: Faults, operation: Operation) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        query, body = request.query_params.multi_items(), await request.body()

        def carry_out() -> Answer:
            return exchange.respond(operation, query, request.headers, body)

        fault = faults.strike(operation.id)
        if fault is None:
            return written(carry_out())
        return await troubled(fault, exchange.document, operation, carry_out)

    return endpoint


async def _no_route(request: Request, error: Exception) -> Response:
    # Starlette raises this for a path or a method that no route has.
    status = error.status_code if isinstance(error, HTTPException) else 500
    return written(Answer.refused(errors.no_route(request.method, request.url.path, status=status)))
