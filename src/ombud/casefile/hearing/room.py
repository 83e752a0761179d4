"""Who was in the room: each group that was counted, beside each population that it is held against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ombud.casefile.figures import Figure
from ombud.casefile.gains.small import policy_told
from ombud.casefile.hearing.heard import About, Heard, heard
from ombud.casefile.hearing.roomareas import AREA, area_part
from ombud.casefile.hearing.roomcompared import Asked, Compared, Doing, NobodyCompared, compared, counted_at, the_room
from ombud.casefile.hearing.roomfunnel import Funnel, funnel, funnel_part
from ombud.casefile.hearing.roomsaid import says
from ombud.casefile.hearing.roomtables import dumbbell, plain, room_table, strips
from ombud.casefile.hearing.roomwords import STEPS, named, not_known, whole
from ombud.casefile.measured import Part
from ombud.casefile.piece import Cell
from ombud.casefile.written import column
from ombud.evidence.said import listed
from ombud.heard.computed import Sort
from ombud.heard.whocame.computed import Whole
from ombud.heard.whocame.counting import days, events, steps, traits
from ombud.heard.whocame.population import Reference, over_areas, references
from ombud.heard.whocame.rows import Living, Row, Step
from ombud.people.small import Policy
from ombud.words import Sentence, say


def who_was_in_the_room(
    rows: Sequence[Row], living: Sequence[Living], about: About, asked: Asked, doing: Doing,
    notes: Sequence[Sentence] = (),
) -> Heard:  # fmt: skip
    """The document and the statements; ``notes`` on the files stand first.

    Raises :class:`NobodyCompared`, and what the counting raises.
    """
    step = the_room(rows, asked.step)
    on = (days(rows, step) or (None,))[-1]
    those = references(living, on)
    found = tuple(compared(rows, those, step, asked, doing))
    if not found:
        raise NobodyCompared(say("No trait that people were counted by is in the population; name both alike."))
    doing(say("Putting it in words"), 0, 1)
    first, *rest = _parts(rows, those, found, asked, step)
    first = first.model_copy(update={"notes": (*notes, *first.notes)})
    return heard(about, Sort.ROOM, tuple(_lead(rows, step, found)), (first, *rest), tuple(says(about, found, step)))


def _lead(rows: Sequence[Row], step: Step, found: Sequence[Compared]) -> Iterator[Sentence]:
    there = events(rows, step)
    people = sum(event.total for event in there)
    yield say("People counted at the step “{step}”: {n}. Events: {events}.", step=STEPS[step], n=people,
              events=len(there))  # fmt: skip
    if bare := sorted(set(traits(rows)) - {one.reference.trait for one in found}):
        yield say("Counted, and no population says how many live here: by {traits}.", traits=listed(bare))
    for one in found:
        if one.missing:
            yield named(one.missing, one.reference.name, one.reference.trait)
    for one in found:
        if one.whole.verdict is Whole.UNLIKE and not one.missing:
            yield whole(one.whole, one.shown.room, one.reference.name, one.reference.trait)
    if few := [_which(one) for one in found if one.whole.verdict is Whole.TOO_FEW]:
        yield say("Too few people to tell whether the room is like the people: {which}.", which=listed(few, 6))
    if not any(one.missing or one.whole.verdict in (Whole.UNLIKE, Whole.TOO_FEW) for one in found):
        yield say("No group is told to be missing: {which}. That is not that everybody was there.",
                  which=listed((_which(one) for one in found), 6))  # fmt: skip


def _which(one: Compared) -> Sentence:
    return say("by {trait} beside {reference}", trait=one.reference.trait, reference=one.reference.name)


def _parts(
    rows: Sequence[Row], those: Sequence[Reference], found: Sequence[Compared], asked: Asked, step: Step
) -> Iterator[Part]:
    for one in found:
        yield _part(one, asked.small)
    known = [*those, *over_areas(those, AREA)]
    yield funnel_part(rows, tuple(_funnels(rows, found, asked.small, step)), known, asked.small)
    if (inner := area_part([(one.reference, one.shown) for one in found])) is not None:
        yield inner
    yield _population([one.reference for one in found if one.reference.trait != AREA])


def _funnels(rows: Sequence[Row], found: Sequence[Compared], small: Policy, step: Step) -> Iterator[Funnel]:
    """Each trait that people were counted by, and areas, also where no population knows them."""
    told = {one.reference.trait: one.shown for one in found}
    for trait in dict.fromkeys([*traits(rows), AREA]):
        counts = [one for each in steps(rows) if (one := counted_at(rows, trait, each)) is not None and one.known]
        if trait in told and counts:
            yield funnel(counts, told[trait].groups, small, {step: told[trait].room.came})
        elif counts:
            yield funnel(counts, sorted({name for one in counts for name in one.totals}), small, {})


def _part(one: Compared, policy: Policy) -> Part:
    reference, trait = one.reference.name, one.reference.trait
    table = room_table(one.key, reference, trait, one.groups)
    return Part(
        key=one.key,
        demand="2.7",
        title=say("By {trait}, beside {reference}", trait=trait, reference=reference),
        told=(
            *((named(one.missing, reference, trait),) if one.missing else ()),
            whole(one.whole, one.shown.room, reference, trait),
        ),
        notes=(*not_known(one.whole, one.shown.room), *_notes(one, policy)),
        method="room",
        figures=_figures(one),
        tables=(table,),
    )


def _figures(one: Compared) -> tuple[Figure, ...]:
    """Two figures of the groups that are shown; none where all are hidden."""
    there = [each for each in one.groups if each.ratio is not None]
    if not there:
        return ()
    names = one.key, one.reference.name, one.reference.trait
    return dumbbell(*names, there), strips(*names, there)


def _notes(one: Compared, policy: Policy) -> Iterator[Sentence]:
    if one.shown.room.effective is not None:
        yield say("People carry weights, so that these {n} are worth {worth} of equal weight.", n=one.shown.room.known,
                  worth=int(one.shown.room.effective))  # fmt: skip
    if one.whole.found is not None:
        yield say("By this rule {n} of 100 fair rooms of this size are called unlike the people by chance.",
                  n=f"{100 * one.whole.found.fires:.1f}")  # fmt: skip
    if one.whole.joined:
        yield policy_told(policy)
        yield say("Groups whose number is not shown: {n}. As a whole the room is judged with them as one group, and "
                  "each is called missing only where it would be if all of them were of that group.",
                  n=one.whole.joined)  # fmt: skip
    if one.reference.later:
        day = one.reference.as_of or ""
        yield say("The people were counted on {day}, after the room: there is no earlier count.", day=day)
    elif one.reference.as_of is None:
        yield say("Nobody says on which day the people were counted.")


def _population(those: Sequence[Reference]) -> Part:
    columns = (
        column("reference", say("Beside whom")),
        column("trait", say("Trait")),
        column("group", say("Group")),
        column("area", say("Area")),
        column("people", say("People"), "persons"),
        column("counted", say("Counted on")),
        column("source", say("Source")),
    )
    rows = tuple(line for one in those for line in _living(one))
    return Part(
        key="population",
        demand="2.7",
        title=say("The people that the room is held against"),
        told=(say("Each population as it was counted by the time of the room. It goes with this answer: what is "
                  "counted later changes nothing."),),
        method="room",
        tables=(plain("population", say("People by group"), columns, rows),),
    )  # fmt: skip


def _living(one: Reference) -> Iterator[tuple[Cell, ...]]:
    day = one.as_of.isoformat() if one.as_of else ""
    for (group, area), people in sorted(one.people.items()):
        yield one.name, one.trait, group, area, people, day, one.source
