"""Claim: our model says better what a passage of a contract is about than TF-IDF with logistic regression.

    python benchmarks/contracts.py [--contracts cuad-408.jsonl.gz] [--folds 0] [--by-name] [--plain]
                                   [--without-baseline] [--keep scores.npy]

408 contracts of CUAD (../shared; CC BY 4.0, The Atticus Project) in five folds by the SHA-1 of their names; twins,
which share half or more of their 8-word runs, are in one fold. Passages are those that the reader shows, of about
600 characters; with ``--plain`` they are cut at lines and sentences alone, as others have measured. The
baseline is TF-IDF of words and pairs (60,000; at least 4, at most half of the passages; sublinear) and balanced
logistic regression (liblinear, C 10; all positives and 16,000 drawn negatives). The rules are one pattern a type,
written once, not tuned.

Everything takes twenty to thirty minutes on one core, and progress goes to the standard error. With ``--folds 0``
only that fold is left out and told, by words alone and beside the baseline, in a few minutes: what turns scores into
chances is learnt from the scores of all folds.

Published figures (DeBERTa-xlarge: AUPR 47.8 %) are of another task, spans of any length in 41 types: do not lay them
beside these. How scores become chances, and thresholds, are learnt for each fold from the scores of the four others;
those came from words that were learnt from contracts of this fold too: what little they tell of it is not shut out.
Which features are counted was chosen with the scores of folds 0 and 1 in sight; folds 2 to 4 are told by themselves.
The table of word vectors (tools/wordvectors.py) knows which words the contracts have, and how many passages have each,
of all folds; it knows no labels.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha1
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import numpy as np

from ombud.held.contract.context import chances
from ombud.held.contract.corpora import Bools, Corpus, Floats, Ints, corpus
from ombud.held.contract.cuad import FOLDS, FREQUENT, TYPES, contracts, cut
from ombud.held.contract.ordering import clues, first_shown
from ombud.held.contract.passages import passages
from ombud.held.contract.stepped import crossed_steps, highest, order_of, threshold
from ombud.held.contract.topics import LIKELY, topics
from ombud.held.contract.train import crossed_scores
from ombud.held.contract.weights import NotTheModel

SHARED = Path(__file__).resolve().parents[2] / "shared/data/contracts/cuad-408.jsonl.gz"
TIMES, WANTED = 300, (0.95, 0.96, 0.97)
OTHER_TASK = (
    "Published figures on CUAD (DeBERTa-xlarge: AUPR 47.8 %) are of another task, spans of any length in 41 types: "
    "do not lay them beside these."
)
SIXTEEN = [TYPES.index(name) for name in FREQUENT]


def baseline(of: Corpus, texts: list[str], folds: Sequence[int]) -> Floats:
    """Decision values of the anchor's baseline: passages x types."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    found = np.zeros(of.labels.shape)
    for fold in folds:
        told("folds that the baseline was learnt without", fold, FOLDS)
        rows, others = np.flatnonzero(of.fold != fold), np.flatnonzero(of.fold == fold)
        counted = TfidfVectorizer(ngram_range=(1, 2), max_features=60_000, min_df=4, max_df=0.5, sublinear_tf=True)
        learnt = counted.fit_transform([texts[row] for row in rows])
        seen = counted.transform([texts[row] for row in others])
        for at, name in enumerate(TYPES):
            marked = of.labels[rows, at]
            drawn = np.random.default_rng((fold, crc32(name.encode()))).choice(
                np.flatnonzero(~marked), 16_000, replace=False
            )
            taken = np.concatenate([np.flatnonzero(marked), np.sort(drawn)])
            line = LogisticRegression(C=10, class_weight="balanced", solver="liblinear")
            found[others, at] = line.fit(learnt[taken], marked[taken]).decision_function(seen)
    return found


