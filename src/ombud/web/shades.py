"""What of a table of areas a map can show: its columns of figures, each in steps with their words."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from ombud.casefile.figures import Map
from ombud.casefile.measured import Column, Table
from ombud.places.steps import UNKNOWN, steps
from ombud.web.figures import svg
from ombud.web.numbers import known
from ombud.words import Sentence

Figures = list[float | None]
HATCH = "explore-hatch"  # the pattern of what is not known, once on the page


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its number, 0 for what is not known, its words, how many areas are in it, and its lowest figure."""

    number: int
    words: Sentence
    areas: int
    low: float | None = None


@dataclass(frozen=True, slots=True)
class Shade:
    """A column that the map can show, in steps; ``shown`` first of all, if it is the one that was drawn."""

    column: Column
    steps: tuple[Step, ...]
    shown: bool

    @property
    def told(self) -> str:
        """For the map's script, as JSON: the first step's number, from which figure on the next holds, its number."""
        told = [part for one in self.steps if one.low is not None for part in (one.low, one.number)]
        return json.dumps(told[1:])

    @property
    def legend(self) -> SafeString:
        """Each step as the drawn map shows it, beside its words."""
        return SafeString(svg.legend((_sample(one.number), _told(one)) for one in self.steps))


def figures(table: Table) -> dict[str, Figures]:
    """The columns that hold figures, beside the code of the area: their names, and the figure of each row."""
    columns = {one.name: [row[at] for row in table.rows] for at, one in enumerate(table.columns) if at}
    return {
        name: [known(cell) for cell in cells]
        for name, cells in columns.items()
        if not any(isinstance(cell, str) for cell in cells) and any(known(cell) is not None for cell in cells)
    }


def shades(table: Table, drawn: Map | None = None) -> tuple[Shade, ...]:
    """The columns of a table that a map can show; the one that was drawn is shaded as it was, and shown first."""
    held = figures(table)
    first = drawn.column if drawn and drawn.column in held else next(iter(held), "")
    return tuple(
        Shade(column, _steps(held[column.name], drawn, column), column.name == first)
        for column in table.columns
        if column.name in held
    )


def _steps(held: Figures, drawn: Map | None, column: Column) -> tuple[Step, ...]:
    alike = _as_drawn(held, drawn) if drawn and drawn.column == column.name else ()
    return alike or _anew(held)


def _as_drawn(held: Figures, drawn: Map) -> tuple[Step, ...]:
    """The steps of the drawn map in its own words; nothing if it was not drawn from these figures.

    A table's figures are rounded, so where a step starts is told by how many areas are beneath it.
    """
    left = sorted(one for one in held if one is not None)
    found = []
    for step in sorted(drawn.steps, key=lambda one: one.step):
        low = left[0] if step.step and left else None
        found.append(Step(step.step, step.words, step.areas, low))
        left = left[step.areas :] if step.step else left
    exact = sum(one.areas for one in found if one.number) == sum(one is not None for one in held)
    return tuple(found) if exact else ()


def _anew(held: Figures) -> tuple[Step, ...]:
    """Steps by the rule that every map of ours follows."""
    found = [Step(at, one.words(), one.areas, one.low) for at, one in enumerate(steps(held), 1)]
    unknown = sum(one is None for one in held)
    return (*([Step(0, UNKNOWN, unknown)] if unknown else []), *found)


def _sample(number: int) -> str:
    fill = f'class="step-{number}"' if number else f'fill="url(#{HATCH})"'
    box = f'<rect width="28" height="14" x="1" y="1" stroke="currentColor" {fill}/>'
    return f'<span class="map">{svg.sample(box)}</span>'


def _told(step: Step) -> str:
    areas = ngettext("{n} area", "{n} areas", step.areas).format(n=step.areas)
    return f"{step.words.told(gettext)}: {areas}"
