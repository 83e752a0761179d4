"""Who was in the room: the missing are named, what is not known is a bound, and what is small is not told."""

from __future__ import annotations

import json
import random
import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from ombud.casefile.hearing.heard import Heard
from ombud.evidence.finding import Finding, Standing
from ombud.formats.reading import Unreadable
from ombud.heard.whocame.computed import RoomGroup, RoomWhole, Whole
from ombud.heard.whocame.found import measured_room
from ombud.heard.whocame.rows import Step
from ombud.ledger.entry import Said
from ombud.people.fairroom import Verdict
from ombud.words import Sentence
from tests.formats.hearing.rooms import CAME, PEOPLE, computed
from tests.stacks import put, stack

pytest.importorskip("highspy")
HEADS = CAME + "came,Walk,2026-02-03,,,,60\n"
AREAS = """reference,trait,group,area,people,as of
residents,age,18-29,North,10000,2025-01-01
residents,age,30-64,North,20000,2025-01-01
residents,age,18-29,South,10000,2025-01-01
residents,age,30-64,South,20000,2025-01-01
"""
BY_AREA = """step,event,trait,group,area,count
came,Hall,age,18-29,North,60
came,Hall,age,30-64,North,140
came,Hall,age,18-29,South,3
came,Hall,age,30-64,South,97
"""


def told(heard: Heard) -> str:
    return " ".join(str(sentence) for part in heard.measured.parts for sentence in (*part.told, *part.notes))


def groups(heard: Heard, reference: str = "residents") -> dict[str, RoomGroup]:
    return {one.group: one for one in heard.says if isinstance(one, RoomGroup) and one.reference == reference}


def whole(heard: Heard, trait: str = "age") -> RoomWhole:
    return next(one for one in heard.says if isinstance(one, RoomWhole) and one.trait == trait)


def finding(heard: Heard) -> Finding:
    found = measured_room(stack(*(put(one, cited=True) for one in heard.says)))
    assert found is not None
    assert str(found.because)
    return found


def test_the_missing_are_named_on_the_first_screen(tmp_path: Path) -> None:
    heard = computed(tmp_path)
    lead = " ".join(map(str, heard.measured.lead))
    assert "Missing by age: 18-29 (10 of 200 in the room; 20 per cent of residents)." in lead
    assert "People counted at the step “came”: 200" in lead


def test_a_group_has_its_ratio_with_an_interval_and_its_rate(tmp_path: Path) -> None:
    young = groups(computed(tmp_path))["18-29"]
    assert (young.came, young.of, young.ratio) == (10, 200, pytest.approx(0.25))
    assert young.low is not None
    assert young.high is not None
    assert young.low < 0.25 < young.high
    row = next(row for row in computed(tmp_path).measured.table("room-a").rows if row[0] == "18-29")
    assert 0.5 in row  # of 1,000 who live here


def test_no_single_number_stands_for_a_room(tmp_path: Path) -> None:
    heard = computed(tmp_path)
    assert len(groups(heard)) == 3
    assert {figure.figure for part in heard.measured.parts for figure in part.figures} == {"dumbbell", "strips"}


def test_every_figure_has_its_table(tmp_path: Path) -> None:
    heard = computed(tmp_path, BY_AREA, AREAS)
    for part in heard.measured.parts:
        for figure in part.figures:
            assert figure.table in {table.name for table in part.tables}


def test_heads_alone_are_bounds_and_a_gap_that_they_could_fill_is_not_sure(tmp_path: Path) -> None:
    heard = computed(tmp_path, HEADS)
    young = groups(heard)["18-29"]
    assert (young.unknown, young.verdict, young.sure) == (60, Verdict.SHORT, Said.NO)
    assert "Counted by heads only" in told(heard)
    assert "The people whose group nobody knows could fill the gap of: 18-29" in told(heard)
    assert finding(heard).standing is Standing.CROSSED  # the whole room stays unlike, wherever they belong
    assert "further from the people than chance explains" in str(finding(heard).because)


def test_people_who_do_not_say_their_group_are_bounds_too(tmp_path: Path) -> None:
    young = groups(computed(tmp_path, CAME + "came,Hall,2026-02-01,age,,,4\n"))["18-29"]
    assert (young.unknown, young.sure) == (4, Said.YES)


