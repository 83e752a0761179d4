"""Which areas touch which: the neighbours that a zone may be grown over, and the islands that have none.

Rook neighbours share a stretch of border, queen neighbours at least a point: the two words of the chessboard that
geographers use (Cliff & Ord 1973). Areas whose drawn borders overlap count as touching both ways.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ombud.words import say

Numbers = NDArray[np.int64]


class UnfitShapes(ValueError):
    """Borders from which no neighbours can be told: which area, and what to do."""


class Contiguity(StrEnum):
    """What it takes to be a neighbour."""

    ROOK = "rook"
    QUEEN = "queen"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The graph of areas. ``pairs`` (m, 2) holds positions in ``codes``, the smaller first, each pair once."""

    codes: tuple[str, ...]
    pairs: Numbers
    bridges: tuple[tuple[str, str], ...] = ()  # pairs that do not touch and were joined by declaration

    @property
    def islands(self) -> tuple[str, ...]:
        """The areas that touch no other, by code."""
        touching = set(self.pairs.ravel().tolist())
        return tuple(code for at, code in enumerate(self.codes) if at not in touching)

    @property
    def lists(self) -> tuple[tuple[int, ...], ...]:
        """For each area the positions of its neighbours, in order."""
        found: list[list[int]] = [[] for _ in self.codes]
        for one, other in self.pairs.tolist():
            found[one].append(other)
            found[other].append(one)
        return tuple(tuple(sorted(near)) for near in found)


def neighbours(codes: Sequence[str], shapes: Sequence[object], contiguity: Contiguity) -> Neighbours:
    """The neighbours of areas from their shapely polygons, one a code, in any coordinates.

    Only exact touching counts: borders drawn with gaps between them make islands, which are named, not guessed at.
    Raises :class:`UnfitShapes` for a code given twice, a missing, empty or self-crossing border, or a shape that is
    no polygon.
    """
    drawn = _checked(codes, shapes)
    one, other = shapely.STRtree(drawn).query(drawn, predicate="intersects")
    pairs = np.column_stack((one, other))[one < other].astype(np.int64)
    if contiguity is Contiguity.ROOK:
        shared = shapely.intersection(drawn[pairs[:, 0]], drawn[pairs[:, 1]])
        pairs = pairs[shapely.length(shared) > 0]
    return Neighbours(tuple(codes), pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))])


def parts(graph: Neighbours) -> Numbers:
    """For each area the number of the connected part it lies in, from 0, in the order of first areas."""
    part, found, near = np.full(len(graph.codes), -1, np.int64), 0, graph.lists
    for start in range(len(graph.codes)):
        if part[start] >= 0:
            continue
        part[start], waiting = found, [start]
        while waiting:
            for other in near[waiting.pop()]:
                if part[other] < 0:
                    part[other] = found
                    waiting.append(other)
        found += 1
    return part


def bridged(graph: Neighbours, shapes: Sequence[object]) -> Neighbours:
    """The graph with every part that water cuts off joined to the area nearest to it, each bridge on record.

    The largest part stays; each other one, the nearest first, is joined by its shortest gap to what is joined
    already. Distances are in the coordinates given: project before. ``ValueError`` for another number of shapes.
    """
    drawn, part = _checked(graph.codes, shapes), parts(graph)
    added: list[tuple[int, int]] = []
    joined = part == np.bincount(part).argmax() if len(part) else np.zeros(0, bool)
    while not joined.all():
        inside, outside = np.flatnonzero(joined), np.flatnonzero(~joined)
        (near, far), _ = _shortest(drawn, inside, outside)
        added.append((min(near, far), max(near, far)))
        joined |= part == part[far]
    if not added:
        return graph
    pairs = np.vstack((graph.pairs, np.array(added, np.int64)))
    names = tuple((graph.codes[one], graph.codes[other]) for one, other in added)
    return replace(graph, pairs=pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))], bridges=names)


def _shortest(drawn: NDArray[np.object_], inside: Numbers, outside: Numbers) -> tuple[tuple[int, int], float]:
    found, gaps = shapely.STRtree(drawn[inside]).query_nearest(drawn[outside], all_matches=False, return_distance=True)
    best = int(np.argmin(gaps))
    return (int(inside[found[1][best]]), int(outside[found[0][best]])), float(gaps[best])


def _checked(codes: Sequence[str], shapes: Sequence[object]) -> NDArray[np.object_]:
    if len(codes) != len(shapes):
        raise UnfitShapes(say("There are {n} codes and {m} borders; give one for each.", n=len(codes), m=len(shapes)))
    for code, times in Counter(codes).items():
        if times > 1:
            raise UnfitShapes(say("The code {code} stands for {n} areas; make it one.", code=code, n=times))
    drawn = np.array(list(shapes), dtype=object)
    for code, shape in zip(codes, drawn, strict=True):
        _check(code, shape)
    return drawn


def _check(code: str, shape: Any) -> None:
    if shape is None or not isinstance(shape, shapely.Geometry) or shape.is_empty:
        raise UnfitShapes(say("The area {code} has no border; add it, or leave the area out and say so.", code=code))
    if shape.geom_type not in ("Polygon", "MultiPolygon"):
        raise UnfitShapes(say("The border of {code} is a {sort}, not a polygon.", code=code, sort=shape.geom_type))
    if not shape.is_valid:
        why = shapely.is_valid_reason(shape)
        raise UnfitShapes(say("The border of {code} crosses itself ({why}); mend it first.", code=code, why=why))
