"""Show a market's order book in the terminal, as it changes.

    python examples/live_book.py SOL_USDC

connect() reads BPX_BASE_URL from the environment or from .env; without it, the book is the real exchange's. Needs the
extra `[streams]`, and rich: pip install 'bpx-client[streams]' rich
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from rich.console import Console
from rich.live import Live
from rich.table import Table

from bpx_client import connect
from bpx_client.errors import BpxError
from bpx_client.models import PriceLevel
from bpx_client.streams import LiveBook

DEPTH = 10
FRAMES_PER_SECOND = 8


def main(arguments: Sequence[str]) -> int:
    symbol = arguments[0] if arguments else "SOL_USDC"
    seconds = float(arguments[1]) if len(arguments) > 1 else float("inf")
    ends = time.monotonic() + seconds
    try:
        with (
            connect() as bpx,
            bpx.streams() as streams,
            streams.order_book(symbol, check=True) as book,
            Live(page(book), console=Console(), refresh_per_second=FRAMES_PER_SECOND) as screen,
        ):
            while time.monotonic() < ends:
                time.sleep(1 / FRAMES_PER_SECOND)
                screen.update(page(book))
    except KeyboardInterrupt:
        pass
    except BpxError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    return 0


def page(book: LiveBook) -> Table:
    """The best levels of both sides, and whether they are the market's."""
    shown = book.copy()  # both sides of one moment
    state = "" if book.is_synced else f" [red]out of sync: {book.problem}[/red]"
    table = Table(title=f"{shown.symbol}, update {shown.last_update_id}{state}")
    for name, style in (("quantity", "dim"), ("price", "bold")):
        table.add_column(name, justify="right", style=style)
    for level in reversed(shown.asks(DEPTH)):
        table.add_row(*row(level, "red"))
    table.add_section()
    for level in shown.bids(DEPTH):
        table.add_row(*row(level, "green"))
    return table


def row(level: PriceLevel, color: str) -> tuple[str, str]:
    return str(level.quantity), f"[{color}]{level.price}[/{color}]"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
