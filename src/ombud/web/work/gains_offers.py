"""Which columns could answer a question, and which one is guessed by its name. What was guessed is said."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from ombud.formats.tablelook import ColumnFound, Look

Fits = Callable[[Look, ColumnFound], bool]


class Asked(NamedTuple):
    """One thing that a column may tell. ``named`` are the names by which it is guessed, without spaces and signs."""

    key: str
    label: Any
    fits: Fits
    help: Any = ""
    needed: bool = False
    several: bool = False
    named: tuple[str, ...] = ()


def tells_apart(look: Look, column: ColumnFound) -> bool:
    return column.unique


def counts(look: Look, column: ColumnFound) -> bool:
    return column.numbers and (column.low or 0) >= 0


def is_number(look: Look, column: ColumnFound) -> bool:
    return column.numbers


def is_any(look: Look, column: ColumnFound) -> bool:
    return column.filled > 0


def is_word(look: Look, column: ColumnFound) -> bool:
    return column.filled > 0 and not column.numbers


def is_code(look: Look, column: ColumnFound) -> bool:
    """Whether numbers look like codes: whole, none missing, all of one length, and each in one row or in many."""
    low, high = int(column.low or 0), int(column.high or 0)
    alike = column.whole and column.filled == look.rows and low > 0 and len(str(low)) == len(str(high))
    return alike and (column.unique or column.different <= look.rows / 4)


def divides(look: Look, column: ColumnFound) -> bool:
    """Whether a column could say in which larger division each row lies: words, or codes of one length, that repeat."""
    if not 2 <= column.different < look.rows:
        return False
    return not column.numbers or (is_code(look, column) and column.different <= look.rows / 4)


def is_class(look: Look, column: ColumnFound) -> bool:
    return 2 <= len(column.values) < look.rows


def is_longitude(look: Look, column: ColumnFound) -> bool:
    return column.numbers and (column.low or 0) >= -180 and (column.high or 0) <= 180


def is_latitude(look: Look, column: ColumnFound) -> bool:
    return column.numbers and (column.low or 0) >= -90 and (column.high or 0) <= 90


def is_day(look: Look, column: ColumnFound) -> bool:
    return bool(column.days)


def offered(asked: Asked, look: Look) -> list[ColumnFound]:
    """The columns that could tell what is asked for; where people are counted, those that look like codes come last."""
    found = [column for column in look.columns if asked.fits(look, column)]
    return sorted(found, key=lambda column: is_code(look, column)) if asked.fits is counts else found


def guessed(asked: Asked, look: Look) -> str:
    """The column that has one of the names, the first name first; none if no column that fits has one."""
    names = {bare(column.name): column.name for column in reversed(offered(asked, look))}
    return next((names[one] for one in asked.named if one in names), "")


def bare(name: str) -> str:
    """A name without spaces, signs and capitals."""
    return re.sub(r"[\W_]+", "", name.casefold())


def day_format(column: ColumnFound) -> str | None:
    """The one way of writing a day in which the column can be read best; None if two are as good."""
    if not column.days:
        return None
    best = max(column.days.values())
    ways = [way for way, n in column.days.items() if n == best]
    return ways[0] if len(ways) == 1 else None


def words(column: ColumnFound) -> str:
    """A column as it is offered: its name, and the first things that stand in it."""
    first = ", ".join(column.first)
    return f"{column.name}: {first}" if first else column.name
