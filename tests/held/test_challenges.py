"""A challenge as its page shows it: every red line is a condition, and silence lets no answer in."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from ombud.held.challenges import ChallengePage, Open, challenges, red_lines
from ombud.held.contract.lines import RedLine
from ombud.held.entries import Challenge
from ombud.held.entries_contacts import ChallengeTerms
from ombud.ledger.entry import Said
from tests.bodies import bodies
from tests.stacks import TODAY, stack

DARK = "It is dark between the school and the tram stop."
OPEN = Challenge(problem=DARK, conditions="- Nobody is filmed.\n\n- It works in snow.", non_digital=Said.YES,
                 opens=date(2026, 8, 1), closes=date(2026, 9, 30))  # fmt: skip
TERMS = ChallengeTerms(problem=DARK, judged="Safety felt, 60; cost over its life, 40.", decides="A jury of residents",
                       answers="Street Works", wants="More lamps, fewer hedges, a later tram.")  # fmt: skip


def page(challenge: Challenge, *more: ChallengeTerms, today: date = TODAY) -> ChallengePage:
    return challenges(stack(challenge, *more), today)[0]


def test_all_red_lines_are_conditions_numbered_after_the_city_s_own() -> None:
    found = page(OPEN, TERMS)
    assert [one.number for one in found.conditions] == list(range(1, 25))
    assert str(found.conditions[1].holds) == "It works in snow."
    assert [one.line for one in found.conditions[2:]] == list(RedLine)
    assert all(str(one.title) and str(one.holds) for one in found.conditions)


def test_a_whole_challenge_lacks_nothing() -> None:
    found = page(OPEN, TERMS)
    assert found.lacking == ()
    assert (found.judged, found.decides, found.answers) == (TERMS.judged, TERMS.decides, TERMS.answers)
    assert "No answer needs to be digital" in str(found.kinds[0])
    assert str(found.kinds[1]) == TERMS.wants
    assert found.seqs == (0, 1)


def test_chosen_lines_keep_the_order_of_the_catalogue_and_a_strange_name_is_told() -> None:
    chosen = TERMS.model_copy(update={"lines": ("audit", "no_nda_public", "audits")})
    found = page(OPEN, chosen)
    assert [one.line for one in found.conditions[2:]] == [RedLine.NO_NDA_PUBLIC, RedLine.AUDIT]
    assert "audits" in str(found.lacking[0])


def test_silence_lets_no_answer_without_technology_in() -> None:
    found = page(OPEN.model_copy(update={"non_digital": Said.UNSAID}), TERMS)
    assert "Nobody has said" in str(found.kinds[0])
    assert len(found.lacking) == 1


def test_a_challenge_alone_says_what_is_missing() -> None:
    found = page(Challenge(problem=DARK))
    assert found.standing is Open.UNDATED
    assert len(found.lacking) == 5
    assert len(found.conditions) == 22


def test_days_decide_whether_answers_may_come() -> None:
    days = {date(2026, 7, 31): Open.COMING, date(2026, 8, 1): Open.OPEN, date(2026, 9, 30): Open.OPEN,
            date(2026, 10, 1): Open.CLOSED}  # fmt: skip
    assert {day: page(OPEN, TERMS, today=day).standing for day in days} == days
    assert str(page(OPEN, TERMS).days_left) == "Answers may come in until 2026-09-30."


def test_the_latest_terms_count_and_those_of_another_problem_do_not() -> None:
    other = TERMS.model_copy(update={"problem": "Another problem", "decides": "The vendor"})
    later = TERMS.model_copy(update={"decides": "The council"})
    assert page(OPEN, TERMS, later, other).decides == "The council"
    assert page(OPEN, other).decides == ""


def test_no_names_mean_all_lines_and_strange_names_alone_mean_none() -> None:
    assert red_lines(()) == tuple(RedLine)
    assert red_lines(("",)) == tuple(RedLine)
    assert red_lines(("audits",)) == ()


@settings(max_examples=30, deadline=None)
@given(bodies(Challenge), bodies(ChallengeTerms))
def test_any_challenge_can_be_shown(challenge: Challenge, terms: ChallengeTerms) -> None:
    for found in challenges(stack(challenge, terms), TODAY):
        assert str(found.days_left)
        assert all(str(one.holds) for one in found.conditions)
        assert all(map(str, (*found.kinds, *found.lacking)))
