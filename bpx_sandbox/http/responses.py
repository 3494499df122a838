"""Responses before they become HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from starlette.responses import JSONResponse, Response

from bpx_sandbox.engine.errors import Refusal, UnparsableError
from bpx_sandbox.engine.fields import JSON

JSON_TYPE, TEXT_TYPE = "application/json", "text/plain"


def is_json(media_type: str) -> bool:
    """Return True for `application/json`, also with parameters, and for types such as `application/problem+json`."""
    return media_type.partition(";")[0].strip().endswith("json")


NO_HEADERS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ApiResponse:
    """The parts of a response; `content` is None for a response without a body."""

    status: int
    content: JSON = None
    media_type: str = JSON_TYPE
    headers: Mapping[str, str] = field(default_factory=lambda: NO_HEADERS)

    @classmethod
    def from_refusal(cls, refusal: Refusal) -> ApiResponse:
        """Create the error response of a refusal."""
        if isinstance(refusal, UnparsableError):
            return cls(refusal.status, refusal.message, TEXT_TYPE)
        return cls(refusal.status, refusal.body, headers=refusal.headers)


def to_http_response(response: ApiResponse) -> Response:
    """Convert a response to HTTP."""
    content, media_type = response.content, response.media_type
    if content is None or (isinstance(content, str) and not is_json(media_type)):
        return Response(content, response.status, response.headers, None if content is None else media_type)
    return JSONResponse(content, response.status, response.headers, media_type)
