"""A filter for the log of HTTP/2: hpack notes every header that it compresses, secrets among them."""

from __future__ import annotations

import logging

_LOGGERS = ("hpack.hpack", "hpack.table")
_SECRET = ("x-broker-key", "x-signature", "encoded header block")  # the block is all headers together


def hide_secret_headers() -> None:
    """Drop the lines of hpack's DEBUG log that show a secret header; nothing else of it."""
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_shows_no_secret)


def _shows_no_secret(record: logging.LogRecord) -> bool:
    line = record.getMessage().lower()
    return not any(secret in line for secret in _SECRET)
