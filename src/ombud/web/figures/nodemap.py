"""What relies on what: boxes in columns with lines between; what is lost is told by a word and by its edge."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.safestring import SafeString

from ombud.casefile.figuremap import Box, Heading, Line, NodeMap
from ombud.web.figures import svg
from ombud.words import Sentence

Said = Callable[[Sentence], str]
TEXT, UP = 15, 17  # pixels: the size of words, and from one line of a box to the next
EDGES = {
    "lost": 'stroke-width="4"',
    "stops": 'stroke-width="3" stroke-dasharray="9 4"',
    "worse": 'stroke-width="2" stroke-dasharray="3 3"',
    "stays": 'stroke-width="1"',
}


def node_map(figure: NodeMap, name: str, said: Said) -> SafeString:
    """The drawing at its own size; where it is wider than the page it is moved sideways, as a wide table is."""
    told = svg.clean(said(figure.title))
    inside = "".join(
        (*(_line(one) for one in figure.lines), *(_heading(one, said) for one in figure.headings),
         *(_box(one, figure.box, said) for one in figure.boxes))
    )  # fmt: skip
    size = f'width="{figure.width:g}" height="{figure.height:g}" font-size="{TEXT}"'
    return SafeString(
        f'<div class="wide" tabindex="0" role="region" aria-label="{told}"><svg {size} direction="ltr" role="img" '
        f'aria-labelledby="{name}-t"><title id="{name}-t">{told}</title>{inside}</svg></div>'
    )


def _line(one: Line) -> str:
    look = ' stroke-dasharray="6 4"' if one.broken else ""
    return f'<path d="{one.path}" fill="none" stroke="currentColor" stroke-opacity=".55"{look}/>'


def _heading(one: Heading, said: Said) -> str:
    return f'<text x="{one.x:g}" y="{TEXT}" text-anchor="middle" font-weight="bold">{svg.clean(said(one.title))}</text>'


def _box(one: Box, size: tuple[float, float], said: Said) -> str:
    width, height = size
    shape = f'<rect x="{one.x:g}" y="{one.y:g}" width="{width:g}" height="{height:g}" fill="none" stroke="currentColor"'
    words = [*one.lines, *(said(told) for told in (one.word, one.note) if told is not None)]
    first = one.y + height / 2 - UP * (len(words) - 1) / 2
    told = "".join(_words(one.x + width / 2, first + UP * at, text, at < len(one.lines)) for at, text in
                   enumerate(words))  # fmt: skip
    return f"{shape} {EDGES[one.fate]}/>{_cross(one, width) if one.fate == 'lost' else ''}{told}"


def _words(x: float, y: float, text: str, name: bool) -> str:
    look = ' font-weight="bold"' if name else ""
    return f'<text x="{x:g}" y="{y:g}" dy=".35em" text-anchor="middle"{look}>{svg.clean(text)}</text>'


def _cross(one: Box, width: float) -> str:
    """A cross in the upper right corner."""
    x, y = one.x + width - 14, one.y + 6
    return f'<path d="M{x:g} {y:g}l8 8M{x + 8:g} {y:g}l-8 8" stroke="currentColor" stroke-width="2"/>'
