"""What cannot be right about the columns that were chosen, each in a sentence, before anything is measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from ombud.formats.tablelook import ColumnFound, Look
from ombud.web.work import gains_offers as offers

Said = Mapping[str, Any]
Looks = Mapping[str, Look]
Faults = Iterator[tuple[str, str]]  # the field, and what is wrong with it
UNSAID = "?"  # no way of writing days was chosen: the empty one is a choice
# Two questions that one column cannot answer both.
APART = (
    ("areas_lat", "areas_lon"), ("provision_lat", "provision_lon"), ("provision_amount", "provision_area"),
    ("people_count", "people_area"), ("ways_place", "ways_area"), ("scores_picked", "scores_group"),
    ("watch_value", "watch_year"),
)  # fmt: skip


def faults(said: Said, looks: Looks) -> Faults:
    """Every fault that can be seen without measuring."""
    yield from _groups(said, looks)
    yield from _percentages(said, looks["areas"])
    if "provision" in looks and not looks["provision"].shapes:
        yield from _where(said, looks["provision"])
        yield from _day(said, looks["provision"])
    for one, other in APART:
        if said.get(one) and said.get(one) == said.get(other):
            yield one, _("This column was chosen for something else already.")
    yield from _both(said, "areas")


def _groups(said: Said, looks: Looks) -> Faults:
    groups = said.get("groups") or ()
    if not (groups or said.get("classes") or "people" in looks):
        yield "groups", _("Tick at least one group, or choose a column of classes: who gains is asked of groups.")
    if said.get("areas_people") in groups:
        yield "groups", _("{column} counts everyone, so it is no group.").format(column=said["areas_people"])


def _percentages(said: Said, areas: Look) -> Faults:
    """A share of a hundred taken for a count gives figures that look right and are not."""
    told = _(
        "The numbers in {column} have fractions and none is above 100. They look like percentages; a group is told by "
        "how many people it has."
    )
    for field in ("groups", "crossings"):
        for name in said.get(field) or ():
            column = areas.column(name)
            if not column.whole and (column.high or 0) <= 100:
                yield field, told.format(column=name)


def _where(said: Said, look: Look) -> Faults:
    lon, lat, area = (said.get(f"provision_{one}") for one in ("lon", "lat", "area"))
    if not (lon or lat or area):
        yield "provision_lon", _("Say where each thing is: its longitude and latitude, or the area that a count is of.")
    elif area and (lon or lat):
        yield "provision_area", _("Points have longitude and latitude, counts have an area; choose one.")
    elif area and not said.get("provision_amount"):
        yield "provision_amount", _("Say which column counts it.")
    elif not area:
        yield from _both(said, "provision")
        if lon and lat and not said.get("provision_crs"):
            yield from _degrees(look.column(lon), look.column(lat), look)


def _both(said: Said, what: str) -> Faults:
    lon, lat = said.get(f"{what}_lon"), said.get(f"{what}_lat")
    if bool(lon) != bool(lat):
        yield f"{what}_lat" if lon else f"{what}_lon", _("A point needs both.")


def _degrees(lon: ColumnFound, lat: ColumnFound, look: Look) -> Faults:
    told = _(
        "The numbers run from {low} to {high}, which are no such degrees. Are the two swapped? If they are metres, "
        "name the projection of the points."
    )
    for field, column, fits in (
        ("provision_lon", lon, offers.is_longitude),
        ("provision_lat", lat, offers.is_latitude),
    ):
        if not fits(look, column):
            yield field, told.format(low=f"{column.low:g}", high=f"{column.high:g}")


def _day(said: Said, look: Look) -> Faults:
    if not said.get("provision_on"):
        return
    column, way = look.column(said["provision_on"]), said.get("provision_format", UNSAID)
    first = ", ".join(column.first)
    if way == UNSAID:
        yield "provision_format", _("Say how the day is written: {first}.").format(first=first)
    elif way not in column.days:
        told = _("No day in the file can be read so; the first ones are {first}.")
        yield "provision_format", told.format(first=first)
