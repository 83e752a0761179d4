"""Contracts as files: what is read of each format, what is said not to be, and what is refused with a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.text.paragraph import Paragraph
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from ombud.formats.contract import read_contract
from ombud.formats.contractpdf import MAX_PAGES
from ombud.formats.reading import Unreadable
from ombud.held.contract.document import Document
from ombud.words import Sentence
from tests.formats.contractfiles import docx_of, odt, pdf, zipped

SENTENCE = "The Supplier shall keep the records of each lamp for the City."
OFFICES = ("water", "street", "school", "park")
ENGLISH = f"This Agreement is made by the City and the Supplier, and they shall keep to all of it. {SENTENCE}"


def quiet(what: Sentence, done: int, of: int) -> None:
    """Is told how far the reading has come, and says nothing."""


def taken(folder: Path, name: str, data: bytes) -> Document:
    (folder / name).write_bytes(data)
    return read_contract(folder / name, quiet)


def refused(folder: Path, name: str, data: bytes) -> str:
    with pytest.raises(Unreadable) as told:
        taken(folder, name, data)
    assert name in str(told.value)
    return str(told.value)


def unread(paper: Document) -> str:
    return " ".join(map(str, paper.unread))


def lines(page: int, of: int = 4) -> list[str]:
    return [
        "City of Northtown - Street lighting", "", f"{page}. Term {chr(64 + page)}", "",
        f"{page}.1 {SENTENCE}", "Then the sup-", f"plier asks the {OFFICES[page % 4]} office.", "",
        f"Page {page} of {of}",
    ]  # fmt: skip


# PDF


def test_a_pdf_is_read_with_the_page_of_each_passage(tmp_path: Path) -> None:
    paper = taken(tmp_path, "lamps.pdf", pdf(lines(page) for page in range(1, 5)))
    assert (paper.sort, paper.pages, paper.tongue, paper.unread) == ("pdf", 4, "en", ())
    assert [(each.page, each.clause) for each in paper.passages] == [(n, f"{n}.1") for n in range(1, 5)]


def test_running_heads_feet_and_page_numbers_are_taken_out(tmp_path: Path) -> None:
    paper = taken(tmp_path, "lamps.pdf", pdf(lines(page) for page in range(1, 5)))
    assert "Northtown" not in paper.text
    assert "Page" not in paper.text


def test_words_that_were_torn_at_the_end_of_a_line_are_joined(tmp_path: Path) -> None:
    paper = taken(
        tmp_path, "lamps.pdf", pdf([[ENGLISH, "The sup-", "plier hires a third-", "party, and a third-party pays."]])
    )
    assert "The supplier hires a third-party, and" in paper.text


def test_a_clause_that_runs_over_a_page_is_one_passage_on_the_page_it_begins_on(tmp_path: Path) -> None:
    first = ["7.1 The Supplier shall keep the data of all lamps in the country of the", ""]
    second = ["City, and in no other.", "", "7.2 The City shall pay."]
    paper = taken(tmp_path, "lamps.pdf", pdf([[ENGLISH, "", *first], second]))
    over = next(each for each in paper.passages if "in no other" in each.text)
    assert (over.page, over.clause) == (1, "7.1")
    assert "country of the City" in over.text
    assert paper.passages[-1].page == 2


def test_pages_that_are_pictures_are_said_by_number_and_not_guessed_at(tmp_path: Path) -> None:
    pages: list[Sequence[str] | None] = [[ENGLISH], None, None, [SENTENCE], None]
    paper = taken(tmp_path, "scan.pdf", pdf(pages))
    assert "2-3, 5, of 5" in unread(paper)
    assert {each.page for each in paper.passages} == {1, 4}


def test_a_pdf_of_pictures_alone_has_no_passages_and_says_why(tmp_path: Path) -> None:
    paper = taken(tmp_path, "scan.pdf", pdf([None, None]))
    assert (paper.passages, paper.tongue) == ((), "")
    assert "Pages that hold pictures and no text: 1-2, of 2" in unread(paper)


def test_a_picture_under_a_running_head_is_still_a_picture(tmp_path: Path) -> None:
    pages = [["City of Northtown", "", f"{ENGLISH} {n}", "", "Draft"] for n in range(4)]
    paper = taken(tmp_path, "scan.pdf", pdf([*pages, ["City of Northtown", "", "Draft"]]))
    assert "5, of 5" in unread(paper)


def _locked(tmp_path: Path, password: str) -> bytes:
    (tmp_path / "open.pdf").write_bytes(pdf([[ENGLISH]]))
    writer = PdfWriter(clone_from=PdfReader(tmp_path / "open.pdf"))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    with (tmp_path / "locked.pdf").open("wb") as file:
        writer.write(file)
    return (tmp_path / "locked.pdf").read_bytes()


def test_a_pdf_with_a_password_is_refused_with_what_to_do(tmp_path: Path) -> None:
    told = refused(tmp_path, "locked.pdf", _locked(tmp_path, "secret"))
    assert "locked with a password" in told
    assert "without" in told


def test_a_pdf_with_an_empty_password_is_read(tmp_path: Path) -> None:
    assert "Supplier" in taken(tmp_path, "locked.pdf", _locked(tmp_path, "")).text


@pytest.mark.parametrize("keep", [30, 400])
def test_a_pdf_that_is_cut_off_is_refused(tmp_path: Path, keep: int) -> None:
    assert "cut off or broken" in refused(tmp_path, "cut.pdf", pdf([[ENGLISH]])[:keep])


def test_a_pdf_that_can_be_read_but_has_no_end_says_so(tmp_path: Path) -> None:
    paper = taken(tmp_path, "short.pdf", pdf([[ENGLISH]]) + b"9 0 obj " * 700)
    assert "Supplier" in paper.text
    assert "pages may be missing" in unread(paper)


def test_a_pdf_of_nonsense_is_refused(tmp_path: Path) -> None:
    assert "cut off or broken" in refused(tmp_path, "bad.pdf", b"%PDF-1.7\n" + b"nonsense " * 50)


def test_a_pdf_of_too_many_pages_is_read_as_far_as_said(tmp_path: Path) -> None:
    number = MAX_PAGES + 500
    paper = taken(tmp_path, "huge.pdf", pdf([f"{n % 90}.1 {SENTENCE} {n}"] for n in range(1, number + 1)))
    assert paper.pages == number
    assert paper.passages[-1].page == MAX_PAGES
    assert f"It has {number} pages, and the first {MAX_PAGES} were read" in unread(paper)


def test_what_is_in_a_pdf_and_not_on_its_pages_is_said_to_be_unread(tmp_path: Path) -> None:
    (tmp_path / "plain.pdf").write_bytes(pdf([[ENGLISH]]))
    writer = PdfWriter(clone_from=PdfReader(tmp_path / "plain.pdf"))
    writer.add_attachment("prices.xlsx", b"x")
    field = DictionaryObject({NameObject("/FT"): NameObject("/Tx")})
    field |= {NameObject("/T"): TextStringObject("price"), NameObject("/V"): TextStringObject("100")}
    form = DictionaryObject({NameObject("/Fields"): ArrayObject([writer._add_object(field)])})
    writer._root_object[NameObject("/AcroForm")] = writer._add_object(form)
    writer.write(tmp_path / "form.pdf")
    told = unread(read_contract(tmp_path / "form.pdf", quiet))
    assert "prices.xlsx" in told
    assert "filled into the fields" in told


def test_the_work_can_be_stopped(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(what: Sentence, done: int, of: int) -> None:
        if done > 1:
            raise Stopped

    (tmp_path / "lamps.pdf").write_bytes(pdf(lines(page) for page in range(1, 5)))
    with pytest.raises(Stopped):
        read_contract(tmp_path / "lamps.pdf", stop)


# DOCX


def _struck(paragraph: Paragraph, kind: str, words: str) -> None:
    change = OxmlElement(f"w:{kind}")
    run = OxmlElement("w:r")
    text = OxmlElement("w:delText" if kind == "del" else "w:t")
    text.text = words
    run.append(text)
    change.append(run)
    paragraph._p.append(change)


def _boxed(paragraph: Paragraph, words: str) -> None:
    """A text box as Word writes it: twice, the second time for old readers."""
    for name in ("Choice", "Fallback"):
        outer = OxmlElement("w:r").makeelement(f"{{http://schemas.openxmlformats.org/markup-compatibility/2006}}{name}")
        box, inner, run, text = (OxmlElement(f"w:{tag}") for tag in ("txbxContent", "p", "r", "t"))
        text.text = words
        run.append(text)
        inner.append(run)
        box.append(inner)
        outer.append(box)
        paragraph._p.append(outer)


def _written(tmp_path: Path) -> Path:
    paper = docx.Document()
    paper.add_heading("Street Lighting Agreement", 1)
    paper.add_paragraph(ENGLISH)
    for words in ("The Data are the City's.", "The logs are the City's too."):
        paper.add_paragraph(words, style="List Number")
    table = paper.add_table(rows=2, cols=2)
    for cell, words in zip(
        (c for row in table.rows for c in row.cells), ("Service", "Price", "Lamps", "100"), strict=True
    ):
        cell.text = words
    changed = paper.add_paragraph("The price is ")
    _struck(changed, "del", "secret")
    _struck(changed, "ins", "public")
    _boxed(paper.add_paragraph("Beside the box."), "Words in a box.")
    hidden = paper.add_paragraph("Seen.").add_run("Unseen.")
    hidden.font.hidden = True
    paper.save(str(tmp_path / "lamps.docx"))
    return tmp_path / "lamps.docx"


def test_a_docx_is_read_with_its_lists_tables_and_boxes(tmp_path: Path) -> None:
    paper = read_contract(_written(tmp_path), quiet)
    assert (paper.sort, paper.pages, paper.tongue) == ("docx", 0, "en")
    assert {each.page for each in paper.passages} == {None}
    for words in ("1. The Data are", "2. The logs are", "Service | Price\nLamps | 100", "Words in a box."):
        assert paper.text.count(words) == 1


def test_struck_out_words_are_not_read_and_inserted_ones_are(tmp_path: Path) -> None:
    paper = read_contract(_written(tmp_path), quiet)
    assert "The price is public" in paper.text
    assert "secret" not in paper.text
    assert "tracked changes" in unread(paper)


def test_hidden_words_are_not_read_and_that_is_said(tmp_path: Path) -> None:
    paper = read_contract(_written(tmp_path), quiet)
    assert "Unseen" not in paper.text
    assert "hidden words" in unread(paper)


def test_clauses_that_word_numbers_itself_have_their_numbers(tmp_path: Path) -> None:
    levels = [
        ("0", "decimal", "%1."),
        ("1", "decimal", "%1.%2"),
        ("2", "lowerLetter", "(%3)"),
        ("3", "lowerRoman", "(%4)"),
    ]
    items = [
        (0, "Data"),
        (1, ENGLISH),
        (1, "Next."),
        (2, "raw;"),
        (2, "derived."),
        (3, "logs."),
        (0, "Term"),
        (1, "One year."),
    ]
    paper = taken(tmp_path, "numbered.docx", docx_of(items, levels))
    assert paper.text.split("\n\n") == [
        "1. Data", f"1.1 {ENGLISH}", "1.2 Next.", "(a) raw;", "(b) derived.", "(i) logs.", "2. Term", "2.1 One year.",
    ]  # fmt: skip


def test_footnotes_are_read_behind_the_text(tmp_path: Path) -> None:
    paper = taken(tmp_path, "notes.docx", docx_of([(None, ENGLISH)], (), note="But not the logs."))
    assert paper.text.split("\n\n")[-1] == "But not the logs."


def test_a_document_with_macros_is_refused_and_macros_inside_another_are_said(tmp_path: Path) -> None:
    plain = docx_of([(None, ENGLISH)], ())
    assert "macros" in refused(tmp_path, "lamps.docm", plain)
    assert "macros" in refused(tmp_path, "lamps.docx", docx_of([(None, ENGLISH)], (), kind="macroEnabled."))
    paper = taken(tmp_path, "quiet.docx", docx_of([(None, ENGLISH)], (), more={"word/vbaProject.bin": "x"}))
    assert "There are macros in it" in unread(paper)


def test_files_within_the_file_are_said_to_be_unread(tmp_path: Path) -> None:
    paper = taken(tmp_path, "a.docx", docx_of([(None, ENGLISH)], (), more={"word/embeddings/prices.xlsx": "x"}))
    assert "prices.xlsx" in unread(paper)


def test_xml_entities_are_refused(tmp_path: Path) -> None:
    evil = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="x">&b;</w:document>'
    assert "XML entities" in refused(tmp_path, "evil.docx", docx_of([], (), more={"word/document.xml": evil}))


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    bomb = docx_of([], (), more={"word/document.xml": b" " * 60_000_000})
    assert "zip bomb" in refused(tmp_path, "bomb.docx", bomb)


@pytest.mark.parametrize("inside", ["<w:document", "", "<a/>" * 3])
def test_broken_xml_is_refused(tmp_path: Path, inside: str) -> None:
    assert "broken" in refused(tmp_path, "bad.docx", docx_of([], (), more={"word/document.xml": inside}))


def test_an_archive_that_is_no_document_is_refused(tmp_path: Path) -> None:
    assert "no text document" in refused(tmp_path, "a.zip", zipped({"a.txt": "x"}))
    assert "broken" in refused(tmp_path, "b.docx", docx_of([(None, ENGLISH)], ())[:200])


# ODT


def test_an_odt_is_read_with_its_lists_tables_notes_and_boxes(tmp_path: Path) -> None:
    paper = taken(tmp_path, "lamps.odt", odt(ENGLISH))
    assert (paper.sort, paper.pages, paper.tongue) == ("odt", 0, "en")
    assert paper.text.split("\n\n") == [
        "1. Data", f"{ENGLISH} Two  words.", "(a) raw;", "(b) derived:", "(i) logs.", "Service | Price\nLamps | 100",
        "Beside the box.", "Words in a box.", "But not the logs.",
    ]  # fmt: skip
    assert "secret" not in paper.text
    assert "tracked changes" in unread(paper)
    assert "macros" in unread(paper)


def test_a_locked_odt_is_refused(tmp_path: Path) -> None:
    locked = odt(ENGLISH, manifest='<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry>')
    assert "password" in refused(tmp_path, "locked.odt", locked)


# HTML and text

PAGE = f"""<!DOCTYPE html><html><head><title>No</title><script>var no = "<p>no</p>";</script></head><body>
<h1>Street&nbsp;lighting</h1><p>{ENGLISH}<ol type="1"><li>Raw <b>da</b>ta.<ol type="a"><li>logs;<li>labels.</ol><li>Old
<del>secret</del><ins>public</ins>.</ol><table><tr><th>Service<th>Price</tr><tr><td><p>Lamps</p></td><td>100</td></tr></table>
<p style="display: none">Unseen.</p><p>Next line<br>here &amp; there.</p></body></html>"""


def test_a_page_is_read_as_it_is_seen(tmp_path: Path) -> None:
    paper = taken(tmp_path, "lamps.html", PAGE.encode())
    assert (paper.sort, paper.tongue) == ("html", "en")
    assert paper.text.split("\n\n") == [
        "Street lighting", ENGLISH, "1. Raw data.", "a. logs;", "b. labels.", "2. Old public.",
        "Service | Price\nLamps | 100", "Next line\nhere & there.",
    ]  # fmt: skip
    assert "struck out" in unread(paper)
    assert "hidden words" in unread(paper)


@pytest.mark.parametrize(
    "data", [b"<html>" + b"<div>" * 5000, b"<p>" + b"<" * 5000, b"<!DOCTYPE html><p>a" + b"<script>" * 99]
)
def test_hostile_pages_are_read_or_refused_but_end(tmp_path: Path, data: bytes) -> None:
    told = ""
    with suppress(Unreadable):
        told = taken(tmp_path, "a.html", data).sort
    assert told in ("", "html")


def test_plain_text_in_an_old_alphabet_is_read_and_that_is_said(tmp_path: Path) -> None:
    paper = taken(tmp_path, "lamps.txt", f"{ENGLISH}\r\n\r\nCafé of Malmö".encode("cp1252"))
    assert paper.text.endswith("\n\nCafé of Malmö")
    assert "Windows-1252" in unread(paper)


def test_form_feeds_in_plain_text_are_pages(tmp_path: Path) -> None:
    paper = taken(tmp_path, "lamps.txt", "\f".join("\n".join(lines(n)) for n in range(1, 5)).encode())
    assert paper.pages == 4
    assert [each.page for each in paper.passages] == [1, 2, 3, 4]
    assert "Northtown" not in paper.text


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [("a.doc", b"\xd0\xcf\x11\xe0" + b"x" * 99, "old Word file"), ("a.rtf", b"{\\rtf1 x}", "RTF"),
     ("a.png", b"\x89PNG..", "picture"), ("a.gz", b"\x1f\x8b....", "archive"), ("a.txt", b"", "empty"),
     ("a.txt", b"a\0b", "NUL"), ("a.html", b"<html></html>", "no text")],
)  # fmt: skip
def test_other_files_are_refused_with_what_to_do(tmp_path: Path, name: str, data: bytes, word: str) -> None:
    assert word in refused(tmp_path, name, data)


@pytest.mark.parametrize(
    ("words", "language"),
    [("Kommunen äger samtliga uppgifter som leverantören samlar in enligt detta avtal, och de ska raderas.", "Swedish"),
     ("El Ayuntamiento será el propietario de los datos que el contratista recoja en este contrato.", "Spanish"),
     ("De Gemeente is eigenaar van alle gegevens die de Leverancier in het kader hiervan verzamelt.", "Dutch")],
)  # fmt: skip
def test_a_contract_in_another_language_is_said_to_be_so(tmp_path: Path, words: str, language: str) -> None:
    paper = taken(tmp_path, "avtal.pdf", pdf([[words] * 3]))
    assert unread(paper) == f"It is in {language}; the reader of clauses reads English only."


def test_the_same_file_gives_the_same_document(tmp_path: Path) -> None:
    data = pdf(lines(page) for page in range(1, 5))
    assert taken(tmp_path, "a.pdf", data) == taken(tmp_path, "a.pdf", data)
