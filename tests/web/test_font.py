"""The small font holds every sign that our own words use, and nothing else is fetched to show them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from ombud.web import written
from ombud.web.passing import pass_over_all
from tests.web import files

ttLib = pytest.importorskip("fontTools.ttLib", reason="fontTools is not installed: pip install 'ombud[dev]'")
STATIC = Path(written.__file__).parent / "static" / "ombud"
AT_MOST = 20 * 1024  # bytes
OTHER_LETTERS = re.compile(r"[\u0600-\u06ff\u200e\u200f]")  # Arabic has fonts of its own on every device


def held() -> set[int]:
    with ttLib.TTFont(STATIC / "atkinson.woff2") as font:
        return set(font.getBestCmap())


def test_the_font_is_small_and_its_licence_lies_beside_it() -> None:
    assert (STATIC / "atkinson.woff2").stat().st_size <= AT_MOST
    assert "SIL OPEN FONT LICENSE Version 1.1" in (STATIC / "atkinson-OFL.txt").read_text()


def test_the_style_names_the_signs_that_the_font_has() -> None:
    """Else a browser would not use the font for them, or would fetch it for signs that it lacks."""
    told = re.search(r"unicode-range: ([^;]+);", (STATIC / "ombud.css").read_text())
    assert told
    named: set[int] = set()
    for part in told[1].replace("U+", "").split(", "):
        first, _, last = part.partition("-")
        named |= set(range(int(first, 16), int(last or first, 16) + 1))
    assert held() <= named
    assert named - held() <= {0xAD, 0xB5}  # the soft hyphen and the micro sign, which this typeface does not draw


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["", "/sv", "/ar"])
def test_every_sign_of_our_own_words_is_in_the_font(language: str) -> None:
    files.worked_example()
    pass_over_all(files.NOON.date())
    there = held()
    for page in ("/", "/cases/lamp-posts/", "/cases/lamp-posts/held/", "/register/", "/log/", "/method/", "/about/"):
        text = Client().get(language + page).content.decode()
        lacking = {sign for sign in OTHER_LETTERS.sub("", text) if ord(sign) not in there and not sign.isspace()}
        assert lacking == set(), (page, lacking)
