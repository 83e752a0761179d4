"""Areas as a small drawing that a screen reader can tell, with a table of the same beside it.

Projecting and simplifying need shapely and pyproj, which come with ``ombud[maps]``; nothing else here does. Every area
that was given is drawn, or is named among those that could not be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from ombud.places.area import Area
from ombud.words import say

Shape = Any
"""A geometry of shapely, which is imported only when something is drawn."""

STEPS = 5
"""Classes of shading, ``step-1`` to ``step-5``, which the style sheet colours; ``step-0`` is nothing known."""
PIXELS_LOST = 1.5
"""Borders may move by so much, in pixels, when they are simplified."""


class NoMapTools(RuntimeError):
    """The packages that maps are drawn with are not installed."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is shown of an area: a step of shading from 1 to 5, or 0 for nothing known, and the same in words."""

    step: int
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table beside a drawing."""

    code: str
    name: str
    words: str
    drawn: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG picture, and the same as rows. ``undrawn`` are areas without borders; ``tiny`` those drawn as a mark."""

    svg: str
    rows: tuple[Row, ...]
    undrawn: tuple[str, ...] = ()
    tiny: tuple[str, ...] = field(default=())


def draw(
    areas: Sequence[Area],
    title: str,
    description: str,
    told: Mapping[str, Told] | None = None,
    *,
    name: str = "map",
    width: int = 700,
    height: int = 600,
) -> Drawing:
    """Draw areas as shaded shapes, no larger than ``width`` x ``height`` pixels.

    ``told`` says what is shown of which code; ``name`` keeps the drawing's identifiers apart from others on the page.
    Raises :class:`NoMapTools`.
    """
    told = told or {}
    shapes, size = _fitted(areas, width, height)
    paths, tiny = [], []
    for area, shape in zip(areas, shapes, strict=True):
        path = _path(shape)
        if not path and not shape.is_empty:
            path = _mark(shape)
            tiny.append(area.code)
        if path:
            paths.append(_element(area, path, told.get(area.code)))
    undrawn = tuple(area.code for area, shape in zip(areas, shapes, strict=True) if shape.is_empty)
    rows = tuple(Row(area.code, area.name, _words(told.get(area.code)), area.code not in undrawn) for area in areas)
    return Drawing(_svg(paths, size, title, description, name), rows, undrawn, tuple(tiny))


def _tools() -> tuple[Any, Any]:
    try:
        return import_module("shapely"), import_module("pyproj")
    except ImportError:
        raise NoMapTools(say("Maps need two more packages. Install them with: pip install 'ombud[maps]'")) from None


def _fitted(areas: Sequence[Area], width: int, height: int) -> tuple[list[Shape], tuple[int, int]]:
    """The areas' shapes in pixels, simplified together so that neighbours still meet, and the picture's size."""
    shapely, pyproj = _tools()
    shapes = [shapely.make_valid(_shape(shapely, area)) for area in areas]
    if all(shape.is_empty for shape in shapes):
        return shapes, (width, height)
    box = shapely.total_bounds(shapes)
    middle = f"+proj=laea +lon_0={(box[0] + box[2]) / 2} +lat_0={(box[1] + box[3]) / 2} +datum=WGS84 +units=m"
    project = pyproj.Transformer.from_crs("EPSG:4326", middle, always_xy=True).transform
    flat = shapely.transform(shapes, project, interleaved=False)
    left, bottom, right, top = shapely.total_bounds(flat)
    scale = min(width / max(right - left, 1e-9), height / max(top - bottom, 1e-9))
    pixels = shapely.transform(flat, lambda x, y: ((x - left) * scale, (top - y) * scale), interleaved=False)
    size = max(1, round((right - left) * scale)), max(1, round((top - bottom) * scale))
    return _simplified(shapely, pixels), size


def _shape(shapely: Any, area: Area) -> Shape:
    return shapely.MultiPolygon([(polygon[0], list(polygon[1:])) for polygon in area.polygons])


def _simplified(shapely: Any, pixels: Any) -> list[Shape]:
    """Simplified as a whole where the areas fit together; else one by one, where thin gaps may show."""
    plain = all(shape.geom_type in ("Polygon", "MultiPolygon") for shape in pixels)
    if plain and hasattr(shapely, "coverage_simplify") and shapely.coverage_is_valid(pixels):
        simple = shapely.coverage_simplify(pixels, PIXELS_LOST)
    else:
        simple = shapely.simplify(pixels, PIXELS_LOST, preserve_topology=True)
    # An area smaller than a pixel may be simplified away; its own shape still says where it is.
    return [new if not new.is_empty else old for new, old in zip(simple, pixels, strict=True)]


def _path(shape: Shape) -> str:
    """The shape as moves by whole pixels; rings that are smaller than a pixel are left out."""
    return "".join(_ring(ring) for polygon in _polygons(shape) for ring in (polygon.exterior, *polygon.interiors))


def _polygons(shape: Any) -> Iterable[Any]:
    if shape.geom_type == "Polygon":
        return [] if shape.is_empty else [shape]
    return [part for one in getattr(shape, "geoms", ()) for part in _polygons(one)]


def _ring(ring: Any) -> str:
    points = [(round(x), round(y)) for x, y in ring.coords]
    kept = [point for point, before in zip(points[1:], points, strict=False) if point != before]
    if len(set(kept)) < 3:
        return ""
    (x, y), moves = kept[-1], []
    start = f"M{x} {y}"
    for to_x, to_y in kept[:-1]:
        moves.append(f"{to_x - x} {to_y - y}")
        x, y = to_x, to_y
    return f"{start}l{' '.join(moves)}z".replace(" -", "-")


def _mark(shape: Shape) -> str:
    """A square of three pixels where an area is too small to be seen."""
    point = shape.representative_point()
    return f"M{round(point.x) - 1} {round(point.y) - 1}h3v3h-3z"


def _words(told: Told | None) -> str:
    return told.words if told else ""


def _element(area: Area, path: str, told: Told | None) -> str:
    step = min(max(told.step, 0), STEPS) if told else 0
    words = f"{area.name}: {told.words}" if told and told.words else area.name
    return f'<path class="step-{step}" d="{path}"><title>{escape(words)}</title></path>'


def _svg(paths: Sequence[str], size: tuple[int, int], title: str, description: str, name: str) -> str:
    ids = f"{name}-title", f"{name}-desc"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 {size[0]} {size[1]}" role="img" '
        f"aria-labelledby={quoteattr(' '.join(ids))}>"
        f"<title id={quoteattr(ids[0])}>{escape(title)}</title>"
        f"<desc id={quoteattr(ids[1])}>{escape(description)}</desc>"
        f'<g fill-rule="evenodd">{"".join(paths)}</g></svg>'
    )
