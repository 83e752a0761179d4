"""Whether a text shares runs of words with another, of which only the hashes of its runs are needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b

RUN = 8  # words
BYTES = 6  # of each hash: by chance one of 2 ** 48 is alike
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of eight words, in small letters and without signs between them."""
    words = [word.replace("’", "'") for word in _WORD.findall(text.lower())]
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def hashed(run: Sequence[str]) -> bytes:
    """What is kept of a run."""
    return blake2b(" ".join(run).encode(), digest_size=BYTES).digest()


def listed(text: str) -> bytes:
    """The hashes of all runs of a text, sorted, one after the other: a list that tells nothing of the text."""
    return b"".join(sorted({hashed(run) for run in runs(text)}))


def known(data: bytes) -> frozenset[bytes]:
    """The hashes of a list. ``ValueError`` where it was cut off."""
    if len(data) % BYTES:
        raise ValueError(f"the list has {len(data)} bytes, which are no whole hashes of {BYTES}")
    return frozenset(data[at : at + BYTES] for at in range(0, len(data), BYTES))


def shared(text: str, there: frozenset[bytes]) -> tuple[str, ...]:
    """The runs of a text whose hashes are among those of another."""
    return tuple(" ".join(run) for run in runs(text) if hashed(run) in there)
