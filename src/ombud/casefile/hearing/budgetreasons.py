"""For every project of a budget the plain reason why it was funded or not, and who paid for it."""

from __future__ import annotations

from ombud.casefile.figures import Bar, Bars
from ombud.casefile.hearing.budgetcounted import Counted
from ombud.casefile.measured import Part, Table
from ombud.casefile.written import column
from ombud.heard.budget.greedy import ranked
from ombud.heard.budget.outcome import Turn
from ombud.heard.budget.rule import Method, Worth
from ombud.heard.budget.shares import Purchase
from ombud.heard.budget.watched import Lack
from ombud.words import Sentence, say

MOST_BARS, LEAST_BARS = 60, 10  # beyond, a figure is no figure; those that are funded are all drawn


def reasons(counted: Counted) -> Part:
    """Every project with its reason, and the bars of votes: the funded ones full."""
    order = _order(counted)
    told = {at: reason(counted, at) for at in order}
    return Part(
        key="reasons",
        demand="2.8",
        title=say("Why each project was funded or not"),
        told=(_most_votes_unfunded(counted, told),),
        notes=(_shares_told(counted),) if counted.watched else (),
        method="budget",
        figures=(_bars(counted, order, told),),
        tables=(_table(counted, order, told),),
    )


def reason(counted: Counted, at: int) -> Sentence:
    """Why one project was funded or not, by the rule that was asked for."""
    project, poll = counted.poll.projects[at], counted.poll
    if not poll.votes[at]:
        return say("Nobody named it.")
    if project.cost > poll.budget:
        return say("It alone costs more than the whole budget.")
    turn = next((one for one in counted.asked.outcome.turns if one.project == at), None)
    if counted.watched is None:
        return _by_turn(counted, at, turn)
    for number, one in enumerate(counted.watched.purchases, 1):
        if one.project == at:
            return _bought(counted, number, one)
    lack = next(one for one in counted.watched.lacks if one.project == at)
    why = _lacking(counted, lack)
    if turn is None:
        return why
    return say("{shares} {votes}", shares=why, votes=_by_turn(counted, at, turn))


def _bought(counted: Counted, number: int, one: Purchase) -> Sentence:
    if not one.full and not one.rest:
        return say("It costs nothing and takes money from nobody.")
    each = counted.each(one.price)
    if counted.poll.score[one.project] != counted.poll.votes[one.project]:
        return say("Bought as number {number}: {each} for each point. Supporters who paid that: {full}; who paid "
                   "all that "
                   "they had left: {rest}.", number=number, each=each, full=one.full, rest=one.rest)  # fmt: skip
    return say("Bought as number {number}: {each} from each supporter. Supporters who paid that: {full}; who paid "
               "all that "
               "they had left: {rest}.", number=number, each=each, full=one.full, rest=one.rest)  # fmt: skip


def _lacking(counted: Counted, lack: Lack) -> Sentence:
    cost, purchases = counted.poll.projects[lack.project].cost, counted.watched.purchases if counted.watched else ()
    if lack.last is None:
        return say("Its supporters never held enough: {start} together at first, and it costs {cost}.",
                   start=counted.money(lack.start), cost=counted.money(cost))  # fmt: skip
    return say("Its supporters could have paid for it until number {number} was bought ({other}); in the end they held "
               "{held} together, {lack} too little.", number=lack.last + 1,
               other=counted.name(purchases[lack.last].project),
               held=counted.money(lack.held), lack=counted.money(cost - lack.held))  # fmt: skip


def _by_turn(counted: Counted, at: int, turn: Turn | None) -> Sentence:
    cost = counted.poll.projects[at].cost
    if turn is None or not turn.reached:
        return say("The count had ended before its turn, at the first project that did not fit.")
    rule = counted.asked.outcome.rule
    by = _VOTES if rule.method is not Method.GREEDY else _BY[rule.points, rule.worth]
    place = 1 + [one.project for one in counted.asked.outcome.turns].index(at)
    if turn.taken:
        return say("Number {place} by {what}: {left} were left and it costs {cost}.", place=place, what=by,
                   left=counted.money(turn.left), cost=counted.money(cost))  # fmt: skip
    return say("Number {place} by {what}: {left} were left, {lack} too little for its cost of {cost}.", place=place,
               what=by, left=counted.money(turn.left), lack=counted.money(cost - turn.left),
               cost=counted.money(cost))  # fmt: skip


