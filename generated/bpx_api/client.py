"""The two clients, sync and async: they build a request, hand it to the one `send` they were given, and read the answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Generator, Mapping
from contextlib import suppress
from functools import cached_property, wraps
from types import TracebackType
from typing import TYPE_CHECKING, Any, Concatenate, NoReturn, ParamSpec, Self, TypeVar, cast

import httpx

from .calls import Call, Pairs
from .errors import InvalidArgumentError
from .options import checked_headers, checked_timeout, checked_window
from .types import Response

if TYPE_CHECKING:
    from .operations.account import AccountOperations, AsyncAccountOperations
    from .operations.assets import AssetsOperations, AsyncAssetsOperations
    from .operations.borrow_lend import AsyncBorrowLendOperations, BorrowLendOperations
    from .operations.borrow_lend_markets import AsyncBorrowLendMarketsOperations, BorrowLendMarketsOperations
    from .operations.capital import AsyncCapitalOperations, CapitalOperations
    from .operations.markets import AsyncMarketsOperations, MarketsOperations
    from .operations.order import AsyncOrderOperations, OrderOperations
    from .operations.position import AsyncPositionOperations, PositionOperations
    from .operations.rfq import AsyncRFQOperations, RFQOperations
    from .operations.strategy import AsyncStrategyOperations, StrategyOperations
    from .operations.system import AsyncSystemOperations, SystemOperations
    from .operations.trades import AsyncTradesOperations, TradesOperations
    from .operations.two_factor_auth import AsyncTwoFactorAuthOperations, TwoFactorAuthOperations
    from .operations.vaults import AsyncVaultsOperations, VaultsOperations
    from .operations.withdrawal_delays import AsyncWithdrawalDelaysOperations, WithdrawalDelaysOperations

VERSION = "0.1.0"
BASE_URL = "https://api.backpack.exchange"
"""Where the exchange is."""

CLIENT_HEADERS = "client_headers"
"""The key in `request.extensions` for the headers that every request of the same client carries."""

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")

_HEADERS: Mapping[str, str] = {
    "User-Agent": f"bpx-client/{VERSION}",
    "Accept": "application/json, text/plain",
    "Accept-Encoding": "gzip, deflate",
}


class _Base:
    """The part that both clients share: it turns a call into a request."""

    base_url: str
    """Scheme and host, without a slash at the end."""

    _headers: Pairs
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
        self._headers = _merged(httpx.Headers(_HEADERS).raw, headers)
        self._extensions = {CLIENT_HEADERS: self._headers}
        self._sign = sign

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.base_url}>"

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

        Raises:
            InvalidArgumentError: an option can't be used.
        """
        other = type(self).__new__(type(self))
        other.__dict__ = {key: value for key, value in self.__dict__.items() if key not in _TAGS}
        other._headers = _merged(self._headers, headers)
        extensions: dict[str, Any] = {**self._extensions, CLIENT_HEADERS: other._headers}
        if timeout is not None:
            extensions["timeout"] = checked_timeout(timeout).as_dict()
        if window is not None:
            extensions["bpx"] = {**extensions.get("bpx", {}), "window": checked_window(window)}
        other._extensions = extensions
        other.__dict__["_close"] = None  # the connections belong to this client
        return other

    def _prepared(self, later: _Later) -> httpx.Request:
        recorder = _Recorder(self.base_url, self._headers, self._extensions)
        later(recorder)
        return recorder.request if self._sign is None else self._sign(recorder.request)


def _merged(raw: Pairs, headers: Mapping[str, str] | None) -> Pairs:
    merged = httpx.Headers(list(raw))
    merged.update(checked_headers(headers))
    return merged.raw


def _given_send(init: Callable[Concatenate[S, P], None]) -> Callable[Concatenate[S, P], None]:
    """Refuse, with what to call instead, what isn't given anything to send with."""

    def checked(self: S, *args: P.args, **kwargs: P.kwargs) -> None:
        if not callable(args[0] if args else kwargs.get("send")):
            raise InvalidArgumentError(
                "send",
                "must be a function that sends a request; to open a client use bpx_client.connect() or aconnect()",
            )
        init(self, *args, **kwargs)

    return cast(Callable[Concatenate[S, P], None], wraps(init)(checked))


