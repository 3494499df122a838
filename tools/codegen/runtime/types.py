"""The types that models and operations share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from enum import Enum, StrEnum
from typing import Generic, NamedTuple, Self, TypeAlias, TypeVar

T = TypeVar("T")

_is_count = re.compile(r"[0-9]{1,20}").fullmatch
"""As long as the largest number of 64 bits."""

_LONGEST = 2**31
"""Seconds that RFC 9111 gives as the longest age."""


Date: TypeAlias = date
TimeOfDay: TypeAlias = time
"""Under names that no field has."""


class OpenEnum(StrEnum):
    """A vocabulary that the exchange may extend without notice.

    A value that isn't in it becomes a member of its own that carries the value, so that an answer with a new value
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
        """True if the exchange documents the value."""
        return self.value in type(self)._value2member_map_


class Null(Enum):
    """The type of `NULL`."""

    NULL = None

    def __repr__(self) -> str:
        return "NULL"


NULL = Null.NULL
"""An explicit null: as the argument for a field that may be null, it clears the value; None leaves the field out."""

ADDITIONAL_PROPERTIES = "<additional properties>"
"""The name by which msgspec finds the members that a model doesn't have; the exchange has none like it."""


def wire_name(name: str) -> str:
    """Return a field's name on the wire, unless the document gives it another one."""
    if name == "additional_properties":
        return ADDITIONAL_PROPERTIES
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))


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

    @property
    def total(self) -> int | None:
        """Items of a history on all pages (`X-Total`); None where the exchange doesn't say, as below."""
        return self._count("X-Total")

    @property
    def pages(self) -> int | None:
        """Pages of a history (`X-Page-Count`)."""
        return self._count("X-Page-Count")

    @property
    def page(self) -> int | None:
        """Number of this page (`X-Current-Page`)."""
        return self._count("X-Current-Page")

    @property
    def page_size(self) -> int | None:
        """Items of a page (`X-Page-Size`)."""
        return self._count("X-Page-Size")

    @property
    def age(self) -> timedelta | None:
        """Time that a cache on the way has kept the response (`Age`); None: it comes from the exchange itself."""
        seconds = self._count("Age")
        return None if seconds is None else timedelta(seconds=min(seconds, _LONGEST))

    @property
    def cache_control(self) -> str | None:
        """Time that the response may be kept (`Cache-Control`), such as `s-maxage=20, stale-while-revalidate=10`."""
        return self.headers.get("Cache-Control")

    def _count(self, header: str) -> int | None:
        stated = self.headers.get(header, "").strip()
        return int(stated) if _is_count(stated) else None
