"""From a file of ballots to the whole answer: reasons, who paid, what the city did, and nothing small told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ombud.casefile.figures import Bars
from ombud.casefile.hearing.heard import Heard
from ombud.evidence.finding import Standing
from ombud.formats.hearing.budget import budget, paper_compared
from ombud.formats.reading import Unreadable
from ombud.heard.budget.computed import ComputedBudget, Role
from ombud.heard.budget.found import measured_budget
from ombud.heard.budget.rule import BY_KEY, Rule
from ombud.ledger.entry import Said
from tests.formats.test_pabulib import HEAD, written
from tests.heard.budget.polls import GDYNIA, LODZ, PB, WIELICZKA, needs_budgets
from tests.stacks import put, stack

TODAY = date(2026, 9, 1)
NORTH_SOUTH = "voter_id;vote;district\n" + "".join(
    f"{at};{vote};{where}\n"
    for at, (vote, where) in enumerate([("1,2", "north")] * 12 + [("3", "south")] * 8 + [("2", "hill")] * 2)
)

TOWN = HEAD.replace("max_length;2", "max_length;3").replace("num_votes;3", "num_votes;22").replace("1;60", "1;54")


def of(path: Path, **asked: object) -> Heard:
    return budget(path, today=TODAY, told=lambda *_: None, **asked)  # type: ignore[arg-type]


def lead(heard: Heard) -> list[str]:
    return [str(one) for one in heard.measured.lead]


def why(heard: Heard) -> dict[object, str]:
    return {row[0]: str(row[-1]) for row in heard.measured.table("projects").rows}


def small_town(folder: Path, **asked: object) -> Heard:
    return of(written(folder, NORTH_SOUTH, head=TOWN), **asked)


@needs_budgets
def test_the_green_budget_of_wieliczka_is_told_as_it_was() -> None:
    heard = of(PB / WIELICZKA, rule="equal-shares/cost/add1", compare=["greedy/votes"])
    assert lead(heard) == [
        "Projects funded by equal shares (a project counts by its cost; shares raised until the next step overspends): "
        "30 of 64, for 995,079 PLN of 1,000,000 PLN.",
        "The city funded exactly these. Projects: 30, for 995,079 PLN.",
        "Of those who named a project, 17.8 per cent have none of theirs funded; by most votes first it would be "
        "27.6 per "
        "cent.",
    ]
    asked, beside = heard.says
    assert isinstance(asked, ComputedBudget)
    assert isinstance(beside, ComputedBudget)
    assert (asked.role, asked.funded, asked.spent, asked.official) == (Role.ASKED, 30, 995_079, Said.YES)
    assert (beside.role, beside.official, beside.reproduced) == (Role.COMPARED, Said.NO, Said.YES)
    assert sum(row[6] == "yes" for row in heard.measured.table("projects").rows) == 30


@needs_budgets
def test_the_local_rule_of_gdynia_is_named() -> None:
    heard = of(PB / GDYNIA, rule="greedy/votes", compare=[])
    assert lead(heard)[1] == (
        "The city funded otherwise, as another rule gives it exactly: most votes first, ends at the first that "
        "does not "
        "fit. Projects: 1, for 1,000,000."
    )


@needs_budgets
def test_where_lodz_and_the_nearest_rule_part_is_explained() -> None:
    heard = of(PB / LODZ, rule="greedy/votes", compare=["equal-shares/cost/none"])
    part = heard.measured.part("official")
    assert "Nearest is most votes first, from which it parts on these projects: L048, L099" in str(part.told[0])
    assert "costs the stated budget to the last unit" in str(part.notes[0])
    assert "Before place 38 the two agree: there stands L048" in str(part.notes[1])
    assert len(heard.measured.table("partings").rows) == 5
    assert heard.says[0].reproduced is Said.NO  # type: ignore[attr-defined]


def test_every_project_has_its_reason(tmp_path: Path) -> None:
    heard = small_town(tmp_path, rule="equal-shares/cost/none")
    assert why(heard) == {
        "2": "Bought as number 1: 3.57 from each supporter. Supporters who paid that: 14; who paid all that they "
        "had left: "
        "0.",
        "1": "Its supporters could have paid for it until number 1 was bought (2: Lamp); in the end they held 12 "
        "together, "
        "42 too little.",
        "3": "Bought as number 2: 3.75 from each supporter. Supporters who paid that: 8; who paid all that they "
        "had left: "
        "0.",
    }
    figure = heard.measured.part("reasons").figures[0]
    assert isinstance(figure, Bars)
    assert [(one.name, one.chosen) for one in figure.rows] == [
        ("2: Lamp", True),
        ("1: Bench", False),
        ("3: Tree", True),
    ]


def test_a_greedy_count_says_what_was_left_at_each_turn(tmp_path: Path) -> None:
    heard = small_town(tmp_path, rule="greedy/votes", compare=[])
    assert why(heard)["1"] == "Number 2 by votes: 50 were left, 4 too little for its cost of 54."
    assert why(heard)["3"] == "Number 3 by votes: 50 were left and it costs 30."
    stopped = small_town(tmp_path, rule="greedy/votes-stop", compare=[])
    assert why(stopped)["3"] == "The count had ended before its turn, at the first project that did not fit."


def test_small_groups_are_told_together_and_small_numbers_not_at_all(tmp_path: Path) -> None:
    heard = small_town(tmp_path, rule="equal-shares/cost/none")
    assert [row[0] for row in heard.measured.table("groups-1").rows] == ["north", "smaller groups together"]
    assert sum(row[-1] for row in heard.measured.table("groups-1").rows) == 80  # type: ignore[misc]
    by_project = {row[0]: row[2:] for row in heard.measured.table("payers-1").rows}
    assert by_project["2"] == (None, None, 0)  # hill 2, north 12: one alone would give the other away
    assert by_project["3"] == (0, 0, 8)


def test_who_got_nothing_cannot_be_had_by_subtraction(tmp_path: Path) -> None:
    """Nine have nothing, of whom six in the north: with 25 per cent told of them, three in the south would be told."""
    cast = [("1", "north")] * 18 + [("2", "north")] * 6 + [("1", "south")] * 21 + [("2", "south")] * 3
    ballots = "voter_id;vote;district\n" + "".join(f"{at};{vote};{where}\n" for at, (vote, where) in enumerate(cast))
    heard = of(written(tmp_path, ballots, head=TOWN), rule="greedy/votes", compare=[])
    assert "18.8 per cent have none of theirs funded" in str(heard.measured.part("fairness").told[0])
    assert [row[5] for row in heard.measured.table("groups-1").rows] == [None, None]


def test_ballots_that_all_name_nothing_are_said_to(tmp_path: Path) -> None:
    assert "No ballot names a project." in lead(of(written(tmp_path, "voter_id;vote\na;\nb;\n")))


def test_broken_ballots_stop_it_unless_they_are_set_aside(tmp_path: Path) -> None:
    path = written(tmp_path, "voter_id;vote\na;1\nb;9\nc;2\n")
    with pytest.raises(Unreadable, match="line 17, field vote"):
        of(path)
    heard = of(path, set_aside=True)
    assert lead(heard)[-1] == "Ballots set aside because they break the budget's own rules: 1."
    assert "benches.pb, line 17, field vote: no project is called “9”." in [
        str(one) for one in heard.measured.part("ballots").notes
    ]


def test_paper_ballots_that_two_people_typed_alike_are_counted(tmp_path: Path) -> None:
    path = written(tmp_path, "voter_id;vote;voting_method\na;1;internet\n")
    (tmp_path / "amina.csv").write_text('ballot,vote\n1,"2,3"\n2,3\n')
    (tmp_path / "bo.csv").write_text('ballot,vote\n1,"3,2"\n2,1\n')
    heard = of(path, paper=(tmp_path / "amina.csv", tmp_path / "bo.csv"))
    told = heard.measured.part("ballots")
    assert str(told.told[1]) == (
        "Paper ballots typed in twice: 2. Alike in both sheets, and counted: 1. To be looked at again, and not "
        "counted: 1."
    )
    assert "Ballots told differently in vote: 1." in [str(one) for one in told.notes]
    assert "“" not in " ".join(map(str, told.notes))  # what stands on a ballot is for the report, not for the page
    assert heard.says[0].voters == 2  # type: ignore[attr-defined]
    assert [one.name for one in heard.measured.inputs] == ["benches.pb", "amina.csv", "bo.csv"]


def test_a_rule_that_nobody_knows_is_refused_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no rule is called “loudest”; one of these is: equal-shares/cost/none"):
        of(written(tmp_path), rule="loudest")
    with pytest.raises(Unreadable, match="no rule for ties"):
        of(written(tmp_path), ties=["coin"])


def test_a_budget_of_paper_ballots_only_is_counted(tmp_path: Path) -> None:
    path = written(tmp_path, "voter_id;vote\n", head=HEAD.replace("num_votes;3", "num_votes;0"))
    for name in ("amina.csv", "bo.csv"):
        (tmp_path / name).write_text("ballot,1,2,3\n7,x,,\n8,x,x,\n9,,,x\n")
    sheets = tmp_path / "amina.csv", tmp_path / "bo.csv"
    assert of(path, paper=sheets).says[0].voters == 3  # type: ignore[attr-defined]
    assert paper_compared(path, sheets).open == 0
    with pytest.raises(Unreadable, match="there is no ballot in it"):
        of(path)


def test_a_share_that_would_be_raised_for_days_asks_for_a_larger_step(tmp_path: Path) -> None:
    path = written(tmp_path, head=HEAD.replace("budget;100", "budget;900000000"))
    with pytest.raises(Unreadable, match=r"every share is 300000000, .* declare a larger step, such as 300000"):
        of(path)
    assert of(path, step=300_000).says


def test_a_tie_is_told_with_both_sides_and_what_decided_it(tmp_path: Path) -> None:
    ballots = "voter_id;vote\na;1\nb;2\nc;3\n"
    heard = of(written(tmp_path, ballots), rule="greedy/votes", compare=[])
    assert heard.measured.table("ties").rows == (("3: Tree", "1: Bench", "lower cost"),)
    assert "Ties that had to be broken: 1; the page says how." in lead(heard)


def test_shares_cannot_be_raised_by_nothing(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="shares cannot be raised by less than 1"):
        of(written(tmp_path), step=0)


def test_the_order_of_rows_changes_nothing_that_is_told(tmp_path: Path) -> None:
    first = small_town(tmp_path).measured.model_dump_json(exclude={"inputs"})
    rows = NORTH_SOUTH.splitlines()
    turned = "\n".join([rows[0], *reversed(rows[1:])]) + "\n"
    assert of(written(tmp_path, turned, head=TOWN)).measured.model_dump_json(exclude={"inputs"}) == first


def test_every_figure_names_a_table_that_is_there(tmp_path: Path) -> None:
    heard = small_town(tmp_path)
    names = {table.name for table in heard.measured.tables}
    assert {figure.table for part in heard.measured.parts for figure in part.figures} <= names


def _found(official: Said, reproduced: Said, local: str = "") -> Standing | None:
    body = ComputedBudget(
        what="Benches", rule="most votes first", role=Role.ASKED, projects=3, funded=2, official=official,
        reproduced=reproduced, local=local, unreached=12.0,
    )  # fmt: skip
    finding = measured_budget(stack(put(body, cited=True)))
    assert finding is not None
    assert str(finding.because)
    return finding.standing


def test_an_outcome_that_the_ballots_give_by_a_proportional_rule_keeps_the_demand() -> None:
    assert _found(Said.NO, Said.YES, str(Rule().told)) is Standing.KEPT
    assert _found(Said.NO, Said.YES, str(BY_KEY["greedy/votes"].told)) is Standing.CROSSED
    assert _found(Said.NO, Said.NO) is Standing.CROSSED
    assert _found(Said.UNSAID, Said.UNSAID) is Standing.SILENT
    assert measured_budget(stack()) is None