def test_more_heads_than_named_people_are_people_whose_group_nobody_knows(tmp_path: Path) -> None:
    assert groups(computed(tmp_path, CAME + "came,Hall,2026-02-01,,,,230\n"))["65+"].unknown == 30


@pytest.mark.parametrize("n", [30, 60, 99])
def test_a_small_room_is_too_small_to_tell_and_never_passes(tmp_path: Path, n: int) -> None:
    fair = CAME.replace(",10\n", f",{n // 5}\n").replace(",90\n", f",{n // 2}\n").replace(
        ",100\n", f",{n - n // 5 - n // 2}\n")  # fmt: skip
    heard = computed(tmp_path, fair, small=1)
    assert whole(heard).verdict is Whole.TOO_FEW
    assert "Too few people to tell" in " ".join(map(str, heard.measured.lead))
    assert finding(heard).standing is Standing.SILENT


def test_bias_that_is_found_is_told_however_small_the_room(tmp_path: Path) -> None:
    old = CAME.replace(",10\n", ",0\n").replace(",90\n", ",5\n").replace(",100\n", ",45\n")
    heard = computed(tmp_path, old)
    assert whole(heard).verdict is Whole.UNLIKE
    assert finding(heard).standing is Standing.CROSSED


def test_a_room_like_the_people_is_not_told_apart_and_not_praised(tmp_path: Path) -> None:
    fair = CAME.replace(",10\n", ",40\n").replace(",90\n", ",100\n").replace(",100\n", ",100\n").replace(
        "65+,,100", "65+,,60")  # fmt: skip
    heard = computed(tmp_path, fair)
    assert whole(heard).verdict is Whole.NOT_TOLD_APART
    assert "That is not that everybody was there" in " ".join(map(str, heard.measured.lead))
    assert finding(heard).standing is Standing.KEPT


def test_the_population_is_that_of_the_day_and_a_later_count_changes_nothing(tmp_path: Path) -> None:
    before = computed(tmp_path)
    later = PEOPLE + PEOPLE.partition("\n")[2].replace("2025-01-01", "2026-04-01").replace("20000", "90000")
    after = computed(tmp_path, CAME, later)
    assert after.says[1:] == before.says[1:]  # the first names the files
    assert after.measured.parts == before.measured.parts
    assert groups(after)["18-29"].counted == date(2025, 1, 1)
    assert after.measured.table("population").rows == before.measured.table("population").rows


def test_a_population_that_was_counted_only_later_says_so(tmp_path: Path) -> None:
    heard = computed(tmp_path, CAME, PEOPLE.replace("2025-01-01", "2026-04-01"))
    assert "after the room: there is no earlier count" in told(heard)


def test_several_populations_stand_beside_each_other(tmp_path: Path) -> None:
    watched = "\n".join(["reference,trait,group,people", "most watched,age,18-29,800", "most watched,age,30-64,150",
                         "most watched,age,65+,50"])  # fmt: skip
    heard = computed(tmp_path, CAME, PEOPLE, watched)
    young = groups(heard, "most watched")["18-29"]
    assert young.ratio == pytest.approx(0.05 / 0.8)
    assert "80 per cent of most watched" in " ".join(map(str, heard.measured.lead))


def test_small_numbers_are_hidden_and_so_are_those_that_give_them_away(tmp_path: Path) -> None:
    few = CAME.replace(",10\n", ",3\n")
    heard = computed(tmp_path, few)
    hidden = [one for one in groups(heard).values() if one.came is None]
    assert len(hidden) == 2
    assert groups(heard)["18-29"].came is None
    text = json.dumps(heard.measured.model_dump(mode="json")) + " ".join(map(str, heard.says))
    assert groups(heard)["18-29"].share is None
    assert "came=3 " not in text
    assert groups(heard)["18-29"].verdict is Verdict.UNCLEAR  # all that is hidden together would not be short


