"""Values on one line each, with the interval that chance leaves them: hollow where the interval covers zero."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ombud.casefile.figures import Strip, Strips
from ombud.web.figures import svg
from ombud.web.figures.rows import Row, rows
from ombud.web.figures.scale import Scale, scale
from ombud.web.isolating import isolated
from ombud.web.numbers import known, number

START, END = 15.0, 85.0  # room at both sides for the numbers
UNITS = 1000  # strokes closer together than a thousandth of the line are one


def strips(figure: Strips, unit: str) -> SafeString:
    """One line a value, on one scale; ``zero`` is marked all the way down."""
    zero = known(figure.zero)
    values = (value for one in figure.rows for value in (one.value, one.low, one.high, *one.dots))
    over = scale(values, () if zero is None else (zero,), START, END)
    drawn = [
        Row(one.name, _word(one, figure), _told(one, unit, over, figure.ranged), _line(one, figure, over))
        for one in figure.rows
    ]
    return rows(drawn, over, unit, _legend(figure))


def _doubt(figure: Strips) -> float | None:
    """The value that an interval must leave out to be told from chance; nothing where lines are no intervals."""
    return None if figure.ranged else known(figure.zero)


def crossing(one: Strip, zero: float | None) -> bool:
    """Whether the interval covers zero: the value cannot be told apart from chance."""
    low, high = known(one.low), known(one.high)
    return zero is not None and low is not None and high is not None and low <= zero <= high


def _word(one: Strip, figure: Strips) -> str:
    if known(one.value) is None:
        return _("not known")
    return _in_doubt(figure) if crossing(one, _doubt(figure)) else ""


def _in_doubt(figure: Strips) -> str:
    return _("cannot be told apart from chance") if figure.doubt is None else isolated(figure.doubt).told(_)


def _told(one: Strip, unit: str, over: Scale, ranged: bool) -> str:
    value = number(one.value, over.finer) if known(one.value) is not None else _("not known")
    told = f"{value} {unit}".strip()
    if known(one.low) is not None and known(one.high) is not None:
        ends = {"low": number(one.low, over.finer), "high": number(one.high, over.finer)}
        told += (_(" (from {low} to {high})") if ranged else _(" (interval {low} to {high})")).format(**ends)
    dots = [told_ for dot in one.dots if (told_ := known(dot)) is not None]
    if dots:
        ends = {"low": number(min(dots), over.finer), "high": number(max(dots), over.finer)}
        told += _(", beside {n} others from {low} to {high}").format(n=len(dots), **ends)
    return told


def _line(one: Strip, figure: Strips, over: Scale) -> str:
    value, low, high = known(one.value), known(one.low), known(one.high)
    zero = known(figure.zero)
    parts = [] if zero is None else [svg.upright(over.at(zero), faint=False)]
    parts.append(_strokes(one.dots, over))
    if low is not None and high is not None:
        parts.append(svg.level(over.at(low), over.at(high), ' stroke-width="2" stroke-opacity=".6"'))
    if value is not None:
        parts.append(f'<g class="c1">{svg.disc(over.at(value), not crossing(one, _doubt(figure)))}</g>')
        parts.append(_number(one, zero, over))
    return "".join(parts)


def _number(one: Strip, zero: float | None, over: Scale) -> str:
    """The value, beyond all that is drawn and on the side that points away from zero."""
    value = known(one.value)
    if value is None:
        return ""
    ends = [over.at(told) for told in (value, known(one.low), known(one.high), *map(known, one.dots))
            if told is not None]  # fmt: skip
    if zero is not None and value < zero:
        return svg.text(min(ends), number(value, over.finer), "end", -11)
    return svg.text(max(ends), number(value, over.finer), "start", 11)


def _strokes(dots: Iterable[float], over: Scale) -> str:
    """Thin strokes, drawn as one path: a hundred random borders are a hundred of them."""
    places = sorted({round(over.at(told) * UNITS / 100) for dot in dots if (told := known(dot)) is not None})
    if not places:
        return ""
    path = "".join(f"M{at} 3v4" for at in places)
    return (
        f'<svg width="100%" height="100%" viewBox="0 0 {UNITS} 10" preserveAspectRatio="none"><path d="{path}" '
        'stroke="currentColor" stroke-opacity=".5" vector-effect="non-scaling-stroke"/></svg>'
    )


def _legend(figure: Strips) -> list[tuple[str, object]]:
    zero = _doubt(figure)
    told = [one for one in figure.rows if known(one.value) is not None]
    marks: list[tuple[str, object]] = []
    if any(crossing(one, zero) for one in told):
        if not all(crossing(one, zero) for one in told):
            marks.append((svg.sample(f'<g class="c1">{svg.disc(50, True)}</g>'), _("measured")))
        hollow = svg.sample(f'<g class="c1">{svg.disc(50, False)}</g>')
        marks.append((hollow, _("measured; {doubt}").format(doubt=_in_doubt(figure))))
    if any(known(one.low) is not None for one in told):
        words = _("from the least to the greatest") if figure.ranged else _("interval")
        marks.append((svg.sample(svg.level(0, 100, ' stroke-width="2" stroke-opacity=".6"')), words))
    return marks
