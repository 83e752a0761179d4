"""The Word document says what the annex says, with numbers, headings and language, and is the same each time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn

from ombud.formats.holding.annex import letter_of_questions, tender_annex
from ombud.formats.write_annex import annex_docx, annex_text, letter_docx, letter_text
from ombud.held.annex import Tender, annex
from ombud.held.choices import Choice, Strength
from ombud.held.contract.lines import RedLine
from ombud.held.letter import Letterhead, Quote, letter
from ombud.held.setting import Grid, annex_blocks

TENDER = Tender("Malmö", "new lamp posts", date(2026, 11, 27), kept=("the login",))
HEAD = Letterhead("Malmö", "Lumen", "the lamp contract", date(2026, 11, 27))
READ = {line.value: "silent" for line in RedLine} | {"audit": "crossed", "ip": "kept"}


@pytest.fixture(scope="module")
def data() -> bytes:
    return annex_docx(annex(TENDER)).data


@pytest.fixture(scope="module")
def word(data: bytes) -> Word:
    return Document(io.BytesIO(data))


def numbers(word: Word) -> Iterator[tuple[str, str]]:
    """Number and text of each numbered paragraph, counted as Word counts them."""
    clause = part = 0
    for line in word.paragraphs:
        levels = line._p.xpath("./w:pPr/w:numPr/w:ilvl/@w:val")
        if levels:
            clause, part = (clause + 1, 0) if levels == ["0"] else (clause, part + 1)
            yield (f"{clause}.{part}" if part else str(clause)), line.text


def test_word_counts_the_same_numbers_as_the_annex(word: Word) -> None:
    wanted = [
        row
        for clause in annex(TENDER).clauses
        for row in ((str(clause.number), clause.title), *((part.number, part.text) for part in clause.parts))
    ]
    assert list(numbers(word)) == wanted


def test_clauses_are_headings_and_every_line_is_there_once(word: Word) -> None:
    titles = [line.text for line in word.paragraphs if line.style is not None and line.style.name == "Heading 1"]
    made = annex(TENDER)
    assert titles == [*(clause.title for clause in made.clauses), "Schedules", "Still to be settled",
                      "Answer of the tenderer"]  # fmt: skip
    assert len(made.drawn) == 22


def test_title_language_and_date_are_said_to_a_screen_reader(word: Word) -> None:
    about = word.core_properties
    assert (about.title, about.language, about.author) == ("Conditions of Malmö for new lamp posts", "en-GB", "Malmö")
    assert str(about.created)[:10] == str(about.modified)[:10] == "2026-11-27"
    assert {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_tables_have_a_title_and_a_head_that_is_repeated(word: Word) -> None:
    grids = [block for block in annex_blocks(annex(TENDER)) if isinstance(block, Grid)]
    assert len(word.tables) == len(grids)
    for table, grid in zip(word.tables, grids, strict=True):
        assert tuple(cell.text for cell in table.rows[0].cells) == grid.head
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == grid.title
        assert len(table.rows) == len(grid.rows) + 1


def test_what_is_to_be_settled_is_marked_and_not_by_colour_alone(word: Word) -> None:
    marked = [run for line in word.paragraphs for run in line.runs if run.style.name == "To be settled"]
    assert marked
    assert all(re.fullmatch(r"\[[^\[\]]+\]", run.text) for run in marked)
    assert word.styles["To be settled"].font.underline


def test_the_same_annex_gives_the_same_bytes_and_another_gives_others(data: bytes) -> None:
    assert annex_docx(annex(TENDER)).data == data
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("thumbnail" in name for name in parts.namelist())
    assert annex_docx(annex(TENDER, [Choice(RedLine.IP)])).data != data


def test_the_text_says_every_numbered_part_with_its_number() -> None:
    text = annex_text(annex(TENDER)).data.decode()
    for clause in annex(TENDER).clauses:
        assert f"\n## {clause.number}. {clause.title}\n" in text
        for part in clause.parts:
            assert f"\n{part.number} {part.text}\n" in text


def test_the_letter_quotes_what_was_read_and_opens_in_word() -> None:
    some = [Choice(line) for line in (RedLine.IP, RedLine.AUDIT, RedLine.EXPLANATION, RedLine.LIABILITY)]
    made = letter(HEAD, READ, some, quotes={"audit": [Quote("No audits.", "clause 9, page 4")]})
    word = Document(io.BytesIO(letter_docx(made).data))
    lines = [line.text for line in word.paragraphs]
    assert "“No audits.” (clause 9, page 4)" in lines
    assert [line.text for line in word.paragraphs if line.style is not None and line.style.name == "Heading 1"] == [
        *(one.wording.title for one in made.asked), "No question",
    ]  # fmt: skip
    assert sum(line.startswith("Question: ") for line in lines) == len(made.asked) == 3
    assert [number for number, _ in numbers(word)][:2] == ["1", "1.1"]
    assert letter_docx(made).data == letter_docx(made).data
    assert "> “No audits.” (clause 9, page 4)" in letter_text(made).data.decode()


def test_signs_that_word_cannot_hold_are_left_out() -> None:
    quote = Quote("No\x0c audits\x00 \ud800here.", "page\x01 4")
    made = letter(HEAD, READ, [Choice(RedLine.AUDIT)], quotes={"audit": [quote]})
    lines = [line.text for line in Document(io.BytesIO(letter_docx(made).data)).paragraphs]
    assert "“No audits here.” (page 4)" in lines
    own = Choice(RedLine.IP, Strength.OWN, ("Ours\x0b, | all\x02.",))
    assert annex_docx(annex(Tender("\x00Malmö", "x\x01", date(2026, 1, 1)), [own])).data


def test_names_of_files_are_plain() -> None:
    assert annex_docx(annex(TENDER, [Choice(RedLine.IP)])).name == "new-lamp-posts-annex.docx"
    assert annex_text(annex(Tender("Malmö", "灯", date(2026, 1, 1)))).name == "annex.md"


def test_the_example_of_the_chapter_makes_an_annex(tmp_path: Path) -> None:
    chapter = (Path(__file__).resolve().parents[2] / "docs" / "tender-annex.md").read_text(encoding="utf-8")
    example = re.findall(r"```toml\n(.*?)```", chapter, re.S)
    file = tmp_path / "lines.toml"
    file.write_text(example[0], encoding="utf-8")
    text = tender_annex(TENDER, file)[1].data.decode()
    assert "the login; the login of residents; the map of streets." in text
    assert "for up to 90 days at the rates" in text
    assert "The City Auditor may inspect all" in text
    asked = letter_of_questions(HEAD, READ, lines=file)[1].data.decode()
    assert asked.count("**Question:**") == 3
