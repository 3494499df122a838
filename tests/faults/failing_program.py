"""A program that fails in every possible way and prints all details; `test_secrets` searches its output.

Keys come from `.env`, the two-factor token from a file; DEBUG logging is on for everything, and rich renders every
traceback with its local variables.
"""

from __future__ import annotations

import asyncio
import logging
import os
import pickle
import signal
import socket
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console
from rich.pretty import pretty_repr
from rich.traceback import Traceback

from bpx_api.errors import BpxError
from bpx_api.models import AccountWithdrawalPayload
from bpx_auth import BpxAuth, string_to_sign
from bpx_client import Credentials, aconnect, connect
from bpx_client.transport import RateLimits, RetryPolicy

WIDTH = 5000
"""The width in columns, wide enough that rich doesn't truncate a secret."""
CONSOLE = Console(file=sys.stdout, width=WIDTH)
ADDRESS = "2uCKDqGsUsxRZxYoWJZQ5nmjQSMtBXUPeHJ6DkZqVnhf"


def main(base_url: str, token_file: Path) -> None:
    """Fail."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # which a shell ignores for what it runs in the background
    logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format="%(name)s %(levelname)s %(message)s")
    warnings.simplefilter("always")
    for name, fail in attempts(base_url, Secret(token_file)):
        print(f"=== {name}")
        try:
            shown = fail()
        except (Exception, KeyboardInterrupt) as error:
            tell(error)
        else:
            print("went through", repr(shown), pretty_repr(shown))


class Secret:
    """Return the token; no frame of this program keeps it, so that only the client could reveal it."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __call__(self) -> str:
        return self._file.read_text()


class Uncoloured(Traceback):
    """Render a traceback with rich, without the slow highlighting of source code."""

    @classmethod
    def _guess_lexer(cls, filename: str, code: str) -> str:
        return "text"


def tell(error: BaseException) -> None:
    """Print an error in every form."""
    print("error", error, repr(error), vars(error), pretty_repr(error))
    # As a whole, and as rich cuts long values by default.
    for longest in (100_000, 8) if isinstance(error, BpxError) else (100_000,):
        rendered = Uncoloured.from_exception(
            type(error),
            error,
            error.__traceback__,
            width=WIDTH,
            extra_lines=0,
            show_locals=True,
            locals_max_string=longest,
        )
        CONSOLE.print(rendered)
    link: BaseException | None = error
    while link is not None:
        for frame, _ in traceback.walk_tb(link.__traceback__):
            print("frame", frame.f_code.co_qualname, [shown(value) for value in frame.f_locals.values()])
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    logging.getLogger("program").exception("failed", exc_info=error)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        try:
            print("pickle", pickle.dumps(error, protocol))
        except (TypeError, AttributeError, pickle.PicklingError) as refused:
            print("no pickle", refused)


def shown(value: object) -> str:
    """Render a local variable like the standard library's tracebacks."""
    try:
        return repr(value)
    except Exception as failure:
        return f"no repr: {failure!r}"


