"""Lines over an axis, as over years or over people from the poorest on: told apart by their dashes, then by colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ombud.casefile.figures import Lines
from ombud.web.figures import strokes, svg
from ombud.web.figures.scale import Scale, scale, whole
from ombud.web.numbers import known, number

START, END = 15.0, 97.0  # room for what stands beside the axis, in per cent
TOP, HEIGHT, FOOT = 16, 210, 26  # pixels
DASHES = ("", "8 4", "2 4", "12 3 2 3", "5 2")
COLOURS = ("c1", "c2", "c0", "c3", "c4")


def lines(figure: Lines, name: str, title: str, description: str, axes: tuple[str, str]) -> SafeString:
    """The drawing, with what its two axes are in words, and a legend. ``name`` tells it from others on the page."""
    across, up = _scales(figure)
    ids = f"{name}-t", f"{name}-d"
    told = f'<title id="{ids[0]}">{svg.clean(title)}</title><desc id="{ids[1]}">{svg.clean(description)}</desc>'
    inside = "".join(_frame(figure, across, up)) + _plot(figure, across, up)
    height = TOP + HEIGHT + FOOT
    drawn = (
        f'<svg width="100%" height="{height}" direction="ltr" font-size=".85em" role="img" '
        f'aria-labelledby="{ids[0]} {ids[1]}">{told}{inside}</svg>'
    )
    return SafeString(
        f'<p><small>{svg.clean(axes[1])}</small></p>{drawn}<p class="across"><small>{svg.clean(axes[0])}</small></p>'
        f"{svg.legend(_legend(figure))}"
    )


def _scales(figure: Lines) -> tuple[Scale, Scale]:
    xs = [*chain.from_iterable(one.x for one in figure.series)]
    ys = [*chain.from_iterable((*one.y, *one.low, *one.high) for one in figure.series)]
    if figure.diagonal:
        both = scale([*xs, *ys], (0.0,), START, END)
        return both, both
    marked = () if known(figure.marked) is None else (figure.marked or 0.0,)
    return whole([*xs, *marked], START, END), scale(ys, _from_nothing(ys))


def _from_nothing(ys: Iterable[float | None]) -> tuple[float, ...]:
    """Zero, where it is near: a rent that goes from 9,000 to 9,500 is not drawn from nothing."""
    told = [one for value in ys if (one := known(value)) is not None]
    return () if told and min(told) > 0.6 * max(told) > 0 else (0.0,)


def _frame(figure: Lines, across: Scale, up: Scale) -> Iterator[str]:
    """Level lines with their numbers, the numbers beneath, and what is marked."""
    for mark in up.marks:
        y = TOP + HEIGHT - HEIGHT * up.part(mark)
        yield (
            f'<line x1="{svg.along(START)}" x2="{svg.along(END)}" y1="{y:.0f}" y2="{y:.0f}" stroke="currentColor" '
            f'stroke-opacity="{".6" if mark == 0 else ".2"}"/>'
        )
        yield svg.text(START, up.mark(mark), "end", -6, f"{y:.0f}")
    foot = str(TOP + HEIGHT + 14)
    for mark in _beneath(figure, across):
        anchor = "end" if across.at(mark) > 90 else "middle" if across.at(mark) > START else "start"
        yield svg.text(across.at(mark), _short(mark, across), anchor, 0, foot)
    marked = known(figure.marked)
    if marked is not None:
        yield (
            f'<line x1="{svg.along(across.at(marked))}" x2="{svg.along(across.at(marked))}" y1="{TOP}" '
            f'y2="{TOP + HEIGHT}" stroke="currentColor" stroke-dasharray="2 3"/>'
        )


def _beneath(figure: Lines, across: Scale) -> tuple[float, ...]:
    """The numbers beneath: round ones, or the ends, what is marked, and the middle where there is room."""
    if across.step:
        return across.marks if len(across.marks) < 7 else (across.low, across.high)
    told = sorted({x for one in figure.series for x in one.x if known(x) is not None})
    if not told:
        return ()
    wanted = [across.low, across.high]
    marked = known(figure.marked)
    middle = marked if marked is not None else told[len(told) // 2]
    if all(abs(across.at(middle) - across.at(one)) > 15 for one in wanted):
        wanted.append(middle)
    return tuple(sorted(set(wanted)))


def _short(value: float, across: Scale) -> str:
    """A number beneath the axis, with as few decimals as it needs."""
    return across.mark(value) if across.step else number(value, min(len(f"{value:.6g}".partition(".")[2]), 6))


def _plot(figure: Lines, across: Scale, up: Scale) -> str:
    """The lines themselves, in a drawing of their own that stretches; what is stroked does not."""
    parts = []
    if figure.diagonal:
        parts.append(_stroked(f"M0 {strokes.UNITS}L{strokes.UNITS} 0", "1", "4 4"))
    for at, one in enumerate(figure.series):
        around = strokes.band(one, across, up)
        if around:
            parts.append(f'<path class="{COLOURS[at % len(COLOURS)]}" d="{around}" fill-opacity=".15"/>')
        path = strokes.path(one, across, up, figure.steps)
        if path:
            parts.append(_stroked(path, "2.5", DASHES[at % len(DASHES)], COLOURS[at % len(COLOURS)]))
    return (
        f'<svg x="{svg.along(START)}" y="{TOP}" width="{svg.along(END - START)}" height="{HEIGHT}" overflow="visible" '
        f'viewBox="0 0 {strokes.UNITS} {strokes.UNITS}" preserveAspectRatio="none">{"".join(parts)}</svg>'
    )


def _stroked(path: str, width: str, dashes: str, colour: str = "c0") -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path class="{colour}" d="{path}" fill="none" stroke="currentColor" stroke-width="{width}"{dashed} '
        'stroke-linecap="round" stroke-linejoin="round" vector-effect="non-scaling-stroke"/>'
    )


def _legend(figure: Lines) -> list[tuple[str, object]]:
    marks: list[tuple[str, object]] = []
    if len(figure.series) > 1 or figure.diagonal:
        for at, one in enumerate(figure.series):
            line = _stroked("M1 8h28", "2.5", DASHES[at % len(DASHES)], COLOURS[at % len(COLOURS)])
            marks.append((svg.sample(line), one.name))
    if figure.diagonal:
        marks.append((svg.sample(_stroked("M1 8h28", "1", "4 4")), _("if everyone had the same")))
    if known(figure.marked) is not None:
        words = _("marked: {x}").format(x=number(figure.marked, 0))
        marks.append((svg.sample(_stroked("M15 0v16", "1", "2 3")), words))
    return marks
