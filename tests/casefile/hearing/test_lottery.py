"""How we were chosen: what a resident reads, what is proved, and that nobody can be pointed at."""

from __future__ import annotations

import random
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from ombud.casefile.hearing.lottery import Chosen
from ombud.casefile.measured import Measured
from ombud.formats.reading import Unreadable
from ombud.heard.lottery.computed import LotteryResult
from ombud.heard.lottery.drawn import Drawn
from ombud.heard.lottery.fairest import Objective
from ombud.ledger.entry import Said

pytest.importorskip("highspy")
from ombud.formats.hearing.lottery import Asked, chosen, lottery, replacing
from ombud.formats.hearing.lotteryoffice import office_table, read_drawn

QUOTAS = """feature,value,min,max
Gender,Woman,3,5
Gender,Man,3,5
Gender,Other,0,2
Age,16-24,1,3
Age,25-64,3,6
Age,65+,1,4
"""
TODAY = date(2026, 9, 1)


def people() -> list[str]:
    """Eighty people of a made-up pool; two say Other, both with an id that can be looked for."""
    chance = random.Random(4)
    rows = []
    for at in range(78):
        gender = "Woman" if at % 2 else "Man"
        age = chance.choice(["16-24", "25-64", "25-64", "65+", "65+"])
        rows.append(f"person-{at:03},{gender},{age},home {at // 3}")
    return [*rows, "person-900,Other,16-24,home 90", "person-901,Other,65+,home 90"]


def written(folder: Path, rows: list[str] | None = None, quotas: str = QUOTAS) -> tuple[Path, Path]:
    (folder / "pool.csv").write_text("\n".join(["id,Gender,Age,Home", *(rows or people()), ""]), "utf-8")
    (folder / "quotas.csv").write_text(quotas, "utf-8")
    return folder / "pool.csv", folder / "quotas.csv"


def computed(
    folder: Path, rows: list[str] | None = None, quotas: str = QUOTAS, size: int = 8, told: Any = None, **other: Any
) -> Chosen:
    asked = Asked(**({"salt": "grain"} | other))
    return chosen(*written(folder, rows, quotas), size, what="The panel on lamp posts", place="Malmö", today=TODAY,
                  told=told or (lambda *_: None), asked=asked, example=True)  # fmt: skip


def words(document: Measured) -> str:
    told = [*document.lead, *(one for part in document.parts for one in (*part.told, *part.notes))]
    return " ".join(str(one) for one in told)


def result(made: Chosen) -> LotteryResult:
    said = made.heard.says[-1]
    assert isinstance(said, LotteryResult)
    return said


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Chosen:
    return computed(tmp_path_factory.mktemp("lottery"), seed="3 14 15")


def test_the_answer_is_on_one_screen(made: Chosen) -> None:
    lead = [str(one) for one in made.heard.measured.lead]
    assert lead[0] == "Drawn by lot from a public seed: 8 of 80 people."
    assert lead[1].startswith("Everyone has a chance of at least ")
    assert lead[2].startswith("Proved: no way of drawing under these quotas gives everyone more than ")
    assert [part.key for part in made.heard.measured.parts] == ["chosen", "chances", "proof", "draw"]


def test_what_is_sealed_says_what_the_document_says(made: Chosen) -> None:
    said = result(made)
    assert (said.pool, said.panel, said.traits, said.seed) == (80, 8, ("Age", "Gender"), "3 14 15")
    assert said.proved is Said.YES
    assert 0 <= said.best - said.least < 0.3
    assert said.commitment == made.commitment.sha256


def test_no_person_of_the_pool_is_in_the_document_or_the_statements(made: Chosen) -> None:
    everything = made.heard.measured.model_dump_json() + "".join(one.model_dump_json() for one in made.heard.says)
    assert "person-" not in everything
    assert "home 90" not in everything
    assert made.drawn is not None
    assert all(one.startswith("person-") for one in made.drawn.ids)


