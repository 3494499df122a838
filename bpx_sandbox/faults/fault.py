"""Faults: rules for failures, and the requests to which they apply."""

from __future__ import annotations

import bpx_sandbox.requirements  # noqa: F401  # pyright: ignore[reportUnusedImport] it checks, on import

# isort: split
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from random import Random
from typing import Literal

from pydantic import BaseModel, Field, model_validator

from bpx_sandbox.engine.book import MAX_KEPT_UPDATES


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
        depth_lag: Respond to `get_depth` with the book and the update id of this many updates ago.
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
    depth_lag: int = Field(default=0, ge=0, le=MAX_KEPT_UPDATES)

    @property
    def prevents_effect(self) -> bool:
        """True if a matching request doesn't take effect."""
        return self.moment == "before" and (self.drop or self.status is not None)

    def matches(self, operation_id: str) -> bool:
        """Return True if it is for an operation."""
        return self.operation in (None, operation_id)


StreamMoment = Literal["connect", "subscribe", "frame"]


class StreamFault(BaseModel, frozen=True, extra="forbid"):
    """A rule that makes streams fail.

    Attributes:
        stream: A pattern of the names of streams, in which `*` is any text: `depth.*`, `*.SOL_USDC`.
        kind: The effect.

            - `drop`: The frame is lost.
            - `gap`: After the frame, the update ids of its market skip `count` numbers, though nothing is lost.
            - `duplicate`: The frame is sent twice.
            - `reorder`: The frame is sent after the next one of its stream.
            - `delay`: The frame is sent after `seconds`, and later frames of its stream after it. `get_depth` leads.
            - `malformed`: Half of the frame is sent.
            - `slow`: The connection waits `seconds` before the frame.
            - `stall`: The stream sends nothing more, for `seconds` if given. The connection stays alive.
            - `half_open`: The connection neither sends nor reads, for `seconds` if given, not even pings.
            - `close`: The connection is closed with `code`.
            - `abort`: The connection is closed without a close frame, which clients report as 1006.
            - `refuse`: No effect but that of `refuse`.

        moment: When it applies: to a `frame`, when a stream is subscribed (`subscribe`), or when a client connects
            (`connect`, with the pattern `*`). The latter two are for the last five kinds.
        probability: The fraction of frames that it applies to, drawn with the seed of the sandbox.
        skip: The number of frames to leave alone first.
        times: The number of frames to apply it to; None for no limit.
        seconds: The duration; None for no end.
        count: The number of update ids that a `gap` skips.
        code: The close code.
        refuse: The seconds for which new connections are refused afterwards, with HTTP 503.
    """

    stream: str
    kind: Literal[
        "drop", "gap", "duplicate", "reorder", "delay", "malformed",
        "slow", "stall", "half_open", "close", "abort", "refuse",
    ]  # fmt: skip
    moment: StreamMoment = "frame"
    probability: float = Field(default=1, ge=0, le=1)
    skip: int = Field(default=0, ge=0)
    times: int | None = Field(default=None, ge=1)
    seconds: float | None = Field(default=None, ge=0, le=3600)
    count: int = Field(default=10, ge=1)
    code: int = Field(default=1001, ge=1000, le=4999)
    refuse: float = Field(default=0, ge=0, le=3600)

    @model_validator(mode="after")
    def _check(self) -> StreamFault:
        if self.moment != "frame" and self.kind not in ("stall", "half_open", "close", "abort", "refuse"):
            raise ValueError(f"{self.kind} can only be injected into a frame, not at moment={self.moment!r}")
        if self.kind in ("delay", "slow") and self.seconds is None:
            raise ValueError(f"{self.kind} needs seconds")
        if self.code in (1004, 1005, 1006, 1015):
            raise ValueError(f"the code {self.code} is not valid in a close frame; the kind abort is reported as 1006")
        return self

    def matches(self, stream: str) -> bool:
        """Return True if the pattern matches a stream."""
        return fnmatchcase(stream, self.stream)


def is_of_stream(parsed: object) -> bool:
    """Return True if parsed JSON is a fault of streams."""
    return isinstance(parsed, Mapping) and "stream" in parsed


def read_fault(parsed: object) -> Fault | StreamFault:
    """Read a fault of requests or of streams from parsed JSON.

    Raises:
        ValueError: It is not valid.
    """
    return (StreamFault if is_of_stream(parsed) else Fault).model_validate(parsed)


@dataclass(slots=True)
class ActiveFault:
    """An active fault, with the number of requests or frames that it matched and into which it was injected."""

    fault: Fault | StreamFault
    matched: int = 0
    injected: int = 0

    def applies_to(self, name: str, random: Random) -> bool:
        """Return True if the fault applies to a request or to a frame of a stream, and count it."""
        fault = self.fault
        if not fault.matches(name):
            return False
        self.matched += 1
        if self.matched <= fault.skip or self.injected == fault.times:
            return False
        if fault.probability < 1 and random.random() >= fault.probability:
            return False
        self.injected += 1
        return True


class Faults:
    """The active faults. The first one that applies to a request or a frame is injected, and no other."""

    def __init__(self, seed: int = 0, faults: Iterable[Fault | StreamFault] = ()) -> None:
        self._seed = seed
        self._random = Random(seed)  # noqa: S311 repeatable on purpose
        # Tuples, replaced as a whole: tests add faults from another thread than the server's.
        self.active: tuple[ActiveFault, ...] = ()
        self._of_streams: tuple[tuple[ActiveFault, StreamFault], ...] = ()
        self.add(*faults)

    def add(self, *faults: Fault | StreamFault) -> None:
        """Add faults after the active ones."""
        self._set((*self.active, *(ActiveFault(fault) for fault in faults)))

    def clear(self) -> None:
        """Remove all faults and reset the random numbers."""
        self._set(())
        self._random = Random(self._seed)  # noqa: S311 repeatable on purpose

    def select(self, operation_id: str) -> Fault | None:
        """Return the fault that applies to a request, if any."""
        for each in self.active:
            if isinstance(each.fault, Fault) and each.applies_to(operation_id, self._random):
                return each.fault
        return None

    def select_for_stream(self, name: str, moment: StreamMoment) -> StreamFault | None:
        """Return the fault that applies to a stream at a moment, if any.

        Args:
            name: The name of the stream; empty for a new connection.
            moment: What is about to happen.
        """
        for active, fault in self._of_streams:
            if fault.moment == moment and active.applies_to(name, self._random):
                return fault
        return None

    def _set(self, active: tuple[ActiveFault, ...]) -> None:
        self.active = active
        self._of_streams = tuple((each, each.fault) for each in active if isinstance(each.fault, StreamFault))
