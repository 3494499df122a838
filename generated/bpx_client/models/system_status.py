"""The object SystemStatus, and how it is read and written as JSON."""

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
from .status import STATUS_BY_TEXT, Status


@define(kw_only=True)
class SystemStatus:
    """State of the exchange."""

    status: Status
    """Whether the exchange is working."""

    message: str | None = None
    """Notice from the exchange, if it has one."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["status"] = self.status.value
        if self.message is not None:
            fields["message"] = self.message
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
            self.status = STATUS_BY_TEXT.get(value := source["status"]) or Status(value)
            self.message = value if type(value := get("message")) is str else None if value is None else text(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "status": "status",
    "message": "message",
}
_KNOWN = frozenset(_NAMES)
