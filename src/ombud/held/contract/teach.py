"""Teaches the line model from the lessons: ``python -m ombud.held.contract.teach [cuad.jsonl.gz]``.

For each line the passages about it are told from all others, and those that cross from those that keep, with what all
lines share and what is each line's own. Nothing is drawn.
Needs ``ombud[train]``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from math import log
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ombud.held.contract.calibrated import calibrated
from ombud.held.contract.evidenced import Spoken
from ombud.held.contract.learned import FILE, LINES, Learned, Places, Scores, opened, scored
from ombud.held.contract.lesson import Lesson, lesson, lessons
from ombud.held.contract.lines import RedLine
from ombud.held.contract.marks import marks, often, runs
from ombud.held.contract.ordinary import ordinary
from ombud.held.contract.ridge import BIAS, solved
from ombud.held.contract.vectors import DIMS
from ombud.held.wording import wordings

Floats = NDArray[np.float64]
RIDGE, TONE_RIDGE = 0.05, 1.0  # how much large weights cost: of what a passage is about, and of its tone
OWN = 100.0  # what is a line's own in its tone beside what all lines share
SHARED = 3000  # the most frequent marks, which take nearly all of the time


def wordings_as_lessons() -> Iterator[Lesson]:
    """The clauses that Ombud itself proposes for each line: they keep it. Whether they are about others is not said."""
    for line, wording in wordings().lines.items():
        for at, clause in enumerate(wording.clause):
            told = {"id": f"wording {line.value} {at}", "text": clause, "lines": {line.value: "kept"}}
            yield lesson(told, background=True)


def taught(given: Sequence[Lesson]) -> Learned:
    """The model of these lessons."""
    rows = _rows(given)
    fitted = _fitted(rows.kernel(), given, range(len(given)))
    weights = rows.counted.T @ fitted.duals
    scale = np.abs(weights).max(axis=0) / 127
    return Learned(rows.places, np.rint(weights / scale).astype(np.int8), scale, fitted.bias)


@dataclass(frozen=True, slots=True)
class Rows:
    """Lessons x marks, as a passage weighs its marks, and where each mark stands."""

    places: Places
    counted: sparse.csr_matrix

    def kernel(self) -> NDArray[np.float32]:
        """How alike each two lessons are. Marks that many share go by a product of full matrices, which is faster."""
        shared = np.zeros(self.counted.shape[1], dtype=bool)
        shared[np.argsort(-np.bincount(self.counted.indices, minlength=len(shared)), kind="stable")[:SHARED]] = True
        full, rare = self.counted[:, shared].toarray(), self.counted[:, ~shared]
        near: NDArray[np.float32] = full @ full.T
        for at in range(0, len(near), 1000):
            near[at : at + 1000] += (rare[at : at + 1000] @ rare.T).toarray()
        return near


def _marks(said: Sequence[Spoken]) -> Iterator[str]:
    """All marks of a passage, each once."""
    *kinds, words = marks(said)
    for kind in kinds:
        yield from kind
    yield from {run for word in words for run in runs(word)}


def _rows(given: Sequence[Lesson]) -> Rows:
    counted = Counter(mark for one in given for mark in _marks(one.said))
    names = sorted(mark for mark, n in counted.items() if n >= often(mark))
    place = {name: at for at, name in enumerate(names)}
    rarity = np.array([log(1 + len(given) / counted[name]) for name in names], dtype=np.float32)
    places = Places(place, rarity)
    there = [places.of(one.said) for one in given]
    ends = np.cumsum([0, *(len(at) for at, _ in there)])
    columns, heavy = (np.concatenate(each) for each in zip(*there, strict=True))
    shape = len(given), len(names) + DIMS
    return Rows(places, sparse.csr_matrix((heavy, columns, ends), shape=shape))


@dataclass(frozen=True, slots=True)
class Fitted:
    """``duals``: lessons x columns of the model, each lesson's weight in each; ``bias`` of each column."""

    duals: Floats
    bias: Floats


def _fitted(near: NDArray[np.float32], given: Sequence[Lesson], among: Sequence[int]) -> Fitted:
    """What is learned from some of the lessons, in the order of :class:`Scores`."""
    at = np.array(among)
    asked, yes = _questions([given[each] for each in among])
    dual = solved(near[np.ix_(at, at)] / RIDGE, asked, yes)
    duals = np.zeros((len(given), dual.shape[1]))
    duals[at] = dual / RIDGE
    tone = _toned(near, given, among)
    return Fitted(np.hstack([duals, tone.duals]), np.concatenate([BIAS * dual.sum(axis=0), tone.bias]))


