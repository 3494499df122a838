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
        names = ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE")
        name = next((each for each in names if os.environ.get(each)), names[0])
        raise InvalidArgumentError(
            name,
            f"no certificates can be read from {os.environ.get(name)!r} ({error}); "
            "name a PEM file of the authorities to trust, or unset the variable",
        ) from error
