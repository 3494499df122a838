"""The hours of the US stock market: its sessions, its holidays, and which session is open at a time.

New York's time is reckoned here, by the rule in force since 2007: not every machine has a database of time zones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

NAME, TIMEZONE = "US_EQUITIES", "America/New_York"
_DAY = timedelta(days=1)
_MONDAY, _THURSDAY, _FRIDAY, _SATURDAY, _SUNDAY = 1, 4, 5, 6, 7


@dataclass(frozen=True, slots=True)
class Session:
    """Hours, in New York's time, on the days from one ISO weekday to another; the end may be on the day after."""

    name: str
    start: time
    end: time
    first: int
    last: int

    def is_open(self, local: datetime) -> bool:
        """Return True if a time lies in it."""
        if self.start <= self.end:
            return self._has(local.date()) and self.start <= local.time() < self.end
        is_evening = local.time() >= self.start and self._has(local.date())
        return is_evening or (local.time() < self.end and self._has(local.date() - _DAY))

    def _has(self, day: date) -> bool:
        weekday = day.isoweekday()
        # From Sunday (7) to Thursday (4) goes through Monday.
        return (weekday - self.first) % 7 <= (self.last - self.first) % 7


REGULAR = "US_EQUITIES_REGULAR"
SESSIONS = (
    Session("US_EQUITIES_PRE_MARKET", time(4), time(9, 30), _MONDAY, _FRIDAY),
    Session(REGULAR, time(9, 30), time(16), _MONDAY, _FRIDAY),
    Session("US_EQUITIES_POST_MARKET", time(16), time(20), _MONDAY, _FRIDAY),
    Session("US_EQUITIES_OVERNIGHT", time(20), time(4), _SUNDAY, _THURSDAY),
)
"""The sessions of the exchange, as its clients of 2026 know them."""


def session_at(now: int) -> Session | None:
    """Return the session that is open at a time in Unix milliseconds; None at a weekend and on a holiday."""
    local = new_york(now)
    if any(day == local.date() for day, _ in holidays(local.year)):
        return None
    return next((session for session in SESSIONS if session.is_open(local)), None)


def new_york(now: int) -> datetime:
    """Return New York's time at a time in Unix milliseconds, without a zone."""
    moment = datetime.fromtimestamp(now // 1000, UTC).replace(tzinfo=None)
    begin = datetime.combine(_nth(moment.year, 3, _SUNDAY, 2), time(7))
    end = datetime.combine(_nth(moment.year, 11, _SUNDAY, 1), time(6))
    return moment - timedelta(hours=4 if begin <= moment < end else 5)


@lru_cache
def holidays(year: int) -> tuple[tuple[date, str], ...]:
    """Return the days of a year on which the market is shut, with their names; half days aren't known here."""
    return tuple(_holidays(year))


def _holidays(year: int) -> Iterator[tuple[date, str]]:
    if date(year, 1, 1).isoweekday() != _SATURDAY:
        yield _observed(date(year, 1, 1)), "New Year's Day"
    yield _nth(year, 1, _MONDAY, 3), "Martin Luther King Jr. Day"
    yield _nth(year, 2, _MONDAY, 3), "Presidents' Day"
    yield _easter(year) - 2 * _DAY, "Good Friday"
    yield _nth(year, 6, _MONDAY, 1) - 7 * _DAY, "Memorial Day"
    yield _observed(date(year, 6, 19)), "Juneteenth"
    yield _observed(date(year, 7, 4)), "Independence Day"
    yield _nth(year, 9, _MONDAY, 1), "Labor Day"
    yield _nth(year, 11, _THURSDAY, 4), "Thanksgiving Day"
    yield _observed(date(year, 12, 25)), "Christmas Day"


def _observed(day: date) -> date:
    """The weekday on which a holiday at a weekend is kept."""
    return day + {_SATURDAY: -_DAY, _SUNDAY: _DAY}.get(day.isoweekday(), timedelta())


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    """The first, second, … of an ISO weekday in a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))


def _easter(year: int) -> date:
    """Easter Sunday by Gauss's rule, which holds from 1900 to 2099 with these constants."""
    lunar = (19 * (year % 19) + 24) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) + 6 * lunar + 5) % 7
    day = 22 + lunar + weekday
    if (lunar, weekday) == (29, 6) or (lunar, weekday, year % 19 > 10) == (28, 6, True):
        day -= 7
    return date(year, 3, 1) + timedelta(days=day - 1)
