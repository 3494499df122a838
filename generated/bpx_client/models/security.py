"""The object Security, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..reading import (
    UNREADABLE,
    items,
    text,
    unknown,
    unreadable,
)
from .security_session import SecuritySession


@define(kw_only=True)
class Security:
    """A security that can be traded."""

    asset: str
    """Asset symbol. The list of assets grows, so this is no enum."""

    name: str
    """Name of the security."""

    sessions: list[SecuritySession]
    """Sessions in which it trades."""

    cusip: str | None = None
    """CUSIP number, by which the security is identified in North America."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["asset"] = self.asset
        fields["name"] = self.name
        fields["sessions"] = [item.to_dict() for item in self.sessions]
        if self.cusip is not None:
            fields["cusip"] = self.cusip
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
            self.asset = value if type(value := source["asset"]) is str else text(value)
            self.name = value if type(value := source["name"]) is str else text(value)
            self.sessions = [SecuritySession.from_dict(item) for item in items(source["sessions"])]
            self.cusip = value if type(value := get("cusip")) is str else None if value is None else text(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "asset": "asset",
    "name": "name",
    "sessions": "sessions",
    "cusip": "cusip",
}
_KNOWN = frozenset(_NAMES)
