"""A clock of the user's own may give the int types of other libraries."""

import numpy as np

from bpx_client import connect
from bpx_client.transport.clock import Measurement, ServerClock

NOW = 1_750_000_000_000


def test_an_int_of_numpys_is_the_time() -> None:
    with connect(clock=lambda: np.int64(NOW)) as bpx:  # type: ignore[arg-type,return-value]
        assert bpx.clock_offset == 0

    now = ServerClock(lambda: np.int64(NOW)).local()  # type: ignore[arg-type,return-value]
    assert (now, type(now)) == (NOW, int)


def test_a_measurement_that_never_ends_is_replaced_once_its_time_is_over() -> None:
    """One whose thread was interrupted doesn't keep all others from measuring."""
    clock = ServerClock()
    lost, other, last = (Measurement(ends) for ends in (5.0, 9.0, 9.0))

    assert clock.begin(lost, 0.0)
    assert not clock.begin(other, 4.0)
    assert clock.begin(other, 5.0)
    clock.end(lost)  # which comes too late to end the other one
    assert not clock.begin(last, 6.0)
    clock.end(other)
    assert clock.begin(last, 6.0)
