"""Call the read-only operations of a running exchange, one after the other, and compare each response."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal, TypeAlias

import httpx
from attrs import define, field, frozen

from bpx_api import Client
from bpx_api.errors import ApiError, InvalidResponseError, PartialResponseError, TransportError
from bpx_client import Credentials, connect
from tools.codegen.contract import Contract

from .cases import Case
from .checker import Finding, ResponseChecker

State: TypeAlias = Literal["compared", "skipped", "no response"]

ACCOUNT_STATUSES = frozenset({401, 403, 404})
"""Error statuses that depend on the account or the key, not on the document."""


class NotReadOnlyError(RuntimeError):
    """A request that may change something was not sent."""


LISTED_BY: Mapping[str, tuple[str, str]] = {
    "get_order": ("get_open_orders", "order_id"),
    "get_strategy": ("get_open_strategies", "strategy_id"),
}
"""Operations on one object of the account: the operation that lists such objects, and the argument for the id."""


@frozen
class Outcome:
    """The result for one operation: `compared`, with the differences, or why there was nothing to compare."""

    case: Case
    state: State
    reason: str = ""
    findings: tuple[Finding, ...] = ()
    seconds: float = 0.0


@define
class LiveRun:
    """One call of each operation; without credentials, signed ones are skipped.

    Attributes:
        interval: Seconds to wait between two calls.
        timeout: Seconds for connecting, sending and receiving, each.
    """

    contract: Contract
    cases: Mapping[str, Case]
    credentials: Credentials | None
    base_url: str
    interval: float
    timeout: float
    sleep: Callable[[float], object] = time.sleep
    _response: httpx.Response | None = field(init=False, default=None)
    _items: dict[str, list[Any]] = field(init=False, factory=dict[str, list[Any]])

    def selected(self, only: Iterable[str] = ()) -> list[Case]:
        """Select operations that change nothing, by default all; each comes after the one that lists its arguments."""
        wanted = set(only) or set(self.cases)
        wanted |= {LISTED_BY[name][0] for name in wanted if name in LISTED_BY}
        chosen = [case for name, case in self.cases.items() if name in wanted and case.is_read_only]
        return sorted(chosen, key=lambda case: case.name in LISTED_BY)

    def outcomes(self, chosen: Iterable[Case]) -> Iterator[Outcome]:
        """Call operations, and stop early if the exchange doesn't respond at all."""
        hooks: dict[str, list[Callable[..., Any]]] = {"request": [refuse_to_change], "response": [self._record]}
        reached = called = False
        with (
            httpx.Client(timeout=self.timeout, event_hooks=hooks) as http,
            connect(self.credentials, base_url=self.base_url, http_client=http) as bpx,
        ):
            for case in chosen:
                arguments, reason = self._arguments(case)
                if arguments is None:
                    yield Outcome(case, "skipped", reason)
                    continue
                if called:
                    self.sleep(self.interval)
                called = True
                outcome = self._outcome(bpx, case, arguments)
                yield outcome
                reached = reached or outcome.state != "no response"
                if not reached:
                    return

    def _arguments(self, case: Case) -> tuple[Mapping[str, Any] | None, str]:
        """Return the arguments of a call, or None and the reason to skip it."""
        if case.is_signed and self.credentials is None:
            return None, "needs PUBLIC_KEY and SECRET_KEY"
        if case.name not in LISTED_BY:
            return case.required, ""
        listing, argument = LISTED_BY[case.name]
        for item in self._items.get(listing, ()):
            return {"symbol": item.symbol, argument: item.id}, ""
        return None, f"{listing} lists none to ask for"

    def _outcome(self, bpx: Client, case: Case, arguments: Mapping[str, Any]) -> Outcome:
        self._response = None
        unreadable = ""
        start = time.monotonic()
        try:
            value = case.method(bpx)(**arguments)
            self._items[case.name] = value if isinstance(value, list) else []
        except PartialResponseError as partial:
            unreadable = f"{len(partial.unreadable)} of {len(partial.in_place)} items of this response"
            self._items[case.name] = list(partial.items)
        except InvalidResponseError:
            unreadable = "this response"
        except TransportError as error:
            return Outcome(case, "no response", str(error))
        except ApiError as error:
            return self._refused(case, error)
        seconds = time.monotonic() - start
        findings = self._compared(case)
        if unreadable and not findings:
            findings = (
                Finding("", f"the typed client can't read {unreadable}", "generated/ or the response's schema"),
            )
        return Outcome(case, "compared", "", findings, seconds)

    def _refused(self, case: Case, error: ApiError) -> Outcome:
        described = f"{error.status} {error.code or 'without a code'}"
        if error.code is None or error.status >= 500 or error.status == 429:
            return Outcome(case, "no response", described)
        if error.status in ACCOUNT_STATUSES:
            return Outcome(case, "skipped", f"the exchange responds with {described}", self._compared(case))
        refused = Finding("", f"refused with {described}", "the `example`s of the parameters, or which are required")
        return Outcome(case, "compared", "", (refused, *self._compared(case)))

    def _compared(self, case: Case) -> tuple[Finding, ...]:
        response = self._response
        if response is None:
            return ()
        checker = ResponseChecker(self.contract, private=case.is_signed)
        return tuple(checker.check(case.operation, response.status_code, response.headers, response.content))

    def _record(self, response: httpx.Response) -> None:
        response.read()
        self._response = response


def refuse_to_change(request: httpx.Request) -> None:
    """Refuse every request but GET; an httpx event hook, called before sending."""
    if request.method != "GET":
        raise NotReadOnlyError(f"{request.method} {request.url.path} was not sent, because this tool only reads")
