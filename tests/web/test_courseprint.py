"""Modules and workshops on paper: tagged, in the reader's language, each sheet a page, and offered only where they can
be made."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from django.test import Client

from ombud.web import courseprint, paper
from ombud.web.taught import course

pytestmark = pytest.mark.django_db
FIRST = course()[0]
NUMBER = FIRST.facts.number


@pytest.fixture
def pypdf() -> object:
    pytest.importorskip("weasyprint", reason="The extra that makes PDFs is not installed: pip install 'ombud[pdf]'")
    return pytest.importorskip("pypdf", reason="pypdf is not installed: pip install 'ombud[dev]'")


def _read(pypdf: object, address: str) -> tuple[object, list[str]]:
    answer = Client().get(address)
    assert answer.headers["Content-Type"] == "application/pdf"
    found = pypdf.PdfReader(io.BytesIO(answer.content))  # type: ignore[attr-defined]
    return found, [" ".join(one.extract_text().split()) for one in found.pages]


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("sort", ["module", "workshop"])
def test_a_paper_is_tagged_and_says_its_language_and_title(pypdf: object, sort: str, language: str) -> None:
    found, _pages = _read(pypdf, f"/learn/{NUMBER}/{sort}.pdf?in={language}")
    words = FIRST.words_in(language)
    root = found.trailer["/Root"]  # type: ignore[attr-defined]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/Lang"] == language
    assert found.metadata.title == (words.title if sort == "module" else words.workshop.title)  # type: ignore[attr-defined]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_every_heading_of_a_module_is_a_bookmark(pypdf: object) -> None:
    found, _pages = _read(pypdf, f"/learn/{NUMBER}/module.pdf")
    marks = {one.title for one in _flat(found.outline)}  # type: ignore[attr-defined]
    assert {FIRST.words.title, FIRST.words.act.title, *(one.title for one in FIRST.sections)} <= marks


def _flat(outline: list[object]) -> list[object]:
    return [each for one in outline for each in (_flat(one) if isinstance(one, list) else [one])]


def test_every_sheet_of_every_workshop_is_one_page_of_its_own(pypdf: object) -> None:
    for of in course():
        for language in of.languages:
            _found, pages = _read(pypdf, f"/learn/{of.facts.number}/workshop.pdf?in={language}")
            sheets = of.words_in(language).workshop.sheet
            last = pages[len(pages) - len(sheets) :]
            for page, sheet in zip(last, sheets, strict=True):
                assert f": {sheet.title} " in page[: len(sheet.title) + 20], (of.facts.number, language)
                assert all(" ".join(prompt.split()) in page for prompt in sheet.prompts)


def test_no_name_of_a_sheet_says_which_one_it_is() -> None:
    """Its number is told beside the name."""
    for of in course():
        for language in of.languages:
            for sheet in of.words_in(language).workshop.sheet:
                assert not any(letter.isdigit() for letter in sheet.title[:7]), sheet.title


def test_reasons_come_after_all_questions_and_works_after_them() -> None:
    html = courseprint.html(NUMBER, "module", "en").replace("&#x27;", "'").replace("&quot;", '"')
    last = html.index(FIRST.words.question[-1].option[-1].text)
    first = html.index(FIRST.words.question[0].option[0].why)
    work = html.index('id="work-')
    assert all(before < after for before, after in pairwise((last, first, work)))


def test_every_citation_leads_to_a_work_in_the_same_paper() -> None:
    for of in course():
        html = courseprint.html(of.facts.number, "module", "en")
        assert 'href="#work-' in html
        assert 'href="/' not in html
        assert all(f'id="work-{key}"' in html for key in of.sources)


def test_a_language_that_is_not_there_gives_english(pypdf: object) -> None:
    found, _pages = _read(pypdf, f"/learn/{NUMBER}/workshop.pdf?in=../etc")
    assert found.trailer["/Root"]["/Lang"] == "en"  # type: ignore[attr-defined]


@pytest.mark.parametrize(("address", "sort"), [("", "module"), ("workshop/", "workshop")])
def test_the_page_offers_a_paper_in_its_language_only_where_one_can_be_made(
    monkeypatch: pytest.MonkeyPatch, address: str, sort: str
) -> None:
    monkeypatch.setattr(paper, "find_spec", lambda name: name)
    told = Client().get(f"/sv/learn/{NUMBER}/{address}?with").content.decode()
    assert f'href="/learn/{NUMBER}/{sort}.pdf?in=sv"' in told
    monkeypatch.setattr(paper, "find_spec", lambda name: None)
    assert f"{sort}.pdf" not in Client().get(f"/sv/learn/{NUMBER}/{address}?without").content.decode()
    answer = Client().get(f"/learn/{NUMBER}/{sort}.pdf")
    assert answer.status_code == 501
    assert "The part that makes them is not installed." in answer.content.decode()
