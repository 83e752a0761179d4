"""From which stage on a demand is due, and how that is said while it is not."""

from __future__ import annotations

from ombud.evidence.finding import Finding, Resting, not_due, silent
from ombud.ledger.stack import Stack
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say

STAGES: dict[Stage, Sentence] = {
    Stage.UNSAID: say("an unsaid stage"),
    Stage.IDEA: say("the idea"),
    Stage.QUESTION: say("the question"),
    Stage.REVIEW: say("the review"),
    Stage.PROCUREMENT: say("procurement"),
    Stage.TRIAL: say("the trial"),
    Stage.RUNNING: say("daily running"),
    Stage.WINDING_DOWN: say("winding down"),
    Stage.CLOSED: say("the close"),
}


def unsaid(stack: Stack, due: Stage, because: Sentence, mend: Sentence, rests_on: Resting = ()) -> Finding:
    """Silent once the case has come to the stage ``due``, or says no stage; not due before that."""
    if stack.stage is not Stage.UNSAID and stack.before(due):
        return not_due(say("Not due before {stage}. So far: {now}", stage=STAGES[due], now=because), rests_on)
    return silent(because, mend, rests_on)
