"""Key pairs of the sandbox's accounts, derived from the seed so that runs are repeatable."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True, slots=True)
class KeyPair:
    """An Ed25519 key pair in the exchange's format: base64 of 32 bytes each."""

    public_key: str
    secret_key: str = field(repr=False)

    @classmethod
    def derive(cls, seed: int, account: str) -> KeyPair:
        """Derive the key pair of an account from a seed; for tests only."""
        secret = sha256(f"bpx_sandbox account {account} of seed {seed}".encode()).digest()
        public = Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()
        return cls(b64encode(public).decode(), b64encode(secret).decode())
