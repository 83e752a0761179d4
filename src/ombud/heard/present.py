"""Who came, beside who lives here; and who was drawn by lot. Demands 2.6 and 2.7."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.figures import figure
from ombud.evidence.finding import Finding, crossed, kept
from ombud.evidence.gaps import gaps, tally
from ombud.evidence.laid import laid
from ombud.evidence.said import key, listed, number, short
from ombud.heard.entries import Activity, Attendance, Lottery
from ombud.heard.lottery.computed import KINDS as LOTTERY
from ombud.heard.lottery.found import measured_lottery
from ombud.heard.occasions import held
from ombud.heard.whocame.computed import KINDS as ROOM
from ombud.heard.whocame.found import measured_room
from ombud.ledger.stack import Stack
from ombud.ledger.stage import Stage
from ombud.people.fairroom import Seen, Verdict, seen
from ombud.words import Sentence, say
from ombud.words import mark as _

FALSE_ALARM = 0.05  # of fair rooms may be called short by mistake, over all groups of one trait together


@check(
    "2.6",
    _("People were drawn by lot, with published chances, so that not only the clubs came"),
    reads=(Lottery, *LOTTERY),
    measure=_("The list of the pool, the method and the public seed: with them anyone can repeat the draw."),
)
def people_were_drawn(stack: Stack, today: date) -> Finding:
    """A draw says its pool, how many were drawn, on what it was balanced, its public seed and the chances."""
    return laid(_draws(stack, today), bool(stack.of(Lottery)), measured_lottery(stack))


def _draws(stack: Stack, today: date) -> Finding:
    lotteries = [one for one in stack.of(Lottery) if one.body.on is None or one.body.on <= today]
    if not lotteries:
        mend = say("Draw people by lot, balanced on what matters here, and publish the seed and the chances.")
        return unsaid(stack, Stage.PROCUREMENT, say("Nobody was drawn by lot to be asked."), mend)
    impossible = [one for one in lotteries if _more_drawn_than_there_were(one.body)]
    if impossible:
        worst = impossible[0].body
        because = say(
            "{name}: {drawn} drawn from a pool of {pool}.", name=short(worst.name), drawn=worst.drawn, pool=worst.pool
        )
        return crossed(because, impossible, mend=say("Correct the numbers of the draw, and say where they come from."))
    untold = gaps(lotteries, lambda one: one.name, "on", "pool", "drawn", "strata", "seed", "chances")
    if untold:
        because = tally(say("Lotteries that others cannot repeat"), untold, len(lotteries))
        return unsaid(stack, Stage.PROCUREMENT, because, say("Publish what is missing for each draw."), lotteries)
    drawn, pool = (sum(getattr(one.body, field) or 0 for one in lotteries) for field in ("drawn", "pool"))
    because = say("People drawn by lot, with public seed and chances: {drawn} of {pool}.", drawn=drawn, pool=pool)
    return kept(because, lotteries)


def _more_drawn_than_there_were(lottery: Lottery) -> bool:
    return lottery.drawn is not None and lottery.pool is not None and lottery.drawn > lottery.pool


@dataclass(frozen=True, slots=True)
class Presence:
    """One group of one trait in one area, over all activities that say who came."""

    trait: str
    group: str
    seen: Seen


@check(
    "2.7",
    _("Those who took part are like those who live here, and the missing are named"),
    reads=(Activity, Attendance, *ROOM),
    measure=_("A table of those who came by group, and the population of the area by the same groups."),
)
def the_missing_are_named(stack: Stack, today: date) -> Finding:
    """Each group that came is held against its share of the place, with what chance alone would bring."""
    return laid(_rooms(stack, today), bool(stack.of(Attendance)), measured_room(stack))


def _rooms(stack: Stack, today: date) -> Finding:
    counted = stack.of(Attendance)
    if not counted:
        return _nobody_counted(stack, today)
    present = presences([one.body for one in counted])
    missing = [one for one in present if one.seen.verdict is Verdict.SHORT]
    if missing:
        mend = say("Ask the missing groups by themselves, where they are, before deciding.")
        return crossed(_named(missing, len(present)), counted, mend)
    if untold := _untold(stack, present, today):
        because = say("Who came cannot be held against who lives here for: {which}.", which=listed(untold))
        mend = say("Add who came to each activity, and each group's share of those who live here.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend, counted)
    if small := [one.group for one in present if one.seen.verdict is Verdict.TOO_FEW]:
        because = tally(say("Groups for which too few people came to tell"), small, len(present))
        return unsaid(stack, Stage.PROCUREMENT, because, say("Hear more people, or ask these groups alone."), counted)
    groups = listed(one.group for one in present)
    because = say("Groups fewer than chance alone would bring, 0 of {all}: {groups}.", all=len(present), groups=groups)
    return kept(because, counted)


def presences(counted: Sequence[Attendance]) -> list[Presence]:
    """Each group held against the place, added up over activities; of two counts of one activity the later holds.

    A person who came twice counts twice. False alarms are shared out among the groups of a trait in an area.
    """
    latest = {(key(one.activity), _where(one), key(one.group)): one for one in counted}
    rooms: dict[tuple[tuple[str, str], str], list[Attendance]] = {}
    for (_activity, where, group), one in latest.items():
        rooms.setdefault((where, group), []).append(one)
    groups = Counter(where for where, _group in rooms)
    return [_presence(room, FALSE_ALARM / groups[where]) for (where, _group), room in rooms.items()]


def _where(one: Attendance) -> tuple[str, str]:
    return key(one.trait), key(one.area)


def _presence(room: Sequence[Attendance], chance: float) -> Presence:
    shares = [share for one in room if (share := number(one.lives_here)) is not None]
    share = shares[-1] / 100 if shares else 0.0
    result = seen(sum(one.came for one in room), sum(one.of for one in room), share, chance)
    return Presence(room[0].trait, room[0].group, result)


def _nobody_counted(stack: Stack, today: date) -> Finding:
    silent_on_it = held(stack, today)
    because = say("Activities that do not say who came: {n} of {n}.", n=len(silent_on_it))
    if not silent_on_it:
        because = say("No activity is recorded, so nobody can say who took part.")
    mend = say("Count who comes by group, without names, beside each group's share of those who live here.")
    return unsaid(stack, Stage.PROCUREMENT, because, mend, silent_on_it)


def _untold(stack: Stack, present: Sequence[Presence], today: date) -> list[str]:
    counted = {key(one.body.activity) for one in stack.of(Attendance)}
    attended = [one.body.name for one in held(stack, today) if one.body.came != 0]
    uncounted = [name for name in attended if key(name) not in counted]
    return uncounted + [one.group for one in present if one.seen.verdict is Verdict.UNCLEAR]


def _named(missing: Sequence[Presence], groups: int) -> Sentence:
    return tally(say("Groups fewer than chance alone would bring"), [_beside(one) for one in missing], groups)


def _beside(one: Presence) -> Sentence:
    return say(
        "{group} ({came} of {of} came; {share} per cent live here)",
        group=short(one.group),
        came=one.seen.came,
        of=one.seen.of,
        share=figure(one.seen.share * 100),
    )