def test_a_missing_group_is_named_though_its_number_is_hidden(tmp_path: Path) -> None:
    """Two of one and six of the other were there: at most eight of a fifth of the people among 200."""
    people = PEOPLE.replace("30-64,,50000", "30-64,,20000") + "residents,age,under 18,,30000,2025-01-01,\n"
    came = CAME.replace(",10\n", ",2\n").replace("30-64,,90", "30-64,,6").replace("65+,,100", "65+,,90")
    heard = computed(tmp_path, came + "came,Hall,2026-02-01,age,under 18,,102\n", people)
    young = groups(heard)["18-29"]
    assert (young.came, young.verdict, young.sure) == (None, Verdict.SHORT, Said.YES)
    assert "18-29 (its number is not shown" in " ".join(map(str, heard.measured.lead))


def test_what_is_told_of_a_hidden_group_is_the_same_whatever_its_number(tmp_path: Path) -> None:
    """What can be read must not depend on how the hidden people are shared out among the hidden groups."""
    one = computed(tmp_path, CAME.replace(",10\n", ",3\n").replace("30-64,,90", "30-64,,47"))
    other = computed(tmp_path, CAME.replace(",10\n", ",1\n").replace("30-64,,90", "30-64,,49"))
    assert one.measured.parts == other.measured.parts
    assert one.says[1:] == other.says[1:]


def test_areas_are_held_against_where_people_live_and_groups_within_them(tmp_path: Path) -> None:
    heard = computed(tmp_path, BY_AREA, AREAS)
    assert whole(heard, "area").verdict is Whole.UNLIKE
    south = next(one for one in heard.says if isinstance(one, RoomGroup) and one.group == "South")
    assert (south.came, south.of, south.ratio) == (100, 300, pytest.approx(2 / 3))
    inner = heard.measured.table("in-areas").rows
    assert all(row[4] is None for row in inner if row[2] == "South")  # 3 is hidden, and 97 would give it away


def test_the_funnel_tells_who_went_on_by_group(tmp_path: Path) -> None:
    asked = "asked,Letter,2026-01-01,age,18-29,,100\nasked,Letter,2026-01-01,age,30-64,,100\n"
    heard = computed(tmp_path, CAME + asked)
    rows = {(row[0], row[1]): row for row in heard.measured.table("funnel-1").rows}
    assert rows["18-29", "came"][2:4] == (10, 10.0)
    assert rows["65+", "came"][3] is None  # a hundred came and none had been asked: no share went on
    assert "least for 18-29 (10 per cent) and greatest for 30-64 (90 per cent)" in told(heard)


def test_the_funnel_tells_who_went_on_by_area_too(tmp_path: Path) -> None:
    asked = "asked,Letter,age,18-29,North,400\nasked,Letter,age,18-29,South,400\n"
    heard = computed(tmp_path, BY_AREA + asked, AREAS)
    rows = {(row[0], row[1]): row for row in heard.measured.table("funnel-2").rows}
    assert rows["North", "came"][2:4] == (200, 50.0)
    assert rows["South", "came"][2:4] == (100, 25.0)
    assert rows["South", "came"][6] == pytest.approx(1000 * 100 / 30_000, abs=1e-3)


def test_a_group_hidden_at_one_step_is_hidden_at_those_after_it(tmp_path: Path) -> None:
    stayed = "stayed,Hall,2026-02-01,age,30-64,,47\nstayed,Hall,2026-02-01,age,65+,,80\n"
    heard = computed(tmp_path, CAME.replace(",10\n", ",3\n").replace("30-64,,90", "30-64,,50") + stayed)
    rows = {(row[0], row[1]): row[2] for row in heard.measured.table("funnel-1").rows}
    assert rows["30-64", "came"] is None
    assert rows["30-64", "stayed"] is None
    assert rows["65+", "stayed"] == 80


def test_another_step_can_be_the_room(tmp_path: Path) -> None:
    stayed = CAME + "stayed,Hall,2026-02-01,age,65+,,80\nstayed,Hall,2026-02-01,age,30-64,,40\n"
    old = groups(computed(tmp_path, stayed, step=Step.STAYED))["65+"]
    assert (old.came, old.step) == (80, Step.STAYED)


def test_weights_make_a_room_worth_fewer(tmp_path: Path) -> None:
    lines = CAME.replace("area,count", "area,count,weight").splitlines()
    weighed = "\n".join([lines[0], lines[1] + ",4", lines[2] + ",1", lines[3] + ",0.6"]) + "\n"
    heard = computed(tmp_path, weighed)
    young = groups(heard)["18-29"]
    assert young.share == pytest.approx(100 * 40 / 190, abs=0.01)
    assert "are worth 126 of equal weight" in told(heard)


