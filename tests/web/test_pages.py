"""Every public page: light, valid, safe, the same for everyone, and with a way on."""

from __future__ import annotations

import gzip
import re
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext, override
from pytest_django import Settings

from ombud.answered.entries import Story
from ombud.asked.entries import Opening, Record
from ombud.casefile.checks import CHECKS
from ombud.casefile.questions import QUESTIONS
from ombud.demo import lamp_posts
from ombud.web import log, urls
from ombud.web.models import EntryRow
from ombud.web.passing import pass_over_all
from tests.web import crawl, files

pytestmark = pytest.mark.django_db

ROUTES = (Path(__file__).parent / "routes.txt").read_text().split()
PAGES = [route for route in ROUTES if route.endswith("/")]
LANGUAGES = ("", "/sv", "/ar")
HTML_AT_MOST = 14 * 1024  # bytes, compressed
STATIC = Path(urls.__file__).parent / "static" / "ombud"
LINK = re.compile(r"https?://")
RUNS_SCRIPT = "/cases/benches/measured/1/explore/"  # the one page that does; held by tests/web/test_explore.py


@pytest.fixture
def client() -> Client:
    files.every_page()
    pass_over_all(files.NOON.date())
    return Client()


def routes() -> list[str]:
    """Every kind of public address; the last tile of the log is called by how many entries it holds."""
    return [route.replace("SIZE", str(EntryRow.objects.count() % 256)) for route in ROUTES]


def pages(client: Client) -> dict[str, str]:
    """Every kind of public page, in English."""
    return {route: client.get(route).content.decode() for route in PAGES}


def _named(patterns: list[URLPattern | URLResolver]) -> set[str]:
    return {str(one.name) for one in patterns if isinstance(one, URLPattern)}


def test_no_public_address_goes_without_anyone_noticing(client: Client) -> None:
    """Whoever removes an address must take it out of routes.txt, and think of a redirect first."""
    for route in routes():
        assert client.get(route).status_code == 200, route


@pytest.mark.slow
def test_every_public_address_is_in_the_list(client: Client) -> None:
    known = {client.get(route).resolver_match.url_name for route in routes()}
    assert _named(urls.pages) | _named(urls.files) == known


@pytest.mark.slow
def test_every_page_is_valid_html(client: Client) -> None:
    for language in LANGUAGES:
        for route in PAGES:
            html = client.get(language + route).content.decode()
            parser = html5lib.HTMLParser(namespaceHTMLElements=False)
            parser.parse(html)
            assert parser.errors == [], f"{language}{route}"


def test_no_page_but_the_map_to_explore_carries_script_and_none_style_of_its_own(client: Client) -> None:
    for route, html in pages(client).items():
        assert crawl.read(html).inline == (["script"] if route == RUNS_SCRIPT else []), route


def test_every_page_has_one_first_heading_and_skips_none(client: Client) -> None:
    for route, html in pages(client).items():
        headings = crawl.read(html).headings
        assert headings.count(1) == 1, route
        assert all(after <= before + 1 for before, after in pairwise(headings)), (route, headings)


def test_every_name_is_used_once_and_every_reference_is_met(client: Client) -> None:
    for route, html in pages(client).items():
        page = crawl.read(html)
        assert len(page.ids) == len(set(page.ids)), route
        assert set(page.refers) <= set(page.ids), route


def test_every_page_says_its_language_and_direction(client: Client) -> None:
    for language, told in (("", 'lang="en" dir="ltr"'), ("/sv", 'lang="sv" dir="ltr"'), ("/ar", 'lang="ar" dir="rtl"')):
        for route in PAGES:
            assert f"<html {told}>" in client.get(language + route).content.decode(), route


def test_no_page_weighs_more_than_a_slow_line_bears(client: Client) -> None:
    """What the map to explore fetches by script, on that page alone, is not counted: the link to it says how much."""
    style = len(gzip.compress((STATIC / "ombud.css").read_bytes()))
    font = (STATIC / "atkinson.woff2").stat().st_size
    assert style <= 10 * 1024
    for route in PAGES:
        html = len(client.get(route, headers={"accept-encoding": "gzip"}).content)
        assert html <= HTML_AT_MOST, route
        assert html + style + font <= 50 * 1024, route


def test_every_finding_of_the_worked_example_has_its_page(client: Client) -> None:
    for check in CHECKS:
        question = QUESTIONS[int(check.number[0]) - 1].word
        assert client.get(f"/cases/lamp-posts/{question}/{check.number}/").status_code == 200, check.number
        assert client.get(f"/method/{check.number}/").status_code == 200


@pytest.mark.slow
def test_every_link_leads_somewhere(client: Client) -> None:
    alike = r"(/[a-z]{2})?/cases/heard-(?!room/(measured|heard|$))|/learn/[2-9]/\w+\.pdf"  # one of each is followed
    found = crawl.reachable(client, "/", but=alike)
    assert len(found) > 100
    assert {address: status for address, status in found.items() if status != 200} == {}


@pytest.mark.slow
def test_the_worked_example_is_marked_wherever_it_is_shown(client: Client) -> None:
    others = r"(?!/cases/lamp-posts/)|/cases/lamp-posts/entries/(?!\d*0/)"  # of the entries, one in ten
    found = crawl.reachable(client, "/cases/lamp-posts/", but=others)
    assert any("/letter/" in address for address in found)
    for address in found:
        response = client.get(address)
        if "text/html" in response.headers["Content-Type"] and "Norrvang" in response.content.decode():
            assert "Worked example" in response.content.decode(), address
    assert b"Worked example" in client.get("/changes.atom").content
    assert client.get("/cases/lamp-posts.json").json()["example"] is True


