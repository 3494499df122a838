"""Everything that the client raises; `bpx_api.errors` draws the whole tree."""

from bpx_api import errors
from bpx_api.errors import *  # noqa: F403

__all__: list[str] = []
__all__ += errors.__all__
