"""What is said of a module: every word of it and nothing that only an eye can use."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.learn.shelf import Module
from ombud.learn.sound.aloud import aloud
from ombud.learn.sound.spoken import CLOSING, OPENING, Kind, spoken
from ombud.learn.text import paragraphs
from tests.learn.hum import CREDIT, MODULES

each = pytest.mark.parametrize("of", MODULES, ids=lambda one: f"m{one.facts.number}")


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", text)


@each
def test_every_word_of_a_module_is_shown_and_said_in_its_order(of: Module) -> None:
    parts = spoken(of, "")
    assert [part.slug for part in parts] == [OPENING, *(one.slug for one in of.sections), CLOSING]
    for part, section in zip(parts[1:-1], of.sections, strict=True):
        shown = [word for one in part.stretches[1:] for each in one.sentences for word in words(each.text)]
        prose = words(" ".join(paragraphs(section.text)))
        assert shown == prose
        assert _holds([word for one in part.sentences for word in words(one.said)], [*words(section.title), *prose])
    assert words(of.words.summary) == [word for one in parts[0].sentences[1:] for word in words(one.text)]
    assert words(of.words.reflection) == [word for one in parts[-1].sentences[1:] for word in words(one.text)]


def _holds(said: list[str], prose: list[str]) -> bool:
    """Whether words are all among others, in their order."""
    left = iter(said)
    return all(word in left for word in prose)


@each
def test_no_citation_mark_or_key_is_said(of: Module) -> None:
    for part in spoken(of, CREDIT):
        for one in part.sentences:
            for told in (one.text, one.said):
                assert not re.search(r"\[@|\{#|\*|\]\(|^\s*[->|]", told), told
                assert not set(re.findall(r"[a-z]+\d{4}[a-z]?", told)) & set(of.sources), told
            assert re.search(r"[.!?:;…][”’\"']*$", one.said), one.said


@each
def test_figures_are_left_for_the_voice_to_read(of: Module) -> None:
    for part in spoken(of, ""):
        for one in part.sentences:
            assert set(re.findall(r"\d{1,3}(?:,\d{3})+", one.text)) == set(re.findall(r"\d{1,3}(?:,\d{3})+", one.said))


def test_a_quotation_is_said_with_its_speaker_and_its_end() -> None:
    quoted = [one for of in MODULES for part in spoken(of, "") for one in part.stretches if one.kind is Kind.QUOTE]
    assert len(quoted) >= 8
    for one in quoted:
        assert one.sentences[0].said.startswith("Quote: ")
        assert one.sentences[0].text.startswith("“")
        assert one.by
        assert one.sentences[-1].said.startswith("End of quote: ")
        assert words(one.by)[0] in one.sentences[-1].said


def test_who_speaks_is_said_at_the_end() -> None:
    last = spoken(MODULES[0], CREDIT)[-1].stretches[-1]
    assert (last.kind, last.sentences[0].text) == (Kind.CREDIT, CREDIT)
    assert CREDIT not in [one.text for one in spoken(MODULES[0], "")[-1].sentences]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("It is high risk (Regulation (EU) 2024/1689, Article 27).",
         "It is high risk, Regulation EU 2024 slash 1689, Article 27."),
        ("Most were on target in 2002/03: 139 of 158.", "Most were on target in 2002 to 2003: 139 of 158."),
        ("Clause 2.2.5.2 and check 1.1", "Clause 2 point 2 point 5 point 2 and check 1.1."),
        ("The answer…but what was the question?", "The answer… but what was the question?"),
        ("Walls — and drains — and 5–10 drills", "Walls, and drains, and 5 to 10 drills."),
        ("Use 10% of it, e.g. for R&D", "Use 10 per cent of it, for example for R and D."),
        ("“Help me with these floods.”", "“Help me with these floods.”"),
    ],
)  # fmt: skip
def test_what_an_eye_takes_in_is_written_out_for_the_ear(written: str, said: str) -> None:
    assert aloud(written) == said


WORD = st.text("abcdefghåäöABCÖ", min_size=1, max_size=9)
MARK = st.sampled_from([" ", ", ", " — ", " (", ") ", "; ", "/", "… ", " & ", ". ", "? ", ": ", " “", "” "])


@given(st.lists(st.tuples(WORD, MARK), min_size=1, max_size=20))
def test_no_word_is_lost_on_the_way_to_the_ear(told: list[tuple[str, str]]) -> None:
    written = "".join(word + mark for word, mark in told)
    assert _holds(words(aloud(written)), words(written))
