"""Figures that go line by line: a name in words, what is said of it, and its marks on a scale that all lines share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ombud.web.figures import svg
from ombud.web.figures.scale import Scale

MOST = 40  # lines that are drawn; the table has the rest


@dataclass(frozen=True, slots=True)
class Row:
    """A line: its name, what is said of it in a word or two, all of it in words, and its marks."""

    name: str
    word: str
    told: str
    marks: str


def rows(drawn: Sequence[Row], over: Scale, unit: str, legend: Iterable[tuple[str, object]]) -> SafeString:
    """The lines one beneath the other, their scale, and what the marks mean."""
    if not drawn:
        return SafeString(f"<p>{svg.clean(_('Nothing was counted that could be drawn.'))}</p>")
    grid = "".join(svg.upright(over.at(mark)) for mark in over.marks)
    lines = "".join(_row(row, grid) for row in drawn[:MOST])
    return SafeString(
        f'<dl class="said">{lines}{_axis(over, unit)}</dl>{_left_out(len(drawn) - MOST)}{svg.legend(legend)}'
    )


def _left_out(n: int) -> str:
    told = _("Left out of the drawing: {n}. The table has them.").format(n=n)
    return f"<p>{svg.clean(told)}</p>" if n > 0 else ""


def _row(row: Row, grid: str) -> str:
    word = f"<br/>{svg.clean(row.word)}" if row.word else ""
    return (
        f'<div><dt><b dir="auto">{svg.clean(row.name)}</b>{word}</dt>'
        f"<dd>{svg.drawing((grid, row.marks), svg.ROW, row.told)}</dd></div>"
    )


def _axis(over: Scale, unit: str) -> str:
    marks = [mark for mark in over.marks if len(over.marks) < 8 or mark in (over.low, over.high)]
    written = (svg.text(over.at(mark), over.mark(mark)) for mark in marks)
    return f'<div aria-hidden="true"><dt>{svg.clean(unit)}</dt><dd>{svg.drawing(written, 20, "", True)}</dd></div>'
