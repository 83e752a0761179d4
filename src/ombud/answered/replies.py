"""How replies of offices stand on a day: which promises are ahead, due or overdue, and how many offices spoke."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from ombud.answered.entries_replies import Answer, OfficeReply
from ombud.ledger.stack import Stated


class When(StrEnum):
    """How what was promised stands on a day. Nothing is promised without a day."""

    NO_DAY = "no_day"
    AHEAD = "ahead"
    TODAY = "due_today"
    PASSED = "overdue"


PROMISING = (Answer.WILL, Answer.PART, Answer.UNKNOWN)
"""Answers whose day binds: what is done already, or refused, is not to come."""


def when(reply: OfficeReply, today: date) -> When:
    """How a reply stands today. A promise is due on its day and overdue from the next; only a new reply mends it."""
    if reply.due is None or reply.answer not in PROMISING:
        return When.NO_DAY
    if reply.due == today:
        return When.TODAY
    return When.AHEAD if reply.due > today else When.PASSED


def overdue(replies: Iterable[Stated[OfficeReply]], today: date) -> tuple[Stated[OfficeReply], ...]:
    """The replies whose day has passed, in their order."""
    return tuple(one for one in replies if when(one.body, today) is When.PASSED)


def offices(replies: Iterable[Stated[OfficeReply]]) -> int:
    """How many offices spoke, each once. Those whose office was erased by law count as one, no office as none."""
    return len({named(one.entry.office) for one in replies} - {""})


def named(office: str) -> str:
    """An office's name as it is compared: without capitals and needless blanks."""
    return " ".join(office.casefold().split())
