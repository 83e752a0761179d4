"""Every reason, indicator, group and fate has its words."""

from __future__ import annotations

from ombud.casefile.holding.buyingwords import FLAGS, MATCHES, WHY, judged
from ombud.casefile.holding.dependencetables import WORDS
from ombud.held.ocds.dependence import Fate
from ombud.held.ocds.flags import all_six
from ombud.held.ocds.judged import Judging, Why
from ombud.held.ocds.process import Match


def test_everything_that_can_be_told_has_words() -> None:
    assert set(WHY) == set(Why)
    assert set(MATCHES) == set(Match)
    assert set(WORDS) == set(Fate)
    assert set(FLAGS) == {one.told().code for one in all_six()}


def test_why_others_could_not_be_judged_is_told_with_how_many_most_first() -> None:
    judging = Judging()
    judging.yes()
    for why in (Why.NO_VALUE, Why.COMPILED, Why.COMPILED):
        judging.no(why)
    assert str(judged(judging.told())) == (
        "Could be judged: 1 of 4. Not: only the merged state is published, so that earlier values are lost (2); "
        "no value is said (1)."
    )
