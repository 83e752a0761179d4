"""The list of all cases: found by words and by what was found, sorted as an alphabet sorts, never ranked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from ombud.asked.entries import Opening, Raiser, Record
from ombud.casefile.questions import QUESTIONS
from ombud.evidence.finding import Standing
from ombud.ledger.entry import Draft
from ombud.web import cards, listing, log, nightly
from ombud.web.models import CaseCard, RegisterRow
from ombud.web.passing import pass_over_all
from tests.web import files

TODAY = files.NOON.date()


def found(query: str) -> list[str]:
    return [card.slug for card in listing.found(listing.Asked.read(QueryDict(query)))]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("“Groene” verhuizing", "groene verhuizing"),
        ("(intelligente) Regelaar", "intelligente regelaar"),
        ("Ålder & kön", "alder kon"),
        ("Éclairage", "eclairage"),
        ("  ", ""),
    ],
)
def test_titles_are_sorted_as_an_alphabet_does(title: str, told: str) -> None:
    assert cards.sorting(title) == told


@pytest.mark.django_db
def test_a_case_is_found_by_its_own_words_whatever_their_case() -> None:
    files.everything()
    assert found("q=SCANAUTO") == [files.CAMERAS]
    assert found("q=afval+voorbeeld") == [files.CAMERAS]
    assert found("q=afval+fridays") == []
    assert found("") == [files.BENCHES, files.NEARLY_NOTHING, "lamp-posts", files.CAMERAS]


@pytest.mark.django_db
def test_a_case_is_found_by_who_keeps_it_where_it_stands_and_whether_it_is_real() -> None:
    files.everything()
    assert found("organisation=Gemeente+Voorbeeld") == [files.CAMERAS]
    assert found("organisation=voorbeeld") == [files.CAMERAS]
    assert found("stage=running") == [files.CAMERAS]
    assert found("examples=only") == [files.BENCHES, "lamp-posts"]
    assert "lamp-posts" not in found("examples=none")


@pytest.mark.django_db
def test_a_case_is_found_by_how_it_stands_towards_a_question() -> None:
    files.everything()
    for card in CaseCard.objects.all():
        for question in QUESTIONS:
            for standing in Standing:
                there = card.counts[question.word].get(standing.value, 0)
                listed = card.slug in found(f"question={question.word}&standing={standing.value}")
                assert listed == bool(there), (card.slug, question.word, standing)
                assert not there or card.slug in found(f"standing={standing.value}")


@pytest.mark.django_db
@given(st.dictionaries(st.sampled_from([*listing.Asked.__slots__, "page", "x"]), st.text(max_size=30), max_size=4))
def test_whatever_is_asked_is_answered(asked: dict[str, str]) -> None:
    query = QueryDict(mutable=True)
    query.update({name: value.replace("\x00", "") for name, value in asked.items()})
    told = listing.Asked.read(query)
    assert list(listing.found(told)) == []
    assert listing.Asked.read(QueryDict(told.query())) == told


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["0", "-1", "999999", "9" * 30, "one", "١", ""])
def test_a_page_that_is_not_there_is_the_nearest(asked: str) -> None:
    files.nearly_nothing()
    response = Client().get("/", {"page": asked})
    assert response.status_code == 200
    assert b"Counting the crowd" in response.content


@pytest.mark.django_db
def test_a_list_is_cut_into_pages_and_none_is_lost() -> None:
    said = [Opening(title=f"Case number {n:03}", problem="The square is full on Fridays.") for n in range(60)]
    log.append_all({f"case-{n:03}": [Draft(body, "officer", files.NOON)] for n, body in enumerate(said)})
    pass_over_all(TODAY)
    asked = listing.Asked()
    pages = [listing.page(asked, number) for number in (1, 2, 3)]
    assert [card.slug for page in pages for card in page.cards] == [f"case-{n:03}" for n in range(60)]
    assert [(page.before, page.after, page.first_shown, page.last_shown) for page in pages] == [
        (0, 2, 1, 25),
        (1, 3, 26, 50),
        (2, 0, 51, 60),
    ]


@pytest.mark.django_db
def test_a_list_asks_the_database_little(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    files.everything()
    Client().get("/about/")
    with django_assert_num_queries(4):  # the state of the log for the page and for the list, which fit, and 25 of them
        Client().get("/")
    with django_assert_num_queries(3):  # which fit is known by now
        Client().get("/?page=2")
    with django_assert_num_queries(1):  # the state of the log
        Client().get("/")


@pytest.mark.django_db
def test_a_case_says_that_another_has_its_name() -> None:
    for slug, owner in (("one", "Gemeente Voorbeeld"), ("two", "Gemeente Voorbeeld"), ("three", "Elsewhere")):
        files.said(slug, Record(title="Scanauto’s", organisation=owner, register_name=slug))
    page = Client().get("/cases/one/").content.decode()
    assert "Another case has this name" in page
    assert "/cases/two/" in page
    assert "/cases/three/" not in page
    assert "Another case has this name" not in Client().get("/cases/three/").content.decode()


@pytest.mark.django_db
def test_the_pass_makes_the_same_card_as_saying_something_does() -> None:
    files.everything()
    pass_over_all(TODAY)
    passed = list(CaseCard.objects.order_by("slug").values())
    for slug in CaseCard.objects.values_list("slug", flat=True):
        cards.refresh(slug, log.entries(slug), TODAY)
    assert list(CaseCard.objects.order_by("slug").values()) == passed


@pytest.mark.django_db
def test_the_pass_leaves_worked_examples_out_of_its_counts() -> None:
    files.everything()
    pass_over_all(TODAY)
    told = RegisterRow.objects.get().summary
    assert (told["cases"], told["examples"]) == (2, 2)
    assert all(sum(found.values()) == 2 for found in told["standings"].values())


@pytest.mark.django_db
def test_a_card_names_the_language_of_a_foreign_record_alone() -> None:
    files.everything()
    assert CaseCard.objects.get(pk=files.CAMERAS).language == "nl"
    assert CaseCard.objects.get(pk=files.NEARLY_NOTHING).language == ""
    ours = Opening(title="Cars that look", problem="They pass each night.", raised_by=Raiser.RESIDENTS)
    files.said("both", Record(title="Auto", register_name="R", language="nl"), ours)
    assert CaseCard.objects.get(pk="both").language == ""


@pytest.mark.django_db
def test_a_new_day_asks_for_a_new_pass() -> None:
    """An unanswered reply is late a day later, though nobody has said anything."""
    files.everything()
    assert not nightly.due()  # nothing was ever passed over: an import will do it
    pass_over_all(timezone.localdate())
    assert not nightly.due()
    pass_over_all(timezone.localdate() - timedelta(days=1))
    assert nightly.due()
