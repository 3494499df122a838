"""Verification of request signatures.

It is written from the exchange's rules and shares no code with the client: one mistake can't hide in both.
"""

from __future__ import annotations

import json
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Callable, Mapping, Sequence

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from bpx_sandbox.engine import errors
from bpx_sandbox.engine.fields import JSON

Clock = Callable[[], int]
"""Unix time in milliseconds."""

QueryItems = Sequence[tuple[str, str]]
"""The names and values of a query, decoded, in the order of arrival."""

DEFAULT_WINDOW = "5000"
MAX_WINDOW_MS = 60_000
MAX_TIMESTAMP_DIFFERENCE_MS = 600_000
"""The largest difference to the exchange's time before the error message changes."""
_SIGNATURE_BYTES = 64


def string_to_sign(instruction: str, query: QueryItems, body: JSON, timestamp: str, window: str) -> str:
    """Return the string that a request must sign.

    Args:
        instruction: The operation's instruction, such as `orderExecute`.
        query: The query's items, decoded, in the order of arrival.
        body: The decoded JSON body: an object, a list of objects (a batch), or None.
        timestamp: The value of X-Timestamp.
        window: The value of X-Window, or the default.
    """
    prefix = f"instruction={instruction}"
    if isinstance(body, Sequence) and not isinstance(body, str):
        batch = [part for entry in body for part in (prefix, *_object_pairs(entry))]
        parts = [*_query_pairs(query), *batch]
    else:
        parts = [prefix, *_query_pairs(query), *_object_pairs(body)]
    return "&".join([*parts, f"timestamp={timestamp}", f"window={window}"])


def _query_pairs(query: QueryItems) -> list[str]:
    # A repeated key isn't documented. Sorting by key is stable, so its values keep their order.
    return [f"{key}={value}" for key, value in sorted(query, key=lambda pair: pair[0])]


def _object_pairs(body: JSON) -> list[str]:
    if not isinstance(body, Mapping):
        return []
    return [f"{key}={_text(body[key])}" for key in sorted(body)]


def _text(value: JSON) -> str:
    """Format a value for signing: a string as it is, anything else as compact JSON (`true`, `12`, `{"a":1}`)."""
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"), ensure_ascii=False)


class SignatureVerifier:
    """Verifies signatures, timestamps and windows of requests.

    Attributes:
        clock: Unix time in milliseconds; tests replace it.
    """

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self._keys: dict[str, Ed25519PublicKey] = {}

    def add_key(self, public_key: str) -> None:
        """Add a public key, base64 as in X-API-Key."""
        self._keys[public_key] = Ed25519PublicKey.from_public_bytes(b64decode(public_key, validate=True))

    def verify(
        self,
        headers: Mapping[str, str],
        instruction: str,
        query: QueryItems,
        body: JSON,
        *,
        accept_unknown: bool = False,
    ) -> str:
        """Return the public key that signed a request.

        Args:
            headers: The request's headers; lookup ignores case.
            instruction: The operation's instruction.
            query: The query's items in the order of arrival.
            body: The decoded JSON body; None without a body.
            accept_unknown: True if unknown keys may sign too.

        Raises:
            Refusal: A header is missing or malformed, the key is unknown, the signature is wrong, or it has expired.
        """
        public_key = _require_header(headers, "X-API-Key")
        key = self._keys.get(public_key)
        if key is None:
            key = _parse_key(public_key) if accept_unknown else None
        if key is None:
            raise errors.unauthorized("Unknown X-API-Key")
        timestamp = _require_header(headers, "X-Timestamp")
        window = headers.get("X-Window", DEFAULT_WINDOW)
        signed_at, allowed = _parse_int("X-Timestamp", timestamp), _parse_int("X-Window", window)
        if not 1 <= allowed <= MAX_WINDOW_MS:
            raise errors.invalid_request(f"X-Window must be between 1 and {MAX_WINDOW_MS} milliseconds")
        signature = _parse_signature(headers)
        try:
            message = string_to_sign(instruction, query, body, timestamp, window).encode()
        except UnicodeEncodeError:  # half of a surrogate pair can't be encoded
            raise errors.invalid_request("Invalid signature") from None
        if not _is_valid(key, signature, message):
            if any(_is_valid(other, signature, message) for other in self._keys.values()):
                # A valid signature by another account.
                raise errors.invalid_request("Invalid X-Signature header")
            raise errors.invalid_request("Invalid signature")
        off = abs(self.clock() - signed_at)
        if off > MAX_TIMESTAMP_DIFFERENCE_MS:
            raise errors.invalid_request("Invalid timestamp: must be within 10 minutes of current time")
        if off > allowed:
            raise errors.invalid_request("Request has expired")
        return public_key


def _parse_key(text: str) -> Ed25519PublicKey | None:
    """Parse a public key; None if it is invalid."""
    try:
        return Ed25519PublicKey.from_public_bytes(b64decode(text, validate=True))
    except ValueError:
        return None


def _is_valid(key: Ed25519PublicKey, signature: bytes, message: bytes) -> bool:
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True


def _require_header(headers: Mapping[str, str], name: str) -> str:
    value = headers.get(name)
    if not value:
        raise errors.unauthorized(f"Missing {name} header")
    return value


def _parse_signature(headers: Mapping[str, str]) -> bytes:
    try:
        signature = b64decode(_require_header(headers, "X-Signature"), validate=True)
    except (NotBase64, ValueError):
        signature = b""
    if len(signature) != _SIGNATURE_BYTES:
        raise errors.invalid_request("Invalid X-Signature header")
    return signature


def _parse_int(name: str, text: str) -> int:
    # 16 digits reach the year 300,000; longer ones would only serve a denial of service.
    if not (text.isascii() and text.isdigit() and len(text) <= 16):
        raise errors.invalid_request(f"Invalid {name} header")
    return int(text)
