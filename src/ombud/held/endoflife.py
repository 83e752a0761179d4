"""What free text says of keeping and deleting data, and where that is no end or contradicts itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from ombud.held.binding import End, Ends, ends
from ombud.held.duration import alike, said, seconds
from ombud.held.sentences import BREAK, Sentence, parts, sentences, small
from ombud.held.tongues import Tongue
from ombud.held.tongues.de import GERMAN
from ombud.held.tongues.en import ENGLISH
from ombud.held.tongues.fr import FRENCH
from ombud.held.tongues.nl import DUTCH
from ombud.held.tongues.sv import SWEDISH

TONGUES = (DUTCH, ENGLISH, SWEDISH, FRENCH, GERMAN)
FAR_YEARS = 30  # no camera, contract or council that sets such a date will live to see it
MOST_LIVES = 50  # that one thing is said to have; a record with more is not made clearer by all its pairs
LONGEST_LIFE = "P115Y"  # the longest period that we know an archive law to ask for, counted from a birth
_OF = r" (?:of|about|from|van|over|uit|om|av|från|de|des|du|von|über|der) "
_ABOUT = re.compile(_OF + r"(?:(?:de|het|the|den|det|les|la|der|die) )?[^\W\d]+")


class Bound(StrEnum):
    """Whether a duration is exact or a limit."""

    EXACT = "exact"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"


@dataclass(frozen=True, slots=True)
class Retention:
    """One statement of keeping or deleting. ``start`` and ``stop`` are places in the text; ``quote`` its sentence."""

    verb: str
    deletes: bool
    ends: Ends
    duration: str  # ISO 8601; empty unless it ends after a duration
    words: str  # that say when: "30 days", "as long as needed"
    thing: str  # what is kept, as far as the sentence tells
    condition: str
    counted_from: str
    bound: Bound
    quote: str
    start: int
    stop: int
    language: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements that give the same thing two different lives."""

    thing: str
    one: Retention
    other: Retention


def statements(text: str, of_data: bool = False) -> tuple[Retention, ...]:
    """What a text says of keeping or deleting data, in Dutch, English, Swedish, French or German.

    A period counts only if it stands nearer to a verb of keeping or deleting than to anything else that has periods
    (objection, age, detention, an answer), and if the sentence, or the one before it, names data. ``of_data`` says
    that the whole text speaks of data, as the field "end of life" of an item does.
    """
    lowered = small(text)
    tongues = [tongue for tongue in TONGUES if tongue.speaks(lowered)]
    if not tongues:
        return ()
    found = [each for sentence in sentences(text) for tongue in tongues for each in _read(tongue, sentence, of_data)]
    return tuple(_once(sorted(found, key=lambda each: (each.start, each.stop))))


def _read(tongue: Tongue, sentence: Sentence, of_data: bool) -> Iterator[Retention]:
    """The statements of one sentence, read as one language."""
    found = ends(tongue, sentence.text)
    named = of_data or not found or _names_data(tongue, sentence)
    for end in found:
        if named or end.verb.word == "" or tongue.says("term", end.verb.word) or tongue.says("sure", end.verb.word):
            yield _stated(tongue, sentence, end)


def _names_data(tongue: Tongue, sentence: Sentence) -> bool:
    data, pronoun = tongue.words["data"], tongue.words["pronoun"]
    return bool(data.search(sentence.text) or (pronoun.search(sentence.text) and data.search(sentence.before)))


def _stated(tongue: Tongue, sentence: Sentence, end: End) -> Retention:
    text, span = sentence.text, end.span
    period = tongue.period.match(text, span[0]) if end.how is Ends.AFTER else None
    return Retention(
        verb=end.verb.word or text[slice(*span)],
        deletes=end.verb.deletes,
        ends=end.how,
        duration=said(tongue, period) if period else "",
        words=text[slice(*span)],
        thing=_thing(tongue, sentence, end.verb.span[0]),
        condition=_condition(tongue, text),
        counted_from=_counted_from(tongue, text[span[1] :]) if period else "",
        bound=_bound(tongue, text[: span[0]], text[span[1] :]) if period else Bound.EXACT,
        quote=sentence.quote,
        start=sentence.start + min(span[0], end.verb.span[0]),
        stop=sentence.start + max(span[1], end.verb.span[1]),
        language=tongue.code,
    )


