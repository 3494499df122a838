"""A program that forks when a thread has ended for Python, but not yet for the operating system.

Arguments: "sign" or "send", which is what the thread does before it ends, and where to send to. It prints "gone" if the
fork has waited for the thread.
"""

from __future__ import annotations

import base64
import ctypes
import os
import sys
import threading

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bpx_auth import Credentials, signature
from bpx_client.transport.direct import DirectTransport

TIMEOUT = dict.fromkeys(("connect", "read", "write", "pool"), 30.0)
MICROSECONDS = 500_000


def new_keys() -> Credentials:
    """Make credentials."""
    key = Ed25519PrivateKey.generate()
    public, secret = key.public_key().public_bytes_raw(), key.private_bytes_raw()
    return Credentials(base64.b64encode(public).decode(), base64.b64encode(secret).decode())


def use_openssl(use: str, origin: str, keys: Credentials) -> None:
    """Sign, or send over TLS."""
    if use == "sign":
        signature(keys.private_key, "instruction=balanceQuery")
    else:
        transport = DirectTransport(httpx.URL(origin))
        transport.handle_request(httpx.Request("GET", f"{origin}/", extensions={"timeout": TIMEOUT}))
        transport.close()


def end_late() -> None:
    """Let this thread sleep in C code when all of its Python code has ended, as OpenSSL tidies up then."""
    libc = ctypes.CDLL(None)
    key = ctypes.c_uint()
    libc.pthread_key_create(ctypes.byref(key), ctypes.cast(libc.usleep, ctypes.c_void_p))
    libc.pthread_setspecific(key, ctypes.c_void_p(MICROSECONDS))


def main(use: str, origin: str) -> None:
    """Fork when a thread has been joined."""
    keys = new_keys()

    def work() -> None:
        use_openssl(use, origin, keys)
        end_late()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    child = os.fork()
    if not child:
        os._exit(0)
    print("still there" if os.path.exists(f"/proc/self/task/{thread.native_id}") else "gone")
    os.waitpid(child, 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
