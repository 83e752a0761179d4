"""The words of the course: for each, the sentences that say what it means, and no others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ombud.learn.check import faults
from ombud.learn.shelf import modules
from ombud.learn.terms import meaning, meanings, sentences

MODULES = modules()


def test_every_word_that_a_module_lists_is_told_in_its_section() -> None:
    for of in MODULES:
        assert [one.term for one in meanings(of)] == list(of.facts.terms)
        for one in meanings(of):
            assert all(sentence in " ".join(of.text.split()) for sentence in sentences(one.text))


def test_a_sentence_ends_after_its_citations_and_not_at_a_shortening() -> None:
    told = "Dr. Berg said so. [@berg2020, p. 3] Is it new? “Yes.” W. S. Holm [@holm, fig. 2] waits."
    assert list(sentences(told)) == [
        "Dr. Berg said so. [@berg2020, p. 3]", "Is it new?", "“Yes.”", "W. S. Holm [@holm, fig. 2] waits.",
    ]  # fmt: skip


def test_the_sentence_in_which_a_word_is_bold_goes_before_the_first_that_has_it() -> None:
    text = "A sunset may be red.\n\nA **sunset** is a day on which a thing ends unless someone decides anew."
    assert meaning(text, "sunset").startswith("A **sunset** is a day")
    assert meaning(text.replace("**", ""), "sunset").startswith("A sunset may be red.")


def test_a_word_in_bold_by_itself_goes_before_one_among_others() -> None:
    text = "The **data owner of a city** is somebody else altogether.\n\n- **An owner.** One office with a number."
    assert meaning(text, "owner") == "**An owner.** One office with a number."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He pays. They name it **lock-in**, since all who stay have found that to leave has become too hard. Go.",
         "He pays. They name it **lock-in**, since all who stay have found that to leave has become too hard."),
        ("Lamps glow. Ask for **lock-in** too. Who can leave when the firm is sold? Lamps hum.",
         "Ask for **lock-in** too. Who can leave when the firm is sold?"),
        ("Lamps glow. **Lock-in**: nobody can leave. Lamps hum.", "**Lock-in**: nobody can leave."),
        ("Lamps glow. Here are three kinds of **lock-in**. He names them:\n\n- one\n- two",
         "Here are three kinds of **lock-in**."),
    ],
)  # fmt: skip
def test_the_neighbours_of_a_sentence_are_taken_only_where_it_needs_them(text: str, told: str) -> None:
    assert meaning(text, "lock-in") == told


def test_a_word_is_found_in_the_plural_and_not_inside_another() -> None:
    assert meaning("She is fond of **time-use diaries**.", "time-use diary")
    assert meaning("Three **modes of existence**.", "mode of existence")
    assert meaning("They rebrand the brandy.", "brand") == ""


def test_a_word_that_its_section_does_not_hold_is_a_fault() -> None:
    of = MODULES[0]
    terms = {**of.facts.terms, "hovering lamp": "words"}
    wrong = replace(of, facts=of.facts.model_copy(update={"terms": terms}))
    assert list(faults(wrong)) == [
        "The section {#words} does not tell what “hovering lamp” means: the word is not in it."
    ]