def ours(of: Corpus, scores: Floats) -> tuple[Floats, Floats]:
    """Logits of chances from scores by words, meaning and phrases, and how early each passage is shown; all learnt from
    contracts of other folds."""
    steps, order = crossed_steps(of, scores), np.zeros(of.labels.shape)
    for fold in range(FOLDS):
        weights = order_of(of, scores, steps, np.flatnonzero(of.fold != fold))
        rows = np.flatnonzero(of.fold == fold)
        told = clues(steps[:, rows], [net[rows] for net in scores[1:]], of.lengths[rows], of.places[rows])
        order[rows] = told @ weights
    return steps.mean(axis=0), order


def aupr(marked: Bools, weight: Floats) -> float:
    """Average precision of rows that are in the order of their scores, the best first."""
    right = weight * marked
    return float((right * np.cumsum(right) / np.maximum(np.cumsum(weight), 1e-12)).sum() / max(right.sum(), 1e-12))


def drawn_auprs(of: Corpus, scores: Floats, only: Bools) -> Floats:
    """AUPR of each type: first of all contracts, then of contracts drawn with replacement (1 + TIMES) x types."""
    count = int(of.contract.max()) + 1
    there = np.unique(of.contract[only])
    weights = [np.bincount(there, minlength=count)]
    for at in range(TIMES):
        weights.append(np.bincount(np.random.default_rng((1, at)).choice(there, len(there)), minlength=count))
    found = np.zeros((len(weights), len(TYPES)))
    for at in range(len(TYPES)):
        order = np.argsort(-scores[:, at], kind="stable")
        order = order[only[order]]
        marked, contract = of.labels[order, at], of.contract[order]
        for time_, weight in enumerate(weights):
            found[time_, at] = aupr(marked, weight[contract].astype(float))
    return found


def tops(of: Corpus, scores: Floats, only: Bools, order: Floats) -> Floats:
    """Contracts with a type x (type, right among the first, three, five that are shown)."""
    found = []
    for contract in np.unique(of.contract[only]):
        rows = of.of(int(contract))
        for at in np.flatnonzero(of.labels[rows].any(axis=0)):
            right = of.labels[rows, at]
            shown = [first_shown(order[rows, at], scores[rows, at], most) for most in (1, 3, 5)]
            found.append((at, *(right[list(one)].any() for one in shown)))
    return np.array(found, dtype=float)


def told_contracts(best: Floats, has: Bools, fold: Ints, wanted: float) -> Floats:
    """Types x (precision, recall) over contracts; the threshold of each fold comes from the four others."""
    found = np.zeros((len(TYPES), 2))
    for at in range(len(TYPES)):
        said = np.zeros(len(best), dtype=bool)
        for one in range(FOLDS):
            others = fold != one
            said[~others] = best[~others, at] >= threshold(best[others, at], has[others, at], wanted)
        right = float((said & has[:, at]).sum())
        found[at] = right / max(said.sum(), 1), right / max(has[:, at].sum(), 1)
    return found


def table(of: Corpus, name: str, scores: Floats, folds: Sequence[int], order: Floats | None = None) -> None:
    """All figures of one way to score. Thresholds are told where all folds were scored: they come from the others.

    ``order`` is how early passages are shown, if not by their scores.
    """
    only, whole = np.isin(of.fold, folds), len(folds) == FOLDS
    drawn, top = drawn_auprs(of, scores, only), tops(of, scores, only, scores if order is None else order)
    low, high = np.percentile(drawn[1:], [2.5, 97.5], axis=0)
    best, has = highest(of, scores)
    fold = of.fold[np.searchsorted(of.contract, np.unique(of.contract))]
    at95 = told_contracts(best, has, fold, WANTED[0])
    nested = "contracts P/R, nested" if whole else ""
    print(f"\n{name}\n{'type':34}{'AUPR':>6} {'95 %':>12}  top-1 top-3 top-5  {nested}")
    for at, type_ in enumerate(TYPES):
        one = top[top[:, 0] == at, 1:].mean(axis=0) if (top[:, 0] == at).any() else np.full(3, np.nan)
        print(f"{type_:34}{drawn[0, at]:6.3f} {low[at]:.3f}-{high[at]:.3f}  {one[0]:5.2f} {one[1]:5.2f} {one[2]:5.2f}  "
              + (f"{at95[at, 0]:.2f}/{at95[at, 1]:.2f}" if whole else ""))  # fmt: skip
    for named, which in (("16 types", SIXTEEN), ("all 20", list(range(len(TYPES))))):
        means = drawn[:, which].mean(axis=1)
        one = top[np.isin(top[:, 0], which), 1:].mean(axis=0)
        edges = np.percentile(means[1:], [2.5, 97.5])
        print(f"{named}: mean AUPR {means[0]:.4f} ({edges[0]:.3f}-{edges[1]:.3f}); "
              f"top-1/3/5 {one[0]:.3f}/{one[1]:.3f}/{one[2]:.3f}", flush=True)  # fmt: skip
    if whole:
        over_all_folds(of, scores, best, has, fold)


