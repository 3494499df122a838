"""A program whose signal handler raises repeatedly while it places orders; it prints the remaining resources as JSON.

The transport has room for one request: a slot that is lost once is the end.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections import Counter
from random import Random
from types import FrameType
from unittest.mock import patch

import httpx

from bpx_client.transport.direct import DirectTransport

TIMEOUT = {"connect": 20.0, "read": 20.0, "write": 20.0, "pool": 1.0}


class InterruptError(Exception):
    """The exception that the handler raises."""


def main(origin: str, interrupts: int, longest: float) -> None:
    """Place orders until a number of them were interrupted, each after a random time of at most `longest` seconds."""
    random = Random(1)
    armed = False

    def strike(number: int, frame: FrameType | None) -> None:
        nonlocal armed
        if armed:
            armed = False
            raise InterruptError

    patch("bpx_client.transport.direct.MAX_CONNECTIONS", 1).start()
    before = len(os.listdir("/proc/self/fd"))
    transport = DirectTransport(httpx.URL(origin))
    signal.signal(signal.SIGALRM, strike)
    ended: Counter[str] = Counter()
    ends = time.monotonic() + 60
    number = 0
    while ended["interrupted"] < interrupts and time.monotonic() < ends:
        number += 1
        request = httpx.Request("POST", f"{origin}/{number}", content=b"{}", extensions={"timeout": TIMEOUT})
        signal.setitimer(signal.ITIMER_REAL, random.uniform(1e-6, longest))
        try:
            armed = True
            answer = transport.handle_request(request)
            armed = False
            ended["its own answer" if answer.text == f"/{number}" else f"{number} was answered {answer.text}"] += 1
            del answer  # as the client does: it can end its connection, and so keeps that alive
        except InterruptError:
            ended["interrupted"] += 1
        except httpx.RequestError as error:
            armed = False
            ended[repr(error)] += 1
    signal.setitimer(signal.ITIMER_REAL, 0)
    transport.close()
    print(json.dumps({"ended": ended, "descriptors": len(os.listdir("/proc/self/fd")) - before}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
