"""People as a cloud: near each other where they answered alike, groups told apart by their shapes, then by colour."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ombud.casefile.figures import Cloud, Crowd, Heap
from ombud.web.figures import svg
from ombud.web.figures.curves import COLOURS

WIDTH, HEIGHT, EDGE = 640, 420, 24  # the drawing's own units
SMALLEST, LARGEST = 4.0, 22.0  # half the width of a mark
# Each group has a mark of its own around 0, 0, one unit wide to each side: disc, square, diamond, triangle, cross, bar.
MARKS = ("", "M-.9-.9h1.8v1.8h-1.8z", "M0-1.2L1.2 0 0 1.2-1.2 0z", "M0-1.2L1.15.8h-2.3z",
         "M-.35-1.1h.7v.75h.75v.7h-.75v.75h-.7v-.75h-.75v-.7h.75z", "M-1.2-.5h2.4v1h-2.4z")  # fmt: skip


def cloud(figure: Cloud, name: str, title: str, description: str) -> SafeString:
    """The drawing and its legend. The axes have no unit, so none is drawn."""
    heaps = [heap for crowd in figure.crowds for heap in crowd.heaps]
    if not heaps:
        return SafeString(f"<p>{svg.clean(_('Nothing was counted that could be drawn.'))}</p>")
    place = _Place(heaps)
    told = f'<title id="{name}-t">{svg.clean(title)}</title><desc id="{name}-d">{svg.clean(description)}</desc>'
    marks = "".join(_crowd(crowd, at, place) for at, crowd in enumerate(figure.crowds))
    return SafeString(
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="100%" direction="ltr" role="img" '
        f'aria-labelledby="{name}-t {name}-d">{told}{marks}</svg>{svg.legend(_legend(figure))}'
    )


class _Place:
    """Where a heap stands in the drawing, both axes to the same measure."""

    def __init__(self, heaps: Iterable[Heap]) -> None:
        xs, ys = zip(*((heap.x, heap.y) for heap in heaps), strict=True)
        self.x, self.y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        across, up = max(max(xs) - min(xs), 1e-9), max(max(ys) - min(ys), 1e-9)
        self.measure = min((WIDTH - 2 * EDGE) / across, (HEIGHT - 2 * EDGE) / up)
        self.most = max(heap.people for heap in heaps)

    def at(self, heap: Heap) -> tuple[float, float]:
        return WIDTH / 2 + (heap.x - self.x) * self.measure, HEIGHT / 2 - (heap.y - self.y) * self.measure

    def half(self, heap: Heap) -> float:
        return max(SMALLEST, LARGEST * sqrt(heap.people / self.most)) if self.most > 1 else SMALLEST


def _crowd(crowd: Crowd, at: int, place: _Place) -> str:
    largest_first = sorted(crowd.heaps, key=lambda heap: -heap.people)
    marks = "".join(_mark(at, *place.at(heap), place.half(heap)) for heap in largest_first)
    return f'<g class="{COLOURS[at % len(COLOURS)]}" fill="currentColor" fill-opacity=".6">{marks}</g>'


def _mark(at: int, x: float, y: float, half: float) -> str:
    shape = MARKS[at % len(MARKS)]
    if not shape:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{half:.1f}"/>'
    return f'<path transform="translate({x:.1f} {y:.1f}) scale({half:.1f})" d="{shape}"/>'


def _legend(figure: Cloud) -> list[tuple[str, object]]:
    return [(svg.sample(_sample(at)), _named(crowd)) for at, crowd in enumerate(figure.crowds)]


def _sample(at: int) -> str:
    return f'<g class="{COLOURS[at % len(COLOURS)]}" fill="currentColor">{_mark(at, 15, 8, 6)}</g>'


def _named(crowd: Crowd) -> str:
    people = sum(heap.people for heap in crowd.heaps)
    return _("{name} (people: {n})").format(name=crowd.name, n=people)
