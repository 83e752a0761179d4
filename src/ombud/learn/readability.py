"""How hard a text is to read, by its sentences and words: LIX for any language, Flesch for English.

LIX (Björnsson 1968): words a sentence, and how many in 100 words have more than six letters. Flesch reading ease
(Flesch 1948): 206.835 - 1.015 words a sentence - 84.6 syllables a word. Neither knows what a text means: short words
can be hard, and a text that reads well by both can be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_END = re.compile(r"[.!?…]+[”\")’]*(?=\s+[“\"(]?[^\Wa-z]|\s*$)")
SHORT = re.compile(r"\b(?:e\.g|i\.e|etc|Mr|Ms|Mrs|Dr|Prof|St|No|no|p|pp|vs|Art|art|Inc|Ltd|[A-Z])\.")
_VOWELS = re.compile(r"[aeiouyàáâäåæèéêëìíîïòóôöøùúûü]+")
_SILENT = re.compile(r"(?:[^laeiouy]|[aeiouy]l)e$|[^aeiouytd]ed$|[^aeiouysxzcg]es$|[^aeiouysxzhcg]es$")
_SPOKEN = ("ble", "ple", "tle", "dle", "gle", "kle", "fle", "les", "ee", "ye")  # an e at the end that is heard
_APART = re.compile(r"i[ao]|eo|ua|uo|ea$|reat|eum|oyee|[aeiouy]ing$|ie[tns]")  # two vowels that are said apart
_TOGETHER = re.compile(r"[tsc]i[ao]|gio|gua|qua|quo|peo|ague|business|every")
LONG = 6  # letters; a word with more is a long one


@dataclass(frozen=True, slots=True)
class Readability:
    """What was counted in a text. ``syllables`` are estimated by the vowels of English."""

    words: int
    sentences: int
    long: int
    syllables: int

    @property
    def lix(self) -> float:
        """About 25 for a book for children, 35 for a newspaper, 55 for a law."""
        return self.words / self.sentences + 100 * self.long / self.words if self.words else 0.0

    @property
    def flesch(self) -> float:
        """From about 0, hardest, to 100, easiest; 60 to 70 is plain English."""
        if not self.words:
            return 100.0
        return 206.835 - 1.015 * self.words / self.sentences - 84.6 * self.syllables / self.words


def readability(paragraphs: Sequence[str]) -> Readability:
    """Counts words, sentences, long words and syllables; a paragraph ends a sentence, whatever it ends with."""
    words = [word for one in paragraphs for word in _WORD.findall(one)]
    return Readability(
        len(words),
        max(sum(map(sentences, paragraphs)), 1),
        sum(len(word) > LONG for word in words),
        sum(map(syllables, words)),
    )


def sentences(paragraph: str) -> int:
    """How many sentences a paragraph has; a full stop after a usual shortening ends none."""
    told = SHORT.sub(lambda found: found[0][:-1], paragraph)
    return max(len(_END.findall(told)), 1) if _WORD.search(told) else 0


def syllables(word: str) -> int:
    """About how many syllables an English word has: its groups of vowels, without a silent e at its end."""
    return sum(_in_part(part) for part in re.split(r"[’'-]", word.lower()) if _VOWELS.search(part)) or 1


def _in_part(part: str) -> int:
    groups = len(_VOWELS.findall(part))
    silent = bool(_SILENT.search(part)) and groups > 1 and not part.endswith(_SPOKEN)
    apart = len(_APART.findall(part)) - len(_TOGETHER.findall(part))
    return max(groups - silent + max(apart, 0), 1)
