"""What is remembered of a place, what is recorded there, and what nobody counts? Demands 3.6, 3.7 and 3.8."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ombud.counted.entries import Dataset, Layer, Memory, Remembered, Uncounted
from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, kept
from ombud.evidence.gaps import gaps, said, tally
from ombud.evidence.said import key, listed, short
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _

DAYS_A_YEAR = 365.25


@check(
    "3.6",
    _("Beside the figures of today stand series through time, and what is remembered"),
    reads=(Remembered,),
    measure=_("The series themselves with their years; an oral history is heard and not measured."),
)
def the_past_is_kept(stack: Stack, today: date) -> Finding:
    """A series and a memory that is no series stand side by side, each with its years and where it is held."""
    remembered = stack.of(Remembered)
    mend = say("Add a series through time, and an oral history, an archive item or a story, with where it is held.")
    if not remembered:
        because = say("No series through time and no memory stands beside the figures of today.")
        return unsaid(stack, Stage.REVIEW, because, mend)
    series = sum(one.body.sort is Memory.SERIES for one in remembered)
    memories = sum(one.body.sort in (Memory.ORAL, Memory.ARCHIVE, Memory.STORY) for one in remembered)
    because = say("Series told of this place: {series}. Memories: {memories}.", series=series, memories=memories)
    if not series or not memories:
        return unsaid(stack, Stage.REVIEW, because, mend, remembered)
    untold = gaps(remembered, lambda one: one.about, "when", "held_at")
    if untold:
        because = tally(say("Memories not fully told"), untold, len(remembered))
        return unsaid(
            stack, Stage.REVIEW, because, say("Add the years, and where it can be heard or read."), remembered
        )
    return kept(because, remembered)


@check(
    "3.7",
    _("What is recorded of the place stands side by side, with source and age, without being merged into one figure"),
    reads=(Layer,),
    measure=_("The datasets that touch the place, joined by its borders: each record with its source and day."),
)
def records_stand_side_by_side(stack: Stack, today: date) -> Finding:
    """For each place at least two records stand, each with its source and the day on which it was true."""
    layers = stack.of(Layer)
    if not layers:
        because = say("No records of the place are laid side by side.")
        mend = say("Lay side by side what is recorded of the place, each record with its source and its day.")
        return unsaid(stack, Stage.REVIEW, because, mend)
    ahead = [one for one in layers if one.body.as_of and one.body.as_of > today]
    if ahead:
        because = tally(say("Records dated after {today}", today=today), [one.body.what for one in ahead], len(layers))
        return crossed(because, ahead, mend=say("Correct the day; what is foretold belongs among the forecasts."))
    untold: list[Sentence] = [*gaps(layers, lambda one: one.what, "source", "as_of"), *_alone(layers)]
    if untold:
        because = say("Records written down: {all}. Missing: {which}.", all=len(layers), which=listed(untold))
        mend = say("Add source and day to each record, and a second record of each place.")
        return unsaid(stack, Stage.REVIEW, because, mend, layers)
    oldest = min(one.body.as_of for one in layers if one.body.as_of)
    because = say(
        "Records side by side, with source and day: {n}, of places: {places}. The oldest is {years} years old.",
        n=len(layers),
        places=len({key(one.body.place) for one in layers}),
        years=round((today - oldest).days / DAYS_A_YEAR),
    )
    return kept(because, layers)


def _alone(layers: Sequence[Stated[Layer]]) -> list[Sentence]:
    """Places with one record only: nothing stands beside it."""
    records: dict[str, set[str]] = {}
    for one in layers:
        records.setdefault(key(one.body.place), set()).add(key(one.body.what))
    names = {key(one.body.place): one.body.place for one in layers}
    return [say("{place} (one record only)", place=short(names[place])) for place in records if len(records[place]) < 2]


@check(
    "3.8",
    _("Something that nobody counts was counted by those who live with it"),
    reads=(Uncounted, Dataset),
    measure=_("The forms that the community filled in, as a table with the day and place of each."),
)
def the_uncounted_is_counted(stack: Stack, today: date) -> Finding:
    """What nobody counts is named and counted by a community, and its data have a biography like any other."""
    uncounted = stack.of(Uncounted)
    if not uncounted:
        because = say("Nothing is named that matters here and that nobody counts.")
        mend = say("Ask residents what is missing from all data, and let them count it.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend)
    untold = [*gaps(uncounted, lambda one: one.what, "counted_by", "how", "records")]
    untold += [say("{name} (0 records)", name=short(one.body.what)) for one in uncounted if one.body.records == 0]
    if untold:
        because = tally(say("Things named but not counted"), untold, len(uncounted))
        mend = say("Find a community that counts it, and write down how, when and how many records there are.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend, uncounted)
    datasets = stack.of(Dataset)
    collectors = [key(one.body.collected_by) for one in datasets if said(one.body.collected_by)]
    without = [one.body.what for one in uncounted if not any(key(one.body.counted_by) in who for who in collectors)]
    if without:
        because = tally(say("Community datasets without a biography"), without, len(uncounted))
        mend = say("Write a biography of the dataset that names the community as its collector.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend, [*uncounted, *datasets])
    records = sum(one.body.records or 0 for one in uncounted)
    return kept(
        say(
            "Things that nobody counted and that are counted now: {n}. Records: {records}.",
            n=len(uncounted),
            records=records,
        ),
        uncounted,
    )
