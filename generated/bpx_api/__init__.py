"""A typed client for the Backpack Exchange API, generated from openapi.yaml; `bpx_client.connect()` puts it together."""

from .client import BASE_URL, VERSION, AsyncClient, Client
from .errors import BpxError

__version__ = VERSION
__all__ = ["BASE_URL", "AsyncClient", "BpxError", "Client", "__version__"]
