"""The exchange's error responses, with status, code and message."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


class Refusal(Exception):  # noqa: N818 it is a response, not a failure of the sandbox
    """A request that the exchange refuses with an error response.

    Attributes:
        status: HTTP status, 4xx.
        code: One of the exchange's error codes.
        message: An explanation for people.
        headers: More headers of the response.
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
        """The JSON body of the response."""
        return {"code": self.code, "message": self.message}


class UnparsableError(Refusal):
    """A request that can't be parsed; the response is plain text, as the exchange's web framework writes it."""

    def __init__(self, message: str) -> None:
        super().__init__("INVALID_CLIENT_REQUEST", message)


def unparsable_parameter(name: str, reason: str) -> Refusal:
    """Return the error for a missing or invalid parameter."""
    return UnparsableError(f"failed to parse parameter `{name}`: {reason}")


def unparsable_body(reason: str) -> Refusal:
    """Return the error for an invalid body."""
    return UnparsableError(f"parse request payload error: {reason}")


def invalid_request(message: str) -> Refusal:
    """Return the error for invalid headers or an invalid combination of fields."""
    return Refusal("INVALID_CLIENT_REQUEST", message)


def not_simulated(name: str, value: str) -> Refusal:
    """Return the error for a value that openapi.yaml allows and the sandbox can't simulate."""
    return Refusal("NOT_IMPLEMENTED", f"The sandbox can't simulate {name} {value}")


def invalid_order(message: str) -> Refusal:
    """Return the error for a well-formed order that can't be accepted."""
    return Refusal("INVALID_ORDER", message)


def unauthorized(message: str) -> Refusal:
    """Return the error for a request without a known signer."""
    return Refusal("UNAUTHORIZED", message, status=401)


def unknown_market() -> Refusal:
    """Return the error for an unknown market."""
    return invalid_request("Invalid market symbol")


def symbol_not_found() -> Refusal:
    """Return the error for an unknown market as `get_mark_prices` words it."""
    return invalid_request("Symbol not found")


def unknown_asset(symbol: str) -> Refusal:
    """Return the error for an unknown asset."""
    return Refusal("INVALID_ASSET", f"Invalid asset: {symbol}")


def invalid_price(message: str) -> Refusal:
    """Return the error for a price that breaks a rule of the market."""
    return Refusal("INVALID_PRICE", message)


def invalid_quantity(message: str) -> Refusal:
    """Return the error for a quantity that breaks a rule of the market."""
    return Refusal("INVALID_QUANTITY", message)


def trading_paused() -> Refusal:
    """Return the error for an order in a closed market."""
    return Refusal("TRADING_PAUSED", "Trading is paused")


def insufficient_funds() -> Refusal:
    """Return the error for a request that needs more than is available."""
    return Refusal("INSUFFICIENT_FUNDS", "Insufficient funds")


def borrow_limit() -> Refusal:
    """Return the error for a borrow that needs more collateral."""
    return Refusal("BORROW_LIMIT", "Borrow limit exceeded")


def invalid_two_factor_code(message: str) -> Refusal:
    """Return the error for a missing or wrong two-factor token or code."""
    return Refusal("INVALID_TWO_FACTOR_CODE", message)


def not_found() -> Refusal:
    """Return the error for an unknown order, or for a market without a book."""
    return Refusal("RESOURCE_NOT_FOUND", "Not Found", status=404)


def too_many_requests(*, retry_after_ms: int) -> Refusal:
    """Return the error for an exceeded rate limit; `Retry-After` is rounded up to seconds."""
    headers = {"Retry-After": str(-(-retry_after_ms // 1000))}
    return Refusal("TOO_MANY_REQUESTS", "Too many requests", status=429, headers=headers)


def too_large(message: str, *, status: int) -> Refusal:
    """Return the error for a body (413) or a query (414) that is too long."""
    return Refusal("INVALID_CLIENT_REQUEST", message, status=status)


def wrong_method(method: str, path: str) -> Refusal:
    """Return the error for a known path with another method."""
    return Refusal("RESOURCE_NOT_FOUND", f"No operation at {method} {path}", status=405)
