"""What a learner's own answers before and after a module come to."""

from __future__ import annotations

from dataclasses import dataclass

from ombud.learn.gain import normalised
from ombud.learn.module import MEASURED
from ombud.learn.progress import Part
from ombud.web.numbers import percent


@dataclass(frozen=True, slots=True)
class Own:
    """Right before and after, of so many questions; the gain in per cent, nothing where all was known before."""

    before: int
    after: int
    of: int
    gain: str


def own(part: Part) -> Own | None:
    """The result of a module; None before there is one."""
    if not part.after:
        return None
    before, after = part.before.count("1"), part.after.count("1")
    learnt = normalised(before / MEASURED, after / MEASURED)
    return Own(before, after, MEASURED, "" if learnt is None else percent(learnt))
