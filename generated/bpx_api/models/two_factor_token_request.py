"""The request body `TwoFactorTokenRequest`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body, Secret
from ..secrets import hide


@frozen(kw_only=True, init=False)
class TwoFactorTokenRequest(Body):
    """The way of confirmation. The content of the fields is not documented."""

    app: Secret | None = field(default=None, repr=False)
    """Confirmation by app."""

    email: Secret | None = field(default=None, repr=False)
    """Confirmation by email."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        app: str | None = None,
        email: str | None = None,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            app: Confirmation by app.
            email: Confirmation by email.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        app = hide(app)
        email = hide(email)
        self.assign(
            app=None if app is None else check.string("app", app, secret=True),
            email=None if email is None else check.string("email", email, secret=True),
            additional_properties=dict(additional_properties or {}),
        )
