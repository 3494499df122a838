"""One of several processes that share a count in Redis: it requests candles, and prints the number of refusals."""

import asyncio
import sys
from typing import Any

from bpx_api.errors import RateLimitError
from bpx_client import aconnect, connect
from bpx_client.transport import RateLimits, RetryPolicy

ASK: dict[str, Any] = {"symbol": "SOL_USDC", "interval": "1m", "start_time": 1_700_000_000}


def main(flavour: str, base_url: str, redis: str, requests: int) -> None:
    """Run the command line."""
    options: dict[str, Any] = {
        "base_url": base_url,
        "rate_limits": RateLimits(redis=redis, name="shared", period=1),
        "retries": RetryPolicy(attempts=1),
    }
    refused = asyncio.run(awaited(options, requests)) if flavour == "async" else called(options, requests)
    print(refused)


def called(options: dict[str, Any], requests: int) -> int:
    """Send requests one after the other; return the number of refused ones."""
    refused = 0
    with connect(**options) as bpx:
        for _ in range(requests):
            try:
                bpx.markets.get_klines(**ASK)
            except RateLimitError:
                refused += 1
    return refused


async def awaited(options: dict[str, Any], requests: int) -> int:
    """Send requests at once; return the number of refused ones."""
    async with aconnect(**options) as bpx:
        results = await asyncio.gather(
            *(bpx.markets.get_klines(**ASK) for _ in range(requests)), return_exceptions=True
        )
    return sum(isinstance(result, RateLimitError) for result in results)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
