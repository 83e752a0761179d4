"""What a passage is about: counted alike everywhere, learnt the same each time, and told with chances."""

from __future__ import annotations

import hashlib
import json
from functools import partial
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.held.contract import cuad
from ombud.held.contract.cuad import FOLDS, Span, cut, folds, labels, twins
from ombud.held.contract.document import Passage
from ombud.held.contract.features import counted, features, own_heading, signs
from ombud.held.contract.pairs import APART, pairs
from ombud.held.contract.passages import passages
from ombud.held.contract.sentences import SHORTEST, sentences
from ombud.held.contract.stepped import threshold
from ombud.held.contract.topics import CARD, FILE, best, shipped, topics, word_scores
from ombud.held.contract.train import crossed_scores, trained
from ombud.held.contract.typerules import CLUES, RULES, rule_hits
from ombud.held.contract.vectors import vectors
from ombud.held.contract.weights import NotTheModel, opened, quantised, written
from ombud.held.contract.worded import learnt_words

from . import learnt

sklearn = pytest.importorskip("sklearn", reason="learning needs ombud[train]")
needs_model = pytest.mark.skipif(not (files("ombud.held.contract") / "model" / FILE).is_file(), reason="no model")
WORDS = st.lists(
    st.sampled_from(["the", "supplier", "city", "audit", "records", "law", "12", "governs"]), min_size=1, max_size=9
)


def passage(text: str, start: int = 0) -> Passage:
    return Passage(None, "", "", text, start)


def test_a_run_of_words_counts_the_same_wherever_it_stands() -> None:
    one, two = counted(["audit of records", "x"], 2), counted(["y", "Audit of records!"], 2)
    assert set(one.columns[: one.indptr[1]]) == set(two.columns[two.indptr[1] :])
    assert len(one.columns) == 5 + 1  # three words, two pairs; one word


def test_all_numbers_are_the_same_word() -> None:
    assert np.array_equal(counted(["within 30 days"], 3).columns, counted(["within 60 days"], 3).columns)


def test_pairs_do_not_reach_over_the_end_of_a_passage() -> None:
    apart, together = counted(["a b", "c d"], 2), counted(["a b c d"], 2)
    assert len(apart.columns) == 6
    assert len(together.columns) == 7


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=5))
@settings(max_examples=25, deadline=None)
def test_each_passage_is_counted_as_if_it_stood_alone(texts: list[str]) -> None:
    for count in (partial(counted, longest=3), signs, pairs):
        whole = count(texts)
        for at, text in enumerate(texts):
            alone = count([text])
            inside = slice(whole.indptr[at], whole.indptr[at + 1])
            assert np.array_equal(whole.columns[inside], alone.columns)
            assert np.array_equal(whole.values[inside], alone.values)


def test_words_that_stand_near_each_other_are_a_pair_whatever_stands_between() -> None:
    near, far = pairs(["terminated for cause", "termination without any good cause"]), " x" * APART
    both = set(near.columns[: near.indptr[1]]) & set(near.columns[near.indptr[1] :])
    assert len(both) == 3  # the two words by their beginnings, and the pair of them
    turned = pairs(["cause terminated", f"terminated{far} cause"])
    assert not both & {*turned.columns} - {*pairs(["cause", "terminated"]).columns}


def test_nothing_is_counted_where_nothing_is_written() -> None:
    empty = features([passage("..."), passage("")])
    assert empty.words.indptr.tolist() == [0, 0, 0]
    assert empty.signs.indptr.tolist() == [0, 0, 0]
    assert empty.pairs.indptr.tolist() == [0, 0, 0]
    assert empty.passage.tolist() == [0, 1]


@given(st.lists(st.sampled_from([learnt.AUDIT, learnt.LAW, "(a) x;", "No. 5 is void.", "y"]), max_size=6))
@settings(max_examples=25, deadline=None)
def test_sentences_of_a_passage_leave_out_blanks_only_and_are_long_enough(said: list[str]) -> None:
    text = " ".join(said)
    found = sentences(text)
    assert "".join(text[start:stop] for start, stop in found).replace(" ", "") == text.replace(" ", "")
    assert all(stop - start >= SHORTEST for start, stop in found[:-1])
    assert [one[0] for one in found] == sorted({one[0] for one in found})


