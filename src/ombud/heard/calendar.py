"""How long a community went without contact, counted in days from its calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Gap:
    """A time without contact. ``until`` is the next contact, or today if there has been none since."""

    start: date
    until: date

    @property
    def days(self) -> int:
        return (self.until - self.start).days


def longest_gap(contacts: Iterable[date], today: date, look_back: int, open_end: bool = True) -> Gap:
    """The longest gap that reaches into the last ``look_back`` days; of no days if none does.

    Contacts after today are plans and close no gap. ``open_end`` counts the time since the last contact too.
    Raises ``ValueError`` without a contact up to today: nothing goes on that has not begun.
    """
    days = sorted({day for day in contacts if day <= today})
    if not days:
        raise ValueError("There is no contact up to today to count from; give at least one.")
    ends = [*days, today] if open_end or len(days) == 1 else days
    recent = [Gap(start, until) for start, until in pairwise(ends) if (today - until).days <= look_back]
    return max(recent, key=lambda gap: gap.days, default=Gap(days[-1], days[-1]))