def over_all_folds(of: Corpus, scores: Floats, best: Floats, has: Bools, fold: Ints) -> None:
    """What contracts were told to have, and the folds that were looked at beside those that were not."""
    for wanted in WANTED:
        means = told_contracts(best, has, fold, wanted)[SIXTEEN].mean(axis=0)
        print(f"16 types, thresholds for recall {wanted}: contract precision {means[0]:.3f}, recall {means[1]:.3f}")
    for named, which in (("folds 0-1", of.fold < 2), ("folds 2-4", of.fold >= 2)):
        means = [aupr(of.labels[o, at], np.ones(len(o))) for at in SIXTEEN
                 for o in [np.flatnonzero(which)[np.argsort(-scores[which, at], kind="stable")]]]  # fmt: skip
        print(f"16 types, {named} by themselves: mean AUPR {np.mean(means):.4f}", flush=True)


def standings(of: Corpus, logits: Floats) -> None:
    """How many of the types that a contract is told to have, perhaps to have, and not to have, it has."""
    best, has = highest(of, chances(logits))
    fold = of.fold[np.searchsorted(of.contract, np.unique(of.contract))]
    told_as, there = np.zeros(3, dtype=int), np.zeros(3, dtype=int)
    for at in SIXTEEN:
        for one in range(FOLDS):
            others = fold != one
            said = threshold(best[others, at], has[others, at])
            standing = np.where(best[~others, at] < said, 2, np.where(best[~others, at] < LIKELY, 1, 0))
            told_as += np.bincount(standing, minlength=3)
            there += np.bincount(standing, has[~others, at], minlength=3).astype(int)
    for name, count, right in zip(("found", "perhaps there", "not found"), told_as, there, strict=True):
        print(f"told as {name}: {count}, of which {right} ({right / count:.3f}) have it")


def rules(of: Corpus) -> None:
    best, has = highest(of, of.hits[:, :, 0].astype(float))
    print("\nrules, not tuned: precision/recall of contracts; of passages")
    sums = []
    for at, name in enumerate(TYPES):
        said, hit = best[:, at] > 0, of.hits[:, at, 0]
        right, passed = (said & has[:, at]).sum(), (hit & of.labels[:, at]).sum()
        sums.append((right / max(said.sum(), 1), right / has[:, at].sum()))
        print(f"{name:34}{sums[-1][0]:.2f}/{sums[-1][1]:.2f}; {passed / max(hit.sum(), 1):.2f}/"
              f"{passed / of.labels[:, at].sum():.2f}")  # fmt: skip
    print("16 types: {:.2f}/{:.2f}".format(*np.mean([sums[at] for at in SIXTEEN], axis=0)))


def reliability(of: Corpus, logits: Floats) -> None:
    """How often what was told with a chance held."""
    chance, marked = chances(logits[:, SIXTEEN]).ravel(), of.labels[:, SIXTEEN].ravel()
    print("\nchances told, of passages and 16 types, and how many held")
    edges = [0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0000001]
    gap = 0.0
    for low, high in pairwise(edges):
        inside = (chance >= low) & (chance < high)
        if inside.any():
            told, held = chance[inside].mean(), marked[inside].mean()
            gap += inside.mean() * abs(told - held)
            print(f"{low:4.2f}-{high:4.2f}: {inside.sum():8d} told {told:.3f} held {held:.3f}")
    print(f"mean gap {gap:.4f}; Brier {((chance - marked) ** 2).mean():.5f}")


