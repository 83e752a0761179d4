"""A map of squares by how many of those who marked them marked the kind in question; nothing finer than a square."""

from __future__ import annotations

from ombud.casefile.figures import Map, Step
from ombud.heard.dots.compared import Cell, Compared
from ombud.words import Sentence, say

WIDTH, HEIGHT = 640, 560
_UPTO = (0.1, 0.25, 0.5, 0.75, 1.0)
_WORDS: tuple[Sentence, ...] = (
    say("too few to say"),
    say("at most 10 per cent"),
    say("10 to 25 per cent"),
    say("25 to 50 per cent"),
    say("50 to 75 per cent"),
    say("more than 75 per cent"),
)


def drawn(found: Compared) -> Map | None:
    """The squares that may be shown, in five steps, for the latest round; None where there is none."""
    if not found.cells:
        return None
    middles = found.grid.middles[[one.square for one in found.cells]]
    low = middles.min(axis=0) - found.grid.side / 2
    high = middles.max(axis=0) + found.grid.side / 2
    scale = min(WIDTH / (high[0] - low[0]), HEIGHT / (high[1] - low[1]), 40 / found.grid.side)
    side = max(1, round(found.grid.side * scale))
    paths: dict[int, list[str]] = {}
    for one, (x, y) in zip(found.cells, middles.tolist(), strict=True):
        left = round((x - found.grid.side / 2 - low[0]) * scale)
        top = round((high[1] - y - found.grid.side / 2) * scale)
        paths.setdefault(_step(one), []).append(f"M{left} {top}h{side}v{side}h-{side}z")
    return Map(
        title=say("“{kind}”, round {n}: of those who marked a square", kind=found.kind, n=found.later),
        description=say(
            "Squares that enough people marked, by the share of them who marked it as “{kind}”; the table says "
            "the same in figures.",
            kind=found.kind,
        ),
        width=max(1, round((high[0] - low[0]) * scale)),
        height=max(1, round((high[1] - low[1]) * scale)),
        steps=tuple(
            Step(step=step, words=_WORDS[step], areas=len(squares), path="".join(squares))
            for step, squares in sorted(paths.items())
        ),
        table="squares",
    )


def _step(one: Cell) -> int:
    """The step of a square in the latest round; 0 where too few marked it then, or too few the kind."""
    people, marked = one.people[-1], one.of_kind[-1]
    if not people or marked is None:
        return 0
    return 1 + next(step for step, upto in enumerate(_UPTO) if marked / people <= upto)
