"""Teaches the line model from the lessons: ``python -m ombud.held.contract.teach [cuad.jsonl.gz]``.

For each line the passages about it are told from all others, and those that cross from those that keep, with what all
lines share and what is each line's own: logistic regression with a ridge, solved in the dual. Nothing is drawn.
Needs ``ombud[train]``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from math import log
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ombud.held.contract.calibrated import calibrated
from ombud.held.contract.evidenced import Evidence, Spoken, evidence, spoken
from ombud.held.contract.learned import FILE, LINES, Learned, Scores, opened, placed
from ombud.held.contract.lines import RedLine
from ombud.held.contract.marks import RUN, marks, runs
from ombud.held.contract.ordinary import ordinary
from ombud.held.contract.sides import Sides
from ombud.held.wording import wordings

Floats = NDArray[np.float64]
RIDGE, OWN = 0.3, 8.0  # how much large weights cost; what is a line's own beside what all lines share
LEAST, FOLDS, BIAS, STEPS = 2, 4, 1.0, 150


@dataclass(frozen=True, slots=True)
class Lesson:
    """A passage with its labels. ``background`` marks one of an ordinary contract: nothing is
    measured on it, and it is not asked of lines that a rule finds it to be about."""

    id: str
    said: tuple[Spoken, ...]
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
    return Lesson(told["id"], said, evidence(said), told.get("lines", {}), writer, background)


def wordings_as_lessons() -> Iterator[Lesson]:
    """The clauses that Ombud itself proposes for each line: they keep it. Whether they are about others is not said."""
    for line, wording in wordings().lines.items():
        for at, clause in enumerate(wording.clause):
            told = {"id": f"wording {line.value} {at}", "text": clause, "lines": {line.value: "kept"}}
            yield lesson(told, background=True)


def taught(given: Sequence[Lesson]) -> Learned:
    """The model of these lessons."""
    rows = _rows(given)
    near, tone = _fitted(rows.kernel(), given, range(len(given)))
    duals, bias = np.hstack([near.duals, tone.duals]), np.concatenate([near.bias, tone.bias])
    weights = rows.counted.T @ duals
    scale = np.abs(weights).max(axis=0) / 127
    return Learned(rows.place, rows.rarity, np.rint(weights / scale).astype(np.int8), scale, bias)


@dataclass(frozen=True, slots=True)
class Rows:
    """Lessons x marks, as a passage weighs its marks; ``rarity`` of each mark."""

    place: dict[str, int]
    rarity: NDArray[np.float32]
    counted: sparse.csr_matrix

    def kernel(self) -> NDArray[np.float32]:
        """How alike each two lessons are."""
        near: NDArray[np.float32] = (self.counted @ self.counted.T).toarray()
        return near


def _rows(given: Sequence[Lesson]) -> Rows:
    counted = Counter(mark for one in given for mark in (*marks(one.said), *runs(one.said)))
    names = sorted(mark for mark, n in counted.items() if n >= LEAST)
    place = {name: at for at, name in enumerate(names)}
    rare = [log(1 + len(given) / counted[name]) if name.startswith(RUN) else 1.0 for name in names]
    rarity = np.array(rare, dtype=np.float32)
    there = [placed(one.said, place, rarity) for one in given]
    ends = np.cumsum([0, *(len(at) for at, _ in there)])
    columns, heavy = (np.concatenate(each) for each in zip(*there, strict=True))
    shape = len(given), len(names)
    return Rows(place, rarity, sparse.csr_matrix((heavy.astype(np.float32), columns, ends), shape=shape))


@dataclass(frozen=True, slots=True)
class Fitted:
    """``duals``: lessons x lines, each lesson's weight in the model of each line; ``bias`` of each line."""

    duals: Floats
    bias: Floats


def _fitted(near: NDArray[np.float32], given: Sequence[Lesson], among: Sequence[int]) -> tuple[Fitted, Fitted]:
    """What is learned from some of the lessons: which lines a passage is about, and which it crosses."""
    at = np.array(among)
    asked, yes = _questions([given[each] for each in among])
    dual = _solved(near[np.ix_(at, at)] / RIDGE, asked, yes)
    duals = np.zeros((len(given), LINES))
    duals[at] = dual / RIDGE
    return Fitted(duals, BIAS * dual.sum(axis=0)), _toned(near, given, among)


