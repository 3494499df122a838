"""`connect()` and `aconnect()`: the typed client, the signing hook and the transport, put together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Any

import httpx

from bpx_client import BASE_URL, AsyncClient, Client
from bpx_client.client import CLIENT_HEADERS
from bpx_client.errors import InvalidArgumentError, MissingCredentialsError, TransportError
from bpx_client.options import checked_headers, checked_timeout
from bpx_client.tables import HISTORICAL
from bpx_transport import (
    DEFAULT_TIMEOUT,
    MAX_RESPONSE_SIZE,
    AsyncPace,
    AsyncSender,
    ClockError,
    Conduct,
    Pace,
    Pacing,
    Retries,
    Sender,
    ServerClock,
    open_async_pool,
    open_pool,
    unix_milliseconds,
)

from . import checks, env_files
from .credentials import Credentials
from .hook import BpxAuth, stated
from .signing import DEFAULT_WINDOW


class Connection(Client):
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
        close: Callable[[], None] | None,
    ) -> None:
        super().__init__(sender, base_url=base_url, headers=headers, sign=auth.sign, close=close)
        self._sender = sender
        self._auth = auth

    def __repr__(self) -> str:
        return _shown(self, self._auth)

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
            TransportError: the exchange's clock could not be read.
        """
        with _clock_errors():
            return self._sender.measure_clock(self._extensions)


class AsyncConnection(AsyncClient):
    """The async client that `aconnect` gives: every operation as `await bpx.<tag>.<operation>(…)`.

    Safe to share between tasks, on asyncio and uvloop: in one event loop after the other too, or in several threads
    with one each. Each event loop has connections of its own.
    """

    def __init__(
        self,
        sender: AsyncSender,
        auth: BpxAuth,
        *,
        base_url: str,
        headers: Mapping[str, str] | None,
        close: Callable[[], Awaitable[None]] | None,
    ) -> None:
        super().__init__(sender, base_url=base_url, headers=headers, sign=auth.sign, close=close)
        self._sender = sender
        self._auth = auth

    def __repr__(self) -> str:
        return _shown(self, self._auth)

    @property
    def clock_offset(self) -> int:
        """Milliseconds by which the exchange's clock is known to be ahead of this machine's; 0 until measured."""
        return self._sender.conduct.clock.offset

    async def synchronize_clock(self) -> int:
        """Measure how far the exchange's clock is ahead; as `Connection.synchronize_clock`."""
        with _clock_errors():
            return await self._sender.measure_clock(self._extensions)


def connect(
    credentials: Credentials | None = None,
    *,
    base_url: str | None = None,
    window: int = DEFAULT_WINDOW,
    timeout: float | httpx.Timeout = DEFAULT_TIMEOUT,
    retries: Retries | None = None,
    pacing: Pacing | bool = False,
    headers: Mapping[str, str] | None = None,
    clock: Callable[[], int] = unix_milliseconds,
    http_client: httpx.Client | None = None,
    max_response_size: int = MAX_RESPONSE_SIZE,
) -> Connection:
    """Open a client for the exchange.

    Nothing is sent until an operation is called. Close the client, or use it in a `with` block.

    Args:
        credentials: The keys. None: `PUBLIC_KEY` and `SECRET_KEY` in the environment or in `.env` (in the working
            directory), and without any there, public operations only.
        base_url: Scheme and host of the exchange, or of a local one. None: `BPX_BASE_URL` in the environment or in
            `.env`, and without it, the real exchange.
        window: Milliseconds for which a signed request is valid. From 1 to 60000.
        timeout: Seconds for connecting, sending, waiting for the answer and waiting for a connection, each; or an
            `httpx.Timeout` with every part set.
        retries: How often and for how long a request is tried. None: up to 4 attempts within 30 seconds. A call that
            changes something is only repeated when it certainly had no effect.
        pacing: True: requests wait instead of running into the exchange's rate limits; or a `Pacing` with limits of
            your own, or shared with other processes through Redis, which needs the extra `[pacing]`.
        headers: Headers to send with every request, beside those that the client sets.
        clock: Gives this machine's Unix time in milliseconds.
        http_client: An httpx client of your own, for a proxy, event hooks or another transport. It keeps its own
            timeout (`timeout` is not used), and you close it.
        max_response_size: Bytes that the body of an answer may have, as it arrives and decompressed.

    Returns:
        The client: `client.<tag>.<operation>(…)`.

    Raises:
        CredentialsError: the keys, or the file that they are read from, can't be used.
        InvalidArgumentError: an argument, `BPX_BASE_URL`, `SSL_CERT_FILE` or `SSL_CERT_DIR` can't be used.
    """
    wrong = checks.credentials_problem(credentials)
    if wrong is not None:
        del credentials  # it may be a secret, and a traceback that renders local variables would show it
        raise InvalidArgumentError("credentials", wrong)
    checks.http_client(http_client, httpx.Client)
    checks.max_response_size(max_response_size)
    checked_headers(headers)
    paced = checks.pacing(pacing)
    url = _exchange(base_url)
    auth, conduct = _conduct(credentials, url, window, timeout, retries, paced, clock, http_client)
    with checks.certificates(url, http_client):
        pool = open_pool(url, conduct.timeout, http_client, max_response_size=max_response_size)
    pace = None if paced is None else Pace(paced, auth.name, _group)
    sender = Sender(conduct, pool.send, pace)

    def close() -> None:
        pool.close()
        if pace is not None:
            pace.close()

    return Connection(sender, auth, base_url=str(url), headers=headers, close=close)


