"""Words that stand near each other, whatever stands between: "terminate ... without ... cause", by their beginnings."""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

import numpy as np

from ombud.held.contract.counts import ODD, OTHER, Counted, rows_of
from ombud.held.contract.sentences import WORD

STEM, APART = 6, 6  # signs of a word that are looked at; how many words further the other of a pair may stand
_PASSED_OVER = (  # the most frequent words of contracts; "not" and "no" are not among them
    "1 2 3 4 a agreement all an and any are as at b be by each for from have if in including is its may of on or other "
    "parties party s section shall such that the this to under which will with"
)
COMMON = frozenset(_PASSED_OVER.split())


def pairs(texts: Iterable[str]) -> Counted:
    """The beginnings of words, and of each two that stand near each other in a text, in their order."""
    known: dict[str, int] = {}
    said = [[_number(word, known) for word in WORD.findall(text.casefold()) if word not in COMMON] for text in texts]
    row = np.repeat(np.arange(len(said), dtype=np.uint64), [len(one) for one in said])
    words = np.array([number for one in said for number in one], dtype=np.uint64)
    keys = []
    for apart in range(APART + 1):
        count = max(len(words) - apart, 0)
        within = row[:count] == row[apart:]
        both = ((words[:count] * ODD) ^ (words[apart:] * OTHER)) >> np.uint64(32)
        keys.append(((row[:count] << np.uint64(32)) | both)[within])
    return rows_of(np.concatenate(keys), len(said))


def _number(word: str, known: dict[str, int]) -> int:
    number = known.get(word)
    if number is None:
        number = known[word] = crc32(b"0" if word[0].isdigit() else word[:STEM].encode())
    return number
