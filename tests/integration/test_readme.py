"""README.md's examples: each runs as it stands, against the local exchange."""

import ast
import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from inspect import iscoroutine
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from bpx_api import Client
from bpx_client import connect
from bpx_sandbox.server import RunningSandbox, running

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)

ORDER = 'symbol="SOL_USDC", side="Bid", order_type="Limit", price="150.00", quantity="0.01"'


@pytest.fixture
def exchange(monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningSandbox]:
    """The local exchange, whose address and keys are in the environment, and on whose streams something happens."""
    with running(seed=1, makers="active") as sandbox:
        for name, value in sandbox.environment.items():
            monkeypatch.setenv(name, value)
        yield sandbox


def runnable(block: str, exchange: RunningSandbox) -> str:
    """An example with what it leaves out: keys, an order's fields, the exchange's address where it can't be told."""
    for left_out, meant in (
        ('public_key="…"', f'public_key="{exchange.public_key}"'),
        ('secret_key="…"', f'secret_key="{exchange.secret_key}"'),
        ("execute_order(...", f"execute_order({ORDER}"),
        ("https://api.backpack.exchange", exchange.base_url),
        ("Credentials.from_env())", f"Credentials.from_env(), origin={exchange.base_url!r})"),
        ('redis="redis://localhost:6379/0"', ""),  # for which there would have to be one
        ("start_time=1753574400", "start_time=int(__import__('time').time()) - 600"),
    ):
        block = block.replace(left_out, meant)
    return block


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[-1][:40])
def test_an_example_runs(exchange: RunningSandbox, block: str) -> None:
    code = compile(runnable(block, exchange), "README.md", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)

    async def run() -> None:
        with connect() as bpx:
            names: dict[str, Any] = {"connect": connect, "bpx": bpx, "my_bot": print}
            done = FunctionType(code, names)()
            if iscoroutine(done):
                await done
            names["bpx"].close() if isinstance(names["bpx"], Client) else None

    asyncio.run(run())


def test_the_quickstart_places_an_order_and_cancels_it(exchange: RunningSandbox) -> None:
    program = [sys.executable, str(ROOT / "examples" / "quickstart.py")]
    run = subprocess.run(
        program, env={**os.environ, **exchange.environment}, capture_output=True, text=True, check=False
    )

    assert (run.returncode, run.stderr) == (0, "")
    [order] = exchange.sandbox.account.orders.values()
    assert order.status == "Cancelled"
