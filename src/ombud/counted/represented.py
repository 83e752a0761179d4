"""Who is in the data, beside who lives here? Demand 3.2."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ombud.counted.coverage import Covered, GroupCovered, covered
from ombud.counted.entries import Coverage, Dataset
from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.figures import figure
from ombud.evidence.finding import Finding, crossed, kept
from ombud.evidence.said import key, listed, short
from ombud.ledger.stack import Stack
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _


@check(
    "3.2",
    _("Each group is in the data about as much as it lives here"),
    reads=(Coverage, Dataset),
    measure=_(
        "A table of the people in the data by group, with the value of interest and the same for the population."
    ),
)
def groups_are_in_the_data(stack: Stack, today: date) -> Finding:
    """The share of each group's people who are in the data is held against that of all groups together."""
    stated, datasets = stack.of(Coverage), stack.of(Dataset)
    mend = say("Say for each dataset how many of each group are in it, and how many live here.")
    if not stated:
        because = say("Nobody has said what share of any group is in the data. Datasets told: {n}.", n=len(datasets))
        return unsaid(stack, Stage.PROCUREMENT, because, mend, datasets)
    names, groups = by_dataset([one.body for one in stated])
    all_groups = [one for held in groups.values() for one in held]
    missing = [one for one in all_groups if one.covered is Covered.LESS_THAN_HALF]
    if missing:
        return crossed(
            _worst(missing, len(all_groups)),
            stated,
            mend=say("Ask the missing by other ways, and say in every figure whom it leaves out."),
        )
    untold = _untold(groups, names, [one.body.name for one in datasets])
    if untold:
        because = say("Who is in the data cannot be told for: {which}.", which=listed(untold))
        return unsaid(stack, Stage.PROCUREMENT, because, mend, [*stated, *datasets])
    lowest = min(all_groups, key=lambda one: one.share)
    because = say(
        "Groups in the data at half the common share or more: {n} of {n}; "
        "the lowest is {group} with {share} per cent.",
        n=len(all_groups),
        group=short(lowest.group),
        share=figure(lowest.share * 100),
    )
    return kept(because, stated)


def by_dataset(stated: Sequence[Coverage]) -> tuple[dict[str, str], dict[str, list[GroupCovered]]]:
    """The datasets' names as written, and the groups of each; of two counts of one group the later holds."""
    names = {key(one.dataset): one.dataset for one in stated}
    latest: dict[str, dict[str, Coverage]] = {}
    for one in stated:
        latest.setdefault(key(one.dataset), {})[key(one.group)] = one
    return names, {name: covered(list(groups.values())) for name, groups in latest.items()}


def _worst(missing: Sequence[GroupCovered], groups: int) -> Sentence:
    worst = min(missing, key=lambda one: one.share)
    return say(
        "Groups in the data less than half as much as all together, {n} of {all}: "
        "{group}, {count} of {people} people, {share} per cent against {overall}.",
        n=len(missing),
        all=groups,
        group=short(worst.group),
        count=worst.in_data,
        people=worst.in_population,
        share=figure(worst.share * 100),
        overall=figure(worst.overall * 100),
    )


_WHY: dict[Covered, Sentence] = {
    Covered.UNKNOWN: say("how many live here is not said"),
    Covered.MORE_THAN_ALL: say("more in the data than live here"),
    Covered.TOO_FEW: say("too few to tell"),
}


def _untold(groups: dict[str, list[GroupCovered]], names: dict[str, str], datasets: Sequence[str]) -> list[Sentence]:
    """Datasets without groups to compare, and groups that cannot be held against the population."""
    bare = [say("{name} (no group)", name=short(name)) for name in datasets if key(name) not in groups]
    lone = [say("{name} (one group only)", name=short(names[name])) for name in groups if len(groups[name]) < 2]
    return (
        bare
        + lone
        + [
            say("{name} ({why})", name=short(one.group), why=_WHY[one.covered])
            for held in groups.values()
            for one in held
            if one.covered in _WHY
        ]
    )
