"""The object ApiErrorResponse, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..reading import (
    UNREADABLE,
    text,
    unknown,
    unreadable,
)
from .api_error_code import API_ERROR_CODE_BY_TEXT, ApiErrorCode
from .batch_outcome import BATCH_OUTCOME_BY_TEXT, BatchOutcome


@define(kw_only=True)
class ApiErrorResponse:
    """Why a request, or one order of a batch, was refused."""

    code: ApiErrorCode
    """Kind of error, for a program to react to."""

    message: str
    """Explanation, meant to be read by a person."""

    operation: BatchOutcome | None = None
    """Always `Err`. Present only in the answer to a batch of orders."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["code"] = self.code.value
        fields["message"] = self.message
        if self.operation is not None:
            fields["operation"] = self.operation.value
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            get = source.get
            self.code = API_ERROR_CODE_BY_TEXT.get(value := source["code"]) or ApiErrorCode(value)
            self.message = value if type(value := source["message"]) is str else text(value)
            self.operation = (
                None if (value := get("operation")) is None else BATCH_OUTCOME_BY_TEXT.get(value) or BatchOutcome(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "code": "code",
    "message": "message",
    "operation": "operation",
}
_KNOWN = frozenset(_NAMES)
