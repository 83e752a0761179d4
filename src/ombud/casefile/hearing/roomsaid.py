"""The statements about a room that are sealed into a case: one a group, and one for the room as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ombud.casefile.hearing.heard import About
from ombud.casefile.hearing.roomcompared import Compared
from ombud.casefile.written import known
from ombud.evidence.computed import Computed
from ombud.heard.whocame.computed import RoomGroup, RoomWhole, Whole
from ombud.heard.whocame.rows import Step
from ombud.ledger.entry import Said
from ombud.people.fairroom import Verdict
from ombud.people.representation import Represented


def says(about: About, found: Sequence[Compared], step: Step) -> Iterator[Computed]:
    for one in found:
        yield _said_whole(about, one, step)
        yield from (_said_group(about, one, each, step) for each in one.groups)


def _said_whole(about: About, one: Compared, step: Step) -> RoomWhole:
    room, told = one.shown.room, one.whole.found
    return RoomWhole(
        what=about.what,
        reference=one.reference.name,
        step=step,
        trait=one.reference.trait,
        of=room.known,
        unknown=room.unknown,
        distance=known(told.d) if told else None,
        fair=known(told.cut) if told else None,
        chance=known(100 * told.chance, 2) if told else None,
        verdict=one.whole.verdict,
        sure=_yes(one.whole.sure) if one.whole.verdict is Whole.UNLIKE else Said.UNSAID,
    )


def _yes(sure: bool) -> Said:
    return Said.YES if sure else Said.NO


def _said_group(about: About, one: Compared, each: Represented, step: Step) -> RoomGroup:
    around = each.ratio_range
    return RoomGroup(
        what=about.what,
        reference=one.reference.name,
        step=step,
        trait=one.reference.trait,
        group=each.group,
        came=each.came,
        of=each.of,
        unknown=one.shown.room.unknown,
        share=None if each.share is None else known(100 * each.share, 4),
        lives_here=known(100 * each.lives_here, 4),
        ratio=known(each.ratio),
        low=known(around.low) if around else None,
        high=known(around.high) if around else None,
        verdict=each.verdict,
        sure=_yes(each.sure) if each.verdict is Verdict.SHORT else Said.UNSAID,
        counted=one.reference.as_of,
    )
