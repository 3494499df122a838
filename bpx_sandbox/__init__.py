"""A local exchange that stands in for the Backpack Exchange: the same API, checked as strictly, without real money.

`Sandbox` is the exchange with its ASGI application; `running` serves one on a free port for as long as a block runs.
"""

from bpx_sandbox.faults import Fault, Faults
from bpx_sandbox.keys import KeyPair
from bpx_sandbox.sandbox import Sandbox
from bpx_sandbox.server import RunningSandbox, running

__all__ = ["Fault", "Faults", "KeyPair", "RunningSandbox", "Sandbox", "running"]