def _toned(near: NDArray[np.float32], given: Sequence[Lesson], among: Sequence[int]) -> Fitted:
    """Crossing told from keeping: what all lines share, and ``OWN`` times what is the line's own."""
    told = [(each, column, given[each].lines[line.value] == "crossed")
            for each in among for column, line in enumerate(RedLine)
            if given[each].lines.get(line.value) in ("kept", "crossed")]  # fmt: skip
    at, line, crosses = (np.array(each) for each in zip(*told, strict=True))
    alike = near[np.ix_(at, at)] * (1 + OWN * (line[:, None] == line[None, :])) / TONE_RIDGE
    dual = solved(alike.astype(np.float32), np.ones((len(at), 1)), crosses[:, None].astype(float))
    duals = np.zeros((len(given), LINES))
    np.add.at(duals, at, dual / TONE_RIDGE)
    np.add.at(duals, (at, line), OWN * dual[:, 0] / TONE_RIDGE)
    return Fitted(duals, np.full(LINES, BIAS * float(dual.sum())))


def _questions(given: Sequence[Lesson]) -> tuple[Floats, Floats]:
    """Lessons x three times the lines: which are asked (1) of which, and how they answer (0 or 1): about it; about it
    and crossing it; about it and keeping it.

    A passage of an ordinary contract that a rule finds to be about a line is not asked of it, unless it is labelled.
    """
    label = np.array([[one.lines.get(line.value, "") for line in RedLine] for one in given])
    likely = np.array([[one.background and line in one.evidence for line in RedLine] for one in given])
    asked = (label != "") | ~likely
    sided = asked & (label != "about")
    yes = np.hstack([label != "", label == "crossed", label == "kept"])
    return np.hstack([asked, sided, sided]).astype(float), yes.astype(float)


def apart(given: Sequence[Lesson], fold: Callable[[Lesson], int | str]) -> dict[str, Scores]:
    """The scores of each lesson by a model that saw none of its fold."""
    folds = [None if one.background else fold(one) for one in given]
    near = _rows(given).kernel()
    found: dict[str, Scores] = {}
    for left in sorted({each for each in folds if each is not None}, key=str):
        model = _fitted(near, given, [at for at, each in enumerate(folds) if each != left])
        for at, one in enumerate(given):
            if folds[at] == left:
                found[one.id] = scored(near[at] @ model.duals + model.bias)
    return found


def by_writer(one: Lesson) -> str:
    """The writer of a lesson: what one writer says, others say in other words, as contracts do."""
    return one.writer


_SEEN = ("first", "second", "third", "fourth")


def apart_from_rules(one: Lesson) -> bool:
    """Whether nobody looked at a lesson when the rules were written, as they did at half of the first four files: only
    such lessons calibrate."""
    ids = one.parts or (one.id,)
    return one.writer not in _SEEN or all(crc32(each.encode()) % 2 == 1 for each in ids)


def to_learn_from(paths: Sequence[Path]) -> list[Lesson]:
    """The lessons, passages of ordinary contracts in files, and the clauses that Ombud itself proposes."""
    here = Path(str(files("ombud.held.contract")))
    ordinaries = (lesson(each, background=True) for path in paths for each in ordinary(path))
    return [*lessons(sorted((here / "lessons").glob("*.jsonl"))), *ordinaries, *wordings_as_lessons()]


def main(arguments: Sequence[str]) -> None:
    """Reads the lessons, and ordinary contracts if a file of them is named; writes model and weights."""
    here = Path(str(files("ombud.held.contract")))
    given = to_learn_from([Path(name) for name in arguments])
    model = opened(taught(given).written())
    (here / FILE).write_bytes(model.written())
    plain = [one for one in given if not one.background and apart_from_rules(one)]
    (here / "weights.json").write_text(json.dumps(calibrated(plain, apart(given, by_writer)), indent=1) + "\n", "utf-8")
    told = f"Lessons: {len(given)}; calibrated on {len(plain)}. Marks: {len(model.places.place)}."
    sys.stdout.write(f"{told} SHA-256: {model.sha256}.\n")


if __name__ == "__main__":
    main(sys.argv[1:])
