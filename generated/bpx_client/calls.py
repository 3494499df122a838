"""One call of an operation: what it sends, and how its answer is read; no I/O."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

import httpx
from attrs import field, frozen

from .errors import InvalidResponseError, api_error
from .types import Response

T = TypeVar("T")


@frozen
class Call(Generic[T]):
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
    headers: Mapping[str, str] = field(factory=dict[str, str])
    body: Any = None

    def request(self, base_url: str, headers: Mapping[str, str], extensions: Mapping[str, Any]) -> httpx.Request:
        """Build the HTTP request.

        Args:
            base_url: Scheme and host, without a slash at the end.
            headers: Headers that every request carries.
            extensions: httpx's request extensions, a timeout for instance.

        Returns:
            The request, unsigned and not sent.
        """
        url = f"{base_url}{self.path}"
        if self.query:
            url = f"{url}?{urlencode(self.query)}"
        sent = {**headers, **self.headers}
        content = None
        if self.body is not None:
            sent["Content-Type"] = "application/json; charset=utf-8"
            content = json.dumps(self.body, separators=(",", ":")).encode()
        return httpx.Request(self.method, url, headers=sent, content=content, extensions=dict(extensions))

    def response(self, answer: httpx.Response) -> Response[T]:
        """Read the HTTP answer.

        Args:
            answer: The answer, its body loaded.

        Returns:
            The value with what came beside it.

        Raises:
            ApiError: the status is no success.
            InvalidResponseError: the body isn't what the document describes.
        """
        status = answer.status_code
        if status not in self.statuses:
            if 200 <= status < 300:
                raise InvalidResponseError(
                    f"{self.operation}: status {status} is not among those documented {self.statuses}"
                )
            raise api_error(self.operation, status, answer.headers, answer.content)
        try:
            parsed = self.read(answer)
        except InvalidResponseError as error:
            raise InvalidResponseError(f"{self.operation}: {error}") from error
        return Response(status=status, headers=answer.headers, content=answer.content, parsed=parsed)
