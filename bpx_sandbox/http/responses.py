"""The parts of an answer, and how they become an HTTP response."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from starlette.responses import Response

from bpx_sandbox.engine.errors import Refusal, UnparsableError
from bpx_sandbox.engine.fields import JSON

JSON_TYPE, TEXT_TYPE = "application/json", "text/plain"
NO_HEADERS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ApiResponse:
    """A response before it is written out; content None means that there is none."""

    status: int
    content: JSON = None
    media_type: str = JSON_TYPE
    headers: Mapping[str, str] = field(default_factory=lambda: NO_HEADERS)

    @classmethod
    def from_refusal(cls, refusal: Refusal) -> ApiResponse:
        """A refusal in the exchange's shape."""
        if isinstance(refusal, UnparsableError):
            return cls(refusal.status, refusal.message, TEXT_TYPE)
        return cls(refusal.status, refusal.body, headers=refusal.headers)


def to_http_response(answer: ApiResponse) -> Response:
    """An answer as an HTTP response."""
    headers = dict(answer.headers)
    if answer.content is None:
        return Response(status_code=answer.status, headers=headers)
    text = answer.content if isinstance(answer.content, str) and answer.media_type != JSON_TYPE else None
    body = json.dumps(answer.content, separators=(",", ":"), ensure_ascii=False) if text is None else text
    return Response(body, answer.status, headers, answer.media_type)
