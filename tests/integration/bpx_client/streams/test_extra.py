"""The part of the streams that is there without the extra `[streams]`, and where nobody uses them."""

import subprocess
import sys


def test_without_the_extra_it_is_said_what_to_install() -> None:
    program = """
import sys
sys.modules["picows"] = None
import importlib.util
find = importlib.util.find_spec
importlib.util.find_spec = lambda name, *more: None if name == "picows" else find(name, *more)
from bpx_client import connect
from bpx_client.streams import book_ticker  # names of streams, events and frames need no sockets
from bpx_client.streams.parsing import parse_frame
try:
    connect().streams()
except Exception as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "pip install 'bpx-client[streams]'" in done.stdout


def test_a_client_that_uses_no_streams_loads_nothing_of_them() -> None:
    program = """
import sys, bpx_client
bpx_client.connect()
print([name for name in sys.modules if "bpx_client.streams" in name or "picows" in name])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
