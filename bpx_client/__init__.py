"""The client for the Backpack Exchange API: `connect()`, `aconnect()`, and what they take and raise."""

from bpx_api import __version__
from bpx_auth import Credentials

from . import errors, models
from .client import AsyncClient, Client
from .connecting import aconnect, connect
from .transport import RateLimits, RetryPolicy

__all__ = [
    "AsyncClient",
    "Client",
    "Credentials",
    "RateLimits",
    "RetryPolicy",
    "__version__",
    "aconnect",
    "connect",
    "errors",
    "models",
]
