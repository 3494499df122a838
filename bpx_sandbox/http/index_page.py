"""The page at `/`: the operations, which of them respond from state, and the streams."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from bpx_sandbox.http.document import Document, Operation


def index_page(document: Document, with_state: Collection[str], streams: Collection[str] = ()) -> str:
    """Write the page as HTML.

    Args:
        document: The operations to list.
        with_state: The operationIds with stateful responses.
        streams: The names of the streams.
    """
    operations = document.operations.values()
    state = sum(operation.id in with_state for operation in operations)
    rows = "\n".join(_row(operation, "state" if operation.id in with_state else "example") for operation in operations)
    names = "\n".join(f"<li><code>{escape(name)}</code></li>" for name in streams)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Backpack sandbox</title></head><body>
<h1>Backpack sandbox</h1>
<p>A local exchange without real money. {state} operations respond from state, {len(operations) - state} with the
example in openapi.yaml; the response header <code>X-Sandbox</code> says which.</p>
<table>
<tr><th>operation</th><th>method</th><th>path</th><th>response</th></tr>
{rows}
</table>
<h2>Streams</h2>
<p>WebSocket connections to this address can subscribe to these streams:</p>
<ul>
{names}
</ul></body></html>
"""


def _row(operation: Operation, kind: str) -> str:
    cells = (operation.id, operation.method, operation.path, kind)
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
