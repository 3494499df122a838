"""The httpx auth hook: finds a request's instruction, signs what the request really carries, adds the headers."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any
from urllib.parse import parse_qsl

import httpx

from bpx_client import BASE_URL
from bpx_client.errors import InvalidArgumentError, MissingCredentialsError
from bpx_client.secrets import masked_body
from bpx_client.tables import INSTRUCTIONS
from bpx_transport import unix_milliseconds

from .credentials import Credentials
from .signing import DEFAULT_WINDOW, checked_window, signature, string_to_sign

EXTENSION = "bpx"
"""The key in `request.extensions` for what one request says for itself: `instruction` and `window`."""


class BpxAuth(httpx.Auth):
    """Signs the requests of signed operations; works on any `httpx.Client` or `httpx.AsyncClient`.

    A request is signed if its method and path are those of a signed operation, or if it names an instruction itself:
    `request.extensions["bpx"] = {"instruction": "orderExecute", "window": 10000}`. All others pass untouched, and so
    does every request to another origin. Safe to share between threads and tasks.

    Args:
        credentials: The keys. None: a signed operation raises, the others pass.
        origin: The scheme, host and port to sign for.
        window: Milliseconds for which a request is valid. From 1 to 60000.
        clock: Gives the Unix time in milliseconds.

    Raises:
        InvalidArgumentError: the window is out of range.
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
        self._window = checked_window(window)
        self._clock = clock

    @property
    def name(self) -> str:
        """What tells this hook's account from others: the public key, or `public` without keys."""
        return "public" if self._credentials is None else self._credentials.public_key

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Sign the request, if it is one to sign; httpx calls this."""
        yield self.sign(request)

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
        window = own.get("window", self._window)
        text = string_to_sign(
            instruction,
            timestamp=timestamp,
            window=window,
            query=parse_qsl(url.query.decode("ascii"), keep_blank_values=True),
            body=request.content,
        )
        request.headers["X-API-Key"] = self._credentials.public_key
        request.headers["X-Signature"] = signature(self._credentials.private_key, text)
        request.headers["X-Timestamp"] = str(timestamp)
        request.headers["X-Window"] = str(window)
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
    if signed_string(request) is None:
        return request.url.query.decode("ascii", "replace") or "(unsigned)"
    return string_to_sign(
        own.get("instruction") or INSTRUCTIONS[request.method, request.url.path],
        timestamp=int(request.headers["X-Timestamp"]),
        window=int(request.headers["X-Window"]),
        query=parse_qsl(request.url.query.decode("ascii"), keep_blank_values=True),
        body=masked_body(request.content),
    )


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    # httpx leaves the port out where it is the scheme's own.
    return url.scheme, url.host, url.port
