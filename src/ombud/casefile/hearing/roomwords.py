"""How a room is told in words: who is missing, how far off the room is, what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ombud.evidence.figures import figure
from ombud.evidence.said import listed, short
from ombud.heard.whocame.computed import Whole
from ombud.heard.whocame.rows import Step
from ombud.heard.whocame.whole import AsAWhole
from ombud.people.fairroom import Verdict
from ombud.people.representation import Represented, Room
from ombud.words import Sentence, say

STEPS: dict[Step, Sentence] = {
    Step.ASKED: say("asked"),
    Step.ANSWERED: say("answered"),
    Step.CAME: say("came"),
    Step.STAYED: say("stayed"),
    Step.GOT_ANSWER: say("was answered"),
}
VERDICTS: dict[Verdict, str] = {
    Verdict.SHORT: "fewer than chance brings",
    Verdict.MORE: "more than chance brings",
    Verdict.IN_LINE: "as many as chance brings",
    Verdict.TOO_FEW: "too few to tell",
    Verdict.UNCLEAR: "not told",
}


def missing(those: Iterable[Represented]) -> tuple[Represented, ...]:
    """The groups that are short, those that are furthest below their share first."""
    short_of = [one for one in those if one.verdict is Verdict.SHORT]
    return tuple(sorted(short_of, key=lambda one: (one.most or 0.0, one.group)))


def beside(one: Represented, reference: str) -> Sentence:
    """One group with its numbers; where its count is not shown, the most that it can be."""
    gaps: dict[str, object] = {"group": short(one.group), "share": percent(one.lives_here), "reference": reference}
    if one.came is None:
        return say("{group} (its number is not shown; {share} per cent of {reference})", **gaps)
    gaps |= {"came": one.came, "of": one.of}
    return say("{group} ({came} of {of} in the room; {share} per cent of {reference})", **gaps)


def named(those: Sequence[Represented], reference: str, trait: str) -> Sentence:
    """Who is missing, by name."""
    groups = listed((beside(one, reference) for one in those), 6)
    if all(one.sure for one in those):
        return say("Missing by {trait}: {groups}.", trait=trait, groups=groups)
    return say(
        "Missing by {trait}, among those whose group is known: {groups}. The people whose group nobody knows "
        "could fill the gap of: {open}.",
        trait=trait,
        groups=groups,
        open=listed(one.group for one in those if not one.sure),
    )


def whole(told: AsAWhole, room: Room, reference: str, trait: str) -> Sentence:
    """The room as a whole beside fair draws; never that it is in order."""
    worth = room.known if room.effective is None else int(room.effective)
    gaps = {"trait": trait, "reference": reference, "n": worth}
    if told.found is None:
        return say("By {trait}, the room cannot be held against {reference}.", trait=trait, reference=reference)
    gaps |= {"d": percent(told.found.d), "cut": percent(told.found.cut)}
    if told.verdict is Whole.UNLIKE:
        return say(
            "By {trait}, {d} per cent of the room would have to be others for it to be like {reference}; of 100 fair "
            "draws of {n}, 95 are no further off than {cut}. Chance does not explain it.",
            **gaps,
        )
    if told.verdict is Whole.TOO_FEW:
        return say("By {trait}, beside {reference}: too few people to tell ({n}). {d} per cent of the room would have "
                   "to be others, and fair draws so small are often up to {cut} per cent off.", **gaps)  # fmt: skip
    return say("By {trait}, beside {reference}, the room of {n} cannot be told from a fair draw: {d} per cent would "
               "have to be others, and 95 of 100 fair draws are no further off than {cut}.", **gaps)  # fmt: skip


def not_known(told: AsAWhole, room: Room) -> tuple[Sentence, ...]:
    """What the people whose group nobody knows leave open."""
    if not room.unknown:
        return ()
    open_to = say("People whose group nobody knows: {n} of {all}. Each group's ratio stands with its least and most, "
                  "if none or all of them belong to it.", n=room.unknown, all=room.known + room.unknown)  # fmt: skip
    if told.least is None or told.most is None:
        return (open_to,)
    wherever = say("Wherever they belong, between {least} and {most} per cent of the room would have to be others.",
                   least=percent(told.least), most=percent(told.most))  # fmt: skip
    if told.verdict is Whole.UNLIKE and not told.sure:
        return open_to, wherever, say("So the people whose group nobody knows could explain the distance.")
    return open_to, wherever


def percent(share: float) -> str:
    """A share (0 to 1) in per cent, with three figures that count."""
    return figure(round(share * 100, 1))
