"""Themes that are there are found, in any order of rows; where there are none, none is claimed."""

from __future__ import annotations

import csv
from collections import Counter

import numpy as np
import pytest

from ombud.heard.themes.factors import factors
from ombud.heard.themes.gathered import Asked, Gathered, Why, gathered
from ombud.heard.themes.number import agreement
from ombud.heard.themes.texts import OpenAnswer, Shown
from ombud.heard.themes.words import written
from tests.heard.themes.wrote import ABOUT, POLIS, mixed_up, needs_polis, written_by_many


def gather(answers: list[OpenAnswer], asked: Asked | None = None) -> Gathered:
    return gathered(answers, asked or Asked(), lambda *_: None)


@pytest.fixture(scope="module")
def neighbours() -> Gathered:
    return gather(written_by_many(20, ABOUT, seed=1), Asked(themes={"en": 3}))


def test_three_matters_are_three_themes(neighbours: Gathered) -> None:
    assert len(neighbours.themes) == 3
    for theme in neighbours.themes:
        matters = Counter(neighbours.answers[one.answer].id.partition("-")[0] for one in theme.members)
        matter, n = matters.most_common(1)[0]
        assert n == len(theme.members) == 20
        assert {word for word, _ in theme.words} <= set(ABOUT[matter].split())


def test_the_number_of_themes_is_found() -> None:
    (english,) = gather(written_by_many(20, ABOUT, seed=8)).languages
    assert english.chosen is not None
    assert english.chosen.best.themes == len(english.themes) == 3


def test_every_answer_is_in_one_theme_or_listed(neighbours: Gathered) -> None:
    held = [one.answer for theme in neighbours.themes for one in theme.members]
    assert sorted([*held, *neighbours.left]) == list(range(60))


def test_the_order_of_rows_changes_nothing(neighbours: Gathered) -> None:
    again = gather(mixed_up(list(neighbours.answers), seed=5), Asked(themes={"en": 3}))
    assert again.answers == neighbours.answers
    assert repr(again.themes) == repr(neighbours.themes)
    assert again.alike == neighbours.alike
    assert again.left == neighbours.left


def test_words_at_random_make_no_theme_more_than_once_in_twenty_times_or_so() -> None:
    """Eight piles of answers from one bag of words; the p-value is 1 in 20 at best, so one or two may slip through."""
    bag = {"any": " ".join(ABOUT.values())}
    claimed = sum(bool(gather(written_by_many(24, bag, seed), Asked(themes={"en": 2})).themes) for seed in range(8))
    assert claimed <= 2


def test_a_language_with_few_answers_is_left_to_a_reader() -> None:
    text = "Jag tycker att det är för mörkt på gatan och vid torget nummer"
    swedish = [OpenAnswer(f"s{at}", f"{text} {at}") for at in range(6)]
    found = gather([*written_by_many(20, ABOUT, seed=2), *swedish], Asked(themes={"en": 3}))
    assert {one.language for one in found.languages} == {"en", "sv"}
    few = [at for at, why in found.left.items() if why is Why.FEW]
    assert {found.answers[at].id[0] for at in few} == {"s"}
    assert len(few) == 6


def test_no_theme_holds_two_languages() -> None:
    swedish = {"lampor": "lampa gata mörk ljus stolpe natt väg trasig skugga promenad"}
    said = [
        OpenAnswer(f"s{at}", "Jag tycker att det är " + " och ".join(words))
        for at, words in enumerate(np.random.default_rng(4).choice(swedish["lampor"].split(), (40, 4)).tolist())
    ]
    found = gather([*written_by_many(15, ABOUT, seed=3), *said], Asked(themes={"sv": 2, "en": 3}))
    for theme in found.themes:
        assert {found.spoken[one.answer].language for one in theme.members} == {theme.language}


def test_what_a_moderator_took_out_is_in_no_theme_and_is_listed() -> None:
    out = OpenAnswer("out", "the lamp and the street and the pole are broken", "", Shown.TAKEN_OUT)
    found = gather([*written_by_many(20, ABOUT, seed=6), out, OpenAnswer("none", "!!!")], Asked(themes={"en": 3}))
    left = {found.answers[at].id: why for at, why in found.left.items()}
    assert (left["out"], left["none"]) == (Why.TAKEN_OUT, Why.EMPTY)


def test_a_key_follows_from_the_words_and_not_from_the_rank(neighbours: Gathered) -> None:
    more = written_by_many(20, ABOUT, seed=1) + written_by_many(8, {"books": ABOUT["books"]}, seed=9)
    more = [OpenAnswer(f"{at}", one.text, one.language, one.shown) for at, one in enumerate(more)]
    before = {frozenset(word for word, _ in one.words[:6]): one.key for one in neighbours.themes}
    for theme in gather(more, Asked(themes={"en": 3})).themes:
        words = frozenset(word for word, _ in theme.words[:6])
        assert (theme.key in before.values()) == (words in before)


def test_factors_give_back_a_table_that_was_made_of_them() -> None:
    """A matrix of two lists of words, each answer one of them: rebuilt to the last."""
    from scipy import sparse

    table = np.zeros((8, 6))
    table[:4, :3], table[4:, 3:] = [3, 2, 1], [1, 2, 3]
    found = factors(sparse.csr_matrix(table), 2)
    assert np.allclose(found.shares @ found.themes, table, atol=1e-2)
    assert found.explained == pytest.approx(1, abs=1e-4)


def test_runs_of_signs_are_the_words_of_chinese() -> None:
    texts = ["我覺得計程車的服務很好", "計程車司機的服務", "我們的計程車", "服務品質和計程車", *["公園裡有樹"] * 5]
    assert "計程車" in written(texts, "zh").words
    assert "計程" not in written(texts, "zh").words


@needs_polis
def test_vtaiwan_is_read_as_chinese_and_speaks_of_taxis_and_insurance() -> None:
    with (POLIS / "vtaiwan.uberx" / "comments.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["moderated"] != "-1"]
    found = gather([OpenAnswer(row["comment-id"], row["comment-body"]) for row in rows], Asked(themes={"zh": 8}))
    (chinese,) = found.languages
    assert (chinese.language, chinese.answers) == ("zh", 119)
    words = {word for theme in found.themes for word, _ in theme.words}
    assert {"計程車", "司機", "保險", "乘客"} <= words


def test_the_agreement_is_the_adjusted_rand_index() -> None:
    """Six things in two ways: 2 pairs of 15 agree where 1.2 are expected by chance and 4.5 are the most: 0.2424."""
    one, other = np.array([0, 0, 0, 1, 1, 1]), np.array([0, 0, 1, 1, 2, 2])
    assert agreement(one, other, 3) == pytest.approx((2 - 18 / 15) / (4.5 - 18 / 15))
    assert agreement(one, one[::-1].copy(), 2) == 1
