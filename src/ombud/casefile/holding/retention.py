"""Retention as a document: declared beside what the stores hold, what was destroyed, and how that was checked."""

from __future__ import annotations

from collections.abc import Sequence

from ombud.casefile.figures import Bar, Bars
from ombud.casefile.holding.held import About, Held, held
from ombud.casefile.holding.retentionsaid import Seen, endless, said
from ombud.casefile.holding.retentiontables import (
    by_month,
    checks_made,
    declared_days,
    destroyed,
    items,
    months,
    oldest_days,
)
from ombud.casefile.measured import Part
from ombud.evidence.said import listed
from ombud.held.computed import Sort
from ombud.held.stores.certified import Sheet
from ombud.held.stores.certified import sentences as certificate_told
from ombud.held.stores.plan import Plan, Planned
from ombud.held.stores.plan import sentences as plan_told
from ombud.words import Sentence, say

METHOD = "retention"


def retention_told(plans: Sequence[Plan], sheets: Sequence[Sheet], about: About) -> Held:
    """The document from plans and certificates, and what is sealed of them; of each item the latest plan counts."""
    seen = _latest(plans)
    filed = sorted(sheets, key=lambda one: (one.certificate.ended, one.certificate.declared.name, one.mark))
    parts = [*_declared(seen), *_destroyed(filed)]
    return held(about, Sort.RETENTION, _lead(seen, filed), parts, said(seen, filed))


def _latest(plans: Sequence[Plan]) -> tuple[Seen, ...]:
    found: dict[str, Seen] = {}
    for plan in sorted(plans, key=lambda one: (one.moment, one.mark)):
        found |= {one.declared.name: (plan, one) for one in plan.items}
    return tuple(found[name] for name in sorted(found))


def _lead(seen: Sequence[Seen], filed: Sequence[Sheet]) -> tuple[Sentence, ...]:
    told = []
    if seen:
        over = [one.declared.name for plan, one in seen if one.found.expired and not _gone_since(plan, one, filed)]
        told.append(
            say("Items with records past their end: {n} of {all} ({items}).",
                n=len(over), all=len(seen), items=listed(over))
            if over
            else say("Items counted: {n}. None has a record past its end that may go.", n=len(seen))
        )  # fmt: skip
        never = [one.declared.name for _, one in seen if endless(one)]
        if never:
            told.append(
                say("Items with records that no rule ends, for want of a right date: {items}.", items=listed(never))
            )
    if filed:
        gone = sum(one.certificate.gone for one in filed)
        told.append(say("Records destroyed: {n}. Certificates: {times}.", n=gone, times=len(filed)))
        told.append(_proof(filed))
    return tuple(told)


def _gone_since(plan: Plan, one: Planned, filed: Sequence[Sheet]) -> bool:
    """Whether what a plan found past its end was destroyed by that plan or a later one, and proven so."""
    return any(
        made.certificate.proven and made.certificate.moment >= plan.moment
        for made in filed
        if made.certificate.declared.name == one.declared.name
    )


def _proof(filed: Sequence[Sheet]) -> Sentence:
    failed = sorted({one.certificate.declared.name for one in filed if not one.certificate.proven})
    if failed:
        return say("Not proven to be gone: {items}.", items=listed(failed))
    days = [one.certificate.clear_on for one in filed]
    if None in days:
        return say("All checks were passed. Whether backups live on was not declared for each of them.")
    last = max(day for day in days if day is not None)
    return say("All checks were passed. After {day} nothing is left in any place that was declared.", day=last)


def _declared(seen: Sequence[Seen]) -> tuple[Part, ...]:
    if not seen:
        return ()
    told = [sentence for plan, one in seen for sentence in plan_told(one, plan.moment.date())]
    return (
        Part(
            key="declared",
            demand="5.7",
            title=say("Declared beside observed"),
            told=tuple(told),
            notes=(
                say("Counted in the store itself. What has no date is never deleted, and stays until somebody looks."),
            ),
            method=METHOD,
            figures=_ages(seen),
            tables=(items(seen),),
        ),
    )


def _ages(seen: Sequence[Seen]) -> tuple[Bars, ...]:
    rows = [bar for plan, one in seen for bar in _pair(plan, one)]
    if not rows:
        return ()
    figure = Bars(
        title=say("How long it is kept: declared and found"),
        description=say("For each item how long is declared, and how old the oldest record with a date is."),
        unit=say("days"),
        chosen=say("oldest record found"),
        others=say("declared"),
        rows=tuple(rows),
        table="items",
    )
    return (figure,)


def _pair(plan: Plan, one: Planned) -> list[Bar]:
    """What is declared and what was found, one beneath the other; what is not known has no bar."""
    name, declared, oldest = one.declared.name, declared_days(one), oldest_days(plan, one)
    bars = [] if declared is None else [Bar(name=str(say("{item}, declared", item=name)), value=declared)]
    return bars + (
        [] if oldest is None else [Bar(name=str(say("{item}, oldest", item=name)), value=oldest, chosen=True)]
    )


def _destroyed(filed: Sequence[Sheet]) -> tuple[Part, ...]:
    if not filed:
        return ()
    told = tuple(sentence for one in filed for sentence in certificate_told(one.certificate))
    unsigned = sum(not one.note for one in filed)
    notes = [say("A certificate is what the city itself wrote. The checks are what the stores answered.")]
    if unsigned:
        notes.append(say("Certificates that nobody signed: {n} of {all}.", n=unsigned, all=len(filed)))
    return (
        Part(
            key="destroyed",
            demand="5.7",
            title=say("What was destroyed"),
            told=told,
            notes=tuple(notes),
            method=METHOD,
            figures=(_monthly(filed),),
            tables=(destroyed(filed), checks_made(filed), by_month(filed)),
        ),
    )


def _monthly(filed: Sequence[Sheet]) -> Bars:
    return Bars(
        title=say("Records destroyed by month"),
        description=say("How many records were destroyed in each month in which any were."),
        unit=say("records"),
        chosen=say("destroyed"),
        others=say("none"),
        rows=tuple(Bar(name=month, value=gone, chosen=True) for month, gone in months(filed)),
        table="by-month",
    )
