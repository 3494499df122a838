"""What the exchange says to a subscription that it doesn't take. The connection stays open."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StreamError:
    """A code with its words."""

    code: int
    message: str

    @property
    def frame(self) -> str:
        """The text of the frame that says so."""
        return f'{{"id":null,"error":{{"code":{self.code},"message":"{self.message}"}}}}'


def parse_error() -> StreamError:
    """Return the error for what is no JSON, or no request: the wrong method, or no list of names."""
    return StreamError(4002, "Parse error")


def invalid_signature() -> StreamError:
    """Return the error for a private stream that isn't signed, or not by a key of the exchange, or too late."""
    return StreamError(4003, "Invalid signature")


def invalid_stream() -> StreamError:
    """Return the error for a name that no stream can have."""
    return StreamError(4006, "Invalid stream")


def invalid_depth_window() -> StreamError:
    """Return the error for a depth stream gathered over another time than those on offer."""
    return StreamError(4008, "Invalid depth window")