class _Recorder:
    """A client that records the request of a call instead of sending it."""

    request: httpx.Request

    def __init__(self, base_url: str, headers: Pairs, extensions: Mapping[str, Any]) -> None:
        self._client = base_url, headers, extensions

    def execute(self, call: Call[Any]) -> _NoResponse:
        """Record the request."""
        self.request = call.request(*self._client)
        return _NoResponse()


class _NoResponse:
    """The result of an operation that isn't sent, awaited or not."""

    parsed: None = None

    def __await__(self) -> Generator[None, None, Self]:
        yield from ()
        return self


class Client(_Base):
    """Every operation as `client.<tag>.<operation>(…)`; safe to share between threads.

    `bpx_client.connect` puts one together with signing, timeouts and a transport.

    Args:
        send: Sends a request and gives the answer, its body loaded; `httpx.Client().send` will do.
        base_url: Scheme and host of the exchange.
        headers: Headers to send with every request.
        sign: Signs a request without sending it; `prepare` uses it.
        close: Called once, when the client is closed.
    """

    @_given_send
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
        """Markets with their trading rules, prices, order books, candles and prediction events."""
        from .operations.markets import MarketsOperations

        return MarketsOperations(self)

    @cached_property
    def trades(self) -> TradesOperations:
        """Trades of all accounts."""
        from .operations.trades import TradesOperations

        return TradesOperations(self)

    @cached_property
    def assets(self) -> AssetsOperations:
        """Assets, their blockchains, and their weight as collateral."""
        from .operations.assets import AssetsOperations

        return AssetsOperations(self)

    @cached_property
    def borrow_lend_markets(self) -> BorrowLendMarketsOperations:
        """Rates and amounts of borrowing, lending and staking."""
        from .operations.borrow_lend_markets import BorrowLendMarketsOperations

        return BorrowLendMarketsOperations(self)

    @cached_property
    def system(self) -> SystemOperations:
        """Status and clock of the exchange."""
        from .operations.system import SystemOperations

        return SystemOperations(self)

    @cached_property
    def account(self) -> AccountOperations:
        """Settings, fees and limits of the account."""
        from .operations.account import AccountOperations

        return AccountOperations(self)

    @cached_property
    def capital(self) -> CapitalOperations:
        """Balances, collateral, deposits, withdrawals, settlements."""
        from .operations.capital import CapitalOperations

        return CapitalOperations(self)

    @cached_property
    def order(self) -> OrderOperations:
        """Placing, cancelling and finding orders; fills."""
        from .operations.order import OrderOperations

        return OrderOperations(self)

    @cached_property
    def position(self) -> PositionOperations:
        """Futures positions and their funding."""
        from .operations.position import PositionOperations

        return PositionOperations(self)

    @cached_property
    def borrow_lend(self) -> BorrowLendOperations:
        """Borrowing, lending and interest."""
        from .operations.borrow_lend import BorrowLendOperations

        return BorrowLendOperations(self)

    @cached_property
    def strategy(self) -> StrategyOperations:
        """Strategies that place orders automatically."""
        from .operations.strategy import StrategyOperations

        return StrategyOperations(self)

    @cached_property
    def rfq(self) -> RFQOperations:
        """Requesting and giving quotes."""
        from .operations.rfq import RFQOperations

        return RFQOperations(self)

    @cached_property
    def vaults(self) -> VaultsOperations:
        """Vaults and their tokens. The exchange's list of instructions doesn't contain those of vaults."""
        from .operations.vaults import VaultsOperations

        return VaultsOperations(self)

    @cached_property
    def withdrawal_delays(self) -> WithdrawalDelaysOperations:
        """Delaying withdrawals for safety."""
        from .operations.withdrawal_delays import WithdrawalDelaysOperations

        return WithdrawalDelaysOperations(self)

    @cached_property
    def two_factor_auth(self) -> TwoFactorAuthOperations:
        """Tokens for operations that need a second factor."""
        from .operations.two_factor_auth import TwoFactorAuthOperations

        return TwoFactorAuthOperations(self)

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
        later = _Later(operation, args, kwargs)
        # No frame shows them while the request is built: a secret may be among them.
        del args, kwargs
        return self._prepared(later)

    def execute(self, call: Call[T]) -> Response[T]:
        """Send a call and read its answer; the functions of `bpx_api.api` are built on it.

        Raises:
            TransportError: no answer came, and nothing can have changed.
            OutcomeUnknownError: no answer came, or none that tells, after a call that changes something.
            ApiError: the exchange refused or failed.
            InvalidResponseError: the answer isn't what the document describes.
        """
        request = call.request(self.base_url, self._headers, self._extensions)
        try:
            try:
                answer = self._send(request)
            except Exception as error:
                if call.is_foreign(error, request):
                    raise
                raise call.failure(error, request) from error
            return call.response(answer, request)
        except BaseException as error:  # a cancellation, asyncio.timeout, Ctrl-C: what the call was is noted on it
            call.interrupted(error, request)
            raise

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

    if not TYPE_CHECKING:  # type checkers know already that these are missing

        def __aenter__(self) -> NoReturn:
            raise TypeError("this client is sync: write `with connect() as bpx:`, or use aconnect()")

        def __aexit__(self, *_: object) -> None:
            """Found before `__aenter__` is called."""

        def aclose(self) -> NoReturn:
            """Say that `close` is meant."""
            raise TypeError("this client is sync: call close(), without await")


