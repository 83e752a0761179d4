"""A body with seats judged: what each rung needs of it, and what was done against it. The rules are ours."""

from __future__ import annotations

from collections.abc import Iterable

from ombud.heard import phasewords as words
from ombud.heard.judging import Fall, Judged, Rungs, climbed, judged
from ombud.heard.scaffold import Against, Body, Level, Overruling, Side
from ombud.ledger.entry import Said

_BODY: Rungs[Body] = (
    (
        Level.CONTROL,
        (
            (lambda body: body.majority, words.MAJORITY),
            (lambda body: body.decides is Said.YES, words.DECIDES),
            (lambda body: body.money is Side.RESIDENTS, words.MONEY),
            (lambda body: body.city_veto is Said.NO, words.NO_VETO),
        ),
    ),
    (
        Level.DELEGATED,
        ((lambda body: body.majority, words.MAJORITY), (lambda body: body.decides is Said.YES, words.DECIDES)),
    ),
    (
        Level.PARTNERSHIP,
        (
            (lambda body: bool(body.residents), words.SEATS),
            (lambda body: body.rules_written is Said.YES, words.RULES),
            (lambda body: Said.YES is body.city_veto is body.residents_veto, words.EITHER_BLOCKS),
            (lambda body: body.agenda is Side.JOINT, words.AGENDA),
            (lambda body: body.advice_paid is Said.YES, words.ADVICE),
        ),
    ),
    (Level.PLACATION, ((lambda body: bool(body.residents), words.SEATS),)),
)


def judged_body(body: Body, overrulings: Iterable[Overruling]) -> Judged:
    """A body with seats, and what was done against it."""
    level = climbed(body, _BODY)
    against = {one.what: one.name for one in overrulings if one.of == body.name}
    falls = tuple(_falls_of_body(level, against))
    return judged(body.name, body, _BODY, falls, falls[-1].to if falls else level)


def _falls_of_body(level: Level, against: dict[Against, str]) -> Iterable[Fall]:
    if level in (Level.CONTROL, Level.DELEGATED) and Against.OVERRIDDEN in against:
        yield Fall(level, Level.PLACATION, against[Against.OVERRIDDEN], words.OVERRIDDEN)
    elif level is Level.DELEGATED and Against.VETO in against:
        yield Fall(level, Level.PLACATION, against[Against.VETO], words.VETO_USED)
    elif level is Level.CONTROL:
        lost = [(Against.VETO, words.VETO_USED), (Against.MONEY, words.MONEY_GONE)]
        for now, (what, why) in zip((Level.DELEGATED, Level.PARTNERSHIP), [o for o in lost if o[0] in against],
                                    strict=False):  # fmt: skip
            yield Fall(level, now, against[what], why)
    elif level is Level.PARTNERSHIP and Against.RULES in against:
        yield Fall(level, Level.PLACATION, against[Against.RULES], words.RULES_CHANGED)
