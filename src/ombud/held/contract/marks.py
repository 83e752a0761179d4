"""The marks of a passage that a line model reads: words, words that stand near each other, what stands behind a “not”
or an “except”, who may or must do what, and runs of signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from ombud.held.contract.evidenced import Spoken

_WORD = re.compile(r"[A-Z]{3,}|[a-z]+(?:-[a-z]+)*|\d+|'s")
_FEW = 4  # words of what is done that stand for it
_APART = (1, 2, 3)  # how far two words that say something are apart
_SAYS_NOTHING = frozenset((
    "the", "a", "an", "of", "to", "and", "or", "in", "on", "for", "by", "with", "at", "is", "are", "be", "it",
    "its", "this", "that", "any", "all", "as", "from", "which", "under", "such",
))  # fmt: skip
_TURNS = re.compile(
    r"(?:not|no|never|without|nor|neith|none|cannot|noth|except\w*|unles|save|only|free|refus\w*|exclud\w*|waiv\w*|"
    r"MUSTNOT|NEEDNOT|ONLYMAY)"
)
RUN, BEHIND, NEAR = "~", "!", "_"  # each stands in the marks of one kind only, so that no word is taken for one
_SIGNS = (3, 4, 5)
_ENDINGS = re.compile(r"(?:ations?|itions?|ments?|ings?|edly|ed|ers?|ies|es|ably|ably|ible|able|al|ly|s|e|y)$")
_SHORTEST = 4


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending, so that renews, renewed and renewal are one; a party or modal verb stays."""
    if len(word) <= _SHORTEST or not word.islower():
        return word
    bare = _ENDINGS.sub("", word)
    return bare if len(bare) >= _SHORTEST else word[:_SHORTEST]


def marks(said: Sequence[Spoken]) -> tuple[set[str], ...]:
    """The marks of a passage, told by side, in six kinds: its words; each two that stand together; each two that stand
    near each other, leaving out small words; what stands behind a word that turns a sentence; acts; and the words whose
    :func:`runs` count."""
    plain = [_WORD.findall(one.told) for one in said]
    stems = [list(map(stem, words)) for words in plain]
    telling = [[word for word in words if word not in _SAYS_NOTHING] for words in stems]
    return (
        {word for words in stems for word in words},
        {f"{first} {second}" for words in stems for first, second in pairwise(words)},
        {two for words in telling for two in _near(words)},
        {mark for words in stems for mark in _behind(words)},
        {mark for one in said for mark in _acts(one)},
        {word for words in plain for word in words},
    )


def _near(words: Sequence[str]) -> Iterator[str]:
    for apart in _APART:
        yield from map(NEAR.join, zip(words, words[apart:], strict=False))


def _behind(words: Sequence[str]) -> Iterator[str]:
    """The words behind the last word that turned the sentence, alone and with that word."""
    turn = ""
    for word in words:
        if _TURNS.fullmatch(word):
            turn = word
        elif turn and word not in _SAYS_NOTHING:
            yield BEHIND + word
            yield turn + BEHIND + word


def _acts(one: Spoken) -> Iterator[str]:
    for act in one.acts:
        done = f"{act.side or 'thing'}:{act.modal}"
        yield done
        yield from (f"{done}:{word}" for word in map(stem, _WORD.findall(act.does)[:_FEW]))


def runs(word: str) -> tuple[str, ...]:
    """Runs of three to five signs within a word, from four letters on: what words of one stem share."""
    if len(word) < _SHORTEST or word.isupper():
        return ()
    whole = f"<{word}>"
    return tuple(RUN + whole[at : at + long] for long in _SIGNS for at in range(len(whole) - long + 1))


def often(mark: str) -> int:
    """In how many passages a mark must be for a model to learn it: there are many pairs of words."""
    return _MANY if NEAR in mark or " " in mark else _FEW_SEEN


_MANY, _FEW_SEEN = 3, 2
_LETTERS = re.compile(r"[a-z]+")


def plain_words(said: Sequence[Spoken]) -> list[str]:
    """The words of a passage that are neither a party nor a modal verb, each once, in order of the alphabet."""
    return sorted({word for one in said for word in _LETTERS.findall(one.told)})
