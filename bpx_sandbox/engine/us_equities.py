"""Sessions and holidays of the US stock market.

New York's time is computed by the rule in force since 2007: not every machine has a database of time zones.
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
    """Trading hours, in New York's time, from one ISO weekday to another; the end may be on the next day."""

    name: str
    start: time
    end: time
    first: int
    last: int

    def is_open(self, local: datetime) -> bool:
        """Return True if the session is open at a time."""
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
"""The sessions of the exchange, as of 2026."""


def session_at(now: int) -> Session | None:
    """Return the session that is open at a time in Unix milliseconds; None on weekends and holidays."""
    local = new_york(now)
    if any(day == local.date() for day, _ in holidays(local.year)):
        return None
    return next((session for session in SESSIONS if session.is_open(local)), None)


def new_york(now: int) -> datetime:
    """Convert a time in Unix milliseconds to New York's time, without a zone."""
    moment = datetime.fromtimestamp(now // 1000, UTC).replace(tzinfo=None)
    begin = datetime.combine(_nth(moment.year, 3, _SUNDAY, 2), time(7))
    end = datetime.combine(_nth(moment.year, 11, _SUNDAY, 1), time(6))
    return moment - timedelta(hours=4 if begin <= moment < end else 5)


@lru_cache
def holidays(year: int) -> tuple[tuple[date, str], ...]:
    """Return the holidays of a year with their names, without half days."""
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
    """Return the weekday on which a holiday at a weekend is observed."""
    return day + {_SATURDAY: -_DAY, _SUNDAY: _DAY}.get(day.isoweekday(), timedelta())


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    """Return the n-th occurrence of an ISO weekday in a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))


def _easter(year: int) -> date:
    """Return Easter Sunday by Gauss's rule, with the constants for 1900 to 2099."""
    lunar = (19 * (year % 19) + 24) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) + 6 * lunar + 5) % 7
    day = 22 + lunar + weekday
    if (lunar, weekday) == (29, 6) or (lunar, weekday, year % 19 > 10) == (28, 6, True):
        day -= 7
    return date(year, 3, 1) + timedelta(days=day - 1)
