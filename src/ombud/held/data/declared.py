"""What the words in a field for the end of life say, though they may be a few words without a verb."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from ombud.held.binding import Ends
from ombud.held.duration import alike, seconds
from ombud.held.endoflife import TONGUES, Bound, Retention, contradictions, is_no_end, statements
from ombud.held.sentences import sentences, small

# "Six years after leaving" has no verb. Put behind one, it is read like any sentence of its language.
_KEPT = {
    "nl": "gegevens bewaard", "en": "data kept", "sv": "uppgifter sparas", "fr": "données conservées",
    "de": "daten gespeichert",
}  # fmt: skip
_GONE = {
    "nl": "gegevens verwijderd", "en": "data deleted", "sv": "uppgifter raderas", "fr": "données supprimées",
    "de": "daten gelöscht",
}  # fmt: skip
_ISO = re.compile(r"\s*(P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)\s*[.;]?\s*")
LONGEST = 4000  # letters of a field that are read; a retention rule is a sentence or two


@dataclass(frozen=True, slots=True)
class Declared:
    """What a field says. ``durations`` are ISO 8601, longest first; ``start`` is what the longest is counted from.

    ``least`` are durations that are only a shortest: "at least seven years" says of no day that it is the last.
    """

    durations: tuple[str, ...] = ()
    least: tuple[str, ...] = ()
    start: str = ""
    event: str = ""
    no_end: str = ""  # the words that are none
    against: bool = False  # whether the words contradict themselves


@lru_cache(maxsize=4096)  # inventories say the same of many items
def declared(text: str) -> Declared:
    """The end of life in a field that speaks of nothing else, in Dutch, English, Swedish, French or German."""
    text = text[:LONGEST]
    if whole := _ISO.fullmatch(text):
        return Declared((whole[1],))
    plain = statements(text, of_data=True)
    found = (*plain, *_behind_a_verb(text, _KEPT, {each.quote for each in plain}))
    ends = [each for each in found if each.ends in (Ends.AFTER, Ends.NO_END)]
    if not ends and is_no_end(text):
        return Declared(no_end=text.strip())
    if not ends:
        return Declared(event=_event(found or tuple(_behind_a_verb(text, _GONE)), text))
    return replace(_dated(text, ends), against=bool(contradictions(plain)))


def _dated(text: str, ends: list[Retention]) -> Declared:
    dated = sorted((each for each in ends if each.duration), key=lambda each: -seconds(each.duration))
    most = [each for each in dated if each.bound is not Bound.AT_LEAST]
    start = next((each.counted_from for each in most if each.duration == most[0].duration and each.counted_from), "")
    return Declared(
        durations=_unlike(each.duration for each in most),
        least=_unlike(each.duration for each in dated if each.bound is Bound.AT_LEAST),
        start=_as_written(text, start) or _added_to(text, most),
        no_end=next((each.words for each in ends if each.ends is Ends.NO_END), ""),
    )


def _behind_a_verb(text: str, verbs: dict[str, str], but: Set[str] = frozenset()) -> Iterator[Retention]:
    """The statements of each sentence, read behind a verb of each language; one statement once."""
    for sentence in sentences(text):
        if sentence.quote in but:
            continue
        seen: list[Retention] = []
        for tongue in TONGUES:
            verb = verbs[tongue.code]
            for each in statements(f"{verb} {sentence.text}", of_data=True):
                if each.language == tongue.code and not any(_same(each, other) for other in seen):
                    seen.append(replace(each, quote=sentence.quote))
        yield from seen


def _same(one: Retention, other: Retention) -> bool:
    if one.duration and other.duration:
        return alike(one.duration, other.duration)
    return one.ends is other.ends


def _event(found: tuple[Retention, ...], text: str) -> str:
    ends = any(each.ends in (Ends.EVENT, Ends.AT_ONCE) for each in found)
    return text.strip() if ends else ""


def _unlike(durations: Iterable[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for one in durations:
        if not any(alike(one, other) for other in kept):
            kept.append(one)
    return tuple(kept)


def _added_to(text: str, most: list[Retention]) -> str:
    """What a period is added to: the contract's term in "contract term + 7 years"."""
    head, plus, behind = text.partition("+")
    alone = len(most) == 1 and bool(plus) and small(most[0].words) in small(behind)
    return head.strip() if alone and any(sign.isalpha() for sign in head) and "\n" not in head else ""


def _as_written(text: str, start: str) -> str:
    """The start of the clock with the capitals that it was written with."""
    flat = " ".join(text.split())
    at = small(flat).find(start) if start else -1
    return flat[at : at + len(start)] if at >= 0 else start
