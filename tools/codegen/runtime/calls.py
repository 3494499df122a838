"""One call of an operation: what it sends, and how its answer is read; no I/O."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar, cast
from urllib.parse import urlencode

import httpx
import msgspec

from .errors import (
    DISCARD,
    HELD,
    NEVER_SENT,
    SIGNED_BY,
    ApiError,
    BpxError,
    InvalidArgumentError,
    InvalidResponseError,
    NoAnswerInTimeError,
    NotSentError,
    OutcomeUnknownError,
    PartialResponseError,
    ServerError,
    TransportError,
    api_error,
    chain,
)
from .secrets import masked
from .types import Response


def _text(value: object) -> str:
    if isinstance(value, str):  # a SecretStr
        return str(value)
    raise TypeError(f"{type(value).__name__} is not JSON")


_as_json = msgspec.json.Encoder(enc_hook=_text).encode

Encoder: TypeAlias = Callable[[Any], tuple[bytes, bytes]]
"""Writes a body: gives the content, and the media type."""


def as_json(value: object) -> tuple[bytes, bytes]:
    """Write a body as JSON."""
    return _as_json(value), b"application/json; charset=utf-8"


_url = lru_cache(maxsize=512)(httpx.URL)
"""A URL by its text: taking one apart costs more than signing it, and most operations have just one."""


@lru_cache(maxsize=512)
def _headers(*pairs: tuple[bytes, bytes]) -> httpx.Headers:
    """Headers as httpx keeps them; to copy those is cheap, and most requests differ in the length of the body alone."""
    return httpx.Headers(pairs)


T = TypeVar("T")

Pairs: TypeAlias = Sequence[tuple[bytes, bytes]]
"""Headers as httpx keeps them."""

_header_value = re.compile(r"(?:[^\x00-\x20\x7f](?:[^\x00-\x08\x0a-\x1f\x7f]*[^\x00-\x20\x7f])?)?").fullmatch


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
        body: The body as JSON, or whatever `encode` writes; None: the call has none.
        echoes: What an answer repeats of the request that it answers: a name as it is sent, and the attribute of the
            value, or of each item of a list, that has to be the same.
        encode: What writes the body.
    """

    operation: str
    method: str
    path: str
    read: Callable[[httpx.Response], T]
    statuses: Container[int] = (200,)
    query: Sequence[tuple[str, str]] = ()
    headers: Mapping[str, str] = {}  # never changed
    body: Any = None
    echoes: tuple[tuple[str, str], ...] = ()
    encode: Encoder = as_json

    def __repr__(self) -> str:
        # The rest may have secrets in it.
        return f"<Call {self.operation}>"

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
            if not _header_value(value):
                raise InvalidArgumentError(name, "has a control character, or a space at an end; no header can")
            sent.append((name.encode("ascii"), value.encode()))
        content = b""
        if self.body is not None:
            content, media = self.encode(self.body)
            sent.append((b"Content-Type", media))
        if self.changes or content:
            sent.append((b"Content-Length", b"%d" % len(content)))
        # Given a stream, httpx leaves the headers as they are: a quarter of what finding them out again costs.
        stream = httpx.ByteStream(content)
        # A header of this call alone may be a secret, and isn't kept.
        known = sent if self.headers else _headers(*sent)
        request = httpx.Request(self.method, url, headers=known, stream=stream, extensions=dict(extensions))
        request.read()
        return request

    @property
    def changes(self) -> bool:
        """True if the call changes something; one that only reads can be repeated at will."""
        return self.method not in ("GET", "HEAD", "OPTIONS")

    def response(self, answer: httpx.Response, request: httpx.Request) -> Response[T]:
        """Read the HTTP answer.

        Args:
            answer: The answer, its body loaded.
            request: The request that it answers.

        Returns:
            The value with what came beside it.

        Raises:
            ApiError: the status is not a success.
            InvalidResponseError: the body isn't what the document describes, or it is that of another request.
            PartialResponseError: it is a list or a mapping, of which a part can be read.
            OutcomeUnknownError: the same, the exchange failed, or it answered neither yes nor no, after a call that
                changes something.
        """
        status = answer.status_code
        error: BpxError
        try:
            parsed = self._parsed(answer)
        except ApiError as refusal:
            error = refusal
        except PartialResponseError as partial:
            error = partial.of(self.operation, status, answer.content)
        except InvalidResponseError as unreadable:
            error = self._invalid(unreadable.problem, answer)
        except Exception as failure:  # whatever it is, it happened after the request was carried out
            error = self._invalid(f"the answer can't be read ({type(failure).__name__}: {failure})", answer)
        else:
            return Response(status=status, headers=answer.headers, content=answer.content, parsed=parsed)
        # From here on nothing of where it was found: that is of no use to the caller, and shows what was sent.
        _without_frames(error)
        is_foreign = isinstance(error, InvalidResponseError) and not isinstance(error, PartialResponseError)
        if is_foreign and (discard := answer.extensions.get(DISCARD)) is not None:
            discard()  # an answer that isn't this request's: the connection's next one wouldn't be the next one's either
        is_refused = isinstance(error, ApiError) and status >= 400 and not isinstance(error, ServerError)
        if self.changes and not is_refused:
            raise self._unknown(str(error).removeprefix(f"{self.operation}: "), request) from error
        raise error

    @staticmethod
    def is_foreign(error: Exception, request: httpx.Request) -> bool:
        """Return True if an error out of sending says nothing of an answer, and is raised as it is.

        One of the family says what happened. Any other before the request was sent, such as that of a user's hook or
        clock, is for who has written that.
        """
        own = request.extensions.get(HELD) and not isinstance(error, httpx.RequestError)
        return bool(own) or isinstance(error, BpxError)

    def failure(self, error: Exception, request: httpx.Request) -> TransportError | OutcomeUnknownError:
        """Turn whatever kept an answer from coming into the error to raise."""
        problem = f"{type(error).__name__}: {str(error) or 'no details'}"
        if not isinstance(error, httpx.RequestError):
            problem += f", in {_place(error)}"  # a mistake of somebody's, and the frames are about to go
        address = _address(request.url)
        _without_frames(error)
        cause = error.__cause__ or error.__context__
        if isinstance(error, httpx.RequestError) and _says_the_same(cause):
            error.__cause__ = error.__context__ = None
        if isinstance(error, NEVER_SENT):
            return NotSentError(
                self.operation,
                f"no connection to {address} ({problem}); nothing was sent: check the network, call again",
            )
        if isinstance(error, httpx.TimeoutException):
            problem = f"no answer from {address} in time ({problem})"
        else:
            problem = f"no answer from {address} ({problem})"
        if self.changes:
            return self._unknown(problem, request)
        if isinstance(error, httpx.TimeoutException):
            return NoAnswerInTimeError(self.operation, f"{problem}; call again, or with a longer timeout")
        return TransportError(self.operation, f"{problem}; call again")

    def interrupted(self, error: BaseException, request: httpx.Request) -> None:
        """Note on an exception that isn't the client's, such as a cancellation, what it may have left behind."""
        if isinstance(error, BpxError):
            return
        _without_frames(error)
        if not self.changes or request.extensions.get(HELD):
            return
        [body, *_] = [*self._objects, dict[str, Any]()]
        symbol, client_id = body.get("symbol"), body.get("clientId")
        advice = "find out before repeating it"
        if self.operation == "execute_order" and isinstance(client_id, int):
            signed_at = request.headers.get("X-Timestamp", "<a time before the call>")
            window = request.headers.get("X-Window")
            order = f"symbol={symbol!r}, client_id={client_id}, signed_after={signed_at}"
            advice = f"find_order(bpx, {order}{f', window={window}' if window else ''}) finds out"
        error.add_note(f"{self.operation} may have been carried out: {advice}")

    def _parsed(self, answer: httpx.Response) -> T:
        status = answer.status_code
        if status not in self.statuses:
            if status < 300:
                raise InvalidResponseError(f"status {status} is not among those documented, {self.statuses}")
            raise api_error(self.operation, status, answer.headers, answer.content)
        try:
            parsed = self.read(answer)
        except PartialResponseError as partial:
            self._require_own(partial.in_place)
            raise
        self._require_own(parsed)
        return parsed

    def _require_own(self, parsed: object) -> None:
        if self.echoes and parsed is not None and (contradiction := self._contradiction(parsed)):
            raise InvalidResponseError(f"the answer is that of another request: {contradiction}") from None

    def _contradiction(self, parsed: Any) -> str | None:
        """The part of a response that contradicts the request; what it leaves out doesn't."""
        items = cast("Sequence[Any]", parsed if isinstance(parsed, list) else (parsed,))
        is_object = isinstance(self.body, dict)
        if not isinstance(self.body, list):
            return self._differing((self.body if is_object else None) or dict(self.query), items)
        objects = self._objects
        if len(items) != len(objects):
            return f"{len(items)} results came for {len(objects)} orders"
        each = (self._differing(sent, (item,)) for sent, item in zip(objects, items, strict=True))
        return next(filter(None, each), None)

    def _differing(self, sent: Mapping[str, Any], items: Iterable[object]) -> str | None:
        for name, attribute in self.echoes:
            wanted = sent.get(name)
            if wanted is None:
                continue
            for item in items:
                found = getattr(item, attribute, None)
                # A number may be sent as text and come as a number.
                if found != wanted and found is not None and str(found) != str(wanted):
                    return f"{name} is {str(found)!r}, and {str(wanted)!r} was sent"
        return None

    @property
    def _objects(self) -> list[dict[str, Any]]:
        """The objects that the body is made of; whatever is none is an empty one."""
        body: object = self.body
        parts = cast("list[object]", body) if isinstance(body, list) else [body]
        return [cast("dict[str, Any]", part) if isinstance(part, dict) else {} for part in parts]

    def _invalid(self, problem: str, answer: httpx.Response) -> InvalidResponseError:
        return InvalidResponseError(problem, operation=self.operation, status=answer.status_code, body=answer.content)

    def _unknown(self, problem: str, request: httpx.Request) -> OutcomeUnknownError:
        signed_at, window = (_number(request.headers.get(name, "")) for name in ("X-Timestamp", "X-Window"))
        expires_at = None if signed_at is None or window is None else signed_at + window
        sent = [masked(each) for each in self._objects]
        signed_by = request.extensions.get(SIGNED_BY)
        return OutcomeUnknownError(self.operation, problem, sent, signed_at, expires_at, signed_by=signed_by)


def _address(url: httpx.URL) -> str:
    """Host and port, and nothing else that a URL may hold."""
    return f"{url.host}:{url.port or (443 if url.scheme == 'https' else 80)}"


def _says_the_same(cause: BaseException | None) -> bool:
    """Return True if what an error of httpx came of adds nothing to it but four lines for each link."""
    return isinstance(cause, OSError) or type(cause).__module__.partition(".")[0] == "httpcore"


def _place(error: BaseException) -> str:
    """File and line where an error was raised."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "an unknown place" if trace is None else f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"


def _without_frames(error: BaseException) -> None:
    """Forget the frames behind an error and its causes: their local variables hold what was sent."""
    for link in chain(error):
        link.__traceback__ = None


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else None
