"""Open answers from a file to themes: what is refused with its line, what is kept back, and who names a theme."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from ombud.casefile.hearing.heard import Heard
from ombud.evidence.finding import Backing, Standing
from ombud.formats.hearing.themes import themes
from ombud.formats.openanswers import read_names, read_open_answers
from ombud.formats.reading import Unreadable
from ombud.heard.entries import Theme
from ombud.heard.themes.computed import ThemeCounted, ThemesFound
from ombud.heard.themes.found import contradicted_themes, measured_themes
from ombud.heard.themes.texts import Shown
from tests.heard.themes.wrote import ABOUT, POLIS, needs_polis, written_by_many
from tests.stacks import put, stack

TODAY = date(2026, 9, 1)


def table(path: Path, *rows: tuple[str, ...]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def refused(path: Path) -> str:
    with pytest.raises(Unreadable) as error:
        read_open_answers(path)
    return str(error.value)


def of(path: Path, **more: object) -> Heard:
    return themes(path, what="The talk about lamps", today=TODAY, told=lambda *_: None, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [(one.id, one.text, "yes" if at % 2 else "no") for at, one in enumerate(written_by_many(12, ABOUT, seed=1))]
    rows.append(("call", "Call me about the lamp and the street and the pole, I am at 040 123 45 67", "yes"))
    return table(tmp_path_factory.mktemp("asked") / "answers.csv", ("id", "text", "public"), *rows)


@pytest.fixture(scope="module")
def heard(asked: Path) -> Heard:
    return of(asked, number={"en": 3})


def test_an_answer_without_its_id_is_named_by_line_and_field(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ("id", "text"), ("1", "More lamps"), ("", "Fewer lamps"))
    assert refused(path).startswith("a.csv, line 3, id: nothing stands there;")


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ("id", "text"), ("1", "More lamps"), ("1", "Fewer lamps"))
    assert refused(path).startswith("a.csv, line 3, id: the id 1 stands twice, first in a.csv, line 2;")


def test_consent_that_cannot_be_read_is_never_taken_for_yes(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ("id", "text", "public"), ("1", "More lamps", "perhaps"))
    assert refused(path).startswith("a.csv, line 2, public: “perhaps” does not say whether the answer may be quoted;")


def test_a_file_without_a_column_of_words_says_which_there_are(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ("id", "colour"), ("1", "red"))
    assert refused(path).startswith("a.csv, line 1: there is no column text; there are id, colour;")


def test_a_line_break_inside_an_answer_does_not_move_the_lines_after_it(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ("id", "text"), ("1", "More\nlamps"), ("1", "Fewer"))
    assert "a.csv, line 4, id" in refused(path)


def test_a_workbook_is_read_as_the_table_that_it_is(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["id", "svar", "språk", "offentlig"])
    book.active.append([7, "Fler lampor vid torget", "sv", "ja"])
    book.active.append([8, "Färre bilar", "sv", "nej"])
    book.save(tmp_path / "a.xlsx")
    read = read_open_answers(tmp_path / "a.xlsx").answers
    assert [(one.id, one.language, one.shown) for one in read] == [("7", "sv", Shown.PUBLIC), ("8", "sv", Shown.KEPT)]


def test_a_name_without_the_office_that_gave_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as error:
        read_names(table(tmp_path / "n.csv", ("theme", "name", "by"), ("en-1", "Lamps", "")))
    assert str(error.value).startswith("n.csv, line 2, by: nothing stands there;")


def test_no_quote_is_shown_that_was_not_given_for_it_or_that_points_to_a_person(heard: Heard) -> None:
    told = heard.measured.model_dump_json()
    allowed = {row[0] for row in heard.measured.table("answers").rows if row[4]}
    assert "040 123" not in told
    assert allowed
    lamps = [str(one).partition("-")[2] for one in allowed if str(one).startswith("lamps")]
    assert all(int(number) % 2 for number in lamps)


def test_the_document_is_the_same_to_the_byte_in_any_order_of_rows(asked: Path, heard: Heard, tmp_path: Path) -> None:
    with asked.open(encoding="utf-8", newline="") as file:
        first, *rows = list(csv.reader(file))
    again = of(table(tmp_path / "answers.csv", tuple(first), *map(tuple, rows[::-1])), number={"en": 3})
    one, other = (each.measured.model_copy(update={"inputs": ()}) for each in (again, heard))
    assert one.model_dump_json() == other.model_dump_json()
    assert again.says == heard.says


def test_every_answer_read_is_in_one_of_two_tables(heard: Heard) -> None:
    held = [row[0] for name in ("answers", "left") for row in heard.measured.table(name).rows]
    assert len(held) == len(set(held)) == 37


def test_a_theme_has_no_name_before_a_person_gives_one(asked: Path, heard: Heard, tmp_path: Path) -> None:
    assert "not named yet" in str(heard.measured.part("themes").figures[0])
    keys = [str(row[0]) for row in heard.measured.table("themes").rows]
    rows = [(key, "Dark streets", "Street Works") for key in keys[:2]] + [("en-gone", "Old", "X")]
    named = of(asked, number={"en": 3}, names=table(tmp_path / "n.csv", ("theme", "name", "by"), *rows))
    told = named.measured.table("joined").rows
    assert [row[0] for row in told] == ["Dark streets"]
    assert "en-gone" in str(named.measured.part("themes").notes)
    whole = next(one for one in named.says if isinstance(one, ThemesFound))
    assert (whole.themes, whole.named) == (3, 2)


def test_every_figure_names_a_table_that_is_there(heard: Heard) -> None:
    names = {one.name for one in heard.measured.tables}
    assert {figure.table for part in heard.measured.parts for figure in part.figures} <= names


@pytest.mark.parametrize("asked_for", [{"alike": 0.1}, {"alike": 2}, {"number": {"en": 1}}, {"number": {"en": 999}}])
def test_what_cannot_be_asked_for_is_said(asked: Path, asked_for: dict[str, object]) -> None:
    with pytest.raises(Unreadable, match="cannot be asked for"):
        of(asked, **asked_for)


@needs_polis
def test_london_told_its_age_twice() -> None:
    """39 statements on young people and the police; two pairs say nearly the same, and say who one is."""
    found = of(POLIS / "london.youth.policing" / "comments.csv")
    assert len(found.measured.table("pairs").rows) == 2


# demand 2.14


def themes_found(**more: object) -> ThemesFound:
    held = {"what": "Lamps", "answers": 90, "in_themes": 80, "left_out": 10, "themes": 3, "named": 3, "apart": "yes"}
    return ThemesFound.model_validate({**held, **more})


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        (themes_found(), Standing.KEPT),
        (themes_found(named=2), Standing.SILENT),
        (themes_found(themes=0, named=0, in_themes=0, left_out=90, apart="no"), Standing.SILENT),
        (themes_found(left_out=3), Standing.CROSSED),
    ],
)
def test_themes_keep_the_demand_once_a_person_has_named_each(said: ThemesFound, standing: Standing) -> None:
    finding = measured_themes(stack(put(said, cited=True)))
    assert finding is not None
    assert (finding.standing, finding.backing) == (standing, Backing.MEASURED)
    assert str(finding.because)


def test_without_computed_themes_there_is_no_finding() -> None:
    assert measured_themes(stack()) is None


def test_a_stated_theme_that_rests_on_more_than_was_counted_is_contradicted() -> None:
    counted = ThemeCounted(what="Lamps", key="en-1", words=("lamp",), name="Dark streets", answers=12, of=90)
    said = stack(put(counted, cited=True), Theme(name="dark streets", texts=40, of=90))
    ((_, told),) = contradicted_themes(said)
    assert str(told) == "dark streets is said to rest on 40 texts; 12 were counted."
