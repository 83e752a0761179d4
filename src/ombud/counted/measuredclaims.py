"""Associations over areas as measured: tried on every scale and with other borders, and which claims they refuse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ombud.counted.computed import MeasuredAssociation, Verdict
from ombud.counted.entries import Association
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, kept
from ombud.evidence.gaps import said
from ombud.evidence.measured import latest, signed
from ombud.evidence.said import key, listed, short
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say

Measured = tuple[Stated[MeasuredAssociation], ...]
Refuted = list[tuple[Stated[Association], Stated[MeasuredAssociation]]]
FEWEST = 4  # letters that two words must begin with to be one: lamp and lamps, tenant and tenants
# Words that are in the names of many groups and things, and tell none from another.
COMMON = frozenset(
    (
        "and",
        "the",
        "with",
        "who",
        "are",
        "not",
        "all",
        "for",
        "people",
        "persons",
        "residents",
        "areas",
        "area",
        "group",
    )
)


def measured_associations(stack: Stack) -> Measured:
    """The latest measurement for each thing and each group."""
    return latest(stack.of(MeasuredAssociation), lambda body: (key(body.what), key(body.group)))


def tried(found: Measured, stack: Stack) -> Finding:
    """Whether every association was tried: kept also where a headline is refused, for then it is known."""
    bare = [one for one in found if not _tried(one.body)]
    if bare:
        because = say("Measured on fewer than two scales, or with no other borders: {which}.", which=_named(bare))
        mend = say("Name a coarser division of the areas and give their borders, and measure again.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend, found)
    because = say("Associations measured on every scale and with other borders: {n}.", n=len(found))
    refused = [one for one in found if one.body.verdict is Verdict.REFUSED]
    if not refused:
        return kept(say("{tried} Refused a headline: none.", tried=because), found)
    return kept(say("{tried} Refused a headline: {which}.", tried=because, which=_named(refused)), found)


def _tried(body: MeasuredAssociation) -> bool:
    scales = {key(scale) for scale in body.scales if said(scale)}
    return len(scales) >= 2 and body.zonings > 0 and body.verdict is not Verdict.UNTOLD


def _named(found: Iterable[Stated[MeasuredAssociation]]) -> Sentence:
    return listed(_label(one.body) for one in found)


def _label(body: MeasuredAssociation) -> Sentence:
    gaps = {"group": short(body.group), "what": short(body.what)}
    if body.verdict is Verdict.REFUSED and 0 < body.turned <= body.zonings:
        return say("{group} and {what} (turned round in {n} of {all} other borders)", n=body.turned, all=body.zonings,
                   **gaps)  # fmt: skip
    return say("{group} and {what}", **gaps)


def refuted(claims: Iterable[Stated[Association]], found: Measured) -> Refuted:
    """Claims that name the group and the thing of an association that the measurement refuses."""
    refused = [one for one in found if one.body.verdict is Verdict.REFUSED]
    return [(claim, one) for claim in claims for one in refused if is_about(claim.body, one.body)]


def borne_out(claim: Association, found: Measured) -> bool:
    """Whether a measurement did for a claim what is asked of it: tried it, and did not refuse it."""
    standing = (Verdict.OF_AREAS, Verdict.OF_PERSONS)
    return any(is_about(claim, one.body) and _tried(one.body) and one.body.verdict in standing for one in found)


def holds_of_persons(claim: Association, found: Measured) -> bool:
    """Whether a measurement gives a claim bounds for persons that leave out no difference."""
    return any(is_about(claim, one.body) and one.body.verdict is Verdict.OF_PERSONS for one in found)


def crossing(found: Refuted) -> Finding | None:
    """The crossing of claims that a measurement refuses: the claim in its words, the measurement in its figures."""
    if not found:
        return None
    claims = list({claim.entry.seq: claim for claim, _measured in found}.values())
    measured = list({one.entry.seq: one for _claim, one in found}.values())
    because = say("It is claimed that “{claim}”. That was measured and is refused a headline: {which}.",
                  claim=short(claims[0].body.claim), which=listed(map(_in_figures, measured), 2))  # fmt: skip
    mend = say("Withdraw the claim, or say only what holds on every scale and with other borders.")
    quotes = tuple(claim.body.claim for claim in claims)
    return replace(crossed(because, [*claims, *measured], mend), quotes=quotes)


def _in_figures(one: Stated[MeasuredAssociation]) -> Sentence:
    """A measured association with its figure on each scale."""
    pairs = zip(one.body.scales, one.body.figures, strict=False)
    figures = [say("{scale} {n}", scale=short(scale), n=signed(figure, 3)) for scale, figure in pairs]
    if not figures:
        return _label(one.body)
    return say("{what}, by scale: {figures}", what=_label(one.body), figures=listed(figures, 6))


def is_about(claim: Association, measured: MeasuredAssociation) -> bool:
    """Whether a claim names the measured group, whole, and the measured thing, by one of its words at least."""
    words = _words(claim.claim)
    group, thing = _telling(measured.group), _telling(measured.what)
    return bool(group) and all(_among(word, words) for word in group) and any(_among(word, words) for word in thing)


def _telling(name: str) -> Sequence[str]:
    """The words of a name that tell it from others; all of them if none does."""
    words = _words(name)
    return [word for word in words if len(word) > 2 and word not in COMMON] or words


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", key(text))


def _among(word: str, words: Iterable[str]) -> bool:
    return any(_alike(word, other) for other in words)


def _alike(one: str, other: str) -> bool:
    """Whether two words are one but for an ending of two letters at most."""
    shorter, longer = sorted((one, other), key=len)
    whole = len(shorter) >= FEWEST and longer.startswith(shorter) and len(longer) - len(shorter) <= 2
    return one == other or whole