def test_the_order_of_rows_changes_nothing(tmp_path: Path) -> None:
    head, *rows = HEADS.splitlines()
    rows += ["came,Hall,2026-02-01,tenure,tenants,,30", "came,Hall,2026-02-01,tenure,owners,,150"]
    people_head, *people = PEOPLE.splitlines()
    people += ["residents,tenure,tenants,,50000,,", "residents,tenure,owners,,50000,,"]
    first = computed(tmp_path, "\n".join([head, *rows]), "\n".join([people_head, *people]))
    chance = random.Random(3)
    chance.shuffle(rows)
    chance.shuffle(people)
    second = computed(tmp_path, "\n".join([head, *rows]), "\n".join([people_head, *people]))
    assert second.measured.model_copy(update={"inputs": ()}) == first.measured.model_copy(update={"inputs": ()})
    assert second.says[1:] == first.says[1:]


def test_nothing_measured_is_no_finding() -> None:
    assert measured_room(stack()) is None


@pytest.mark.parametrize("wrong", [{"small": 0}, {"seed": -1}])
def test_a_choice_that_cannot_be_followed_is_told(tmp_path: Path, wrong: dict[str, object]) -> None:
    with pytest.raises(Unreadable, match="give"):
        computed(tmp_path, **wrong)


def test_work_stops_when_it_is_told_to(tmp_path: Path) -> None:
    class Stopped(Exception):
        """Enough."""

    def stop(*_: object) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        computed(tmp_path, told=stop)


def test_an_area_that_one_table_hides_is_hidden_in_all(tmp_path: Path) -> None:
    """Three came from Hill: neither the list of areas nor the groups within areas may give that away."""
    people = AREAS + "residents,age,18-29,Hill,2000,2025-01-01\nresidents,age,30-64,Hill,4000,2025-01-01\n"
    came = BY_AREA + "came,Hall,age,18-29,Hill,1\ncame,Hall,age,30-64,Hill,2\n"
    heard = computed(tmp_path, came, people)
    areas = {one.group: one.came for one in heard.says if isinstance(one, RoomGroup) and one.trait == "area"}
    assert areas["Hill"] is None
    hidden = {area for area, number in areas.items() if number is None}
    assert len(hidden) > 1
    assert not hidden & {row[2] for row in heard.measured.table("in-areas").rows}


def test_the_tables_in_the_chapter_give_what_it_says(tmp_path: Path) -> None:
    text = (Path(__file__).resolve().parents[3] / "docs" / "room.md").read_text("utf-8")
    came, people = re.findall(r"```csv\n(.*?)```", text, re.S)
    lead = " ".join(map(str, computed(tmp_path, came, people).measured.lead))
    told = re.search(r"Of them: \"(.*?)\",", text, re.S)
    assert told is not None
    assert " ".join(told[1].split()) in lead


def filled(sentence: Sentence) -> bool:
    """Whether every gap of a sentence, and of those within it, is filled, and nothing is left over."""
    gaps = {name for _, name, _, _ in Formatter().parse(sentence.pattern) if name is not None}
    inner = [value for _, value in sentence.gaps if isinstance(value, Sentence)]
    return gaps == {name for name, _ in sentence.gaps} and all(filled(one) for one in inner)


@pytest.mark.parametrize("came", [CAME, HEADS, BY_AREA, CAME.replace(",10\n", ",3\n"), CAME.replace("00\n", "\n")])
def test_every_sentence_has_all_its_gaps_and_no_more(tmp_path: Path, came: str) -> None:
    measured = computed(tmp_path, came, AREAS if came == BY_AREA else PEOPLE).measured
    sentences = [*measured.lead]
    for part in measured.parts:
        figures = [told for figure in part.figures for told in (figure.title, figure.description)]
        tables = [told for table in part.tables for told in (table.title, *table.notes)]
        sentences += [part.title, *part.told, *part.notes, *figures, *tables]
    assert [one.pattern for one in sentences if not filled(one)] == []
