"""The speed bump: an order that may take liquidity is delayed before it reaches the book."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

SECONDS = 0.1


class SpeedBump:
    """Holds orders back, and lets them go on in the order in which they arrived."""

    def __init__(self) -> None:
        self._last: asyncio.Event | None = None

    @asynccontextmanager
    async def turn(self) -> AsyncGenerator[None]:
        """Wait until it is an order's turn; the next one's comes after the block."""
        before, own = self._last, asyncio.Event()
        self._last = own
        try:
            await asyncio.sleep(SECONDS)
            if before is not None:
                # Two that wait equally long may wake up in either order.
                await before.wait()
            yield
        finally:
            own.set()
            if self._last is own:
                self._last = None
