"""The object Security, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from ..reading import (
    UNREADABLE,
    in_one_go,
    items,
    text,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model
from .security_session import SecuritySession


class Security(Model, kw_only=True):
    """A security that can be traded."""

    asset: str
    """Asset symbol. The list of assets grows, so this is not an enum."""

    name: str | None = None
    """Name of the security."""

    cusip: str | None = None
    """CUSIP number, by which the security is identified in North America."""

    sessions: list[SecuritySession] | None = None
    """Sessions in which it trades."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["asset"] = self.asset
        if self.name is not None:
            fields["name"] = self.name
        if self.cusip is not None:
            fields["cusip"] = self.cusip
        if self.sessions is not None:
            fields["sessions"] = [item.to_dict() for item in self.sessions]
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
            fields["asset"] = text(source["asset"])
            fields["name"] = None if (value := source.get("name")) is None else text(value)
            fields["cusip"] = None if (value := source.get("cusip")) is None else text(value)
            fields["sessions"] = (
                None
                if (value := source.get("sessions")) is None
                else [SecuritySession.from_dict(item) for item in items(value)]
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Security)
