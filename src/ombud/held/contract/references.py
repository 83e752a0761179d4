"""Where the references of a contract lead: “as set out in clause 14.2” to the passage that is clause 14.2."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from ombud.held.contract.clauses import ANNEX_WORDS, NAMED, PART_WORDS
from ombud.held.contract.document import Document, Passage

_ITEMS = r"(?:\s?\((?:[a-z]{1,4}|\d{1,2})\))*"
_NUMBER = rf"(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,5}}|[IVXLC]{{1,7}}(?!\w)|[A-Z](?:-?\d{{1,2}})?(?!\w)){_ITEMS}"
_WORDS = rf"{ANNEX_WORDS}|article|art\.|section|sec\.|clause|sub-?clause|paragraph|para\.|part|§"
_REFERS = re.compile(
    rf"(?<!\w)(?P<word>(?i:{_WORDS}))(?:(?<=§)|(?i:s|es)?\s)\s{{0,3}}(?P<number>{_NUMBER})"
    rf"(?P<more>(?:\s*+(?:,|,?\s?and|,?\s?or|to|through|&)\s*+{_NUMBER}(?![\w%])(?!\s+[a-z]+s\b)){{0,6}})"
)
_MORE = re.compile(_NUMBER)
# Behind these a reference leads to a law or to another contract.
_OUTSIDE = re.compile(
    r"\s*+(?:,\s*+)?(?:of|in|to|under)\s+(?:the\s+)?(?!this\b|these\b|hereof|schedule|annex|appendix|exhibit|attachment)"
    r"(?:[A-Z\d][\w’'().-]*,?\s+(?:of\s+|and\s+|on\s+|the\s+|for\s+)*){0,9}"
    r"(?:Act|Law|Regulations?|Directive|Code|Convention|Ordinance|GDPR|Treaty|Statutes?|Rules?|Constitution|Order|Decree"
    r"|Municipal Code|Charter)\b"
)
_LAW_BEFORE = re.compile(
    r"(?:\b(?:GDPR|U\.S\.C?\.?|C\.?F\.?R\.?|Act|Code|Law|Regulation|Directive|Statutes?)[\s,(]{0,3}|\d\s)$"
)
_OTHER_CONTRACT = re.compile(r"\s+(?:of|to|in)\s+the\s+(?:\w+\s+){0,3}(?:Agreement|Contract|Terms)\b")
_OURS = re.compile(r"\s+(?:of|to|in)\s+(?:this|the\s+present)\b|\s+(?:hereof|hereto|above|below|herein)\b")
_SPACE = re.compile(r"[\s]+")


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to another place: its words, where they begin in the text, and the passage that it leads to.

    ``passage`` is the number of the passage that refers; ``target`` is None where the place is not in this document,
    and ``outside`` is True where the words name another document or a law.
    """

    words: str
    start: int
    passage: int
    target: int | None
    outside: bool = False


def references(document: Document) -> tuple[Reference, ...]:
    """The references of a contract to its own clauses and annexes, and to other documents, in order."""
    places = _Places.of(document.passages)
    starts = [passage.start for passage in document.passages]
    told: list[Reference] = []
    for found in _REFERS.finditer(document.text):
        at = max(bisect_right(starts, found.start()) - 1, 0)
        if document.passages and not _is_its_own(document.passages[at], found):
            told += _told(document.text, found, at, places)
    return tuple(told)


def _is_its_own(passage: Passage, found: re.Match[str]) -> bool:
    """Whether the words are the number that the passage itself begins with."""
    return passage.text[: found.start() - passage.start].strip(" \n-–—.") == "" and bool(NAMED.match(found[0]))


def _told(text: str, found: re.Match[str], at: int, places: _Places) -> Iterator[Reference]:
    outside = _is_outside(text, found)
    word = found["word"].casefold()
    numbers = [(found["number"], found.start())]
    numbers += [(more[0], found.start("more") + more.start()) for more in _MORE.finditer(found["more"] or "")]
    for number, start in numbers:
        words = _SPACE.sub(" ", found[0] if len(numbers) == 1 else f"{found['word']} {number}")
        target = None if outside else places.find(word, number, at)
        yield Reference(words, start, at, target, outside)


def _is_outside(text: str, found: re.Match[str]) -> bool:
    if _OURS.match(text, found.end()):
        return False
    if _OUTSIDE.match(text, found.end()) or _OTHER_CONTRACT.match(text, found.end()):
        return True
    return bool(_LAW_BEFORE.search(text, max(found.start() - 14, 0), found.start())) and found["word"] == "§"


@dataclass
class _Places:
    """Which passage each number of a contract is; a number may stand in the body and in several annexes."""

    at: dict[str, list[int]] = field(default_factory=dict)
    annex: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, passages: tuple[Passage, ...]) -> _Places:
        places = cls()
        for number, passage in enumerate(passages):
            annex, _, clause = passage.clause.rpartition(", ")
            if not annex and NAMED.fullmatch(clause) and _is_annex(clause):
                annex, clause = clause, ""
            places.annex.append(_plain(annex))
            for told in (*_plain_and_above(clause), _plain(annex)):
                if told:
                    places.at.setdefault(told, []).append(number)
        return places

    def find(self, word: str, number: str, here: int) -> int | None:
        """The first passage of a number: the one in the same annex, or else in the body; None if there is none."""
        for told in _tried(word, number):
            if found := self.at.get(told):
                same = [each for each in found if self.annex[each] == self.annex[here]]
                body = [each for each in found if not self.annex[each]]
                return (same or body or found)[0]
        return None


def _plain_and_above(clause: str) -> Iterator[str]:
    """A clause's number, and those that hold it: 9.2(b) is in 9.2 and in 9, also where 9 is only a heading."""
    told = _plain(clause)
    yield told
    told = told.partition("(")[0]
    while told:
        yield told
        told = told.rpartition(".")[0]


def _is_annex(told: str) -> bool:
    return bool(re.match(ANNEX_WORDS, told, re.I))


def _tried(word: str, number: str) -> Iterator[str]:
    """How a number may stand before its clause: with the word or without it, whole or without its items."""
    bare = "".join(number.split()).casefold()
    whole = bare.partition("(")[0]
    if re.fullmatch(ANNEX_WORDS, word, re.I):
        yield f"{word} {bare}"
        return
    for told in dict.fromkeys((bare, whole)):
        if re.fullmatch(PART_WORDS, word, re.I):
            yield f"article {told}"
        yield told
        yield f"article {told}"


def _plain(told: str) -> str:
    """A clause's number as it is compared: "Section 2.01 (a)" is 2.01(a), "ARTICLE IV" is article iv."""
    small = _SPACE.sub(" ", told.casefold()).strip(" .")
    small = re.sub(r"^(?:section|sec\.|clause|paragraph|para\.|§)\s*", "", small)
    small = re.sub(r"^art\.\s*", "article ", small)
    head, _, rest = small.partition(" ")
    return f"{head} {rest.replace(' ', '')}" if rest and head.isalpha() and len(head) > 2 else small.replace(" ", "")
