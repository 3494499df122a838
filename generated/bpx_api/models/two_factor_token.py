"""The object `TwoFactorToken`."""

from __future__ import annotations

from typing import Any

from ..model import Model, Secret
from ..secrets import hide


class TwoFactorToken(Model, kw_only=True):
    """A two-factor token issued by the exchange."""

    signature: Secret
    """The token. Its use is not documented."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        self.signature = hide(self.signature)
