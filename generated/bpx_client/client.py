"""The two clients, sync and async: they build a request, hand it to the one `send` they were given, and read the answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn, ParamSpec, Self, TypeVar

import httpx

from .calls import Call
from .errors import NoAnswerInTimeError, TransportError
from .types import Response

if TYPE_CHECKING:
    from .operations.account import AccountOperations, AsyncAccountOperations
    from .operations.assets import AssetsOperations, AsyncAssetsOperations
    from .operations.capital import AsyncCapitalOperations, CapitalOperations
    from .operations.markets import AsyncMarketsOperations, MarketsOperations
    from .operations.order import AsyncOrderOperations, OrderOperations
    from .operations.system import AsyncSystemOperations, SystemOperations
    from .operations.trades import AsyncTradesOperations, TradesOperations

VERSION = "0.1.0"
BASE_URL = "https://api.backpack.exchange"
"""Where the exchange is."""

P = ParamSpec("P")
T = TypeVar("T")

_HEADERS: Mapping[str, str] = {
    "User-Agent": f"bpx-client/{VERSION}",
    "Accept": "application/json, text/plain",
}


class _Prepared(Exception):  # noqa: N818 - carries a request to the one who asked for it; never leaves this module
    def __init__(self, request: httpx.Request) -> None:
        self.request = request


class _Base:
    """What both clients share: how a call becomes a request."""

    base_url: str
    """Scheme and host, without a slash at the end."""

    _headers: Mapping[str, str]
    _extensions: Mapping[str, Any]
    _sign: Callable[[httpx.Request], httpx.Request] | None

    def __init__(
        self,
        *,
        base_url: str,
        headers: Mapping[str, str] | None,
        sign: Callable[[httpx.Request], httpx.Request] | None,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self._headers = {**_HEADERS, **(headers or {})}
        self._extensions = {}
        self._sign = sign

    def with_options(
        self,
        *,
        timeout: float | httpx.Timeout | None = None,
        window: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """The same client with other settings for the calls made through it; the connection is shared.

        Args:
            timeout: Seconds for connecting, sending, waiting and reading, each; or an `httpx.Timeout`.
            window: Milliseconds for which a signed request is valid. From 1 to 60000.
            headers: Headers to send beside the client's own.

        Returns:
            A client that needs no closing of its own.
        """
        other = type(self).__new__(type(self))
        other.__dict__ = {key: value for key, value in self.__dict__.items() if key not in _TAGS}
        other._headers = {**self._headers, **(headers or {})}
        extensions = dict(self._extensions)
        if timeout is not None:
            extensions["timeout"] = httpx.Timeout(timeout).as_dict()
        if window is not None:
            extensions["bpx"] = {**extensions.get("bpx", {}), "window": window}
        other._extensions = extensions
        return other

    def _request(self, call: Call[T]) -> httpx.Request:
        return call.request(self.base_url, self._headers, self._extensions)

    def _prepared(self, run: Callable[[Self], object]) -> httpx.Request:
        capturing = self.with_options()
        capturing._send = _capture  # type: ignore[attr-defined]
        try:
            run(capturing)
        except _Prepared as prepared:
            return prepared.request if self._sign is None else self._sign(prepared.request)
        raise TypeError("only an operation of this client can be prepared, such as client.order.execute_order")


def _capture(request: httpx.Request) -> NoReturn:
    raise _Prepared(request)


def _failure(call: Call[T], error: httpx.TransportError) -> TransportError:
    kind = NoAnswerInTimeError if isinstance(error, httpx.TimeoutException) else TransportError
    return kind(call.operation, f"{type(error).__name__}: {error or 'no details'}")


class Client(_Base):
    """Every operation as `client.<tag>.<operation>(…)`; safe to share between threads.


    `bpx_auth.connect` puts one together with signing, timeouts and a connection pool.

    Args:
        send: Sends a request and gives the answer, its body loaded; `httpx.Client().send` will do.
        base_url: Scheme and host of the exchange.
        headers: Headers to send with every request.
        sign: Signs a request without sending it; `prepare` uses it.
        close: Called once, when the client is closed.
    """

    def __init__(
        self,
        send: Callable[[httpx.Request], httpx.Response],
        *,
        base_url: str = BASE_URL,
        headers: Mapping[str, str] | None = None,
        sign: Callable[[httpx.Request], httpx.Request] | None = None,
        close: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(base_url=base_url, headers=headers, sign=sign)
        self._send = send
        self._close = close

    @cached_property
    def markets(self) -> MarketsOperations:
        """Markets and their rules, prices, order books, candles."""
        from .operations.markets import MarketsOperations

        return MarketsOperations(self)

    @cached_property
    def trades(self) -> TradesOperations:
        """Trades of all accounts."""
        from .operations.trades import TradesOperations

        return TradesOperations(self)

    @cached_property
    def assets(self) -> AssetsOperations:
        """Assets and the blockchains that carry them."""
        from .operations.assets import AssetsOperations

        return AssetsOperations(self)

    @cached_property
    def system(self) -> SystemOperations:
        """Whether the exchange is up, and its clock."""
        from .operations.system import SystemOperations

        return SystemOperations(self)

    @cached_property
    def account(self) -> AccountOperations:
        """Settings, fees and limits of the account."""
        from .operations.account import AccountOperations

        return AccountOperations(self)

    @cached_property
    def capital(self) -> CapitalOperations:
        """Balances, deposits, withdrawals."""
        from .operations.capital import CapitalOperations

        return CapitalOperations(self)

    @cached_property
    def order(self) -> OrderOperations:
        """Placing, cancelling and finding orders, and their fills."""
        from .operations.order import OrderOperations

        return OrderOperations(self)

    def prepare(self, operation: Callable[P, object], /, *args: P.args, **kwargs: P.kwargs) -> httpx.Request:
        """Build, check and sign a request without sending it.

        Args:
            operation: A method of this client, such as `client.order.execute_order`.
            args: None; every argument has a name.
            kwargs: The operation's arguments.

        Returns:
            The request as it would be sent: method, URL, headers and body.

        Raises:
            InvalidArgumentError: an argument was refused.
            MissingCredentialsError: the operation is signed, and the client has no keys.
        """

        def run(capturing: Client) -> None:
            method = _rebound(operation, capturing)
            method(*args, **kwargs)

        return self._prepared(run)

    def execute(self, call: Call[T]) -> Response[T]:
        """Send a call and read its answer; the functions of `bpx_client.api` are built on it.

        Raises:
            TransportError: no answer came.
            ApiError: the exchange refused or failed.
            InvalidResponseError: the answer isn't what the document describes.
        """
        try:
            answer = self._send(self._request(call))
        except httpx.TransportError as error:
            raise _failure(call, error) from error
        return call.response(answer)

    def close(self) -> None:
        """Close the connections; the client can't be used afterwards."""
        if self._close is not None:
            self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncClient(_Base):
    """Every operation as `await client.<tag>.<operation>(…)`.


    `bpx_auth.aconnect` puts one together with signing, timeouts and a connection pool.

    Args:
        send: Sends a request and gives the answer, its body loaded; `httpx.AsyncClient().send` will do.
        base_url: Scheme and host of the exchange.
        headers: Headers to send with every request.
        sign: Signs a request without sending it; `prepare` uses it.
        close: Called once, when the client is closed.
    """

    def __init__(
        self,
        send: Callable[[httpx.Request], Awaitable[httpx.Response]],
        *,
        base_url: str = BASE_URL,
        headers: Mapping[str, str] | None = None,
        sign: Callable[[httpx.Request], httpx.Request] | None = None,
        close: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        super().__init__(base_url=base_url, headers=headers, sign=sign)
        self._send = send
        self._close = close

    @cached_property
    def markets(self) -> AsyncMarketsOperations:
        """Markets and their rules, prices, order books, candles."""
        from .operations.markets import AsyncMarketsOperations

        return AsyncMarketsOperations(self)

    @cached_property
    def trades(self) -> AsyncTradesOperations:
        """Trades of all accounts."""
        from .operations.trades import AsyncTradesOperations

        return AsyncTradesOperations(self)

    @cached_property
    def assets(self) -> AsyncAssetsOperations:
        """Assets and the blockchains that carry them."""
        from .operations.assets import AsyncAssetsOperations

        return AsyncAssetsOperations(self)

    @cached_property
    def system(self) -> AsyncSystemOperations:
        """Whether the exchange is up, and its clock."""
        from .operations.system import AsyncSystemOperations

        return AsyncSystemOperations(self)

    @cached_property
    def account(self) -> AsyncAccountOperations:
        """Settings, fees and limits of the account."""
        from .operations.account import AsyncAccountOperations

        return AsyncAccountOperations(self)

    @cached_property
    def capital(self) -> AsyncCapitalOperations:
        """Balances, deposits, withdrawals."""
        from .operations.capital import AsyncCapitalOperations

        return AsyncCapitalOperations(self)

    @cached_property
    def order(self) -> AsyncOrderOperations:
        """Placing, cancelling and finding orders, and their fills."""
        from .operations.order import AsyncOrderOperations

        return AsyncOrderOperations(self)

    def prepare(
        self, operation: Callable[P, Coroutine[Any, Any, object]], /, *args: P.args, **kwargs: P.kwargs
    ) -> httpx.Request:
        """Build, check and sign a request without sending it.

        Args:
            operation: A method of this client, such as `client.order.execute_order`.
            args: None; every argument has a name.
            kwargs: The operation's arguments.

        Returns:
            The request as it would be sent: method, URL, headers and body.

        Raises:
            InvalidArgumentError: an argument was refused.
            MissingCredentialsError: the operation is signed, and the client has no keys.
        """

        def run(capturing: AsyncClient) -> None:
            method = _rebound(operation, capturing)
            method(*args, **kwargs).send(None)

        return self._prepared(run)

    async def execute(self, call: Call[T]) -> Response[T]:
        """Send a call and read its answer; the functions of `bpx_client.api` are built on it.

        Raises:
            TransportError: no answer came.
            ApiError: the exchange refused or failed.
            InvalidResponseError: the answer isn't what the document describes.
        """
        try:
            answer = await self._send(self._request(call))
        except httpx.TransportError as error:
            raise _failure(call, error) from error
        return call.response(answer)

    async def aclose(self) -> None:
        """Close the connections; the client can't be used afterwards."""
        if self._close is not None:
            await self._close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


_TAGS = frozenset(
    {
        "markets",
        "trades",
        "assets",
        "system",
        "account",
        "capital",
        "order",
    }
)


def _rebound(operation: Callable[P, T], client: _Base) -> Callable[P, T]:
    """The same operation on another client."""
    owner = getattr(operation, "__self__", None)
    name = getattr(operation, "__name__", "")
    if owner is None or not type(owner).__module__.startswith(f"{__package__}.operations."):
        raise TypeError("only an operation of this client can be prepared, such as client.order.execute_order")
    rebound: Callable[P, T] = getattr(type(owner)(client), name)
    return rebound
