"""A module as slides, in the look of the house: one for each sentence while it is heard, large enough for a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from ombud.learn.shelf import Module
from ombud.learn.sound.figures import figure
from ombud.learn.sound.spoken import CLOSING, OPENING, Kind, Part, Sentence
from ombud.learn.sound.track import Heard, Track

WIDTH, HEIGHT = 1280, 720  # pixels
COURSE = "Smart cities: a course for those who decide"
_SIZES = ((50, "xl"), (95, "l"), (165, "m"), (240, "s"))  # up to so many letters; beyond, the smallest


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide as HTML, and the second from which it is shown."""

    start: float
    html: str


def slides(of: Module, track: Track) -> tuple[Slide, ...]:
    """The slides in their order; where nothing changes from one sentence to the next, one slide stays."""
    found: list[Slide] = []
    for one in track.heard:
        html = _slide(of, track.parts, one)
        if not found or found[-1].html != html:
            found.append(Slide(one.start if found else 0.0, html))
    return tuple(found)


def document(title: str, of: Sequence[Slide]) -> str:
    """All slides as one document, a page each."""
    style = (files("ombud.learn.sound") / "slides.css").read_text("utf-8")
    body = "\n".join(one.html for one in of)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{style}</style></head><body>{body}</body></html>"
    )


def _slide(of: Module, parts: Sequence[Part], one: Heard) -> str:
    if one.stretch.kind is Kind.HEADING and one.part.slug == OPENING:
        return _title(of)
    inside = _heading(of, one.part) if one.stretch.kind is Kind.HEADING else _inside(one)
    top = f'<p class="top"><b>Module {of.facts.number}</b> {escape(of.words.title)}</p>'
    return f'<section class="slide">{top}{_tabs(parts, one.part)}<div class="sheet">{inside}</div></section>'


def _title(of: Module) -> str:
    return (
        f'<section class="slide first"><div class="file"><p class="course">{COURSE}</p>'
        f'<p class="module">Module {of.facts.number}</p><p class="title">{escape(of.words.title)}</p></div></section>'
    )


def _tabs(parts: Sequence[Part], here: Part) -> str:
    """The sections as the dividers of a file; the one that is open is in front."""
    told = [part for part in parts if part.slug not in (OPENING, CLOSING)]
    marks = "".join(f'<li class="{"here" if part is here else "shut"}">{at}</li>' for at, part in enumerate(told, 1))
    return f'<ol class="tabs">{marks}</ol>'


def _heading(of: Module, part: Part) -> str:
    terms = [term for term, slug in of.facts.terms.items() if slug == part.slug]
    return f'<p class="heading">{escape(part.title)}</p>{_terms(terms)}'


def _terms(told: Sequence[str]) -> str:
    marks = " ".join(f"<mark>{escape(one)}</mark>" for one in told)
    return f'<p class="terms">{marks}</p>' if told else ""


def _inside(one: Heard) -> str:
    kicker = f'<p class="kicker">{escape(_point(one))}</p>'
    if one.stretch.kind is Kind.QUOTE:
        return kicker + _quote(one)
    if one.stretch.kind is Kind.ITEM:
        return kicker + "".join(_items(one))
    if _names(one.sentence):
        return f'{kicker}<p class="now xl"><b>{escape(one.sentence.text)}</b></p>'
    large = figure(one.sentence.text)
    number = f'<p class="figure">{escape(large)}</p>' if large else ""
    return f"{kicker}{number}{_now(one.sentence, bool(large))}{_terms(_met(one))}"


def _names(sentence: Sentence) -> bool:
    """Whether a sentence is in bold as a whole, and so names what its paragraph is about."""
    return sentence.bold == (sentence.text,)


def _met(one: Heard) -> list[str]:
    """The words that the section has explained so far."""
    told = one.part.sentences
    before = told[: told.index(one.sentence)]
    return [term for each in before if not _names(each) for term in each.bold]


def _point(one: Heard) -> str:
    """What the paragraph is about, where it begins with that in bold; else the heading of its section."""
    first = one.stretch.sentences[0]
    named = _names(first) and one.sentence is not first
    return first.text.rstrip(".:") if named else one.part.title


def _now(sentence: Sentence, beside: bool) -> str:
    return f'<p class="now {_size(len(sentence.text) + 60 * beside)}">{_marked(sentence)}</p>'


def _size(letters: int) -> str:
    return next((name for most, name in _SIZES if letters <= most), "xs")


def _marked(sentence: Sentence) -> str:
    """The sentence with the words that the module explains as if with a marker pen."""
    text = escape(sentence.text)
    for term in sentence.bold:
        text = re.sub(re.escape(escape(term)), lambda found: f"<mark>{found[0]}</mark>", text, count=1)
    return text


def _quote(one: Heard) -> str:
    words = [each.text for each in one.stretch.sentences if not each.text.startswith("— ")]
    by = f'<p class="by">{escape(one.stretch.by)}</p>' if one.stretch.by else ""
    text = " ".join(words)
    return f'<blockquote class="{_size(len(text))}"><p>{escape(text)}</p>{by}</blockquote>'


def _items(one: Heard) -> Iterator[str]:
    """The list as far as it was heard: what went before by its first sentence, the present item up to now."""
    before, now = _list(one)
    letters = sum(len(each.text) for each in (*before, *now))
    yield f'<ul class="items {_size(letters)}">'
    yield from (f'<li class="before">{escape(each.text)}</li>' for each in before)
    yield f"<li>{' '.join(_marked(each) for each in now)}</li></ul>"


def _list(one: Heard) -> tuple[list[Sentence], list[Sentence]]:
    at = one.part.stretches.index(one.stretch)
    first = at
    while first and one.part.stretches[first - 1].kind is Kind.ITEM:
        first -= 1
    said = one.stretch.sentences[: one.stretch.sentences.index(one.sentence) + 1]
    return [each.sentences[0] for each in one.part.stretches[first:at]], list(said)
