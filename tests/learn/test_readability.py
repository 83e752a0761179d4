"""How hard a text reads: counted by hand first, then what must always hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.learn.readability import readability, sentences, syllables
from ombud.learn.text import cited, paragraphs, sections

LAMP = "The lamp is old. It stands by the school, and nobody has mended it since November."


def test_lix_is_as_counted_by_hand() -> None:
    told = readability([LAMP])
    assert (told.words, told.sentences, told.long) == (16, 2, 1)  # of more than six letters: November
    assert told.lix == pytest.approx(16 / 2 + 100 / 16)


def test_flesch_is_as_counted_by_hand() -> None:
    told = readability([LAMP])
    # the lamp is old | it stands by the school and no-bo-dy has men-ded it since No-vem-ber
    assert told.syllables == 4 + 5 + 1 + 3 + 1 + 2 + 1 + 1 + 3
    assert told.flesch == pytest.approx(206.835 - 1.015 * 16 / 2 - 84.6 * 21 / 16)


@pytest.mark.parametrize(
    ("word", "count"),
    [("city", 2), ("technology", 4), ("table", 2), ("asked", 1), ("wanted", 2), ("houses", 2), ("idea", 3),
     ("created", 3), ("nation", 2), ("social", 2), ("society", 4), ("people's", 2), ("measured", 2), ("video", 3),
     ("employees", 3), ("well-known", 2), ("whole", 1)],
)  # fmt: skip
def test_syllables_of_known_words(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("told", "count"),
    [("Dr. Berg came. She left.", 2), ("It cost 3.5 million.", 1), ("A heading without a stop", 1),
     ("“Who?” asked Bo.", 1), ("“Who is it?” She did not know.", 2), ("", 0)],
)  # fmt: skip
def test_sentences_are_counted_at_their_ends(told: str, count: int) -> None:
    assert sentences(told) == count


def test_no_text_has_no_hardness_to_divide_by() -> None:
    assert (readability([]).lix, readability([]).flesch) == (0.0, 100.0)


@given(st.lists(st.sampled_from(["The lamp is old.", "Responsibility matters.", "We ask them."]), min_size=1))
def test_the_order_of_paragraphs_changes_nothing(told: list[str]) -> None:
    assert readability(told) == readability(told[::-1])


TEXT = """## First {#first}
A claim [@berg2020, p. 3] and *another*.

> said so
> — Berg [@berg2020]

## Second {#second}
- “Quoted words” stand here [@holm-2021]
"""


def test_a_text_is_parted_by_its_headings() -> None:
    assert [(one.slug, one.title) for one in sections(TEXT)] == [("first", "First"), ("second", "Second")]
    assert sections("no heading") == ()


def test_citations_and_marks_are_no_words() -> None:
    assert [(one.key, one.place) for one in cited(TEXT)] == [("berg2020", "p. 3"), ("berg2020", ""), ("holm-2021", "")]
    told = paragraphs(TEXT)
    assert told == ("A claim and another.", "said so — Berg", "“Quoted words” stand here")
    assert paragraphs(TEXT, quotes=False) == ("A claim and another.", "… stand here")
