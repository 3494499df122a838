"""The order that every subject places, and its signature without any client."""

from __future__ import annotations

import json
import time
from base64 import b64encode
from decimal import Decimal
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ORDER: dict[str, Any] = {
    "symbol": "SOL_USDC",
    "side": "Bid",
    "orderType": "Limit",
    "price": "170.51",
    "quantity": "1.25",
    "timeInForce": "GTC",
    "clientId": 123456,
}
PATH = "/api/v1/order"
WINDOW = 5000

_SEED = bytes(range(32))
KEY = Ed25519PrivateKey.from_private_bytes(_SEED)
SECRET_KEY = b64encode(_SEED).decode()
PUBLIC_KEY = b64encode(KEY.public_key().public_bytes_raw()).decode()


def now() -> int:
    """Return the Unix time in milliseconds."""
    return time.time_ns() // 1_000_000


def parameters(order: dict[str, Any]) -> str:
    """Return the part of the string to sign with the fields of an order."""
    return "&".join(f"{name}={_text(order[name])}" for name in sorted(order))


def signature(text: str) -> str:
    """Return the signature of a string, in base64."""
    return b64encode(KEY.sign(text.encode())).decode()


def signed() -> tuple[bytes, dict[str, str]]:
    """Return the body and the headers of the order, signed now, as a program without a client would."""
    timestamp = now()
    text = f"instruction=orderExecute&{parameters(ORDER)}&timestamp={timestamp}&window={WINDOW}"
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "X-API-Key": PUBLIC_KEY,
        "X-Signature": signature(text),
        "X-Timestamp": str(timestamp),
        "X-Window": str(WINDOW),
    }
    return json.dumps(ORDER, separators=(",", ":")).encode(), headers


def problem(method: str, path: str, headers: dict[str, str], body: str) -> str | None:
    """Return the error in a request that should place the order; None: the request is correct.

    Args:
        method: The HTTP method.
        path: The path.
        headers: The headers, by name in lower case.
        body: The JSON body.
    """
    if (method, path) != ("POST", PATH):
        return f"{method} {path} doesn't place an order"
    sent: dict[str, Any] = json.loads(body)
    different = sorted(name for name in ORDER.keys() | sent.keys() if _plain(sent.get(name)) != _plain(ORDER.get(name)))
    if different:
        return f"not the same order: {', '.join(f'{name} is {sent.get(name)!r}' for name in different)}"
    timestamp, window = headers["x-timestamp"], headers["x-window"]
    text = f"instruction=orderExecute&{parameters(sent)}&timestamp={timestamp}&window={window}"
    # Ed25519 signatures are deterministic, so comparing them is enough.
    return None if headers["x-signature"] == signature(text) else "the signature isn't that of the order"


def _plain(value: Any) -> str:
    try:
        return format(Decimal(value).normalize(), "f")
    except (ArithmeticError, TypeError):
        return str(value)


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