def test_values_of_few_people_are_not_counted_out_nor_given_away(made: Chosen) -> None:
    rows = {(row[0], row[1]): row for row in made.heard.measured.table("quotas").rows}
    assert rows["Gender", "Other"][2] is None
    hidden = [row for (trait, _), row in rows.items() if trait == "Gender" and row[2] is None]
    assert len(hidden) == 2
    assert all(row[5] is None for row in hidden)
    assert all(row[2] is not None for (trait, _), row in rows.items() if trait == "Age")


def test_kinds_of_few_people_stand_without_their_values(made: Chosen) -> None:
    table = made.heard.measured.table("kinds")
    for row in table.rows:
        people, values = row[-2], row[1:-2]
        assert (people is None) == all(one is None for one in values)
        assert people is None or (isinstance(people, int) and people >= 5)


def test_every_figure_names_a_table_that_is_there(made: Chosen) -> None:
    for part in made.heard.measured.parts:
        for figure in part.figures:
            assert made.heard.measured.table(figure.table)


def test_anyone_can_repeat_the_draw_from_what_is_published(made: Chosen) -> None:
    document = made.heard.measured
    fixed = "".join(f"{row[0]}\n" for row in document.table("fixed").rows)
    assert sha256(fixed.encode()).hexdigest() == result(made).commitment
    listed = "".join(f"{first}-{last}: {panel}\n" for first, last, panel in document.table("tickets").rows)
    assert f"list: {sha256(listed.encode()).hexdigest()}" in fixed
    ticket = int(sha256(b"3 14 15|ticket").hexdigest()[:15], 16) % 1000
    assert made.drawn is not None
    assert made.drawn.ticket == ticket
    assert f"ticket {ticket}" in words(document)
    panel = next(row[2] for row in document.table("tickets").rows if int(row[0]) <= ticket <= int(row[1]))
    counts = sorted(str(kind + 1) for _, kind in made.drawn.people)
    told = [one.split(" x") for one in str(panel).split(", ")]
    assert counts == sorted(one for kind, *n in told for one in [kind] * int((n or ["1"])[0]))


def test_before_the_seed_nobody_is_drawn_and_the_commitment_is_the_same(made: Chosen, tmp_path: Path) -> None:
    before = computed(tmp_path)
    assert before.drawn is None
    assert result(before).seed == ""
    assert result(before).commitment == result(made).commitment
    assert "Nobody is drawn yet." in words(before.heard.measured)


def test_the_order_of_the_rows_changes_nothing(made: Chosen, tmp_path: Path) -> None:
    rows = people()
    random.Random(1).shuffle(rows)
    other = computed(tmp_path, rows, seed="3 14 15")
    assert other.drawn == made.drawn
    assert [part.tables for part in other.heard.measured.parts] == [part.tables for part in made.heard.measured.parts]


def test_one_person_of_a_household_at_most(made: Chosen) -> None:
    homes = {row.split(",")[0]: row.split(",")[3] for row in people()}
    assert made.drawn is not None
    assert len({homes[one] for one in made.drawn.ids}) == 8
    assert result(made).homes is Said.YES


@pytest.mark.parametrize("objective", list(Objective))
def test_every_meaning_of_fair_says_what_it_means(objective: Objective, tmp_path: Path) -> None:
    told = words(computed(tmp_path, objective=objective, seed="x").heard.measured)
    assert "as great a" in told


def test_an_impossible_quota_is_explained_with_line_and_smallest_change(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as told:
        computed(tmp_path, quotas=QUOTAS.replace("Other,0,2", "Other,3,3"))
    assert str(told.value) == (
        "quotas.csv, line 4: Gender, Other: at least 3 asked, pool holds 2; the smallest change that helps: "
        "Gender, Other: at least 3 asked, lower it to 1 (pool: 2)."
    )


def test_quotas_that_fit_one_by_one_and_not_together_are_explained(tmp_path: Path) -> None:
    rows = [f"{at},Woman,16-24,h{at}" for at in range(6)] + [f"1{at},Man,65+,g{at}" for at in range(6)]
    quotas = "feature,value,min,max\nGender,Woman,0,2\nGender,Man,0,6\nAge,16-24,3,6\nAge,65+,0,6\n"
    with pytest.raises(Unreadable) as told:
        computed(tmp_path, rows, quotas, 5)
    assert "no panel of 5 people keeps all quotas; the smallest change that helps: " in str(told.value)
    assert "quotas.csv, line " in str(told.value)


def test_a_panel_larger_than_the_pool_or_of_nobody_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="places on the panel: 81; people in the pool: 80"):
        computed(tmp_path, size=81)
    with pytest.raises(Unreadable, match="a panel of 0 people cannot be drawn"):
        computed(tmp_path, size=0)


