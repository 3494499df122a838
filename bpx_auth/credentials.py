"""The key pair of an account: checked when it is given, and never shown."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path
from typing import TYPE_CHECKING, Self

from bpx_api.errors import CredentialsError, MissingCredentialsError

from . import env_files
from .fork_safety import note_thread

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_LENGTH = 32
"""Bytes of an Ed25519 public key, and of the seed that is the secret key (RFC 8032)."""


class Credentials:
    """A key pair of the exchange, ready to sign.

    The secret is kept as a private key object only: it is in no repr, can't be pickled, and no error shows it.

    Args:
        public_key: The public key, base64 of 32 bytes: what the exchange calls the API key.
        secret_key: The secret key, base64 of 32 bytes (the seed), or of 64 bytes where a tool stores seed and public
            key together.

    Attributes:
        public_key: The public key, base64.

    Raises:
        CredentialsError: a key isn't base64 or has the wrong length, or the two don't belong together.
    """

    __slots__ = ("_private_key", "public_key")

    public_key: str

    def __init__(self, public_key: str, secret_key: str) -> None:
        public = _decoded(public_key)
        secret = _decoded(secret_key)
        # A traceback that renders local variables (rich does) would show them; given the wrong way round, both.
        del public_key, secret_key
        problem = _problem(public, secret)
        if problem is not None or isinstance(secret, str) or isinstance(public, str):
            del public, secret
            raise CredentialsError(problem)
        self._private_key = _private_key(secret)
        self.public_key = base64.b64encode(public).decode("ascii")

    @classmethod
    def from_env(cls, env_file: str | Path | None = ".env") -> Self:
        """Take the keys from `PUBLIC_KEY` and `SECRET_KEY`: from the environment, else from a file.

        Args:
            env_file: The file to look in, relative to the working directory; it need not be there. None: the
                environment alone.

        Raises:
            MissingCredentialsError: neither key is set.
            CredentialsError: only one of them is set, or one can't be used; or what is there under the file's name
                isn't a regular file, can't be read, or is larger than 64 KiB.

        Warns:
            UserWarning: the secret key is in a file that others on this machine can read (POSIX only).
        """
        settings = env_files.load(env_file)
        public, secret = settings.public_key, settings.secret_key
        if public is None and secret is None:
            raise MissingCredentialsError(
                "neither PUBLIC_KEY nor SECRET_KEY is set in the environment"
                + ("" if env_file is None else f" or in {env_file}")
            )
        if public is None or secret is None:
            missing, present = ("PUBLIC_KEY", "SECRET_KEY") if public is None else ("SECRET_KEY", "PUBLIC_KEY")
            raise CredentialsError(
                f"{present} is set and {missing} is not; set both, or neither for public operations only"
            )
        if env_file is not None and env_files.load(None).secret_key is None:
            env_files.warn_if_exposed(env_file)
        return cls(public.get_secret_value(), secret.get_secret_value())

    @property
    def private_key(self) -> Ed25519PrivateKey:
        """The key that signs."""
        note_thread()  # of whoever signs
        return self._private_key

    def __repr__(self) -> str:
        return f"Credentials(public_key={getattr(self, 'public_key', None)!r}, secret_key='**********')"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Credentials) and other.public_key == self.public_key

    def __hash__(self) -> int:
        return hash(self.public_key)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> str:
        raise TypeError(
            "Credentials can't be pickled: the secret key would be written out; load them where they are used"
        )


def _decoded(text: object) -> bytes | str:
    """Decode base64, or say what is wrong with it."""
    if not isinstance(text, str):
        return f"must be a str, not {type(text).__name__}"
    try:
        return base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        return "is not base64"


def _problem(public: bytes | str, secret: bytes | str) -> str | None:
    """Say what is wrong with a key pair, without showing the secret."""
    if isinstance(public, str):
        return f"the public key {public}"
    if isinstance(secret, str):
        return f"the secret key {secret}"
    if len(public) != KEY_LENGTH:
        return f"the public key has {len(public)} bytes; an Ed25519 public key has {KEY_LENGTH}"
    if len(secret) not in (KEY_LENGTH, 2 * KEY_LENGTH):
        return (
            f"the secret key has {len(secret)} bytes; an Ed25519 secret key has {KEY_LENGTH}, "
            f"or {2 * KEY_LENGTH} together with the public key"
        )
    derived = _private_key(secret).public_key().public_bytes_raw()
    if derived != public or secret[KEY_LENGTH:] not in (b"", public):
        return (
            "the public key doesn't belong to the secret key (are they the wrong way round?); "
            "copy both again from the same API key"
        )
    return None


def _private_key(secret: bytes) -> Ed25519PrivateKey:
    # Imported here: whoever has no keys yet, or none at all, needn't load a library of ciphers.
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    note_thread()
    return Ed25519PrivateKey.from_private_bytes(secret[:KEY_LENGTH])
