"""Whatever goes wrong with streams and REST: books, orders, balances, positions and fills are the exchange's again."""

from __future__ import annotations

import asyncio

import pytest

from bpx_client.streams import core, following, live_account

from . import streams_truth


@pytest.mark.parametrize("seed", [1, 2])
def test_after_each_fault_all_that_is_shown_is_the_exchanges(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in (
        (following, "FIRST_WAIT"),
        (following, "LONGEST_WAIT"),
        (live_account, "SETTLING"),
        (live_account, "RECHECK"),
        (core, "STABLE"),
    ):
        monkeypatch.setattr(module, name, getattr(module, name))  # puts back what `quicken` sets
    streams_truth.quicken()

    done = asyncio.run(streams_truth.hold(seed, 1500))

    assert done["events"] >= 1500
    assert done["fills"] > 10
    assert done["comparisons"] >= 1
