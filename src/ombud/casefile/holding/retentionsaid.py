"""What plans and certificates of retention say as sealed statements: declared beside observed, and what is gone."""

from __future__ import annotations

from collections.abc import Sequence

from ombud.evidence.computed import Computed
from ombud.held.stores.certificate import Look
from ombud.held.stores.certified import Sheet
from ombud.held.stores.computed import Certified, Observed
from ombud.held.stores.plan import Plan, Planned, ages
from ombud.ledger.entry import Said

Seen = tuple[Plan, Planned]
"""One item, and the plan in which it was counted last."""


def said(seen: Sequence[Seen], filed: Sequence[Sheet]) -> tuple[Computed, ...]:
    """What was observed first, so that of one day a certificate is the later."""
    last = {one.certificate.declared.name: one for one in filed}
    return (*(_observed(*one) for one in seen), *(_certified(last[name]) for name in sorted(last)))


def _observed(plan: Plan, one: Planned) -> Observed:
    pair = ages(one.declared, one.found.oldest, plan.moment.date())
    told = {"declared": pair[0], "oldest": pair[1], "unit": pair[2]} if pair else {}
    return Observed(
        item=one.declared.name,
        kept_for=one.declared.kept or None,
        on=plan.moment.date(),
        records=one.found.records,
        overdue=one.found.expired,
        endless=endless(one),
        hold=Said.YES if one.found.held else Said.NO,
        **told,
    )


def _certified(made: Sheet) -> Certified:
    one = made.certificate
    canary = next((check.passed for check in one.checks if check.look is Look.CANARY), None)
    return Certified(
        item=one.declared.name,
        kept_for=one.declared.kept or None,
        on=one.ended.date(),
        ending=one.declared.method,
        gone=one.gone,
        first=one.first,
        last=one.last,
        left=one.remaining.expired,
        endless=one.remaining.endless,
        passed=Said.YES if one.proven else Said.NO,
        canary=Said.UNSAID if canary is None else Said.YES if canary else Said.NO,
        clear_on=one.clear_on,
        plan=one.plan,
        certificate=made.mark,
    )


def endless(one: Planned) -> int:
    """How many records of an item no rule ends: their date is missing or cannot be right."""
    return one.found.undated + one.found.doubtful + one.found.ahead
