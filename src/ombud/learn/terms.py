"""The words that the course explains: for each, the sentences in which a module says what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ombud.learn.readability import SHORT
from ombud.learn.shelf import Module
from ombud.learn.text import CITED, Section

_END = re.compile(r"[.!?…][”\"’)*]*(?:\s*\[@[^\]]*\])*(?=\s+[“\"(*]*[^\Wa-z]|\s*$)")
_ITEM = re.compile(r"^(?:[-*>]|\d+\.)\s+", re.M)
_BACK = re.compile(r"\b(?:this|these|that one|it|its|he|she|they|them|such)\b", re.I)
FEW, MANY = 12, 20  # words; a shorter sentence names a word and leaves the meaning to the next, if that is no longer


@dataclass(frozen=True, slots=True)
class Meaning:
    """Where a module says what a word means. ``text``: its sentences, in Markdown with citations."""

    term: str
    module: int
    section: Section
    text: str


def meanings(of: Module) -> tuple[Meaning, ...]:
    """Every word that a module explains and whose passage is found, in the order of its list."""
    there = {one.slug: one for one in of.sections}
    told = ((term, there[slug], meaning(there[slug].text, term))
            for term, slug in of.facts.terms.items() if slug in there)  # fmt: skip
    return tuple(Meaning(term, of.facts.number, section, text) for term, section, text in told if text)


def meaning(text: str, term: str) -> str:
    """The sentences of a section that say what a word means: where it stands in bold, or else where it first occurs.

    The sentence before belongs to it where something points back, the one after where a short sentence only names the
    word. Empty where the word does not occur.
    """
    blocks = [tuple(sentences(block)) for block in _blocks(text)]
    for pattern in _patterns(term):
        for block in blocks:
            for at, sentence in enumerate(block):
                if found := pattern.search(sentence):
                    return _around(block, at, found)
    return ""


def sentences(block: str) -> Iterator[str]:
    """The sentences of a paragraph, each with its marks and with the citations that stand after its end."""
    start = 0
    for end in _END.finditer(block):
        inside = block.rfind("[@", start, end.start()) > block.rfind("]", start, end.start())
        if not inside and not any(short.end() == end.start() + 1 for short in SHORT.finditer(block)):
            yield block[start : end.end()].strip()
            start = end.end()
    if block[start:].strip():
        yield block[start:].strip()


def _blocks(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", text):
        for item in _ITEM.split(paragraph):
            if item.strip():
                yield " ".join(item.split())


def _patterns(term: str) -> tuple[re.Pattern[str], ...]:
    """In bold by itself, in bold among other words, anywhere; each word also in the plural."""
    words = r"\s+".join(_plural(word) for word in term.split())
    found = (rf"\*\*(?:(?:an?|the)\s+)?{words}\.?\*\*", rf"\*\*[^*]*\b{words}\b[^*]*\*\*", rf"\b{words}\b")
    return tuple(re.compile(one, re.I) for one in found)


def _plural(word: str) -> str:
    return rf"{re.escape(word[:-1])}(?:y|ies)" if word.endswith("y") else rf"{re.escape(word)}(?:e?s)?"


def _around(block: tuple[str, ...], at: int, found: re.Match[str]) -> str:
    said, after = block[at], (*block, "")[at + 1]
    few, left = _words(said) < FEW, said[found.end() :].strip()
    back = at > 0 and _BACK.search(said if few else said[: found.start()])
    names = (few and not left.startswith(":")) or left in (".", "") or left.endswith("?") or after.startswith("Such ")
    on = names and _words(after) <= MANY and not after.endswith(":")
    return " ".join(block[at - 1 if back else at : at + 2 if on else at + 1])


def _words(sentence: str) -> int:
    return len(CITED.sub("", sentence).split())