def test_people_whom_the_quotas_leave_no_chance_are_said_first(tmp_path: Path) -> None:
    made = computed(tmp_path, quotas=QUOTAS.replace("Other,0,2", "Other,0,0"))
    assert "The quotas leave some people no chance: 2." in str(made.heard.measured.lead[1])
    assert result(made).left_out is Said.YES
    assert result(made).least == 0


def test_replacements_come_by_rule_from_the_same_seed(made: Chosen, tmp_path: Path) -> None:
    (tmp_path / "office.csv").write_text(office_table(made), "utf-8")
    who, files = read_drawn(tmp_path / "office.csv"), written(tmp_path)
    assert made.drawn is not None
    assert sorted(who.people) == sorted(made.drawn.people)
    gone, asked = made.drawn.ids[2], Asked(seed="3 14 15", salt="grain")
    after, told = replacing(*files, who, [gone], lambda *_: None, asked)
    assert told[0].instead
    assert gone not in after.ids
    with pytest.raises(Unreadable, match="nobody was not drawn"):
        replacing(*files, who, ["nobody"], lambda *_: None, asked)


def test_the_office_can_tell_each_person_their_kind_and_chance(made: Chosen) -> None:
    lines = office_table(made).splitlines()
    assert lines[0] == "id,kind,chance,drawn"
    assert len(lines) == 81
    chances = {row[0]: row[-1] for row in made.heard.measured.table("kinds").rows}
    for line in lines[1:]:
        _, kind, chance, _ = line.split(",")
        assert float(chance) == chances[int(kind)]
    assert sum(line.endswith(",yes") for line in lines) == 8


def test_a_table_in_which_nobody_was_drawn_is_refused(tmp_path: Path) -> None:
    (tmp_path / "office.csv").write_text(office_table(computed(tmp_path)), "utf-8")
    with pytest.raises(Unreadable, match="nobody in it was drawn"):
        read_drawn(tmp_path / "office.csv")


def test_who_was_drawn_must_stand_in_the_pool_as_at_the_draw(made: Chosen, tmp_path: Path) -> None:
    files, asked = written(tmp_path), Asked(seed="3 14 15", salt="grain")
    assert made.drawn is not None
    (first, kind), *rest = made.drawn.people
    for strange in (("nobody", kind), (first, -1), (first, 10**6)):
        with pytest.raises(Unreadable, match="does not stand in the pool as at the draw"):
            replacing(*files, Drawn(0, (strange, *rest)), [rest[0][0]], lambda *_: None, asked)


@pytest.mark.parametrize("rows", ["a,1,2,yes\na,1,2,yes\n", f"a,{'9' * 5000},2,yes\n"])
def test_an_office_table_that_nobody_wrote_is_refused(tmp_path: Path, rows: str) -> None:
    (tmp_path / "office.csv").write_text("id,kind,chance,drawn\n" + rows, "utf-8")
    with pytest.raises(Unreadable, match=r"office\.csv, line"):
        read_drawn(tmp_path / "office.csv")


def test_work_can_be_stopped(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(*_: object) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        computed(tmp_path, told=stop)


def test_the_document_alone_is_to_be_had(tmp_path: Path) -> None:
    told = lottery(*written(tmp_path), 8, what="W", place="P", today=TODAY, told=lambda *_: None)
    assert told.measured.example is False
    assert "is not salted" in words(told.measured)


def test_no_order_of_rows_decides_who_is_drawn(made: Chosen, tmp_path: Path) -> None:
    head, *rows = QUOTAS.splitlines()
    again = computed(tmp_path, quotas="\n".join([head, *reversed(rows)]) + "\n", seed="3 14 15")
    assert again.drawn == made.drawn
    assert again.heard.measured.parts == made.heard.measured.parts
