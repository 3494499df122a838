"""The clients that `connect()` and `aconnect()` give: every operation, and the exchange's clock."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING
from weakref import WeakSet

import bpx_api
from bpx_api.client import VERSION
from bpx_api.errors import TransportError
from bpx_auth import BpxAuth

from .transport import AsyncSender, ClockError, RequestPolicy, Sender

if TYPE_CHECKING:
    import ssl

    from bpx_api.models import Order

    from .streams import AsyncStreams, ConnectionPolicy, Recorder, Streams
    from .streams.live_account import AccountFollower
    from .streams.subscribing import StreamSettings


class _Connected:
    """The part that both clients have beside their operations."""

    base_url: str
    _auth: BpxAuth
    _policy: RequestPolicy
    _has_http_client: bool
    _accounts: WeakSet[AccountFollower]

    def __repr__(self) -> str:
        signed = "no keys" if self._auth.name == "public" else f"signed as {self._auth.name[:8]}…"
        return f"<{type(self).__name__} {self.base_url}, {signed}>"

    @property
    def clock_offset(self) -> int:
        """Milliseconds by which the exchange's clock is known to be ahead of this machine's; 0 until measured."""
        return self._policy.clock.offset

    def find_streamed_order(self, symbol: str, client_id: int) -> Order | None:
        """Find an order of this client id among those that `streams.account()` knows of; `find_order` asks it.

        Args:
            symbol: Market symbol.
            client_id: The order's client id.

        Returns:
            The order as it was last seen; None: no account is followed, or none has seen it.
        """
        for account in list(self._accounts):
            with account.lock:
                if (found := account.state.find_by_client_id(symbol, client_id)) is not None:
                    return found
        return None

    def _stream_settings(
        self,
        url: str | None,
        policy: ConnectionPolicy | None,
        proxy: str | bool | None,
        ssl_context: ssl.SSLContext | None,
        compression: bool,
        check_symbols: bool,
        recorder: Recorder | None,
    ) -> StreamSettings:
        from .streams.core import ConnectionPolicy  # the extra [streams], which few programs need
        from .streams.endpoint import Endpoint, find_proxy, stream_url
        from .streams.subscribing import StreamSettings, require_picows, require_policy, safe_recorder

        require_picows()
        address = stream_url(url, self.base_url)
        endpoint = Endpoint(
            url=address,
            proxy=find_proxy(proxy, address, has_http_client=self._has_http_client),
            tls=ssl_context,
            compression=compression,
            user_agent=f"bpx-client/{VERSION}",
        )
        checked = ConnectionPolicy() if policy is None else require_policy(policy)
        return StreamSettings(
            endpoint, checked, self._auth.sign_subscription, check_symbols, self._accounts, safe_recorder(recorder)
        )


class Client(_Connected, bpx_api.Client):
    """The sync client that `connect` gives: every operation as `bpx.<tag>.<operation>(…)`.

    Safe to share between threads.
    """

    def __init__(
        self,
        sender: Sender,
        auth: BpxAuth,
        *,
        base_url: str,
        headers: Mapping[str, str] | None,
        has_http_client: bool = False,
    ) -> None:
        super().__init__(sender, base_url=base_url, headers=headers, sign=auth.sign, close=sender.close)
        self._sender = sender
        self._auth, self._policy = auth, sender.policy
        self._has_http_client = has_http_client
        self._accounts = WeakSet()

    def streams(
        self,
        *,
        url: str | None = None,
        policy: ConnectionPolicy | None = None,
        proxy: str | bool | None = None,
        ssl_context: ssl.SSLContext | None = None,
        compression: bool = True,
        check_symbols: bool = True,
        recorder: Recorder | None = None,
    ) -> Streams:
        """Open the exchange's streams; needs the extra `[streams]`.

        Nothing is connected until something is subscribed. Close the streams, or use them in a `with` block.

        Args:
            url: Where they are. None: `BPX_STREAM_URL` in the environment or in `.env`; without it, the exchange's own,
                or for a local `base_url` the same address.
            policy: Times of the connection: waits before it is opened again, and when it counts as dead. None: those
                of `ConnectionPolicy()`.
            proxy: The address of a proxy (HTTP, SOCKS); True: the one that the environment names; False: none. None: as
                requests go; needed where those go over an `http_client` of your own.
            ssl_context: The settings of TLS. None: as requests have them, `SSL_CERT_FILE` included.
            compression: True to offer compression (permessage-deflate), which the exchange may take up.
            check_symbols: True to refuse symbols that aren't in the list of markets, which would stay silent.
            recorder: Writes all frames, and what books and accounts read by REST, to a file; close it after the
                streams. None: nothing is recorded.

        Returns:
            The streams: `for event in streams.subscribe(book_ticker("SOL_USDC"))`.

        Raises:
            InvalidArgumentError: an argument can't be used, it isn't known where the streams are, or the extra isn't
                installed.
        """
        from .streams import Streams

        settings = self._stream_settings(url, policy, proxy, ssl_context, compression, check_symbols, recorder)
        return Streams(settings, self.markets.get_markets, self.synchronize_clock, self)

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

    def __init__(
        self,
        sender: AsyncSender,
        auth: BpxAuth,
        *,
        base_url: str,
        headers: Mapping[str, str] | None,
        has_http_client: bool = False,
    ) -> None:
        super().__init__(sender, base_url=base_url, headers=headers, sign=auth.sign, close=sender.aclose)
        self._sender = sender
        self._auth, self._policy = auth, sender.policy
        self._has_http_client = has_http_client
        self._accounts = WeakSet()

    def streams(
        self,
        *,
        url: str | None = None,
        policy: ConnectionPolicy | None = None,
        proxy: str | bool | None = None,
        ssl_context: ssl.SSLContext | None = None,
        compression: bool = True,
        check_symbols: bool = True,
        recorder: Recorder | None = None,
    ) -> AsyncStreams:
        """Open the exchange's streams; else as `Client.streams`.

        Use them in an `async with` block, or await `streams.aclose()` at the end.
        """
        from .streams import AsyncStreams

        settings = self._stream_settings(url, policy, proxy, ssl_context, compression, check_symbols, recorder)
        return AsyncStreams(settings, self.markets.get_markets, self.synchronize_clock, self)

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
