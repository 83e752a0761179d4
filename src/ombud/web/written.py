"""Pages that are written, not computed: about Ombud, how each check works, what is asked, accessibility."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

import ombud
from ombud.casefile.checks import BY_NUMBER, CHECKS
from ombud.casefile.questions import BY_WORD, QUESTIONS
from ombud.evidence.check import Check
from ombud.web import shown
from ombud.web.kept import kept
from ombud.web.taught import advised, spoken, taught

PACKAGE = Path(ombud.__file__).parent
PLACES = (PACKAGE / "docs", PACKAGE.parents[1] / "docs")  # as installed; as checked out
PAGES = {"why": "/about/", "glossary": "/words/", "demands": "/demands/", "accessibility": "/accessibility/"}
PAGES |= {word: f"/method/#{word}" for word in BY_WORD}
CHAPTERS = (
    "opinions", "budget", "lottery", "room", "rung", "dots", "diary", "themes",
    "who-gains", "tally", "inequality", "reach", "divide", "scores", "displacement", "intersections", "scales",
    "small-numbers",
    "contracts", "contract-model", "tender-annex", "inventory", "retention", "buying", "vendor-contacts",
    "course", "learning-gain", "replies",
)  # fmt: skip
PAGES |= {chapter: f"/method/how/{chapter}/" for chapter in CHAPTERS}
_HEADING = re.compile(r"^(#{1,6}) +(.+?)\s*$", re.M)
_NUMBER = re.compile(r"(?<![\d.])([1-7]\.\d{1,2})(?![\d.])")


@require_safe
@kept
def about(request: HttpRequest) -> HttpResponse:
    return _document(request, "why.md", _("Why Ombud"), "about")


@require_safe
@kept
def words(request: HttpRequest) -> HttpResponse:
    return _document(request, "glossary.md", _("Words"), "words")


@require_safe
@kept
def accessibility(request: HttpRequest) -> HttpResponse:
    return _document(request, "accessibility.md", _("Accessibility"), "accessibility")


@require_safe
@kept
def demands(request: HttpRequest) -> HttpResponse:
    """What the course asks of a city, and how far Ombud does it."""
    return _document(request, "demands.md", _("What is asked, and why"), "demands")


@require_safe
@kept
def methods(request: HttpRequest) -> HttpResponse:
    """Every check, by its question."""
    groups = [(q, [(c.number, c.title) for c in CHECKS if _asks(c, q.number)]) for q in QUESTIONS]
    words = {"standings": [(s.value, word) for s, word in shown.STANDINGS.items()], "backings": shown.BACKINGS.values()}
    return render(request, "ombud/methods.html", {"groups": groups, "chapters": chapters(), **words})


@require_safe
@kept
def method(request: HttpRequest, number: str) -> HttpResponse:
    """How one check works: what it reads, what it asks, what would measure it, and its limits."""
    check = BY_NUMBER.get(number)
    if check is None:
        raise Http404
    question = QUESTIONS[int(number.partition(".")[0]) - 1]
    context = {
        "number": check.number,
        "title": check.title,
        "measure": check.measure,
        "question": question,
        "says": " ".join((check.ask.__doc__ or "").split()),
        "reads": [(kind.kind, kind.help()) for kind in check.reads],
        "text": rendered(section(f"{question.word}.md", rf"{re.escape(number)}(?![\d.]).*")),
        "demand": rendered(section("demands.md", rf"{re.escape(number)}(?![\d.]).*")),
        "taught": taught(number),
        "advised": advised(number),
        "spoken": spoken(),
    }
    return render(request, "ombud/method.html", context)


@require_safe
@kept
def chapter(request: HttpRequest, name: str) -> HttpResponse:
    """How a thing is computed, and its limits: a chapter of the documents."""
    if not chapter_of(name):
        raise Http404
    return _document(request, f"{name}.md", "", "methods")


def chapter_of(name: str) -> str:
    """The name of a chapter, if it is one and comes with this copy; else nothing."""
    return name if name in CHAPTERS and document(f"{name}.md") else ""


def chapters() -> list[tuple[str, str]]:
    """The chapters that come with this copy, each with its heading."""
    found = ((name, _HEADING.search(document(f"{name}.md"))) for name in CHAPTERS)
    return [(name, heading[2]) for name, heading in found if heading]


def _asks(check: Check, question: int) -> bool:
    return check.number.startswith(f"{question}.")


def _document(request: HttpRequest, name: str, title: str, here: str) -> HttpResponse:
    text = document(name)
    heading = _HEADING.search(text)
    body = text[heading.end() :] if heading and heading[1] == "#" else text
    context = {"title": heading[2] if heading else title, "text": rendered(body), "here": here}
    return render(request, "ombud/document.html", context)


@cache
def document(name: str) -> str:
    """A document by its file name; empty if it does not come with this copy."""
    for place in PLACES:
        if (place / name).is_file():
            return (place / name).read_text("utf-8")
    return ""


@cache
def section(name: str, heading: str) -> str:
    """The part of a document beneath the first heading that ``heading`` (a pattern) fits, without that heading."""
    text = document(name)
    found = re.search(rf"^(#{{1,6}}) +{heading}$", text, re.M)
    if not found:
        return ""
    rest = text[found.end() :]
    after = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.M)
    return rest[: after.start()] if after else rest


@cache
def rendered(text: str) -> SafeString:
    """Markdown as HTML. HTML inside is shown, never run; links between documents become links between pages."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(text)
    _settle_headings(tokens)
    _settle_links(tokens)
    return SafeString(markdown.renderer.render(tokens, markdown.options, {}))  # our own documents, HTML off


def _settle_headings(tokens: list[Token]) -> None:
    """The highest heading becomes h2, beneath the page's own, no level is skipped, and each can be linked to."""
    levels = sorted({int(token.tag[1]) for token in tokens if token.type == "heading_open"})
    for token, inside in pairwise(tokens):
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, 2 + levels.index(int(token.tag[1])))}"
        if token.type == "heading_open":
            token.attrSet("id", anchor(inside.content))


def anchor(heading: str) -> str:
    """The name by which a heading is linked to: the number of its demand, else its words."""
    numbered = _NUMBER.match(heading)
    return f"d{numbered[1]}" if numbered else re.sub(r"[^\w]+", "-", heading.casefold()).strip("-")


def _settle_links(tokens: list[Token]) -> None:
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("href", _address(str(child.attrGet("href") or "")))


def _address(href: str) -> str:
    name, _hash, place = href.partition("#")
    if "://" in name or not name.endswith(".md"):
        return href
    page = PAGES.get(name.rpartition("/")[2].removesuffix(".md"), "/about/")
    return page if "#" in page or not place else f"{page}#{place}"
