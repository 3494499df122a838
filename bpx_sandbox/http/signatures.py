"""The exchange's side of signing: the string that a request must have signed, and the decision whether it did.

It is written from the exchange's rules and shares nothing with the client: one mistake can't hide in both.
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
"""A decoded query, in the order in which it arrived."""

DEFAULT_WINDOW = "5000"
MAX_WINDOW_MS = 60_000
MAX_TIMESTAMP_DIFFERENCE_MS = 600_000
"""Milliseconds from the exchange's time beyond which a timestamp is refused in other words."""
_SIGNATURE_BYTES = 64


def string_to_sign(instruction: str, query: QueryItems, body: JSON, timestamp: str, window: str) -> str:
    """The string over which a request with these parts must carry a signature.

    Args:
        instruction: The operation's instruction, such as `orderExecute`.
        query: The query's pairs, decoded, in the order in which they arrived.
        body: The decoded JSON body: an object, a list of objects (a batch), or None.
        timestamp: The text of X-Timestamp.
        window: The text of X-Window, or the default's where the header is absent.
    """
    prefix = f"instruction={instruction}"
    if isinstance(body, Sequence) and not isinstance(body, str):
        batch = [part for entry in body for part in (prefix, *_object_pairs(entry))]
        parts = [*_query_pairs(query), *batch]
    else:
        parts = [prefix, *_query_pairs(query), *_object_pairs(body)]
    return "&".join([*parts, f"timestamp={timestamp}", f"window={window}"])


def _query_pairs(query: QueryItems) -> list[str]:
    # Nothing is documented for a repeated key. Sorting by key alone is stable, so its values keep the order given.
    return [f"{key}={value}" for key, value in sorted(query, key=lambda pair: pair[0])]


def _object_pairs(body: JSON) -> list[str]:
    if not isinstance(body, Mapping):
        return []
    return [f"{key}={_text(body[key])}" for key in sorted(body)]


def _text(value: JSON) -> str:
    """A value as it is signed: text as it is, anything else as compact JSON (`true`, `12`, `null`, `{"a":1}`)."""
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"), ensure_ascii=False)


class SignatureVerifier:
    """Decides who signed a request, and whether it may still be carried out.

    Attributes:
        clock: Unix time in milliseconds; tests replace it.
    """

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self._keys: dict[str, Ed25519PublicKey] = {}

    def add_key(self, public_key: str) -> None:
        """Makes a key known, base64 as in X-API-Key."""
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
        """Returns the public key that signed the request.

        Args:
            headers: The request's headers, with names looked up without regard to case.
            instruction: The operation's instruction.
            query: The query's pairs as they arrived.
            body: The decoded JSON body, None without one.
            accept_unknown: True if a key that nobody made known may sign too.

        Raises:
            Refusal: A header is missing or malformed, the key is unknown, the signature doesn't fit, or it is too late.
        """
        public_key = _require_header(headers, "X-API-Key")
        key = self._keys.get(public_key)
        if key is None:
            key = _parse_key(public_key) if accept_unknown else None
        if key is None:
            raise errors.unauthorized("Unknown X-API-Key")
        timestamp = _require_header(headers, "X-Timestamp")
        window = headers.get("X-Window", DEFAULT_WINDOW)
        moment, allowed = _parse_int("X-Timestamp", timestamp), _parse_int("X-Window", window)
        if not 1 <= allowed <= MAX_WINDOW_MS:
            raise errors.invalid_request(f"X-Window must be between 1 and {MAX_WINDOW_MS} milliseconds")
        signature = _parse_signature(headers)
        try:
            message = string_to_sign(instruction, query, body, timestamp, window).encode()
        except UnicodeEncodeError:  # half a surrogate pair has no bytes that could be signed
            raise errors.invalid_request("Invalid signature") from None
        if not _is_valid(key, signature, message):
            if any(_is_valid(other, signature, message) for other in self._keys.values()):
                # Signed rightly, but with the key pair of another account.
                raise errors.invalid_request("Invalid X-Signature header")
            raise errors.invalid_request("Invalid signature")
        off = abs(self.clock() - moment)
        if off > MAX_TIMESTAMP_DIFFERENCE_MS:
            raise errors.invalid_request("Invalid timestamp: must be within 10 minutes of current time")
        if off > allowed:
            raise errors.invalid_request("Request has expired")
        return public_key


def _parse_key(text: str) -> Ed25519PublicKey | None:
    """The key that a header holds; None where it holds none."""
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
    # 16 digits reach the year 300,000; more would only feed a denial of service.
    if not (text.isascii() and text.isdigit() and len(text) <= 16):
        raise errors.invalid_request(f"Invalid {name} header")
    return int(text)
