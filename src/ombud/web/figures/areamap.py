"""A map in five steps of one colour, from faint to full; areas of which nothing is known are hatched."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ombud.casefile.figures import Map, Step
from ombud.web.figures import svg
from ombud.web.figures.lighter import lighter

OPACITY = {1: ".1", 2: ".28", 3: ".5", 4: ".75", 5: "1"}  # where the style sheet, which has a colour for each, is not
_EDGE = 'fill="none" stroke="currentColor" vector-effect="non-scaling-stroke"'
_DOT = 'class="dots" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round"'
BUDGET = 7 * 1024  # bytes, compressed: with more the page would be too heavy for a slow line


def area_map(figure: Map, name: str, title: str, description: str, words: dict[int, str]) -> SafeString:
    """The drawing, and a legend that says each step in words with the number of its areas."""
    light = lighter((*(one.path for one in figure.steps), figure.outline), figure.points, BUDGET)
    *paths, outline = light.paths
    ids, hatch = (f"{name}-t", f"{name}-d"), f"{name}-h"
    told = f'<title id="{ids[0]}">{svg.clean(title)}</title><desc id="{ids[1]}">{svg.clean(description)}</desc>'
    areas = "".join(_area(step, path, hatch) for step, path in zip(figure.steps, paths, strict=True) if path)
    edge = f'<path d="{outline}" {_EDGE}/>' if outline else ""
    size = f"0 0 {max(1, figure.width)} {max(1, figure.height)}"
    drawn = (
        f'<svg class="map" width="100%" viewBox="{size}" role="img" aria-labelledby="{ids[0]} {ids[1]}">{told}'
        f'{_hatched(hatch)}<g fill-rule="evenodd">{areas}</g>{edge}{_points(light.points)}</svg>'
    )
    left_out = _("What was counted is not drawn: there is too much of it for a light page.")
    more = f"<p><small>{svg.clean(left_out)}</small></p>" if figure.points and not light.points else ""
    return SafeString(f"{drawn}{more}{svg.legend(_legend(figure, hatch, words))}")


def _hatched(name: str) -> str:
    return (
        f'<defs><pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<path d="M0 6l6-6" stroke="currentColor" stroke-width="1"/></pattern></defs>'
    )


def _fill(step: int, hatch: str) -> str:
    return f'class="step-{step}" fill-opacity="{OPACITY[step]}"' if step else f'fill="url(#{hatch})"'


def _area(step: Step, path: str, hatch: str) -> str:
    return f'<path {_fill(step.step, hatch)} d="{path}"/>'


def _points(path: str) -> str:
    """What was counted, as dots that keep their size."""
    if not path:
        return ""
    return f'<path {_DOT} d="{path}" vector-effect="non-scaling-stroke"/>'


def _legend(figure: Map, hatch: str, words: dict[int, str]) -> list[tuple[str, object]]:
    marks: list[tuple[str, object]] = []
    for step in sorted(figure.steps, key=lambda one: one.step):
        look = _fill(step.step, hatch) if step.step else 'fill="none"'
        lines = "" if step.step else '<path d="M1 15l14-14m-7 14l14-14m-7 14l14-14" stroke="currentColor"/>'
        box = f'<rect width="28" height="14" x="1" y="1" stroke="currentColor" {look}/>{lines}'
        n = step.areas
        areas = ngettext("{n} area", "{n} areas", n).format(n=n)
        marks.append((f'<span class="map">{svg.sample(box)}</span>', f"{words[step.step]}: {areas}"))
    if figure.points:
        marks.append((svg.sample(f'<path {_DOT} d="M15 8h0"/>'), _("what was counted")))
    return marks
