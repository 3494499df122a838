"""One call of an operation: what it sends, and how its answer is read; no I/O."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar
from urllib.parse import urlencode

import httpx
import msgspec

from .errors import (
    NEVER_SENT,
    ApiError,
    BpxError,
    InvalidResponseError,
    NoAnswerInTimeError,
    NotSentError,
    OutcomeUnknownError,
    ServerError,
    TransportError,
    api_error,
)
from .secrets import masked
from .types import Response


def _text(value: object) -> str:
    if isinstance(value, str):  # a hidden secret
        return str(value)
    raise TypeError(f"{type(value).__name__} is no JSON")


_as_json = msgspec.json.Encoder(enc_hook=_text).encode
_url = lru_cache(maxsize=512)(httpx.URL)
"""A URL by its text: taking one apart costs more than signing it, and most operations have just one."""

E = TypeVar("E", bound=BpxError)
T = TypeVar("T")

Pairs: TypeAlias = Sequence[tuple[bytes, bytes]]
"""Headers as httpx keeps them."""


class Call(NamedTuple, Generic[T]):
    """An operation with its checked arguments.

    Attributes:
        operation: The operation's name.
        method: The HTTP method.
        path: The path below the base URL.
        read: What turns an answer into the value.
        statuses: The statuses that mean success.
        query: The query's parameters, in the order in which they are sent.
        headers: Headers of this call alone.
        body: The JSON body; None: the call has none.
    """

    operation: str
    method: str
    path: str
    read: Callable[[httpx.Response], T]
    statuses: tuple[int, ...] = (200,)
    query: Sequence[tuple[str, str]] = ()
    headers: Mapping[str, str] = {}  # never changed
    body: dict[str, Any] | list[dict[str, Any]] | None = None

    def request(self, base_url: str, headers: Pairs, extensions: Mapping[str, Any]) -> httpx.Request:
        """Build the HTTP request.

        Args:
            base_url: Scheme and host, without a slash at the end.
            headers: Headers that every request carries.
            extensions: httpx's request extensions, a timeout for instance.

        Returns:
            The request, unsigned and not sent.
        """
        url = _url(f"{base_url}{self.path}?{urlencode(self.query)}" if self.query else f"{base_url}{self.path}")
        sent = [(b"Host", url.netloc), *headers]
        for name, value in self.headers.items():
            sent.append((name.encode("ascii"), value.encode()))
        content = b""
        if self.body is not None:
            content = _as_json(self.body)
            sent.append((b"Content-Type", b"application/json; charset=utf-8"))
        if self.changes:
            sent.append((b"Content-Length", b"%d" % len(content)))
        # Given a stream, httpx leaves the headers as they are: a quarter of what finding them out again costs.
        stream = httpx.ByteStream(content)
        request = httpx.Request(self.method, url, headers=sent, stream=stream, extensions=dict(extensions))
        request.read()
        return request

    @property
    def changes(self) -> bool:
        """Whether the call changes anything; one that only reads can be repeated at will."""
        return self.method != "GET"

    def response(self, answer: httpx.Response, request: httpx.Request) -> Response[T]:
        """Read the HTTP answer.

        Args:
            answer: The answer, its body loaded.
            request: The request that it answers.

        Returns:
            The value with what came beside it.

        Raises:
            ApiError: the status is no success.
            InvalidResponseError: the body isn't what the document describes.
            OutcomeUnknownError: the same, or the exchange failed, after a call that changes something.
        """
        status = answer.status_code
        try:
            if status not in self.statuses:
                raise self._refusal(answer)
            parsed = self.read(answer)
        except ServerError as error:
            raise self._unknown(error, request) from error
        except InvalidResponseError as error:
            named = InvalidResponseError(f"{self.operation}: {error}")
            raise self._unknown(named, request) from error
        return Response(status=status, headers=answer.headers, content=answer.content, parsed=parsed)

    def failure(self, error: httpx.RequestError, request: httpx.Request) -> TransportError | OutcomeUnknownError:
        """Turn a failure to get an answer into the error to raise."""
        problem = f"{type(error).__name__}: {str(error) or 'no details'}"
        without_frames(error)
        if isinstance(error, NEVER_SENT):
            return NotSentError(self.operation, problem)
        kind = NoAnswerInTimeError if isinstance(error, httpx.TimeoutException) else TransportError
        return self._unknown(kind(self.operation, problem), request)

    def _refusal(self, answer: httpx.Response) -> ApiError | InvalidResponseError:
        status = answer.status_code
        if 200 <= status < 300:
            return InvalidResponseError(f"status {status} is not among those documented, {self.statuses}")
        return api_error(self.operation, status, answer.headers, answer.content)

    def _unknown(self, error: E, request: httpx.Request) -> E | OutcomeUnknownError:
        if not self.changes:
            return error
        bodies = self.body if isinstance(self.body, list) else [self.body or {}]
        signed_at, window = (_number(request.headers.get(name, "")) for name in ("X-Timestamp", "X-Window"))
        expires_at = None if signed_at is None or window is None else signed_at + window
        return OutcomeUnknownError(self.operation, str(error), [masked(body) for body in bodies], signed_at, expires_at)


def without_frames(error: BaseException) -> None:
    """Forget the frames behind an error and its causes: their local variables hold what was sent."""
    link: BaseException | None = error
    while link is not None:
        link.__traceback__ = None
        link = link.__cause__ or link.__context__


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else None
