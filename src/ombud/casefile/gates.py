"""The gate before a stage: which checks must be kept, which are not, and who may pass all the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ombud.casefile.policy import Policy
from ombud.casefile.read import Sheet, answers, fold
from ombud.evidence.finding import Backing, Finding, Notice, Standing
from ombud.ledger.entry import Entry
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say

OPENS = (Standing.KEPT, Standing.DOES_NOT_APPLY)
ENDINGS = (Stage.WINDING_DOWN, Stage.CLOSED)


@dataclass(frozen=True, slots=True)
class Gate:
    """What stands between a case and a stage.

    ``missing`` are the findings that are not kept, crossed ones first; ``barred`` are those among them that the
    city's policy lets nobody pass without; ``because`` are the policy's reasons.
    """

    stage: Stage
    asked: tuple[str, ...]
    missing: tuple[Finding, ...]
    barred: tuple[str, ...] = ()
    because: tuple[str, ...] = ()

    @property
    def met(self) -> bool:
        return not self.missing

    @property
    def can_pass_without(self) -> bool:
        """Whether an office could decide to go on all the same."""
        return bool(self.missing) and not self.barred


def gate(sheet: Sheet, stage: Stage, policy: Policy) -> Gate:
    """What a case lacks for a stage.

    A stage that is skipped is not a gate that is skipped: all gates between the case's stage and the new one are
    asked. Ending is never made harder than going on: on the way down only the endings' own gates are asked, and a
    step back asks nothing.
    """
    gates = [asked for on_the_way in between(sheet.stage, stage) if (asked := policy.before(on_the_way))]
    numbers = tuple(dict.fromkeys(number for asked in gates for number in asked.checks))
    findings = [_finding(sheet, number) for number in numbers]
    missing = [finding for finding in findings if finding.standing not in OPENS]
    missing.sort(key=lambda finding: finding.standing is not Standing.CROSSED)
    never = frozenset().union(*(asked.never_without for asked in gates))
    return Gate(
        stage,
        numbers,
        tuple(missing),
        tuple(finding.check for finding in missing if finding.check in never),
        tuple(asked.because for asked in gates if asked.because),
    )


def between(now: Stage, to: Stage) -> tuple[Stage, ...]:
    """The stages that are entered on the way, the new one included. An unsaid stage is before all others."""
    way = [stage for stage in Stage if now.order < stage.order <= to.order]
    return tuple(stage for stage in way if to not in ENDINGS or stage in ENDINGS)


def entering(sheet: Sheet, entries: Sequence[Entry], stage: Stage, notices: Sequence[Notice] = ()) -> Sheet:
    """A sheet as it would read on the day the case enters a stage: what is not due before it falls due then.

    ``entries`` and ``notices`` are those that the sheet was read from. Its stage is still the one that the case is
    in, so that :func:`gate` sees the whole way.
    """
    return replace(sheet, answers=answers(fold(sheet.case, entries, stage), sheet.today, notices))


def behind(sheet: Sheet, policy: Policy) -> tuple[Finding, ...]:
    """What the gates behind a case ask and it does not keep, crossed ones first.

    A case can stand beyond a gate by an office's decision, or because it was read from another register. One whose
    stage nobody has said is asked as if it were running: what nobody dates is due.
    """
    stood = Stage.RUNNING if sheet.stage is Stage.UNSAID or sheet.stage in ENDINGS else sheet.stage
    return gate(replace(sheet, stage=Stage.UNSAID), stood, policy).missing


def _finding(sheet: Sheet, number: str) -> Finding:
    try:
        return sheet.finding(number)
    except KeyError:  # a policy may ask what this version has no check for: nobody looked, so nothing is kept
        untold: Sentence = say("No check answers demand {number} yet, so nobody has looked.", number=number)
        return Finding(number, Standing.SILENT, Backing.NONE, untold)