def test_a_real_case_is_not_marked_as_an_example(client: Client) -> None:
    assert "Worked example" not in client.get(f"/cases/{files.CAMERAS}/").content.decode()


def test_nothing_leaves_without_its_headers(client: Client) -> None:
    for route in [*routes(), "/nope/", "/cases/nope/", "/cases/lamp-posts/asked/5.3/", "/tile/9/9"]:
        headers = client.get(route).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; "), route
        assert "unsafe" not in headers["Content-Security-Policy"], route
        assert headers["X-Content-Type-Options"] == "nosniff", route
        assert headers["Referrer-Policy"] == "same-origin", route
        assert "camera=()" in headers["Permissions-Policy"], route
        assert "Set-Cookie" not in headers, route


def test_errors_say_so_and_show_a_way_on(client: Client) -> None:
    for route in ("/nope/", "/cases/nope/", "/cases/lamp-posts/entries/9999/", "/sv/nope/"):
        response = client.get(route)
        assert response.status_code == 404, route
        with override("sv" if "sv" in route else "en"):
            assert f"<title>{gettext('Error:')}" in response.content.decode()
        assert crawl.internal(crawl.read(response.content.decode()).links, route) >= {"/sv/" if "sv" in route else "/"}


def test_a_broken_page_gives_nothing_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the password is lamp")

    monkeypatch.setattr("ombud.web.listing.page", breaks)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert b"<title>Error:" in response.content
    assert b"lamp" not in response.content
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_the_public_record_can_only_be_read(client: Client) -> None:
    for route in routes():
        for method in (client.post, client.put, client.delete, client.patch):
            assert method(route).status_code == 405, route


def test_everyone_sees_the_same_page(client: Client) -> None:
    from tests.web.workers import signed_in

    here = signed_in(None)
    for route in PAGES:
        assert client.get(route).content == here.get(route).content, route


def test_what_people_wrote_is_shown_and_never_run(client: Client) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)> {{ city }} {% load x %} %(n)s {n} \u202eevil"
    runs = "javascript:alert(3)"
    record = Record(title=hostile, register_name=hostile, url=runs)
    files.said("hostile", Opening(title=hostile, problem=hostile, where=runs), Story(plain=hostile), record, url=runs)
    for address in ("/", "/?q=script", "/changes/", *crawl.reachable(client, "/cases/hostile/", most=30)):
        response = client.get(address)
        if "text/html" in response.headers["Content-Type"]:
            page = crawl.read(response.content.decode())
            assert page.inline == [], address
            assert not [link for link in page.links if link.startswith("javascript:")]
    assert "<script>alert(1)</script>" in crawl.read(client.get("/cases/hostile/").content.decode()).text


def test_a_foreign_address_never_learns_who_came_from_where(client: Client) -> None:
    html = client.get(f"/cases/{files.CAMERAS}/").content.decode()
    assert re.search(r'<a href="https://register.example/123" rel="noopener noreferrer nofollow">', html)


def test_foreign_words_are_told_as_such(client: Client) -> None:
    html = client.get(f"/cases/{files.CAMERAS}/").content.decode()
    assert '<h1 lang="nl" dir="auto">' in html


def test_a_page_is_asked_for_again_only_when_something_was_said(client: Client) -> None:
    first = client.get("/cases/lamp-posts/")
    seen = {"if-none-match": first.headers["ETag"]}
    assert client.get("/cases/lamp-posts/", headers=seen).status_code == 304
    files.said("another", Story(plain="A camera on a pole."))
    assert client.get("/cases/lamp-posts/", headers=seen).status_code == 200


def test_an_erased_text_is_on_no_page(client: Client) -> None:
    files.said("desk", Opening(title="A desk", problem="Ask the lady on the third floor."))
    assert b"third floor" in client.get("/cases/desk/").content
    log.erase("desk", 0, ["problem"], "GDPR, article 17", "data_protection_officer")
    for address in crawl.reachable(client, "/cases/desk/", most=60):
        response = client.get(address)
        body = response.getvalue() if response.streaming else response.content
        assert b"third floor" not in body, address
    assert b"Erased by law" in client.get("/cases/desk/entries/0/").content


def test_signing_in_sends_no_public_page_a_cookie(client: Client) -> None:
    assert not any(client.get(route).cookies for route in PAGES)


def test_the_city_is_named_where_it_is_set(client: Client, settings: Settings) -> None:
    settings.CITY = "Malmö"
    assert "Public case files of Malmö" in client.get("/").content.decode()


def test_the_worked_example_alone_makes_no_register(settings: Settings) -> None:
    files.worked_example()
    pass_over_all(files.NOON.date())
    html = Client().get("/register/").content.decode()
    assert "There is no case yet that is not a worked example." in html
    assert lamp_posts.CASE not in html


def test_a_city_that_has_said_nothing_is_still_a_site() -> None:
    """Before the first statement every page answers, and says so."""
    for route in ("/", "/changes/", "/register/", "/log/", "/method/", "/about/", "/demands/", "/changes.atom"):
        assert Client().get(route).status_code == 200, route
    assert Client().get("/checkpoint").status_code == 404
