"""The exchange's errors on its streams. The connection stays open."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StreamError:
    """An error code with its message."""

    code: int
    message: str

    @property
    def frame(self) -> str:
        """The error as a frame."""
        return f'{{"id":null,"error":{{"code":{self.code},"message":"{self.message}"}}}}'


def parse_error() -> StreamError:
    """Return the error for invalid JSON, an unknown method or invalid fields."""
    return StreamError(4002, "Parse error")


def invalid_signature() -> StreamError:
    """Return the error for a private stream without a valid signature of a known key."""
    return StreamError(4003, "Invalid signature")


def invalid_stream() -> StreamError:
    """Return the error for an unknown name."""
    return StreamError(4006, "Invalid stream")


def invalid_depth_window() -> StreamError:
    """Return the error for an unknown interval of an aggregated depth stream."""
    return StreamError(4008, "Invalid depth window")
