"""Reads a contract against the red lines: every passage for every line, then one answer a line with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ombud import __version__
from ombud.held.contract.answers import Answer, Answered, Heard, Meaning, Quoted, ReadContract, Side
from ombud.held.contract.document import Document, Passage
from ombud.held.contract.evidenced import Evidence, evidence, spoken
from ombud.held.contract.learned import Learned, learned
from ombud.held.contract.lines import RedLine
from ombud.held.contract.parties import Parties, parties
from ombud.held.contract.sides import Sides
from ombud.held.contract.terms import Terms, terms
from ombud.held.contract.weighed import chances
from ombud.words import Sentence, say

ABOUT = 0.5  # a passage is about a line
PERHAPS = 0.12  # below this for every passage, a line is silent; set so that few passages about a line are missed
CLEAR = 0.62  # it crosses, or keeps: below this on both sides a person must read it
NEAREST = 3
_MOST_QUOTED = 5
_QUOTE = 700
Step = Callable[[int, int], None]
_NOTHING = Evidence()


@dataclass(frozen=True, slots=True)
class Weighed:
    """One passage for one line: the chance that it is about it, the chance that it crosses it, and its best sentence."""

    number: int
    about: float
    crossed: float
    quote: str

    @property
    def heard(self) -> Heard:
        if self.about < ABOUT:
            return Heard.UNCLEAR if self.about >= PERHAPS else Heard.NEAR
        if self.crossed >= CLEAR:
            return Heard.CROSSES
        return Heard.KEEPS if self.crossed <= 1 - CLEAR else Heard.UNCLEAR

    @property
    def confidence(self) -> float:
        sure = {Heard.CROSSES: self.crossed, Heard.KEEPS: 1 - self.crossed}
        return self.about * sure.get(self.heard, 1.0)


def read(document: Document, step: Step = lambda done, of: None, model: Learned | None = None) -> ReadContract:
    """A document held against every red line. ``step`` is told how many passages are read, and may raise to stop it.

    A document that is not in English is not read: every line is answered so, and that is said.
    """
    model = model or learned()
    if document.tongue not in ("en", ""):
        return _result(document, tuple(Answer(line, Answered.NOT_READ, 0.0) for line in RedLine), (), (), model,
                       (say("The contract is not in English ({tongue}), and only English is read.", tongue=document.tongue),))  # fmt: skip
    known, defined = parties(document), _terms(document)
    weighed = _weighed(document.passages, _sides(known), model, step)
    answers = tuple(answered(line, found, document.passages) for line, found in weighed.items())
    unread = () if any(map(str.isalpha, document.text)) else (say("There is no text in it to be read."),)
    return _result(document, answers, _parties(known), _meanings(document, defined), model, unread)


def _result(document: Document, answers: tuple[Answer, ...], known: tuple[Side, ...], meanings: tuple[Meaning, ...],
            model: Learned, unread: tuple[Sentence, ...]) -> ReadContract:  # fmt: skip
    if not document.passages:
        answers = tuple(Answer(line, Answered.NOT_READ, 0.0) for line in RedLine)
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
    """One passage weighed for every line, in their order."""
    said = spoken(passage.text, sides)
    if not said:
        return tuple(Weighed(number, 0.0, 0.5, "") for _ in RedLine)
    there, scores = evidence(said, passage.heading), model.scores(said)
    weighed = []
    for at, line in enumerate(RedLine):
        one = there.get(line, _NOTHING)
        told = chances(one, float(scores[at]), float(scores[-1]))
        weighed.append(Weighed(number, told.about, told.crossed, one.quote))
    return tuple(weighed)


def answered(line: RedLine, found: Sequence[Weighed], passages: Sequence[Passage]) -> Answer:
    """One line answered: any passage that crosses it, else one that keeps it, else one that a person must read; and if
    there is none, silent, with the nearest passages."""
    for heard, reading in (
        (Heard.CROSSES, Answered.CROSSED),
        (Heard.KEEPS, Answered.KEPT),
        (Heard.UNCLEAR, Answered.UNSURE),
    ):
        if those := [one for one in found if one.heard is heard]:
            first = max(those, key=lambda one: (one.confidence, -one.number))
            return Answer(line, reading, round(first.confidence, 3), _quoted(found, passages, heard))
    nearest = sorted(found, key=lambda one: (-one.about, one.number))[:NEAREST]
    silent = 1.0
    for one in nearest:
        silent *= 1 - one.about
    return Answer(line, Answered.SILENT, round(silent, 3), tuple(_quote(one, passages) for one in nearest))


def _quoted(found: Sequence[Weighed], passages: Sequence[Passage], first: Heard) -> tuple[Quoted, ...]:
    """The passages of the reading, the surest first; then those of the other reading; then unclear ones."""
    order = [first, *(one for one in (Heard.CROSSES, Heard.KEEPS, Heard.UNCLEAR) if one is not first)]
    there = sorted((one for one in found if one.heard in order),
                   key=lambda one: (order.index(one.heard), -one.confidence, one.number))  # fmt: skip
    kept = [one for heard in order for one in [x for x in there if x.heard is heard][:NEAREST]]
    return tuple(_quote(one, passages) for one in kept[:_MOST_QUOTED])


def _quote(one: Weighed, passages: Sequence[Passage]) -> Quoted:
    passage = passages[one.number]
    text = " ".join(passage.text.split())
    text = text if len(text) <= _QUOTE else (one.quote or text)[: _QUOTE - 1].rstrip() + "…"
    return Quoted(one.number, passage.page, passage.clause, passage.heading, text, one.heard, round(one.confidence, 3))


def _sides(known: Parties) -> Sides:
    return Sides(tuple(sorted(known.city)), tuple(sorted(known.vendor)))


def _parties(known: Parties) -> tuple[Side, ...]:
    return tuple(Side(one.name, one.called, str(one.side)) for one in known.named)


def _terms(document: Document) -> Terms | None:
    try:
        return terms(document)
    except NotImplementedError:
        return None


def _meanings(document: Document, defined: Terms | None) -> tuple[Meaning, ...]:
    """The terms that the lines turn on, as the contract defines them."""
    found = []
    for word in _TURNED_ON if defined else ():
        if definition := defined.definition(word):
            passage = document.passages[definition.passage]
            whose = str(defined.whose(word))
            found.append(Meaning(definition.term, definition.text[:_QUOTE], whose, passage.page, passage.clause))
    return tuple({(one.term, one.text): one for one in found}.values())


_TURNED_ON = (
    "Data", "Customer Data", "City Data", "Client Data", "Authority Data", "Personal Data", "Usage Data", "Derived Data",
    "Service Data", "Aggregated Data", "Statistical Data", "Operational Data", "Platform Data", "Confidential Information",
    "Deliverables", "Foreground", "Improvements", "Work Product", "Software", "Source Code", "Term", "Initial Term",
    "Renewal Term", "Affiliate", "Change of Control", "Charges", "Fees",
)  # fmt: skip
