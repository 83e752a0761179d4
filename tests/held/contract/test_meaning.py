"""What sentences mean: a net on word vectors that learns, knows words it was not taught, and can be rounded."""

from __future__ import annotations

import numpy as np
import pytest

from ombud.held.contract.cuad import cut
from ombud.held.contract.document import Passage
from ombud.held.contract.meaning import LONG, Net, given, meant, net_scores
from ombud.held.contract.netted import learnt_net
from ombud.held.contract.topics import meaning_scores
from ombud.held.contract.train import learnt_meanings

from . import learnt

pytest.importorskip("sklearn", reason="learning needs ombud[train]")
UNSEEN = "Its ledgers are open to the auditors of the municipality, who visit its offices."


def net() -> Net:
    of = learnt.small()
    return learnt_net(of.meant, of.marked, np.arange(len(of.passage)))


def test_the_net_tells_the_sentences_that_it_learnt_from() -> None:
    of = learnt.small()
    found = net_scores(given(of.meant, net().spread), net())
    assert all(found[of.marked[:, at], at].min() > found[~of.marked[:, at], at].max() for at in range(2))


def test_a_clause_is_known_by_words_that_no_contract_had() -> None:
    others = [one.format(n=4, place="Oxie") for one in learnt.OTHER]
    found = meaning_scores([Passage(None, "", "", text, 0) for text in (UNSEEN, *others)], learnt.model())
    assert found[0, 0] > found[1:, 0].max()
    assert not set(UNSEEN.lower().split()) & {"audit", "books", "records", "inspect", "premises."}


def test_the_same_sentences_teach_the_same_net() -> None:
    one, other = net(), net()
    assert all(np.array_equal(getattr(one, name), getattr(other, name)) for name in ("inner", "bend", "outer", "bias"))


def test_what_the_net_is_given_is_as_long_whatever_a_passage_says() -> None:
    told = meant([Passage(None, "", "AUDIT", learnt.AUDIT, 0), Passage(None, "", "", "12 zyx", 0)])
    assert np.allclose(np.linalg.norm(given(told, np.ones(told.passages.shape[1])), axis=1), [LONG, 0], atol=1e-4)


def test_rounding_the_net_moves_no_logit_by_much() -> None:
    of = learnt.small()
    exact = learnt_meanings(of, np.arange(len(of.contract)))[1]
    for at in (0, 7):
        again = meaning_scores(cut(learnt.contract(at).text), learnt.model())
        assert np.abs(again - exact[of.of(at)]).max() < 0.3
