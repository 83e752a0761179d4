"""Cases for tests, built in one line: ``stack(Opening(...), Alternative(...), stage=Stage.TRIAL)``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from ombud.answered.entries import Staged
from ombud.evidence.check import Check
from ombud.evidence.finding import Finding
from ombud.ledger.entry import Body, Cite, Draft, Unread
from ombud.ledger.stack import Stack
from ombud.ledger.stage import Stage

SAID_ON = date(2026, 3, 1)  # when a test's statements are made, unless it says otherwise
TODAY = date(2026, 9, 1)  # when a test asks, unless it says otherwise
SOURCE = Cite(sha256="ab" * 32, where="page 1")


def put(body: Body | Unread, *, on: date = SAID_ON, replaces: int | None = None, cited: bool = False) -> Draft:
    """A statement made on a day, which may supersede entry number ``replaces`` and may cite a source."""
    at = datetime.combine(on, time(9), UTC)
    return Draft(body, "officer", at, replaces=replaces, cites=(SOURCE,) if cited else ())


def stack(
    *said: Body | Unread | Draft,
    stage: Stage | None = None,
    on: date = SAID_ON,
    withdrawn: Iterable[int] = (),
    case: str = "street-lighting",
) -> Stack:
    """The stack of a case in which this was said, in this order, numbered from 0.

    ``stage`` is that of the last ``Staged`` among what was said, unless it is given.
    """
    drafts = [one if isinstance(one, Draft) else put(one, on=on) for one in said]
    stages = [draft.body.stage for draft in drafts if isinstance(draft.body, Staged)]
    entries = [draft.placed(case, seq) for seq, draft in enumerate(drafts)]
    return Stack(case, entries, withdrawn, stage or (stages[-1] if stages else Stage.UNSAID))


def ask(check: Check, *said: Body | Unread | Draft, stage: Stage | None = None, today: date = TODAY) -> Finding:
    """What one check finds in a case in which this was said. The sentences are rendered, so that a bad gap fails."""
    finding = check(stack(*said, stage=stage), today)
    assert str(finding.because)
    assert finding.mend is None or str(finding.mend)
    return finding
