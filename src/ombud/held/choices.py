"""Which red lines a city has chosen, in whose words, and what it has put into the gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from ombud.held.contract.lines import RedLine
from ombud.held.wording import GAP, gaps, wordings
from ombud.words import Sentence, say


class Strength(StrEnum):
    """How much of a red line a city asks for."""

    FULL = "full"  # the proposed clause
    FALLBACK = "fallback"  # the weaker one
    OWN = "own"  # the city's own words


class UnfitChoice(ValueError):
    """A choice of red lines of which nothing can be made; ``told`` says what to change."""

    def __init__(self, told: Sentence) -> None:
        self.told = told
        super().__init__(str(told))


@dataclass(frozen=True, slots=True)
class Choice:
    """One red line that a city has chosen. ``own`` are its own numbered parts; ``settled`` fills gaps: (gap, words)."""

    line: RedLine
    strength: Strength = Strength.FULL
    own: tuple[str, ...] = ()
    settled: tuple[tuple[str, str], ...] = ()


EVERY_LINE = tuple(Choice(line) for line in RedLine)
"""All red lines as Ombud proposes them."""


def in_order(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """The choices in the order of the red lines. :class:`UnfitChoice` for none, or for a line chosen twice."""
    if not choices:
        raise UnfitChoice(say("No red line is chosen; choose at least one."))
    ordered = sorted(choices, key=lambda choice: list(RedLine).index(choice.line))
    for one, other in pairwise(ordered):
        if one.line is other.line:
            raise UnfitChoice(say("“{title}” is chosen twice; keep one of the two.", title=_title(one)))
    return tuple(ordered)


def worded(choice: Choice) -> tuple[str, ...]:
    """The numbered parts that a choice comes to, its gaps filled.

    :class:`UnfitChoice` where own words are missing or not asked for, or a gap is filled that is not there.
    """
    wording = wordings().lines[choice.line]
    if choice.own and choice.strength is not Strength.OWN:
        raise UnfitChoice(
            say(
                "“{title}” has the city's own words, and another clause is chosen; choose “own”, or take them out.",
                title=_title(choice),
            )
        )
    parts = {Strength.FULL: wording.clause, Strength.FALLBACK: wording.fallback, Strength.OWN: choice.own}
    return filled(_title(choice), _told(choice, parts[choice.strength]), dict(choice.settled))


def _told(choice: Choice, parts: tuple[str, ...]) -> tuple[str, ...]:
    if parts and all(part.strip() for part in parts):
        return parts
    raise UnfitChoice(
        say(
            "“{title}” is to be in the city's own words, and a part of them is empty; write it, or choose the proposed "
            "clause.",
            title=_title(choice),
        )
    )


def filled(title: str, parts: Sequence[str], settled: Mapping[str, str]) -> tuple[str, ...]:
    """The parts with words in place of gaps. What is not settled stays in its brackets."""
    there = gaps("\n".join(parts))
    for gap, words in settled.items():
        if gap not in there:
            known = ", ".join(f"[{one}]" for one in there)
            raise UnfitChoice(
                say(
                    "“{title}” has no gap [{gap}]. Its gaps: {known}.", title=title, gap=gap, known=known or say("none")
                )
            )
        if not words.strip():
            raise UnfitChoice(
                say("Nothing is filled into [{gap}] of “{title}”; fill it, or leave it out.", title=title, gap=gap)
            )
    return tuple(GAP.sub(lambda found: settled.get(found[1], found[0]), part) for part in parts)


def _title(choice: Choice) -> str:
    return wordings().lines[choice.line].title
