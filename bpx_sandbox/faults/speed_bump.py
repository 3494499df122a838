"""The speed bump: an order that may take liquidity is delayed before it reaches the book."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

SECONDS = 0.1


class SpeedBump:
    """Delays orders and keeps their order of arrival."""

    def __init__(self) -> None:
        self._last: asyncio.Event | None = None

    @asynccontextmanager
    async def turn(self) -> AsyncGenerator[None]:
        """Delay an order. The next one waits until the block has ended."""
        before, own = self._last, asyncio.Event()
        self._last = own
        try:
            await asyncio.sleep(SECONDS)
            if before is not None:
                # Two orders with equal delays may wake up in either order.
                await before.wait()
            yield
        finally:
            own.set()
            if self._last is own:
                self._last = None
