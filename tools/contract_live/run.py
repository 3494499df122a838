"""Calls the read-only operations of a running exchange, one after the other, and compares each answer."""

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

from .answers import Finding, Reader
from .cases import Case

State: TypeAlias = Literal["compared", "skipped", "unanswered"]

REFUSED_FOR_THE_ACCOUNT = frozenset({401, 403, 404})
"""Statuses that tell of the account or the key, not of the document."""


class NotReadOnlyError(RuntimeError):
    """A request was about to leave that may change something; it was not sent."""


@frozen
class Earlier:
    """Arguments that come out of the first entry of an earlier answer.

    Attributes:
        operation: The operation that lists such entries.
        arguments: The entry's attribute for each argument.
    """

    operation: str
    arguments: Mapping[str, str]

    def derived(self, entries: Iterable[object]) -> dict[str, Any] | None:
        """The arguments; None: there is no entry."""
        return next(({name: getattr(one, read) for name, read in self.arguments.items()} for one in entries), None)


EARLIER: Mapping[str, Earlier] = {
    "get_order": Earlier("get_open_orders", {"symbol": "symbol", "order_id": "id"}),
    "get_strategy": Earlier("get_open_strategies", {"symbol": "symbol", "strategy_id": "id"}),
}
"""Operations about one thing of the account, whose id only another answer can tell."""


@frozen
class Outcome:
    """What became of one operation.

    Attributes:
        case: The operation.
        state: Whether its answer could be compared.
        reason: Why not.
        findings: How the answer differs from the document.
        seconds: How long the answer took.
    """

    case: Case
    state: State
    reason: str = ""
    findings: tuple[Finding, ...] = ()
    seconds: float = 0.0


@define
class Run:
    """One round through the operations.

    Attributes:
        contract: The document.
        cases: Its operations.
        credentials: The account's keys; None: signed operations are skipped.
        base_url: Where the exchange is.
        pace: Seconds to wait before each call but the first.
        timeout: Seconds to wait for connecting, sending and the answer, each.
        sleep: Waits that many seconds.
    """

    contract: Contract
    cases: Mapping[str, Case]
    credentials: Credentials | None
    base_url: str
    pace: float
    timeout: float
    sleep: Callable[[float], object] = time.sleep
    _answer: httpx.Response | None = field(init=False, default=None)
    _entries: dict[str, list[object]] = field(init=False, factory=dict[str, list[object]])

    def selected(self, only: Iterable[str] = ()) -> list[Case]:
        """The operations to call, in an order in which each comes after the one that it derives from.

        Args:
            only: Names of operations; none: all that change nothing.
        """
        wanted = set(only) or set(self.cases)
        wanted |= {EARLIER[name].operation for name in wanted if name in EARLIER}
        chosen = [case for name, case in self.cases.items() if name in wanted and case.is_read_only]
        return sorted(chosen, key=lambda case: case.name in EARLIER)

    def outcomes(self, chosen: Iterable[Case]) -> Iterator[Outcome]:
        """Call operations; ends early if the exchange can't be reached at all."""
        hooks: dict[str, list[Callable[..., Any]]] = {"request": [refuse_to_change], "response": [self._keep]}
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
                    self.sleep(self.pace)
                called = True
                outcome = self._outcome(bpx, case, arguments)
                yield outcome
                reached = reached or outcome.state != "unanswered"
                if not reached:
                    return

    def _arguments(self, case: Case) -> tuple[Mapping[str, Any] | None, str]:
        if case.is_signed and self.credentials is None:
            return None, "needs PUBLIC_KEY and SECRET_KEY"
        earlier = EARLIER.get(case.name)
        if earlier is None:
            return case.required, ""
        return earlier.derived(self._entries.get(earlier.operation, ())), f"{earlier.operation} lists none to ask for"

    def _outcome(self, bpx: Client, case: Case, arguments: Mapping[str, Any]) -> Outcome:
        self._answer = None
        unreadable = ""
        start = time.monotonic()
        try:
            value = case.method(bpx)(**arguments)
            self._entries[case.name] = value if isinstance(value, list) else []
        except PartialResponseError as partial:
            unreadable = f"{len(partial.unreadable)} of {len(partial.in_place)} items of this answer"
            self._entries[case.name] = list(partial.items)
        except InvalidResponseError:
            unreadable = "this answer"
        except TransportError as error:
            return Outcome(case, "unanswered", str(error))
        except ApiError as error:
            return self._refused(case, error)
        seconds = time.monotonic() - start
        findings = self._compared(case)
        if unreadable and not findings:
            findings = (Finding("", f"the typed client can't read {unreadable}", "generated/ or the answer's schema"),)
        return Outcome(case, "compared", "", findings, seconds)

    def _refused(self, case: Case, error: ApiError) -> Outcome:
        stated = f"{error.status} {error.code or 'without a code'}"
        if error.code is None or error.status >= 500 or error.status == 429:
            return Outcome(case, "unanswered", stated)
        if error.status in REFUSED_FOR_THE_ACCOUNT:
            return Outcome(case, "skipped", f"the exchange answers {stated}", self._compared(case))
        refused = Finding("", f"refused with {stated}", "the `example`s of the parameters, or which are required")
        return Outcome(case, "compared", "", (refused, *self._compared(case)))

    def _compared(self, case: Case) -> tuple[Finding, ...]:
        answer = self._answer
        if answer is None:
            return ()
        reader = Reader(self.contract, private=case.is_signed)
        return tuple(reader.answer(case.operation, answer.status_code, answer.headers, answer.content))

    def _keep(self, answer: httpx.Response) -> None:
        answer.read()
        self._answer = answer


def refuse_to_change(request: httpx.Request) -> None:
    """Let a request pass only if it can't change anything: an httpx event hook, the last look before it leaves.

    Raises:
        NotReadOnlyError: its method isn't GET.
    """
    if request.method != "GET":
        raise NotReadOnlyError(f"{request.method} {request.url.path} was not sent: this tool only reads")
