"""Answers that were given twice are found, all of them, and nothing else."""

from __future__ import annotations

import csv

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.heard.themes.alike import _prefixes, _shingles, nearly_alike
from ombud.heard.themes.texts import folded
from tests.heard.themes.wrote import POLIS, needs_polis


def statements(name: str) -> list[str]:
    with (POLIS / name / "comments.csv").open(encoding="utf-8", newline="") as file:
        return [row["comment-body"] for row in csv.DictReader(file)]


@needs_polis
def test_bowling_green_says_leash_laws_several_times_over() -> None:
    """896 statements: 36 pairs from 0.75 on, found by their signs; a language model found 37 above 0.9, by meaning."""
    texts = statements("american-assembly.bowling-green")
    found = nearly_alike(texts)
    assert (len(found.pairs), len(found.groups)) == (36, 27)
    together = [{texts[at] for at in group} for group in found.groups]
    leash = next(group for group in together if any("Leash laws" in text for text in group))
    assert any("Lease laws" in text for text in leash)


def test_punctuation_capitals_and_blanks_make_no_difference() -> None:
    found = nearly_alike(["More lamps, please!", "more  LAMPS please", "Fewer cars in the square"])
    assert [(one.one, one.other, one.cosine) for one in found.pairs] == [(0, 1, 1.0)]


def test_addresses_are_left_out_and_a_word_without_end_is_looked_through_once() -> None:
    told = "ask a@b.se or see www.example.org/x, mail@nowhere @home"
    assert folded(told) == "ask or see mail@nowhere @home"
    assert len(folded("x" * 1_000_000)) == 1_000_000


def test_an_empty_answer_is_like_no_other() -> None:
    assert nearly_alike(["", "", "!!!", "https://example.org"]).pairs == ()
    assert nearly_alike([]).pairs == ()


def test_three_that_are_joined_by_pairs_are_one_group() -> None:
    one = "the lamps at the corner of the square are broken again and nobody comes"
    texts = [one, one + " here", "here " + one, "something else entirely about buses"]
    assert nearly_alike(texts).groups == ((0, 1, 2),)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.text("abc de", min_size=0, max_size=25), min_size=2, max_size=14),
    st.sampled_from([0.4, 0.6, 0.75, 0.9]),
)
def test_setting_common_signs_aside_loses_no_pair(texts: list[str], threshold: float) -> None:
    weights = _shingles(texts)
    whole = (weights @ weights.T).toarray()
    expected = {(i, j) for i in range(len(texts)) for j in range(i + 1, len(texts)) if whole[i, j] >= threshold}
    close = {(i, j) for i, j in zip(*np.nonzero(np.abs(whole - threshold) < 1e-9), strict=True)}
    found = {(one.one, one.other) for one in nearly_alike(texts, threshold).pairs}
    assert found - close == expected - close
    assert _prefixes(weights, threshold).nnz <= weights.nnz
