"""A tender annex: the red lines a city has chosen, with its own changes, as numbered clauses; pure words, no layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ombud.held.choices import EVERY_LINE, Choice, Strength, filled, in_order, worded
from ombud.held.contract.lines import RedLine
from ombud.held.wording import GAP, Wording, gaps, schedules_named, wordings, words_used
from ombud.words import Sentence, say

SIGNS = "the office that signs for the City"


@dataclass(frozen=True, slots=True)
class Tender:
    """What is bought. ``signs``: the office that signs for the city; ``kept``: parts that never go to tender."""

    city: str
    buys: str
    on: date
    signs: str = ""
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One numbered paragraph: 3.2 and its text. ``open`` is what still stands in brackets."""

    number: str
    text: str

    @property
    def open(self) -> tuple[str, ...]:
        return gaps(self.text)


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered clause. ``wording`` is None for the clauses that belong to no red line."""

    number: int
    title: str
    parts: tuple[Part, ...]
    wording: Wording | None = None
    strength: Strength = Strength.FULL

    @property
    def text(self) -> str:
        return "\n".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A list that the city fills in, and the clauses that refer to it. ``holds`` is empty if the city brought it in."""

    letter: str
    holds: str
    clauses: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What stands in brackets in the part with this number, and the words around it."""

    number: str
    gap: str
    around: str


@dataclass(frozen=True, slots=True)
class Annex:
    """The annex as every face shows it."""

    tender: Tender
    title: Sentence
    lead: tuple[Sentence, ...]
    clauses: tuple[Clause, ...]
    schedules: tuple[Schedule, ...]
    unsettled: tuple[Unsettled, ...]
    left_out: tuple[RedLine, ...]

    @property
    def drawn(self) -> tuple[Clause, ...]:
        """The clauses that are red lines."""
        return tuple(clause for clause in self.clauses if clause.wording)


_Row = tuple[str, tuple[str, ...], Wording | None, Strength]


def annex(tender: Tender, choices: Sequence[Choice] = EVERY_LINE) -> Annex:
    """The annex to a tender. Clauses stand in the order of the red lines, whatever order the choices come in.

    Raises :class:`ombud.held.choices.UnfitChoice` for a choice of which nothing can be made.
    """
    chosen = in_order(choices)
    clauses = _clauses(tender, chosen)
    unsettled = tuple(one for clause in clauses for part in clause.parts for one in _unsettled(part))
    return Annex(
        tender=tender,
        title=say("Conditions of {city} for {buys}", city=tender.city, buys=tender.buys),
        lead=(_ASKED, _OPEN) if unsettled else (_ASKED, _CHECKED),
        clauses=clauses,
        schedules=_schedules(clauses),
        unsettled=unsettled,
        left_out=tuple(line for line in RedLine if line not in {choice.line for choice in chosen}),
    )


_ASKED = say(
    "These are conditions that the city does not sign without. A tender accepts them as they stand, or says at the "
    "end, clause by clause, what it cannot accept and what it offers in its place."
)
_OPEN = say(
    "Words in square brackets are not settled yet. Before the tender is published the city settles each of them and "
    "has its own lawyers check the whole: this is a proposal and no legal advice."
)
_CHECKED = say(
    "Before the tender is published the city has its own lawyers check the whole: this is a proposal and no legal "
    "advice."
)


def _unsettled(part: Part) -> tuple[Unsettled, ...]:
    found = {at[1]: at.span() for at in reversed(list(GAP.finditer(part.text)))}
    return tuple(Unsettled(part.number, gap, _around(part.text, *found[gap])) for gap in part.open)


def _around(text: str, start: int, end: int) -> str:
    """Whole words before and after a place, some sixty signs in all."""
    before, after = text[:start].split(" "), text[end:].split(" ")
    return f"… {' '.join(before[-6:])}{text[start:end]}{' '.join(after[:4])} …".replace("\n", " ")


def _clauses(tender: Tender, chosen: Sequence[Choice]) -> tuple[Clause, ...]:
    """Standing, words used, what is not tendered, then the red lines; numbers from 1 without a break."""
    rows: list[_Row] = [(wordings().standing_title, _standing(tender), None, Strength.FULL)]
    lines: list[_Row] = [
        (wordings().lines[choice.line].title, worded(choice), wordings().lines[choice.line], choice.strength)
        for choice in chosen
    ]
    kept: list[_Row] = [("What is not tendered", _kept(tender.kept), None, Strength.FULL)] if tender.kept else []
    if meant := _meant([part for _, parts, _, _ in (*rows, *kept, *lines) for part in parts]):
        rows.append(("Words used", meant, None, Strength.FULL))
    return tuple(_clause(number, row) for number, row in enumerate((*rows, *kept, *lines), 1))


def _clause(number: int, row: _Row) -> Clause:
    title, texts, wording, strength = row
    parts = tuple(Part(f"{number}.{at}", text) for at, text in enumerate(texts, 1))
    return Clause(number, title, parts, wording, strength)


def _standing(tender: Tender) -> tuple[str, ...]:
    settled = {SIGNS: tender.signs} if tender.signs.strip() else {}
    return filled(wordings().standing_title, wordings().standing, settled)


def _meant(parts: Sequence[str]) -> tuple[str, ...]:
    """What the defined words mean that stand in the parts, or in the meaning of one that does."""
    text, words = "\n".join(parts), tuple[str, ...]()
    while len(found := words_used(text)) > len(words):
        words = found
        text = "\n".join((text, *(wordings().definitions[word] for word in words)))
    return tuple(f"“{word}” means {wordings().definitions[word]}." for word in words)


def _kept(parts: Sequence[str]) -> tuple[str, ...]:
    return (
        "These parts stay with the City, or are shared with other public bodies, and are no part of this tender: "
        f"{'; '.join(parts)}.",
        "The Supplier does not take them over during the contract, neither by a change nor as a subcontractor. What it "
        "supplies works with them by open interfaces.",
    )


def _schedules(clauses: Sequence[Clause]) -> tuple[Schedule, ...]:
    used: dict[str, list[int]] = {}
    for clause in clauses:
        for letter in schedules_named(clause.text):
            used.setdefault(letter, []).append(clause.number)
    held = wordings().schedules
    return tuple(Schedule(letter, held.get(letter, ""), tuple(numbers)) for letter, numbers in sorted(used.items()))
