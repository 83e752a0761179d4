"""Claim: every near repetition is found, as by comparing all with all; planted themes are found, mixed words give none.

    python benchmarks/themes.py [--times 10] [--piles 20] [--peers PYTHON]

Statements are those of Bowling Green (../shared), each again with a slip of the pen; without them, made-up ones. PYTHON
is one that has scikit-learn: its TF-IDF of the same signs with every pair compared, and its NMF of the same words.
Times are of the processor, memory is the most a process of its own held, medians of three.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

STATEMENTS = (
    Path(__file__).resolve().parents[2] / "shared/data/democracy/polis/american-assembly.bowling-green/comments.csv"
)
BAGS = (
    "lamp street dark light pole night path walk bright broken bulb shadow",
    "bus stop ticket driver late route seat fare crowded station ride timetable",
    "library book reading children story shelf borrow quiet study desk pupil homework",
    "water river flood bridge bank boat rain pump drain wall fish mud",
)
WHOLE = ("ours_repeated", "peer_repeated", "ours_dealt")
AROUND = "thing place people really year city part moment person corner question reason matter side point case"


def statements(times: int) -> list[str]:
    """Each statement, and again with one sign taken out of it, another one each time."""
    if STATEMENTS.is_file():
        with STATEMENTS.open(encoding="utf-8", newline="") as file:
            found = [row["comment-body"] for row in csv.DictReader(file)]
    else:
        found = planted(200, 0.3, 1)[0]
    chance = np.random.default_rng(1)
    for text in found[: len(found) // 8] if times > 1 else ():
        at = int(chance.integers(0, max(1, len(text))))
        found.append(text[:at] + text[at + 1 :])
    words = [text.split() for text in list(found)]
    while len(found) < 896 * times:  # the rest are statements cut together out of two: alike in part
        one, other = (words[int(chance.integers(0, len(words)))] for _ in range(2))
        found.append(" ".join(one[: len(one) // 2] + other[len(other) // 2 :]))
    return found


def planted(each: int, noise: float, seed: int) -> tuple[list[str], list[int]]:
    """Answers of eight words from one of four bags, each with the chance ``noise`` from no bag at all."""
    chance = np.random.default_rng(seed)
    texts, labels = [], []
    for label, bag in enumerate(BAGS):
        for _ in range(each):
            words = [str(chance.choice((AROUND if chance.random() < noise else bag).split())) for _ in range(8)]
            texts.append("the " + " and the ".join(words))
            labels.append(label)
    return texts, labels


def ours_repeated(times: int) -> dict[str, Any]:
    from ombud.heard.themes.alike import nearly_alike

    texts = statements(times)
    begin = time.process_time()
    found = nearly_alike(texts)
    took = time.process_time() - begin
    return {"s": took, "pairs": sorted([one.one, one.other] for one in found.pairs), **_memory()}


def peer_repeated(times: int) -> dict[str, Any]:
    """scikit-learn's TF-IDF of the same signs, and the product of all with all."""
    import re
    import unicodedata

    from sklearn.feature_extraction.text import TfidfVectorizer

    def bare(text: str) -> str:
        plain = unicodedata.normalize("NFKC", text).casefold()
        plain = re.sub(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+", " ", plain)
        words = re.sub(r"[^\w\s]|_", " ", plain).split()
        return f" {' '.join(words)} "

    texts = statements(times)
    begin = time.process_time()
    made = TfidfVectorizer(analyzer="char", ngram_range=(4, 4), lowercase=False, preprocessor=bare).fit_transform(texts)
    near = (made @ made.T).tocoo()
    keep = (near.data >= 0.75) & (near.row < near.col)
    took = time.process_time() - begin
    return {"s": took, "pairs": sorted(zip(near.row[keep].tolist(), near.col[keep].tolist(), strict=True)), **_memory()}


def ours_planted(noise: float) -> dict[str, Any]:
    from ombud.heard.themes.gathered import Asked, gathered
    from ombud.heard.themes.texts import OpenAnswer

    scores, numbers = [], []
    for seed in range(3):
        texts, labels = planted(40, noise, seed)
        answers = [OpenAnswer(str(at), text, "en") for at, text in enumerate(texts)]
        found = gathered(answers, Asked(), lambda *_: None)
        where = {int(found.answers[one.answer].id): theme.key for theme in found.themes for one in theme.members}
        scores.append(alike([where.get(at, "none") for at in range(len(texts))], labels))
        numbers.append(len(found.themes))
    return {"ari": median(scores), "numbers": numbers}


def peer_planted(noise: float) -> dict[str, Any]:
    """scikit-learn's NMF, told the right number, with its words of English put aside."""
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfVectorizer

    scores = []
    for seed in range(3):
        texts, labels = planted(40, noise, seed)
        made = TfidfVectorizer(stop_words="english", min_df=2, max_df=0.5).fit_transform(texts)
        shares = NMF(4, init="nndsvda", random_state=0, max_iter=500).fit_transform(made)
        scores.append(alike(shares.argmax(axis=1).tolist(), labels))
    return {"ari": median(scores), "numbers": [4, 4, 4]}


def ours_dealt(piles: int) -> dict[str, Any]:
    """How often themes are claimed of answers whose words come from one bag."""
    from ombud.heard.themes.number import chosen
    from ombud.heard.themes.words import written

    claimed = 0
    for seed in range(piles):
        chance = np.random.default_rng(seed)
        bag = " ".join(BAGS).split()
        texts = ["the " + " and the ".join(chance.choice(bag, 8).tolist()) for _ in range(60)]
        found = chosen(written(texts, "en"), seed, "en", lambda *_: None)
        claimed += found is not None and found.clear
    return {"claimed": claimed, "piles": piles}


def alike(one: list[Any], other: list[Any]) -> float:
    """The adjusted Rand index of two ways to sort the same things (Hubert & Arabie 1985)."""
    table = np.zeros((len(set(one)), len(set(other))))
    rows, columns = sorted(set(one), key=str), sorted(set(other), key=str)
    for a, b in zip(one, other, strict=True):
        table[rows.index(a), columns.index(b)] += 1
    pairs = [float((n * (n - 1) / 2).sum()) for n in (table, table.sum(axis=0), table.sum(axis=1))]
    expected = pairs[1] * pairs[2] / (len(one) * (len(one) - 1) / 2)
    return (pairs[0] - expected) / ((pairs[1] + pairs[2]) / 2 - expected)


def _memory() -> dict[str, float]:
    return {"mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def alone(python: str, name: str, given: float) -> dict[str, Any]:
    """One measurement in a process of its own."""
    one = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [python, __file__, "--alone", name, str(given)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, **one})
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def repeated(times: int, peers: str) -> None:
    ours = [alone(sys.executable, "ours_repeated", times) for _ in range(3)]
    told = (
        f"{896 * times} statements: ours {median(o['s'] for o in ours):.2f} s, {median(o['mb'] for o in ours):.0f} MB"
    )
    told += f", {len(ours[0]['pairs'])} pairs"
    if peers:
        theirs = [alone(peers, "peer_repeated", times) for _ in range(3)]
        told += (f"; scikit-learn {median(o['s'] for o in theirs):.2f} s, {median(o['mb'] for o in theirs):.0f} MB, "
                 f"the same pairs: {ours[0]['pairs'] == theirs[0]['pairs']}")  # fmt: skip
    print(told, flush=True)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--times", type=int, default=10)
    asked.add_argument("--piles", type=int, default=20)
    asked.add_argument("--peers", default="")
    asked.add_argument("--alone", nargs=2, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.alone:
        name, value = given.alone
        print(json.dumps(globals()[name](int(float(value)) if name in WHOLE else float(value))))
        return
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for times in sorted({1, given.times}):
        repeated(times, given.peers)
    for noise in (0.0, 0.3, 0.5, 0.7):
        ours = alone(sys.executable, "ours_planted", noise)
        told = f"four themes, {100 * noise:.0f} per cent other words: ours {ours['ari']:.2f} (themes {ours['numbers']})"
        if given.peers:
            told += f"; scikit-learn, told that there are four, {alone(given.peers, 'peer_planted', noise)['ari']:.2f}"
        print(told, flush=True)
    dealt = alone(sys.executable, "ours_dealt", given.piles)
    print(f"one bag of words: themes claimed on {dealt['claimed']} of {dealt['piles']}")


if __name__ == "__main__":
    main()
