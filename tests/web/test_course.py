"""The course on its pages: from a check to the passage that explains it and back, and questions without script."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from ombud.asked.entries import Alternative
from ombud.casefile.checks import CHECKS
from ombud.learn.shelf import recommended
from ombud.people.roles import Role
from ombud.web.taught import course, taught
from tests.web.workers import LAMPS, a_case, signed_in

pytestmark = pytest.mark.django_db
FIRST = course()[0]


def page(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_every_module_has_its_pages_and_every_citation_leads_to_its_work() -> None:
    for one in course():
        number = one.facts.number
        ids = set(re.findall(r'id="([a-z0-9-]+)"', page(f"/learn/{number}/works/")))
        named = set(re.findall(rf'href="/learn/{number}/works/#([a-z0-9-]+)"', page(f"/learn/{number}/")))
        assert named
        assert named <= ids
        for more in ("questions", "workshop"):
            assert page(f"/learn/{number}/{more}/")
    assert Client().get("/learn/99/").status_code == 404


def test_a_check_leads_to_the_passage_that_explains_it_and_back() -> None:
    for number in (check.number for check in CHECKS):
        assert taught(number), number
        for passage in taught(number):
            assert f'href="/learn/{passage.module}/#{passage.slug}"' in page(f"/method/{number}/")
            there = page(f"/learn/{passage.module}/")
            assert f'id="{passage.slug}"' in there
            assert f'href="/method/{number}/"' in there


def test_the_form_of_a_statement_leads_to_the_passages_that_explain_it(settings: object) -> None:
    settings.SECOND_FACTOR = False  # type: ignore[attr-defined]
    a_case()
    form = signed_in(Role.OFFICER).get(f"/work/{LAMPS}/add/asked.alternative/").content.decode()
    passages = taught(*Alternative.demands)
    assert passages
    assert all(f'href="/learn/{one.module}/#{one.slug}"' in form for one in passages)


def test_each_recommendation_leads_to_its_passage_and_to_whoever_makes_it() -> None:
    there = page("/learn/recommendations/")
    (of,) = [one for one in course() if recommended(one, "en")]
    for one in recommended(of, "en"):
        assert f'href="/learn/{of.facts.number}/#{one.section}"' in there
        assert one.section in {part.slug for part in of.sections}
    assert there.count(f"/learn/{of.facts.number}/works/#") >= len(recommended(of, "en"))
    swedish = _plain(page("/sv/learn/recommendations/"))
    assert all(one.text in swedish for one in recommended(of, "sv"))
    assert [one.id for one in recommended(of, "sv")] == [one.id for one in recommended(of, "en")]


def test_a_question_tells_why_only_once_something_was_chosen() -> None:
    question = FIRST.words.question[0]
    right = next(at for at, one in enumerate(question.option) if one.right)
    address = f"/learn/{FIRST.facts.number}/questions/"
    assert question.option[right].why not in _plain(page(address))
    chosen = _plain(page(f"{address}?{question.id}={right}"))
    assert all(one.why in chosen for one in question.option)
    assert "You chose the right one." in chosen
    assert FIRST.words.question[1].option[0].why not in chosen
    other = _plain(page(f"{address}?{question.id}={(right + 1) % len(question.option)}"))
    assert "You chose another one." in other


@pytest.mark.parametrize("odd", ["q1=9", "q1=x", "q99=1", "q1=", "q1=0&q1=1"])
def test_an_odd_address_of_the_questions_is_still_a_page(odd: str) -> None:
    assert page(f"/learn/{FIRST.facts.number}/questions/?{odd}")


def test_the_short_texts_are_in_the_readers_language_and_the_text_says_that_it_is_english() -> None:
    there = _plain(page(f"/sv/learn/{FIRST.facts.number}/"))
    assert FIRST.words_in("sv").summary in there
    assert 'class="text" lang="en"' in there
    assert FIRST.words.summary in _plain(page(f"/ar/learn/{FIRST.facts.number}/"))


def test_what_is_english_on_an_arabic_page_reads_from_left_to_right() -> None:
    number = FIRST.facts.number
    of_module = ("", "questions/", "workshop/", "works/")
    others = ("", "words/", "recommendations/", "recommendations/know-the-place/")
    for address in (*others, *(f"{number}/{one}" for one in of_module)):
        html = page(f"/ar/learn/{address}").partition("<main")[2]
        assert 'lang="en" dir="' in html
        assert not re.findall(r'(?<!src)lang="en"(?! dir="(?:ltr|auto)")', html), address


def test_questions_keep_nothing_and_ask_for_no_cookie() -> None:
    answer = Client().get(f"/learn/{FIRST.facts.number}/questions/?q1=0")
    assert not answer.cookies


def _plain(html: str) -> str:
    return html.replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")
