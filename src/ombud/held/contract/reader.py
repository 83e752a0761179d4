"""Reads a contract against the red lines: every passage for every line, then one answer a line with its passages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod

from ombud import __version__
from ombud.held.contract.answers import Answer, Answered, Heard, Meaning, Quoted, ReadContract, Side
from ombud.held.contract.document import Document, Passage
from ombud.held.contract.evidenced import Evidence, Spoken, evidence, spoken
from ombud.held.contract.learned import Learned, learned
from ombud.held.contract.lines import RedLine
from ombud.held.contract.noise import contents, heading_only, noise
from ombud.held.contract.parties import Parties, parties
from ombud.held.contract.sides import Sides
from ombud.held.contract.terms import Terms, terms
from ombud.held.contract.tongue import READ, like_english
from ombud.held.contract.weighed import chances
from ombud.held.contract.windows import windows
from ombud.words import Sentence, say

SOUNDS = 0.1  # what is left of the chance where a passage only sounds like a line
FAR = -5.0  # below this score of the model no rule is asked: of a thousand passages about a line three lie there
LEAST = 0.001  # a chance that no bar is below: whether such a passage only sounds like a line is not asked
SURELY = 0.5  # what keeps a line less surely than this must be read by a person
WEAK = 0.5  # a crossing less than half as sure as what keeps the line does not outweigh it
NEAREST = 3
_MOST_QUOTED = 5
_QUOTE = 700
Step = Callable[[int, int], None]
_NOTHING = Evidence()


@dataclass(frozen=True, slots=True)
class Bars:
    """From which chance on a passage is about a line: surely enough to be read (``called``; ``unruled`` where no rule
    says what it does), or so that a person must read it (``perhaps``). Where all lie below, a line is silent.
    ``crossing`` is the least chance that it is about the line and crosses it, for it to be called so; ``crosses`` and
    ``keeps`` the chance of crossing from which, and up to which; between them a person must read it."""

    called: float
    perhaps: float
    unruled: float = 0.0
    crossing: float = 0.0
    crosses: float = 0.4
    keeps: float = 0.35


def bars(passages: int) -> Bars:
    """The bars for a contract of so many passages. In a long one many passages come near a line by chance, so they rise
    with its length; in a short one they are low, because a wrong silence is the worst error."""
    return Bars(
        min(max(0.0068 * passages, 0.06), 0.93),
        min(max(0.001 * passages, 0.009), 0.15),
        min(max(0.008 * passages, 0.06), 0.985),
        min(max(0.01 * passages, 0.05), 0.8),
        min(0.145 + 0.005 * passages, 0.4),
        min(0.145 + 0.005 * passages, 0.35),
    )


def _not_english(tongue: str) -> Sentence:
    if not tongue:
        return say("The language of the contract cannot be told, and only English is read.")
    return say("The contract is not in English ({tongue}), and only English is read.", tongue=tongue)


@dataclass(frozen=True, slots=True)
class Weighed:
    """One passage for one line: the chance that it is about it, the chance that it crosses, and its best sentence."""

    number: int
    about: float
    crossed: float
    quote: str
    ruled: bool = True

    def heard(self, bar: Bars) -> Heard:
        if self.about < (bar.called if self.ruled else bar.unruled):
            return Heard.UNCLEAR if self.about >= bar.perhaps else Heard.NEAR
        if self.crossed >= bar.crosses and self.about * self.crossed >= bar.crossing:
            return Heard.CROSSES
        return Heard.KEEPS if self.crossed <= bar.keeps else Heard.UNCLEAR

    def confidence(self, heard: Heard) -> float:
        """The chance that a person would hear it so; of an unclear or a near one, that it is about the line."""
        return self.about * {Heard.CROSSES: self.crossed, Heard.KEEPS: 1 - self.crossed}.get(heard, 1.0)


def read(document: Document, step: Step = lambda _done, _of: None, model: Learned | None = None) -> ReadContract:
    """A document held against every red line. ``step`` is told how many passages are read, and may raise to stop it.

    A document that is not in English is not read: every line is answered so, and that is said.
    """
    model = model or learned()
    if document.tongue not in READ and (document.tongue or not like_english(document.text)):
        why = _not_english(document.tongue)
        return _result(document, _not_read(), (), (), model, (why,))
    known, defined = parties(document), terms(document)
    weighed = _weighed(document.passages, _sides(known), model, step)
    answers = tuple(answered(line, found, document.passages) for line, found in weighed.items())
    unread = () if any(map(str.isalpha, document.text)) else (say("There is no text in it to be read."),)
    return _result(document, answers, _parties(known), _meanings(document, defined), model, unread)


def _not_read() -> tuple[Answer, ...]:
    return tuple(Answer(line, Answered.NOT_READ, 0.0) for line in RedLine)


def _result(document: Document, answers: tuple[Answer, ...], known: tuple[Side, ...], meanings: tuple[Meaning, ...],
            model: Learned, unread: tuple[Sentence, ...]) -> ReadContract:  # fmt: skip
    if not document.passages:
        answers = _not_read()
    return ReadContract(
        document.name, document.sha256, document.sort, document.pages, document.tongue, len(document.passages),
        answers, known, meanings, (*document.unread, *unread), f"Ombud {__version__}, model {model.sha256[:12]}",
    )  # fmt: skip


def _weighed(passages: Sequence[Passage], sides: Sides, model: Learned, step: Step) -> dict[RedLine, list[Weighed]]:
    found: dict[RedLine, list[Weighed]] = {line: [] for line in RedLine}
    for number, one in enumerate(passages):
        if number % 50 == 0:
            step(number, len(passages))
        for line, weighed in zip(RedLine, weighed_passage(number, one, sides, model), strict=True):
            found[line].append(weighed)
    step(len(passages), len(passages))
    return found


def weighed_passage(number: int, passage: Passage, sides: Sides, model: Learned) -> tuple[Weighed, ...]:
    """One passage weighed for every line, in their order: as the one of its windows says that is likeliest about it."""
    said = spoken(passage.text, sides)
    if not said:
        return tuple(Weighed(number, 0.0, 0.5, "") for _ in RedLine)
    whole = " ".join(one.told for one in said)
    if contents(whole) or heading_only(passage.text, whole):
        return tuple(Weighed(number, 0.0, 0.5, "") for _ in RedLine)
    heard = [_piece(number, piece, passage.heading, model) for piece in windows(said)]
    best = (max(of_line, key=lambda one: one.about) for of_line in zip(*heard, strict=True))
    return tuple(
        replace(one, about=one.about * SOUNDS) if one.about > LEAST and noise(line, whole) else one
        for line, one in zip(RedLine, best, strict=True)
    )


def _piece(number: int, said: tuple[Spoken, ...], heading: str, model: Learned) -> tuple[Weighed, ...]:
    """A passage, or a window of it, weighed for every line."""
    told = model.scores(said)
    there = evidence(said, heading, {line for line, near in zip(RedLine, told.near, strict=True) if near > FAR})
    chance = chances(there, told)
    weighed = []
    for line, about, crossed in zip(RedLine, chance.about.tolist(), chance.crossed.tolist(), strict=True):
        one = there.get(line, _NOTHING)
        weighed.append(Weighed(number, about, crossed, one.quote, one.keeps + one.crosses > 0))
    return tuple(weighed)


def answered(line: RedLine, found: Sequence[Weighed], passages: Sequence[Passage]) -> Answer:
    """One line answered: a passage that crosses it, else one that keeps it, else one that a person must read; and if
    there is none, silent, with the nearest passages."""
    bar = bars(len(passages))
    quoted = [
        _quote(one, one.heard(bar), passages)
        for one in _nearest_first(found, passages)
        if one.heard(bar) is not Heard.NEAR
    ]
    by = {heard: [one for one in quoted if one.heard is heard] for heard in Heard}
    best = {heard: max((one.confidence for one in those), default=0.0) for heard, those in by.items()}
    for heard, reading in _order(best):
        if by[heard]:
            unsure = reading is Answered.KEPT and best[heard] < SURELY
            return Answer(line, Answered.UNSURE if unsure else reading, best[heard], _most_telling(by, heard))
    nearest = [_quote(one, Heard.NEAR, passages) for one in _nearest_first(found, passages)[:NEAREST]]
    return Answer(line, Answered.SILENT, round(prod(1 - one.confidence for one in nearest), 3), tuple(nearest))


def _nearest_first(found: Sequence[Weighed], passages: Sequence[Passage]) -> list[Weighed]:
    return sorted(found, key=lambda one: (-one.about, passages[one.number].text))


def _order(best: Mapping[Heard, float]) -> list[tuple[Heard, Answered]]:
    """A crossing outweighs what keeps, unless it is far less sure."""
    crosses, keeps = (Heard.CROSSES, Answered.CROSSED), (Heard.KEEPS, Answered.KEPT)
    weak = best[Heard.CROSSES] < WEAK * best[Heard.KEEPS]
    return [*([keeps, crosses] if weak else [crosses, keeps]), (Heard.UNCLEAR, Answered.UNSURE)]


def _most_telling(by: Mapping[Heard, Sequence[Quoted]], first: Heard) -> tuple[Quoted, ...]:
    """The passages of the reading, the surest first; then those of the other reading; then unclear ones."""
    order = [first, *(one for one in (Heard.CROSSES, Heard.KEEPS, Heard.UNCLEAR) if one is not first)]
    told = [one for heard in order for one in sorted(by[heard], key=lambda one: (-one.confidence, one.quote))[:NEAREST]]
    return tuple(told[:_MOST_QUOTED])


def _quote(one: Weighed, heard: Heard, passages: Sequence[Passage]) -> Quoted:
    passage = passages[one.number]
    text = " ".join(passage.text.split())
    text = text if len(text) <= _QUOTE else (one.quote or text)[: _QUOTE - 1].rstrip() + "…"
    sure = round(one.confidence(heard), 3)
    return Quoted(one.number, passage.page, passage.clause, passage.heading, text, heard, sure)


def _sides(known: Parties) -> Sides:
    return Sides(tuple(sorted(known.city)), tuple(sorted(known.vendor)))


def _parties(known: Parties) -> tuple[Side, ...]:
    return tuple(Side(one.name, one.called, str(one.side)) for one in known.named)


def _meanings(document: Document, defined: Terms) -> tuple[Meaning, ...]:
    """The terms that the lines turn on, as the contract defines them."""
    found = []
    for word in _TURNED_ON:
        if definition := defined.definition(word):
            passage = document.passages[definition.passage]
            whose = str(defined.whose(word))
            found.append(Meaning(definition.term, definition.text[:_QUOTE], whose, passage.page, passage.clause))
    return tuple({(one.term, one.text): one for one in found}.values())


_TURNED_ON = (
    "Data", "Customer Data", "City Data", "Client Data", "Authority Data", "Personal Data", "Usage Data",
    "Derived Data", "Service Data", "Aggregated Data", "Statistical Data", "Operational Data", "Platform Data",
    "Confidential Information", "Deliverables", "Foreground", "Improvements", "Work Product", "Software",
    "Source Code", "Term", "Initial Term",
    "Renewal Term", "Affiliate", "Change of Control", "Charges", "Fees",
)  # fmt: skip
