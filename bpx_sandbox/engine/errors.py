"""The exchange's refusals: every way it says no, with status, code and message."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


class Refusal(Exception):  # noqa: N818 it is an answer, not a failure of the sandbox
    """A request that the exchange answers with an error body instead of carrying it out.

    Attributes:
        status: HTTP status, 4xx.
        code: One of the exchange's error codes.
        message: What was wrong, for a person.
        headers: What the answer carries besides.
    """

    def __init__(
        self, code: str, message: str, *, status: int = 400, headers: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers

    @property
    def body(self) -> Mapping[str, str]:
        """The error in the exchange's shape."""
        return {"code": self.code, "message": self.message}


class UnparsableError(Refusal):
    """A request whose parts don't parse. The web framework refuses it, in plain text."""

    def __init__(self, message: str) -> None:
        super().__init__("INVALID_CLIENT_REQUEST", message)


def unparsable_parameter(name: str, reason: str) -> Refusal:
    """A parameter is missing or isn't what it should be."""
    return UnparsableError(f"failed to parse parameter `{name}`: {reason}")


def unparsable_body(reason: str) -> Refusal:
    """The body isn't what it should be."""
    return UnparsableError(f"parse request payload error: {reason}")


def invalid_request(message: str) -> Refusal:
    """The request itself is wrong: its shape, its headers, its combination of fields."""
    return Refusal("INVALID_CLIENT_REQUEST", message)


def invalid_order(message: str) -> Refusal:
    """The order is well formed, but can't be taken as it is."""
    return Refusal("INVALID_ORDER", message)


def unauthorized(message: str) -> Refusal:
    """Nobody known signed the request."""
    return Refusal("UNAUTHORIZED", message, status=401)


def unknown_market() -> Refusal:
    """The symbol names no market of this exchange."""
    return invalid_request("Invalid market symbol")


def symbol_not_found() -> Refusal:
    """The symbol names no market; mark prices say it in their own words."""
    return invalid_request("Symbol not found")


def unknown_asset(symbol: str) -> Refusal:
    """The symbol names no asset of this exchange."""
    return Refusal("INVALID_ASSET", f"Invalid asset: {symbol}")


def invalid_price(message: str) -> Refusal:
    """The price breaks a rule of the market."""
    return Refusal("INVALID_PRICE", message)


def invalid_quantity(message: str) -> Refusal:
    """The quantity breaks a rule of the market."""
    return Refusal("INVALID_QUANTITY", message)


def trading_paused() -> Refusal:
    """The market takes no orders."""
    return Refusal("TRADING_PAUSED", "Trading is paused")


def insufficient_funds() -> Refusal:
    """The account has less available than the request needs."""
    return Refusal("INSUFFICIENT_FUNDS", "Insufficient funds")


def borrow_limit() -> Refusal:
    """The account has less collateral than the borrow needs."""
    return Refusal("BORROW_LIMIT", "Borrow limit exceeded")


def invalid_two_factor_code(message: str) -> Refusal:
    """The two-factor token or code is missing or wrong."""
    return Refusal("INVALID_TWO_FACTOR_CODE", message)


def not_found() -> Refusal:
    """No open order has this id, or the market has no book."""
    return Refusal("RESOURCE_NOT_FOUND", "Not Found", status=404)


def too_many_requests(*, retry_after_ms: int) -> Refusal:
    """A rate limit is used up; `Retry-After` counts whole seconds."""
    headers = {"Retry-After": str(-(-retry_after_ms // 1000))}
    return Refusal("TOO_MANY_REQUESTS", "Too many requests", status=429, headers=headers)


def too_large(message: str, *, status: int) -> Refusal:
    """The body (413) or the query (414) is longer than any request needs."""
    return Refusal("INVALID_CLIENT_REQUEST", message, status=status)


def wrong_method(method: str, path: str) -> Refusal:
    """The path is served, but not with this method."""
    return Refusal("RESOURCE_NOT_FOUND", f"No operation at {method} {path}", status=405)