def attempts(base_url: str, token: Secret) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield the ways to fail."""
    once = RetryPolicy(attempts=1)
    keys = Credentials.from_env()
    bpx = connect(base_url=base_url, retries=once, timeout=0.5)

    def withdraw(client: Any, **other: Any) -> Any:
        given = {"address": ADDRESS, "blockchain": "Solana", "quantity": "1", "symbol": "SOL", **other}
        return client.capital.request_withdrawal(**given, two_factor_token=token())

    yield "shown", lambda: [keys, bpx, BpxAuth(keys), vars(bpx), RateLimits(redis=redis("redis", "localhost:6379"))]
    yield "pickled keys", lambda: pickle.dumps(keys)
    yield "pickled client", lambda: pickle.dumps(bpx)
    yield "pickled hook", lambda: pickle.dumps(BpxAuth(keys))
    yield "an order", lambda: bpx.order.execute_order(symbol="SOL_USDC", side="Bid", order_type="Limit", price="x")
    yield "a float", lambda: withdraw(bpx, quantity=0.1)
    yield (
        "a token of the wrong kind",
        lambda: bpx.capital.request_withdrawal(
            address=ADDRESS,
            blockchain="Solana",
            quantity="1",
            symbol="SOL",
            two_factor_token=token().encode(),  # type: ignore[arg-type]
        ),
    )
    yield "a withdrawal", lambda: withdraw(bpx)
    yield (
        "a prepared withdrawal",
        lambda: bpx.prepare(
            bpx.capital.request_withdrawal,
            address=ADDRESS,
            blockchain="Solana",
            quantity="1",
            symbol="SOL",
            two_factor_token=token(),
        ),
    )
    yield (
        "a model",
        lambda: AccountWithdrawalPayload(
            address=ADDRESS, blockchain="Solana", quantity="1", symbol="SOL", two_factor_token=token()
        ),
    )
    yield "too much", lambda: withdraw(bpx, quantity=10**12)
    yield "a window out of range", lambda: withdraw(bpx.with_options(window=60001))
    yield "an impatient withdrawal", lambda: withdraw(bpx.with_options(timeout=0.0001))
    refused = connect(keys, base_url="http://127.0.0.1:9", retries=once)
    yield "no exchange", lambda: withdraw(refused)
    for kind in (httpx.ReadError, httpx.ConnectError):
        yield f"{kind.__name__}", partial(withdraw, through(keys, failing(kind)))

    class Sly:
        """A value that can't be shown."""

        def __repr__(self) -> str:
            raise RuntimeError("no repr")

    yield "a quantity that can't be shown", lambda: withdraw(bpx, quantity=Sly())
    yield "an address that can't be shown", lambda: withdraw(bpx, address=Sly())
    for body in (b"[" * 1000 + b"]" * 1000, b'{"twoFactorToken": "x", "message": "\\ud800"}'):
        for status in (200, 400):
            yield f"{status} with an odd body", partial(withdraw, through(keys, answering(status, body)))
    yield "a body not written", partial(withdraw, through(keys, failing_with_the_body_at_hand))
    for status in (200, 302, 401, 429, 503):
        yield f"{status}", partial(withdraw, through(keys, answering(status)))
    yield "a broken clock", lambda: connect(keys, base_url=base_url, clock=broken_clock)
    yield "a clock that breaks", lambda: withdraw(connect(keys, base_url=base_url, clock=breaking_clock()))
    yield "a broken hook of the user's", lambda: withdraw(through(keys, broken))
    yield "no keys", lambda: connect(Keyless(), base_url=base_url)  # type: ignore[arg-type]
    yield "keys that aren't credentials", lambda: connect(key_pair())  # type: ignore[arg-type]
    silent = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{silent.getsockname()[1]}"
    own = httpx.Client(timeout=30)
    yield "Ctrl-C while an answer is awaited", lambda: interrupted(partial(withdraw, connect(keys, base_url=address)))
    yield (
        "Ctrl-C over an httpx client of the user's",
        lambda: interrupted(partial(withdraw, connect(keys, base_url=address, http_client=own))),
    )
    yield "a string that can't be signed", lambda: string_to_sign("x", timestamp=1, body=b"no JSON")

    async def awaited(**options: Any) -> Any:
        async with aconnect(keys, base_url=base_url, retries=once, **options) as client:
            return await withdraw(client, quantity=10**12)

    yield "awaited", lambda: asyncio.run(awaited())

    async def unanswered(own: httpx.AsyncClient | None = None) -> Any:
        return await withdraw(aconnect(keys, base_url=address, http_client=own))

    yield "Ctrl-C while it is awaited", lambda: interrupted(lambda: asyncio.run(unanswered()))
    yield (
        "Ctrl-C while it is awaited over an httpx client of the user's",
        lambda: interrupted(lambda: asyncio.run(unanswered(httpx.AsyncClient(timeout=30)))),
    )
    yield "a clock that breaks, awaited", lambda: asyncio.run(awaited(clock=breaking_clock()))
    yield "awaited and impatient", lambda: asyncio.run(awaited(timeout=0.0001))

    async def cancelled() -> Any:
        async with aconnect(keys, base_url=base_url, retries=once) as client, asyncio.timeout(0.0001):
            return await withdraw(client)

    yield "cancelled in flight", lambda: asyncio.run(cancelled())
    yield "swapped keys", lambda: Credentials(Path("secret").read_text(), keys.public_key)
    yield "a bad URL of Redis", lambda: connect(keys, rate_limits=RateLimits(redis=redis("redis", "host:port")))
    yield "another bad URL of Redis", lambda: connect(keys, rate_limits=RateLimits(redis=redis("rediis", "host:6379")))
    yield (
        "no Redis",
        lambda: withdraw(connect(keys, base_url=base_url, rate_limits=RateLimits(redis=redis("redis", "127.0.0.1:9")))),
    )


def redis(scheme: str, host: str) -> str:
    """A URL with a password."""
    return f"{scheme}://:{Path('password').read_text()}@{host}/0"


class Keyless:
    """An object without keys."""


def through(keys: Credentials, answer: Callable[[httpx.Request], httpx.Response]) -> Any:
    """Open a client with a custom transport."""
    http = httpx.Client(transport=httpx.MockTransport(answer), timeout=1)
    return connect(keys, http_client=http, retries=RetryPolicy(attempts=1))


def failing(kind: type[httpx.RequestError]) -> Callable[[httpx.Request], httpx.Response]:
    """A transport that fails."""

    def fail(_: httpx.Request) -> httpx.Response:
        raise kind("on purpose")

    return fail


def failing_with_the_body_at_hand(request: httpx.Request) -> httpx.Response:
    """A transport that fails in a frame with the outgoing bytes as a local variable, like httpcore's."""
    buffer = request.content
    raise httpx.WriteError(f"{len(buffer)} bytes not written")


def answering(status: int, body: bytes = b"<html>no</html>") -> Callable[[httpx.Request], httpx.Response]:
    """A transport that responds with an error page of a proxy."""
    return lambda _: httpx.Response(status, content=body)


def broken(_: httpx.Request) -> httpx.Response:
    """A transport with a bug."""
    raise RuntimeError("a mistake of somebody else's")


def broken_clock() -> int:
    """A clock with a bug."""
    raise RuntimeError("no battery")


def breaking_clock() -> Callable[[], int]:
    """A clock that works only for the first reading."""
    times = iter([time.time_ns() // 1_000_000])
    return lambda: next(times, None) or broken_clock()


def key_pair() -> tuple[str, str]:
    """Return the keys; no frame of this program keeps them."""
    return Credentials.from_env().public_key, Path("secret").read_text()


def interrupted(call: Callable[[], Any]) -> Any:
    """Raise KeyboardInterrupt while a call waits for its response."""
    timer = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    try:
        return call()
    finally:
        timer.cancel()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
