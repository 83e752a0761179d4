"""The date of a record: read from text, from a number, or from a name; what is no date is none, and never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from ombud.held.stores.rule import Bounds

Aged = Callable[[Any], datetime | None]
_DAY = re.compile(r"\d{4}-?\d{2}-?\d{2}")
_CLOCK = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*", re.S)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SIGNS = {"%Y": r"(?P<Y>\d{4})", "%m": r"(?P<m>\d{2})", "%d": r"(?P<d>\d{2})", "%H": r"(?P<H>\d{2})",
          "%M": r"(?P<M>\d{2})", "%S": r"(?P<S>\d{2})", "*": r"[^/]*?", "{mark}": r"[^/]*?"}  # fmt: skip


class NoPattern(ValueError):
    """A pattern does not say where year, month and day stand."""


def of_text(bounds: Bounds) -> Aged:
    """ISO 8601: a day, or a day and a clock with or without a zone."""

    def aged(told: Any) -> datetime | None:
        text = told.strip() if isinstance(told, str) else ""
        try:
            if _DAY.fullmatch(text):
                return bounds.of_day(date.fromisoformat(text))
            moment = datetime.fromisoformat(text) if _CLOCK.fullmatch(text) else None
            return moment if moment is None else bounds.of_clock(moment) if moment.tzinfo is None else _utc(moment)
        except (ValueError, OverflowError):
            return None

    return aged


def of_number(parts: int) -> Aged:
    """Seconds since 1970 (``parts`` 1), or milliseconds (1000)."""

    def aged(told: Any) -> datetime | None:
        if isinstance(told, bool) or not isinstance(told, int | float):
            return None
        try:
            return _EPOCH + timedelta(seconds=told / parts)
        except (OverflowError, ValueError):
            return None

    return aged


def of_name(pattern: str, bounds: Bounds) -> Aged:
    """A date in a name: ``cam7_%Y%m%d_*.jpg``. With ``%H`` the clock of the place. Raises :class:`NoPattern`."""
    parts = re.split(r"(%[YmdHMS]|\*|\{mark\})", pattern)
    if any(parts.count(sign) != 1 for sign in ("%Y", "%m", "%d")):
        raise NoPattern(pattern)
    form = re.compile("".join(_SIGNS.get(part) or re.escape(part) for part in parts))

    def aged(name: Any) -> datetime | None:
        found = form.fullmatch(name)
        if not found:
            return None
        at = {sign: int(number) for sign, number in found.groupdict().items()}
        try:
            day = date(at["Y"], at["m"], at["d"])
            if "H" not in at:
                return bounds.of_day(day)
            return bounds.of_clock(datetime(*day.timetuple()[:3], at["H"], at.get("M", 0), at.get("S", 0)))  # noqa: DTZ001  (a clock of the place)
        except ValueError:
            return None

    return aged


def of_stamp(told: Any) -> datetime | None:
    """What a file system or a bucket says: seconds since 1970, or a moment; one without a zone is UTC."""
    if isinstance(told, datetime):
        return told.replace(tzinfo=UTC) if told.tzinfo is None else _utc(told)
    return of_number(1)(told) if not isinstance(told, str) else _iso(told)


def _iso(text: str) -> datetime | None:
    try:
        return of_stamp(datetime.fromisoformat(text))
    except ValueError:
        return None


def _utc(moment: datetime) -> datetime | None:
    try:
        return moment.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
