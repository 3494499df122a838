"""The httpx auth hook: finds a request's instruction, signs what the request really carries, adds the headers."""

from __future__ import annotations

import logging
import socket
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from inspect import currentframe
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any
from urllib.parse import parse_qsl

import httpx

from bpx_api import BASE_URL
from bpx_api.errors import InvalidArgumentError, MissingCredentialsError
from bpx_api.options import checked_window
from bpx_api.paths import documented, shown_path
from bpx_api.secrets import masked, masked_body
from bpx_api.tables import INSTRUCTIONS, SECRETS

from .credentials import Credentials
from .signing import DEFAULT_WINDOW, signature, string_to_sign, unix_milliseconds

EXTENSION = "bpx"
"""The key in `request.extensions` for what one request says for itself: `instruction` and `window`."""

HEADERS = ("X-API-Key", "X-Signature", "X-Timestamp", "X-Window")
"""The headers that signing adds."""

_UNLOGGED = ("x-signature", "cookie", "encoded header block", *(f"'{name.lower()}'" for name in SECRETS))
"""Words that no line of hpack's log may have; the block is all headers together."""

_SIGNING_HEADERS = frozenset(name.lower().encode("ascii") for name in HEADERS)


class BpxAuth(httpx.Auth):
    """Signs the requests of signed operations; works on any `httpx.Client` or `httpx.AsyncClient`.

    A request is signed if its method and path are those of a signed operation, or if it names an instruction itself:
    `request.extensions["bpx"] = {"instruction": "orderExecute", "window": 10000}`. All others pass untouched, and so
    does every request to another origin. Safe to share between threads and tasks.

    What is sent is a signed copy, which `response.request` and event hooks show; the request that was passed in stays
    as it is. On a client that follows redirects, what was signed goes to the first address alone: the request that
    follows a redirect carries no signature, not to the same origin either, and a body isn't sent a second time
    (`httpx.StreamConsumed` is raised instead).

    Args:
        credentials: The keys. None: a signed operation raises, the others pass.
        origin: The scheme, host and port to sign for.
        window: Milliseconds for which a request is valid. From 1 to 60000.
        clock: Gives the Unix time in milliseconds.

    Raises:
        InvalidArgumentError: the window is out of range, or the origin can't be used.
    """

    requires_request_body = True

    def __init__(
        self,
        credentials: Credentials | None,
        *,
        origin: str = BASE_URL,
        window: int = DEFAULT_WINDOW,
        clock: Callable[[], int] = unix_milliseconds,
    ) -> None:
        self._credentials = credentials
        self._origin = _origin(httpx.URL(origin))
        if self._origin[0] not in ("http", "https") or not self._origin[1]:
            raise InvalidArgumentError("origin", f"{origin!r} is not a scheme and a host, such as {BASE_URL}")
        require_encryption("origin", origin)
        self._window = checked_window(window)
        self._clock = clock
        for name in ("hpack.hpack", "hpack.table"):
            logging.getLogger(name).addFilter(_shows_no_secret)

    @property
    def name(self) -> str:
        """The name that tells this hook's account from others: the public key, or `public` without keys."""
        return "public" if self._credentials is None else self._credentials.public_key

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Sign a copy of the request, if it is one to sign; httpx calls this."""
        copy = _Signed(request)
        yield request if signed_string(self.sign(copy)) is None else copy

    def sign(self, request: httpx.Request) -> httpx.Request:
        """Sign a request in place, afresh if it was signed before.

        Args:
            request: The request, its body loaded.

        Returns:
            The same request.

        Raises:
            MissingCredentialsError: it is a signed operation's, and there are no keys.
            InvalidArgumentError: the window that the request names is out of range.
        """
        own: dict[str, Any] = request.extensions.get(EXTENSION) or {}
        url = request.url
        instruction = own.get("instruction") or INSTRUCTIONS.get(documented(request))
        if instruction is None or _origin(url) != self._origin:
            return request
        if self._credentials is None:
            raise MissingCredentialsError(
                f"{request.method} {shown_path(request)} ({instruction}) must be signed, and this client has no keys: "
                "set PUBLIC_KEY and SECRET_KEY in the environment or in .env, or pass Credentials to connect()"
            )
        timestamp = self._clock()
        # Checked here already: where it is refused, no frame holds the body, which may have a secret in it.
        window = checked_window(own.get("window", self._window))
        public_key, private_key = self._credentials.public_key, self._credentials.private_key
        text = string_to_sign(
            instruction,
            timestamp=timestamp,
            window=window,
            query=parse_qsl(url.query.decode("ascii"), keep_blank_values=True) if url.query else (),
            body=request.content,
        )
        # All at once: set one by one, each costs a look at all the others.
        request.headers = httpx.Headers(
            [
                *(pair for pair in request.headers.raw if pair[0].lower() not in _SIGNING_HEADERS),
                (b"X-API-Key", public_key.encode("ascii")),
                (b"X-Signature", signature(private_key, text).encode("ascii")),
                (b"X-Timestamp", b"%d" % timestamp),
                (b"X-Window", b"%d" % window),
            ]
        )
        request.extensions = {**request.extensions, EXTENSION: {**own, "signed": text}}
        return request

    def sign_subscription(self) -> tuple[str, str, str, str]:
        """Sign the subscription of private streams; each needs a signature of its own.

        Returns:
            What the message has as `signature`: public key, signature, timestamp and window.

        Raises:
            MissingCredentialsError: there are no keys.
        """
        if self._credentials is None:
            raise MissingCredentialsError(
                "streams of an account must be signed, and this client has no keys: set PUBLIC_KEY and SECRET_KEY in "
                "the environment or in .env, or pass Credentials to connect()"
            )
        timestamp = self._clock()
        text = string_to_sign("subscribe", timestamp=timestamp, window=self._window)
        signed = signature(self._credentials.private_key, text)
        return self._credentials.public_key, signed, str(timestamp), str(self._window)


def signed_string(request: httpx.Request) -> str | None:
    """The string that was signed for a request, to compare with what the exchange expects; None: it isn't signed.

    It contains the request's parameters, a two-factor token among them: don't log it.
    """
    own: dict[str, object] = request.extensions.get(EXTENSION) or {}
    text = own.get("signed")
    return text if isinstance(text, str) else None


def describe_for_log(request: httpx.Request) -> str:
    """Describe a request for a log: the string that was signed, or the query; every secret is hidden."""
    own: dict[str, Any] = request.extensions.get(EXTENSION) or {}
    query = parse_qsl(request.url.query.decode("ascii", "replace"), keep_blank_values=True)
    shown = [(name, str(value)) for pair in query for name, value in masked(dict([pair])).items()]
    if signed_string(request) is None:
        return "&".join(f"{name}={value}" for name, value in shown) or "(unsigned)"
    return string_to_sign(
        own.get("instruction") or INSTRUCTIONS[documented(request)],
        timestamp=int(request.headers["X-Timestamp"]),
        window=int(request.headers["X-Window"]),
        query=shown,
        body=masked_body(request.content),
    )


def require_encryption(argument: str, origin: str) -> None:
    """Refuse an address to which requests would go unencrypted over a network that isn't one's own.

    Plain HTTP is for a local exchange: on this machine, at a private address, or under a name without a dot, as
    containers have. An address is judged as the one that the system takes it for, in whichever way it is written.
    """
    if is_exposed(httpx.URL(origin)):
        raise InvalidArgumentError(argument, f"{origin!r} would send signed requests unencrypted; use https")


def is_exposed(url: httpx.URL) -> bool:
    """Return True if an address is of plain HTTP and not of this machine, a private network or a name without a dot."""
    if url.scheme != "http":
        return False
    host = url.host.rstrip(".")
    try:
        # Also 134744072, 0x8.8.2056 and other forms that a name without a dot may have.
        address: IPv4Address | IPv6Address = IPv4Address(socket.inet_aton(host))
    except (OSError, ValueError):
        try:
            address = ip_address(host)
        except ValueError:
            return "." in host
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address.sixtofour or address
    return address.is_global


class _Signed(httpx.Request):
    """A signed copy of a request. Transports, hooks and whoever looks at it see the signature; httpx's client doesn't.

    The client reads headers, body and extensions of a request in one place only: where it copies them to follow a
    redirect. There it gets those of an unsigned request, whose body can't be sent. Nothing else would do: the copy is
    made between the transport's response and the next request without calling the hook, and in HTTP/2 a transport need
    not ask for a body, so that there is no moment at which a signature could be taken off in time.
    """

    def __init__(self, request: httpx.Request) -> None:
        vars(self).update(vars(request))
        self._unsigned = httpx.Request(
            request.method,
            request.url,
            headers=[pair for pair in request.headers.raw if pair[0].lower() not in _SIGNING_HEADERS],
            stream=_Unrepeatable(request.content),
            extensions={**request.extensions, EXTENSION: {**(request.extensions.get(EXTENSION) or {}), "signed": None}},
        )

    def __getattribute__(self, name: str) -> object:
        if name in ("headers", "stream", "extensions"):
            here = currentframe()
            reader = here and here.f_back
            if reader and reader.f_globals.get("__name__") == "httpx._client":
                return getattr(self._unsigned, name)
        return super().__getattribute__(name)


class _Unrepeatable(httpx.ByteStream):
    """The body of a signed request, which isn't sent to where a redirect points."""

    def __iter__(self) -> Iterator[bytes]:
        for piece in super().__iter__():
            if piece:
                raise httpx.StreamConsumed
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece


def _shows_no_secret(record: logging.LogRecord) -> bool:
    """Drop the lines of HTTP/2's DEBUG log that show a secret header; hpack notes every header that it compresses."""
    line = record.getMessage().lower()
    return not any(secret in line for secret in _UNLOGGED)


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    # httpx leaves the port out where it is the scheme's own.
    return url.scheme, url.host, url.port
