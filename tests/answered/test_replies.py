"""What an office may answer to a recommendation, and when a promise is due."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from ombud.answered.entries_replies import Answer, OfficeReply
from ombud.answered.replies import PROMISING, When, offices, overdue, when
from ombud.ledger.entry import Entry
from ombud.ledger.stack import Stack
from tests.bodies import body_of

TODAY = date(2026, 11, 27)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
WHOLE: dict[str, Any] = {"due": date(2027, 3, 1), "who": "Street Works", "case": "lamp-posts"}


def said(answer: Answer, **more: Any) -> OfficeReply:
    return OfficeReply(to="know-the-place", answer=answer, because="We walk there each spring.", **more)


def faults(answer: Answer, **more: Any) -> dict[str, str]:
    """Field -> what is wrong with it."""
    with pytest.raises(ValidationError) as wrong:
        said(answer, **more)
    return {str(one["loc"][0]): one["msg"] for one in wrong.value.errors()}


def test_a_promise_names_a_day_and_who_keeps_it() -> None:
    told = faults(Answer.WILL)
    assert set(told) == {"due", "who"}
    assert "needs a day" in told["due"]
    assert "Say which" in told["who"]
    assert set(faults(Answer.WILL, due=TODAY, who="to be decided")) == {"who"}
    assert said(Answer.WILL, due=TODAY, who="Parks").who == "Parks"


def test_whoever_does_so_already_names_what_shows_it() -> None:
    assert set(faults(Answer.DO)) == set(faults(Answer.DO, record="n/a")) == {"record"}
    assert "that shows it" in faults(Answer.DO)["record"]
    assert said(Answer.DO, case="lamp-posts").case == "lamp-posts"
    assert said(Answer.DO, record="Minutes of 3 May, § 12").record


def test_an_entry_is_named_with_its_case() -> None:
    assert set(faults(Answer.PART, entry=3)) == {"entry"}
    assert said(Answer.PART, case="lamp-posts", entry=3).entry == 3


@pytest.mark.parametrize("answer", [Answer.PART, Answer.WILL_NOT, Answer.UNKNOWN])
def test_what_promises_nothing_and_claims_nothing_needs_no_more_than_its_reason(answer: Answer) -> None:
    assert said(answer).because
    with pytest.raises(ValidationError):
        OfficeReply(to="know-the-place", answer=answer, because="")


def test_silence_cannot_be_said() -> None:
    with pytest.raises(ValidationError):
        OfficeReply.model_validate({"to": "know-the-place", "because": "We say nothing."})
    assert "unsaid" not in {one.value for one in Answer}


@given(st.sampled_from(list(Answer)), DAYS, DAYS)
def test_a_promise_is_ahead_then_due_for_a_day_then_overdue_for_ever(answer: Answer, due: date, today: date) -> None:
    reply = said(answer, **{**WHOLE, "due": due})
    stands = when(reply, today)
    if answer in PROMISING:
        assert stands is (When.AHEAD if today < due else When.TODAY if today == due else When.PASSED)
    else:
        assert stands is When.NO_DAY


@given(st.sampled_from(list(Answer)), DAYS, st.integers(0, 4000))
def test_time_alone_mends_nothing(answer: Answer, today: date, days: int) -> None:
    reply = said(answer, **WHOLE)
    assume(when(reply, today) is When.PASSED)
    assert when(reply, today + timedelta(days=days)) is When.PASSED


def test_without_a_day_nothing_is_ever_overdue() -> None:
    assert {when(said(answer), date.max) for answer in (Answer.PART, Answer.UNKNOWN)} == {When.NO_DAY}


def entry(seq: int, body: OfficeReply, office: str, replaces: int | None = None) -> Entry:
    return Entry("city-wide", seq, datetime(2026, 5, 13, 12, seq, tzinfo=UTC), "officer", body, office, replaces)


def test_an_office_is_counted_once_however_it_is_written() -> None:
    answers = [said(Answer.UNKNOWN)] * 3
    offices_said = ("Street Works", "street  works", "Parks")
    stack = Stack("city-wide", [entry(at, *one) for at, one in enumerate(zip(answers, offices_said, strict=True))])
    assert offices(stack.of(OfficeReply)) == 2
    assert offices(()) == 0
    nameless = Stack("city-wide", [entry(0, said(Answer.UNKNOWN), "")])
    assert offices(nameless.of(OfficeReply)) == 0


def test_a_correction_takes_the_place_of_the_promise_that_was_overdue() -> None:
    promise = said(Answer.WILL, due=date(2026, 1, 1), who="Parks")
    first = entry(0, promise, "Parks")
    assert overdue(Stack("city-wide", [first]).of(OfficeReply), TODAY)[0].entry == first
    later = Stack("city-wide", [first, entry(1, said(Answer.DO, case="lamp-posts"), "Parks", replaces=0)])
    assert overdue(later.of(OfficeReply), TODAY) == ()
    assert [one.seq for one in later.versions(1)] == [0, 1]


@given(body_of(OfficeReply))
def test_any_reply_is_read_again_as_it_was_written(reply: OfficeReply) -> None:
    assert OfficeReply.model_validate(reply.model_dump(mode="json")) == reply
