"""A page made still reads from a folder: its links lead from file to file, and nothing in it needs a server."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.publish.places import Place, Published
from ombud.publish.still import dead_links, made_still

ENGLISH = Published()
BOTH = Published(("en", "sv"))


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/?page=1", "index.html"),
        ("/?page=3", "page-3/index.html"),
        ("/cases/lamp-posts/", "cases/lamp-posts/index.html"),
        ("/cases/lamp-posts/held/", "cases/lamp-posts/held/index.html"),
        ("/cases/lamp-posts/entries/?page=2", "cases/lamp-posts/entries/page-2/index.html"),
        ("/cases/lamp-posts.json", "cases/lamp-posts.json"),
        ("/cases/x/measured/3/", "cases/x/measured/3/index.html"),
        ("/cases/x/measured/3/over-time/", "cases/x/measured/3/over-time/index.html"),
        ("/cases/x/measured/3/by-year.csv", "cases/x/measured/3/by-year.csv"),
        ("/cases/x/measured/3/all.zip", "cases/x/measured/3/all.zip"),
        ("/checkpoint", "checkpoint"),
        ("/tile/entries/000.p/7", "tile/entries/000.p/7"),
        ("/static/ombud/ombud.css", "static/ombud/ombud.css"),
    ],
)
def test_each_published_address_has_its_file(address: str, file: str) -> None:
    assert ENGLISH.place(address) == Place(file)


@pytest.mark.parametrize(
    "address",
    ["/work/", "/account/login/", "/?q=lamp", "/?page=2&stage=trial", "/sv/", "/cases/x/bundle.zip", "/cases/x/paper/",
     "/changes.atom", "/static/../secret", "/cases/x/unknown/", "/cases/x/measured/3/?a=b&b=c",
     "/cases/x/measured/3/explore/", "/cases/x/measured/3/../all.zip", "/cases/x/measured/three/"],
)  # fmt: skip
def test_what_needs_a_server_or_was_not_asked_for_is_not_published(address: str) -> None:
    assert ENGLISH.place(address) is None


def test_a_language_has_its_folder() -> None:
    assert BOTH.place("/sv/cases/x/") == Place("sv/cases/x/index.html")
    assert Published(("sv",)).place("/cases/x/") is None


def test_a_finding_is_on_the_page_of_its_question() -> None:
    assert ENGLISH.place("/cases/x/held/5.7/") == Place("cases/x/held/index.html", "c5.7")


def test_a_link_leads_from_file_to_file() -> None:
    still = made_still('<a href="/cases/x/held/#g-silent">x</a>', "/cases/x/asked/", ENGLISH)
    assert still.html == '<a href="../held/index.html#g-silent">x</a>'
    assert still.leads_to == ["/cases/x/held/#g-silent"]


def test_a_link_to_another_page_of_a_list_is_followed() -> None:
    still = made_still('<a rel="next" href="?page=3">x</a>', "/?page=2", ENGLISH)
    assert still.html == '<a rel="next" href="../page-3/index.html">x</a>'


def test_links_out_and_within_the_page_stay() -> None:
    html = '<a href="https://example.org/?a=1&amp;b=2">x</a><a href="#main">y</a><a href="mailto:a@example.org">z</a>'
    assert made_still(html, "/", ENGLISH).html == html


def test_forms_are_taken_out_whole() -> None:
    html = '<p>a</p><form class="search" action="/">\n<input name="q"><button>Search</button></form><p>b</p>'
    assert made_still(html, "/", ENGLISH).html == "<p>a</p><p>b</p>"


def test_an_item_that_only_leads_where_nothing_is_published_goes() -> None:
    html = '<ul><li><a href="/work/" lang="en">For officials</a></li>\n<li><a href="/about/">About</a></li></ul>'
    assert made_still(html, "/", ENGLISH).html == '<ul><li><a href="about/index.html">About</a></li></ul>'


def test_an_item_with_more_in_it_keeps_its_words() -> None:
    html = '<li><a href="/?noticed=no_end">No end</a> <small>3 cases</small></li>'
    assert made_still(html, "/register/", ENGLISH).html == "<li><a>No end</a> <small>3 cases</small></li>"


def test_a_feed_that_is_not_published_is_not_promised() -> None:
    html = '<link rel="alternate" type="application/atom+xml" href="/changes.atom" title="Changes">'
    assert made_still(html, "/", ENGLISH).html == ""


PATHS = ["/", "/about/", "/cases/a/", "/cases/a/held/", "/cases/a/entries/7/", "/?page=2", "/work/", "/sv/", "/?q=x"]


@given(st.sampled_from(["/", "/cases/a/", "/cases/a/entries/7/", "/?page=2"]), st.lists(st.sampled_from(PATHS)))
def test_no_still_page_has_a_link_that_needs_a_server(here: str, links: list[str]) -> None:
    html = "".join(f'<p><a href="{link}">x</a></p>' for link in links)
    assert list(dead_links(made_still(html, here, BOTH).html)) == []
