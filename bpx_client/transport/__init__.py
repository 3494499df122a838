"""Transport of requests, whatever they say: connections, timeouts, retries, rate limits, and the exchange's clock."""

from .auto import open_async_transport, open_transport
from .clock import ClockError, ServerClock
from .decoding import MAX_RESPONSE_SIZE
from .limits import DEFAULT_TIMEOUT
from .rate_limits import AsyncRateLimiter, RateLimiter, RateLimits
from .request_flow import RequestPolicy
from .retries import RetryPolicy
from .sending import AsyncSender, Sender

__all__ = [
    "DEFAULT_TIMEOUT",
    "MAX_RESPONSE_SIZE",
    "AsyncRateLimiter",
    "AsyncSender",
    "ClockError",
    "RateLimiter",
    "RateLimits",
    "RequestPolicy",
    "RetryPolicy",
    "Sender",
    "ServerClock",
    "open_async_transport",
    "open_transport",
]
