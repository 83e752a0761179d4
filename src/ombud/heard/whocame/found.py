"""Who was in the room, as measured: whether a group is missing, and whether chance explains the room as a whole."""

from __future__ import annotations

from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.gaps import tally
from ombud.evidence.measured import latest, share
from ombud.evidence.said import key, listed, number, short
from ombud.heard.whocame.computed import RoomGroup, RoomWhole, Whole
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.people.fairroom import Verdict
from ombud.words import Sentence, say

_ASK = say("Ask the missing groups by themselves, where they are, before deciding.")
_WHO = say("Ask people which group they belong to, with a way not to say, so that fewer are unknown.")
_MORE = say("Hear more people, or ask these groups alone.")
_OTHERS = say("Hear those who are fewer than their share, before deciding.")
_NAME = say("Measure again with groups that are named alike in the room and in the population.")
Groups = tuple[Stated[RoomGroup], ...]
Wholes = tuple[Stated[RoomWhole], ...]


def measured_room(stack: Stack) -> Finding | None:
    """What the latest measured rooms say of demand 2.7; nothing where none was measured.

    A missing group crosses it; so does a whole room that chance does not explain. A room too small to tell never
    keeps it.
    """
    groups = latest(stack.of(RoomGroup), lambda one: (*_where(one), key(one.group)))
    wholes = latest(stack.of(RoomWhole), _where)
    if not groups and not wholes:
        return None
    found = _missing(groups) or _unlike(wholes) or _open(groups) or _open_rooms(wholes)
    return found or _few(groups, wholes) or _untold(groups, wholes)


def _where(one: RoomGroup | RoomWhole) -> tuple[str, str, str, str]:
    return key(one.what), one.step.value, key(one.reference), key(one.trait)


def _missing(groups: Groups) -> Finding | None:
    short_of = [one for one in groups if one.body.verdict is Verdict.SHORT and one.body.sure is Said.YES]
    if not short_of:
        return None
    because = tally(say("Groups fewer than chance alone would bring"), [_beside(one.body) for one in short_of],
                    len(groups))  # fmt: skip
    return crossed(because, short_of, _ASK)


def _unlike(wholes: Wholes) -> Finding | None:
    unlike = [one for one in wholes if one.body.verdict is Whole.UNLIKE and one.body.sure is Said.YES]
    if not unlike:
        return None
    because = say("The room is further from the people than chance explains: {rooms}.",
                  rooms=listed(_whole(one.body) for one in unlike))  # fmt: skip
    return crossed(because, unlike, _OTHERS)


def _open(groups: Groups) -> Finding | None:
    """Groups that are short among those whose group is known, where the others could make up for it."""
    could = [one for one in groups if one.body.verdict is Verdict.SHORT]
    if not could:
        return None
    because = tally(say("Groups that are few among those whose group is known, and the others could make up for it"),
                    [_beside(one.body) for one in could], len(groups))  # fmt: skip
    return silent(because, _WHO, could)


def _open_rooms(wholes: Wholes) -> Finding | None:
    """Rooms that are unlike the people among those whose group is known, where the others could make up for it."""
    could = [one for one in wholes if one.body.verdict is Whole.UNLIKE]
    if not could:
        return None
    because = say("Among those whose group is known the room is further from the people than chance explains, and the "
                  "others could make up for it: {rooms}.", rooms=listed(_whole(one.body) for one in could))  # fmt: skip
    return silent(because, _WHO, could)


def _few(groups: Groups, wholes: Wholes) -> Finding | None:
    few = [one for one in groups if one.body.verdict is Verdict.TOO_FEW]
    rooms = [one for one in wholes if one.body.verdict is Whole.TOO_FEW]
    if not few and not rooms:
        return None
    which = listed(_whole(one.body) for one in rooms) if rooms else listed(one.body.group for one in few)
    because = say("Too few people came to tell: {which}.", which=which)
    return silent(because, _MORE, [*few, *rooms])


def _untold(groups: Groups, wholes: Wholes) -> Finding:
    """What is left: groups of which nothing is told, or a room of which all that is told is in line."""
    untold = [one for one in groups if one.body.verdict is Verdict.UNCLEAR]
    unclear = [one for one in wholes if one.body.verdict is Whole.UNCLEAR]
    if untold or unclear or not groups:
        names = [short(one.body.group) for one in untold] or [short(one.body.trait) for one in unclear]
        because = say("Of these it cannot be told whether they were in the room: {which}.", which=listed(names))
        return silent(because, _NAME, [*untold, *unclear] or wholes)
    because = say("Groups fewer than chance alone would bring, 0 of {all}: {groups}.", all=len(groups),
                  groups=listed(one.body.group for one in groups))  # fmt: skip
    return kept(because, [*groups, *wholes])


def _beside(body: RoomGroup) -> Sentence:
    gaps: dict[str, object] = {"group": short(body.group), "share": share(body.lives_here),
                               "reference": short(body.reference)}  # fmt: skip
    if number(body.came) is None:
        return say("{group} (its number is not shown; {share} per cent of {reference})", **gaps)
    gaps |= {"came": body.came, "of": body.of}
    return say("{group} ({came} of {of} in the room; {share} per cent of {reference})", **gaps)


def _whole(body: RoomWhole) -> Sentence:
    return say("{what}, by {trait} beside {reference}", what=short(body.what), trait=short(body.trait),
               reference=short(body.reference))  # fmt: skip
