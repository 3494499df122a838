"""What certificates are checked against."""

from __future__ import annotations

import os
import ssl

import httpx

from bpx_client.errors import InvalidArgumentError


def ssl_context() -> ssl.SSLContext:
    """TLS settings that check certificates: against `SSL_CERT_FILE` or `SSL_CERT_DIR` where one is set, else certifi's.

    Raises:
        InvalidArgumentError: the certificates can't be read.
    """
    try:
        return httpx.create_ssl_context()
    except OSError as error:  # of which ssl.SSLError is one
        # Where an error names a file it is the one for keys that is written; OpenSSL names none.
        names = ("SSLKEYLOGFILE",) if error.filename else ("SSL_CERT_FILE", "SSL_CERT_DIR")
        name = next((each for each in names if os.environ.get(each)), names[0])
        raise InvalidArgumentError(
            name,
            f"TLS can't be set up with {os.environ.get(name)!r} ({error}); name another file, or unset the variable",
        ) from error
