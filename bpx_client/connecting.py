"""`connect()` and `aconnect()`: the typed client, the signing hook and the transport, put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import httpx

from bpx_api import BASE_URL
from bpx_api.client import CLIENT_HEADERS
from bpx_api.errors import MissingCredentialsError
from bpx_api.options import checked_headers, checked_timeout
from bpx_api.paths import documented
from bpx_api.tables import HISTORICAL
from bpx_auth import BpxAuth, Credentials, env_files
from bpx_auth.hook import describe_for_log
from bpx_auth.signing import DEFAULT_WINDOW, unix_milliseconds

from . import checks
from .client import AsyncClient, Client
from .transport import (
    DEFAULT_TIMEOUT,
    MAX_RESPONSE_SIZE,
    AsyncRateLimiter,
    AsyncSender,
    RateLimiter,
    RateLimits,
    RequestPolicy,
    RetryPolicy,
    Sender,
    ServerClock,
    open_async_transport,
    open_transport,
)


def connect(
    credentials: Credentials | None = None,
    *,
    base_url: str | None = None,
    window: int = DEFAULT_WINDOW,
    timeout: float | httpx.Timeout = DEFAULT_TIMEOUT,
    retries: RetryPolicy | None = None,
    rate_limits: RateLimits | bool = False,
    headers: Mapping[str, str] | None = None,
    clock: Callable[[], int] = unix_milliseconds,
    http_client: httpx.Client | None = None,
    max_response_size: int = MAX_RESPONSE_SIZE,
) -> Client:
    """Open a client for the exchange.

    Nothing is sent until an operation is called. Close the client, or use it in a `with` block.

    Args:
        credentials: The keys. None: `PUBLIC_KEY` and `SECRET_KEY` in the environment or in `.env` (in the working
            directory), and without any there, public operations only.
        base_url: Scheme and host of the exchange, or of a local one. None: `BPX_BASE_URL` in the environment or in
            `.env`, and without it, the real exchange.
        window: Milliseconds for which a signed request is valid. From 1 to 60000.
        timeout: Seconds for connecting, sending, waiting for the response and waiting for a connection, each; or an
            `httpx.Timeout` with every part set.
        retries: How often and for how long a request is tried. None: up to 4 attempts within 30 seconds. A call that
            changes something is only repeated when it certainly had no effect.
        rate_limits: True: requests wait instead of running into the exchange's rate limits; or a `RateLimits` with
            limits of your own, or shared with other processes through Redis, which needs the extra `[redis]`.
        headers: Headers to send with every request, beside those that the client sets.
        clock: Gives this machine's Unix time in milliseconds.
        http_client: An httpx client of your own, for a proxy, event hooks or another transport. It keeps its own
            timeout (`timeout` is not used), and you close it.
        max_response_size: Bytes that the body of a response may have, as it arrives and decompressed.

    Returns:
        The client: `client.<tag>.<operation>(…)`.

    Raises:
        CredentialsError: the keys, or the file that they are read from, can't be used.
        InvalidArgumentError: an argument, `BPX_BASE_URL`, `SSL_CERT_FILE` or `SSL_CERT_DIR` can't be used.
    """
    if (wrong := checks.credentials(credentials)) is not None:
        del credentials  # it may be a secret, and a traceback that renders local variables would show it
        raise wrong
    checks.http_client(http_client, httpx.Client)
    parts = _Parts(
        credentials, base_url, window, timeout, retries, rate_limits, headers, clock, http_client, max_response_size
    )
    transport = open_transport(parts.url, parts.policy.timeout, http_client, max_response_size=max_response_size)
    limiter = None if parts.limits is None else RateLimiter(parts.limits, parts.auth.name, _group)
    sender = Sender(parts.policy, transport, limiter)
    is_own = http_client is not None
    return Client(sender, parts.auth, base_url=str(parts.url), headers=headers, has_http_client=is_own)


def aconnect(
    credentials: Credentials | None = None,
    *,
    base_url: str | None = None,
    window: int = DEFAULT_WINDOW,
    timeout: float | httpx.Timeout = DEFAULT_TIMEOUT,
    retries: RetryPolicy | None = None,
    rate_limits: RateLimits | bool = False,
    headers: Mapping[str, str] | None = None,
    clock: Callable[[], int] = unix_milliseconds,
    http_client: httpx.AsyncClient | None = None,
    max_response_size: int = MAX_RESPONSE_SIZE,
) -> AsyncClient:
    """Open a client whose operations are awaited; else as `connect`.

    Use it in an `async with` block, or await `client.aclose()` at the end.
    """
    if (wrong := checks.credentials(credentials)) is not None:
        del credentials
        raise wrong
    checks.http_client(http_client, httpx.AsyncClient)
    parts = _Parts(
        credentials, base_url, window, timeout, retries, rate_limits, headers, clock, http_client, max_response_size
    )
    transport = open_async_transport(parts.url, parts.policy.timeout, http_client, max_response_size=max_response_size)
    limiter = None if parts.limits is None else AsyncRateLimiter(parts.limits, parts.auth.name, _group)
    sender = AsyncSender(parts.policy, transport, limiter)
    is_own = http_client is not None
    return AsyncClient(sender, parts.auth, base_url=str(parts.url), headers=headers, has_http_client=is_own)


class _Parts:
    """The parts of both clients; every argument is checked here, in this order."""

    def __init__(
        self,
        credentials: Credentials | None,
        base_url: str | None,
        window: int,
        timeout: float | httpx.Timeout,
        retries: RetryPolicy | None,
        rate_limits: RateLimits | bool,
        headers: Mapping[str, str] | None,
        clock: Callable[[], int],
        http_client: httpx.Client | httpx.AsyncClient | None,
        max_response_size: int,
    ) -> None:
        checks.max_response_size(max_response_size)
        checked_headers(headers)
        self.limits = checks.rate_limits(rate_limits)
        self.url = _exchange(base_url)
        server_clock = ServerClock(clock)
        given = (timeout, "timeout") if http_client is None else (http_client.timeout, "http_client.timeout")
        finite = checked_timeout(*given)
        self.auth = BpxAuth(credentials or _found(), origin=str(self.url), window=window, clock=server_clock)
        self.policy = RequestPolicy(
            sign=self.auth.sign,
            timeout=finite,
            retries=checks.retries(retries),
            clock=server_clock,
            time_request=_time_request(str(self.url).rstrip("/")),
            describe=describe_for_log,
        )


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
        from bpx_api.api.system import get_time  # few programs ever need it

        return get_time.call().request(base_url, extensions.get(CLIENT_HEADERS, ()), {})

    return build


def _group(request: httpx.Request) -> str:
    return "historical" if documented(request) in HISTORICAL else "ordinary"
