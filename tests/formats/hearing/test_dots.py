"""Dots from files: wrong places are named by line and field, and no dot is shown that was not given for it."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from ombud.casefile.hearing.heard import Heard
from ombud.evidence.finding import Backing, Standing
from ombud.formats.dots import read_dots
from ombud.formats.hearing.dots import dots
from ombud.formats.reading import Unreadable
from ombud.heard.dots.computed import DotsCompared, Told
from ombud.heard.dots.found import measured_dots
from ombud.heard.dots.marks import Daypart, Dot
from tests.heard.dots.put import dots_of
from tests.stacks import put, stack

HEAD = ("round", "kind", "lon", "lat", "time", "person", "consent", "reason")
GOOD = ("1", "unsafe", "13.01", "55.60", "22:30", "p1", "counted", "")


def table(path: Path, *rows: tuple[str, ...]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def refused(path: Path, *rows: tuple[str, ...]) -> str:
    with pytest.raises(Unreadable) as error:
        read_dots([table(path / "dots.csv", HEAD, GOOD, GOOD, GOOD, *rows)])
    return str(error.value)


def rows_of(made: list[Dot], consent: str = "counted") -> list[tuple[str, ...]]:
    """Dots near Rosengård, in degrees."""
    hour = {Daypart.NIGHT: "23:10", Daypart.DAY: "12:00"}
    return [
        (str(one.round), one.kind, f"{13.0 + one.x / 63_000:.6f}", f"{55.59 + one.y / 111_200:.6f}", hour[one.part],
         one.person, consent, "Call Amina, 040 123 45 67")
        for one in made
    ]  # fmt: skip


def of(*paths: Path, **more: object) -> Heard:
    return dots(list(paths), what="Where are you unsafe?", today=date(2026, 9, 1), told=lambda *_: None, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    made = dots_of(60, seed=2, unsafe_near=0.95, each=3)
    return of(table(tmp_path_factory.mktemp("dots") / "dots.csv", HEAD, *rows_of(made)))


@pytest.mark.parametrize(
    ("at", "value", "told"),
    [
        (3, "95", "dots.csv, line 5, lat: a latitude of 95 cannot be: longitude and latitude are swapped;"),
        (2, "6167000", "dots.csv, line 5, lon: 6167000, 55.6 is not in degrees;"),
        (2, "abc", "dots.csv, line 5, lon: “abc” is no number;"),
        (2, "", "dots.csv, line 5, lon: nothing stands there;"),
        (2, "23.01", "dots.csv, line 5, lat: the dot (23.01, 55.6) lies 6"),
        (1, "", "dots.csv, line 5, kind: nothing stands there;"),
        (0, "second", "dots.csv, line 5, round: “second” is no round;"),
        (4, "25:00", "dots.csv, line 5, time: “25:00” is no time of day;"),
        (5, "amina@example.org", "dots.csv, line 5, person: it looks like somebody's name or address;"),
        (6, "maybe", "dots.csv, line 5, consent: “maybe” does not say what the person agreed to;"),
    ],
)
def test_what_cannot_be_is_named_by_line_and_field(tmp_path: Path, at: int, value: str, told: str) -> None:
    row = (*GOOD[:at], value, *GOOD[at + 1 :])
    assert refused(tmp_path, row).startswith(told)


def test_one_swapped_line_among_good_ones_is_found(tmp_path: Path) -> None:
    row = ("1", "unsafe", "55.60", "13.01", "22:30", "p1", "counted", "")
    assert refused(tmp_path, row).startswith("dots.csv, line 5, lat: longitude and latitude are swapped (55.6, 13.01);")


def test_nothing_and_nothing_is_no_place(tmp_path: Path) -> None:
    assert "0, 0 lies in the sea off Africa" in refused(tmp_path, ("1", "like", "0", "0", "", "p1", "counted", ""))


@pytest.mark.parametrize("told", ["", "²", "9" * 5000])
def test_where_some_dots_say_their_round_each_must(tmp_path: Path, told: str) -> None:
    row = (told, "like", "13.01", "55.60", "", "p1", "counted", "")
    assert refused(tmp_path, row).startswith("dots.csv, line 5, round: ")


@pytest.mark.parametrize("properties", [[1], "like", None])
def test_properties_that_are_none_are_refused_by_their_feature(tmp_path: Path, properties: object) -> None:
    point = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [13, 55.6]}, "properties": properties}
    path = tmp_path / "dots.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [point]}), "utf-8")
    with pytest.raises(Unreadable, match="feature 1, kind: nothing stands there"):
        read_dots([path])


@pytest.mark.parametrize("reach", [0.0, -1.0, float("nan"), float("inf")])
def test_a_reach_that_cannot_be_is_refused(tmp_path: Path, reach: float) -> None:
    with pytest.raises(Unreadable, match="reach: a reach of"):
        dots([table(tmp_path / "dots.csv", HEAD, GOOD)], what="", reach_km=reach, today=date(2026, 9, 1),
             told=lambda *_: None)  # fmt: skip


def test_degrees_under_the_names_of_metres_are_refused(tmp_path: Path) -> None:
    path = table(tmp_path / "d.csv", ("kind", "x", "y"), ("like", "13.01", "55.6"), ("like", "13.02", "55.7"))
    with pytest.raises(Unreadable, match="x and y look like degrees"):
        read_dots([path])


def test_metres_of_a_national_grid_are_taken_as_they_are(tmp_path: Path) -> None:
    path = table(tmp_path / "d.csv", ("kind", "x", "y"), ("like", "119000", "6164000"), ("like", "119100", "6164000"))
    assert [one.x for one in read_dots([path]).dots] == [119000, 119100]


def test_metres_on_the_plane_are_metres(tmp_path: Path) -> None:
    path = table(tmp_path / "d.csv", ("kind", "lon", "lat"), ("like", "13.0", "55.6"), ("like", "13.0", "55.609"))
    one, other = read_dots([path]).dots
    assert other.y - one.y == pytest.approx(1000.8, abs=1)


def test_files_without_rounds_are_rounds_in_their_order(tmp_path: Path) -> None:
    head, row = ("kind", "lon", "lat"), ("like", "13.0", "55.6")
    paths = [table(tmp_path / "table.csv", head, row), table(tmp_path / "night.csv", head, row, row)]
    assert [one.round for one in read_dots(paths).dots] == [1, 2, 2]


def test_geojson_tells_the_same_as_the_table(tmp_path: Path) -> None:
    feature = {
        "type": "Feature", "geometry": {"type": "Point", "coordinates": [13.01, 55.6]},
        "properties": {"round": 1, "kind": "unsafe", "time": "22:30", "person": "p1", "consent": "counted"},
    }  # fmt: skip
    path = tmp_path / "d.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    assert read_dots([path]).dots == read_dots([table(tmp_path / "d.csv", HEAD, GOOD)]).dots
    feature["geometry"] = {"type": "Polygon", "coordinates": []}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    with pytest.raises(Unreadable, match="feature 1, geometry: this is no point"):
        read_dots([path])


@pytest.mark.parametrize(
    ("told", "part"),
    [("22:30", Daypart.NIGHT), ("04:59", Daypart.NIGHT), ("7", Daypart.MORNING), ("2026-05-01T12:00:00Z", Daypart.DAY),
     ("kväll", Daypart.EVENING), ("avond", Daypart.EVENING), ("natt", Daypart.NIGHT), ("", Daypart.UNSAID)],
)  # fmt: skip
def test_times_are_words_or_clocks(tmp_path: Path, told: str, part: Daypart) -> None:
    row = (*GOOD[:4], told, *GOOD[5:])
    assert read_dots([table(tmp_path / "d.csv", HEAD, row)]).dots[0].part is part


def test_what_was_withdrawn_is_counted_nowhere(tmp_path: Path) -> None:
    made = rows_of(dots_of(20, seed=1))
    gone = [(*row[:6], "withdrawn", "") for row in rows_of(dots_of(5, seed=9))]
    found = of(table(tmp_path / "d.csv", HEAD, *made, *gone))
    assert str(found.measured.lead[0]).startswith("Dots counted: 120. People: 20. Rounds: 2.")
    assert "Dots withdrawn by their makers, and counted nowhere: 30." in map(str, found.measured.part("rounds").notes)


def test_no_dot_and_no_token_stands_in_the_document(heard: Heard) -> None:
    told = heard.measured.model_dump_json()
    assert "Amina" not in told
    assert '"p1' not in told
    assert "public-dots" not in {one.name for one in heard.measured.tables}
    for dot in rows_of(dots_of(60, seed=2, unsafe_near=0.95, each=3)):
        assert dot[2] not in told


def test_a_dot_given_to_be_shown_is_shown_without_whose_it_is_or_what_points_to_somebody(tmp_path: Path) -> None:
    found = of(table(tmp_path / "d.csv", HEAD, *rows_of(dots_of(12, seed=1), consent="public")))
    rows = found.measured.table("public-dots").rows
    assert len(rows) == 72
    assert all(row[-1] == "" for row in rows)


def test_a_kind_that_nobody_marked_is_refused_with_those_that_were(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="nobody marked a place as “fear”; kinds in it: like, unsafe"):
        of(table(tmp_path / "d.csv", HEAD, *rows_of(dots_of(5, seed=1))), kind="fear")


def test_the_planted_place_stands_in_the_table_of_clusters(heard: Heard) -> None:
    rows = [row for row in heard.measured.table("clusters").rows if row[0] == "2"]
    lon, lat = float(str(rows[0][1])), float(str(rows[0][2]))
    assert abs((lon - 13.0) * 63_000 - 1000) < 500
    assert abs((lat - 55.59) * 111_200 - 1000) < 500


@pytest.mark.parametrize("asked_for", [{"side": 0}, {"side": 5}, {"least": 1}])
def test_what_would_protect_nobody_cannot_be_asked_for(tmp_path: Path, asked_for: dict[str, object]) -> None:
    with pytest.raises(Unreadable, match=r"cannot be asked for|protect nobody"):
        of(table(tmp_path / "d.csv", HEAD, GOOD), **asked_for)


def test_groups_have_a_part_of_their_own_where_they_were_told(tmp_path: Path) -> None:
    rows = [(*row[:6], "old" if int(row[5][1:]) % 2 else "young") for row in rows_of(dots_of(30, seed=1))]
    found = of(table(tmp_path / "d.csv", (*HEAD[:6], "group"), *rows))
    assert [row[0] for row in found.measured.table("groups").rows] == ["old", "young"]
    assert found.measured.part("groups").figures[0].table == "groups"


def test_every_figure_names_a_table_that_is_there(heard: Heard) -> None:
    names = {one.name for one in heard.measured.tables}
    assert {figure.table for part in heard.measured.parts for figure in part.figures} <= names


def test_the_document_is_the_same_to_the_byte_in_any_order_of_rows(heard: Heard, tmp_path: Path) -> None:
    made = rows_of(dots_of(60, seed=2, unsafe_near=0.95, each=3))
    again = of(table(tmp_path / "dots.csv", HEAD, *made[::-1]))
    one, other = (each.measured.model_copy(update={"inputs": ()}) for each in (again, heard))
    assert one.model_dump_json() == other.model_dump_json()


# demand 2.4


def compared(told: Told, **more: object) -> DotsCompared:
    held = {"what": "Map", "place_kind": "unsafe", "rounds": 2, "dots": 90, "people": 40, "told": told, "first": 20,
            "later": 35, "change": 15, "low": 5, "high": 25}  # fmt: skip
    return DotsCompared.model_validate({**held, **more})


@pytest.mark.parametrize(
    ("told", "rounds", "standing"),
    [(Told.DIFFERS, 2, Standing.KEPT), (Told.ALIKE, 2, Standing.KEPT), (Told.TOO_FEW, 2, Standing.SILENT),
     (Told.ONE_ROUND, 1, Standing.SILENT)],
)  # fmt: skip
def test_two_rounds_that_can_be_compared_keep_the_demand(told: Told, rounds: int, standing: Standing) -> None:
    finding = measured_dots(stack(put(compared(told, rounds=rounds), cited=True)))
    assert finding is not None
    assert (finding.standing, finding.backing) == (standing, Backing.MEASURED)


def test_a_change_of_one_kind_is_told_before_another_that_cannot_be() -> None:
    said = [put(compared(Told.TOO_FEW, place_kind="avoid"), cited=True), put(compared(Told.DIFFERS), cited=True)]
    finding = measured_dots(stack(*said))
    assert finding is not None
    assert "Share of unsafe: 20 per cent first, 35 later (+15.0 points, +5.0 to +25.0)" in str(finding.because)


def test_without_computed_rounds_there_is_no_finding() -> None:
    assert measured_dots(stack()) is None
