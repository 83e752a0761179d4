"""What a case lacks next, and the form that would answer it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from ombud.answered.entries import Decided
from ombud.casefile.checks import BY_NUMBER
from ombud.casefile.gates import Gate, behind, entering, gate
from ombud.casefile.kinds import KINDS, NEWEST
from ombud.evidence.computed import Computed
from ombud.evidence.finding import Finding, Standing
from ombud.ledger.entry import Body
from ombud.ledger.stage import Stage
from ombud.people.may import who_may
from ombud.people.rule import Act
from ombud.served.computed import Measurement
from ombud.web.telling import kind_name, kind_word
from ombud.web.work.cases import Desk
from ombud.web.work.policies import policy
from ombud.words import Sentence

PAGES = {"2": "work-heard", "5": "work-held"}  # where what answers a question is computed
WAYS = 2  # forms offered for one finding
# What can be filled in. What is computed is measured, never typed in.
FILLED: dict[str, type[Body]] = {name: kind for name, kind in NEWEST.items() if not issubclass(kind, Computed)}
MEASURED = frozenset(number for kind in KINDS.values() if issubclass(kind, Computed) for number in kind.demands)


@dataclass(frozen=True, slots=True)
class Way:
    """A form that would answer a finding."""

    href: str
    word: str


@dataclass(frozen=True, slots=True)
class Lack:
    """A finding that is not kept, the forms by which this person can answer it, and who can fill in the first.

    ``measure`` is the page on which it can be measured instead.
    """

    finding: Finding
    adding: tuple[Way, ...] = ()
    mending: tuple[Way, ...] = ()
    first: str = ""
    others: Sentence | None = None
    measure: str = ""


def next_stage(now: Stage) -> Stage | None:
    """The stage after this one; none after the last, nor after one that nobody has said."""
    later = [stage for stage in Stage if stage.order > now.order > Stage.UNSAID.order]
    return later[0] if later else None


def ahead(desk: Desk, stage: Stage) -> Gate:
    """The gate before a stage, for this case as it stands today."""
    sheet = desk.file.sheet
    notices = [notice for finding in sheet.findings for notice in finding.noticed]
    return gate(entering(sheet, desk.file.entries, stage, notices), stage, policy())


def pressing(desk: Desk) -> list[Finding]:
    """What is crossed, then what the next gate asks, then what the gates behind the case ask; each check once."""
    sheet = desk.file.sheet
    to = next_stage(sheet.stage)
    missing = ahead(desk, to).missing if to else ()
    crossed = [finding for finding in sheet.findings if finding.standing is Standing.CROSSED]
    once: dict[str, Finding] = {}
    for finding in (*crossed, *missing, *behind(sheet, policy())):
        once.setdefault(finding.check, finding)
    return list(once.values())


def lack(desk: Desk, finding: Finding) -> Lack:
    """A finding with the forms that answer it; and who can fill in the first of them, if this person cannot."""
    kinds = answering(finding.check)
    added = [Way(add_address(desk.slug, kind), kind_name(kind)) for kind in kinds if desk.may_add(kind)]
    others = bool(kinds) and not desk.may_add(kinds[0])
    told = who_may(Act.ADD, desk.about(kinds[0].kind)) if others else None
    first = kind_name(kinds[0]) if others else ""
    return Lack(finding, tuple(added), tuple(_mending(desk, finding, kinds)), first, told, _measuring(desk, finding))


def may_measure(desk: Desk) -> bool:
    """Whether this person may add to the case what Ombud measures."""
    return desk.may_add(Measurement)


def _measuring(desk: Desk, finding: Finding) -> str:
    measurable = finding.check in MEASURED and may_measure(desk)
    return reverse(PAGES.get(finding.check.partition(".")[0], "work-gains"), args=[desk.slug]) if measurable else ""


def answering(number: str) -> tuple[type[Body], ...]:
    """The kinds of entry that answer a check: its own first, then a decision where the check asks for one."""
    check = BY_NUMBER.get(number)
    read = (kind for kind in (check.reads if check else ()) if number in kind.demands)
    own = sorted((kind for kind in read if kind in FILLED.values()), key=_excuses)
    decided = [Decided] if check and Decided in check.reads and Decided not in own else []
    return (*own[:WAYS], *decided)


def _mending(desk: Desk, finding: Finding, kinds: tuple[type[Body], ...]) -> Iterator[Way]:
    """Where what the finding rests on can be said anew."""
    resting = [desk.file.entry(seq) for seq in finding.entries if desk.stands(seq)]
    mine = [e for e in resting if isinstance(e.body, kinds) and desk.may(Act.SUPERSEDE, desk.of(e))]
    for entry in mine[:WAYS]:
        yield Way(reverse("work-supersede", args=[desk.slug, entry.seq]), f"{kind_word(entry)} {entry.seq}")


def _excuses(kind: type[Body]) -> bool:
    """Whether a kind says why something is not asked here, rather than answering it."""
    return kind.__name__.startswith("No")


def add_address(slug: str, kind: type[Body]) -> str:
    return reverse("work-add", args=[slug, kind.kind.partition("/")[0]])
