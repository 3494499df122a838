"""The exchange without a socket: checks requests, calls the handlers and validates the responses."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Context, localcontext
from inspect import isfunction
from types import MappingProxyType, ModuleType
from typing import Literal, TypeVar

from bpx_sandbox.engine import errors
from bpx_sandbox.engine.accounts import Account
from bpx_sandbox.engine.engine import Engine
from bpx_sandbox.engine.errors import Refusal
from bpx_sandbox.engine.fields import JSON, Fields, Value
from bpx_sandbox.engine.makers import Makers
from bpx_sandbox.faults.speed_bump import SpeedBump
from bpx_sandbox.http import (
    account_handlers,
    collateral_handlers,
    lending_handlers,
    market_handlers,
    order_handlers,
    position_handlers,
    stock_handlers,
)
from bpx_sandbox.http.document import Document, Operation
from bpx_sandbox.http.formatting import to_json
from bpx_sandbox.http.rate_limiting import SlidingWindowLimiter
from bpx_sandbox.http.requests import ApiRequest, Handler, Page
from bpx_sandbox.http.responses import JSON_TYPE, ApiResponse
from bpx_sandbox.http.signatures import Clock, QueryItems, SignatureVerifier

T = TypeVar("T")

UnknownKeys = Literal["refuse", "empty"]

STATE: Mapping[str, str] = MappingProxyType({"X-Sandbox": "state"})
EXAMPLE: Mapping[str, str] = MappingProxyType({"X-Sandbox": "example"})
"""The header of a successful response: from state, or the example in openapi.yaml."""

MAX_BATCH_ORDERS = 50
"""The largest batch of orders."""

_PLACE_ORDERS = ("execute_order", "execute_order_batch")
_REQUIRE_MARKET = (*_PLACE_ORDERS, "cancel_order", "cancel_open_orders")
"""Operations whose body can't be parsed if its market is unknown, as recorded for `execute_order`."""

# Decimals have up to 36 digits, a price times a quantity has 72: sums stay exact.
_EXACT = Context(prec=100)

ECHOED_FIELDS = ("symbol", "side", "clientId", "orderId", "strategyId", "clientStrategyId", "rfqId", "quoteId")
"""The fields of a request that an example repeats."""


def _handlers(*modules: ModuleType) -> Mapping[str, Handler]:
    """Return the public functions of modules by name."""
    return {
        name: value
        for module in modules
        for name, value in vars(module).items()
        if isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_")
    }


HANDLERS = _handlers(
    market_handlers,
    account_handlers,
    order_handlers,
    position_handlers,
    lending_handlers,
    collateral_handlers,
    stock_handlers,
)
"""The handlers of stateful operations, by operationId: functions of that name. Others respond with the example."""

_log = logging.getLogger(__name__)


