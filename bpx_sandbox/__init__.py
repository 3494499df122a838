"""A local exchange that stands in for the Backpack Exchange: the same API, checked as strictly, without real money.

`Sandbox` is the exchange with its ASGI application; `running` serves one on a free port for as long as a block runs;
`Fault` is trouble on demand. The pytest fixture `bpx_sandbox` is a running exchange for tests.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpx_sandbox.faults.fault import Fault, Faults
    from bpx_sandbox.keys import KeyPair
    from bpx_sandbox.sandbox import Options, Sandbox
    from bpx_sandbox.server import RunningSandbox, running

__all__ = ["Fault", "Faults", "KeyPair", "Options", "RunningSandbox", "Sandbox", "running"]

# Loaded when first asked for: pytest imports this package for its plugin in every run, also where the extra [sandbox]
# isn't installed.
_HOMES = {
    "Fault": "faults.fault",
    "Faults": "faults.fault",
    "KeyPair": "keys",
    "Options": "sandbox",
    "RunningSandbox": "server",
    "Sandbox": "sandbox",
    "running": "server",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return found
