"""Buffers while the connection fills them and a reader in another thread empties them at the same moment."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bpx_api.events import RawEvent
from bpx_client.streams.buffers import Buffer, DropOldestBuffer, LatestBuffer, Overflow, open_buffer
from bpx_client.streams.control import Connected, Dropped, Gap, Silent

SILENT = Silent("trade.SOL_USDC", 75.0)
GAP = Gap(("trade.SOL_USDC",), datetime(2026, 11, 25, tzinfo=UTC))


class Emptied(deque[Any]):
    """A buffer's items, which a reader takes just before they are looked at."""

    def popleft(self) -> Any:
        raise IndexError

    def __getitem__(self, place: Any) -> Any:
        raise IndexError


def made(overflow: Overflow, size: int = 3, **options: Any) -> Buffer:
    return open_buffer(overflow, size, ["trade.SOL_USDC"], control=True, **options)


def taken(buffer: Buffer) -> list[Any]:
    return [buffer.take() for _ in range(len(buffer))]


@pytest.mark.parametrize("overflow", ["wait", "drop_oldest", "latest", "fail"])
def test_a_reader_that_waits_is_woken_once_by_each_kind_of_item(overflow: Overflow) -> None:
    buffer = made(overflow)
    woken: list[str] = []
    ways: dict[str, Callable[[], None]] = {
        "event": lambda: buffer.put("trade.SOL_USDC", 1),
        "control event": lambda: buffer.tell(Connected()),
        "unexpected event": lambda: buffer.put_unexpected("trade.SOL_USDC", RawEvent()),
        "end": buffer.end,
    }
    for name, add in ways.items():
        buffer.waiting, buffer.wake = True, lambda name=name: woken.append(name)  # type: ignore[misc]
        add()
        assert not buffer.waiting
    assert woken == list(ways)


@pytest.mark.parametrize("overflow", ["wait", "drop_oldest", "latest", "fail"])
def test_what_comes_after_the_end_is_not_kept_without_bound(overflow: Overflow) -> None:
    buffer = made(overflow)
    buffer.end()
    buffer.tell(Connected())
    for number in range(9):
        buffer.put("trade.SOL_USDC", number)
    assert len(buffer) <= 9 if overflow == "wait" else len(buffer) <= 3


def test_a_control_event_is_added_where_the_one_before_has_just_been_read() -> None:
    buffer = made("wait")
    buffer.tell(Connected())
    buffer._items = Emptied([Connected()])  # pyright: ignore[reportPrivateUsage]
    buffer.tell(Connected())
    assert len(buffer) == 2


def test_nothing_is_dropped_where_the_reader_was_faster() -> None:
    buffer = made("drop_oldest")
    assert isinstance(buffer, DropOldestBuffer)
    buffer._items = Emptied([1, 2, 3])  # pyright: ignore[reportPrivateUsage]
    buffer.put("trade.SOL_USDC", 4)
    assert buffer.dropped == 0


def test_of_many_keys_the_one_that_has_waited_longest_makes_room_and_control_events_do_not() -> None:
    buffer = made("latest", 2, key=lambda event: event)  # pyright: ignore[reportUnknownLambdaType]
    buffer.tell(Connected())
    for number in range(8):
        buffer.put("trade.SOL_USDC", number)
    buffer.tell(SILENT)
    buffer.put_unexpected("trade.SOL_USDC", RawEvent())
    found = taken(buffer)
    assert found[0] == Connected()
    assert found[-2:] == [SILENT, RawEvent()]
    assert buffer.dropped == 8 - (len(found) - 3)


def test_no_room_is_made_for_a_key_where_the_reader_was_faster() -> None:
    class Changing(OrderedDict[Any, Any]):
        def __delitem__(self, key: object) -> None:
            raise KeyError(key)

    buffer = made("latest", 2, key=lambda event: event)  # pyright: ignore[reportUnknownLambdaType]
    assert isinstance(buffer, LatestBuffer)
    buffer._latest = Changing()  # pyright: ignore[reportPrivateUsage]
    for number in range(8):
        buffer.put("trade.SOL_USDC", number)
    assert buffer.dropped == 0


def test_control_events_alone_need_no_room() -> None:
    buffer = made("latest", 2)
    assert isinstance(buffer, LatestBuffer)
    buffer._limit = 1  # pyright: ignore[reportPrivateUsage]
    for event in (Connected(), GAP):
        buffer.tell(event)
    buffer._put("Connected", Connected())  # pyright: ignore[reportPrivateUsage]
    assert buffer.dropped == 0


@pytest.mark.parametrize("overflow", ["wait", "latest"])
def test_without_control_only_events_are_kept(overflow: Overflow) -> None:
    buffer = open_buffer(overflow, 3, ["trade.SOL_USDC"])
    buffer.tell(Connected())
    buffer.put_unexpected("trade.SOL_USDC", RawEvent())
    assert len(buffer) == 0


def test_a_key_function_that_fails_ends_its_subscription_alone() -> None:
    failed: list[Buffer] = []
    buffer = made("latest", key=lambda event: event["no such"])  # pyright: ignore[reportUnknownLambdaType]
    buffer.on_failure = failed.append
    buffer.put("trade.SOL_USDC", {})
    assert failed == [buffer]
    assert isinstance(buffer.error, KeyError)


def test_what_was_dropped_is_told_in_one_notice() -> None:
    buffer = made("drop_oldest")
    for number in range(9):
        buffer.put("trade.SOL_USDC", number)
    assert taken(buffer) == [Dropped(7), 7, 8]
