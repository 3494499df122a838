"""The Starlette application that serves the operations of openapi.yaml."""

from __future__ import annotations

import bpx_sandbox.requirements  # noqa: F401  # pyright: ignore[reportUnusedImport] it checks, on import

# isort: split
from collections.abc import Collection, Sequence
from functools import partial

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bpx_sandbox.engine import errors
from bpx_sandbox.engine.errors import Refusal
from bpx_sandbox.faults.fault import Faults
from bpx_sandbox.faults.fault_injection import inject_fault
from bpx_sandbox.http.document import METHODS
from bpx_sandbox.http.exchange import HANDLERS, Exchange
from bpx_sandbox.http.index_page import index_page
from bpx_sandbox.http.request_size import read_body
from bpx_sandbox.http.responses import ApiResponse, to_http_response


def create_app(
    exchange: Exchange, faults: Faults, more_routes: Sequence[BaseRoute] = (), streams: Collection[str] = ()
) -> Starlette:
    """Create the ASGI application of an exchange. It works without lifespan events, so with any ASGI transport.

    Args:
        exchange: The exchange that responds.
        faults: The faults to inject.
        more_routes: More routes.
        streams: The names of the streams that more routes serve, for the page at `/`.
    """
    # The paths have no parameters, so a dict finds the operation.
    document = exchange.document
    operations = {(operation.method, operation.path): operation for operation in document.operations.values()}
    paths = {operation.path for operation in operations.values()}
    index = index_page(document, HANDLERS, streams)

    async def endpoint(request: Request) -> Response:
        method, path = request.method, str(request.scope["path"])
        operation = operations.get((method, path))
        if operation is None:
            if path == "/" and method == "GET":
                return HTMLResponse(index)
            if path not in paths:
                return PlainTextResponse("not found", 404)
            return to_http_response(ApiResponse.from_refusal(errors.wrong_method(method, path)))
        try:
            body = await read_body(request)
        except Refusal as refusal:
            return to_http_response(ApiResponse.from_refusal(refusal))
        except ClientDisconnect:
            return Response(status_code=400)  # nobody receives it
        query = request.query_params.multi_items()

        fault = faults.select(operation.id)

        async def respond() -> Response:
            lag = 0 if fault is None else fault.depth_lag
            return to_http_response(
                await exchange.respond_after_speed_bump(operation, query, request.headers, body, depth_lag=lag)
            )

        if fault is None:
            return await respond()
        return await inject_fault(fault, respond, partial(document.response_schema, operation), document.resolve)

    methods = [*(method.upper() for method in METHODS), "HEAD", "OPTIONS"]
    return Starlette(routes=[*more_routes, Route("/{path:path}", endpoint, methods=methods)])
