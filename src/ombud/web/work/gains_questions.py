"""What each file is asked: every question that a column can answer."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from ombud.web.work.gains_offers import (
    Asked,
    counts,
    divides,
    is_any,
    is_class,
    is_day,
    is_latitude,
    is_longitude,
    is_number,
    is_word,
    tells_apart,
)

Questions = tuple[Asked, ...]

AREAS: Questions = (
    Asked("areas_code", _("What tells the areas apart"), tells_apart,
          _("A column in which each area has a value of its own, such as its official code."), needed=True,
          named=("code", "geoid", "id", "areacode", "wardcode", "lsoacode", "kod", "gid")),
    Asked("areas_name", _("Their names"), is_word,
          named=("name", "areaname", "wardname", "namn", "community", "district", "ntaname")),
    Asked("areas_people", _("Everyone who lives there"), counts,
          _("A column that counts people. Without one, areas are counted and not people."),
          named=("people", "population", "pop", "everyone", "totpop", "total", "totalpopulation", "befolkning")),
    Asked("groups", _("Groups of people"), counts,
          _("Columns that count people of one group. Names come on the next page."), several=True),
    Asked("classes", _("Classes of areas"), is_class,
          _("A column that sorts the areas, as into tenths. Everyone in the areas of a class is then a group.")),
    Asked("scales", _("Coarser divisions"), divides,
          _("Columns that say in which larger part each area lies. A pattern is told only if it holds on every scale."),
          several=True),
)  # fmt: skip
AREAS_MORE: Questions = (
    Asked("crossings", _("People of several groups at once"), counts,
          _("Columns that count, for instance, older women."), several=True),
    Asked("areas_block", _("Neighbours that are alike"), divides,
          _("The neighbourhood of each area: chance is judged more carefully if areas beside each other are drawn "
            "together.")),
    Asked("areas_rank", _("Who is poor"), is_number,
          _("A column by which areas are ranked, poorest first: income for each person.")),
    Asked("areas_need", _("Need"), counts, _("A column that counts how much need there is.")),
    Asked("areas_lon", _("Where people live: longitude"), is_longitude,
          _("The middle of where the people of an area live, in degrees. Without it, a point inside each area.")),
    Asked("areas_lat", _("Where people live: latitude"), is_latitude),
)  # fmt: skip
COLUMN = Asked("provision_column", _("What is provided"), counts,
               _("The column of the table of areas that counts it."), needed=True)  # fmt: skip
_WHERE = Asked("provision_where", _("Only some rows"), is_class,
               _("If the file holds other things too: the column that says what each row is. Which ones count is asked "
                 "on the next page."))  # fmt: skip
POINTS: Questions = (
    Asked("provision_lon", _("Longitude"), is_number, _("For points: east and west."),
          named=("lon", "lng", "long", "longitude", "x")),
    Asked("provision_lat", _("Latitude"), is_number, _("For points: north and south."),
          named=("lat", "latitude", "y")),
    Asked("provision_on", _("Day on which it came"), is_day, _("If the file says since when each is there."),
          named=("date", "day", "datum", "opened", "installed", "installationcomplete", "start", "since")),
)  # fmt: skip
POINTS_MORE: Questions = (
    Asked("provision_area", _("Area"), is_any,
          _("If the file holds a count for each area and no points: the area's code.")),
    Asked("provision_amount", _("Amount"), is_number, _("How much of it each area has. Points count as one each.")),
    _WHERE,
    Asked("provision_capacity", _("How much each place has to give"), counts,
          _("Such as seats or staff, for what is left for each person who lives near.")),
)  # fmt: skip
SHAPES: Questions = (
    Asked("provision_amount", _("Amount"), counts,
          _("What each line or surface holds. Without it, metres or square metres.")),
    _WHERE,
)  # fmt: skip
PEOPLE: Questions = (
    Asked("people_area", _("Area"), is_any, _("The area's code, as in the table of areas."), needed=True),
    Asked("people_count", _("How many people"), counts, needed=True, named=("count", "people", "value", "antal")),
    Asked("people_traits", _("What sorts them into groups"), is_class, _("Columns such as gender or age."),
          needed=True, several=True),
)  # fmt: skip
WAYS: Questions = (
    Asked("ways_area", _("From the area"), is_any, needed=True, named=("area", "from", "fromid", "origin")),
    Asked("ways_place", _("To the place"), is_any, needed=True, named=("place", "to", "toid", "destination")),
    Asked("ways_minutes", _("Minutes"), is_number, needed=True, named=("minutes", "traveltime", "time")),
)  # fmt: skip
PLACE_CODE = Asked("provision_code", _("Code of each place"), tells_apart,
                   _("The column of the file of what is provided that names a place as the table of minutes does."),
                   needed=True)  # fmt: skip
SCORES: Questions = (
    Asked("scores_group", _("Group"), is_any, _("Which group the person of the row belongs to."), needed=True,
          named=("group",)),
    Asked("scores_picked", _("Picked"), is_any, _("Whether the score or rule picked this person: 1 or 0, yes or no."),
          needed=True, named=("picked",)),
    Asked("scores_happened", _("What happened"), is_any,
          _("Whether what the score looks for was there: 1 or 0. Without it, only who is picked is told.")),
    Asked("scores_person", _("Who"), is_any,
          _("A number for each person, so that nobody counts twice. It is read and never kept.")),
)  # fmt: skip
WATCH: Questions = (
    Asked("watch_area", _("Area"), is_any, needed=True, named=("area", "code")),
    Asked("watch_year", _("Year"), is_number, needed=True, named=("year",)),
    Asked("watch_value", _("Value"), is_number, needed=True, named=("value", "rent")),
)  # fmt: skip
