"""Who answers alike: the map of people, how many groups, how stable they are, and what chance alone would show."""

from __future__ import annotations

from ombud.casefile.figures import Cloud, Crowd
from ombud.casefile.figures import Heap as Disc
from ombud.casefile.hearing.opinionswords import column, known, names
from ombud.casefile.measured import Part, Table
from ombud.heard.opinions.groups import Groups, Verdict
from ombud.heard.opinions.heaps import Heap, heaps
from ombud.heard.opinions.map import OpinionMap
from ombud.words import Sentence, say


def groups_part(found: OpinionMap) -> Part:
    """The groups, or that none can be told apart, with what that rests on."""
    groups = found.groups
    seen = heaps(groups)
    return Part(
        key="groups",
        demand="2.8",
        title=say("Who answers alike"),
        told=(_verdict(groups), *_sizes(groups), *_gap(groups), *_chance(groups)),
        notes=_notes(groups),
        method="opinions",
        figures=(_cloud(groups, seen),) if seen else (),
        tables=(*((_heaps(seen),) if seen else ()), *_tries(groups), *_directions(groups)),
    )


def _verdict(groups: Groups) -> Sentence:
    gaps = {"k": groups.likeliest, "stable": f"{groups.stable or 0:.2f}", "needed": f"{groups.asked.stable:.2f}"}
    if groups.verdict is Verdict.APART:
        return say(
            "Groups: {k}. Two halves of the people, each looked at alone, give the same groups to {stable} of 1; "
            "from {needed} on that counts as stable.",
            **gaps,
        )
    if groups.verdict is Verdict.UNSTABLE:
        return say(
            "No groups can be told apart. The most stable number would be {k}, but two halves of the people give "
            "the same groups only to {stable} of 1, and {needed} are needed; or a group would be so small that "
            "it points at people.",
            **gaps,
        )
    if groups.verdict is Verdict.CHANCE:
        return say("No groups can be told apart: people do not answer alike by more than chance.")
    return say("No groups can be told apart: too few people voted often enough.")


def _sizes(groups: Groups) -> tuple[Sentence, ...]:
    if not groups.k:
        return ()
    sizes = ", ".join(f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at]} {n}" for at, n in enumerate(groups.sizes))
    return (say("People in each group: {sizes}.", sizes=sizes),)


def _gap(groups: Groups) -> tuple[Sentence, ...]:
    if groups.gap is None:
        return ()
    gaps = {"seen": f"{groups.gap.seen:.2f}", "even": f"{groups.gap.even:.2f}"}
    if groups.gap.there:
        return (
            say(
                "Between the groups there is a gap: its clearness is {seen} of 1, and dividing people who are spread "
                "out evenly gives {even} at most.",
                **gaps,
            ),
        )
    return (
        say(
            "Between the groups there is no gap: its clearness is {seen} of 1, and dividing people who are spread out "
            "evenly gives up to {even}. People stand along a scale, and near the cut few votes decide who is in which "
            "group.",
            **gaps,
        ),
    )


def _chance(groups: Groups) -> tuple[Sentence, ...]:
    found = groups.chance
    if found is None or not len(found.seen) or not len(found.shuffled):
        return ()
    return (
        say(
            "The strongest pattern explains {seen} per cent of how votes differ; in {n} shuffles of the votes, at "
            "most {most} per cent.",
            seen=f"{100 * found.seen[0]:.1f}",
            n=len(found.shuffled),
            most=f"{100 * found.shuffled[:, 0].max():.1f}",
        ),
    )


def _notes(groups: Groups) -> tuple[Sentence, ...]:
    told = [
        say(
            "A group is people who answered alike. It says nothing of who they are, nor how many in the city think so: "
            "those who took part chose to."
        ),
        say(
            "Shuffled votes keep who saw what, and how often each person and each statement has an agree, a disagree "
            "and a pass; that someone agrees with everything is therefore no group."
        ),
    ]
    if groups.chance is not None and groups.chance.people < len(groups.votes.people):
        told.append(say("Stability and chance were looked at for {n} people drawn by lot.", n=groups.chance.people))
    if groups.axes > 2:
        told.append(
            say(
                "Groups were found along {n} directions, and the map shows the first two: groups that overlap "
                "there may be apart in another.",
                n=groups.axes,
            )
        )
    return tuple(told)


def _cloud(groups: Groups, seen: tuple[Heap, ...]) -> Cloud:
    titles = names(groups.k)
    crowds = tuple(
        Crowd(
            name=str(titles[group]),
            heaps=tuple(
                Disc(x=round(one.x, 3), y=round(one.y, 3), people=one.people) for one in seen if one.group == group
            ),
        )
        for group in sorted({one.group for one in seen})
    )
    return Cloud(
        title=say("People near each other answered alike"),
        description=say(
            "Each disc is people who answered alike; the larger, the more of them. None is of fewer than "
            "{n} people. The axes have no unit.",
            n=groups.asked.smallest,
        ),
        crowds=crowds,
        table="heaps",
    )


def _heaps(seen: tuple[Heap, ...]) -> Table:
    k = len({one.group for one in seen})
    titles = names(k)
    return Table(
        name="heaps",
        title=say("The discs of the map"),
        columns=(
            column("group", say("Group")),
            column("across", say("Across"), "", 3),
            column("up", say("Up"), "", 3),
            column("people", say("People")),
        ),
        rows=tuple((str(titles[one.group]), round(one.x, 3), round(one.y, 3), one.people) for one in seen),
    )


def _tries(groups: Groups) -> tuple[Table, ...]:
    if not groups.tries:
        return ()
    rows = tuple(
        (
            one.k,
            known(one.silhouette, 3, 1),
            known(one.stable, 3, 1),
            known(one.low, 3, 1),
            "yes" if one.k == groups.k else "",
        )
        for one in groups.tries
    )
    return (
        Table(
            name="how-many-groups",
            title=say("How many groups"),
            columns=(
                column("groups", say("Groups")),
                column("gaps", say("How clear the gaps are"), "", 3),
                column("stability", say("Stability, middle"), "", 3),
                column("lowest", say("Stability, lowest"), "", 3),
                column("taken", say("Taken")),
            ),
            rows=rows,
            notes=(
                say(
                    "How clear the gaps are: silhouette, 1 is far apart, 0 is no gap. Stability: adjusted Rand index "
                    "of the groups that two halves of the people give, 1 is the same, 0 is chance. Of the stable "
                    "numbers the one with the clearest gaps is taken."
                ),
            ),
        ),
    )


def _directions(groups: Groups) -> tuple[Table, ...]:
    found = groups.chance
    if found is None or not len(found.shuffled):
        return ()
    rows = tuple(
        (
            at + 1,
            known(found.seen[at], 2),
            known(found.shuffled[:, at].mean(), 2),
            known(found.shuffled[:, at].max(), 2),
            round(float(found.p[at]), 2),
            "yes" if at < found.axes else "",
        )
        for at in range(len(found.seen))
    )
    return (
        Table(
            name="beyond-chance",
            title=say("What is more than chance"),
            columns=(
                column("direction", say("Direction")),
                column("explains", say("Explains"), "per cent", 1),
                column("shuffled", say("In shuffled votes, mean"), "per cent", 1),
                column("shuffled_most", say("In shuffled votes, most"), "per cent", 1),
                column("p", say("By chance alone"), "", 2),
                column("kept", say("Kept")),
            ),
            rows=rows,
        ),
    )
