"""Sound and film on the page of a module: offered where they were built, told in size, and served piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from ombud.learn.sound.built import FILM, SOUND
from ombud.web.coursemedia import FILES, clock
from ombud.web.taught import course
from tests.web import media
from tests.web.media import BYTES

pytestmark = pytest.mark.django_db
NUMBER = course()[0].facts.number
MP3 = f"/learn/{NUMBER}/sound.mp3"


@pytest.fixture(autouse=True)
def _folder(settings: object, tmp_path: Path) -> Iterator[None]:
    settings.COURSE = str(tmp_path)  # type: ignore[attr-defined]
    return


def page(language: str = "", asked: str = "") -> str:
    """The page; ``asked`` keeps it from being the one that is kept in memory."""
    answer = Client().get(f"{language}/learn/{NUMBER}/?{asked}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_module_that_nobody_has_built_offers_nothing(settings: object) -> None:
    for name, folder in (("none", ""), ("empty", settings.COURSE), ("gone", "/nowhere")):  # type: ignore[attr-defined]
        settings.COURSE = folder  # type: ignore[attr-defined]
        told = page(asked=name)
        assert "<audio" not in told
        assert "<video" not in told
        assert "sound.mp3" not in told
        assert Client().get(MP3).status_code == 404


def test_the_page_says_how_long_and_how_large_before_anything_is_loaded() -> None:
    told = media.offered()
    html = page(asked="both")
    assert html.count('preload="none"') == 2
    assert "controls" in html
    assert f"{told.seconds / 60:.0f} minutes" in html
    assert html.count("0.1 MB") >= 4
    assert "a computer voice, Kokoro “heart” by hibari-tts, Apache-2.0" in html
    assert '<track kind="captions" srclang="en"' in html
    assert "What is said stands below, word for word." in html


def test_each_section_leads_to_its_place_in_the_sound() -> None:
    told = media.offered()
    html = page(asked="places")
    starts = {one.slug: int(one.start) for one in told.chapters}
    for one in course()[0].sections:
        assert f'href="{MP3}#t={starts[one.slug]}"' in html
        assert f"▸ {clock(starts[one.slug])}" in html
    assert clock(425.9) == "7:05"


@pytest.mark.parametrize(("sort", "there", "missing"), [(SOUND, "<audio", "<video"), (FILM, "<video", "<audio")])
def test_the_page_offers_what_is_there_alone(sort: str, there: str, missing: str) -> None:
    media.offered(sort)
    html = page(asked=sort)
    assert there in html
    assert missing not in html
    assert "#t=90" in html


def test_a_build_that_lacks_a_file_is_not_offered(settings: object) -> None:
    media.offered(SOUND)
    (Path(settings.COURSE) / f"ombud-m{NUMBER}-en.opus").unlink()  # type: ignore[attr-defined]
    assert "<audio" not in page(asked="lacks")
    assert Client().get(MP3).status_code == 404


def test_the_page_says_when_the_text_has_changed_since() -> None:
    media.offered(text="of another text")
    html = page(asked="changed")
    assert "The text below has changed since this was made." in html
    assert "word for word" not in html


def test_the_whole_file_comes_with_its_length_and_kind() -> None:
    media.offered()
    for name, (_sort, _suffix, kind) in FILES.items():
        answer = Client().get(f"/learn/{NUMBER}/{name}", headers={"accept-encoding": "gzip"})
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, kind)
        assert answer.getvalue() == BYTES
        assert answer.headers["Content-Length"] == str(len(BYTES))
        assert answer.headers["Accept-Ranges"] == "bytes"
        assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-0", 0, 0), ("bytes=0-", 0, len(BYTES) - 1), ("bytes=70000-70099", 70000, 70099),
     ("bytes=-100", len(BYTES) - 100, len(BYTES) - 1), ("bytes=76000-99999999", 76000, len(BYTES) - 1),
     ("bytes=-99999999", 0, len(BYTES) - 1)],
)  # fmt: skip
def test_a_player_gets_the_piece_that_it_asks_for(asked: str, first: int, last: int) -> None:
    media.offered()
    answer = Client().get(MP3, headers={"range": asked, "accept-encoding": "gzip"})
    assert answer.status_code == 206
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{len(BYTES)}"
    assert answer.headers["Content-Length"] == str(last - first + 1)
    assert answer.getvalue() == BYTES[first : last + 1]
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("asked", [f"bytes={len(BYTES)}-", "bytes=5-2", "bytes=-0", "bytes=-"])
def test_bytes_that_are_not_there_are_refused_with_the_length(asked: str) -> None:
    media.offered()
    answer = Client().get(MP3, headers={"range": asked})
    assert (answer.status_code, answer.headers["Content-Range"]) == (416, f"bytes */{len(BYTES)}")
    assert answer.getvalue() == b""


@pytest.mark.parametrize("asked", ["bytes=0-1,5-9", "lines=1-2", "bytes=a-b", "bytes=0-" + "9" * 5000])
def test_what_nobody_can_follow_gets_the_whole(asked: str) -> None:
    media.offered()
    answer = Client().get(MP3, headers={"range": asked})
    assert (answer.status_code, answer.getvalue()) == (200, BYTES)


def test_a_piece_of_a_file_that_changed_is_not_put_to_the_old_one() -> None:
    media.offered()
    etag = Client().get(MP3).headers["ETag"]
    same = Client().get(MP3, headers={"range": "bytes=0-9", "if-range": etag})
    other = Client().get(MP3, headers={"range": "bytes=0-9", "if-range": '"older"'})
    assert (same.status_code, other.status_code) == (206, 200)
    assert Client().get(MP3, headers={"if-none-match": etag}).status_code == 304


def test_only_the_files_of_the_course_can_be_asked_for(settings: object) -> None:
    media.offered()
    (Path(settings.COURSE) / "secret.mp3").write_bytes(b"mine")  # type: ignore[attr-defined]
    for name in ("secret.mp3", "..%2Fsecret.mp3", "ombud-m1-en.sound.json", "sound.json", "soundXmp3"):
        assert Client().get(f"/learn/{NUMBER}/{name}").status_code == 404
    assert Client().get("/learn/99/sound.mp3").status_code == 404
    assert Client().post(MP3).status_code == 405


def test_a_head_tells_the_length_and_sends_nothing() -> None:
    media.offered()
    answer = Client().head(MP3)
    assert (answer.status_code, answer.headers["Content-Length"]) == (200, str(len(BYTES)))
    assert answer.getvalue() == b""


def test_players_may_load_from_this_site_alone() -> None:
    media.offered()
    policy = Client().get(f"/learn/{NUMBER}/?policy").headers["Content-Security-Policy"]
    assert re.search(r"media-src 'self'(;|$)", policy)
    assert Client().get(MP3).headers["Content-Security-Policy"] == policy
