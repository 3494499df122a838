"""The object `ApiErrorResponse`."""

from __future__ import annotations

from typing import Any

from ..model import Model
from .api_error_code import ApiErrorCode
from .batch_outcome import BatchOutcome


class ApiErrorResponse(Model, kw_only=True):
    """The reason why a request, or one order of a batch, was refused."""

    code: ApiErrorCode
    """Kind of error, for programs."""

    message: str
    """Explanation, for people."""

    operation: BatchOutcome | None = None
    """Always `Err`. Present only in the response to a batch of orders."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
