"""Which language an answer is in: as the file says, or a guess by its letters and its small words, told as a guess."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from ombud.heard.themes.stopwords import STOP_WORDS
from ombud.heard.themes.texts import OpenAnswer, folded

UNKNOWN = "und"  # the code of BCP 47 for a language that was not determined
LATIN, CYRILLIC, ARABIC = "latin", "cyrillic", "arabic"
_OF_SCRIPT = {CYRILLIC: ("ru", "uk"), ARABIC: ("ar", "fa")}
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"[a-z]{2,3}")
_LEAST_WORDS = 2  # small words that must be found
_MARGIN = 1.3  # the likeliest language must have so many times as many of them as the next
_SURE = 40  # answers of a language from which its letters are learnt
_LETTERS = 3  # signs in a row


@dataclass(frozen=True, slots=True)
class Spoken:
    """The language of an answer, and how it is known: "stated", "words" (small words), "letters", "" if it is not."""

    language: str
    by: str


def spoken(answers: Sequence[OpenAnswer]) -> tuple[Spoken, ...]:
    """The language of each answer. Where the file says nothing and words tell nothing, letters are compared.

    The letters of each language are learnt from the answers of this very file whose small words told it (three signs
    in a row, naive Bayes); what is still unclear stays "und", and no theme is looked for in it.
    """
    first = [_stated(one) or _by_words(folded(one.text)) for one in answers]
    profiles = _profiles(answers, first)
    return tuple(
        told if told.language != UNKNOWN else _by_letters(folded(one.text), profiles)
        for one, told in zip(answers, first, strict=True)
    )


def _stated(answer: OpenAnswer) -> Spoken | None:
    found = _CODE.match(answer.language.strip().casefold())
    return Spoken(found[0], "stated") if found else None


def script(text: str) -> str:
    """The alphabet that most letters of a text are of: a language where only one is written in it; "" for no letter."""
    counts = Counter(map(_script_of, (sign for sign in text if sign.isalpha())))
    if counts["ja"]:
        counts["ja"] += counts.pop("zh", 0)  # kana among Chinese signs is Japanese
    return max(sorted(counts), key=counts.__getitem__) if counts else ""


def _script_of(sign: str) -> str:
    at = ord(sign)
    for low, high, name in _RANGES:
        if low <= at <= high:
            return name
    return LATIN if at < 0x250 or 0x1E00 <= at <= 0x1EFF else "other"


_RANGES = (
    (0x370, 0x3FF, "el"),
    (0x400, 0x52F, CYRILLIC),
    (0x530, 0x58F, "hy"),
    (0x590, 0x5FF, "he"),
    (0x600, 0x77F, ARABIC),
    (0x900, 0x97F, "hi"),
    (0xE00, 0xE7F, "th"),
    (0x10A0, 0x10FF, "ka"),
    (0x1200, 0x139F, "am"),
    (0x3040, 0x30FF, "ja"),
    (0x3400, 0x9FFF, "zh"),
    (0xAC00, 0xD7AF, "ko"),
)


def _by_words(text: str) -> Spoken:
    """The language whose small words stand most often in a text, if clearly more often than any other's."""
    written = script(text)
    if written not in (LATIN, CYRILLIC, ARABIC):
        return Spoken(written if written and written != "other" else UNKNOWN, "letters" if written else "")
    words = _WORD.findall(text)
    among = _OF_SCRIPT.get(written) or tuple(one for one in STOP_WORDS if one not in ("ru", "uk", "ar", "fa"))
    hits = {language: sum(word in STOP_WORDS[language] for word in words) for language in among}
    best, second = sorted(hits, key=lambda one: (-hits[one], one))[:2]
    if hits[best] >= _LEAST_WORDS and hits[best] >= _MARGIN * hits[second]:
        return Spoken(best, "words")
    return Spoken(UNKNOWN, "")


def _profiles(answers: Sequence[OpenAnswer], told: Sequence[Spoken]) -> Mapping[str, Counter[str]]:
    """Signs in a row, counted in the answers of each language that has enough of them."""
    enough = {language for language, n in Counter(one.language for one in told).items() if n >= _SURE} - {UNKNOWN}
    profiles: dict[str, Counter[str]] = {language: Counter() for language in sorted(enough)}
    for one, said in zip(answers, told, strict=True):
        if said.language in profiles:
            profiles[said.language].update(_runs(folded(one.text)))
    return profiles


def _by_letters(text: str, profiles: Mapping[str, Counter[str]]) -> Spoken:
    """The language whose letters a text is likeliest to be of; it must be written in the same alphabet."""
    runs = _runs(text)
    if not runs or not profiles:
        return Spoken(UNKNOWN, "")
    likely = {language: _likelihood(runs, counts) for language, counts in profiles.items()}
    best, *others = sorted(likely, key=lambda one: (-likely[one], one))
    known = sum(run in profiles[best] for run in runs) / len(runs)
    if known >= 0.5 and all(likely[best] - likely[other] >= log(100) for other in others):
        return Spoken(best, "letters")
    return Spoken(UNKNOWN, "")


def _runs(text: str) -> list[str]:
    padded = f" {' '.join(_WORD.findall(text))} "
    return [padded[at : at + _LETTERS] for at in range(len(padded) - _LETTERS + 1)] if len(padded) > 4 else []


def _likelihood(runs: Sequence[str], counts: Counter[str]) -> float:
    whole = counts.total() + len(counts) + 1
    return sum(log((counts[run] + 1) / whole) for run in runs)
