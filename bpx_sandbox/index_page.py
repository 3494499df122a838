"""The page at `/`: every operation, and whether its answer follows from state or is the document's example."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bpx_sandbox.document import Document, Operation


def index_route(document: Document, with_state: Collection[str]) -> Route:
    """Make the route of the page.

    Args:
        document: The operations to list.
        with_state: The operationIds of those that answer from state.
    """
    text = _page(document, with_state)

    async def index(_: Request) -> Response:
        return HTMLResponse(text)

    return Route("/", index)


def _page(document: Document, with_state: Collection[str]) -> str:
    operations = document.operations.values()
    state = sum(operation.id in with_state for operation in operations)
    rows = "\n".join(_row(operation, "state" if operation.id in with_state else "example") for operation in operations)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Backpack sandbox</title></head><body>
<h1>Backpack sandbox</h1>
<p>A local exchange without real money. {state} operations answer from state, {len(operations) - state} with the
document's example; the header <code>X-Sandbox</code> of an answer says which.</p>
<table>
<tr><th>operation</th><th>method</th><th>path</th><th>answer</th></tr>
{rows}
</table></body></html>
"""


def _row(operation: Operation, kind: str) -> str:
    cells = (operation.id, operation.method, operation.path, kind)
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
