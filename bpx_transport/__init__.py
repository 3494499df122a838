"""How a request travels, whatever it says: connections, timeouts, retries, pacing, and the exchange's clock."""

from .clock import ServerClock, unix_milliseconds
from .journey import Conduct
from .pacing import AsyncPace, Pace, Pacing
from .pool import DEFAULT_TIMEOUT, complete, open_async_pool, open_pool
from .retries import Retries
from .sending import AsyncSender, Sender

__all__ = [
    "DEFAULT_TIMEOUT",
    "AsyncPace",
    "AsyncSender",
    "Conduct",
    "Pace",
    "Pacing",
    "Retries",
    "Sender",
    "ServerClock",
    "complete",
    "open_async_pool",
    "open_pool",
    "unix_milliseconds",
]
