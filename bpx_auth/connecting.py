"""`connect()` and `aconnect()`: the typed client, the signing hook and the transport, put together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

import httpx

from bpx_client import BASE_URL, AsyncClient, Client
from bpx_client.errors import InvalidArgumentError, MissingCredentialsError, TransportError
from bpx_client.tables import HISTORICAL
from bpx_transport import (
    DEFAULT_TIMEOUT,
    AsyncPace,
    AsyncSender,
    Conduct,
    Pace,
    Pacing,
    Retries,
    Sender,
    ServerClock,
    complete,
    open_async_pool,
    open_pool,
    unix_milliseconds,
)

from .credentials import Credentials
from .hook import BpxAuth, is_exposed, stated
from .signing import DEFAULT_WINDOW

TIME_PATH = "/api/v1/time"


class Connection(Client):
    """The sync client that `connect` gives: every operation as `bpx.<tag>.<operation>(…)`.

    Safe to share between threads.
    """

    def __init__(
        self,
        sender: Sender,
        *,
        base_url: str,
        headers: Mapping[str, str] | None,
        sign: Callable[[httpx.Request], httpx.Request],
        close: Callable[[], None] | None,
    ) -> None:
        super().__init__(sender, base_url=base_url, headers=headers, sign=sign, close=close)
        self._sender = sender

    @property
    def clock_offset(self) -> int:
        """Milliseconds by which the exchange's clock is known to be ahead of this machine's; 0 until measured."""
        return self._sender.conduct.clock.offset

    def synchronize_clock(self) -> int:
        """Measure how far the exchange's clock is ahead; signed requests are stamped by it from now on.

        It is also measured, once for each request, when the exchange refuses a request as expired.

        Returns:
            The offset in milliseconds; it is off by at most half the round trip.

        Raises:
            TransportError: the exchange didn't tell its time.
        """
        return _measured(self._sender.measure_clock())


class AsyncConnection(AsyncClient):
    """The async client that `aconnect` gives: every operation as `await bpx.<tag>.<operation>(…)`.

    Safe to share between tasks, on asyncio and uvloop; in one event loop after the other too, or in several threads with
    one each, where each event loop has connections of its own.
    """

    def __init__(
        self,
        sender: AsyncSender,
        *,
        base_url: str,
        headers: Mapping[str, str] | None,
        sign: Callable[[httpx.Request], httpx.Request],
        close: Callable[[], Awaitable[None]] | None,
    ) -> None:
        super().__init__(sender, base_url=base_url, headers=headers, sign=sign, close=close)
        self._sender = sender

    @property
    def clock_offset(self) -> int:
        """Milliseconds by which the exchange's clock is known to be ahead of this machine's; 0 until measured."""
        return self._sender.conduct.clock.offset

    async def synchronize_clock(self) -> int:
        """Measure how far the exchange's clock is ahead; as `Connection.synchronize_clock`."""
        return _measured(await self._sender.measure_clock())


def connect(
    credentials: Credentials | None = None,
    *,
    base_url: str = BASE_URL,
    window: int = DEFAULT_WINDOW,
    timeout: float | httpx.Timeout = DEFAULT_TIMEOUT,
    retries: Retries | None = None,
    pacing: Pacing | bool = False,
    headers: Mapping[str, str] | None = None,
    clock: Callable[[], int] = unix_milliseconds,
    http_client: httpx.Client | None = None,
) -> Connection:
    """Open a client for the exchange.

    Nothing is sent until an operation is called. Close the client, or use it in a `with` block.

    Args:
        credentials: The keys. None: those in the environment or in `.env`, and without any there, public operations
            only.
        base_url: Scheme and host of the exchange, or of a local one.
        window: Milliseconds for which a signed request is valid. From 1 to 60000.
        timeout: Seconds for connecting, sending, waiting for the answer and waiting for a connection, each; or an
            `httpx.Timeout` with every part set.
        retries: How often and for how long a request is tried. None: up to 4 attempts within 30 seconds. A call that
            changes something is only repeated when it certainly had no effect.
        pacing: True: requests wait instead of running into the exchange's rate limits; or a `Pacing` with limits of
            your own, or shared with other processes through Redis. Needs the extra `[pacing]`.
        headers: Headers to send with every request.
        clock: Gives this machine's Unix time in milliseconds.
        http_client: An httpx client of your own, for a proxy, event hooks or another transport. It keeps its own
            timeout (`timeout` is not used), and you close it.

    Returns:
        The client: `client.<tag>.<operation>(…)`.

    Raises:
        CredentialsError: the keys found in the environment can't be used.
        InvalidArgumentError: the base URL, window, timeout or pacing can't be used.
    """
    auth, conduct = _conduct(credentials, base_url, window, timeout, retries, pacing, clock, http_client)
    pool = open_pool(httpx.URL(base_url), conduct.timeout, http_client)
    pace = Pace(_pacing(pacing), auth.name, _group) if pacing else None
    sender = Sender(conduct, pool.send, pace)

    def close() -> None:
        pool.close()
        if pace is not None:
            pace.close()

    return Connection(sender, base_url=base_url, headers=headers, sign=auth.sign, close=close)


