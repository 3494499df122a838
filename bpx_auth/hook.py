"""The httpx auth hook: finds a request's instruction, signs what the request really carries, adds the headers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator, Iterator
from ipaddress import ip_address
from typing import Any
from urllib.parse import parse_qsl

import httpx

from bpx_client import BASE_URL
from bpx_client.errors import InvalidArgumentError, MissingCredentialsError
from bpx_client.options import checked_window
from bpx_client.secrets import masked, masked_body
from bpx_client.tables import INSTRUCTIONS
from bpx_transport import unix_milliseconds

from .credentials import Credentials
from .signing import DEFAULT_WINDOW, signature, string_to_sign

EXTENSION = "bpx"
"""The key in `request.extensions` for what one request says for itself: `instruction` and `window`."""

HEADERS = ("X-API-Key", "X-Signature", "X-Timestamp", "X-Window")
"""The headers that signing adds."""

_SIGNING_HEADERS = frozenset(name.lower().encode("ascii") for name in HEADERS)


class BpxAuth(httpx.Auth):
    """Signs the requests of signed operations; works on any `httpx.Client` or `httpx.AsyncClient`.

    A request is signed if its method and path are those of a signed operation, or if it names an instruction itself:
    `request.extensions["bpx"] = {"instruction": "orderExecute", "window": 10000}`. All others pass untouched, and so
    does every request to another origin. Safe to share between threads and tasks.

    On a client that follows redirects, what was signed goes to the first address alone: the request that follows a
    redirect carries no signature, not to the same origin either, and a body isn't sent a second time
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
        if is_exposed(httpx.URL(origin)):
            raise InvalidArgumentError("origin", f"{origin!r} would send signed requests unencrypted; use https")
        self._window = checked_window(window)
        self._clock = clock

    @property
    def name(self) -> str:
        """What tells this hook's account from others: the public key, or `public` without keys."""
        return "public" if self._credentials is None else self._credentials.public_key

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Sign the request, if it is one to sign; httpx calls this."""
        if signed_string(self.sign(request)) is None:
            yield request
            return
        signing = {name: request.headers[name] for name in HEADERS}
        request.stream = _SentOnce(request)
        try:
            yield request
        finally:
            # For whoever looks at the request afterwards.
            request.headers.update(signing)
            request.stream = httpx.ByteStream(request.content)

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
        instruction = own.get("instruction") or INSTRUCTIONS.get((request.method, url.path))
        if instruction is None or _origin(url) != self._origin:
            return request
        if self._credentials is None:
            raise MissingCredentialsError(
                f"{request.method} {url.path} ({instruction}) must be signed, and this client has no keys: "
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


def signed_string(request: httpx.Request) -> str | None:
    """The string that was signed for a request, to compare with what the exchange expects; None: it isn't signed.

    It contains the request's parameters, a two-factor token among them: don't log it.
    """
    own: dict[str, object] = request.extensions.get(EXTENSION) or {}
    text = own.get("signed")
    return text if isinstance(text, str) else None


def stated(request: httpx.Request) -> str:
    """What a log may say of a request: the string that was signed, or the query; every secret is hidden."""
    own: dict[str, Any] = request.extensions.get(EXTENSION) or {}
    query = parse_qsl(request.url.query.decode("ascii", "replace"), keep_blank_values=True)
    shown = [(name, str(value)) for pair in query for name, value in masked(dict([pair])).items()]
    if signed_string(request) is None:
        return "&".join(f"{name}={value}" for name, value in shown) or "(unsigned)"
    return string_to_sign(
        own.get("instruction") or INSTRUCTIONS[request.method, request.url.path],
        timestamp=int(request.headers["X-Timestamp"]),
        window=int(request.headers["X-Window"]),
        query=shown,
        body=masked_body(request.content),
    )


def is_exposed(url: httpx.URL) -> bool:
    """Whether what is sent there goes unencrypted over a network that isn't one's own.

    Plain HTTP is for a local exchange: on this machine, at a private address, or under a name without a dot, as
    containers have.
    """
    if url.scheme != "http":
        return False
    try:
        return ip_address(url.host).is_global
    except ValueError:
        return "." in url.host


class _SentOnce(httpx.ByteStream):
    """The body of a signed request. Once it goes out, the request is without its signature.

    When httpx follows a redirect it copies the headers of the request, also to another origin, and asks no hook. A
    transport has taken the headers by the time it asks for the body.
    """

    def __init__(self, request: httpx.Request) -> None:
        super().__init__(request.content)
        self._request = request
        self._sent = False

    def _once(self) -> None:
        if self._sent and self._request.content:
            raise httpx.StreamConsumed
        self._sent = True
        for name in HEADERS:
            self._request.headers.pop(name, None)

    def __iter__(self) -> Iterator[bytes]:
        self._once()
        yield from super().__iter__()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        self._once()
        async for piece in super().__aiter__():
            yield piece


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    # httpx leaves the port out where it is the scheme's own.
    return url.scheme, url.host, url.port
