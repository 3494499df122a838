"""The exchange without its socket: checks the parts of a request in order, and gives the parts of the answer."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Context, localcontext
from types import MappingProxyType
from typing import Literal, TypeVar

from bpx_sandbox.engine import errors
from bpx_sandbox.engine.accounts import Account
from bpx_sandbox.engine.engine import Engine
from bpx_sandbox.engine.errors import Refusal
from bpx_sandbox.engine.fields import JSON, Fields
from bpx_sandbox.engine.makers import Makers
from bpx_sandbox.faults.speed_bump import SpeedBump
from bpx_sandbox.http import (
    account_handlers,
    asset_handlers,
    collateral_handlers,
    lending_handlers,
    market_handlers,
    order_handlers,
    position_handlers,
    stock_handlers,
)
from bpx_sandbox.http.document import Document, Operation
from bpx_sandbox.http.rate_limiting import RateLimits
from bpx_sandbox.http.requests import Call, Handler, Page
from bpx_sandbox.http.responses import JSON_TYPE, Answer
from bpx_sandbox.http.signatures import Clock, Gatekeeper, Pairs

HANDLERS: Mapping[str, Handler] = {
    **market_handlers.HANDLERS,
    **account_handlers.HANDLERS,
    **asset_handlers.HANDLERS,
    **order_handlers.HANDLERS,
    **position_handlers.HANDLERS,
    **lending_handlers.HANDLERS,
    **collateral_handlers.HANDLERS,
    **stock_handlers.HANDLERS,
}
"""Operations with an answer of their own, by operationId; every other one answers with the document's example."""

T = TypeVar("T")

UnknownKeys = Literal["refuse", "empty"]

STATE: Mapping[str, str] = MappingProxyType({"X-Sandbox": "state"})
EXAMPLE: Mapping[str, str] = MappingProxyType({"X-Sandbox": "example"})
"""What a successful answer says of itself: it follows from what happened here, or it is the document's example."""

MOST_ORDERS = 50
"""The largest batch of orders."""

_PLACE_ORDERS = ("execute_order", "execute_order_batch")
_NAME_A_MARKET = (*_PLACE_ORDERS, "cancel_order", "cancel_open_orders")
"""Operations whose body doesn't parse when it names no market of the exchange, as recorded of `execute_order`."""

# The document's decimals have up to 36 digits, a price times a quantity 72: sums stay exact whatever is ordered.
_EXACT = Context(prec=100)

MEANT = ("symbol", "side", "clientId", "orderId", "strategyId", "clientStrategyId", "rfqId", "quoteId")
"""The fields by which a request says what it means, and an answer what it is about."""

_log = logging.getLogger(__name__)


