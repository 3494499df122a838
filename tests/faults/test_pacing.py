"""Processes that trade for one subaccount share its limits through Redis; the exchange enforces them."""

import os
import subprocess
import sys
import time
from pathlib import Path

from bpx_sandbox.server import running

from .redis_server import needs_redis, redis_server

PROGRAM = Path(__file__).parent / "paced_program.py"
ROOT = Path(__file__).parents[2]
SPEED = 40
"""How many times faster the exchange's clock runs: its minute is a second and a half here."""


@needs_redis
def test_processes_that_share_a_count_never_run_into_the_limit(tmp_path: Path) -> None:
    began = time.time_ns() // 1_000_000

    def hurried() -> int:
        return began + (time.time_ns() // 1_000_000 - began) * SPEED

    with redis_server(tmp_path) as redis, running(seed=1, rate_limits=True, clock=hurried) as exchange:
        processes = [
            subprocess.Popen(
                [sys.executable, PROGRAM, flavour, exchange.base_url, redis, "15"],
                env={**os.environ, "PYTHONPATH": f"{ROOT / 'generated'}{os.pathsep}{ROOT}"},
                stdout=subprocess.PIPE,
                text=True,
            )
            for flavour in ("sync", "async", "sync", "async")
        ]
        refused = [int(process.communicate()[0]) for process in processes]

    # 60 requests of which 30 fit into a minute: on its own each process would have sent its 15 at once.
    assert refused == [0, 0, 0, 0]


@needs_redis
def test_alone_each_of_them_would_run_into_the_limit(tmp_path: Path) -> None:
    with (
        redis_server(tmp_path) as first,
        redis_server(tmp_path) as second,
        running(seed=1, rate_limits=True) as exchange,
    ):
        processes = [
            subprocess.Popen(
                [sys.executable, PROGRAM, "async", exchange.base_url, redis, "20"],
                env={**os.environ, "PYTHONPATH": f"{ROOT / 'generated'}{os.pathsep}{ROOT}"},
                stdout=subprocess.PIPE,
                text=True,
            )
            for redis in (first, second)
        ]
        refused = [int(process.communicate()[0]) for process in processes]

    assert sum(refused) == 10, "the exchange does enforce it"
