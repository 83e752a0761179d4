"""The letter of questions: what a city asks a vendor about each red line that a contract crosses or does not answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ombud.held.choices import EVERY_LINE, Choice, Strength, UnfitChoice, in_order, worded
from ombud.held.contract.lines import RedLine
from ombud.held.wording import Wording, gaps, wordings
from ombud.words import Sentence, say


class Reading(StrEnum):
    """What a contract that was read says to a red line, in the order in which a letter asks."""

    CROSSED = "crossed"
    UNSURE = "unsure"
    SILENT = "silent"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage of the contract, word for word, and where it stands: "clause 14.2, page 9"."""

    text: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes to whom about which contract."""

    city: str
    vendor: str
    contract: str
    on: date
    answer_by: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One red line that is asked about. ``proposed`` is what the city would have written; ``weaker`` may be empty."""

    number: int
    reading: Reading
    wording: Wording
    quotes: tuple[Quote, ...]
    proposed: tuple[str, ...]
    weaker: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter as every face shows it. ``kept`` are the chosen lines that need no question."""

    head: Letterhead
    title: Sentence
    lead: tuple[Sentence, ...]
    asked: tuple[Asked, ...]
    kept: tuple[RedLine, ...]


SAID: dict[Reading, Sentence] = {
    Reading.CROSSED: say("The contract crosses this."),
    Reading.UNSURE: say("We cannot make out what the contract says about this."),
    Reading.SILENT: say("We found nothing about this in the contract."),
    Reading.KEPT: say("The contract keeps this."),
}


NEAREST = say("We found nothing in the contract that answers this. These passages come nearest.")


def letter(
    head: Letterhead,
    readings: Mapping[str, str],
    choices: Sequence[Choice] = EVERY_LINE,
    quotes: Mapping[str, Sequence[Quote]] | None = None,
    weaker: bool = False,
) -> Letter:
    """The letter for a contract that was read. ``readings``: id of a red line -> kept, crossed, silent or unsure.

    Crossed lines come first, then unsure, then silent ones. Only lines that the city has chosen are asked about, in
    the words that it has chosen. ``quotes`` are the passages read for a line; ``weaker`` shows the vendor the fallback
    too, which a city mostly keeps to itself. Raises :class:`UnfitChoice` for a line or a reading that is unknown, and
    for a chosen line that was not read: a letter that left it out would seem to say that it is kept.
    """
    read = {_line(name): _reading(name, told) for name, told in readings.items()}
    passages = {_line(name): tuple(told) for name, told in (quotes or {}).items()}
    chosen = in_order(choices)
    for choice in chosen:
        if choice.line not in read:
            raise UnfitChoice(
                say(
                    "Nobody has read the contract for “{title}”; read it, or do not choose this line.",
                    title=wordings().lines[choice.line].title,
                )
            )
    open_ends = [choice for choice in chosen if read[choice.line] is not Reading.KEPT]
    open_ends.sort(key=lambda choice: list(Reading).index(read[choice.line]))
    asked = tuple(
        _asked(number, choice, read[choice.line], passages.get(choice.line, ()), weaker)
        for number, choice in enumerate(open_ends, 1)
    )
    return Letter(
        head=head,
        title=say("Questions of {city} about {contract}", city=head.city, contract=head.contract),
        lead=_lead(head, asked),
        asked=asked,
        kept=tuple(choice.line for choice in chosen if read[choice.line] is Reading.KEPT),
    )


def _asked(number: int, choice: Choice, reading: Reading, quotes: tuple[Quote, ...], weaker: bool) -> Asked:
    wording = wordings().lines[choice.line]
    shown = wording.fallback if weaker and choice.strength is Strength.FULL else ()
    return Asked(number, reading, wording, quotes, worded(choice), shown)


def _lead(head: Letterhead, asked: Sequence[Asked]) -> tuple[Sentence, ...]:
    if not asked:
        none = say(
            "Dear {vendor}, we have read {contract} against our red lines and have no question about it.",
            vendor=head.vendor,
            contract=head.contract,
        )
        return (none,)
    about = say(
        "Dear {vendor}, we have read {contract} against our red lines. Lines that we ask about: {n}. For each we say "
        "what we found, what we propose to write instead, and what we would like to know.",
        vendor=head.vendor,
        contract=head.contract,
        n=len(asked),
    )
    until = (say("Please answer in writing by {day}.", day=head.answer_by),) if head.answer_by else ()
    return (
        about,
        *((_BRACKETS,) if any(gaps(part) for one in asked for part in one.proposed) else ()),
        *until,
        _PUBLIC,
    )


_BRACKETS = say("In the wording that we propose, what stands in square brackets is still to be settled.")
_PUBLIC = say(
    "This letter and your answer are public. If we have overlooked a passage, please name its clause and page."
)


def _line(name: str) -> RedLine:
    try:
        return RedLine(name)
    except ValueError:
        raise UnfitChoice(say("There is no red line {name}.", name=repr(str(name)))) from None


def _reading(name: str, told: str) -> Reading:
    try:
        return Reading(told)
    except ValueError:
        what = say(
            "{told} is no reading of the red line {name}; it is kept, crossed, silent or unsure.",
            told=repr(str(told)),
            name=name,
        )
        raise UnfitChoice(what) from None