def speed(texts: list[str]) -> None:
    """Processor seconds to cut and score contracts with the model that came with the package."""
    try:
        topics(passages(texts[0]))
    except NotTheModel as missing:
        print(missing)
        return
    took = []
    for text in texts:
        begin = time.process_time()
        topics(passages(text))
        took.append(time.process_time() - begin)
    long = int(np.argmax([len(text) for text in texts]))
    print(
        f"\nCPU seconds a contract: median {np.median(took):.3f}; "
        f"the longest, {len(texts[long])} signs, {took[long]:.2f}"
    )


def told(what: str, done: int, of: int) -> None:
    """Progress, on the standard error, so that the figures can be kept by themselves."""
    print(f"{what}: {done} of {of}", file=sys.stderr, flush=True)


def scored(of: Corpus, folds: Sequence[int], kept: Path | None) -> Floats:
    """Scores by words, meaning and phrases: from a file that was kept, or learnt and, where all folds were, kept."""
    if kept and kept.exists():
        return np.asarray(np.load(kept), dtype=np.float64)
    scores = crossed_scores(of, told, folds)
    if kept and len(folds) == FOLDS:
        np.save(kept, scores)
    return scores


def by_name(of: Corpus, names: Sequence[str]) -> Corpus:
    """The same contracts in folds by their names alone, as others measured: 14 of 16 pairs of twins are then parted."""
    fold = np.array([int(sha1(name.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS for name in names])
    return replace(of, fold=fold[of.contract])


def asked() -> argparse.Namespace:
    """What was asked for on the command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--contracts", type=Path, default=SHARED)
    options.add_argument("--folds", type=int, nargs="+", choices=range(FOLDS), default=list(range(FOLDS)))
    options.add_argument("--by-name", action="store_true", help="folds by name alone: twins may stand in two of them")
    options.add_argument("--plain", action="store_true", help="passages cut at lines and sentences alone")
    options.add_argument("--without-baseline", action="store_true")
    options.add_argument("--keep", type=Path, help="a .npy file: scores are kept there, or taken from it")
    return options.parse_args()


def main() -> None:
    given = asked()
    folds = sorted(set(given.folds))
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n{OTHER_TASK}")
    read = list(contracts(given.contracts))
    begin = time.process_time()
    cutter = cut if given.plain else passages
    of = corpus(read, cutter, told=told)
    of = by_name(of, [one.name for one in read]) if given.by_name else of
    print(f"{len(read)} contracts, {len(of.contract)} passages, folds "
          f"{np.bincount(of.fold[np.searchsorted(of.contract, np.arange(len(read)))]).tolist()}; "
          f"counted in {time.process_time() - begin:.0f} CPU s", flush=True)  # fmt: skip
    begin = time.process_time()
    scores = scored(of, folds, given.keep)
    print(f"ours, folds {folds} left out in turn: learnt in {time.process_time() - begin:.0f} CPU s", flush=True)
    table(of, "ours, by words alone", scores[0], folds)
    table(of, "ours, by meaning alone", scores[1], folds)
    table(of, "ours, by phrases alone", scores[2], folds)
    if len(folds) == FOLDS:
        logits, order = ours(of, scores)
        table(of, "ours", logits, folds, order)
        reliability(of, logits)
        standings(of, logits)
    rules(of)
    speed([one.text for one in read[:60]] + [max((one.text for one in read), key=len)])
    if not given.without_baseline:
        begin = time.process_time()
        found = baseline(of, [one.text for text in read for one in cutter(text.text)], folds)
        print(f"\nbaseline: learnt in {time.process_time() - begin:.0f} CPU s")
        table(of, "baseline: TF-IDF and logistic regression", found, folds)
    print(f"\n{OTHER_TASK}")


if __name__ == "__main__":
    main()
