"""The marks of a passage that a line model reads: words, pairs of words, and who may or must do what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ombud.held.contract.evidenced import Spoken

_WORD = re.compile(r"[A-Z]{3,}|[a-z]+(?:-[a-z]+)*|\d+|'s")
_FEW = 4  # words of what is done that stand for it


def marks(said: Sequence[Spoken]) -> frozenset[str]:
    """The words of a passage and each two that stand together, with the parties told by side, and its acts."""
    return frozenset(_marks(said))


_ENDINGS = re.compile(r"(?:ations?|itions?|ments?|ings?|edly|ed|ers?|ies|es|ably|ably|ible|able|al|ly|s|e|y)$")
_SHORTEST = 4


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
