"""One result of what was heard: a document that every face shows, and the statements that a case is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ombud import __version__
from ombud.casefile.measured import Input, Measured, Part
from ombud.evidence.computed import Computed
from ombud.heard.computed import Sort
from ombud.words import Sentence


@dataclass(frozen=True, slots=True)
class About:
    """What a result is of: its name, its place, the files it was computed from, the licence of its figures.

    ``example`` marks what is invented: every page that shows it says so.
    """

    what: str
    place: str
    on: date
    inputs: tuple[Input, ...] = ()
    licence: str = "CC0-1.0"
    example: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """The answer: a document to be shown, and the figures of it that are sealed into a case."""

    measured: Measured
    says: tuple[Computed, ...]


def heard(about: About, sort: Sort, lead: Sequence[Sentence], parts: Sequence[Part], says: Sequence[Computed]) -> Heard:
    """The result as one document. ``lead`` are the few sentences that say it on one screen."""
    measured = Measured(
        about="heard",
        sort=sort,
        place=about.place,
        what=about.what,
        on=about.on,
        version=__version__,
        example=about.example,
        lead=tuple(lead),
        parts=tuple(parts),
        inputs=about.inputs,
        licence=about.licence,
    )
    return Heard(measured, tuple(says))
