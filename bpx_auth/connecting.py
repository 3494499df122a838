"""`connect()` and `aconnect()`: the typed client, the signing hook and a connection pool, put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import httpx

from bpx_client import BASE_URL, AsyncClient, Client
from bpx_client.errors import InvalidArgumentError, MissingCredentialsError
from bpx_transport import DEFAULT_TIMEOUT, open_async_pool, open_pool

from .credentials import Credentials
from .hook import BpxAuth, unix_milliseconds
from .signing import DEFAULT_WINDOW


def connect(
    credentials: Credentials | None = None,
    *,
    base_url: str = BASE_URL,
    window: int = DEFAULT_WINDOW,
    timeout: float | httpx.Timeout = DEFAULT_TIMEOUT,
    headers: Mapping[str, str] | None = None,
    clock: Callable[[], int] = unix_milliseconds,
    http_client: httpx.Client | None = None,
) -> Client:
    """Open a client for the exchange.

    Nothing is sent until an operation is called. Close the client, or use it in a `with` block.

    Args:
        credentials: The keys. None: those in the environment or in `.env`, and without any there, public operations
            only.
        base_url: Scheme and host of the exchange, or of a local one.
        window: Milliseconds for which a signed request is valid. From 1 to 60000.
        timeout: Seconds for connecting, sending, waiting for the answer and waiting for a connection, each; or an
            `httpx.Timeout` with every part set.
        headers: Headers to send with every request.
        clock: Gives the Unix time in milliseconds.
        http_client: An httpx client of your own, for a proxy, event hooks or another transport. It keeps its own
            timeout (`timeout` is not used), and you close it.

    Returns:
        The client: `client.<tag>.<operation>(…)`.

    Raises:
        CredentialsError: the keys found in the environment can't be used.
        InvalidArgumentError: the base URL, window or timeout can't be used.
    """
    auth = _hook(credentials, base_url, window, clock)
    if http_client is not None:
        return Client(partial(http_client.send, auth=auth), base_url=base_url, headers=headers, sign=auth.sign)
    pool = open_pool(timeout)
    return Client(partial(pool.send, auth=auth), base_url=base_url, headers=headers, sign=auth.sign, close=pool.close)


def aconnect(
    credentials: Credentials | None = None,
    *,
    base_url: str = BASE_URL,
    window: int = DEFAULT_WINDOW,
    timeout: float | httpx.Timeout = DEFAULT_TIMEOUT,
    headers: Mapping[str, str] | None = None,
    clock: Callable[[], int] = unix_milliseconds,
    http_client: httpx.AsyncClient | None = None,
) -> AsyncClient:
    """Open a client whose operations are awaited; else as `connect`.

    Use it in an `async with` block, or await `client.aclose()` at the end.
    """
    auth = _hook(credentials, base_url, window, clock)
    if http_client is not None:
        return AsyncClient(partial(http_client.send, auth=auth), base_url=base_url, headers=headers, sign=auth.sign)
    pool = open_async_pool(timeout)
    return AsyncClient(
        partial(pool.send, auth=auth), base_url=base_url, headers=headers, sign=auth.sign, close=pool.aclose
    )


def _hook(credentials: Credentials | None, base_url: str, window: int, clock: Callable[[], int]) -> BpxAuth:
    url = httpx.URL(base_url)
    if url.scheme not in ("http", "https") or not url.host or url.raw_path not in (b"/", b"") or url.userinfo:
        raise InvalidArgumentError(
            "base_url", f"{base_url!r} must be a scheme and a host and nothing else, such as {BASE_URL}"
        )
    return BpxAuth(credentials or _found(), origin=base_url, window=window, clock=clock)


def _found() -> Credentials | None:
    try:
        return Credentials.from_env()
    except MissingCredentialsError:
        return None
