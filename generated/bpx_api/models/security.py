"""The object `Security`."""

from __future__ import annotations

from typing import Any

from ..model import Model
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
