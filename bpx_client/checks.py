"""The arguments of `connect()`: each is checked when it is given, and a refusal says what to pass instead."""

from __future__ import annotations

import httpx

from bpx_api import BASE_URL
from bpx_api.errors import InvalidArgumentError
from bpx_auth import Credentials
from bpx_auth.hook import require_encryption

from .transport import RateLimits, RetryPolicy


def credentials(given: object) -> InvalidArgumentError | None:
    """Return the refusal of what is neither None nor `Credentials`; it shows none of it."""
    if given is None or isinstance(given, Credentials):
        return None
    if isinstance(given, str) and "://" in given:
        return InvalidArgumentError("credentials", "is an address; pass base_url=…")
    advice = "pass Credentials(public_key=…, secret_key=…), or nothing: then the environment is read"
    return InvalidArgumentError("credentials", f"is {_kind(given)}; {advice}")


def origin(base_url: object, argument: str) -> httpx.URL:
    """Refuse what is not an origin, or would have signed requests sent unencrypted; the error names `argument`."""
    if not isinstance(base_url, str):
        raise InvalidArgumentError(argument, f"is {_kind(base_url)}; pass a str such as {BASE_URL}")
    # Before anything of it is shown.
    if "@" in base_url:
        raise InvalidArgumentError(argument, "must not contain a user or a password")
    try:
        url = httpx.URL(base_url)
    except httpx.InvalidURL as error:
        raise InvalidArgumentError(argument, f"can't be read ({error}); it looks like {BASE_URL}") from None
    if url.scheme in ("ws", "wss"):
        raise InvalidArgumentError(argument, f"{base_url!r} is an address of streams; requests go to {BASE_URL}")
    # Anything beyond the origin would be lost, or would make the path another one than the one that is signed.
    beyond = url.raw_path not in (b"/", b"") or url.fragment or any(map(str.isspace, base_url))
    port = 443 if url.port is None else url.port
    if url.scheme not in ("http", "https") or not url.host or not 0 < port < 65536 or beyond:
        raise InvalidArgumentError(
            argument, f"{base_url!r} must be a scheme and a host and nothing else, such as {BASE_URL}"
        )
    labels = url.raw_host.removesuffix(b".").split(b".")
    if len(url.raw_host) > 253 or not all(0 < len(label) <= 63 for label in labels):
        raise InvalidArgumentError(argument, f"{base_url!r} names no host: its parts have from 1 to 63 letters")
    require_encryption(argument, base_url)
    return url


def retries(given: object) -> RetryPolicy:
    """Refuse what is neither None nor `RetryPolicy`."""
    if given is None:
        return RetryPolicy()
    if isinstance(given, RetryPolicy):
        return given
    advice = "pass RetryPolicy(attempts=3)"
    if isinstance(given, int):
        attempts = int(given) if given > 1 else 1
        advice = f"pass RetryPolicy(attempts={attempts}), which counts the first attempt"
    raise InvalidArgumentError("retries", f"{given!r} is not a RetryPolicy; {advice}, or None for four attempts")


def rate_limits(given: object) -> RateLimits | None:
    """Refuse what is neither a bool nor `RateLimits`; None: no limits."""
    if isinstance(given, RateLimits):
        return given
    if isinstance(given, bool):
        return RateLimits() if given else None
    # Its value isn't shown: a URL of Redis may name a password.
    raise InvalidArgumentError(
        "rate_limits", f"is {_kind(given)}; pass True, False, or RateLimits(ordinary=…, historical=…)"
    )


def http_client(given: object, kind: type[httpx.Client | httpx.AsyncClient]) -> None:
    """Refuse what is neither None nor an open httpx client of the right kind."""
    if given is None:
        return
    if not isinstance(given, kind):
        other = "connect()" if kind is httpx.AsyncClient else "aconnect()"
        advice = f", or use {other}" if isinstance(given, httpx.Client | httpx.AsyncClient) else ""
        raise InvalidArgumentError("http_client", f"is {_kind(given)}; pass an httpx.{kind.__name__}(…){advice}")
    if given.is_closed:
        raise InvalidArgumentError("http_client", "is closed; pass an open one")


def max_response_size(given: object) -> None:
    """Refuse what is not a positive int of bytes."""
    if not isinstance(given, int) or isinstance(given, bool) or given < 1:
        raise InvalidArgumentError("max_response_size", f"{given!r} is not a positive int of bytes; such as 64 * 2**20")


def _kind(given: object) -> str:
    """Name what was given, without its value."""
    return f"the class {given.__name__}" if isinstance(given, type) else f"of type {type(given).__name__}"
