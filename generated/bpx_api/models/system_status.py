"""The object `SystemStatus`."""

from __future__ import annotations

from typing import Any

from ..model import Model
from .status import Status


class SystemStatus(Model, kw_only=True):
    """State of the exchange."""

    status: Status
    """Status of the exchange."""

    message: str | None = None
    """Notice from the exchange, if it has one."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
