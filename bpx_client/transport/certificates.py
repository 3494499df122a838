"""TLS settings, with the certificates that servers are checked against."""

from __future__ import annotations

import os
import re
import ssl
from pathlib import Path

import httpx

from bpx_api.errors import InvalidArgumentError
from bpx_auth.fork_safety import OpenSSL

_HASHED = re.compile(r"[0-9a-f]{8}\.\d+")
"""The name that OpenSSL looks for in a directory of certificates."""


def ssl_context() -> ssl.SSLContext:
    """TLS settings that check certificates: against `SSL_CERT_FILE` or `SSL_CERT_DIR` where one is set, else certifi's.

    Raises:
        InvalidArgumentError: the certificates can't be read; the message names the variable.
    """
    file, directory = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    # Else a pipe would be waited for; and of a directory OpenSSL says nothing until every certificate is refused.
    if file and not Path(file).is_file():
        raise InvalidArgumentError("SSL_CERT_FILE", f"{file!r} is not a file; name a PEM file, or unset the variable")
    if directory and not file and not any(map(_has_certificates, directory.split(os.pathsep))):
        raise InvalidArgumentError(
            "SSL_CERT_DIR",
            f"{directory!r} has no certificates named by their hashes; run `openssl rehash` on it, name another "
            "directory, or unset the variable",
        )
    try:
        with OpenSSL():
            return httpx.create_ssl_context()
    except OSError as error:  # of which ssl.SSLError is one
        # Where an error names a file it is the one for keys that is written; OpenSSL names none.
        names = ("SSLKEYLOGFILE",) if error.filename else ("SSL_CERT_FILE", "SSL_CERT_DIR")
        name = next((name for name in names if os.environ.get(name)), None)
        if name is None:
            raise
        raise InvalidArgumentError(
            name, f"TLS can't be set up with {os.environ[name]!r} ({error}); name another file, or unset the variable"
        ) from None


def _has_certificates(directory: str) -> bool:
    try:
        return any(_HASHED.fullmatch(name) for name in os.listdir(directory))
    except OSError:
        return False