def aconnect(
    credentials: Credentials | None = None,
    *,
    base_url: str | None = None,
    window: int = DEFAULT_WINDOW,
    timeout: float | httpx.Timeout = DEFAULT_TIMEOUT,
    retries: Retries | None = None,
    pacing: Pacing | bool = False,
    headers: Mapping[str, str] | None = None,
    clock: Callable[[], int] = unix_milliseconds,
    http_client: httpx.AsyncClient | None = None,
    max_response_size: int = MAX_RESPONSE_SIZE,
) -> AsyncConnection:
    """Open a client whose operations are awaited; else as `connect`.

    Use it in an `async with` block, or await `client.aclose()` at the end.
    """
    wrong = checks.credentials_problem(credentials)
    if wrong is not None:
        del credentials
        raise InvalidArgumentError("credentials", wrong)
    checks.http_client(http_client, httpx.AsyncClient)
    checks.max_response_size(max_response_size)
    checked_headers(headers)
    paced = checks.pacing(pacing)
    url = _exchange(base_url)
    auth, conduct = _conduct(credentials, url, window, timeout, retries, paced, clock, http_client)
    with checks.certificates(url, http_client):
        pool = open_async_pool(url, conduct.timeout, http_client, max_response_size=max_response_size)
    pace = None if paced is None else AsyncPace(paced, auth.name, _group)
    sender = AsyncSender(conduct, pool.send, pace)

    async def close() -> None:
        await pool.aclose()
        if pace is not None:
            await pace.aclose()

    return AsyncConnection(sender, auth, base_url=str(url), headers=headers, close=close)


def _conduct(
    credentials: Credentials | None,
    url: httpx.URL,
    window: int,
    timeout: float | httpx.Timeout,
    retries: Retries | None,
    pacing: Pacing | None,
    clock: Callable[[], int],
    http_client: httpx.Client | httpx.AsyncClient | None,
) -> tuple[BpxAuth, Conduct]:
    server_clock = ServerClock(clock)
    if http_client is None:
        complete = checked_timeout(timeout)
    else:
        complete = checked_timeout(http_client.timeout, "http_client.timeout")
    auth = BpxAuth(credentials or _found(), origin=str(url), window=window, clock=server_clock)
    conduct = Conduct(
        sign=auth.sign,
        timeout=complete,
        retries=checks.retries(retries),
        clock=server_clock,
        time_request=_time_request(str(url).rstrip("/")),
        paced=pacing is not None,
        stated=stated,
    )
    return auth, conduct


def _exchange(base_url: str | None) -> httpx.URL:
    """The address that was given, else the one of the environment, else the real exchange's."""
    if base_url is not None:
        return checks.origin(base_url, "base_url")
    found = env_files.base_url()
    return checks.origin(BASE_URL, "base_url") if found is None else checks.origin(found, env_files.BASE_URL_VARIABLE)


def _found() -> Credentials | None:
    try:
        return Credentials.from_env()
    except MissingCredentialsError:
        return None


def _time_request(base_url: str) -> Callable[[Mapping[str, Any]], httpx.Request]:
    def build(extensions: Mapping[str, Any]) -> httpx.Request:
        from bpx_client.api.system import get_time  # few programs ever need it

        return get_time.call().request(base_url, extensions.get(CLIENT_HEADERS, ()), {})

    return build


def _shown(client: Client | AsyncClient, auth: BpxAuth) -> str:
    signed = "no keys" if auth.name == "public" else f"signed as {auth.name[:8]}…"
    return f"<{type(client).__name__} {client.base_url}, {signed}>"


def _group(request: httpx.Request) -> str:
    return "historical" if (request.method, request.url.path) in HISTORICAL else "ordinary"


@contextmanager
def _clock_errors() -> Generator[None]:
    """Turn the failure to read the exchange's clock into the client's own error."""
    try:
        yield
    except ClockError as error:
        raise TransportError("get_time", f"could not read the exchange's clock: {error}") from error.__cause__
