"""Limits that today's document doesn't have are kept as strictly as those that it has."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from bpx_api import arguments as check
from bpx_api.errors import InvalidArgumentError
from bpx_api.secrets import hide

Check = Callable[[str, Any], object]
TENTH = Decimal("0.1")


@pytest.mark.parametrize(
    ("checked", "right", "wrong", "said"),
    [
        (partial(check.integer, below=5), 4, 5, "below 5"),
        (partial(check.integer, minimum=2, below=5), 2, 5, "at least 2 and below 5"),
        (partial(check.decimal, minimum=TENTH), "0.1", "0.09", "at least 0.1"),
        (partial(check.integer, multiple_of=5), 10, 12, "not a multiple of 5"),
        (partial(check.decimal, multiple_of=Decimal("0.01")), "1.05", "1.051", "not a multiple of 0.01"),
        (partial(check.decimal, multiple_of=TENTH), "1" * 50 + ".1", "1" * 50 + ".15", "not a multiple of 0.1"),
        (partial(check.string, pattern=r"^[a-z]+\Z"), "ab", "ab\n", "doesn't match"),
        (partial(check.string, pattern=r"\d"), "a7", "a٧", "doesn't match"),
        (partial(check.sequence, unique=True), [1, 2], [1, 2, 1], "twice"),
        (partial(check.sequence, unique=True), [{"a": 1}, {"a": 2}], [{"a": 1}, {"a": 1}], "twice"),
        (check.binary, b"a", "a", "must be bytes, not str"),
        (check.given, 0, None, "missing"),
    ],
)
def test_a_limit_is_kept_and_the_message_says_it(checked: Check, right: Any, wrong: Any, said: str) -> None:
    checked("value", right)
    with pytest.raises(InvalidArgumentError, match=said) as raised:
        checked("value", wrong)
    assert raised.value.argument == "value"


def test_a_secret_that_doesnt_match_isnt_shown() -> None:
    with pytest.raises(InvalidArgumentError, match="doesn't match the pattern") as raised:
        check.string("pin", hide("hunter2"), pattern=r"^\d+\Z", secret=True)
    assert "hunter2" not in str(raised.value)


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_a_part_of_a_path_isnt_one_that_would_be_another_path(value: str) -> None:
    with pytest.raises(InvalidArgumentError, match="can't be a part of a path"):
        check.segment("note_id", value)


def test_a_part_of_a_path_is_percent_encoded() -> None:
    assert check.segment("note_id", "a/b ?#%..ß") == "a%2Fb%20%3F%23%25..%C3%9F"


def test_a_cookie_isnt_two() -> None:
    assert check.cookie("session", "sid", "a b") == "sid=a b"
    with pytest.raises(InvalidArgumentError, match=r"session.*semicolon"):
        check.cookie("session", "sid", "a; admin=1")
