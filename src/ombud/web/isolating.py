"""A name that runs the other way, kept from turning the sentence around it: النازحون in the midst of English."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from unicodedata import bidirectional

from ombud.words import Sentence

_BEGIN, _END = "\u2068", "\u2069"  # Unicode's first strong isolate, and its end


def isolated(sentence: Sentence) -> Sentence:
    """The sentence with each such name in its gaps set apart."""
    return replace(sentence, gaps=tuple((name, _gap(value)) for name, value in sentence.gaps))


def alone(name: str) -> str:
    """A name set apart if some of it is written from right to left."""
    return f"{_BEGIN}{name}{_END}" if any(bidirectional(sign) in ("R", "AL") for sign in name) else name


def _gap(value: Any) -> Any:
    if isinstance(value, Sentence):
        return isolated(value)
    return alone(value) if isinstance(value, str) else value
