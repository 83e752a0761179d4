"""From a Polis folder to the opinion map: what it says, what it protects, what leaves no trace."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from ombud.casefile.figures import Strips
from ombud.casefile.hearing.heard import Heard
from ombud.casefile.measured import Measured, Part
from ombud.evidence.finding import Standing
from ombud.formats.hearing.opinions import OpinionOptions, opinions
from ombud.formats.polis import Conversation
from ombud.formats.poliscomments import Statement
from ombud.formats.poliswritten import write_polis
from ombud.formats.reading import Unreadable
from ombud.heard.opinions.computed import MeasuredOpinions
from ombud.heard.opinions.found import measured_opinions
from ombud.heard.opinions.votes import Votes, gathered
from ombud.words import Sentence
from tests.heard.opinions.conversations import LONDON, POLIS, SEATTLE, needs_polis, planted
from tests.stacks import put, stack

TODAY = date(2026, 11, 26)


def quiet(_what: Sentence, _now: int, _all: int) -> None:
    """Nobody listens."""


def asked(path: Path, **options: object) -> Heard:
    return opinions(path, OpinionOptions(**options), TODAY, quiet)  # type: ignore[arg-type]


def written(folder: Path, votes: Votes, out: tuple[str, ...] = ()) -> Path:
    statements = {one: Statement(one, f"Statement {one}", -1 if one in out else 1) for one in votes.statements}
    write_polis(folder, Conversation(votes, statements, {"topic": "Lamps"}))
    return folder


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A talk in which two groups were planted."""
    return written(tmp_path_factory.mktemp("lamps"), planted(200, 24, 14, 2, 0.45, 11)[0])


@pytest.fixture(scope="module")
def heard(lamps: Path) -> Heard:
    return asked(lamps)


def sentences(part: Part) -> str:
    return " ".join(str(one) for one in (*part.told, *part.notes))


def test_the_lead_says_groups_common_ground_and_what_divides(heard: Heard) -> None:
    lead = [str(one) for one in heard.measured.lead]
    assert lead[0].startswith("Groups that can be told apart among 200 people: 2.")
    assert "of one mind" in lead[1]
    assert lead[2].startswith("Divides them most: “Statement")


def test_every_figure_names_a_table_that_is_there(heard: Heard) -> None:
    names = [table.name for table in heard.measured.tables]
    assert len(names) == len(set(names))
    assert {figure.table for part in heard.measured.parts for figure in part.figures} <= set(names)
    assert {"cloud", "strips"} <= {figure.figure for part in heard.measured.parts for figure in part.figures}


def test_the_document_survives_being_written_down(heard: Heard) -> None:
    assert Measured.model_validate_json(heard.measured.model_dump_json()) == heard.measured


def test_each_row_is_as_wide_as_its_headings(heard: Heard) -> None:
    assert all(len(row) == len(table.columns) for table in heard.measured.tables for row in table.rows)


def test_the_sealed_statement_says_what_the_document_says(heard: Heard) -> None:
    (said,) = [one for one in heard.says if isinstance(one, MeasuredOpinions)]
    assert (said.what, said.people, said.groups) == ("Lamps", 200, 2)
    assert said.stability is not None
    assert said.stability > 0.6
    assert said.chance == 0.02
    assert said.suspect == 0
    assert said.groups_without is None


def test_the_same_files_give_the_same_document_to_the_byte(lamps: Path, heard: Heard) -> None:
    assert asked(lamps).measured.model_dump_json() == heard.measured.model_dump_json()


def test_where_there_are_no_groups_it_says_so(tmp_path: Path) -> None:
    found = asked(written(tmp_path, planted(120, 20, 12, 1, 0.0, 4)[0]))
    assert str(found.measured.lead[0]).startswith("No groups can be told apart")
    (said,) = [one for one in found.says if isinstance(one, MeasuredOpinions)]
    assert said.groups == 0


def test_moderated_and_banned_leave_no_trace_but_that_it_was_done(tmp_path: Path) -> None:
    votes, _ = planted(200, 24, 14, 2, 0.45, 11)
    gone, people = ("3", "7"), frozenset(("5", "19", "20"))
    keep = [at for at in range(len(votes.item)) if votes.statements[votes.item[at]] not in gone
            and votes.people[votes.person[at]] not in people]  # fmt: skip
    left = [one for one in votes.statements if one not in gone]
    there = [one for one in votes.people if one not in people]
    bare = gathered(there, left, [there.index(votes.people[votes.person[at]]) for at in keep],
                    [left.index(votes.statements[votes.item[at]]) for at in keep], votes.vote[keep])  # fmt: skip
    one = asked(written(tmp_path / "one", votes, gone), people=people).measured
    other = asked(written(tmp_path / "other", bare)).measured
    assert [part for part in one.parts if part.key != "read"] == [part for part in other.parts if part.key != "read"]
    assert one.lead == other.lead
    assert "statements 2, people 3" in sentences(one.part("read"))


def test_moderated_statements_count_where_that_is_asked(tmp_path: Path) -> None:
    folder = written(tmp_path, planted(60, 12, 9, 1, 0.0, 1)[0], out=("3",))
    assert [len(asked(folder, keep_moderated=keep).measured.table("statements").rows) for keep in (False, True)] == [
        11,
        12,
    ]


