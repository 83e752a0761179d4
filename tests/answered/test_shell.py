"""A record that has a name and nothing else answers nothing."""

from __future__ import annotations

from ombud.answered.shell import is_empty_shell


def test_a_name_alone_is_an_empty_shell() -> None:
    assert is_empty_shell("Street lighting", [])
    assert is_empty_shell("Street lighting", ["", "  "])


def test_to_repeat_the_name_says_nothing() -> None:
    assert is_empty_shell("Street lighting", ["STREET LIGHTING.", "street-lighting"])


def test_a_sentence_or_an_assessment_answers_something() -> None:
    assert not is_empty_shell("Street lighting", ["Tells which lamp is broken."])
    assert not is_empty_shell("Street lighting", [], answers=1)
