"""The signing core: what a request says as the string to sign, and the string's signature; no I/O, no httpx.

The rules are the exchange's (https://docs.backpack.exchange/#section/Authentication/Signing-requests); where it is
silent they follow its own Rust client (backpack-exchange/bpx-api-client), and a comment says so.
"""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from bpx_api.errors import InvalidArgumentError
from bpx_api.options import checked_window

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

DEFAULT_WINDOW = 5000
"""Milliseconds for which a request is valid, where nothing else is said."""

Pairs: TypeAlias = Sequence[tuple[str, str]]
"""A query's parameters, decoded, in the order in which they are sent."""

_NoText: TypeAlias = "int | bool | _Number | list[_JsonValue] | dict[str, _JsonValue] | None"
_JsonValue: TypeAlias = "str | _NoText"


def unix_milliseconds() -> int:
    """This machine's clock: Unix time in milliseconds."""
    return time.time_ns() // 1_000_000


def string_to_sign(
    instruction: str, *, timestamp: int, window: int = DEFAULT_WINDOW, query: Pairs = (), body: bytes = b""
) -> str:
    """Build the string that is signed for a request.

    Args:
        instruction: The operation's instruction, such as `orderExecute`.
        timestamp: Unix time in milliseconds.
        window: Milliseconds for which the request is valid. From 1 to 60000.
        query: The query's parameters, decoded.
        body: The JSON body as it is sent: an object, or an array of objects (a batch), or empty.

    Returns:
        `instruction=…`, the parameters sorted by key, the timestamp and the window, joined by `&`. A batch states
        the instruction before each of its objects.

    Raises:
        InvalidArgumentError: the body is neither an object nor an array of objects, or the window is out of range.
    """
    prefix = f"instruction={instruction}"
    in_query = _in_query(query)
    pieces = [prefix + in_query + _in_body(stated) for stated in _objects(body)] or [prefix + in_query]
    return f"{'&'.join(pieces)}&timestamp={timestamp}&window={checked_window(window)}"


def signature(key: Ed25519PrivateKey, text: str) -> str:
    """Sign a string with Ed25519 (RFC 8032).

    Args:
        key: The account's private key.
        text: The string to sign; its UTF-8 bytes are signed.

    Returns:
        The signature as base64.

    Raises:
        InvalidArgumentError: the string contains half a surrogate pair, which has no UTF-8 bytes.
    """
    try:
        stated = text.encode()
    except UnicodeEncodeError:
        raise InvalidArgumentError("text", "contains half a surrogate pair, which can't be signed") from None
    return base64.b64encode(key.sign(stated)).decode("ascii")


class _Number:
    """A number with a fraction or an exponent, kept as it is written in the body: that is what the exchange reads."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


_DECODER = msgspec.json.Decoder(float_hook=_Number)


def _objects(body: bytes) -> list[dict[str, _JsonValue]]:
    if not body:
        return []
    try:
        stated: _JsonValue = _DECODER.decode(body)
    except (ValueError, RecursionError):
        stated = None  # refused below
    objects = stated if isinstance(stated, list) else [stated]
    found = [item for item in objects if isinstance(item, dict)]
    if len(found) != len(objects):
        raise InvalidArgumentError("body", "a signed body must be a JSON object or an array of objects")
    return found


def _in_query(query: Pairs) -> str:
    # Sorted by key alone: nothing is documented for a repeated key (marketType=SPOT&marketType=PERP), so its values
    # keep the order in which they are sent. Query and body are sorted each by itself, the query first, as the Rust
    # client does.
    return "".join([f"&{key}={value}" for key, value in sorted(query, key=itemgetter(0))])


def _in_body(stated: dict[str, _JsonValue]) -> str:
    # Nearly every value is a str; to ask first takes half of what the calls would.
    return "".join(
        [f"&{key}={value if isinstance(value := stated[key], str) else _text(value)}" for key in sorted(stated)]
    )


def _text(value: _NoText) -> str:
    if isinstance(value, _Number):
        return value.text
    if type(value) is int:  # json would write the same, in ten times as long
        return str(value)
    # Numbers, true, false and null as JSON writes them; nested values as compact JSON, as the Rust client does.
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, default=_float)


def _float(number: _Number) -> float:
    return float(number.text)
