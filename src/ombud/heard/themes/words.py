"""What an answer is made of: words and parts of words, or runs of signs where a language sets no blanks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ombud.heard.themes.stopwords import STOP_SIGNS, STOP_WORDS
from ombud.heard.themes.texts import folded

WITHOUT_BLANKS = frozenset({"zh", "ja", "th"})
MOST_FEATURES = 20_000  # of each sort
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SIGN = re.compile(r"[^\W\d_a-z]+|[a-z]{2,}")
_PART = 4  # signs of a part of a word
_LONGEST = 5  # signs of a run that is shown: 計程車司機 is one who drives a taxi
_COMMON = 0.5  # what stands in more than half of the answers tells none from another
Of = Callable[[str], list[str]]
_PARTS_WEIGH = 0.3  # of an answer's squared length; its words have the rest


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """Answers of one language as counts. ``said`` (answers x units) holds what was said: words, or runs of signs
    between those that carry grammar; ``made`` (units x features) what each is made of. ``words`` name the first
    features, which can be read; parts of words follow.
    """

    said: sparse.csr_matrix
    made: sparse.csr_matrix
    words: tuple[str, ...]

    def weights(self, said: sparse.csr_matrix | None = None) -> sparse.csr_matrix:
        """TF-IDF with rows of length 1, of these answers, or of others that say the same units; words weigh most.

        An answer none of whose words is known is a row of nothing, whatever parts of words it shares with others.
        """
        counts = sparse.csr_matrix((self.said if said is None else said) @ self.made)
        words, parts = counts[:, : len(self.words)], counts[:, len(self.words) :]
        if not parts.shape[1]:
            return _lengths_one(_weighed(words))
        known = sparse.diags((np.diff(words.indptr) > 0) * np.sqrt(_PARTS_WEIGH))
        both = [np.sqrt(1 - _PARTS_WEIGH) * _lengths_one(_weighed(words)), known @ _lengths_one(_weighed(parts))]
        return _lengths_one(sparse.csr_matrix(sparse.hstack(both)))

    def drawn(self, most: int, chance: np.random.Generator) -> Written:
        """So many of the answers, drawn where there are more."""
        if self.said.shape[0] <= most:
            return self
        kept = np.sort(chance.choice(self.said.shape[0], most, replace=False))
        return Written(self.said[kept], self.made, self.words)

    def dealt(self, chance: np.random.Generator) -> sparse.csr_matrix:
        """Every unit in as many answers as before, and in others: what stands together does so by chance only."""
        columns = self.said.tocsc()
        rows = [chance.choice(self.said.shape[0], n, replace=False) for n in np.diff(columns.indptr).tolist()]
        where = np.concatenate([*rows, np.zeros(0, np.int64)]).astype(np.int64)
        return sparse.csc_matrix((columns.data, where, columns.indptr), shape=self.said.shape).tocsr()


def written(texts: Sequence[str], language: str, without: frozenset[str] = frozenset()) -> Written:
    """Answers of one language as counts, ``without`` the words named; in the order of the alphabet."""
    said = [Counter(unit for unit in _units(folded(text), language) if unit not in without) for text in texts]
    units = tuple(sorted({unit for one in said for unit in one}))
    counts = _matrix(said, units)
    words, of_words = _features(counts, units, lambda unit: _told(unit, language))
    if language in WITHOUT_BLANKS:
        words, of_words = _longest_runs(words, of_words, counts)
        return Written(counts, of_words, words)
    _, of_parts = _features(counts, units, _parts)
    return Written(counts, sparse.csr_matrix(sparse.hstack([of_words, of_parts])), words)


def _least(answers: int) -> int:
    """In how many answers a word must stand to count: one answer alone makes no theme."""
    return 2 if answers < 200 else 3


def _units(text: str, language: str) -> list[str]:
    stop = STOP_WORDS.get(language, frozenset())
    if language in WITHOUT_BLANKS:
        return [run for piece in _SIGN.findall(text) for run in _runs(piece, language)]
    whole = [_stem_of(word, language) for word in _WORD.findall(text)]
    return [word for word in whole if len(word) > 1 and word not in stop]


def _stem_of(word: str, language: str) -> str:
    """A word without what an apostrophe ties to it: it's, city's; l'eau, d'accord."""
    before, _, after = word.replace("’", "'").partition("'")
    return after if after and language in ("fr", "it") else before


def _runs(piece: str, language: str) -> list[str]:
    if piece.isascii():
        return [] if piece in STOP_WORDS["en"] else [piece]
    stop = STOP_SIGNS.get(language, frozenset())
    return "".join(" " if sign in stop else sign for sign in piece).split()


def _told(unit: str, language: str) -> list[str]:
    """The features of a unit that can be read: the word, or two to five signs in a row."""
    if language not in WITHOUT_BLANKS or unit.isascii():
        return [unit]
    return [unit[at : at + n] for n in range(2, _LONGEST + 1) for at in range(len(unit) - n + 1)]


def _parts(unit: str) -> list[str]:
    """Four signs in a row within a word, so that light and lighting, gata and gatan, are near each other."""
    return [unit[at : at + _PART] for at in range(len(unit) - _PART + 1)]


def _matrix(rows: Sequence[Counter[str]], names: Sequence[str]) -> sparse.csr_matrix:
    at = {name: column for column, name in enumerate(names)}
    told = [(row, at[name], n) for row, one in enumerate(rows) for name, n in sorted(one.items()) if name in at]
    row, column, n = np.array(told, np.int64).reshape(-1, 3).T
    return sparse.csr_matrix((n.astype(np.float64), (row, column)), shape=(len(rows), len(names)))


def _features(counts: sparse.csr_matrix, units: Sequence[str], of: Of) -> tuple[tuple[str, ...], sparse.csr_matrix]:
    """What units are made of, as far as it stands in enough answers and not in most."""
    made = [Counter[str](of(unit)) for unit in units]
    every = tuple(sorted({feature for one in made for feature in one}))
    matrix = _matrix(made, every)
    held = np.diff(sparse.csc_matrix(counts @ matrix).indptr)
    answers = counts.shape[0]
    least = _least(answers)
    good = np.flatnonzero((held >= least) & (held <= max(_COMMON * answers, least)))
    kept = np.sort(good[np.argsort(-held[good], kind="stable")][:MOST_FEATURES])
    return tuple(every[at] for at in kept.tolist()), sparse.csr_matrix(matrix[:, kept])


def _longest_runs(
    words: tuple[str, ...], made: sparse.csr_matrix, counts: sparse.csr_matrix
) -> tuple[tuple[str, ...], sparse.csr_matrix]:
    """Without runs that stand almost only inside one longer run: of 計程車, 計程 and 程車 the first is kept."""
    held = dict(zip(words, np.asarray((counts @ made).sum(axis=0)).ravel().tolist(), strict=True))
    inside = {part for word in words for part in (word[:-1], word[1:]) if held[word] >= 0.75 * held.get(part, np.inf)}
    kept = [at for at, word in enumerate(words) if word not in inside]
    return tuple(words[at] for at in kept), sparse.csr_matrix(made[:, kept])


def _weighed(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """TF-IDF: 1 + log of the count, times log((1 + n) / (1 + answers that hold it)) + 1."""
    weighed = sparse.csr_matrix(counts)
    held = np.bincount(counts.indices, minlength=counts.shape[1])
    rare: NDArray[np.float64] = np.log((1 + counts.shape[0]) / (1 + held)) + 1
    weighed.data = (1 + np.log(np.maximum(counts.data, 1))) * rare[counts.indices]
    return weighed


def _lengths_one(weights: sparse.csr_matrix) -> sparse.csr_matrix:
    length = np.sqrt(np.asarray(weights.multiply(weights).sum(axis=1)).ravel())
    return sparse.csr_matrix(sparse.diags(1 / np.where(length > 0, length, 1)) @ weights)
