"""Sign an order or a batch: build and sign the string, or only sign it."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count
from typing import Any

from ..order import KEY, ORDER, WINDOW, now, parameters

Call = Callable[[], object]


def key_alone(what: str, size: int) -> Call:
    """The limit: `Ed25519PrivateKey.sign`."""
    text = "&".join(f"instruction=orderExecute&{parameters(each)}" for each in _orders(size))
    string = f"{text}&timestamp={now()}&window={WINDOW}".encode()
    return lambda: KEY.sign(string)


def ours(what: str, size: int) -> Call:
    """This project: build the string from the body, and sign it, in base64."""
    from bpx_auth.signing import signature, string_to_sign

    orders = _orders(size)
    body = json.dumps(orders if what == "batch" else orders[0], separators=(",", ":")).encode()
    clock = count(now())
    return lambda: signature(KEY, string_to_sign("orderExecute", timestamp=next(clock), window=WINDOW, body=body))


def _orders(size: int) -> list[dict[str, Any]]:
    return [{**ORDER, "clientId": number} for number in range(size)]
