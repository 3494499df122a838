"""The sandbox over HTTP: a Starlette application that answers the document's operations."""

from __future__ import annotations

import bpx_sandbox.requirements  # noqa: F401  # pyright: ignore[reportUnusedImport] it checks, on import

# isort: split
from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bpx_sandbox import errors
from bpx_sandbox.answers import Answer, written
from bpx_sandbox.document import METHODS
from bpx_sandbox.errors import Refusal
from bpx_sandbox.exchange import HANDLERS, Exchange
from bpx_sandbox.faults import Faults
from bpx_sandbox.index_page import index_page
from bpx_sandbox.limits import read_body
from bpx_sandbox.trouble import troubled


def create_app(exchange: Exchange, faults: Faults, more: Sequence[BaseRoute] = ()) -> Starlette:
    """Makes the ASGI application of an exchange; it needs no lifespan, so any ASGI transport can drive it.

    Args:
        exchange: What answers.
        faults: What goes wrong on the way.
        more: Routes besides the document's operations.
    """
    # The exchange's paths have no parameters: one look into a dict finds an operation, however many there are.
    operations = {(operation.method, operation.path): operation for operation in exchange.document.operations.values()}
    paths = {operation.path for operation in operations.values()}
    index = index_page(exchange.document, HANDLERS)

    async def endpoint(request: Request) -> Response:
        method, path = request.method, str(request.scope["path"])
        operation = operations.get((method, path))
        if operation is None:
            if path == "/" and method == "GET":
                return HTMLResponse(index)
            if path not in paths:
                return PlainTextResponse("not found", 404)
            return written(Answer.refused(errors.wrong_method(method, path)))
        try:
            body = await read_body(request)
        except Refusal as refusal:
            return written(Answer.refused(refusal))
        except ClientDisconnect:
            return Response(status_code=400)  # which nobody reads
        query = request.query_params.multi_items()

        async def carry_out() -> Answer:
            return await exchange.respond_in_turn(operation, query, request.headers, body)

        fault = faults.strike(operation.id)
        if fault is None:
            return written(await carry_out())
        return await troubled(fault, exchange.document, operation, carry_out)

    methods = [*(method.upper() for method in METHODS), "HEAD", "OPTIONS"]
    return Starlette(routes=[*more, Route("/{path:path}", endpoint, methods=methods)])
