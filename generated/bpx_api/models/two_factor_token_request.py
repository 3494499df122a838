"""The body TwoFactorTokenRequest, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import field, frozen

from .. import arguments as check
from ..reading import (
    UNREADABLE,
    text,
    unknown,
    unreadable,
)
from ..secrets import hidden


@frozen(kw_only=True, init=False)
class TwoFactorTokenRequest:
    """The way of confirmation. The content of the fields is not documented."""

    app: str | None = field(default=None, repr=False)
    """Confirmation by app."""

    email: str | None = field(default=None, repr=False)
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
        app = hidden(app)
        email = hidden(email)
        check.keep(
            self,
            app=None if app is None else check.text("app", app, secret=True),
            email=None if email is None else check.text("email", email, secret=True),
            additional_properties=dict(additional_properties or {}),
        )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        if self.app is not None:
            fields["app"] = self.app
        if self.email is not None:
            fields["email"] = self.email
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        fields: dict[str, Any] = {}
        try:
            fields["app"] = None if (value := source.get("app")) is None else text(value)
            fields["email"] = None if (value := source.get("email")) is None else text(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES: Mapping[str, str] = {
    "app": "app",
    "email": "email",
}
