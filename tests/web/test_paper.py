"""A case on paper: whole, tagged, marked where it is invented, and made from nothing but our own files."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress

import pytest
from django.test import Client

from ombud.casefile.checks import CHECKS
from ombud.web import paper
from ombud.web.reading import case_file
from tests.web import crawl, files

pytestmark = pytest.mark.django_db
PAPER = "/cases/lamp-posts/paper/"


def test_the_paper_holds_every_finding_and_every_entry() -> None:
    entries = files.worked_example()
    html = Client().get(PAPER).content.decode()
    text = crawl.read(html).text
    for check in CHECKS:
        assert check.title in text, check.number
    assert html.count("<li><b>") >= len(entries)
    assert "Worked example" in text


@pytest.mark.parametrize("language", ["", "/sv", "/ar"])
def test_the_pdf_is_tagged_and_says_its_language(language: str) -> None:
    pytest.importorskip("weasyprint", reason="The extra that makes PDFs is not installed: pip install 'ombud[pdf]'")
    files.nearly_nothing()
    response = Client().get(f"{language}/cases/{files.NEARLY_NOTHING}/paper.pdf")
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")
    told = _objects(response.content)
    assert b"/MarkInfo" in told
    assert b"/StructTreeRoot" in told
    assert f"/Lang ({language[1:] or 'en'})".encode() in told


def test_the_pdf_fetches_nothing_from_elsewhere() -> None:
    urls = pytest.importorskip("weasyprint.urls", reason="The extra that makes PDFs is not installed.")
    for address in ("https://example.org/a.css", "file:///etc/passwd", "https://ombud.invalid/../settings.py"):
        with pytest.raises(urls.FatalURLFetchingError, match="nothing from elsewhere"):
            paper.printed(f'<html lang="en"><title>x</title><link rel="stylesheet" href="{address}"><p>x')


def test_without_the_extra_a_clear_word_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    files.nearly_nothing()
    monkeypatch.setattr(paper, "find_spec", lambda name: None)
    response = Client().get(f"/cases/{files.NEARLY_NOTHING}/paper.pdf")
    assert response.status_code == 501
    assert "The part that makes them is not installed." in response.content.decode()
    assert "paper.pdf" not in Client().get(f"/cases/{files.NEARLY_NOTHING}/paper/").content.decode()


def test_the_paper_says_where_the_seal_is() -> None:
    files.nearly_nothing()
    told = paper.contents(case_file(files.NEARLY_NOTHING))
    assert told["head"].root_shown in Client().get(f"/cases/{files.NEARLY_NOTHING}/paper/").content.decode()


def _objects(pdf: bytes) -> bytes:
    """Everything in a PDF that is packed, unpacked."""
    found = []
    for packed in re.findall(rb"stream\n(.*?)\nendstream", pdf, re.S):
        with suppress(zlib.error):
            found.append(zlib.decompress(packed))
    return pdf + b"".join(found)
