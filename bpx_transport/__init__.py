"""How a request travels, whatever it says: connections, timeouts, retries, pacing, and the exchange's clock."""

from .clock import ClockError, ServerClock, unix_milliseconds
from .journey import Conduct
from .pacing import AsyncPace, Pace, Pacing
from .pool import DEFAULT_TIMEOUT, open_async_pool, open_pool
from .retries import Retries
from .sending import AsyncSender, Sender
from .wire import MAX_RESPONSE_SIZE

__all__ = [
    "DEFAULT_TIMEOUT",
    "MAX_RESPONSE_SIZE",
    "AsyncPace",
    "AsyncSender",
    "ClockError",
    "Conduct",
    "Pace",
    "Pacing",
    "Retries",
    "Sender",
    "ServerClock",
    "open_async_pool",
    "open_pool",
    "unix_milliseconds",
]
