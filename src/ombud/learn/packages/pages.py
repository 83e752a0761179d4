"""The parts of a module as markup: what is read, the works, and the kit for a workshop."""

from __future__ import annotations

from html import escape

from ombud.learn.module import Part, Sheet
from ombud.learn.packages.edition import Edition
from ombud.learn.packages.markup import items, link, text
from ombud.learn.text import Section
from ombud.learn.works import RIGHTS, Work, works
from ombud.words import Sentence, say

SEEN = {
    "course": say("Named in the course."),
    "search": say("Found by a search."),
    "shared": say("Read."),
    "known": say("Well known; not looked up."),
}


def reading(edition: Edition) -> str:
    """The module to read: summary, outcomes, sections, the act that ends it, and what to think about."""
    words, own = edition.words, f' lang="{edition.language}"'
    sections = "".join(_section(edition, one) for one in edition.of.sections)
    return (
        f"<p class=\"intro\"{own}>{escape(words.summary)}</p>\n<div{own}>{items(words.outcomes)}</div>\n"
        f'<nav aria-label="{edition.told(say("Sections"))}"><ol lang="en">{_contents(edition)}</ol></nav>\n'
        f'<div class="text" lang="en">{sections}</div>\n'
        f"<section{own}><h2>{escape(words.act.title)}</h2>{items(words.act.steps, 'ol')}</section>\n"
        f"<section{own}><h2>{edition.told(say('To think about'))}</h2><p>{escape(words.reflection)}</p></section>\n"
    )


def _contents(edition: Edition) -> str:
    return "".join(f"<li>{link('#' + edition.id(one.slug), one.title)}</li>" for one in edition.of.sections)


def _section(edition: Edition, one: Section) -> str:
    slug = edition.id(one.slug)
    return (
        f'<section aria-labelledby="{slug}"><h2 id="{slug}">{escape(one.title)}</h2>\n'
        f"{text(edition, edition.of, one.text)}</section>\n"
    )


def cited(edition: Edition) -> str:
    """The works, each with where it is to be found and how it is known; a star for those to read further."""
    lead = say("A work marked with a star is proposed for reading. Of each it is told how we know of it; what was "
               "found by a search was mostly read in part.")  # fmt: skip
    rows = "".join(_work(edition, one) for one in works(edition.of))
    return f'<p>{edition.told(lead)}</p>\n<p>{edition.told(RIGHTS)}</p>\n<ul class="works" lang="en">{rows}</ul>\n'


def _work(edition: Edition, one: Work) -> str:
    number = "" if one.number is None else f"{one.number} "
    star = "★ " if one.further else ""
    seen = f'<small lang="{edition.language}">{edition.told(_seen(one))}</small>'
    return f'<li id="{edition.id(f"work-{one.key}")}">{number}{star}{_reference(one)} {seen}</li>\n'


def _seen(one: Work) -> Sentence:
    return SEEN[one.source.seen]


def _reference(one: Work) -> str:
    """A work in full: who, when, what, where it came out, and its addresses."""
    source = one.source
    title = link(source.url, source.title) if source.url else escape(source.title)
    where = escape(" ".join(filter(None, (source.in_, source.volume if source.in_ else ""))))
    pages = f", {escape(source.pages)}" if where and source.pages else ""
    doi = " " + link(f"https://doi.org/{source.doi}", source.doi) if source.doi else ""
    return f"{escape(', '.join(source.authors))} ({source.year}). {title}.{f' {where}{pages}.' if where else ''}{doi}"


def workshop(edition: Edition) -> str:
    """The kit for a workshop of 90 minutes: aim, needs, parts, and sheets to print."""
    kit = edition.words.workshop
    parts = "".join(_part(edition, one) for one in kit.part)
    sheets = "".join(_sheet(edition, number, one) for number, one in enumerate(kit.sheet, 1))
    return (
        f'<div lang="{edition.language}"><p class="intro">{escape(kit.aim)}</p>\n'
        f"<h2>{edition.told(say('What it needs'))}</h2>{items(kit.needs)}\n"
        f"<h2>{edition.told(say('How it runs: 90 minutes'))}</h2><ol>{parts}</ol>\n{sheets}</div>\n"
    )


def _part(edition: Edition, one: Part) -> str:
    minutes = edition.told(say("{n} minutes", n=one.minutes))
    return f"<li><b>{escape(one.title)}</b> <small>{minutes}</small><br/>{escape(one.text)}</li>"


def _sheet(edition: Edition, number: int, one: Sheet) -> str:
    name = edition.told(say("Sheet {n}", n=number))
    prompts = "".join(f"<dt>{escape(prompt)}</dt><dd></dd>" for prompt in one.prompts)
    head = f"<h2>{name}: {escape(one.title)}</h2><p>{escape(one.lead)}</p>"
    return f'<section class="sheet">{head}<dl>{prompts}</dl></section>\n'