class Exchange:
    """Responds to every operation of the document.

    Attributes:
        document: The operations.
        engine: The markets and accounts.
        clock: Unix time in milliseconds.
        clock_offset: The milliseconds by which its time is ahead of the clock.
        rate_limiter: The rate limits; None for no limits.
        makers: The market makers that refill or move the books; None for none.
        unknown_keys: The response of `/api/v1/capital` to an unknown key: `refuse`, or `empty` for 200 `{}`.
        speed_bump: The speed bump of `respond_after_speed_bump`; None for none.
    """

    def __init__(self, document: Document, engine: Engine, clock: Clock) -> None:
        self.document: Document = document
        self.engine: Engine = engine
        self.clock: Clock = clock
        self.clock_offset: int = 0
        self.rate_limiter: SlidingWindowLimiter | None = None
        self.makers: Makers | None = None
        self.unknown_keys: UnknownKeys = "refuse"
        self.speed_bump: SpeedBump | None = None
        self._verifier = SignatureVerifier(self.now)
        self._accounts_by_key: dict[str, Account] = {}

    def now(self) -> int:
        """Return the exchange's time in Unix milliseconds."""
        return self.clock() + self.clock_offset

    def add_key(self, public_key: str, account: Account) -> None:
        """Let a key sign for an account."""
        self._verifier.add_key(public_key)
        self._accounts_by_key[public_key] = account

    def replace_engine(self, engine: Engine) -> None:
        """Replace the engine and forget all keys."""
        self.engine = engine
        self._accounts_by_key.clear()
        self._verifier = SignatureVerifier(self.now)

    def authenticate_subscription(self, public_key: str, signature: str, timestamp: str, window: str) -> Account:
        """Return the account that signed a subscription.

        Raises:
            Refusal: The key is unknown, or the signature is invalid or expired.
        """
        headers = {
            "X-API-Key": public_key,
            "X-Signature": signature,
            "X-Timestamp": timestamp,
            "X-Window": window,
        }
        return self._accounts_by_key[self._verifier.verify(headers, "subscribe", (), None)]

    def pass_time(self) -> None:
        """Pay funding and interest of past hours, and let active makers move."""
        now = self.now()
        with localcontext(_EXACT):
            self.engine.accrue_until(now)
            if self.makers is not None:
                self.makers.move(now)

    def respond(
        self, operation: Operation, query: QueryItems, headers: Mapping[str, str], raw_body: bytes
    ) -> ApiResponse:
        """Respond to a request without the speed bump: check its signature, then its fields, then execute it.

        Args:
            operation: The operation.
            query: The query's items, decoded, in the order of arrival.
            headers: The headers; lookup ignores case.
            raw_body: The body, empty without one.

        Returns:
            A response that is valid against the document: an invalid one is logged and replaced by a 500.
        """
        request = self._check_request(operation, query, headers, raw_body)
        return request if isinstance(request, ApiResponse) else self._execute(operation, request)

    async def respond_after_speed_bump(
        self,
        operation: Operation,
        query: QueryItems,
        headers: Mapping[str, str],
        raw_body: bytes,
        *,
        depth_lag: int = 0,
    ) -> ApiResponse:
        """Respond to a request as `respond` does, but delay orders by the speed bump.

        An order is checked when it arrives, and executed with the time after the delay. `depth_lag` is the number of
        updates by which a returned book lags behind.
        """
        request = self._check_request(operation, query, headers, raw_body)
        if isinstance(request, ApiResponse):
            return request
        if depth_lag:
            request = replace(request, depth_lag=depth_lag)
        if self.speed_bump is None or not _is_delayed(operation, request):
            return self._execute(operation, request)
        async with self.speed_bump.turn():
            return self._execute(operation, replace(request, now=self.now()))

    def _check_request(
        self, operation: Operation, query: QueryItems, headers: Mapping[str, str], raw_body: bytes
    ) -> ApiRequest | ApiResponse:
        """Check a request; return an error response if it is refused."""

        def check() -> ApiRequest:
            body = _parse_body(raw_body)
            signer = self._authenticate(operation, headers, query, body)
            if self.rate_limiter is not None:
                account = "" if signer is None else signer.name
                self.rate_limiter.acquire(account, self.now(), is_historical=operation.is_historical)
            return self._parse_request(operation, query, headers, body, signer)

        return self._catch_errors(operation, check)

    def _execute(self, operation: Operation, request: ApiRequest) -> ApiResponse:
        def execute() -> ApiResponse:
            self.pass_time()
            response = self._call_handler(operation, request)
            if self.makers is not None and operation.method != "GET":
                self.makers.refill(self.now())
            return self._validated(operation, response)

        return self._catch_errors(operation, execute)

    def _catch_errors(self, operation: Operation, step: Callable[[], T]) -> T | ApiResponse:
        try:
            with localcontext(_EXACT):
                return step()
        except Refusal as refusal:
            return self._validated(operation, ApiResponse.from_refusal(refusal))
        except Exception:
            _log.exception("the sandbox failed at %s", operation.id)
            return ApiResponse(
                500, {"code": "SERVER_ERROR", "message": f"the sandbox failed at {operation.id}; see its log"}
            )

    def _validated(self, operation: Operation, response: ApiResponse) -> ApiResponse:
        violation = self._violation(operation, response)
        if violation is None:
            return response
        message = f"the sandbox's {response.status} response to {operation.id} violates openapi.yaml: {violation}"
        _log.error(message)
        return ApiResponse(500, {"code": "SERVER_ERROR", "message": message})

    def _authenticate(
        self, operation: Operation, headers: Mapping[str, str], query: QueryItems, body: JSON
    ) -> Account | None:
        if operation.instruction is None:
            return None
        # The exchange responded once to a valid signature by an unknown key with an empty account.
        is_empty = self.unknown_keys == "empty" and operation.id == "get_balances"
        key = self._verifier.verify(headers, operation.instruction, query, body, accept_unknown=is_empty)
        return self._accounts_by_key[key] if key in self._accounts_by_key else Account("")

    def _parse_request(
        self, operation: Operation, query: QueryItems, headers: Mapping[str, str], body: JSON, signer: Account | None
    ) -> ApiRequest:
        parameters = operation.read_parameters(query, headers)
        body = _drop_nulls(body)
        operation.check_body(body)
        fields = Fields({**parameters, **body} if isinstance(body, Mapping) else parameters)
        batch = tuple(Fields(entry) for entry in body if isinstance(entry, Mapping)) if isinstance(body, list) else ()
        entries = batch or (fields,) if operation.id in _REQUIRE_MARKET else ()
        if not all(entry.get_str("symbol") in self.engine.markets for entry in entries):
            within = f'(occurred while parsing "{operation.body_name}")'
            raise errors.unparsable_body(f'failed to parse "MarketSymbol": Invalid market symbol {within}')
        return ApiRequest(self.engine, self.now(), fields, batch, signer)

    def _call_handler(self, operation: Operation, request: ApiRequest) -> ApiResponse:
        success, handler = operation.success, HANDLERS.get(operation.id)
        headers = EXAMPLE if handler is None else STATE
        result: Value | Page
        result = _echo_fields(success.example, request.fields.values) if handler is None else handler(request)
        if isinstance(result, Page):
            private = {} if request.signer is None else {"Cache-Control": "no-store"}
            headers = {**result.headers, **private, **headers}
            result = result.items
        # A response without content needs a status without content.
        status = 204 if result is None and success.media_type is not None else success.status
        return ApiResponse(status, to_json(result), success.media_type or JSON_TYPE, headers)

    def _violation(self, operation: Operation, response: ApiResponse) -> str | None:
        spec = operation.responses.get(response.status)
        if spec is not None:
            return spec.violation(response.content, response.media_type)
        return self.document.error.violation(response.content) if response.status >= 400 else "unknown status"


