"""A program that forks while another of its threads holds a lock, or is about to take one.

Its arguments are what the thread does, and the origin of a server over TLS. It prints "free" if the lock was free at
the fork, and the child got on.
"""

from __future__ import annotations

import asyncio
import base64
import ctypes
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from types import ModuleType
from typing import Any

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bpx_api.errors import BpxError
from bpx_api.models import OpenInterest
from bpx_auth import Credentials, signature
from bpx_client import connect
from bpx_client.transport.direct import DirectTransport
from bpx_client.transport.direct_async import AsyncDirectTransport

TIMEOUT = dict.fromkeys(("connect", "read", "write", "pool"), 30.0)
SECONDS = 0.4
"""Time for which the lock is held."""

inside = threading.Event()
"""Set once the lock is held."""
outside = threading.Event()
"""Set once it is released."""


def slowed(function: Callable[..., Any]) -> Callable[..., Any]:
    """Slow a function down, the first time that it is called."""

    def slow(*args: Any, **options: Any) -> Any:
        if not inside.is_set():
            inside.set()
            time.sleep(SECONDS)
            outside.set()
        return function(*args, **options)

    return slow


def looking_up_slowly(getaddrinfo: Callable[..., Any]) -> Callable[..., Any]:
    """Slow the look-up of names down, but not of addresses."""
    slow = slowed(getaddrinfo)

    def look_up(*args: Any, flags: int = 0, **options: Any) -> Any:
        return (getaddrinfo if flags & socket.AI_NUMERICHOST else slow)(*args, flags=flags, **options)

    return look_up


class Finder:
    """Finds no module, one of them slowly."""

    def __init__(self, slow: str) -> None:
        self._slow = slow
        self._wait = slowed(lambda: None)

    def find_spec(self, name: str, path: object = None, target: ModuleType | None = None) -> None:
        """Find nothing."""
        if name == self._slow:
            self._wait()


def end_late() -> None:
    """Let this thread sleep in C code when all of its Python code has ended, as OpenSSL tidies up then."""
    libc = ctypes.CDLL(None)
    key = ctypes.c_uint()
    libc.pthread_key_create(ctypes.byref(key), ctypes.cast(libc.usleep, ctypes.c_void_p))
    libc.pthread_setspecific(key, ctypes.c_void_p(round(SECONDS * 1_000_000)))


def new_keys() -> Credentials:
    """Make credentials."""
    key = Ed25519PrivateKey.generate()
    public, secret = key.public_key().public_bytes_raw(), key.private_bytes_raw()
    return Credentials(base64.b64encode(public).decode(), base64.b64encode(secret).decode())


def get(origin: str) -> None:
    """Send a request."""
    transport = DirectTransport(httpx.URL(origin))
    with suppress(httpx.ConnectError):
        transport.handle_request(httpx.Request("GET", f"{origin}/", extensions={"timeout": TIMEOUT}))
    transport.close()


async def aget(origin: str) -> None:
    """Like `get`, async."""
    transport = AsyncDirectTransport(httpx.URL(origin))
    with suppress(httpx.ConnectError):
        await transport.handle_async_request(httpx.Request("GET", f"{origin}/", extensions={"timeout": TIMEOUT}))
    await transport.aclose()


def read() -> None:
    """Read an object, the first one of its class."""
    OpenInterest.from_dict({"symbol": "SOL_USDC"})


def forked(in_child: Callable[[], object]) -> int:
    """Fork, and return the child's status: 0 if it got on."""
    child = os.fork()
    if not child:
        signal.alarm(10)  # which ends it if it hangs
        in_child()
        os._exit(0)
    return os.waitpid(child, 0)[1]


def is_free_after_the_end(use: Callable[[], object]) -> bool:
    """Fork when a thread has been joined that used OpenSSL; the child only sees if it is there."""

    def work() -> None:
        use()
        end_late()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    child = os.fork()
    if not child:
        os._exit(0)
    gone = not os.path.exists(f"/proc/self/task/{thread.native_id}")
    os.waitpid(child, 0)
    return gone


def is_free_meanwhile(work: Callable[[], object], in_child: Callable[[], object]) -> bool:
    """Fork when a thread holds the lock."""
    with ThreadPoolExecutor() as pool:
        working = pool.submit(work)
        inside.wait()
        status = forked(in_child)
        working.result()
    return status == 0


def is_outside() -> None:
    """Leave with another status unless the lock was released."""
    if not outside.is_set():
        os._exit(1)


def main(what: str, origin: str) -> bool:
    """Return True if the lock was free."""
    if what == "the end after a signature":
        keys = new_keys()
        return is_free_after_the_end(lambda: signature(keys.private_key, "instruction=balanceQuery"))
    if what == "the end after TLS":
        return is_free_after_the_end(lambda: get(origin))
    if what.endswith("look-up"):
        name = origin.replace("127.0.0.1", "localhost")
        work = (lambda: asyncio.run(aget(name))) if what.startswith("async") else (lambda: get(name))
        socket.getaddrinfo = looking_up_slowly(socket.getaddrinfo)
        return is_free_meanwhile(work, is_outside)

    bpx = connect(base_url=origin)

    def call() -> None:
        with suppress(BpxError):
            bpx.system.get_status()

    if what in ("computing a decoder", "looking at a model"):
        msgspec.json.Decoder = slowed(msgspec.json.Decoder)  # type: ignore[misc,assignment]
    else:
        sys.meta_path.insert(0, Finder(what.removeprefix("importing ")))
    if what == "looking at a model":
        return is_free_meanwhile(read, read)
    return is_free_meanwhile(call, call)


if __name__ == "__main__":
    print("free" if main(*sys.argv[1:]) else "held")
