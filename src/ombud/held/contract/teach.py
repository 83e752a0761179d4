"""Teaches the line model from the lessons: ``python -m ombud.held.contract.teach [--plain passages.jsonl]``.

For each line the passages about it are told from all others, and over all lines those that cross from those that keep:
logistic regression with a ridge, solved in the dual by Newton's steps. Nothing is drawn at random.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.calibrated import calibrated
from ombud.held.contract.evidenced import Evidence, Spoken, evidence, spoken
from ombud.held.contract.learned import FILE, Learned, opened
from ombud.held.contract.lines import RedLine
from ombud.held.contract.marks import marks
from ombud.held.contract.sides import Sides

Floats = NDArray[np.float64]
RIDGE, LEAST, FOLDS = 0.03, 2, 5


@dataclass(frozen=True, slots=True)
class Lesson:
    """A passage with its labels. ``background`` marks one of an ordinary contract, about which nothing is known but
    that no rule finds it to be about a line."""

    id: str
    said: tuple[Spoken, ...]
    marks: frozenset[str]
    evidence: dict[RedLine, Evidence]
    lines: dict[str, str]
    writer: str
    background: bool = False


def lessons(paths: Iterable[Path], background: bool = False) -> Iterator[Lesson]:
    """The lessons in files, one JSON object a line: id, text, lines."""
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                told = json.loads(line)
                said = spoken(told["text"], Sides())
                yield Lesson(
                    told["id"], said, marks(said), evidence(said), told.get("lines", {}), path.stem, background
                )


def taught(given: Sequence[Lesson]) -> Learned:
    """The model of these lessons."""
    counted = Counter(mark for one in given if not one.background for mark in one.marks)
    names = sorted(mark for mark, n in counted.items() if n >= LEAST)
    place = {name: at for at, name in enumerate(names)}
    rows = _rows(given, place)
    weights, bias = np.zeros((len(names), len(RedLine) + 1)), np.zeros(len(RedLine) + 1)
    near = rows @ rows.T / RIDGE
    for at, line in enumerate(RedLine):
        asked = np.array([line in one.evidence or not one.background for one in given])
        asked &= np.array([not (one.background and line in one.evidence) for one in given])
        weights[:, at], bias[at] = _fitted(rows, near, asked, np.array([line.value in one.lines for one in given]))
    toned = np.array([len(set(one.lines.values())) == 1 for one in given])
    crossed = np.array(["crossed" in one.lines.values() for one in given])
    weights[:, -1], bias[-1] = _fitted(rows, near, toned, crossed)
    scale = np.abs(weights).max(axis=0) / 32767
    return Learned(place, np.rint(weights / scale).astype(np.int16), scale, bias)


def _rows(given: Sequence[Lesson], place: dict[str, int]) -> Floats:
    rows = np.zeros((len(given), len(place)))
    for at, one in enumerate(given):
        known = [place[mark] for mark in one.marks if mark in place]
        rows[at, known] = 1 / np.sqrt(len(one.marks)) if one.marks else 0
    return rows


def _fitted(rows: Floats, near: Floats, asked: NDArray[np.bool_], yes: NDArray[np.bool_]) -> tuple[Floats, float]:
    """Weights and bias of a ridge logistic regression; ``near`` is the kernel of all rows, ``asked`` those to learn from."""
    kernel, y = near[np.ix_(asked, asked)], yes[asked].astype(float)
    n = len(y)
    dual, bias = np.zeros(n), 0.0
    system = np.ones((n + 1, n + 1))
    system[n, n] = 0
    for _ in range(25):
        chance = 1 / (1 + np.exp(-np.clip(kernel @ dual + bias, -30, 30)))
        spread = np.maximum(chance * (1 - chance), 1e-6)
        aim = kernel @ dual + bias + (y - chance) / spread
        system[:n, :n] = kernel
        system[np.arange(n), np.arange(n)] += 1 / spread
        solved = np.linalg.solve(system, np.append(aim, 0))
        moved = float(np.abs(solved[:n] - dual).max())
        dual, bias = solved[:n], float(solved[n])
        if moved < 1e-6:
            break
    return rows[asked].T @ dual / RIDGE, bias


def apart(given: Sequence[Lesson]) -> dict[str, Floats]:
    """The scores of each lesson by a model that never saw it: five folds by the name of the lesson."""
    found = {}
    for fold in range(FOLDS):
        model = taught([one for one in given if one.background or crc32(one.id.encode()) % FOLDS != fold])
        found |= {one.id: model.scores(one.said) for one in given if crc32(one.id.encode()) % FOLDS == fold}
    return found


def main(arguments: Sequence[str]) -> None:
    """Reads the lessons, and passages of ordinary contracts if a file of them is named; writes the model and weights."""
    here = Path(str(files("ombud.held.contract")))
    given = list(lessons(sorted((here / "lessons").glob("*.jsonl"))))
    given += lessons([Path(name) for name in arguments], background=True)
    model = opened(taught(given).written())
    (here / FILE).write_bytes(model.written())
    plain = [one for one in given if not one.background]
    (here / "weights.json").write_text(json.dumps(calibrated(plain, apart(given)), indent=1) + "\n", "utf-8")
    sys.stdout.write(f"Lessons: {len(plain)}. Marks: {len(model.place)}. SHA-256: {model.sha256}.\n")


if __name__ == "__main__":
    main(sys.argv[1:])
