"""The speed bump: an order that may take waits a moment before it reaches the book."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from bpx_sandbox.call import Call
from bpx_sandbox.document import Operation

SECONDS = 0.1
_PLACING = ("execute_order", "execute_order_batch")


class SpeedBump:
    """Holds orders back, and lets them go on in the order in which they arrived."""

    def __init__(self) -> None:
        self._last: asyncio.Event | None = None

    @staticmethod
    def concerns(operation: Operation, call: Call) -> bool:
        """Return True for an order without `postOnly`, also for one that will rest, and for a batch that has one."""
        return operation.id in _PLACING and not all(entry.flag("postOnly") for entry in call.batch or (call.fields,))

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
