"""Key pairs of the sandbox's accounts, derived from the seed so that a run can be repeated."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True, slots=True)
class KeyPair:
    """An Ed25519 key pair as the exchange hands it out: both halves as base64 of 32 bytes."""

    public_key: str
    secret_key: str = field(repr=False)

    @classmethod
    def derive(cls, seed: int, account: str) -> KeyPair:
        """The key pair of an account of a sandbox with this seed. Good for tests, and for nothing else."""
        secret = sha256(f"bpx_sandbox account {account} of seed {seed}".encode()).digest()
        public = Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()
        return cls(b64encode(public).decode(), b64encode(secret).decode())