def aconnect(
    credentials: Credentials | None = None,
    *,
    base_url: str = BASE_URL,
    window: int = DEFAULT_WINDOW,
    timeout: float | httpx.Timeout = DEFAULT_TIMEOUT,
    retries: Retries | None = None,
    pacing: Pacing | bool = False,
    headers: Mapping[str, str] | None = None,
    clock: Callable[[], int] = unix_milliseconds,
    http_client: httpx.AsyncClient | None = None,
) -> AsyncConnection:
    """Open a client whose operations are awaited; else as `connect`.

    Use it in an `async with` block, or await `client.aclose()` at the end.
    """
    auth, conduct = _conduct(credentials, base_url, window, timeout, retries, pacing, clock, http_client)
    pool = open_async_pool(httpx.URL(base_url), conduct.timeout, http_client)
    pace = AsyncPace(_pacing(pacing), auth.name, _group) if pacing else None
    sender = AsyncSender(conduct, pool.send, pace)

    async def close() -> None:
        await pool.aclose()
        if pace is not None:
            await pace.aclose()

    return AsyncConnection(sender, base_url=base_url, headers=headers, sign=auth.sign, close=close)


def _conduct(
    credentials: Credentials | None,
    base_url: str,
    window: int,
    timeout: float | httpx.Timeout,
    retries: Retries | None,
    pacing: Pacing | bool,
    clock: Callable[[], int],
    http_client: httpx.Client | httpx.AsyncClient | None,
) -> tuple[BpxAuth, Conduct]:
    url = _checked(base_url)
    server_clock = ServerClock(clock)
    auth = BpxAuth(credentials or _found(), origin=base_url, window=window, clock=server_clock)
    conduct = Conduct(
        sign=auth.sign,
        timeout=complete(timeout if http_client is None else http_client.timeout),
        retries=retries or Retries(),
        clock=server_clock,
        time_url=str(url.join(TIME_PATH)),
        paced=bool(pacing),
        stated=stated,
    )
    return auth, conduct


def _checked(base_url: str) -> httpx.URL:
    try:
        url = httpx.URL(base_url)
    except (httpx.InvalidURL, TypeError) as error:
        raise InvalidArgumentError("base_url", f"can't be read ({error}); it looks like {BASE_URL}") from None
    if url.userinfo:
        raise InvalidArgumentError("base_url", "names a user or a password; the exchange knows neither")
    # Anything beyond the origin would be lost, or would make the path another one than the one that is signed.
    beyond = url.raw_path not in (b"/", b"") or url.fragment or " " in base_url
    if url.scheme not in ("http", "https") or not url.host or beyond:
        raise InvalidArgumentError(
            "base_url", f"{base_url!r} must be a scheme and a host and nothing else, such as {BASE_URL}"
        )
    if is_exposed(url):
        raise InvalidArgumentError("base_url", f"{base_url!r} would send signed requests unencrypted; use https")
    return url


def _found() -> Credentials | None:
    try:
        return Credentials.from_env()
    except MissingCredentialsError:
        return None


def _pacing(pacing: Pacing | bool) -> Pacing:
    return pacing if isinstance(pacing, Pacing) else Pacing()


def _group(request: httpx.Request) -> str:
    return "historical" if (request.method, request.url.path) in HISTORICAL else "ordinary"


def _measured(offset: int | None) -> int:
    if offset is None:
        raise TransportError("get_time", "the exchange didn't tell its time")
    return offset
