"""Checked requests, as the handlers of operations get them, and pages of histories, as some return."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Reversible, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol, TypeAlias, TypeVar

from bpx_sandbox.engine import errors
from bpx_sandbox.engine.accounts import Account
from bpx_sandbox.engine.engine import Engine
from bpx_sandbox.engine.fields import Fields, Value

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class ApiRequest:
    """A checked request.

    Attributes:
        now: Unix time in milliseconds.
        fields: The parameters and the body's fields.
        batch: The entries of a body that is a list.
        signer: The account that signed the request; None if the operation doesn't need a signature.
        depth_lag: The number of updates by which a returned book lags behind.
    """

    engine: Engine
    now: int
    fields: Fields
    batch: tuple[Fields, ...] = ()
    signer: Account | None = None
    depth_lag: int = 0

    @property
    def user(self) -> int:
        """The user number of the signer."""
        return list(self.engine.accounts).index(self.account.name) + 1

    @property
    def account(self) -> Account:
        """The account that signed."""
        if self.signer is None:
            raise TypeError("openapi.yaml lets this operation be called without a signature")
        return self.signer


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a history, with the total number of items."""

    items: Sequence[Value]
    total: int
    limit: int
    offset: int

    @property
    def headers(self) -> Mapping[str, str]:
        """The paging headers."""
        size = max(self.limit, 1)
        return {
            # An empty history is one page, as on the exchange.
            "X-Page-Count": str(max(-(-self.total // size), 1)),
            "X-Current-Page": str(self.offset // size + 1),
            "X-Page-Size": str(self.limit),
            "X-Total": str(self.total),
        }


Handler: TypeAlias = Callable[[ApiRequest], "Value | Page"]


class History(Collection[T_co], Reversible[T_co], Protocol[T_co]):
    """Items, oldest first, that can be iterated from either end: a list, or the values of a dict."""


def page(items: History[T], fields: Fields, write: Callable[[T], Value]) -> Page:
    """Return the page that `limit`, `offset` and `sortDirection` select from items, oldest first."""
    # `islice` doesn't accept an offset of any size.
    limit, offset = fields.require_int("limit"), min(fields.require_int("offset"), len(items))
    ordered = iter(items) if fields.get_str("sortDirection") == "Asc" else reversed(items)
    return Page([write(item) for item in islice(ordered, offset, offset + limit)], len(items), limit, offset)


def is_in_time_range(milliseconds: int, fields: Fields) -> bool:
    """Return True if a time is from `from` to `to`, both included."""
    first, last = fields.get_int("from"), fields.get_int("to")
    return (first is None or milliseconds >= first) and (last is None or milliseconds <= last)


def require_one_id(fields: Fields) -> tuple[str | None, int | None]:
    """Return `orderId` and `clientId`, or refuse the request unless it has exactly one of them."""
    order_id, client_id = fields.get_str("orderId"), fields.get_int("clientId")
    if order_id is not None and client_id is not None:
        # The exchange then reads orderId only, and finds that the signature doesn't match.
        raise errors.invalid_request("Invalid signature")
    if order_id is None and client_id is None:
        raise errors.invalid_request("Must specify either `clientId` or `orderId`")
    return order_id, client_id


def require_asset(request: ApiRequest, name: str) -> str:
    """Return the asset in a field, or refuse an asset that isn't traded."""
    asset = request.fields.require_str(name)
    if asset not in request.engine.assets:
        raise errors.unknown_asset(asset)
    return asset
