"""The standing reply asks for the problem first."""

from __future__ import annotations

from ombud.held.reply import QUESTIONS, standing_reply
from ombud.people.pointing import pointers


def test_the_problem_comes_before_everything_else() -> None:
    told = [
        str(one)
        for one in standing_reply("Malmö", "Street Works", "https://example.org/contacts", "https://example.org/lines")
    ]
    assert told[2].startswith("1. Which problem of people who live here")
    assert len([line for line in told if line[0].isdigit()]) == len(QUESTIONS) == 8
    assert told[-1] == "Street Works, Malmö"
    assert any("https://example.org/contacts" in line for line in told)
    assert any("https://example.org/lines" in line for line in told)


def test_what_is_not_given_is_left_out_and_nobody_is_named() -> None:
    told = " ".join(map(str, standing_reply("Malmö")))
    assert "stands here" not in told
    assert "{" not in told
    assert pointers(told) == ()