class Exchange:
    """Answers every operation of the document.

    Attributes:
        document: What it offers.
        engine: The markets and accounts.
        clock: Unix time in milliseconds.
        clock_offset: By how many milliseconds its time is ahead of the clock.
        rate_limits: The limits in force; None lets everyone ask as often as they like.
        unknown_keys: How `/api/v1/capital` answers a key that it doesn't know: `refuse`, or `empty` for 200 `{}`.
        speed_bump: What holds orders back in `respond_in_turn`; None lets them through.
        makers: Who puts back what is taken from the books, or moves them; None lets them run dry.
    """

    def __init__(self, document: Document, engine: Engine, clock: Clock) -> None:
        self.document: Document = document
        self.engine: Engine = engine
        self.clock: Clock = clock
        self.clock_offset: int = 0
        self.rate_limits: RateLimits | None = None
        self.makers: Makers | None = None
        self.unknown_keys: UnknownKeys = "refuse"
        self.speed_bump: SpeedBump | None = None
        self._gatekeeper = Gatekeeper(self.now)
        self._owners: dict[str, Account] = {}

    def now(self) -> int:
        """The exchange's time, Unix milliseconds."""
        return self.clock() + self.clock_offset

    def admit(self, public_key: str, account: Account) -> None:
        """Lets a key sign for an account."""
        self._gatekeeper.admit(public_key)
        self._owners[public_key] = account

    def restart(self, engine: Engine) -> None:
        """Goes on with another engine, whose accounts have no keys yet."""
        self.engine = engine
        self._owners.clear()
        self._gatekeeper = Gatekeeper(self.now)

    def subscriber(self, public_key: str, signature: str, timestamp: str, window: str) -> Account:
        """Return the account whose key has signed a subscription.

        Raises:
            Refusal: The key is unknown, the signature doesn't fit, or it is too late.
        """
        headers = {
            "X-API-Key": public_key,
            "X-Signature": signature,
            "X-Timestamp": timestamp,
            "X-Window": window,
        }
        return self._owners[self._gatekeeper.check(headers, "subscribe", (), None)]

    def pass_time(self) -> None:
        """Let happen what happens by itself: funding and interest of hours that are over, and what makers do."""
        now = self.now()
        with localcontext(_EXACT):
            self.engine.pass_hours(now)
            if self.makers is not None:
                self.makers.move(now)

    def respond(self, operation: Operation, query: Pairs, headers: Mapping[str, str], raw_body: bytes) -> Answer:
        """Carries out a request: signature first, then shape, then what it asks for. The speed bump isn't heeded.

        Args:
            operation: What the method and path name.
            query: The query's pairs, decoded, in the order in which they arrived.
            headers: The headers, with names looked up without regard to case.
            raw_body: The body's bytes, empty without one.

        Returns:
            The answer, always valid against the document: one that isn't becomes a 500 and a line in the log.
        """
        call = self._accept(operation, query, headers, raw_body)
        return call if isinstance(call, Answer) else self._carry_out(operation, call)

    async def respond_in_turn(
        self, operation: Operation, query: Pairs, headers: Mapping[str, str], raw_body: bytes, *, depth_lag: int = 0
    ) -> Answer:
        """Carry out a request as `respond` does, but hold an order back where the speed bump concerns it.

        The order is checked when it arrives. It reaches the book, with the time that it is then, after the wait.
        `depth_lag` is by how many updates a book that is shown lags behind.
        """
        call = self._accept(operation, query, headers, raw_body)
        if isinstance(call, Answer):
            return call
        if depth_lag:
            call = replace(call, depth_lag=depth_lag)
        if self.speed_bump is None or not _is_delayed(operation, call):
            return self._carry_out(operation, call)
        async with self.speed_bump.turn():
            return self._carry_out(operation, replace(call, now=self.now()))

    def _accept(self, operation: Operation, query: Pairs, headers: Mapping[str, str], raw_body: bytes) -> Call | Answer:
        """Check a request; what it asks for, or a refusal."""

        def accept() -> Call:
            body = _parsed(raw_body)
            signer = self._signer(operation, headers, query, body)
            if self.rate_limits is not None:
                account = "" if signer is None else signer.name
                self.rate_limits.admit(account, self.now(), is_historical=operation.is_historical)
            return self._read(operation, query, headers, body, signer)

        return self._guarded(operation, accept)

    def _carry_out(self, operation: Operation, call: Call) -> Answer:
        def carry_out() -> Answer:
            self.pass_time()
            answer = self._answer(operation, call)
            if self.makers is not None and operation.method != "GET":
                self.makers.refill(self.now())
            return self._valid(operation, answer)

        return self._guarded(operation, carry_out)

    def _guarded(self, operation: Operation, step: Callable[[], T]) -> T | Answer:
        try:
            with localcontext(_EXACT):
                return step()
        except Refusal as refusal:
            return self._valid(operation, Answer.refused(refusal))
        except Exception:
            _log.exception("the sandbox failed at %s", operation.id)
            return Answer(
                500, {"code": "SERVER_ERROR", "message": f"the sandbox failed at {operation.id}; see its log"}
            )

    def _valid(self, operation: Operation, answer: Answer) -> Answer:
        breach = self._breach(operation, answer)
        if breach is None:
            return answer
        message = f"the sandbox's answer to {operation.id} ({answer.status}) breaks the document: {breach}"
        _log.error(message)
        return Answer(500, {"code": "SERVER_ERROR", "message": message})

    def _signer(self, operation: Operation, headers: Mapping[str, str], query: Pairs, body: JSON) -> Account | None:
        if operation.instruction is None:
            return None
        # Seen once of the exchange: to an unknown key that signs rightly, it says that its account has nothing.
        is_empty = self.unknown_keys == "empty" and operation.id == "get_balances"
        key = self._gatekeeper.check(headers, operation.instruction, query, body, accept_unknown=is_empty)
        return self._owners[key] if key in self._owners else Account("")

    def _read(
        self, operation: Operation, query: Pairs, headers: Mapping[str, str], body: JSON, signer: Account | None
    ) -> Call:
        parameters = operation.read_parameters(query, headers)
        body = _without_nulls(body)
        operation.check_body(body)
        fields = Fields({**parameters, **body} if isinstance(body, Mapping) else parameters)
        batch = tuple(Fields(entry) for entry in _list(body) if isinstance(entry, Mapping))
        if operation.id in _NAME_A_MARKET:
            self._check_markets(operation, batch or (fields,))
        return Call(self.engine, self.now(), fields, batch, signer)

    def _check_markets(self, operation: Operation, entries: Sequence[Fields]) -> None:
        if not all(entry.text("symbol") in self.engine.markets for entry in entries):
            raise errors.unparsable_body(
                'failed to parse "MarketSymbol": Invalid market symbol '
                f'(occurred while parsing "{operation.body_name}")'
            )

    def _answer(self, operation: Operation, call: Call) -> Answer:
        success = operation.success
        handler = HANDLERS.get(operation.id)
        result = _about(success.example, call.fields.values) if handler is None else handler(call)
        headers = EXAMPLE if handler is None else STATE
        content: JSON
        if isinstance(result, Page):
            private = {} if call.signer is None else {"Cache-Control": "no-store"}
            content, headers = result.items, {**result.headers, **private, **headers}
        else:
            content = result
        status = success.status
        if content is None and success.media_type is not None:
            # Nothing to tell, where something could be: only a status without content can say so.
            status = 204
        return Answer(status, content, success.media_type or JSON_TYPE, headers)

    def _breach(self, operation: Operation, answer: Answer) -> str | None:
        response = operation.responses.get(answer.status)
        if response is not None:
            return response.breach(answer.content, answer.media_type)
        return self.document.error.breach(answer.content) if answer.status >= 400 else "a status it doesn't have"


