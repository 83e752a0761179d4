"""A page from memory is the page that was made: the same words, the same headers, and never to the wrong reader."""

from __future__ import annotations

import gzip

import pytest
from django.test import Client
from pytest_django import Settings

from ombud.asked.entries import Purpose
from tests.web import files

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/sv/", "/ar/cases/lamp-posts/", "/cases/scan-cars/asked/?x=1"])
@pytest.mark.parametrize("accepted", ["gzip", ""])
def test_the_second_answer_is_the_first(address: str, accepted: str) -> None:
    files.everything()
    client = Client(headers={"accept-encoding": accepted})
    fresh, remembered = client.get(address), client.get(address)
    assert remembered.content == fresh.content
    assert {**remembered.headers, "Vary": ""} == {**fresh.headers, "Vary": ""}
    assert "Accept-Encoding" in remembered.headers["Vary"]  # and not the language, which the address says
    assert {"Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options"} <= set(remembered.headers)
    read = gzip.decompress(remembered.content) if accepted else remembered.content
    assert b"<html lang=" in read
    assert remembered.headers["Content-Language"] == (address[1:3] if address[1:3] in ("sv", "ar") else "en")


def test_what_is_said_next_is_on_the_page_at_once() -> None:
    files.everything()
    client = Client()
    assert b"twelve doves" not in client.get("/cases/scan-cars/entries/").content
    files.said("scan-cars", Purpose(text="To count twelve doves."))
    assert b"twelve doves" in client.get("/cases/scan-cars/entries/").content


def test_a_host_that_is_not_ours_gets_nothing_from_memory(settings: Settings) -> None:
    files.everything()
    settings.ALLOWED_HOSTS = ["ombud.malmo.example"]
    assert Client(headers={"host": "ombud.malmo.example"}).get("/").status_code == 200
    assert Client(headers={"host": "elsewhere.example"}).get("/").status_code == 400


def test_over_an_open_line_memory_gives_the_safe_address_only(settings: Settings) -> None:
    files.everything()
    settings.SECURE_SSL_REDIRECT = True
    assert Client().get("/", secure=True).status_code == 200
    assert Client().get("/").status_code == 301


def test_a_workspace_page_is_never_kept() -> None:
    files.everything()
    for _ in range(2):
        assert Client().get("/work/").status_code == 302


def test_who_has_it_already_is_told_so() -> None:
    files.everything()
    etag = Client().get("/").headers["ETag"]
    again = Client(headers={"if-none-match": etag}).get("/")
    assert (again.status_code, again.content) == (304, b"")
