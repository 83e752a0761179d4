"""A whole contract gets one answer a line, and never says silent without showing what lies nearest."""

from __future__ import annotations

import random

import numpy as np
import pytest

from ombud.held.contract.answers import Answered, Heard
from ombud.held.contract.learned import learned, opened
from ombud.held.contract.lines import CATALOGUE, COVERS, OF_DEMAND, OTHERS, RedLine, covered, covering
from ombud.held.contract.reader import bars, read
from ombud.held.contract.weighed import logistic
from ombud.held.entries import Line
from tests.held.contract.clauses22 import CLAUSES
from tests.held.contract.written import document

PLAIN = (
    "Deliveries are made to the depot between seven and three on working days.",
    "The paint of the poles is grey, and scratches are mended within the week.",
    "Notices are sent by letter to the addresses on the first page.",
    "The foreman wears a badge with a photograph.",
)


def test_a_contract_that_keeps_every_line_crosses_none() -> None:
    found = read(document(*(kept for kept, _, _ in CLAUSES.values())))
    assert [one.line for one in found.read_as(Answered.CROSSED) if one.sure] == []
    assert len(found.read_as(Answered.KEPT)) == len(RedLine)


def test_a_contract_that_crosses_every_line_is_read_so() -> None:
    found = read(document(*(crossed for _, crossed, _ in CLAUSES.values())))
    assert {one.line for one in found.read_as(Answered.CROSSED) if one.sure} == set(RedLine)


def test_a_contract_about_paint_is_silent_or_for_a_person_and_shows_three_passages_at_least() -> None:
    found = read(document(*PLAIN))
    assert not [one for one in found.answers if one.reading in (Answered.KEPT, Answered.CROSSED) and one.sure]
    for one in found.read_as(Answered.SILENT):
        assert len(one.passages) >= 3
        assert {each.heard for each in one.passages} == {Heard.NEAR}


def test_the_order_of_passages_does_not_matter() -> None:
    texts = [text for kept, crossed, near in list(CLAUSES.values())[:6] for text in (kept, crossed, near)]
    mixed = texts[:]
    random.Random(7).shuffle(mixed)
    first, second = read(document(*texts)), read(document(*mixed))
    for line in RedLine:
        one, other = first.answer(line), second.answer(line)
        assert (one.reading, one.confidence) == (other.reading, other.confidence)
        assert {each.quote for each in one.passages} == {each.quote for each in other.passages}


def test_what_is_quoted_stands_in_the_contract_with_its_page_and_clause() -> None:
    texts = (*PLAIN, CLAUSES[RedLine.LIABILITY][1])
    best = read(document(*texts, pages=(1, 1, 2, 2, 3))).answer(RedLine.LIABILITY).best
    assert best is not None
    assert (best.page, best.clause, best.quote) == (3, "5", texts[4])


def test_a_contract_in_another_language_is_not_read_and_says_so() -> None:
    found = read(document("De leverancier mag de gegevens verkopen.", tongue="nl"))
    assert {one.reading for one in found.answers} == {Answered.NOT_READ}
    assert "not in English" in str(found.unread[-1])


def test_a_contract_without_text_is_not_read() -> None:
    found = read(document())
    assert {one.reading for one in found.answers} == {Answered.NOT_READ}
    assert found.unread


def test_the_longer_a_contract_the_surer_a_passage_must_be() -> None:
    called = [bars(n).called for n in (1, 10, 100, 1000)]
    assert called == sorted(called)
    assert all(bars(n).perhaps < bars(n).called for n in (1, 10, 100, 1000))
    assert bars(100_000) == bars(1000)


def test_the_work_can_be_stopped() -> None:
    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(document(*PLAIN), stop)


def test_the_same_contract_gives_the_same_answers() -> None:
    texts = [crossed for _, crossed, _ in CLAUSES.values()]
    assert read(document(*texts)) == read(document(*texts))


def test_a_model_that_is_written_and_opened_is_the_same() -> None:
    model = learned()
    assert opened(model.written()).sha256 == model.sha256


def test_a_chance_is_a_half_where_nothing_speaks_for_either_side() -> None:
    assert logistic(np.array([0.0, 1.0]), np.zeros((1, 1))) == 0.5


def test_every_line_of_a_person_says_what_some_red_line_says() -> None:
    assert set(COVERS) == set(Line)
    assert covered([Line.OVERSIGHT, Line.NO_SECRECY]) == (RedLine.AUDIT, RedLine.NO_NDA_PUBLIC)
    assert Line.TRANSLATION in covering(RedLine.UNIVERSAL_SERVICE)


def test_every_red_line_has_its_place_on_the_page() -> None:
    assert set(CATALOGUE) == set(RedLine)
    assert set(OTHERS) | {line for number, lines in OF_DEMAND.items() if number != "5.1" for line in lines} == set(
        RedLine
    )