def _is_delayed(operation: Operation, call: Call) -> bool:
    """Return True for an order without `postOnly`, also one that will rest, and for a batch with such an order."""
    entries = call.batch or (call.fields,)
    return operation.id in _PLACE_ORDERS and not all(entry.flag("postOnly") for entry in entries)


def _about(example: JSON, asked: Mapping[str, JSON]) -> JSON:
    """An example as the answer to one request: of what the request says which is meant, it says the same."""
    if isinstance(example, list):
        return [_about(item, asked) for item in example]
    if not isinstance(example, dict):
        return example
    meant: dict[str, JSON] = {}
    for name in MEANT:
        field = name if name in example else "id"
        if asked.get(name) is not None and field in example:
            meant[field] = str(asked[name]) if isinstance(example[field], str) else asked[name]
    return {**example, **meant}


def _parsed(raw: bytes) -> JSON:
    """The JSON body, None without one."""
    if not raw:
        return None
    try:
        body: JSON = json.loads(raw, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise errors.unparsable_body(f"parse error: {error}") from None
    if not isinstance(body, (dict, list)):
        raise errors.unparsable_body("neither an object nor a list")
    if isinstance(body, list) and not 1 <= len(body) <= MOST_ORDERS:
        raise errors.invalid_request(f"A batch must have 1 to {MOST_ORDERS} orders, not {len(body)}")
    return body


def _no_constant(name: str) -> JSON:
    raise ValueError(f"{name} is not JSON")


def _list(body: JSON) -> Sequence[JSON]:
    return body if isinstance(body, list) else ()


def _without_nulls(body: JSON) -> JSON:
    """The body as it is understood: a field that is null counts as one that isn't given, though it is signed."""
    if isinstance(body, Mapping):
        return {name: value for name, value in body.items() if value is not None}
    return [_without_nulls(entry) for entry in body] if isinstance(body, list) else body
