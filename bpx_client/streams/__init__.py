"""The exchange's streams (extra `[streams]`): events, and the state that they keep up to date."""

from bpx_api.channels import Channel
from bpx_api.events import Event, RawEvent, UnreadableEvent

__all__ = ["Channel", "Event", "RawEvent", "UnreadableEvent"]
