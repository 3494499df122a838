"""The object ApiErrorResponse, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from ..reading import (
    UNREADABLE,
    in_one_go,
    text,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model
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
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["code"] = ApiErrorCode(source["code"])
            fields["message"] = text(source["message"])
            fields["operation"] = None if (value := source.get("operation")) is None else BatchOutcome(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(ApiErrorResponse)
