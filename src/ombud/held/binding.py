"""Which end of life in a sentence belongs to which verb of keeping or deleting."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ombud.held.sentences import apart, parts
from ombud.held.tongues import Tongue

FARTHEST = 16  # words between a verb and its period; beyond that they belong to different thoughts
NEARER = 2  # words by which a verb of keeping is preferred to another claim on the same period
_EVERY = re.compile(r"(?:every|each|elke|iedere|varje|toutes les|tous les|alle)$")
# "After deletion" is no end of life, and to make something anonymous is often the purpose, not the end.
_NO_ACT = re.compile(r"anon|pseudon|(?:ion|ing|ung|ement|ure|al)$")

Span = tuple[int, int]


class Ends(StrEnum):
    """How a life of data is said to end."""

    AFTER = "after"  # a duration
    AT_ONCE = "at_once"
    EVENT = "event"  # when something has happened
    NO_END = "no_end"  # as long as needed, until further notice


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb or noun of keeping or deleting. ``word`` is empty where a sentence says outright that no period is set."""

    span: Span
    word: str
    deletes: bool


@dataclass(frozen=True, slots=True)
class End:
    """An end of life, where it stands, and its verb."""

    verb: Verb
    span: Span
    how: Ends


def ends(tongue: Tongue, text: str) -> list[End]:
    """The ends of life that a sentence in small letters gives, each with its verb."""
    unset = [End(Verb(at.span(), "", False), at.span(), Ends.NO_END) for at in tongue.words["no_term"].finditer(text)]
    rivals = [found.span() for found in tongue.words["rival"].finditer(text)]
    verbs = [verb for verb in _verbs(tongue, text) if not any(a <= verb.span[0] < b for a, b in rivals)]
    if unset or not verbs:
        return unset
    endless = [End(verb, span, Ends.NO_END) for span, verb in _endless(tongue, text, verbs)]
    periods = [End(verb, span, Ends.AFTER) for span, verb in _periods(tongue, text, verbs, rivals)]
    endless = [end for end in endless if not _limited(tongue, text, end, periods)]
    periods = [end for end in periods if not any(a <= end.span[0] < b for a, b in (each.span for each in endless))]
    if endless or periods:
        return endless + periods
    acts = [verb for verb in verbs if verb.deletes and not _NO_ACT.search(verb.word)]
    return _soon(tongue, text, acts, "at_once", Ends.AT_ONCE) or _soon(tongue, text, acts, "event", Ends.EVENT)


def _verbs(tongue: Tongue, text: str) -> list[Verb]:
    """Verbs and nouns of keeping and deleting that are not denied."""
    found: list[Verb] = []
    for name in ("term", "keep", "delete"):
        for at in tongue.words[name].finditer(text):
            taken = any(verb.span[0] <= at.start() < verb.span[1] for verb in found)
            if not taken and not _denied(tongue, text, at.span()):
                found.append(Verb(at.span(), at.group(), name == "delete"))
    return sorted(found, key=lambda verb: verb.span)


def _denied(tongue: Tongue, text: str, verb: Span) -> bool:
    """Whether the verb is negated; "not kept longer than" is no denial."""
    left = " ".join(parts(text[: verb[0]])[-1].split()[-3:])
    right = " ".join(parts(text[verb[1] :])[0].split()[:2])
    negated = tongue.words["negation"].search(left) or tongue.words["negation"].match(right)
    return bool(negated) and not tongue.words["longer"].search(text)


def _nearest(text: str, span: Span, verbs: list[Verb]) -> tuple[int, Verb]:
    """How many words away the nearest verb is, and which it is. Only neighbours are measured: the rest are farther."""
    at = bisect([verb.span for verb in verbs], span)
    near = [(apart(text, span, verb.span), verb) for verb in verbs[max(at - 1, 0) : at + 1]]
    return min(near, key=lambda each: each[0])


def _endless(tongue: Tongue, text: str, verbs: list[Verb]) -> Iterator[tuple[Span, Verb]]:
    for at in tongue.words["no_end"].finditer(text):
        words, verb = _nearest(text, at.span(), verbs)
        # "Permanently deleted" is an end; "deleted once no longer needed" is none.
        lasting = " " not in at.group()
        if words <= FARTHEST and not (verb.deletes and lasting):
            yield at.span(), verb


def _periods(tongue: Tongue, text: str, verbs: list[Verb], rivals: list[Span]) -> Iterator[tuple[Span, Verb]]:
    for at in tongue.period.finditer(text):
        words, verb = _nearest(text, at.span(), verbs)
        place = bisect(rivals, at.span())
        rival = min((apart(text, at.span(), span) for span in rivals[max(place - 1, 0) : place + 1]), default=words)
        if words <= FARTHEST and words < rival + NEARER and not _something_else(tongue, text, at.span(), verb):
            yield at.span(), verb


def _something_else(tongue: Tongue, text: str, span: Span, verb: Verb) -> bool:
    """Whether the words right beside a period make it an age, a look back, or how often something happens."""
    left, right = text[: span[0]].rstrip(), text[span[1] :].lstrip()
    before = tongue.not_before_end.search(left)
    often = before and verb.deletes and _EVERY.search(left)  # deleted every 24 hours: an end after all
    return bool((before and not often) or tongue.words["not_behind"].match(right))


def _limited(tongue: Tongue, text: str, endless: End, periods: list[End]) -> bool:
    """Whether a no-end is given an end by a period of the same verb: as long as needed, at most a year."""
    for period in periods:
        between = text[min(endless.span[0], period.span[1]) : max(endless.span[0], period.span[0])]
        if period.verb == endless.verb and not tongue.words["otherwise"].search(between):
            return True
    return False


def _soon(tongue: Tongue, text: str, verbs: list[Verb], name: str, how: Ends) -> list[End]:
    """The first "at once" or "when ..." that stands near a verb of deleting."""
    for at in tongue.words[name].finditer(text) if verbs else ():
        words, verb = _nearest(text, at.span(), verbs)
        if words <= FARTHEST // 2:
            return [End(verb, at.span(), how)]
    return []
