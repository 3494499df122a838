"""The exchange without its socket: checks the parts of a request in order, and gives the parts of the answer."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bpx_sandbox import account_handlers, errors, market_handlers, order_handlers
from bpx_sandbox.accounts import Account
from bpx_sandbox.call import Call, Handler, Page
from bpx_sandbox.document import Document, Operation
from bpx_sandbox.engine import Engine
from bpx_sandbox.errors import Refusal
from bpx_sandbox.signing import Clock, Gatekeeper, Pairs
from bpx_sandbox.wire import JSON, Fields

HANDLERS: Mapping[str, Handler] = {
    **market_handlers.HANDLERS,
    **account_handlers.HANDLERS,
    **order_handlers.HANDLERS,
}
"""Operations with an answer of their own, by operationId; every other one answers with the document's example."""

NO_HEADERS: Mapping[str, str] = {}

_log = logging.getLogger(__name__)
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Answer:
    """A response before it is written out; content None means that there is none."""

    status: int
    content: JSON = None
    media_type: str = _JSON
    headers: Mapping[str, str] = field(default_factory=lambda: NO_HEADERS)

    @classmethod
    def refused(cls, refusal: Refusal) -> Answer:
        """A refusal in the exchange's shape."""
        return cls(refusal.status, refusal.body)


class Exchange:
    """Answers every operation of the document."""

    def __init__(self, document: Document, engine: Engine, clock: Clock) -> None:
        self.document = document
        self.engine = engine
        self.clock = clock
        self._gatekeeper = Gatekeeper(lambda: self.clock())
        self._owners: dict[str, Account] = {}

    def admit(self, public_key: str, account: Account) -> None:
        """Lets a key sign for an account."""
        self._gatekeeper.admit(public_key)
        self._owners[public_key] = account

    def respond(self, operation: Operation, query: Pairs, headers: Mapping[str, str], raw_body: bytes) -> Answer:
        """Carries out a request: signature first, then shape, then what it asks for.

        Args:
            operation: What the method and path name.
            query: The query's pairs, decoded, in the order in which they arrived.
            headers: The headers, with names looked up without regard to case.
            raw_body: The body's bytes, empty without one.

        Returns:
            The answer, always valid against the document: one that isn't becomes a 500 and a line in the log.
        """
        try:
            body = _parsed(raw_body)
            signer = self._signer(operation, headers, query, body)
            call = self._read(operation, query, headers, body, signer)
            answer = self._answer(operation, call)
        except Refusal as refusal:
            answer = Answer.refused(refusal)
        fault = self._fault(operation, answer)
        if fault is None:
            return answer
        message = f"the sandbox's answer to {operation.id} ({answer.status}) breaks the document: {fault}"
        _log.error(message)
        return Answer(500, {"code": "SERVER_ERROR", "message": message})

    def _signer(self, operation: Operation, headers: Mapping[str, str], query: Pairs, body: JSON) -> Account | None:
        if operation.instruction is None:
            return None
        return self._owners[self._gatekeeper.check(headers, operation.instruction, query, body)]

    def _read(
        self, operation: Operation, query: Pairs, headers: Mapping[str, str], body: JSON, signer: Account | None
    ) -> Call:
        parameters = operation.read_parameters(query, headers)
        body = _without_nulls(body)
        operation.check_body(body)
        fields = Fields({**parameters, **body} if isinstance(body, Mapping) else parameters)
        batch = tuple(Fields(entry) for entry in _list(body) if isinstance(entry, Mapping))
        return Call(self.engine, self.clock(), fields, batch, signer)

    def _answer(self, operation: Operation, call: Call) -> Answer:
        success = operation.success
        handler = HANDLERS.get(operation.id)
        result = success.example if handler is None else handler(call)
        content = result.items if isinstance(result, Page) else result
        headers = result.headers if isinstance(result, Page) else NO_HEADERS
        status = success.status
        if content is None and success.media_type is not None:
            # Nothing to tell, where something could be: only a status without content can say so.
            status = 204
        return Answer(status, content, success.media_type or _JSON, headers)

    def _fault(self, operation: Operation, answer: Answer) -> str | None:
        response = operation.responses.get(answer.status)
        if response is not None:
            return response.fault(answer.content)
        return self.document.error.fault(answer.content) if answer.status >= 400 else "a status it doesn't have"


def _parsed(raw: bytes) -> JSON:
    """The JSON body, None without one."""
    if not raw:
        return None
    try:
        body: JSON = json.loads(raw, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise errors.invalid_request(f"failed to parse request payload: {error}") from None
    if not isinstance(body, (dict, list)):
        raise errors.invalid_request("failed to parse request payload: neither an object nor a list")
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