def test_small_numbers_are_not_told(tmp_path: Path) -> None:
    votes, group = planted(200, 24, 14, 2, 0.45, 11)
    few = [at for at, one in enumerate(votes.people) if group[int(one)] == 0][:3] + [
        at for at, one in enumerate(votes.people) if group[int(one)] == 1][:9]  # fmt: skip
    more = gathered(votes.people, (*votes.statements, "99"), [*votes.person, *few], [*votes.item, *[24] * 12],
                    [*votes.vote, *[1] * 12])  # fmt: skip
    table = asked(written(tmp_path, more)).measured.table("statements")
    row = next(one for one in table.rows if one[0] == "99")
    assert set(row[2:-1]) == {None}
    assert row[-1] == "no"
    assert all(None not in one for one in table.rows if one[0] != "99")


def test_nobody_is_named(tmp_path: Path) -> None:
    votes, _ = planted(60, 12, 9, 2, 0.45, 1)
    named = gathered([f"amina{one}" for one in votes.people], votes.statements, votes.person, votes.item, votes.vote)
    heard = asked(written(tmp_path, named))
    assert "amina" not in heard.measured.model_dump_json() + repr(heard.says)
    heaps = heard.measured.table("heaps")
    assert min(row[-1] for row in heaps.rows) >= 5  # type: ignore[type-var]


def test_suspect_ballots_are_told_and_both_results_stand(tmp_path: Path) -> None:
    votes, _ = planted(200, 24, 14, 2, 0.45, 11)
    item, person = np.tile(np.arange(24), 70), 200 + np.repeat(np.arange(70), 24)
    when = [*range(10**9, 10**9 + len(votes.item) * 10**6, 10**6), *[10**9] * len(item)]
    more = gathered([*votes.people, *map(str, range(200, 270))], votes.statements, [*votes.person, *person],
                    [*votes.item, *item], [*votes.vote, *[1] * len(item)], when)  # fmt: skip
    found = asked(written(tmp_path, more))
    part = found.measured.part("suspect")
    assert "People whose ballots are suspect: 70, in blocks: 1. Nothing was taken away." in sentences(part)
    assert found.measured.table("suspect-ballots").rows[0][2:4] == (70, 24)
    assert found.measured.table("without").rows[0][0] == "All suspect blocks"
    (said,) = [one for one in found.says if isinstance(one, MeasuredOpinions)]
    assert (said.people, said.suspect, said.groups_without) == (270, 70, 2)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"people": frozenset({"nobody"})}, "nobody is not in the file"),
        ({"statements": frozenset({"77"})}, "77 is not in the file"),
        ({"smallest": 1}, "groups of 3 people or more"),
        ({"statements": frozenset(str(one) for one in range(24))}, "no votes are left"),
    ],
)
def test_what_cannot_be_asked_is_refused(lamps: Path, options: dict[str, object], words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        asked(lamps, **options)


def test_few_people_who_all_say_the_same_are_no_trouble(tmp_path: Path) -> None:
    person, item = np.divmod(np.arange(12 * 25), 25)
    votes = gathered([str(at) for at in range(12)], [str(at) for at in range(25)], person, item, np.ones(300))
    found = asked(written(tmp_path / "same", votes))
    assert "people who voted often enough: 12, of 20" in str(found.measured.lead[0])
    assert found.measured.table("suspect-ballots").rows[0][2] == 12
    one = gathered([str(at) for at in range(30)], ["0"], range(30), [0] * 30, [1] * 30)
    assert "statements: 1, of 2" in str(asked(written(tmp_path / "one", one)).measured.lead[0])


def test_every_share_that_is_drawn_stands_in_the_table_it_names(heard: Heard) -> None:
    cells = {cell for row in heard.measured.table("statements").rows for cell in row}
    drawn = [strip for part in heard.measured.parts for figure in part.figures if isinstance(figure, Strips)
             for strip in figure.rows]  # fmt: skip
    assert drawn
    assert {end for strip in drawn for end in (strip.value, strip.low, strip.high)} <= cells


def test_who_listens_can_stop_the_work(lamps: Path) -> None:
    def stop(_what: Sentence, _now: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opinions(lamps, OpinionOptions(), TODAY, stop)


@needs_polis
@pytest.mark.parametrize("name", [LONDON, SEATTLE])
def test_real_conversations_come_out_whole(name: str) -> None:
    found = asked(POLIS / name)
    assert found.measured.part("groups").told
    assert all(len(row) == len(table.columns) for table in found.measured.tables for row in table.rows)


def said(**fields: object) -> MeasuredOpinions:
    told = {
        "what": "Lamps",
        "people": 200,
        "statements": 24,
        "votes": 2800,
        "groups": 2,
        "stability": 0.9,
        "chance": 0.01,
    }
    return MeasuredOpinions.model_validate(told | fields)


def test_a_map_that_says_something_keeps_the_demand() -> None:
    found = measured_opinions(stack(put(said(common=("More lamps",)))))
    assert found is not None
    assert found.standing is Standing.KEPT
    assert "groups: 2 (stability 0.90 of 1)" in str(found.because)


def test_a_map_that_turns_on_suspect_ballots_crosses_it() -> None:
    for fields in ({"groups_without": 3}, {"groups_without": 2, "lost_without": 1}):
        found = measured_opinions(stack(put(said(suspect=70, **fields))))
        assert found is not None
        assert found.standing is Standing.CROSSED
    found = measured_opinions(stack(put(said(suspect=70, groups_without=2))))
    assert found is not None
    assert found.standing is Standing.KEPT


def test_a_map_that_can_tell_nothing_is_silence() -> None:
    found = measured_opinions(stack(put(said(groups=0))))
    assert found is not None
    assert found.standing is Standing.SILENT
    assert measured_opinions(stack()) is None
