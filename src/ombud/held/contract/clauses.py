"""The numbers of clauses as contracts write them: 12.3, (a), Article 4, § 7, Section 2.01, Schedule 2, Annex C."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum

ANNEX_WORDS = (
    "annex|appendix|schedule|exhibit|attachment|addendum|annexure|bijlage|bilaga|anlage|annexe|anexo|bilag|allegato"
)
PART_WORDS = "article|art\\.|item|part|chapter|artikel|artículo|hoofdstuk|kapitel|chapitre|título"
SECTION_WORDS = "section|sec\\.|clause|paragraph|para\\.|§|cláusula|klausul|ziffer|punkt"
COUNTED = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen|twenty"
)
_NUMBER = (
    rf"(?:(?:{COUNTED})\b|\d{{1,3}}(?:\.\d{{1,3}}){{0,5}}(?:[A-Z](?![\w.]))?"
    r"|[IVXLC]{1,7}(?!\w)|[A-Z](?:-?\d{1,2})?(?!\w|\.\w))"
)
NAMED = re.compile(rf"(?P<word>{ANNEX_WORDS}|{PART_WORDS}|{SECTION_WORDS})\s{{0,3}}(?P<number>{_NUMBER})", re.I)
_BARE = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,5}\.?|\d{1,2}[.)])(?=[\s\"“(A-Z])")
_LONE = re.compile(r"(?P<number>\d{1,2})(?=\s{1,8}[A-Z][A-Za-z]{2,})")  # "12 Confidentiality", as some number headings
_ITEM = re.compile(
    r"(?P<number>\((?:[a-zA-Z]{1,2}|[ivxIVX]{1,6}|\d{1,2})\)|(?:[a-z]|[ivx]{1,5})\)"
    r"|(?:[A-Za-z]|[ivx]{1,5})\.(?=\s+[A-Z\"“]))"
)
_BULLET = re.compile(r"(?:[•●▪◦·*–—-]|o(?=\s{2,}|\s[A-Z]))(?=\s)")
_MONTH = re.compile(
    r"\s+(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"days?|months?|years?|hours?|percent|per cent)\b",
    re.I,
)
# Behind these a number that begins a line was not the beginning of a clause but the end of a reference to one.
_REFERS = re.compile(r"\s*(?:,|;|\.?\)|(?:of|and|or|to|hereof|above|below|shall|will|is|are|in|for|with|hereto)\b)")
_ROMAN = re.compile(r"[ivx]+")
_CHAPTER = re.compile(r"\d+")
_OPENING = re.compile(  # what a contract opens with says nothing of its clauses
    r"(?:.*\b)?(?:(?<!of )(?<!of the )(?<!of this )(?:agreement|contract)|recitals?|witnesseth|whereas|background"
    r"|ladies and gentlemen|terms and conditions)",
    re.I,
)


class Rank(IntEnum):
    """How far inside a contract a number stands; a lower one ends all higher ones."""

    ANNEX = 0
    PART = 1
    CLAUSE = 2
    LETTER = 3
    ROMAN = 4
    BULLET = 5


@dataclass(frozen=True, slots=True)
class Marker:
    """A number at the beginning of a paragraph: as it is written, its rank, and where the words behind it begin."""

    written: str
    rank: Rank
    stop: int

    @property
    def is_item(self) -> bool:
        return self.rank >= Rank.LETTER


def marker(text: str, at: int) -> Marker | None:
    """The number that a paragraph beginning at this place begins with, if it begins with one."""
    if found := NAMED.match(text, at):
        return _named(text, found)
    if found := _BARE.match(text, at) or _LONE.match(text, at):
        return (
            None if _MONTH.match(text, found.end()) else Marker(found["number"].rstrip("."), Rank.CLAUSE, found.end())
        )
    if found := _ITEM.match(text, at):
        return Marker(found["number"].rstrip("."), Rank.LETTER, found.end())
    if found := _BULLET.match(text, at):
        return Marker("", Rank.BULLET, found.end())
    return None


def _named(text: str, found: re.Match[str]) -> Marker | None:
    word = found["word"].casefold()
    if found["number"].islower() or _REFERS.match(text, found.end()) or (found["word"].islower() and word != "§"):
        return None
    written = " ".join(found.group().split())
    if re.fullmatch(ANNEX_WORDS, word):
        return Marker(written, Rank.ANNEX, found.end())
    return Marker(written, Rank.PART if re.fullmatch(PART_WORDS, word) else Rank.CLAUSE, found.end())


_UNNUMBERED = (Rank.PART, 0)  # the place of a heading without a number


@dataclass
class Headings:
    """The headings that a place stands under, by the rank and depth of their numbers."""

    heads: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)  # (rank, dots): the number, the words
    chapter: str = ""  # that of the first clause under a heading without a number: 9 of 9.06

    def take(self, found: Marker | None, told: str) -> None:
        """Moves on to a number, or to a heading without one; ``told`` are its words, if it has any."""
        if found is None:
            self.chapter = ""
            self._put(_UNNUMBERED, "", told)
        elif found.rank is not Rank.BULLET:
            if found.rank is Rank.CLAUSE:
                self._leave(found.written)
            self._put((found.rank, found.written.count(".")), found.written, told)

    def _leave(self, number: str) -> None:
        """Ends a heading without a number: what opens the contract at the first clause, others where 10.01 follows
        9.06. Where clauses are numbered 9, 10 throughout, it goes on to the next heading."""
        number_of, told = self.heads.get(_UNNUMBERED, ("", ""))
        chapter = found[0] if (found := _CHAPTER.search(number)) else number
        other = "." in number and self.chapter not in ("", chapter)
        if told and not number_of and (other or _OPENING.fullmatch(told)):
            del self.heads[_UNNUMBERED]
        self.chapter = self.chapter or chapter

    def _put(self, place: tuple[int, int], number: str, told: str) -> None:
        kept = {each: head for each, head in self.heads.items() if each < place and self._holds(each, head[0], number)}
        self.heads = kept | ({place: (number, told)} if told else {})

    @staticmethod
    def _holds(place: tuple[int, int], outer: str, inner: str) -> bool:
        """Whether 5 holds 5.1: it does not hold 6.1."""
        return place[0] != Rank.CLAUSE or "." not in inner or inner.startswith(f"{outer}.")

    @property
    def told(self) -> str:
        return self.heads[max(self.heads)][1] if self.heads else ""


@dataclass
class Numbering:
    """Where in a contract's numbers a reader is; ``take`` moves on and says the number in full."""

    parts: dict[Rank, str] = field(default_factory=dict)

    def take(self, found: Marker) -> str:
        rank = self._rank(found)
        if rank is not Rank.BULLET:
            self.parts = {each: told for each, told in self.parts.items() if each < rank} | {rank: found.written}
        return self.told

    def _rank(self, found: Marker) -> Rank:
        """(i) is a letter behind (h), and a Roman numeral elsewhere."""
        letters = found.written.strip("()").casefold()
        if found.rank is not Rank.LETTER or not _ROMAN.fullmatch(letters):
            return found.rank
        before = self.parts.get(Rank.LETTER, "").strip("()").casefold()
        follows = len(letters) == 1 and len(before) == 1 and ord(letters) == ord(before) + 1
        return Rank.LETTER if follows and Rank.ROMAN not in self.parts else Rank.ROMAN

    @property
    def told(self) -> str:
        """ "Schedule 2, 3.1 (a)": the annex, the innermost numbered clause, and its items."""
        clause = self.parts.get(Rank.CLAUSE) or self.parts.get(Rank.PART, "")
        inner = [self.parts[rank] for rank in (Rank.LETTER, Rank.ROMAN) if rank in self.parts]
        within = " ".join(part for part in (clause, "".join(inner)) if part)
        return ", ".join(part for part in (self.parts.get(Rank.ANNEX, ""), within) if part)
