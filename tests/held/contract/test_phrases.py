"""Phrases: they learn, know words they were not taught, reach over no passage's end, and can be rounded."""

from __future__ import annotations

import numpy as np
import pytest

from ombud.held.contract.cuad import cut
from ombud.held.contract.document import Passage
from ombud.held.contract.phrased import _slopes
from ombud.held.contract.phrases import (
    BLANK,
    KINDS,
    PLACES,
    Phrases,
    fits,
    phrase_logits,
    some,
    spoken,
    strongest,
    table,
)  # fmt: skip
from ombud.held.contract.topics import phrase_scores
from ombud.held.contract.train import learnt_by_phrases

from . import learnt

pytest.importorskip("sklearn", reason="learning needs ombud[train]")
SAID = [Passage(None, "", "AUDIT", learnt.AUDIT, 0), Passage(None, "", "", learnt.LAW, 0), Passage(None, "", "", "", 0)]


def made(wide: int = 3, types: int = 2) -> Phrases:
    drawn = np.random.default_rng(1)
    shapes = (table().shape[1], PLACES * wide), (len(KINDS) * wide,), (len(KINDS) * wide, types), (types,)
    return Phrases(*(drawn.standard_normal(shape).astype(np.float32) for shape in shapes))


def test_a_passage_is_read_alone_as_it_is_read_among_others() -> None:
    together = phrase_logits(spoken(SAID), made())
    alone = [phrase_logits(spoken([one]), made())[0] for one in SAID]
    assert np.allclose(together, alone, atol=1e-4)
    assert not np.allclose(together[0], together[1])


def test_what_stands_between_two_words_changes_nothing_if_it_is_short_enough() -> None:
    near, gap, far = (f"terminate {'x ' * between}cause" for between in (0, 5, 6))
    word = [table()[spoken([Passage(None, "", "", one, 0)]).words[0]] for one in near.split()]
    places = np.zeros((table().shape[1], PLACES), dtype=np.float32)
    first = sum(words for words, _ in KINDS[:3])
    places[:, first], places[:, first + 1] = word[0], word[1]
    reads = [some(spoken([Passage(None, "", "", text, 0)]), np.array([0])) for text in (near, gap, far)]
    best = [strongest(list(fits(read, places))[3][0], read)[0, 0] for read in reads]
    assert best[0] == pytest.approx(best[1], abs=1e-5)
    assert best[2] < best[0]
    assert best[0] == pytest.approx(float(word[0] @ word[0] + word[1] @ word[1]), rel=1e-4)


def test_the_slopes_are_those_of_the_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ombud.held.contract.phrased.LEFT_OUT", 0.0)
    net, read, wanted = made(), some(spoken(SAID), np.arange(3)), np.eye(3, 2, dtype=np.float32)
    slopes = _slopes([net.places, net.bend, net.outer, net.bias], read, wanted, np.random.default_rng(0))

    def loss(places: np.ndarray) -> float:  # type: ignore[type-arg]
        told = phrase_logits(spoken(SAID), Phrases(places, net.bend, net.outer, net.bias))
        return float((np.logaddexp(0, told) - wanted * told).sum() / len(wanted))

    along = slopes[0] / np.linalg.norm(slopes[0])
    step = np.float32(0.01)
    felt = (loss(net.places + step * along) - loss(net.places - step * along)) / (2 * float(step))
    assert felt == pytest.approx(float(np.linalg.norm(slopes[0])), rel=0.05)


def test_the_net_tells_the_passages_that_it_learnt_from() -> None:
    of = learnt.small()
    found = phrase_logits(of.spoken, learnt_by_phrases(of, np.arange(len(of.contract))))
    assert all(found[of.labels[:, at], at].min() > found[~of.labels[:, at], at].max() for at in range(2))


def test_rounding_the_net_moves_no_logit_by_much() -> None:
    of = learnt.small()
    exact = phrase_logits(of.spoken, learnt_by_phrases(of, np.arange(len(of.contract))))
    for at in (0, 7):
        again = phrase_scores(cut(learnt.contract(at).text), learnt.model())
        assert np.abs(again - exact[of.of(at)]).max() < 0.5


def test_behind_each_passage_are_blanks_which_weigh_nothing() -> None:
    assert not table()[BLANK].any()
    assert spoken(SAID).words[-1] == BLANK