_VOTES = say("votes")
_BY = {
    (False, Worth.COST): _VOTES,
    (False, Worth.COUNT): say("votes for the money"),
    (True, Worth.COST): say("points"),
    (True, Worth.COUNT): say("points for the money"),
}


def _order(counted: Counted) -> list[int]:
    """By votes, ties as declared."""
    ranks = ranked(counted.poll, counted.asked.outcome.rule.ties)
    return sorted(range(len(ranks)), key=lambda at: (-int(counted.poll.votes[at]), ranks[at]))


def _most_votes_unfunded(counted: Counted, told: dict[int, Sentence]) -> Sentence:
    have = set(counted.asked.outcome.funded)
    first = next((at for at in told if at not in have), None)
    if first is None:
        return say("Every project is funded.")
    return say("The project with most votes that is not funded: {name}, votes: {votes}. {why}",
               name=counted.name(first),
               votes=int(counted.poll.votes[first]), why=told[first])  # fmt: skip


def _shares_told(counted: Counted) -> Sentence:
    outcome = counted.asked.outcome
    share = counted.each(outcome.share or 0)
    if not outcome.steps:
        return say("Every voter held {share} at first: the budget shared out evenly over all ballots.", share=share)
    first = counted.each(counted.poll.budget / counted.poll.voters)
    if outcome.next_cost is None:
        return say("Every voter held {first} at first, raised step by step to {share}; more would change nothing.",
                   first=first, share=share)  # fmt: skip
    return say("Every voter held {first} at first, raised step by step to {share}; the next step would have spent "
               "{next}, "
               "more than there is.", first=first, share=share, next=counted.money(outcome.next_cost))  # fmt: skip


def _bars(counted: Counted, order: list[int], told: dict[int, Sentence]) -> Bars:
    have = set(counted.asked.outcome.funded)
    unfunded = [at for at in order if at not in have][: max(MOST_BARS - len(have), LEAST_BARS)]
    drawn = have | set(unfunded)
    rows = tuple(
        Bar(name=counted.name(at), value=float(counted.poll.votes[at]), chosen=at in have,
            note=None if at in have else told[at])
        for at in order if at in drawn
    )  # fmt: skip
    return Bars(
        title=say("Votes and what is funded"),
        description=say("Votes of each project (of those not funded, the first by votes); full bars are funded by "
                        "{rule}, hollow ones are not.",
                        rule=counted.asked.outcome.rule.told),
        unit=say("votes"),
        chosen=say("funded"),
        others=say("not funded"),
        rows=rows,
        table="projects",
    )  # fmt: skip


def _table(counted: Counted, order: list[int], told: dict[int, Sentence]) -> Table:
    poll, have = counted.poll, {at: n for n, at in enumerate(counted.asked.outcome.funded, 1)}
    lacks = {one.project: one for one in counted.watched.lacks} if counted.watched else {}
    official = set(counted.official.funded) if counted.official else None
    money = poll.currency
    columns = (
        column("id", say("Number")), column("project", say("Project")), column("area", say("Belongs to")),
        column("cost", say("Cost"), money), column("votes", say("Votes")), column("points", say("Points")),
        column("funded", say("Funded")), column("place", say("Place")), column("official", say("By the city")),
        column("held", say("Supporters held in the end"), money), column("lacked", say("Lacked"), money),
        column("support", say("Supporters who could each pay alike, when last it could be bought"), "", 1),
        column("why", say("Why")),
    )  # fmt: skip
    rows = []
    for at in order:
        one, lack = poll.projects[at], lacks.get(at)
        if at in have:
            lack = None
        rows.append((
            one.id, one.name, one.area, counted.plain(one.cost), int(poll.votes[at]), int(poll.score[at]),
            "yes" if at in have else "no", have.get(at),
            None if official is None else ("yes" if at in official else "no"),
            counted.plain(lack.held) if lack else None, 
            counted.plain(one.cost - lack.held) if lack else _short(counted, at),
            round(lack.support, 1) if lack and lack.support else None, str(told[at]),
        ))  # fmt: skip
    return Table(name="projects", title=say("Every project"), columns=columns, rows=tuple(rows), shown=40)


def _short(counted: Counted, at: int) -> float | None:
    """What a project lacked at its turn in a greedy count."""
    if counted.asked.outcome.rule.method is not Method.GREEDY:
        return None
    for turn in counted.asked.outcome.turns:
        if turn.project == at and turn.reached and not turn.taken:
            return counted.plain(counted.poll.projects[at].cost - turn.left)
    return None
