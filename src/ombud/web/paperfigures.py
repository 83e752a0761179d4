"""What was measured, as it stands on a council paper: the sentences that say it, and a figure of each part."""

from __future__ import annotations

from dataclasses import dataclass

from ombud.web import measuredhere, measurements
from ombud.web.figures import drawn
from ombud.web.gainspage import FigureShown, first_figure
from ombud.web.measuredhere import Lead
from ombud.web.measurements import Gone, Opened
from ombud.web.reading import CaseFile
from ombud.words import Sentence


@dataclass(frozen=True, slots=True)
class OnPaper:
    """One measurement; ``gone`` says why nothing of it can be shown."""

    lead: Lead
    sentences: tuple[Sentence, ...] = ()
    figures: tuple[FigureShown, ...] = ()
    gone: str = ""


def measured(file: CaseFile) -> tuple[OnPaper, ...]:
    """Every measurement of a case that stands."""
    return tuple(_on_paper(file, lead) for lead in measuredhere.in_case(file))


def _on_paper(file: CaseFile, lead: Lead) -> OnPaper:
    try:
        found = measurements.opened(file.entries[lead.seq])
    except Gone as gone:
        return OnPaper(lead, gone=measurements.told(gone))
    return OnPaper(lead, found.measured.lead, tuple(_figures(found, lead.seq)))


def _figures(found: Opened, seq: int) -> list[FigureShown]:
    """The first figure of each part, of what was heard the first of all: who reads a paper looks up the rest."""
    if found.measured.about != "served":
        leading = first_figure(found, f"m{seq}")
        return [leading.one] if leading else []
    figures = [part.figures[0] for part in found.measured.parts if part.figures]
    names = [f"m{seq}-{at}" for at in range(len(figures))]
    return [
        FigureShown(figure, name, drawn(figure, name, found.measured.what), None)
        for figure, name in zip(figures, names, strict=True)
    ]
