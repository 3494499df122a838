"""The clients that `connect()` and `aconnect()` give: every operation, and the exchange's clock."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager

import bpx_api
from bpx_api.errors import TransportError
from bpx_auth import BpxAuth

from .transport import AsyncSender, ClockError, RequestPolicy, Sender


class _Connected:
    """The part that both clients have beside their operations."""

    base_url: str
    _auth: BpxAuth
    _policy: RequestPolicy

    def __repr__(self) -> str:
        signed = "no keys" if self._auth.name == "public" else f"signed as {self._auth.name[:8]}…"
        return f"<{type(self).__name__} {self.base_url}, {signed}>"

    @property
    def clock_offset(self) -> int:
        """Milliseconds by which the exchange's clock is known to be ahead of this machine's; 0 until measured."""
        return self._policy.clock.offset


class Client(_Connected, bpx_api.Client):
    """The sync client that `connect` gives: every operation as `bpx.<tag>.<operation>(…)`.

    Safe to share between threads.
    """

    def __init__(self, sender: Sender, auth: BpxAuth, *, base_url: str, headers: Mapping[str, str] | None) -> None:
        super().__init__(sender, base_url=base_url, headers=headers, sign=auth.sign, close=sender.close)
        self._sender = sender
        self._auth, self._policy = auth, sender.policy

    def synchronize_clock(self) -> int:
        """Measure how far the exchange's clock is ahead; signed requests are stamped by it from now on.

        It is also measured, once for each request, when the exchange refuses a request as expired.

        Returns:
            The offset in milliseconds; it is off by at most half the round trip.

        Raises:
            TransportError: the exchange's clock could not be read.
        """
        with _clock_errors():
            return self._sender.measure_clock(self._extensions)


class AsyncClient(_Connected, bpx_api.AsyncClient):
    """The async client that `aconnect` gives: every operation as `await bpx.<tag>.<operation>(…)`.

    Safe to share between tasks, on asyncio and uvloop; in one event loop after the other too, or in several threads
    with one each, where each event loop has connections of its own.
    """

    def __init__(self, sender: AsyncSender, auth: BpxAuth, *, base_url: str, headers: Mapping[str, str] | None) -> None:
        super().__init__(sender, base_url=base_url, headers=headers, sign=auth.sign, close=sender.aclose)
        self._sender = sender
        self._auth, self._policy = auth, sender.policy

    async def synchronize_clock(self) -> int:
        """Measure how far the exchange's clock is ahead; as `Client.synchronize_clock`."""
        with _clock_errors():
            return await self._sender.measure_clock(self._extensions)


@contextmanager
def _clock_errors() -> Generator[None]:
    """Turn the failure to read the exchange's clock into the client's own error."""
    try:
        yield
    except ClockError as error:
        raise TransportError("get_time", f"could not read the exchange's clock: {error}") from error.__cause__
