"""The marks of a passage that a line model reads: words, pairs of words, who may or must do what, and runs of signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from ombud.held.contract.evidenced import Spoken

_WORD = re.compile(r"[A-Z]{3,}|[a-z]+(?:-[a-z]+)*|\d+|'s")
_FEW = 4  # words of what is done that stand for it


def marks(said: Sequence[Spoken]) -> frozenset[str]:
    """The words of a passage and each two that stand together, with the parties told by side, and its acts."""
    return frozenset(_marks(said))


_ENDINGS = re.compile(r"(?:ations?|itions?|ments?|ings?|edly|ed|ers?|ies|es|ably|ably|ible|able|al|ly|s|e|y)$")
_SHORTEST = 4


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending, so that renews, renewed and renewal are one; a party or modal verb stays."""
    if len(word) <= _SHORTEST or not word.islower():
        return word
    bare = _ENDINGS.sub("", word)
    return bare if len(bare) >= _SHORTEST else word[:_SHORTEST]


def _marks(said: Sequence[Spoken]) -> Iterator[str]:
    for one in said:
        words = list(map(stem, _WORD.findall(one.told)))
        yield from words
        yield from map(" ".join, pairwise(words))
        for act in one.acts:
            done = f"{act.side or 'thing'}:{act.modal}"
            yield done
            yield from (f"{done}:{word}" for word in map(stem, _WORD.findall(act.does)[:_FEW]))


RUN = "~"  # stands before a run of signs, so that no word is taken for one
_SIGNS = (3, 4, 5)


def runs(said: Sequence[Spoken]) -> frozenset[str]:
    """Runs of three to five signs within the words of a passage, from four letters on: what words of one stem share."""
    words = {word for one in said for word in _WORD.findall(one.told) if len(word) >= _SHORTEST and not word.isupper()}
    return frozenset(run for word in words for run in _runs(word))


@lru_cache(maxsize=20_000)
def _runs(word: str) -> tuple[str, ...]:
    whole = f"<{word}>"
    return tuple(RUN + whole[at : at + long] for long in _SIGNS for at in range(len(whole) - long + 1))