def _thing(tongue: Tongue, sentence: Sentence, verb: int) -> str:
    """The data that the verb speaks of: the first named in its part of the sentence, with what they are about."""
    text = sentence.text
    part = text[max((at.end() for at in BREAK.finditer(text[:verb])), default=0) :]
    for words in (part, text, sentence.before):
        if found := tongue.words["data"].search(words):
            about = _ABOUT.match(words, found.end())
            acts = about and any(tongue.words[name].search(about.group()) for name in ("keep", "delete"))
            return found.group() + (about.group() if about and not acts else "")
    return ""


def _condition(tongue: Tongue, text: str) -> str:
    """The part of a sentence that makes it hold only sometimes, from its first word to the next comma."""
    found = tongue.words["condition"].search(text)
    return parts(text[found.start() :])[0].strip() if found else ""


def _counted_from(tongue: Tongue, behind: str) -> str:
    found = tongue.words["counted"].match(behind.lstrip())
    return " ".join(parts(behind)[0].split()[:8]) if found else ""


def _bound(tongue: Tongue, before: str, behind: str) -> Bound:
    left, right = " ".join(before.split()[-4:]), " ".join(behind.split()[:2])
    for name, bound in (("at_least", Bound.AT_LEAST), ("at_most", Bound.AT_MOST)):
        if tongue.words[name].search(left) or tongue.words[name].match(right):
            return bound
    return Bound.EXACT


def _once(found: Iterable[Retention]) -> Iterator[Retention]:
    """Each statement once: two languages may read the same words, and 30 days (a month) is one promise."""
    kept: dict[str, list[Retention]] = {}
    for each in found:
        others = kept.setdefault(each.quote, [])
        if not any(_same_end(each, other) for other in others):
            others.append(each)
            yield each


def _same_end(one: Retention, other: Retention) -> bool:
    if one.duration and other.duration:
        return alike(one.duration, other.duration)
    return one.ends is other.ends


def contradictions(found: Iterable[Retention]) -> tuple[Contradiction, ...]:
    """Pairs of different durations for the same thing, under the same condition and counted from the same event.

    Things are the same only if their words are: 90 days for plate reads and none for plate reads in investigations
    are two things, and so are paid and unpaid parking. A tenth more or less is the same promise.
    """
    dated = (each for each in found if each.ends is Ends.AFTER and each.thing)
    by_thing: dict[str, dict[tuple[str, ...], Retention]] = {}
    for each in dated:  # what is said again in the same words is looked at once
        life = (each.duration, each.condition, each.counted_from, each.bound)
        by_thing.setdefault(each.thing, {}).setdefault(life, each)
    pairs = (pair for said in by_thing.values() for pair in combinations(list(said.values())[:MOST_LIVES], 2))
    return tuple(Contradiction(a.thing, a, b) for a, b in pairs if _against(a, b))


def _against(one: Retention, other: Retention) -> bool:
    if one.thing != other.thing or one.quote == other.quote or one.condition != other.condition:
        return False
    clocks = {one.counted_from, other.counted_from} - {""}
    if len(clocks) > 1 or alike(one.duration, other.duration):
        return False
    short, long = sorted((one, other), key=lambda each: seconds(each.duration))
    # "At least a month" and "a year" can both be true.
    return short.bound is not Bound.AT_LEAST or long.bound is Bound.AT_LEAST


def is_no_end(text: str) -> bool:
    """Whether words that stand in the place of an end of life give none, and no period beside it."""
    found = statements(text, of_data=True)
    if found:
        return any(each.ends is Ends.NO_END for each in found)
    lowered = small(text)
    endless = any(tongue.words[name].search(lowered) for tongue in TONGUES for name in ("no_end", "no_term"))
    return endless and not any(tongue.period.search(lowered) for tongue in TONGUES)


def is_far(day: date, today: date) -> bool:
    """Whether an end date lies more than 30 years ahead, as the years 2100, 3000 and 9999 do: no end at all."""
    return (day.year - FAR_YEARS, day.month, day.day) > (today.year, today.month, today.day)


def is_for_ever(duration: str) -> bool:
    """Whether an ISO 8601 duration is longer than any archive law asks for: no end at all."""
    return seconds(duration) > seconds(LONGEST_LIFE)
