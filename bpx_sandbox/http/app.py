"""The sandbox over HTTP: a Starlette application that answers the document's operations."""

from __future__ import annotations

import bpx_sandbox.requirements  # noqa: F401  # pyright: ignore[reportUnusedImport] it checks, on import

# isort: split
from collections.abc import Sequence
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


def create_app(exchange: Exchange, faults: Faults, more: Sequence[BaseRoute] = ()) -> Starlette:
    """Makes the ASGI application of an exchange; it needs no lifespan, so any ASGI transport can drive it.

    Args:
        exchange: What answers.
        faults: What goes wrong on the way.
        more: Routes besides the document's operations.
    """
    # The exchange's paths have no parameters: one look into a dict finds an operation, however many there are.
    document = exchange.document
    operations = {(operation.method, operation.path): operation for operation in document.operations.values()}
    paths = {operation.path for operation in operations.values()}
    index = index_page(document, HANDLERS)

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
            return Response(status_code=400)  # which nobody reads
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
    return Starlette(routes=[*more, Route("/{path:path}", endpoint, methods=methods)])
