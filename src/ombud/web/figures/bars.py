"""Values as bars from nothing: full where something was chosen, hollow where it was not, with a word that says why."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ombud.casefile.figures import Bar, Bars
from ombud.web.figures import svg
from ombud.web.figures.rows import Row, rows
from ombud.web.figures.scale import Scale, scale
from ombud.web.isolating import isolated
from ombud.web.numbers import known, number
from ombud.words import Sentence

START, END = 3.0, 80.0  # room at the sides for the numbers, on a telephone too
THICK = 14  # pixels


def bars(figure: Bars) -> SafeString:
    """One line a value, on one scale from zero."""
    over = scale((one.value for one in figure.rows), (0.0,), START, END)
    unit, chosen, others = _said(figure.unit), _said(figure.chosen), _said(figure.others)
    drawn = [Row(one.name, _word(one), _told(one, unit, chosen, others), _line(one, over)) for one in figure.rows]
    return rows(drawn, over, unit, _legend(figure, chosen, others))


def _word(one: Bar) -> str:
    if known(one.value) is None:
        return _("not known")
    return _said(one.note) if one.note is not None else ""


def _told(one: Bar, unit: str, chosen: str, others: str) -> str:
    return f"{number(one.value, _places(one))} {unit}, {chosen if one.chosen else others}"


def _places(one: Bar) -> int:
    value = known(one.value)
    return 0 if value is None or value == round(value) else 1


def _line(one: Bar, over: Scale) -> str:
    value = known(one.value)
    if value is None:
        return ""
    start, end = sorted((over.at(0.0), over.at(value)))
    return _bar(start, end, one.chosen) + svg.text(end, number(value, _places(one)), "start", 6)


def _bar(start: float, end: float, full: bool) -> str:
    look = "" if full else ' class="hollow" fill="none" stroke="currentColor" stroke-width="2"'
    return (
        f'<g class="c1"><rect x="{svg.along(start)}" width="{svg.along(max(end - start, 0.2))}" '
        f'y="{(svg.ROW - THICK) // 2}" height="{THICK}"{look}/></g>'
    )


def _legend(figure: Bars, chosen: str, others: str) -> list[tuple[str, object]]:
    marks: list[tuple[str, object]] = []
    if any(one.chosen for one in figure.rows):
        marks.append((_sample(True), chosen))
    if not all(one.chosen for one in figure.rows):
        marks.append((_sample(False), others))
    return marks


def _sample(full: bool) -> str:
    look = "" if full else ' class="hollow" fill="none" stroke="currentColor" stroke-width="2"'
    return svg.sample(f'<g class="c1"><rect x="2" y="3" width="26" height="10"{look}/></g>')


def _said(sentence: Sentence) -> str:
    return isolated(sentence).told(_)
