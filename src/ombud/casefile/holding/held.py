"""One result about who holds it: a document that every face shows, and the statements that a case is given."""

from __future__ import annotations

from collections.abc import Sequence

from ombud import __version__
from ombud.casefile.hearing.heard import About, Heard
from ombud.casefile.measured import Measured, Part
from ombud.evidence.computed import Computed
from ombud.held.computed import Sort
from ombud.words import Sentence

Held = Heard
"""The answer: a document to be shown, and the figures of it that are sealed into a case."""

__all__ = ["About", "Held", "held"]


def held(about: About, sort: Sort, lead: Sequence[Sentence], parts: Sequence[Part], says: Sequence[Computed]) -> Held:
    """The result as one document. ``lead`` are the few sentences that say it on one screen."""
    measured = Measured(
        about="held",
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
    return Held(measured, tuple(says))
