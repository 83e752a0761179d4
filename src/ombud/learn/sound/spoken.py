"""What is said of a module: its parts one after the other, sentence by sentence, as a listener needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from markdown_it.token import Token

from ombud.learn.shelf import Module
from ombud.learn.sound.aloud import aloud
from ombud.learn.terms import sentences
from ombud.learn.text import CITED, Section, markdown, paragraphs

OPENING, CLOSING = "opening", "closing"  # the parts around the sections
_BOLD = re.compile(r"\*\*(.+?)\*\*")


class Kind(StrEnum):
    """What a stretch of speech is; pauses and slides depend on it."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    QUOTE = "quote"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` as it is shown, ``said`` as it is spoken; ``bold``: the words of it that the module explains."""

    text: str
    said: str
    bold: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A heading, a paragraph, an item of a list or a quotation. ``by``: whose words a quotation is."""

    kind: Kind
    sentences: tuple[Sentence, ...]
    by: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What becomes a chapter: the opening, a section, or the closing."""

    slug: str
    title: str
    stretches: tuple[Stretch, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence in its order, the heading first."""
        return tuple(each for one in self.stretches for each in one.sentences)


def spoken(of: Module, credit: str) -> tuple[Part, ...]:
    """A module from its title to the question that it leaves; ``credit`` says at its end who spoke, if anything."""
    opening = _part(OPENING, of.words.title, f"Module {of.facts.number}. {of.words.title}", of.words.summary)
    closing = _part(CLOSING, "To think about", "", of.words.reflection)
    named = (Stretch(Kind.CREDIT, tuple(_sentences(credit))),) if credit else ()
    return (opening, *map(_section, of.sections), Part(CLOSING, closing.title, (*closing.stretches, *named)))


def _part(slug: str, title: str, said: str, text: str) -> Part:
    heading = Sentence(title, aloud(said or title))
    return Part(slug, title, (Stretch(Kind.HEADING, (heading,)), *_stretches(text)))


def _section(of: Section) -> Part:
    return _part(of.slug, of.title, "", of.text)


def _stretches(text: str) -> Iterator[Stretch]:
    """The paragraphs, items and quotations of a Markdown text."""
    quoting, listing = 0, 0
    for one in markdown().parse(text):
        quoting += _deeper(one, "blockquote")
        listing += _deeper(one, "list_item")
        if one.type == "inline":
            kind = Kind.QUOTE if quoting else Kind.ITEM if listing else Kind.TEXT
            yield _quoted(one.content) if kind is Kind.QUOTE else Stretch(kind, tuple(_sentences(one.content)))


def _deeper(token: Token, name: str) -> int:
    return {f"{name}_open": 1, f"{name}_close": -1}.get(token.type, 0)


def _quoted(text: str) -> Stretch:
    """A quotation, said with its beginning, its end and its speaker, since an ear hears no indent."""
    words, _dash, by = CITED.sub("", text).partition("\n— ")
    told = list(_sentences(words.replace("\n", " ")))
    told[0] = Sentence(f"“{told[0].text}", f"Quote: {told[0].said}", told[0].bold)
    told[-1] = Sentence(f"{told[-1].text}”", told[-1].said, told[-1].bold)
    if by:
        told.append(Sentence(f"— {by.strip()}", aloud(f"End of quote: {by.strip()}")))
    return Stretch(Kind.QUOTE, tuple(told), by.strip())


def _sentences(text: str) -> Iterator[Sentence]:
    return (_sentence(one) for one in sentences(text.replace("\n", " ")) if paragraphs(one))


def _sentence(text: str) -> Sentence:
    shown = " ".join(paragraphs(text)).replace("*", "")
    bold = tuple(" ".join(paragraphs(one)) for one in _BOLD.findall(text))
    return Sentence(shown, aloud(shown), bold)
