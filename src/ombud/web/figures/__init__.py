"""Figures drawn on the server from what was measured: words and shapes first, colour second, a table beneath each."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ombud.casefile.figuremap import NodeMap
from ombud.casefile.figures import Bars, Cloud, Dumbbell, Figure, Lines, Map, Strips
from ombud.web.figures.areamap import area_map
from ombud.web.figures.bars import bars
from ombud.web.figures.cloud import cloud
from ombud.web.figures.curves import lines
from ombud.web.figures.dumbbell import dumbbell
from ombud.web.figures.nodemap import node_map
from ombud.web.figures.strips import strips
from ombud.web.isolating import isolated
from ombud.words import Sentence


def drawn(figure: Figure, name: str, what: str) -> SafeString:
    """A figure as HTML, in the reader's language. ``name`` tells it from others on the page; ``what`` is provided."""
    match figure:
        case Dumbbell():
            return dumbbell(figure, what if figure.thing is None else _said(figure.thing))
        case Strips():
            return strips(figure, _said(figure.unit))
        case Bars():
            return bars(figure)
        case Cloud():
            return cloud(figure, name, _said(figure.title), _said(figure.description))
        case Lines():
            axes = _said(figure.across), _said(figure.up)
            return lines(figure, name, _said(figure.title), _said(figure.description), axes)
        case Map():
            words = {one.step: _said(one.words) for one in figure.steps}
            return area_map(figure, name, _said(figure.title), _said(figure.description), words)
        case NodeMap():
            return node_map(figure, name, _said)


def _said(sentence: Sentence) -> str:
    return isolated(sentence).told(gettext)
