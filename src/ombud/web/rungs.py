"""The level of participation of each phase, as the page of who was in the room shows it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ombud.casefile.rungstrip import NOTE, PhaseShown, rung_strip
from ombud.web.figures.ladder import ladder
from ombud.web.isolating import isolated
from ombud.web.reading import CaseFile
from ombud.words import Sentence


@dataclass(frozen=True, slots=True)
class Rung:
    """One phase of which something is recorded or promised, with its ladder."""

    phase: PhaseShown
    drawn: SafeString


@dataclass(frozen=True, slots=True)
class Rungs:
    """Every phase that tells something, the names of those that do not, and what is whose."""

    told: tuple[Rung, ...]
    silent: tuple[Sentence, ...]
    note: Sentence


def rungs(file: CaseFile) -> Rungs:
    """The phases of a case in order; never an average."""
    strip = rung_strip(file.stack, timezone.localdate())
    told = tuple(Rung(one, _drawn(one)) for one in strip if one.tells)
    return Rungs(told, tuple(one.phase for one in strip if not one.tells), NOTE)


def _drawn(one: PhaseShown) -> SafeString:
    level = isolated(one.level).told(_)
    words = _("{level}, rung {step} of 9").format(level=level, step=one.step)
    if one.promised is not None:
        words += _("; promised: {level}").format(level=isolated(one.promised).told(_))
    return ladder(one.step, one.promised_step, words)
