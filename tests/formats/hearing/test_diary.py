"""Diaries from files: three sorts read alike, and what cannot be is named by line and field."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from ombud.casefile.hearing.heard import Heard
from ombud.evidence.finding import Backing, Standing
from ombud.formats.diary import read_diary
from ombud.formats.diarysurvey import read_codes, read_survey, with_codes
from ombud.formats.hearing.diary import diary
from ombud.formats.reading import Unreadable
from ombud.heard.diary.computed import DiaryCompared, Told
from ombud.heard.diary.days import minutes, whole_days
from ombud.heard.diary.found import measured_diary
from tests.stacks import put, stack

HEAD = ("person", "date", "start", "end", "activity")
SLEEP, WALK, HOME = ("04:00", "07:00", "sleep"), ("07:00", "07:30", "walk"), ("07:30", "04:00", "home")


def table(path: Path, *rows: tuple[object, ...]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def one_day(person: str, on: str = "2026-03-02", walk: str = "07:30") -> list[tuple[object, ...]]:
    return [(person, on, *SLEEP), (person, on, "07:00", walk, "walk"), (person, on, walk, "04:00", "home")]


def days(path: Path, people: int = 12) -> Path:
    return table(path, HEAD, *(row for at in range(people) for row in one_day(f"p{at}")))


def survey(path: Path, amount: object = 50, people: int = 12, *more: tuple[object, ...]) -> Path:
    rows = [(f"p{at}", "walk", amount, "minutes a day") for at in range(people)]
    return table(path, ("person", "activity", "said", "unit"), *rows, *more)


def of(path: Path, **more: object) -> Heard:
    return diary(path, what="Days in March", today=date(2026, 9, 1), told=lambda *_: None, **more)  # type: ignore[arg-type]


def refused(path: Path, *rows: tuple[object, ...], head: tuple[object, ...] = HEAD) -> str:
    with pytest.raises(Unreadable) as error:
        read_diary(table(path / "d.csv", head, *rows))
    return str(error.value)


def test_episodes_slots_and_the_american_file_tell_the_same_day(tmp_path: Path) -> None:
    episodes = read_diary(table(tmp_path / "e.csv", HEAD, *one_day("p0"))).diary
    slots = ["sleep"] * 18 + ["walk"] * 3 + ["home"] * 123
    wide = read_diary(table(tmp_path / "h.csv", ("pid", *(f"act1_{at}" for at in range(1, 145))), ("p0", *slots))).diary
    atus = read_diary(table(
        tmp_path / "a.csv", ("TUCASEID", "TUACTIVITY_N", "TUSTARTTIM", "TUSTOPTIME", "TUACTDUR24", "TRCODE"),
        ("p0", 1, "04:00:00", "07:00:00", 180, "sleep"), ("p0", 2, "07:00:00", "07:30:00", 30, "walk"),
        ("p0", 3, "07:30:00", "06:00:00", 1230, "home"),
    )).diary  # fmt: skip
    for held in (episodes, wide, atus):
        assert whole_days(held).left == ()
        assert [minutes(held, name)[0] for name in ("sleep", "walk", "home")] == [180, 30, 1230]


def test_slots_may_be_headed_by_the_clock(tmp_path: Path) -> None:
    head = ("pid", *(f"{(240 + 10 * at) % 1440 // 60:02d}:{10 * at % 60:02d}" for at in range(144)))
    held = read_diary(table(tmp_path / "h.csv", head, ("p0", *["sleep"] * 18, *["home"] * 126))).diary
    assert minutes(held, "sleep")[0] == 180


def test_days_from_midnight_are_days_too(tmp_path: Path) -> None:
    rows = [
        ("p0", "", "00:00", "07:00", "sleep"),
        ("p0", "", "07:00", "24:00", "home"),
        ("p1", "", "00:00", "24:00", "home"),
    ]
    read = read_diary(table(tmp_path / "d.csv", HEAD, *rows))
    assert str(read.sort) == "episodes, days from 00:00"
    assert whole_days(read.diary).left == ()


def test_the_american_day_that_runs_on_ends_at_four(tmp_path: Path) -> None:
    """Without the duration the last activity, from 23:00 to 09:00, counts to 04:00 and no further."""
    rows = [("p0", 1, "04:00:00", "23:00:00", "home"), ("p0", 2, "23:00:00", "09:00:00", "sleep")]
    head = ("TUCASEID", "TUACTIVITY_N", "TUSTARTTIM", "TUSTOPTIME", "TRCODE")
    held = read_diary(table(tmp_path / "a.csv", head, *rows)).diary
    assert minutes(held, "sleep")[0] == 300


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("p1", "", "7 o'clock", "08:00", "work"), "d.csv, line 2, start: “7 o'clock” is no time of day;"),
        (("p1", "", "07:00", "08:70", "work"), "d.csv, line 2, end: “08:70” is no time of day;"),
        (("p1", "", "07:00", "24:30", "work"), "d.csv, line 2, end: “24:30” is no time of day;"),
        (("p1", "", "07:00", "08:00", ""), "d.csv, line 2, activity: nothing stands there;"),
        (("", "", "07:00", "08:00", "work"), "d.csv, line 2, person: nothing stands there;"),
        (("bo@example.org", "", "07:00", "08:00", "work"), "d.csv, line 2, person: it looks like somebody's name"),
    ],
)
def test_what_cannot_be_is_named_by_line_and_field(tmp_path: Path, row: tuple[object, ...], told: str) -> None:
    assert refused(tmp_path, row).startswith(told)


def test_a_file_that_is_no_diary_says_what_one_has(tmp_path: Path) -> None:
    assert "there is no column start, and no 144 slots of ten minutes" in refused(
        tmp_path, ("p1", 3), head=("person", "x")
    )


def test_weights_of_one_day_must_agree(tmp_path: Path) -> None:
    rows = [("p0", "", *SLEEP, 1.5), ("p0", "", "07:00", "04:00", "home", 2)]
    assert "d.csv, line 3, weight: weight, group or weekday differ" in refused(tmp_path, *rows, head=(*HEAD, "weight"))


def test_days_left_out_are_listed_by_line_and_never_by_person(tmp_path: Path) -> None:
    path = table(
        tmp_path / "d.csv", HEAD, *(row for at in range(12) for row in one_day(f"p{at}")), ("quiet", "", *SLEEP)
    )
    found = of(path)
    assert found.measured.table("left-out").rows == (("d.csv, line 38", "does not add up to 24 hours", 180),)
    assert "quiet" not in found.measured.model_dump_json()


def test_the_longest_beginning_of_a_code_counts_and_unknown_codes_are_told(tmp_path: Path) -> None:
    rows = [
        ("p0", "", "04:00", "07:00", "0101"),
        ("p0", "", "07:00", "08:00", "0102"),
        ("p0", "", "08:00", "04:00", "99"),
    ]
    codes = read_codes(table(tmp_path / "c.csv", ("code", "activity"), ("01*", "own care"), ("0101", "sleep")))
    held, unknown = with_codes(read_diary(table(tmp_path / "d.csv", HEAD, *rows)).diary, codes)
    assert [minutes(held, name)[0] for name in ("sleep", "own care", "99")] == [180, 60, 1200]
    assert unknown == ("99",)


@pytest.mark.parametrize(
    ("unit", "amount", "minutes_a_day"),
    [("minutes a day", 30, 30), ("hours a week", 7, 60), ("hours a day", 1.5, 90), ("minutes per week", 70, 10)],
)
def test_units_become_minutes_a_day(tmp_path: Path, unit: str, amount: float, minutes_a_day: float) -> None:
    (one,) = read_survey(table(tmp_path / "s.csv", ("activity", "said", "unit"), ("walk", amount, unit)))
    assert one.amount == pytest.approx(minutes_a_day)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("p0", "walk", 30, "miles"), "s.csv, line 2, unit: “miles” is no unit that is known;"),
        (("p0", "walk", 25, "hours a day"), "s.csv, line 2, amount: 25 hours a day cannot be;"),
        (("p0", "walk", "", ""), "s.csv, line 2, amount: nothing stands there;"),
    ],
)
def test_answers_that_cannot_be_are_named(tmp_path: Path, row: tuple[object, ...], told: str) -> None:
    with pytest.raises(Unreadable) as error:
        read_survey(table(tmp_path / "s.csv", ("person", "activity", "said", "unit"), row))
    assert str(error.value).startswith(told)


def test_a_weight_of_nothing_is_refused_and_one_that_is_not_given_is_not_one(tmp_path: Path) -> None:
    head = ("activity", "said", "weight")
    found = read_survey(table(tmp_path / "s.csv", head, ("walk", 30, 2.5), ("walk", 20, "")))
    assert [one.weight for one in found] == [2.5, None]
    with pytest.raises(Unreadable, match=r"s\.csv, line 2, weight: a weight of 0 is none"):
        read_survey(table(tmp_path / "s.csv", head, ("walk", 30, 0)))


def test_one_answer_of_each_person(tmp_path: Path) -> None:
    path = survey(tmp_path / "s.csv", 50, 2, ("p0", "walk", 10, "minutes a day"))
    with pytest.raises(
        Unreadable, match=r"s\.csv, line 4, person: the same person says twice how much, first in s\.csv, line 2"
    ):
        read_survey(path)


def test_an_activity_under_another_name_is_not_taken_for_nothing_done(tmp_path: Path) -> None:
    asked = table(tmp_path / "s.csv", ("activity", "said"), ("walking", 30))
    with pytest.raises(Unreadable, match="no diary holds the activity “walking”; they hold home, sleep, walk"):
        of(days(tmp_path / "d.csv"), survey=asked)


def test_what_people_say_beside_what_they_do(tmp_path: Path) -> None:
    found = of(days(tmp_path / "d.csv"), survey=survey(tmp_path / "s.csv"))
    assert str(found.measured.lead[-1]) == (
        "walk: people say 50.0 minutes a day and their days show 30.0: more is said than done (+20.0; +20.0 to +20.0)."
    )
    (said,) = found.says
    assert isinstance(said, DiaryCompared)
    assert (said.told, said.gap, said.people_seen) == (Told.MORE, 20, 12)
    names = {one.name for one in found.measured.tables}
    assert {figure.table for part in found.measured.parts for figure in part.figures} <= names


def test_the_document_is_the_same_to_the_byte_in_any_order_of_rows(tmp_path: Path) -> None:
    rows = [row for at in range(14) for row in one_day(f"p{at}", walk=f"07:{10 + at}")]
    asked = survey(tmp_path / "s.csv", 20, 14)
    found = []
    for order in (1, -1):
        held = of(table(tmp_path / "d.csv", HEAD, *rows[::order]), survey=asked)
        found.append(held.measured.model_copy(update={"inputs": ()}).model_dump_json())
    assert found[0] == found[1]


def test_even_days_need_every_day_of_the_week(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="not every day of the week is there"):
        of(days(tmp_path / "d.csv"), even=True)
    week = [row for at in range(21) for row in one_day(f"p{at}", f"2026-03-{2 + at:02d}")]
    found = of(table(tmp_path / "w.csv", HEAD, *week), even=True)
    assert "every day of the week counts alike" in str(found.measured.part("days").notes)


def test_few_people_are_neither_counted_nor_compared_in_public(tmp_path: Path) -> None:
    found = of(days(tmp_path / "d.csv", 3), survey=survey(tmp_path / "s.csv", 50, 3))
    (said,) = found.says
    assert isinstance(said, DiaryCompared)
    assert (said.told, said.people_said, said.gap) == (Told.TOO_FEW, 0, None)
    assert found.measured.table("activities").rows == ()


# demand 2.5


def compared(told: Told, gap: float | None = 20.0) -> DiaryCompared:
    return DiaryCompared(
        what="Days", activity="walk", unit="minutes a day", said=50, seen=30, gap=gap, low=15, high=25, told=told
    )


@pytest.mark.parametrize(
    ("said", "standing"),
    [(compared(Told.MORE), Standing.KEPT), (compared(Told.ALIKE), Standing.KEPT),
     (compared(Told.TOO_FEW, None), Standing.SILENT)],
)  # fmt: skip
def test_a_comparison_with_enough_people_keeps_the_demand(said: DiaryCompared, standing: Standing) -> None:
    finding = measured_diary(stack(put(said, cited=True)))
    assert finding is not None
    assert (finding.standing, finding.backing) == (standing, Backing.MEASURED)
    assert "walk" in str(finding.because)


def test_without_computed_comparisons_there_is_no_finding() -> None:
    assert measured_diary(stack()) is None


@pytest.mark.parametrize("weight", ["1e308", "1e-320", "-1"])
def test_a_weight_beyond_measure_is_refused(tmp_path: Path, weight: str) -> None:
    row = ("p1", "", "00:00", "24:00", "home", weight)
    assert "d.csv, line 2, weight: a weight of" in refused(tmp_path, row, head=(*HEAD, "weight"))


@pytest.mark.parametrize("lasts", [0, -5, 99999])
def test_an_american_episode_lasts_no_longer_than_a_day(tmp_path: Path, lasts: int) -> None:
    head = ("TUCASEID", "TUSTARTTIM", "TUSTOPTIME", "TUACTDUR24", "TRCODE")
    row = ("p0", "04:00:00", "04:00:00", lasts, "sleep")
    assert refused(tmp_path, row, head=head).startswith(f"d.csv, line 2, lasts: {lasts} minutes cannot be;")


def test_a_number_of_weekdays_is_no_weekday(tmp_path: Path) -> None:
    head = ("person", "weekday", "start", "end", "activity")
    rows = [("p0", "12", "00:00", "24:00", "home"), ("p1", "1", "00:00", "24:00", "home")]
    assert [day.weekday for day in read_diary(table(tmp_path / "d.csv", head, *rows)).diary.days] == [-1, 6]


def test_activities_that_nobody_coded_are_refused(tmp_path: Path) -> None:
    rows = [(f"p{at}", "", "00:00", "24:00", f"walked to house {at}") for at in range(3001)]
    assert "there are more than 3000 different activities in it" in refused(tmp_path, *rows)


def test_a_sign_of_thousands_is_not_taken_for_a_decimal_comma(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="line 2, amount: “1,000” may be a thousand times what it says"):
        read_survey(survey(tmp_path / "s.csv", "1,000"))
    assert read_survey(survey(tmp_path / "s.csv", "7,5"))[0].amount == 7.5
