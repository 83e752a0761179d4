"""What a case lacks next, and the form that would answer it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from ombud.casefile.checks import BY_NUMBER
from ombud.casefile.gates import Gate, entering, gate
from ombud.casefile.kinds import KINDS
from ombud.casefile.policy import Policy, default_policy, read_policy
from ombud.evidence.finding import Finding, Standing
from ombud.ledger.entry import Body
from ombud.ledger.stage import Stage
from ombud.web.telling import kind_name
from ombud.web.work.cases import Desk

NEWEST: dict[str, type[Body]] = {name.partition("/")[0]: kind for name, kind in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Lack:
    """A finding that is not kept, and the address of the form that would answer it, if this person may fill it in."""

    finding: Finding
    href: str = ""
    word: str = ""


@lru_cache(maxsize=1)
def policy() -> Policy:
    """The city's policy, or the one that Ombud ships."""
    return read_policy(Path(settings.POLICY)) if settings.POLICY else default_policy()


def next_stage(now: Stage) -> Stage | None:
    """The stage after this one; from one that nobody has said, the first."""
    later = [stage for stage in Stage if stage.order > now.order]
    return later[0] if later else None


def ahead(desk: Desk, stage: Stage) -> Gate:
    """The gate before a stage, for this case as it stands today."""
    sheet = desk.file.sheet
    notices = [notice for finding in sheet.findings for notice in finding.noticed]
    return gate(entering(desk.slug, desk.file.entries, stage, sheet.today, notices), stage, policy())


def pressing(desk: Desk, most: int | None = None) -> list[Lack]:
    """What is missing for the next stage, then what is crossed beside it; the same check once."""
    to = next_stage(desk.file.sheet.stage)
    missing = ahead(desk, to).missing if to else ()
    crossed = [finding for finding in desk.file.sheet.findings if finding.standing is Standing.CROSSED]
    once = {finding.check: finding for finding in (*missing, *crossed)}
    return [lack(desk, finding) for finding in list(once.values())[:most]]


def lack(desk: Desk, finding: Finding) -> Lack:
    kind = answering(desk, finding.check)
    if kind is None:
        return Lack(finding)
    return Lack(finding, add_address(desk.slug, kind), _("Add: {kind}").format(kind=kind_name(kind)))


def answering(desk: Desk, number: str) -> type[Body] | None:
    """The kind of entry that answers a check and that this person may add: first what the check reads first."""
    check = BY_NUMBER.get(number)
    asked: Iterable[type[Body]] = check.reads if check else ()
    named = (kind for kind in asked if number in kind.demands)
    return next((kind for kind in (*named, *asked) if desk.may_add(kind)), None)


def add_address(slug: str, kind: type[Body]) -> str:
    return reverse("work-add", args=[slug, kind.kind.partition("/")[0]])

