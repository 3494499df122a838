"""Trouble on demand: which requests meet which fault, decided by rules and, where chance is asked for, by the seed."""

from __future__ import annotations

import bpx_sandbox.requirements  # noqa: F401  # pyright: ignore[reportUnusedImport] it checks, on import

# isort: split
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import Literal

from pydantic import BaseModel, Field


class Fault(BaseModel, frozen=True, extra="forbid"):
    """A rule: which requests get into trouble, and what happens to them. The parts of one fault add up.

    Attributes:
        operation: The operationId that it concerns; None concerns all.
        probability: How often a request that it concerns is struck, decided by the sandbox's seed.
        skip: How many requests that it concerns pass untouched first.
        times: How many requests it strikes before it is used up; None never ends.
        moment: Whether trouble comes before the request takes effect or after it did. Before it, a fault with a
            `status` or a `drop` keeps the request from taking effect at all.
        latency: Seconds to wait, before or after the effect as `moment` says.
        status: Answer with this status instead. With an empty body, 202 is how the exchange accepts a cancel.
        body: The body that goes with `status`: an error in the exchange's shape, its message as plain text, a proxy's
            page, or nothing.
        code: The error code of a JSON body; by default the one that fits the status.
        message: The message of a JSON or text body.
        retry_after: The text of a `Retry-After` header that goes with `status`.
        drop: Close the connection instead of answering.
        truncate: Send half of the body: `connection` closes before the announced length is reached, `content` announces
            the half as if it were all.
        unknown_fields: Add a field that the document doesn't know to every object of the answer.
        unknown_enums: Replace the enum values of the answer by one that the document doesn't know.
    """

    operation: str | None = None
    probability: float = Field(default=1, ge=0, le=1)
    skip: int = Field(default=0, ge=0)
    times: int | None = Field(default=None, ge=1)
    moment: Literal["before", "after"] = "before"
    latency: float = Field(default=0, ge=0, le=3600)
    status: int | None = Field(default=None, ge=200, le=599)
    body: Literal["json", "text", "html", "empty"] = "json"
    code: str | None = None
    message: str | None = None
    retry_after: str | None = Field(default=None, pattern=r"^[ -~]*$")
    drop: bool = False
    truncate: Literal["connection", "content"] | None = None
    unknown_fields: bool = False
    unknown_enums: bool = False

    @property
    def prevents_effect(self) -> bool:
        """Whether the request doesn't take effect."""
        return self.moment == "before" and (self.drop or self.status is not None)


@dataclass(slots=True)
class ActiveFault:
    """A fault in force, and how many requests it concerned and struck so far."""

    fault: Fault
    matched: int = 0
    injected: int = 0

    def applies_to(self, operation_id: str, random: Random) -> bool:
        """Whether this request gets into trouble; counts it."""
        fault = self.fault
        if fault.operation not in (None, operation_id):
            return False
        self.matched += 1
        if self.matched <= fault.skip or self.injected == fault.times:
            return False
        if fault.probability < 1 and random.random() >= fault.probability:
            return False
        self.injected += 1
        return True


class Faults:
    """The faults in force. Of those that concern a request, the first that strikes is alone."""

    def __init__(self, seed: int = 0, faults: Iterable[Fault] = ()) -> None:
        self._seed = seed
        self._random = Random(seed)  # noqa: S311 repeatable on purpose
        # A tuple that is replaced, never changed: tests add faults from another thread than the server's.
        self.active: tuple[ActiveFault, ...] = ()
        self.add(*faults)

    def add(self, *faults: Fault) -> None:
        """Puts faults in force, behind those that already are."""
        self.active = (*self.active, *(ActiveFault(fault) for fault in faults))

    def clear(self) -> None:
        """Ends all trouble, and lets chance begin anew."""
        self.active = ()
        self._random = Random(self._seed)  # noqa: S311 repeatable on purpose

    def select(self, operation_id: str) -> Fault | None:
        """The fault that this request meets, if any."""
        return next((each.fault for each in self.active if each.applies_to(operation_id, self._random)), None)
