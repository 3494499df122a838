"""How a request travels, whatever it says: the connection pool and its timeouts."""

from .pool import DEFAULT_TIMEOUT, open_async_pool, open_pool

__all__ = ["DEFAULT_TIMEOUT", "open_async_pool", "open_pool"]