@pytest.mark.parametrize("next_", ["12.3 The City may end it.", "2. No fee is owed.", "The City may end it."])
@pytest.mark.parametrize("end", [".", ";", '."', ".”"])
def test_a_sentence_begins_at_the_number_of_its_clause_and_after_a_quotation(next_: str, end: str) -> None:
    first = f"Notice of it is given to the Supplier in writing{end}"
    text = f"{first} {next_}"
    assert [text[start:stop] for start, stop in sentences(text)] == [first, next_]


def test_no_sentence_begins_at_a_number_that_is_an_amount() -> None:
    text = "The price of the whole of it is told in Annex No. 5. of the contract, at para. 12 and at no other place."
    assert sentences(text) == [(0, len(text))]


def test_one_telling_sentence_counts_however_much_stands_around_it() -> None:
    assert best(np.array([[0.1], [0.9], [-2.0], [-1.0]]), np.array([0, 0, 0, 1])).tolist() == [[0.9], [-1.0]]
    around = " ".join(learnt.OTHER).format(n=9, place="Oxie")
    scores = word_scores([passage(f"{around} {learnt.AUDIT.format(n=9)} {around}"), passage(around)], learnt.model())
    assert scores[0, 0] > scores[1, 0]
    assert len(sentences(around)) == 4


def test_a_passage_may_name_its_own_matter() -> None:
    assert own_heading("12.3 Audit Rights. The City may audit the books.") == "Audit Rights"
    assert own_heading("the City may audit the books.") == ""


def test_each_type_has_a_rule_and_three_clues_and_rules_know_their_clause() -> None:
    assert set(RULES) == set(CLUES) == set(cuad.TYPES)
    hits = rule_hits([learnt.AUDIT, learnt.LAW, "Nothing of the kind."], learnt.TYPES)[:, :, 0]
    assert hits.tolist() == [[True, False], [False, True], [False, False]]


def test_a_long_paragraph_is_cut_at_its_sentences_and_nothing_is_lost() -> None:
    sentence = "The Supplier gives the City what the City asked for in the annex to this agreement. "
    text = "DELIVERY\n\n" + sentence * 20
    found = cut(text)
    assert {one.heading for one in found} == {"DELIVERY"}
    assert max(len(one.text) for one in found) <= cuad.MOST
    assert " ".join(one.text for one in found) == (sentence * 20).strip()
    assert all(text[one.start :].startswith(one.text) for one in found)


def test_half_of_the_shorter_is_enough_to_be_labelled() -> None:
    given = [passage("a" * 100), passage("b" * 100, 100)]
    assert labels(given, [Span("Insurance", 90, 110)], ("Insurance",)).tolist() == [[True], [True]]
    assert labels(given, [Span("Insurance", 60, 109)], ("Insurance",)).tolist() == [[True], [False]]


@given(st.permutations(range(8)), st.integers(0, 7))
@settings(max_examples=20, deadline=None)
def test_learning_and_trying_never_share_a_contract_or_a_twin(order: list[int], twin: int) -> None:
    texts = [" ".join(f"word{at}x{n}" for n in range(40)) for at in range(8)]
    given = [(f"contract {at}", texts[at]) for at in order] + [("the twin", texts[twin] + " and a little more besides")]
    found = folds([name for name, _ in given], [text for _, text in given])
    assert found[-1] == found[order.index(twin)]
    assert set(found.tolist()) <= set(range(FOLDS))


def test_twins_of_twins_belong_together() -> None:
    words = [f"w{at}" for at in range(300)]
    texts = [" ".join(words[a:b]) for a, b in ((0, 120), (50, 180), (110, 240), (260, 300))]
    assert twins(texts) == [0, 0, 0, 3]


def test_scores_come_from_contracts_that_the_words_were_not_learnt_from() -> None:
    of = learnt.small()
    rows = np.flatnonzero(of.fold != of.fold[0])
    again = learnt_words(of, rows, learnt.quiet)[1]
    kept_apart = of.fold == of.fold[0]
    assert np.allclose(crossed_scores(of, learnt.quiet)[0, kept_apart], again[kept_apart])


