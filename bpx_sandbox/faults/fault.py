"""Faults: rules for failures, and the requests to which they apply."""

from __future__ import annotations

import bpx_sandbox.requirements  # noqa: F401  # pyright: ignore[reportUnusedImport] it checks, on import

# isort: split
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import Literal

from pydantic import BaseModel, Field


class Fault(BaseModel, frozen=True, extra="forbid"):
    """A rule that makes requests fail. The effects of one fault are combined.

    Attributes:
        operation: The operationId that it matches; None matches all.
        probability: The fraction of matching requests that fail, drawn with the sandbox's seed.
        skip: The number of matching requests that pass first.
        times: The number of requests that fail before the fault ends; None for no end.
        moment: Fail before or after the request takes effect. Before, a fault with a `status` or a `drop` prevents the
            effect.
        latency: Seconds to wait before or after the effect, as `moment` says.
        status: Respond with this status. With an empty body, 202 is the exchange's response to a pending cancel.
        body: The body of a response with `status`: the exchange's JSON error, its message as plain text, a proxy's
            HTML page, or nothing.
        code: The error code of a JSON body; by default the code of the status.
        message: The message of a JSON or text body.
        retry_after: The `Retry-After` header of a response with `status`.
        drop: Close the connection without a response.
        truncate: Send half of the body: `connection` closes before the announced length is reached, `content` announces
            the length of the half.
        unknown_fields: Add a field that openapi.yaml doesn't contain to every object of the response.
        unknown_enums: Replace the enum values of the response by a value that openapi.yaml doesn't contain.
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
        """True if a matching request doesn't take effect."""
        return self.moment == "before" and (self.drop or self.status is not None)


@dataclass(slots=True)
class ActiveFault:
    """An active fault, with the number of requests that it matched and into which it was injected."""

    fault: Fault
    matched: int = 0
    injected: int = 0

    def applies_to(self, operation_id: str, random: Random) -> bool:
        """Return True if the fault applies to a request, and count the request."""
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
    """The active faults. The first one that applies to a request is injected, and no other."""

    def __init__(self, seed: int = 0, faults: Iterable[Fault] = ()) -> None:
        self._seed = seed
        self._random = Random(seed)  # noqa: S311 repeatable on purpose
        # A tuple, replaced as a whole: tests add faults from another thread than the server's.
        self.active: tuple[ActiveFault, ...] = ()
        self.add(*faults)

    def add(self, *faults: Fault) -> None:
        """Add faults after the active ones."""
        self.active = (*self.active, *(ActiveFault(fault) for fault in faults))

    def clear(self) -> None:
        """Remove all faults and reset the random numbers."""
        self.active = ()
        self._random = Random(self._seed)  # noqa: S311 repeatable on purpose

    def select(self, operation_id: str) -> Fault | None:
        """Return the fault that applies to a request, if any."""
        return next((each.fault for each in self.active if each.applies_to(operation_id, self._random)), None)
