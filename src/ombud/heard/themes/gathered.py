"""Open answers gathered into themes, language by language: each theme with its words and answers; what is in none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from ombud.heard.themes.alike import ALIKE, Alike, nearly_alike
from ombud.heard.themes.languages import UNKNOWN, Spoken, spoken
from ombud.heard.themes.number import Chosen, chosen
from ombud.heard.themes.texts import OpenAnswer, Shown, folded, in_order
from ombud.heard.themes.words import WITHOUT_BLANKS, Written, written

FEWEST_ANSWERS = 24  # in one language: fewer are read by a person in ten minutes, and make no theme that holds
FEWEST_IN_A_THEME = 5
NEAR = 0.12  # cosine of an answer with its theme below which it is left out
WORDS = 10  # of a theme that are shown
Floats = NDArray[np.float64]
Progress = Callable[[str, int, int], None]


class Why(StrEnum):
    """Why an answer is in no theme."""

    TAKEN_OUT = "taken_out"
    EMPTY = "empty"
    LANGUAGE = "language_not_known"
    FEW = "too_few_in_its_language"
    NO_THEMES = "no_themes_told_apart"
    ALONE = "shares_no_word"
    FAR = "near_no_theme"
    SMALL = "its_theme_was_too_small"


@dataclass(frozen=True, slots=True)
class Member:
    """An answer in a theme, by its place in the order: how near it is (cosine), the next theme if nearly as near."""

    answer: int
    near: float
    also: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme before a person names it: a key made of its words, their weights, its answers nearest first."""

    key: str
    language: str
    words: tuple[tuple[str, float], ...]
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True, eq=False)
class OfLanguage:
    """One language: its answers, how their language is known, how the number of themes was chosen, and the themes."""

    language: str
    answers: int
    known_by: Mapping[str, int]
    chosen: Chosen | None
    themes: tuple[Theme, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """All of it. Places are those in ``answers``, which are in their own order and not in that of the file."""

    answers: tuple[OpenAnswer, ...]
    spoken: tuple[Spoken, ...]
    alike: Alike
    languages: tuple[OfLanguage, ...]
    left: Mapping[int, Why]

    @property
    def themes(self) -> tuple[Theme, ...]:
        return tuple(theme for one in self.languages for theme in one.themes)


@dataclass(frozen=True, slots=True)
class Asked:
    """How answers are gathered: from which cosine two are nearly the same, how many themes a language has where that is
    set and not chosen, and words that are left aside, such as the name of the place."""

    seed: int = 1
    alike: float = ALIKE
    themes: Mapping[str, int] = field(default_factory=dict)
    without: frozenset[str] = frozenset()


def gathered(answers: Sequence[OpenAnswer], asked: Asked, told: Progress) -> Gathered:
    """Near repetitions over all answers; themes within each language, of those that no moderator took out.

    The same answers in any order give the same result.
    """
    ordered = in_order(answers)
    told("", 0, 1)
    pairs = nearly_alike([one.text for one in ordered], asked.alike)
    said = spoken(ordered)
    left = {at: why for at, one in enumerate(ordered) if (why := _out(one, said[at]))}
    found = []
    for language in sorted({said[at].language for at in range(len(ordered)) if at not in left}):
        places = [at for at in range(len(ordered)) if at not in left and said[at].language == language]
        one, out = _of_language(language, places, ordered, said, asked, told)
        found.append(one)
        left |= out
    return Gathered(ordered, said, pairs, tuple(sorted(found, key=lambda one: (-one.answers, one.language))), left)


def _out(answer: OpenAnswer, said: Spoken) -> Why | None:
    if answer.shown is Shown.TAKEN_OUT:
        return Why.TAKEN_OUT
    if not any(map(str.isalpha, folded(answer.text))):
        return Why.EMPTY
    return Why.LANGUAGE if said.language == UNKNOWN else None


def _of_language(
    language: str,
    places: list[int],
    ordered: Sequence[OpenAnswer],
    said: Sequence[Spoken],
    asked: Asked,
    told: Progress,
) -> tuple[OfLanguage, dict[int, Why]]:
    known = Counter(said[at].by for at in places)
    if len(places) < FEWEST_ANSWERS:
        return OfLanguage(language, len(places), known, None, ()), dict.fromkeys(places, Why.FEW)
    texts = written([ordered[at].text for at in places], language, asked.without)
    fixed = asked.themes.get(language, 0)
    number = chosen(texts, asked.seed, language, lambda done, all_: told(language, done, all_), fixed)
    if number is None or not number.clear:
        return OfLanguage(language, len(places), known, number, ()), dict.fromkeys(places, Why.NO_THEMES)
    found, out = _sorted_into(texts, number, places, language)
    return OfLanguage(language, len(places), known, number, found), out


def _sorted_into(
    texts: Written, number: Chosen, places: list[int], language: str
) -> tuple[tuple[Theme, ...], dict[int, Why]]:
    """Each answer to the theme that it is nearest to, or to none."""
    weights = texts.weights()
    near = np.round(np.asarray(weights @ number.factors.themes.T), 6)
    filled = np.diff(weights.indptr) > 0
    best = np.argmax(near, axis=1)
    keys = [_key(language, texts, row) for row in number.factors.themes]
    out: dict[int, Why] = {}
    held: dict[int, list[Member]] = {}
    for at, place in enumerate(places):
        if not filled[at]:
            out[place] = Why.ALONE
        elif near[at, best[at]] < NEAR:
            out[place] = Why.FAR
        else:
            held.setdefault(int(best[at]), []).append(_member(place, near[at], int(best[at]), keys))
    small = [theme for theme, members in held.items() if len(members) < FEWEST_IN_A_THEME]
    out |= {one.answer: Why.SMALL for theme in small for one in held.pop(theme)}
    found = [_theme(keys[theme], language, texts, number.factors.themes[theme], held[theme]) for theme in held]
    return tuple(sorted(found, key=lambda one: (-len(one.members), one.key))), out


def _member(place: int, near: Floats, best: int, keys: Sequence[str]) -> Member:
    others = [(-value, keys[at]) for at, value in enumerate(near.tolist()) if at != best and value >= 0.8 * near[best]]
    return Member(place, float(near[best]), min(others)[1] if others else "")


def _theme(key: str, language: str, texts: Written, row: Floats, members: list[Member]) -> Theme:
    nearest = tuple(sorted(members, key=lambda one: (-one.near, one.answer)))
    return Theme(key, language, _first_words(texts, row, language in WITHOUT_BLANKS), nearest)


def _first_words(texts: Written, row: Floats, apart: bool) -> tuple[tuple[str, float], ...]:
    """The heaviest words with their share of the heaviest's weight; ``apart``: none that is part of a heavier one."""
    of_words = np.round(row[: len(texts.words)], 9)
    order = np.argsort(-of_words, kind="stable")[: 4 * WORDS].tolist()
    top = max(float(of_words[order[0]]), 1e-9)
    found: list[tuple[str, float]] = []
    for at in order:
        word = texts.words[at]
        if of_words[at] > 0 and not (apart and any(word in other or other in word for other, _ in found)):
            found.append((word, round(float(of_words[at]) / top, 3)))
    return tuple(found[:WORDS])


def _key(language: str, texts: Written, row: Floats) -> str:
    """A name that follows from the words: after the words have changed no name is tied to them by mistake."""
    words = sorted(word for word, _ in _first_words(texts, row, language in WITHOUT_BLANKS)[:6])
    return f"{language}-{sha256(' '.join(words).encode()).hexdigest()[:6]}"