def test_the_same_contracts_give_the_same_model_to_the_byte() -> None:
    assert written(trained(learnt.small(), learnt.quiet)) == written(learnt.model())


def test_a_model_is_read_as_it_was_written() -> None:
    data = written(learnt.model())
    again = opened(data)
    assert again.sha256 == hashlib.sha256(data).hexdigest()
    assert written(again) == data


def test_a_file_that_is_not_the_model_is_refused() -> None:
    with pytest.raises(NotTheModel, match="not a model"):
        opened(b"PK\x03\x04 something else")
    with pytest.raises(NotTheModel, match="card says"):
        opened(written(learnt.model()), "0" * 64)


def test_a_tiny_set_is_learnt() -> None:
    new = learnt.contract(31)
    told = topics(cut(new.text), learnt.model())
    right = labels(cut(new.text), new.spans, learnt.TYPES)
    for at, name in enumerate(learnt.TYPES):
        assert right[told.nearest(name, 1)[0], at]


def test_rounding_moves_no_score_by_more_than_a_hair() -> None:
    of = learnt.small()
    exact = learnt_words(of, np.arange(len(of.contract)), learnt.quiet)[1]
    for at in (0, 7):
        assert np.abs(word_scores(cut(learnt.contract(at).text), learnt.model()) - exact[of.of(at)]).max() < 0.045


@given(st.lists(st.lists(st.floats(-4, 4, width=32), min_size=2, max_size=2), min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_a_weight_is_off_by_half_a_step_at_most(rows: list[list[float]]) -> None:
    weights = np.array(rows, dtype=np.float32)
    sums = quantised(weights)
    assert (np.abs(sums.weights - weights) <= sums.scale * 0.5001 + 1e-6).all()


def test_how_long_the_blocks_are_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    given = cut(learnt.contract(4).text)
    whole = word_scores(given, learnt.model())
    monkeypatch.setattr("ombud.held.contract.topics.STEP", 2)
    assert np.allclose(word_scores(given, learnt.model()), whole)


def test_contracts_are_scored_the_same_in_any_order() -> None:
    texts = [learnt.contract(at).text for at in range(4)]
    once = [topics(cut(text), learnt.model()).chance for text in texts]
    back = [topics(cut(text), learnt.model()).chance for text in reversed(texts)]
    assert all(np.array_equal(one, other) for one, other in zip(once, reversed(back), strict=True))


def test_a_contract_without_passages_is_about_nothing() -> None:
    assert topics([], learnt.model()).chance.shape == (0, 2)


def test_as_many_of_a_hundred_are_found_at_the_threshold_as_were_wanted() -> None:
    highest = np.arange(100) / 100
    for wanted in (0.95, 0.96):
        assert (highest >= threshold(highest, np.ones(100, dtype=bool), wanted)).sum() == round(100 * wanted)


@needs_model
def test_the_model_of_the_package_is_the_one_on_its_card_and_small() -> None:
    folder = files("ombud.held.contract") / "model"
    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    data = (folder / FILE).read_bytes()
    assert shipped().sha256 == card["sha256"] == hashlib.sha256(data).hexdigest()
    assert len(data) == card["bytes"] < 5_000_000
    assert shipped().types == cuad.TYPES
    assert card["learnt_from"]["licence"] == "CC BY 4.0"
    assert card["word_vectors"]["licence"] == "Apache-2.0"
    assert card["word_vectors"]["sha256"] == vectors().sha256


@needs_model
def test_the_model_of_the_package_knows_plain_clauses_however_they_are_cut() -> None:
    said = {"Audit Rights": learnt.AUDIT.format(n=10), "Governing Law": learnt.LAW.format(place="New York")}
    text = "\n\n".join([*(one.format(n=3, place="Malmö") for one in learnt.OTHER), *said.values()])
    for cutter in (cut, passages):
        given = cutter(text)
        told = topics(given)
        for name, words in said.items():
            assert words[:40] in given[told.nearest(name, 1)[0]].text
