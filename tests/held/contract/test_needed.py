"""A pattern that is asked only where its words stand finds what it finds when it is asked everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.held.contract.needed import Asked, needed
from ombud.held.contract.rules import ABOUT, RULES, Says
from ombud.held.contract.sides import Sides, told_by_side
from ombud.held.contract.typerules import CLUES
from ombud.held.contract.typerules import RULES as OF_TYPES
from tests.held.contract.clauses22 import CLAUSES


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("renew", {"renew"}),
        ("renews?", {"renew"}),
        ("fees|charges", {"fees", "charges"}),
        (r"(?<!\w)(?:sell|rent)\w* [^;]{0,60}?data", {"data"}),
        (r"(?:audit|inspect) (?:of )?the books", {"the books"}),
        ("ab+c", {"ab"}),
        ("x{2}yz", {"yz"}),
        (r"\bno\. (?=[a-z]+)(?!city)fee", {"no. fee"}),
        (r"colou?r", {"colo"}),
        (r"a|", set()),
        (r"(?:a|b)?", set()),
        (r"[a-z]+\d*.", set()),
        (r"(?i:audit)", set()),
        (r"(a)\1", set()),
        (r"\x41udit", set()),
        (r"(?>audit)", set()),
    ],
)
def test_the_words_that_a_pattern_cannot_do_without_are_told(written: str, words: set[str]) -> None:
    assert needed(written) == words


parts = st.recursive(
    st.sampled_from(["a", "b", "c", "ab", " ", r"\.", ".", r"\w", r"\b", "[ab]", "[^a]", r"(?<!a)", "(?=b)", "(?!c)"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda those: f"(?:{'|'.join(those)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{0,2}", "{1,2}?", "{2}", "??", "+?"])).map(
            lambda both: f"(?:{both[0]}){both[1]}"
        ),
        st.tuples(st.sampled_from("abc"), st.sampled_from("?*+")).map("".join),
    ),
    max_leaves=10,
)


@given(parts, st.text("abc. ", max_size=12))
@settings(max_examples=400, deadline=None)
def test_any_pattern_finds_the_same_whether_its_words_are_looked_for_or_not(written: str, text: str) -> None:
    found, plainly = Asked(written).search(text), re.search(written, text)
    assert (found and found.span()) == (plainly and plainly.span())
    assert Asked(written).sub("<>", text) == re.sub(written, "<>", text)


EVERY = [
    *(asked for one in ABOUT for asked in (one.surely, one.perhaps)),
    *(rule.words if isinstance(rule, Says) else rule.verbs for rule in RULES),
    *(rule.unless for rule in RULES if rule.unless),
    *(Asked("|".join(rule), re.S) for rule in OF_TYPES.values()),
    *(Asked(clue, re.S) for clues in CLUES.values() for clue in clues),
]


def test_every_rule_has_words_that_it_cannot_do_without() -> None:
    assert [asked.written for asked in EVERY if not asked.words] == []


def test_every_rule_finds_in_clauses_what_it_finds_when_it_is_asked_everywhere() -> None:
    clauses = [clause for three in CLAUSES.values() for clause in three]
    texts = [*(told_by_side(clause, Sides()) for clause in clauses), *map(str.lower, clauses)]
    differ = [
        (asked.written, text)
        for asked in EVERY
        for text in texts
        if (asked.search(text) is None) != (asked.pattern.search(text) is None)
    ]
    assert len(EVERY) > 400
    assert differ == []
