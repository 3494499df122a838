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


@frozen
class ListedArguments:
    """Arguments from the first item of an earlier response.

    Attributes:
        operation: The operation that lists such items.
        arguments: The item's attribute for each argument.
    """

    operation: str
    arguments: Mapping[str, str]

    def derived(self, entries: Iterable[object]) -> dict[str, Any] | None:
        """Return the arguments; None: the list is empty."""
        return next(({name: getattr(one, read) for name, read in self.arguments.items()} for one in entries), None)


LISTED_ARGUMENTS: Mapping[str, ListedArguments] = {
    "get_order": ListedArguments("get_open_orders", {"symbol": "symbol", "order_id": "id"}),
    "get_strategy": ListedArguments("get_open_strategies", {"symbol": "symbol", "strategy_id": "id"}),
}
"""Operations on one object of the account, whose id has to be read from another response."""


@frozen
class Outcome:
    """The result for one operation.

    Attributes:
        case: The operation.
        state: `compared`, or why there was nothing to compare.
        reason: The details.
        findings: The differences between the response and the document.
        seconds: The duration of the call.
    """

    case: Case
    state: State
    reason: str = ""
    findings: tuple[Finding, ...] = ()
    seconds: float = 0.0


@define
class LiveRun:
    """One call of each operation.

    Attributes:
        contract: The document.
        cases: Its operations.
        credentials: The account's keys; None: signed operations are skipped.
        base_url: The URL of the exchange.
        interval: Seconds to wait between two calls.
        timeout: The timeout in seconds for connecting, sending and receiving, each.
        sleep: The function that waits.
    """

    contract: Contract
    cases: Mapping[str, Case]
    credentials: Credentials | None
    base_url: str
    interval: float
    timeout: float
    sleep: Callable[[float], object] = time.sleep
    _response: httpx.Response | None = field(init=False, default=None)
    _entries: dict[str, list[object]] = field(init=False, factory=dict[str, list[object]])

    def selected(self, only: Iterable[str] = ()) -> list[Case]:
        """Select the operations to call; each comes after the one that lists its arguments.

        Args:
            only: Names of operations; empty: all that change nothing.
        """
        wanted = set(only) or set(self.cases)
        wanted |= {LISTED_ARGUMENTS[name].operation for name in wanted if name in LISTED_ARGUMENTS}
        chosen = [case for name, case in self.cases.items() if name in wanted and case.is_read_only]
        return sorted(chosen, key=lambda case: case.name in LISTED_ARGUMENTS)

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
        if case.is_signed and self.credentials is None:
            return None, "needs PUBLIC_KEY and SECRET_KEY"
        earlier = LISTED_ARGUMENTS.get(case.name)
        if earlier is None:
            return case.required, ""
        return earlier.derived(self._entries.get(earlier.operation, ())), f"{earlier.operation} lists none to ask for"

    def _outcome(self, bpx: Client, case: Case, arguments: Mapping[str, Any]) -> Outcome:
        self._response = None
        unreadable = ""
        start = time.monotonic()
        try:
            value = case.method(bpx)(**arguments)
            self._entries[case.name] = value if isinstance(value, list) else []
        except PartialResponseError as partial:
            unreadable = f"{len(partial.unreadable)} of {len(partial.in_place)} items of this response"
            self._entries[case.name] = list(partial.items)
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
    """Refuse every request that may change something; an httpx event hook, called before sending.

    Raises:
        NotReadOnlyError: its method isn't GET.
    """
    if request.method != "GET":
        raise NotReadOnlyError(f"{request.method} {request.url.path} was not sent, because this tool only reads")
