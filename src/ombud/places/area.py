"""An area: its code, its name and its borders, and whether a point lies in it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
"""Longitude and latitude in degrees, WGS84."""
Ring = tuple[Point, ...]
"""A closed line: the last point is the first."""
Polygon = tuple[Ring, ...]
"""The outer ring, then the holes in it."""


@dataclass(frozen=True, slots=True)
class Area:
    """A ward, a district, a cell. Without ``polygons`` it is known by name only: it is told, and cannot be drawn."""

    code: str
    name: str
    polygons: tuple[Polygon, ...] = ()

    def holds(self, point: Point) -> bool:
        """Whether a point lies in the area and in none of its holes.

        A border belongs to one side only: of two areas that share it point for point, never both hold a point on it.
        """
        return any(sum(_right_of(point, ring) for ring in polygon) % 2 for polygon in self.polygons)


def _right_of(point: Point, ring: Ring) -> int:
    """How often the ring crosses the line from the point eastward (the even-odd rule)."""
    x, y = point
    crossed = 0
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) == (by > y):
            continue
        if ay > by:  # the same border is computed alike from both its sides
            ax, ay, bx, by = bx, by, ax, ay
        crossed += x < ax + (y - ay) / (by - ay) * (bx - ax)
    return crossed
