"""Shares of the people beside shares of the thing: a stroke and a disc for each group, hollow where chance would do."""

from __future__ import annotations

from itertools import chain

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ombud.casefile.figures import Dumbbell, Pair
from ombud.web.figures import svg
from ombud.web.figures.rows import Row, rows
from ombud.web.figures.scale import Scale, scale
from ombud.web.numbers import known, number

START, END = 15.0, 85.0  # room at both sides for the numbers


def dumbbell(figure: Dumbbell, what: str) -> SafeString:
    """One line a group, on one scale from zero, per cent."""
    values = chain.from_iterable((one.people, one.thing, one.low, one.high) for one in figure.rows)
    over = scale(values, (0.0,), START, END)
    drawn = [Row(pair.name, _word(pair), _told(pair), _line(pair, over)) for pair in figure.rows]
    return rows(drawn, over, _("per cent"), _legend(figure, what))


def _word(pair: Pair) -> str:
    """The difference in words, before any mark is looked at."""
    people, thing = known(pair.people), known(pair.thing)
    if people is None or thing is None:
        return _("not known")
    if not pair.apart:
        return _("cannot be told apart from chance")
    points = number(abs(thing - people), 1)
    return _("{n} points more").format(n=points) if thing > people else _("{n} points less").format(n=points)


def _told(pair: Pair) -> str:
    shares = _("{people} per cent of the people, {thing} per cent of it").format(
        people=number(pair.people, 1), thing=number(pair.thing, 1)
    )
    if known(pair.low) is None or known(pair.high) is None:
        return shares
    return shares + _(" (95 per cent interval {low} to {high})").format(
        low=number(pair.low, 1), high=number(pair.high, 1)
    )


def _line(pair: Pair, over: Scale) -> str:
    people, thing, low, high = (known(one) for one in (pair.people, pair.thing, pair.low, pair.high))
    parts = []
    if people is not None and thing is not None:
        dashed = "" if pair.apart else ' stroke-dasharray="3 3"'
        parts.append(svg.level(over.at(people), over.at(thing), f' stroke-width="3"{dashed}'))
    if low is not None and high is not None:
        parts.append(svg.level(over.at(low), over.at(high), ' stroke-opacity=".6"'))
    if people is not None:
        parts.append(_stroke(over.at(people)))
    if thing is not None:
        parts.append(f'<g class="c1">{svg.disc(over.at(thing), pair.apart)}</g>')
    return "".join(parts) + _numbers(pair, over)


def _numbers(pair: Pair, over: Scale) -> str:
    """Both shares, each at its own side, beyond all that is drawn."""
    told = [(value, number(value, 1)) for one in (pair.people, pair.thing) if (value := known(one)) is not None]
    ends = [over.at(value) for one in (pair.people, pair.thing, pair.low, pair.high)
            if (value := known(one)) is not None]  # fmt: skip
    if not told:
        return ""
    told.sort()
    left = svg.text(min(ends), told[0][1], "end", -11) if len(told) > 1 else ""
    return left + svg.text(max(ends), told[-1][1], "start", 11)


def _stroke(at: float) -> str:
    return f'<line x1="{svg.along(at)}" x2="{svg.along(at)}" y1="20%" y2="80%" stroke="currentColor" stroke-width="4"/>'


def _legend(figure: Dumbbell, what: str) -> list[tuple[str, object]]:
    disc = svg.sample(f'<g class="c1">{svg.disc(50, True)}</g>')
    hollow = svg.sample(f'<g class="c1">{svg.disc(50, False)}</g>')
    marks: list[tuple[str, object]] = [(svg.sample(_stroke(50)), _("share of the people"))]
    if any(pair.apart for pair in figure.rows):
        marks.append((disc, _("share of {what}").format(what=what)))
    if any(not pair.apart for pair in figure.rows):
        marks.append((hollow, _("share of {what}, which cannot be told apart from chance").format(what=what)))
    if any(known(pair.low) is not None for pair in figure.rows):
        marks.append((svg.sample(svg.level(0, 100, ' stroke-opacity=".6"')), _("95 per cent interval")))
    return marks