class AsyncClient(_Base):
    """Every operation as `await client.<tag>.<operation>(…)`.

    `bpx_client.aconnect` puts one together with signing, timeouts and a transport.

    Args:
        send: Sends a request and gives the answer, its body loaded; `httpx.AsyncClient().send` will do.
        base_url: Scheme and host of the exchange.
        headers: Headers to send with every request.
        sign: Signs a request without sending it; `prepare` uses it.
        close: Called once, when the client is closed.
    """

    @_given_send
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
        """Markets with their trading rules, prices, order books, candles and prediction events."""
        from .operations.markets import AsyncMarketsOperations

        return AsyncMarketsOperations(self)

    @cached_property
    def trades(self) -> AsyncTradesOperations:
        """Trades of all accounts."""
        from .operations.trades import AsyncTradesOperations

        return AsyncTradesOperations(self)

    @cached_property
    def assets(self) -> AsyncAssetsOperations:
        """Assets, their blockchains, and their weight as collateral."""
        from .operations.assets import AsyncAssetsOperations

        return AsyncAssetsOperations(self)

    @cached_property
    def borrow_lend_markets(self) -> AsyncBorrowLendMarketsOperations:
        """Rates and amounts of borrowing, lending and staking."""
        from .operations.borrow_lend_markets import AsyncBorrowLendMarketsOperations

        return AsyncBorrowLendMarketsOperations(self)

    @cached_property
    def system(self) -> AsyncSystemOperations:
        """Status and clock of the exchange."""
        from .operations.system import AsyncSystemOperations

        return AsyncSystemOperations(self)

    @cached_property
    def account(self) -> AsyncAccountOperations:
        """Settings, fees and limits of the account."""
        from .operations.account import AsyncAccountOperations

        return AsyncAccountOperations(self)

    @cached_property
    def capital(self) -> AsyncCapitalOperations:
        """Balances, collateral, deposits, withdrawals, settlements."""
        from .operations.capital import AsyncCapitalOperations

        return AsyncCapitalOperations(self)

    @cached_property
    def order(self) -> AsyncOrderOperations:
        """Placing, cancelling and finding orders; fills."""
        from .operations.order import AsyncOrderOperations

        return AsyncOrderOperations(self)

    @cached_property
    def position(self) -> AsyncPositionOperations:
        """Futures positions and their funding."""
        from .operations.position import AsyncPositionOperations

        return AsyncPositionOperations(self)

    @cached_property
    def borrow_lend(self) -> AsyncBorrowLendOperations:
        """Borrowing, lending and interest."""
        from .operations.borrow_lend import AsyncBorrowLendOperations

        return AsyncBorrowLendOperations(self)

    @cached_property
    def strategy(self) -> AsyncStrategyOperations:
        """Strategies that place orders automatically."""
        from .operations.strategy import AsyncStrategyOperations

        return AsyncStrategyOperations(self)

    @cached_property
    def rfq(self) -> AsyncRFQOperations:
        """Requesting and giving quotes."""
        from .operations.rfq import AsyncRFQOperations

        return AsyncRFQOperations(self)

    @cached_property
    def vaults(self) -> AsyncVaultsOperations:
        """Vaults and their tokens. The exchange's list of instructions doesn't contain those of vaults."""
        from .operations.vaults import AsyncVaultsOperations

        return AsyncVaultsOperations(self)

    @cached_property
    def withdrawal_delays(self) -> AsyncWithdrawalDelaysOperations:
        """Delaying withdrawals for safety."""
        from .operations.withdrawal_delays import AsyncWithdrawalDelaysOperations

        return AsyncWithdrawalDelaysOperations(self)

    @cached_property
    def two_factor_auth(self) -> AsyncTwoFactorAuthOperations:
        """Tokens for operations that need a second factor."""
        from .operations.two_factor_auth import AsyncTwoFactorAuthOperations

        return AsyncTwoFactorAuthOperations(self)

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
        later = _Later(operation, args, kwargs)
        # No frame shows them while the request is built: a secret may be among them.
        del args, kwargs
        return self._prepared(later)

    async def execute(self, call: Call[T]) -> Response[T]:
        """Send a call and read its answer; the functions of `bpx_api.api` are built on it.

        Raises:
            TransportError: no answer came, and nothing can have changed.
            OutcomeUnknownError: no answer came, or none that tells, after a call that changes something.
            ApiError: the exchange refused or failed.
            InvalidResponseError: the answer isn't what the document describes.
        """
        request = call.request(self.base_url, self._headers, self._extensions)
        try:
            try:
                answer = await self._send(request)
            except Exception as error:
                if call.is_foreign(error, request):
                    raise
                raise call.failure(error, request) from error
            return call.response(answer, request)
        except BaseException as error:  # a cancellation, asyncio.timeout, Ctrl-C: what the call was is noted on it
            call.interrupted(error, request)
            raise

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

    async def close(self) -> None:
        """Close the connections; the same as `aclose`."""
        await self.aclose()

    if not TYPE_CHECKING:  # type checkers know already that these are missing

        def __enter__(self) -> NoReturn:
            raise TypeError("this client is async: write `async with aconnect() as bpx:`, or use connect()")

        def __exit__(self, *_: object) -> None:
            """Found before `__enter__` is called."""


class _Later:
    """An operation with its arguments, to be called on another client; its repr shows none of them."""

    def __init__(self, operation: Callable[..., object], args: tuple[object, ...], kwargs: dict[str, Any]) -> None:
        self._operation, self._args, self._kwargs = operation, args, kwargs

    def __call__(self, client: _Recorder) -> None:
        owner = getattr(self._operation, "__self__", None)
        if owner is None or not type(owner).__module__.startswith(f"{__package__}.operations."):
            raise TypeError("only an operation of this client can be prepared, such as client.order.execute_order")
        begun = getattr(type(owner)(client), self._operation.__name__)(*self._args, **self._kwargs)
        if isinstance(begun, Coroutine):
            with suppress(StopIteration):
                cast("Coroutine[Any, Any, object]", begun).send(None)


_TAGS = frozenset(
    {
        "markets",
        "trades",
        "assets",
        "borrow_lend_markets",
        "system",
        "account",
        "capital",
        "order",
        "position",
        "borrow_lend",
        "strategy",
        "rfq",
        "vaults",
        "withdrawal_delays",
        "two_factor_auth",
    }
)
