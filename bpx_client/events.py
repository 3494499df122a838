"""The events of the streams, as `bpx_api.events` has them."""

from bpx_api import events
from bpx_api.events import *  # noqa: F403

__all__: list[str] = []
__all__ += events.__all__
