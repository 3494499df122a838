"""The object `ApiErrorResponse`."""

from __future__ import annotations

from typing import Any

from ..model import Model
from .api_error_code import ApiErrorCode
from .batch_outcome import BatchOutcome


class ApiErrorResponse(Model, kw_only=True):
    """Why a request, or one order of a batch, was refused."""

    code: ApiErrorCode
    """Kind of error, for a program to react to."""

    message: str
    """Explanation, meant to be read by a person."""

    operation: BatchOutcome | None = None
    """Always `Err`. Present only in the answer to a batch of orders."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
