"""The rows of the list, put together without a template: a page has 25 of them, and each has seven small dividers.

A template took some thirty milliseconds of processor for a page; this takes one (``benchmarks/web_list.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from html import escape

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext

from ombud.casefile.questions import QUESTIONS
from ombud.evidence.finding import Standing
from ombud.ledger.stage import Stage
from ombud.web import shown
from ombud.web.listing import Asked, Card
from ombud.web.marks import MARKS

Counts = tuple[tuple[str, tuple[tuple[str, int], ...]], ...]  # each question's word, and how many stand how
_DOT = ' <span class="sep">·</span> '
_ANY = "any-case"  # stands in an address where the name of a case goes


def rows(cards: Iterable[Card]) -> SafeString:
    """The cards as items of a list, in the reader's language."""
    language = get_language() or "en"
    return SafeString("\n".join([_row(card, language) for card in cards]))


def _row(card: Card, language: str) -> str:
    """One card. Everything that people wrote goes through ``escape``; the rest is ours."""
    lang = f' lang="{escape(card.language)}"' if card.language else ""
    whose = f'<span{lang} dir="auto">{escape(card.organisation)}</span>{_DOT}' if card.organisation else ""
    stage, day = _stage(card.stage, language), _day(localtime(card.updated).date(), language)
    return (
        f'<li class="card"><h3><a href="{_address(language).replace(_ANY, escape(card.slug))}"{lang} dir="auto">'
        f"{escape(card.title)}</a>{_tag(language) if card.example else ''}</h3>\n"
        f'<p class="facts">{whose}{stage}{_DOT}{day}</p>\n{strip(_counts(card.counts), language)}</li>'
    )


def _counts(told: Mapping[str, Mapping[str, int]]) -> Counts:
    return tuple([(word, tuple(found.items())) for word, found in told.items()])


@lru_cache(maxsize=4096)
def strip(counts: Counts, language: str) -> SafeString:
    """The seven small dividers of a card. Many cases have the same, so each is made once."""
    by_word = {word: dict(found) for word, found in counts}
    cells = []
    for question in QUESTIONS:
        found = by_word.get(question.word, {})
        word, standing = shown.told_counts({one: found.get(one.value, 0) for one in Standing})
        cells.append((standing, SafeString(MARKS[standing]), gettext(question.asked), word))
    told = format_html_join("", '<li class="{}">{}<span class="vh">{} {}</span></li>', cells)
    return format_html('<ol class="strip">{}</ol>', told)


@lru_cache(maxsize=256)
def filters(asked: Asked, language: str) -> SafeString:
    """The fields by which the list is narrowed, as they were last filled in."""
    context = {
        "asked": asked,
        "stages": [(stage.value, shown.STAGES[stage]) for stage in Stage],
        "standings": [(standing.value, word) for standing, word in shown.STANDINGS.items()],
        "notices": [(what.value, word) for what, word in shown.NOTICES.items()],
        "questions": QUESTIONS,
    }
    return SafeString(render_to_string("ombud/_filters.html", context))


@lru_cache(maxsize=512)
def _day(day: date, language: str) -> str:
    return escape(date_format(day))


@lru_cache(maxsize=64)
def _stage(stage: str, language: str) -> str:
    return escape(str(shown.STAGES[Stage(stage)]))


@lru_cache(maxsize=16)
def _address(language: str) -> str:
    return reverse("case", args=[_ANY])


@lru_cache(maxsize=16)
def _tag(language: str) -> SafeString:
    return format_html(' <span class="tag">{}</span>', gettext("Worked example"))
