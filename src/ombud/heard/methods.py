"""In how many ways could people say something, and were they asked again in another? Demands 2.3, 2.4 and 2.5."""

from __future__ import annotations

from collections import Counter
from datetime import date

from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.figures import figure
from ombud.evidence.finding import Finding, crossed, kept
from ombud.evidence.gaps import gaps, tally
from ombud.evidence.laid import laid
from ombud.evidence.said import listed, short
from ombud.heard.diary.computed import KINDS as DIARY
from ombud.heard.diary.found import measured_diary
from ombud.heard.dots.computed import KINDS as DOTS
from ombud.heard.dots.found import measured_dots
from ombud.heard.entries import Activity, Channel, Contribution, Diary, Dots
from ombud.heard.occasions import held
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _

CHANNELS: dict[Channel, Sentence] = {
    Channel.MEETING: say("meeting"),
    Channel.WORKSHOP: say("workshop"),
    Channel.WEB: say("web"),
    Channel.PAPER: say("paper"),
    Channel.PHONE: say("phone"),
    Channel.EMAIL: say("e-mail"),
    Channel.SURVEY: say("survey"),
    Channel.MAP: say("map"),
    Channel.ART: say("art"),
    Channel.INTERVIEW: say("interview"),
}
# To speak, to write and to show. Only web and e-mail need the internet, so that of three ways one does without it.
ENOUGH = 3


@check(
    "2.3",
    _("People could say something in several ways, not only at a meeting or on the web"),
    reads=(Activity, Contribution),
    measure=_("The record of inputs with the way by which each came, to count who used which."),
)
def there_are_several_ways(stack: Stack, today: date) -> Finding:
    """Speaking, writing and showing count alike, and every input keeps the way by which it came."""
    inputs: list[Stated[Activity] | Stated[Contribution]] = [*held(stack, today), *stack.of(Contribution)]
    ways = Counter(one.body.channel for one in inputs if one.body.channel in CHANNELS)
    unknown = len(inputs) - ways.total()
    told = listed((CHANNELS[way] for way in ways), most=len(CHANNELS))
    mend = say("Add other ways: to speak, to write, to draw on a map, at the door, by phone.")
    if len(ways) == 1 and len(inputs) > 1 and not unknown:
        because = say(
            "Activities and contributions that came one way only, {way}: {n} of {n}.", n=len(inputs), way=told
        )
        return crossed(because, inputs, mend)
    if ways and unknown:
        because = say(
            "Activities and contributions that do not say how they came: {n} of {all}.", n=unknown, all=len(inputs)
        )
        mend = say("Say for each how it came; what is typed in for someone keeps its origin.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend, inputs)
    if len(ways) < ENOUGH:
        because = say("Ways of saying something on record: {n} of at least {enough}.", n=len(ways), enough=ENOUGH)
        return unsaid(stack, Stage.PROCUREMENT, because, mend, inputs)
    return kept(say("Ways in which people could say something, {n}: {ways}.", n=len(ways), ways=told), inputs)


@check(
    "2.4",
    _("People marked places on a map and were asked again in another way; both answers are kept"),
    reads=(Dots, *DOTS),
    measure=_("The dots of each round with their places, to compare where and how much the answer changed."),
)
def people_were_asked_again(stack: Stack, today: date) -> Finding:
    """A first round and a later one stand side by side, and what differs between them is said."""
    return laid(_asked_again(stack, today), bool(stack.of(Dots)), measured_dots(stack))


def _asked_again(stack: Stack, today: date) -> Finding:
    dots = [one for one in stack.of(Dots) if one.body.on is None or one.body.on <= today]
    rounds = {one.body.round for one in dots}
    if not dots:
        because = say("Nobody was asked to mark places on a map.")
        mend = say("Let people mark where they like to be, what they avoid and where they feel unsafe.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend)
    if len(rounds) < 2 or 1 not in rounds:
        because = say("Rounds of asking kept: {n}. The first answer and a later one are needed.", n=len(rounds))
        mend = say("Ask again in another way, on foot or at night, and keep both answers.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend, dots)
    later = [one for one in dots if one.body.round > 1]
    untold = gaps(later, lambda one: one.asked, "how", "dots", "differs")
    if untold:
        because = tally(say("Later rounds that leave something out"), untold, len(later))
        return unsaid(stack, Stage.PROCUREMENT, because, say("Say how it was asked, and how the answer changed."), dots)
    last = max(later, key=lambda one: one.body.round).body
    because = say(
        "Rounds kept apart: {n}. In the last one the answer changed so: {differs}",
        n=len(rounds),
        differs=short(last.differs),
    )
    return kept(because, dots)


@check(
    "2.5",
    _("What people say they do was laid beside what a diary or a count shows"),
    reads=(Diary, *DIARY),
    measure=_("Diaries or counts as a table, one row a person and day, beside the answers of the same people."),
)
def said_and_done_are_compared(stack: Stack, today: date) -> Finding:
    """Said and observed stand side by side with the margin of their difference."""
    return laid(_compared_as_said(stack, today), bool(stack.of(Diary)), measured_diary(stack))


def _compared_as_said(stack: Stack, today: date) -> Finding:
    diaries = stack.of(Diary)
    if not diaries:
        because = say("What people do is known from what they say, if at all: nothing was laid beside it.")
        mend = say("Let some keep a diary, or count, and lay it beside what people said.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend)
    untold = gaps(diaries, lambda one: one.about, "unit", "said", "observed", "people", "margin")
    untold += tuple(say("{name}", name=short(one.body.about)) for one in diaries if one.body.people == 0)
    if untold:
        because = tally(say("Comparisons that cannot be read"), untold, len(diaries))
        return unsaid(
            stack, Stage.PROCUREMENT, because, say("Add the two means, their unit, the people and the margin."), diaries
        )
    return kept(listed(_compared(one.body) for one in diaries), diaries)


def _compared(diary: Diary) -> Sentence:
    """One comparison in words. The numbers were found to be there before."""
    apart, margin = (diary.said or 0.0) - (diary.observed or 0.0), diary.margin or 0.0
    pattern = say("no difference can be told from") if abs(apart) <= margin else say("which differs from")
    return say(
        "{about}: {n} people said {said} {unit}, {verdict} the {observed} observed "
        "(difference {apart}, margin {margin}).",
        about=short(diary.about),
        n=diary.people,
        said=figure(diary.said or 0.0),
        unit=diary.unit,
        verdict=pattern,
        observed=figure(diary.observed or 0.0),
        apart=figure(apart),
        margin=figure(margin),
    )
