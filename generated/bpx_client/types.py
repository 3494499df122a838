"""The types that models and operations share."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Generic, NamedTuple, Self, TypeVar

T = TypeVar("T")


class OpenEnum(StrEnum):
    """A vocabulary that the exchange may extend without notice.

    A text that isn't in it becomes a member of its own that carries the text, so that an answer with a new value
    still reads; `is_known` tells the two apart. As an argument only a known member is accepted.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member

    @property
    def is_known(self) -> bool:
        """Whether the value is one that the exchange documents."""
        return self.value in type(self)._value2member_map_


class Response(NamedTuple, Generic[T]):
    """An answer with what came beside the parsed value.

    Attributes:
        status: The HTTP status, 200 to 299.
        headers: The answer's headers, names in any case.
        content: The body as it came.
        parsed: The value that the operation returns.
    """

    status: int
    headers: Mapping[str, str]
    content: bytes
    parsed: T


__all__ = ["OpenEnum", "Response"]
