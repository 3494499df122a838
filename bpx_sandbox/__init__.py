"""A local exchange with the API of the Backpack Exchange, equally strict, without real money.

`Sandbox` is the exchange with its ASGI application, `running` serves one on a free port while a block runs, and `Fault`
injects failures. The pytest fixture `bpx_sandbox` is a running exchange for tests.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpx_sandbox.faults.fault import Fault, Faults, StreamFault
    from bpx_sandbox.keys import KeyPair
    from bpx_sandbox.sandbox import Options, Sandbox
    from bpx_sandbox.server import RunningSandbox, running

__all__ = ["Fault", "Faults", "KeyPair", "Options", "RunningSandbox", "Sandbox", "StreamFault", "running"]

# Loaded on first access: pytest imports this package for its plugin in every run, even without the extra [sandbox].
_MODULES = {
    "Fault": "faults.fault",
    "Faults": "faults.fault",
    "KeyPair": "keys",
    "Options": "sandbox",
    "RunningSandbox": "server",
    "Sandbox": "sandbox",
    "StreamFault": "faults.fault",
    "running": "server",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    return value