def _is_delayed(operation: Operation, request: ApiRequest) -> bool:
    """Return True for an order without `postOnly`, also one that will rest, and for a batch with such an order."""
    entries = request.batch or (request.fields,)
    return operation.id in _PLACE_ORDERS and not all(entry.get_bool("postOnly") for entry in entries)


def _echo_fields(example: JSON, asked: Mapping[str, JSON]) -> JSON:
    """Return an example with the identifying fields of the request."""
    if isinstance(example, list):
        return [_echo_fields(item, asked) for item in example]
    if not isinstance(example, dict):
        return example
    echoed: dict[str, JSON] = {}
    for name in ECHOED_FIELDS:
        field = name if name in example else "id"
        if asked.get(name) is not None and field in example:
            echoed[field] = str(asked[name]) if isinstance(example[field], str) else asked[name]
    return {**example, **echoed}


def _parse_body(raw: bytes) -> JSON:
    """Parse a JSON body; None without a body."""
    if not raw:
        return None
    try:
        body: JSON = json.loads(raw, parse_constant=_reject_constant)
    except (ValueError, RecursionError) as error:
        raise errors.unparsable_body(f"parse error: {error}") from None
    if not isinstance(body, (dict, list)):
        raise errors.unparsable_body("neither an object nor a list")
    if isinstance(body, list) and not 1 <= len(body) <= MAX_BATCH_ORDERS:
        raise errors.invalid_request(f"A batch must have 1 to {MAX_BATCH_ORDERS} orders, not {len(body)}")
    return body


def _reject_constant(name: str) -> JSON:
    raise ValueError(f"{name} is not JSON")


def _drop_nulls(body: JSON) -> JSON:
    """Return the body without null fields: they are signed, but count as absent."""
    if isinstance(body, Mapping):
        return {name: value for name, value in body.items() if value is not None}
    return [_drop_nulls(entry) for entry in body] if isinstance(body, list) else body
