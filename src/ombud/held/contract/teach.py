"""Teaches the line model from the lessons: ``python -m ombud.held.contract.teach [cuad.jsonl.gz]``.

For each line the passages about it are told from all others, and over all lines those that cross from those that keep:
logistic regression with a ridge, solved in the dual by Newton's steps. Nothing is drawn at random.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.calibrated import calibrated
from ombud.held.contract.evidenced import Evidence, Spoken, evidence, spoken
from ombud.held.contract.learned import FILE, Learned, length, opened
from ombud.held.contract.lines import RedLine
from ombud.held.contract.marks import marks
from ombud.held.contract.ordinary import ordinary
from ombud.held.contract.sides import Sides

Floats = NDArray[np.float64]
RIDGE, LEAST, FOLDS = 0.03, 2, 4
BIAS, STEPS = 1.0, 300


@dataclass(frozen=True, slots=True)
class Lesson:
    """A passage with its labels. ``background`` marks one of an ordinary contract: what it is about may be labelled,
    never whether it keeps or crosses."""

    id: str
    said: tuple[Spoken, ...]
    marks: frozenset[str]
    evidence: dict[RedLine, Evidence]
    lines: dict[str, str]
    writer: str
    background: bool = False


def lessons(paths: Iterable[Path]) -> Iterator[Lesson]:
    """The lessons in files, one JSON object a line: id, text, lines."""
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield lesson(json.loads(line), path.stem)


def lesson(told: Mapping[str, Any], writer: str = "", background: bool = False) -> Lesson:
    """One lesson, with its sentences told by side."""
    said = spoken(told["text"], Sides())
    return Lesson(told["id"], said, marks(said), evidence(said), told.get("lines", {}), writer, background)


def taught(given: Sequence[Lesson]) -> Learned:
    """The model of these lessons."""
    counted = Counter(mark for one in given for mark in one.marks)
    names = sorted(mark for mark, n in counted.items() if n >= LEAST)
    rows = _rows(given, {name: at for at, name in enumerate(names)})
    asked, yes = _questions(given)
    dual, bias = _fitted(rows @ rows.T / RIDGE, asked, yes)
    weights = rows.T @ dual / RIDGE
    scale = np.abs(weights).max(axis=0) / 32767
    kept = np.rint(weights / scale).astype(np.int16)
    return Learned({name: at for at, name in enumerate(names)}, kept, scale, bias)


def _questions(given: Sequence[Lesson]) -> tuple[Floats, Floats]:
    """Lessons x (lines + 1): which are asked (1) of which, and how they answer (0 or 1). The last column is the tone.

    A passage of an ordinary contract that a rule finds to be about a line is not asked of it, unless it is labelled.
    """
    shape = len(given), len(RedLine) + 1
    asked, yes = np.zeros(shape), np.zeros(shape)
    for at, one in enumerate(given):
        for column, line in enumerate(RedLine):
            yes[at, column] = line.value in one.lines
            asked[at, column] = yes[at, column] or not (one.background and line in one.evidence)
        told = set(one.lines.values())
        asked[at, -1], yes[at, -1] = told in ({"kept"}, {"crossed"}), told == {"crossed"}
    return asked, yes


def _rows(given: Sequence[Lesson], place: dict[str, int]) -> Floats:
    rows = np.zeros((len(given), len(place)))
    for at, one in enumerate(given):
        known = [place[mark] for mark in one.marks if mark in place]
        rows[at, known] = 1 / length(one.marks)
    return rows


def _fitted(near: Floats, asked: Floats, yes: Floats) -> tuple[Floats, Floats]:
    """The dual weights and the biases of ridge logistic regressions, one a column, by Nesterov's steps; ``near`` is the
    kernel of the lessons."""
    pace = 1 / (1 + 0.25 * (float(near.sum(axis=1).max()) + len(near) * BIAS))
    dual = before = np.zeros_like(yes)
    for step in range(STEPS):
        ahead = dual + step / (step + 3) * (dual - before)
        scores = near @ ahead + BIAS * ahead.sum(axis=0)
        slope = ahead - asked * (yes - 1 / (1 + np.exp(-np.clip(scores, -30, 30))))
        before, dual = dual, ahead - pace * slope
    return dual, BIAS * dual.sum(axis=0)


def apart(given: Sequence[Lesson], step: Callable[[int], None] = lambda _fold: None) -> dict[str, Floats]:
    """The scores of each lesson by a model that never saw it: four folds by the name of the lesson."""
    found: dict[str, Floats] = {}
    for fold in range(FOLDS):
        model = taught([one for one in given if one.background or crc32(one.id.encode()) % FOLDS != fold])
        step(fold)
        found |= {one.id: model.scores(one.said) for one in given if crc32(one.id.encode()) % FOLDS == fold}
    return found


def apart_from_rules(name: str) -> bool:
    """Whether a lesson is of the half that nobody looked at when the rules were written: only they calibrate."""
    return crc32(name.encode()) % 2 == 1


def main(arguments: Sequence[str]) -> None:
    """Reads the lessons, and ordinary contracts if a file of them is named; writes model and weights."""
    here = Path(str(files("ombud.held.contract")))
    given = list(lessons(sorted((here / "lessons").glob("*.jsonl"))))
    given += [lesson(told, background=True) for name in arguments for told in ordinary(Path(name))]
    model = opened(taught(given).written())
    (here / FILE).write_bytes(model.written())
    plain = [one for one in given if not one.background and apart_from_rules(one.id)]
    (here / "weights.json").write_text(json.dumps(calibrated(plain, apart(given)), indent=1) + "\n", "utf-8")
    sys.stdout.write(
        f"Lessons: {len(given)}; calibrated on {len(plain)}. Marks: {len(model.place)}. SHA-256: {model.sha256}.\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
