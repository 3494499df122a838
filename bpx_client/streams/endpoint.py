"""Address, proxy and TLS settings of the streams."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from ipaddress import ip_address

import httpx

from bpx_api import BASE_URL
from bpx_api.errors import InvalidArgumentError
from bpx_auth import env_files
from bpx_auth.hook import is_exposed
from bpx_client.transport.certificates import ssl_context

STREAM_URL = "wss://ws.backpack.exchange"
"""Address of the exchange's streams."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Address of a server, and the settings to connect to it.

    Attributes:
        url: The address.
        proxy: The proxy's address; None: no proxy.
        tls: The settings of TLS; None: those of `SSL_CERT_FILE` and `SSL_CERT_DIR`, else certifi's authorities.
        compression: True to offer permessage-deflate.
        user_agent: The name of this program.
    """

    url: httpx.URL
    proxy: httpx.URL | None
    tls: ssl.SSLContext | None
    compression: bool
    user_agent: str

    def ssl_context(self) -> ssl.SSLContext:
        """The settings of TLS."""
        return ssl_context() if self.tls is None else self.tls


def stream_url(given: str | None, base_url: str) -> httpx.URL:
    """Find out where the streams are that belong to an exchange.

    What a local exchange serves is on its own address: a program that was told to trade there must not listen to the
    real exchange.

    Args:
        given: The address, where a user has named one. None: `BPX_STREAM_URL`, else what follows from `base_url`.
        base_url: Scheme and host of the exchange.

    Raises:
        InvalidArgumentError: the address can't be used, or there is none.
    """
    if given is not None:
        return _checked(given, "url")
    found = env_files.stream_url()
    if found is not None:
        return _checked(found, env_files.STREAM_URL_VARIABLE)
    origin = httpx.URL(base_url)
    own = httpx.URL(BASE_URL)
    if (origin.scheme, origin.host, origin.port) == (own.scheme, own.host, own.port):
        return httpx.URL(STREAM_URL)
    # Plain HTTP is for a local exchange; connect() refuses it for any other.
    if origin.scheme == "http" or _is_loopback(origin.host):
        return origin.copy_with(scheme="ws" if origin.scheme == "http" else "wss", raw_path=b"/")
    raise InvalidArgumentError(
        "url",
        f"is needed: base_url is {base_url}, and where the streams are that belong to it isn't known; pass "
        f"streams(url=…) or set {env_files.STREAM_URL_VARIABLE} (the exchange's own are at {STREAM_URL})",
    )


def find_proxy(given: str | bool | None, url: httpx.URL, *, has_http_client: bool) -> httpx.URL | None:
    """Find out through which proxy the streams go.

    Args:
        given: The proxy's address; True: the environment's; False: none; None: as requests go.
        url: The address of the streams.
        has_http_client: True if requests go over an httpx client of the user's.

    Raises:
        InvalidArgumentError: the address can't be used; or requests go over a client of the user's, whose proxy can't
            be known.
    """
    if given is False:
        return None
    if isinstance(given, str):
        return _checked_proxy(given, "proxy")
    if given is None and has_http_client:
        raise InvalidArgumentError(
            "proxy",
            "is needed: this client sends its requests over your http_client, whose proxy and TLS settings can't be "
            "known here; pass streams(proxy='http://…'), proxy=True for the environment's, or proxy=False for none",
        )
    if given not in (None, True):
        raise InvalidArgumentError("proxy", f"is of type {type(given).__name__}; pass an address, True, False or None")
    from urllib.request import getproxies, proxy_bypass  # takes longer to load than this whole package

    proxies = getproxies()
    scheme = "https" if url.scheme == "wss" else "http"
    found = proxies.get(scheme) or proxies.get("all")
    if not found or proxy_bypass(url.host):
        return None
    return _checked_proxy(found if "://" in found else f"http://{found}", f"{scheme.upper()}_PROXY")


def without_password(url: httpx.URL) -> str:
    """An address as it may be shown."""
    return str(url.copy_with(userinfo=b"")) if url.userinfo else str(url)


def _checked(given: object, argument: str) -> httpx.URL:
    if not isinstance(given, str):
        raise InvalidArgumentError(argument, f"is of type {type(given).__name__}; pass a str such as {STREAM_URL}")
    if "@" in given:  # before anything of it is shown
        raise InvalidArgumentError(argument, "must not contain a user or a password")
    try:
        url = httpx.URL(given)
    except httpx.InvalidURL as error:
        raise InvalidArgumentError(argument, f"can't be read ({error}); it looks like {STREAM_URL}") from None
    if url.scheme not in ("ws", "wss") or not url.host or url.fragment or any(map(str.isspace, given)):
        raise InvalidArgumentError(argument, f"{given!r} must be an address of streams, such as {STREAM_URL}")
    if url.port == 0:
        raise InvalidArgumentError(argument, f"{given!r} names no port that can be connected to")
    if is_exposed(url.copy_with(scheme="https" if url.scheme == "wss" else "http")):
        raise InvalidArgumentError(argument, f"{given!r} would send signatures unencrypted; use wss")
    return url


def _checked_proxy(given: str, argument: str) -> httpx.URL:
    try:
        url = httpx.URL(given)
    except httpx.InvalidURL as error:
        raise InvalidArgumentError(argument, f"can't be read ({error}); it looks like http://localhost:3128") from None
    if url.scheme not in ("http", "https", "socks5", "socks5h", "socks4") or not url.host:
        # Not the whole of it: it may name a password.
        raise InvalidArgumentError(argument, f"{url.scheme!r} is not http, https, socks5 or socks4")
    return url


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
