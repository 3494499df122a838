"""Refusal of arguments that the functions of this package don't take."""

from __future__ import annotations

from bpx_api import AsyncClient, Client
from bpx_api.errors import InvalidArgumentError


def require_client(given: object, kind: type[Client | AsyncClient], name: str, other: str) -> None:
    """Refuse what isn't a client, or is one of the other flavour.

    Args:
        given: The argument.
        kind: The class that it must be of.
        name: The function that was called.
        other: The same function for the other flavour.

    Raises:
        InvalidArgumentError: it isn't such a client; the message says what to call or to pass.
    """
    if isinstance(given, kind):
        return
    if isinstance(given, Client | AsyncClient):
        call = f"await {other}(…)" if isinstance(given, AsyncClient) else f"{other}(…)"
        raise InvalidArgumentError("bpx", f"{type(given).__name__} is for {call}, {name} takes a {kind.__name__}")
    raise InvalidArgumentError("bpx", f"{type(given).__name__} isn't a client; pass the {kind.__name__} itself")
