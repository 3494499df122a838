"""The frames that a fork waits for: of threads that hold a lock of this client."""

from types import FrameType
from typing import Any

import pytest

from bpx_auth import fork_safety

HERE = "import sys\nframe = sys._getframe()"
IN_FUNCTION = "import sys\ndef function():\n    return sys._getframe()\nframe = function()"
IN_CACHED_PROPERTY = """
import sys
from functools import cached_property

class Thing:
    @cached_property
    def frame(self):
        return sys._getframe()

def use():
    return Thing().frame

frame = use()
"""


def frame_in(source: str, module: str) -> FrameType:
    """The innermost frame of some code, as if it were in a module."""
    names: dict[str, Any] = {"__name__": module}
    exec(compile(source, "<source>", "exec"), names)  # noqa: S102
    frame: FrameType = names["frame"]
    return frame


@pytest.mark.parametrize(
    ("source", "module", "loading"),
    [
        (HERE, "bpx_client.trading", True),
        (HERE, "other", False),
        (IN_FUNCTION, "other", False),
        (IN_CACHED_PROPERTY, "bpx_api.reading", True),
        (IN_CACHED_PROPERTY, "other", False),
    ],
)
def test_a_thread_is_loading_while_it_runs_a_module_or_computes_a_property_of_this_client(
    source: str, module: str, loading: bool
) -> None:
    assert fork_safety._is_loading(frame_in(source, module)) is loading  # pyright: ignore[reportPrivateUsage]
