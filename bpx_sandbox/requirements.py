"""The check for the extra `sandbox`: importing this module raises ModuleNotFoundError if a package is missing."""

from importlib.util import find_spec

EXTRA = "pip install 'bpx-client[sandbox]'"
_MODULES = ("jsonschema_rs", "pydantic", "sortedcontainers", "starlette", "uvicorn", "websockets", "yaml")

for _module in _MODULES:
    if find_spec(_module) is None:
        raise ModuleNotFoundError(f"bpx_sandbox needs {_module}, which is not installed: {EXTRA}", name=_module)
