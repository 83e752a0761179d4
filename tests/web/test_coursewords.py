"""The words and people of the course on their pages: every link leads to a passage or a work that is there."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from ombud.learn.people import people
from ombud.learn.terms import meanings
from ombud.web.taught import course

pytestmark = pytest.mark.django_db
LINK = re.compile(r'href="(?:/sv)?/learn/(\d+)/(works/)?#([^"]+)"')


def page(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_citation_leads_to_the_works_in_the_readers_language() -> None:
    assert 'href="/sv/learn/1/works/#' in page("/sv/learn/words/")
    assert 'href="/learn/1/works/#' not in page("/sv/learn/1/")


@pytest.mark.parametrize("address", ["/learn/words/", "/learn/people/", "/sv/learn/words/"])
def test_every_link_leads_to_a_passage_or_a_work_that_is_there(address: str) -> None:
    found = {(int(number), bool(works), name) for number, works, name in LINK.findall(page(address))}
    there = {(of.facts.number, False, one.slug) for of in course() for one in of.sections}
    there |= {(of.facts.number, True, key) for of in course() for key in of.sources}
    assert len(found) > 50
    assert found <= there


def test_the_words_stand_in_the_order_of_the_alphabet_each_once() -> None:
    told = re.findall(r"<dt>([^<]+)</dt>", page("/learn/words/"))
    assert told == sorted({one.term for of in course() for one in meanings(of)}, key=str.casefold)


def test_everybody_is_on_the_page_of_people() -> None:
    told = re.findall(r"<dt>([^<]+)</dt>", page("/learn/people/").replace("&#x27;", "'"))
    assert told == [one.name for one in people(course())]


def test_the_way_there_starts_at_the_course() -> None:
    there = page("/learn/")
    assert 'href="/learn/words/"' in there
    assert 'href="/learn/people/"' in there
