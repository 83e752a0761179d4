"""How a level of participation is told in words: its name, the facts it rests on, and what would lift it."""

from __future__ import annotations

from collections.abc import Callable

from ombud.heard.entries import Decider, Open, Rung
from ombud.heard.rung import Facts
from ombud.ledger.entry import Said
from ombud.words import Sentence, say

RUNGS: dict[Rung, Sentence] = {
    Rung.MANIPULATION: say("manipulation"),
    Rung.CONSUMER: say("consumer"),
    Rung.INFORMED: say("informed"),
    Rung.CONSULTED: say("consulted"),
    Rung.INVOLVED: say("involved"),
    Rung.PARTNER: say("partner"),
    Rung.DELEGATED: say("delegated"),
    Rung.CONTROL: say("citizen control"),
    Rung.UNSAID: say("no level said"),
}
WHEN: dict[Said, Sentence] = {
    Said.YES: say("before the decision"),
    Said.NO: say("after the decision"),
    Said.UNSAID: say("when is not told"),
}
OPENS: dict[Open, Sentence] = {
    Open.QUESTION: say("the question was open"),
    Open.ALTERNATIVES: say("the alternatives were open"),
    Open.DESIGN: say("the design was open"),
    Open.DETAILS: say("details were open"),
    Open.NOTHING: say("nothing was open"),
    Open.UNSAID: say("what was open is not told"),
}
CHANGED: dict[Said, Sentence] = {
    Said.YES: say("something changed"),
    Said.NO: say("nothing changed"),
    Said.UNSAID: say("what changed is not told"),
}
DECIDERS: dict[Decider, Sentence] = {
    Decider.RESIDENTS: say("residents decided"),
    Decider.SHARED: say("residents and city decided together"),
    Decider.CITY: say("the city decided"),
    Decider.VENDOR: say("a vendor decided"),
    Decider.UNSAID: say("who decided is not told"),
}
_LIFTS: tuple[tuple[Callable[[Facts], bool], Sentence], ...] = (
    (lambda seen: seen.in_time is Said.YES, say("Hear people before the decision, and date both.")),
    (lambda seen: not seen.nobody_came, say("Go where people are: nobody came.")),
    (lambda seen: seen.open is not Open.UNSAID, say("Say what was still open.")),
    (lambda seen: seen.open is not Open.NOTHING, say("Leave something open.")),
    (lambda seen: seen.decider is not Decider.VENDOR, say("Take the decision back from the vendor.")),
    (
        lambda seen: seen.changed is not Said.UNSAID or seen.decider is Decider.RESIDENTS,
        say("Say what changed because of what people said, or that nothing did."),
    ),
    (lambda seen: seen.wide(Open.DESIGN), say("Open the design, not only its details.")),
    (
        lambda seen: seen.changed is Said.YES or seen.decider is Decider.RESIDENTS,
        say("Let what people say change something."),
    ),
    (lambda seen: seen.wide(Open.ALTERNATIVES), say("Open the alternatives, not only the design.")),
    (lambda seen: seen.decider in (Decider.SHARED, Decider.RESIDENTS), say("Decide together with residents.")),
    (lambda seen: seen.decider is Decider.RESIDENTS, say("Let residents decide.")),
    (lambda seen: seen.open is Open.QUESTION, say("Open the question itself.")),
)


def why(seen: Facts) -> Sentence:
    """The four facts that a level rests on."""
    return say(
        "people came in: {when}; {open}; {changed}; {decider}",
        when=WHEN[seen.in_time],
        open=OPENS[seen.open],
        changed=CHANGED[seen.changed],
        decider=DECIDERS[seen.decider],
    )


def lift(seen: Facts) -> Sentence | None:
    """The first thing that stands in the way of a higher level; None at the top."""
    return next((told for holds, told in _LIFTS if not holds(seen)), None)