def _toned(near: NDArray[np.float32], given: Sequence[Lesson], among: Sequence[int]) -> Fitted:
    """Crossing told from keeping: what all lines share, and ``OWN`` times what is the line's own."""
    told = [(each, column, given[each].lines[line.value] == "crossed")
            for each in among for column, line in enumerate(RedLine)
            if given[each].lines.get(line.value) in ("kept", "crossed")]  # fmt: skip
    at, line, crosses = (np.array(each) for each in zip(*told, strict=True))
    alike = near[np.ix_(at, at)] * (1 + OWN * (line[:, None] == line[None, :])) / RIDGE
    dual = _solved(alike.astype(np.float32), np.ones((len(at), 1)), crosses[:, None].astype(float))
    duals = np.zeros((len(given), LINES))
    np.add.at(duals, at, dual / RIDGE)
    np.add.at(duals, (at, line), OWN * dual[:, 0] / RIDGE)
    return Fitted(duals, np.full(LINES, BIAS * float(dual.sum())))


def _questions(given: Sequence[Lesson]) -> tuple[Floats, Floats]:
    """Lessons x lines: which are asked (1) of which, and how they answer (0 or 1).

    A passage of an ordinary contract that a rule finds to be about a line is not asked of it, unless it is labelled.
    """
    asked, yes = np.zeros((len(given), LINES)), np.zeros((len(given), LINES))
    for at, one in enumerate(given):
        for column, line in enumerate(RedLine):
            yes[at, column] = line.value in one.lines
            asked[at, column] = yes[at, column] or not (one.background and line in one.evidence)
    return asked, yes


def _solved(near: NDArray[np.float32], asked: Floats, yes: Floats) -> Floats:
    """The dual weights of ridge logistic regressions, one a column, by Nesterov's steps; ``near`` is the kernel."""
    pace = np.float32(1 / (1 + 0.25 * (float(near.sum(axis=1).max()) + len(near) * BIAS)))
    asked, yes = asked.astype(np.float32), yes.astype(np.float32)
    dual = before = np.zeros_like(yes)
    for step in range(STEPS):
        ahead = dual + np.float32(step / (step + 3)) * (dual - before)
        scores = near @ ahead + np.float32(BIAS) * ahead.sum(axis=0)
        slope = ahead - asked * (yes - 1 / (1 + np.exp(-np.clip(scores, -30, 30))))
        before, dual = dual, ahead - pace * slope
    return dual.astype(np.float64)


def apart(given: Sequence[Lesson], fold: Callable[[Lesson], int | str]) -> dict[str, Scores]:
    """The scores of each lesson by a model that saw none of its fold."""
    folds = [None if one.background else fold(one) for one in given]
    near = _rows(given).kernel()
    found: dict[str, Scores] = {}
    for left in sorted({each for each in folds if each is not None}, key=str):
        about, tone = _fitted(near, given, [at for at, each in enumerate(folds) if each != left])
        for at, one in enumerate(given):
            if folds[at] == left:
                found[one.id] = Scores(near[at] @ about.duals + about.bias, near[at] @ tone.duals + tone.bias)
    return found


def by_name(one: Lesson) -> int:
    """One of four folds, by the name of a lesson."""
    return crc32(one.id.encode()) % FOLDS


def apart_from_rules(name: str) -> bool:
    """Whether a lesson is of the half that nobody looked at when the rules were written: only they calibrate."""
    return crc32(name.encode()) % 2 == 1


def main(arguments: Sequence[str]) -> None:
    """Reads the lessons, and ordinary contracts if a file of them is named; writes model and weights."""
    here = Path(str(files("ombud.held.contract")))
    given = list(lessons(sorted((here / "lessons").glob("*.jsonl"))))
    given += [lesson(told, background=True) for name in arguments for told in ordinary(Path(name))]
    given += wordings_as_lessons()
    model = opened(taught(given).written())
    (here / FILE).write_bytes(model.written())
    plain = [one for one in given if not one.background and apart_from_rules(one.id)]
    (here / "weights.json").write_text(json.dumps(calibrated(plain, apart(given, by_name)), indent=1) + "\n", "utf-8")
    sys.stdout.write(
        f"Lessons: {len(given)}; calibrated on {len(plain)}. Marks: {len(model.place)}. SHA-256: {model.sha256}.\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
