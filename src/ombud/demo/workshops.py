"""The workshops of the worked example: one that is over, with what was said and answered, and one to come."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from ombud.people.roles import Grant, Role

if TYPE_CHECKING:
    from ombud.web.meeting_models import Contribution, Workshop

ZONE = "Europe/Stockholm"
HOST = Grant(Role.PLANNER, "Street Works")
_FIELDS = (
    "slug", "title", "language", "module", "case", "minutes", "place", "step_free", "phone", "languages", "seats",
    "offered", "contact",
)  # fmt: skip


def told() -> dict[str, Any]:
    """What the file says: days are counted from today."""
    loaded: dict[str, Any] = tomllib.loads(files("ombud.demo").joinpath("workshops.toml").read_text("utf-8"))
    return loaded


def bring(now: datetime) -> None:
    """Write both workshops, what was said after the first, and the digest that answers it, into the database.

    Days follow ``now``. The digest is sealed into the worked case, which must be there.
    """
    given = told()
    today = now.astimezone(ZoneInfo(ZONE)).date()
    past, coming = _workshop(given["past"], today), _workshop(given["coming"], today)
    moved = given["coming"]["moved"]
    before = _at(today, moved["days"], given["coming"]["hour"])
    coming.moves.create(starts=before, place=moved["place"], why=moved["why"], made=now - timedelta(days=2))
    said: dict[str, Contribution] = {}
    for one in given["said"]:
        said[one["key"]] = _said(past, one, said, today)
    _digest(past, given["point"], said, now)


def _workshop(one: dict[str, Any], today: date) -> Workshop:
    from ombud.web.meeting_models import Workshop

    until = _at(today, one["sign_up_days"] + 1, 0) - timedelta(seconds=1)
    made: Workshop = Workshop.objects.create(
        **{name: one[name] for name in _FIELDS}, office=HOST.office, role=HOST.role.value, zone=ZONE, example=True,
        starts=_at(today, one["days"], one["hour"]), sign_up_until=until,
        discussion_until=today + timedelta(days=one["discussion_days"]),
    )  # fmt: skip
    return made


def _said(past: Workshop, one: dict[str, Any], before: dict[str, Contribution], today: date) -> Contribution:
    from ombud.web.meeting_models import Contribution
    from ombud.web.meetings import codes

    state = "refused" if "refused" in one else "removed" if "removed" in one else "shown"
    made: Contribution = past.contributions.create(
        code=codes.kept(codes.new()),  # nobody has it
        answers=before.get(one.get("answers", "")), name=one.get("name", ""), words=one.get("words", ""),
        language=one["language"], state=Contribution.State(state), made=_at(today, one["days"], 20),
        decided=_at(today, one["days"] + 1, 9), decided_by=Role.EDITOR.value,
        rule=one.get("refused", one.get("removed", "")), more=one.get("more", ""),
    )  # fmt: skip
    return made


def _digest(past: Workshop, points: list[dict[str, Any]], said: dict[str, Contribution], now: datetime) -> None:
    from ombud.web.meeting_models import Contribution
    from ombud.web.meetings.digesting import Point, publish
    from ombud.web.meetings.quoting import quoted

    shown = list(past.contributions.filter(state=Contribution.State.SHOWN))
    written = tuple(
        Point(one["said"], one["n"], one["disagreed"], one["outcome"], one["answer"], _by(one, now),
              quoted([f"{said[key].pk}: {words}" for key, words in one["quotes"]], shown))
        for one in points
    )  # fmt: skip
    publish(past, written, len(shown), HOST, now)


def _by(one: dict[str, Any], now: datetime) -> str:
    return (now.date() + timedelta(days=one["by_days"])).isoformat() if "by_days" in one else ""


def _at(today: date, days: int, hour: int) -> datetime:
    """This hour by the clock of the town, so many days from today."""
    return datetime.combine(today + timedelta(days=days), time(hour), ZoneInfo(ZONE))
