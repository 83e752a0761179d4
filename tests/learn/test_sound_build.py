"""Sound and film as files: right in length, chapters and streams, the same every time, and carried on after a stop."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ombud.learn.sound import built, ffmpeg, making, pictures, voice
from ombud.learn.sound.built import FILM, SOUND
from ombud.learn.sound.clips import FOLDER
from ombud.learn.sound.recorded import NotRecorded
from ombud.learn.sound.spoken import CLOSING, OPENING, spoken
from ombud.learn.sound.voice import Heart
from tests.learn.hum import MODULES, Hum, short

needs_ffmpeg = pytest.mark.skipif(
    not (ffmpeg.can_pack() and shutil.which("ffprobe")), reason="FFmpeg is not installed: apt install ffmpeg"
)
needs_slides = pytest.mark.skipif(not pictures.can_draw(), reason="Nothing draws slides: pip install 'ombud[voice]'")
needs_voice = pytest.mark.skipif(not voice.can_speak(), reason="No voice is installed: pip install 'ombud[voice]'")
pytestmark = needs_ffmpeg
ONE = short(MODULES[0])
NUMBER = ONE.facts.number


def quiet(done: int, all_: int) -> None:
    """Nobody looks."""


def probe(path: Path) -> dict[str, Any]:
    call = ["ffprobe", "-v", "error", "-print_format", "json", "-show_format", "-show_streams", "-show_chapters", path]
    told: dict[str, Any] = json.loads(subprocess.run(call, check=True, capture_output=True).stdout)
    return told


def files(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


def codecs(told: dict[str, Any]) -> list[str]:
    return [one["codec_name"] for one in told["streams"] if one["codec_type"] in ("audio", "video")]


def test_the_sound_has_its_length_its_chapters_and_names_the_voice(tmp_path: Path) -> None:
    told = making.sound(ONE, making.Studio(tmp_path, Hum()), quiet)
    base = built.base(tmp_path, NUMBER)
    for suffix, codec in ((".mp3", "mp3"), (".opus", "opus")):
        found = probe(base.with_name(base.name + suffix))
        assert codecs(found) == [codec]
        assert float(found["format"]["duration"]) == pytest.approx(told.seconds, abs=0.2)
        titles = [(one["tags"]["title"], float(one["start_time"])) for one in found["chapters"]]
        assert [title for title, _start in titles] == [one.title for one in told.chapters]
        assert [start for _title, start in titles] == pytest.approx([one.start for one in told.chapters], abs=0.01)
        tags = {**found["format"].get("tags", {}), **found["streams"][0].get("tags", {})}
        named = {name.lower(): value for name, value in tags.items()}
        assert (named["artist"], "CC0-1.0" in named["copyright"]) == ("somebody who hums", True)
    assert [one.slug for one in told.chapters] == [OPENING, *(one.slug for one in ONE.sections), CLOSING]
    assert "somebody who hums (CC0-1.0)" in base.with_name(base.name + ".vtt").read_text("utf-8")


def test_the_same_words_give_the_same_bytes_and_nothing_is_made_twice(tmp_path: Path) -> None:
    one, two = (making.Studio(tmp_path / name, Hum()) for name in "ab")
    for studio in (one, two):
        making.sound(ONE, studio, quiet)
    assert files(one.folder) == files(two.folder)
    assert set(files(one.folder)) == set(built.names(NUMBER, SOUND))
    before = {path.name: path.stat().st_mtime_ns for path in one.folder.iterdir()}
    making.sound(ONE, making.Studio(one.folder, said := Hum()), quiet)
    assert said.asked == []
    assert {path.name: path.stat().st_mtime_ns for path in one.folder.iterdir()} == before


def test_a_sentence_that_changed_is_said_anew_alone(tmp_path: Path) -> None:
    making.sound(ONE, making.Studio(tmp_path, Hum()), quiet)
    before = files(tmp_path)
    first, *rest = ONE.sections
    changed = short(MODULES[0])
    object.__setattr__(changed, "sections", (type(first)(first.slug, first.title, f"{first.text} It is new."), *rest))
    making.sound(changed, making.Studio(tmp_path, said := Hum()), quiet)
    assert said.asked == ["It is new."]
    assert files(tmp_path)[f"ombud-m{NUMBER}-en.mp3"] != before[f"ombud-m{NUMBER}-en.mp3"]


def test_stopped_in_the_middle_it_leaves_no_half_file_and_goes_on_from_there(tmp_path: Path) -> None:
    def stops(done: int, all_: int) -> None:
        if done == 7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        making.sound(ONE, making.Studio(tmp_path, stopped := Hum()), stops)
    assert [one.name for one in tmp_path.iterdir()] == [FOLDER]
    making.sound(ONE, making.Studio(tmp_path, after := Hum()), quiet)
    assert len(stopped.asked) == 7
    assert not set(stopped.asked) & set(after.asked)


def test_stopped_while_it_is_packed_it_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    making.sound(ONE, making.Studio(tmp_path, Hum()), quiet)
    before = files(tmp_path)

    def stops(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ffmpeg.subprocess.Popen, "wait", stops)
    with pytest.raises(KeyboardInterrupt):
        making.sound(short(MODULES[0], 1), making.Studio(tmp_path, Hum()), quiet)
    monkeypatch.undo()
    assert files(tmp_path) == before


def test_a_person_may_read_a_section_and_is_named(tmp_path: Path) -> None:
    there = tmp_path / "read" / f"m{NUMBER}"
    there.mkdir(parents=True)
    slug = ONE.sections[0].slug
    tone = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=d=20", str(there / f"{slug}.mp3")]
    subprocess.run(tone, check=True)
    studio = making.Studio(tmp_path / "course", said := Hum(), tmp_path / "read")
    with pytest.raises(NotRecorded, match="does not say who reads"):
        making.sound(ONE, studio, quiet)
    (there / "reader.txt").write_text("Amina Warsame; CC BY 4.0\n", "utf-8")
    told = making.sound(ONE, studio, quiet)
    assert [one.name for one in told.speakers] == ["Amina Warsame", "somebody who hums"]
    long = {one.slug: one.end - one.start for one in told.chapters}
    assert long[slug] == pytest.approx(21, abs=0.2)  # and a second of silence
    assert spoken(ONE, "")[1].sentences[1].said not in said.asked


def test_a_recording_of_no_part_is_refused_by_name(tmp_path: Path) -> None:
    there = tmp_path / f"m{NUMBER}"
    there.mkdir()
    (there / "ofer.wav").write_bytes(b"RIFF")
    with pytest.raises(NotRecorded, match=r"ofer\.wav: no part of module 1 has this name; .*offer"):
        making.sound(ONE, making.Studio(tmp_path / "course", Hum(), tmp_path), quiet)


def test_a_recording_that_is_none_is_refused(tmp_path: Path) -> None:
    there = tmp_path / f"m{NUMBER}"
    there.mkdir()
    (there / "offer.wav").write_bytes(b"this is a letter")
    (there / "reader.txt").write_text("Bo; CC0-1.0", "utf-8")
    with pytest.raises(NotRecorded, match=r"offer\.wav: it cannot be read as sound"):
        making.sound(ONE, making.Studio(tmp_path / "course", Hum(), tmp_path), quiet)


@needs_slides
def test_the_film_shows_each_slide_while_its_sentence_is_heard(tmp_path: Path) -> None:
    one = short(MODULES[0], 1)
    told = making.film(one, making.Studio(tmp_path, Hum()), quiet)
    base = built.base(tmp_path, NUMBER)
    film = base.with_name(f"{base.name}.mp4")
    found = probe(film)
    assert codecs(found) == ["h264", "aac"]
    picture = found["streams"][0]
    assert (picture["width"], picture["height"], picture["pix_fmt"]) == (1280, 720, "yuv420p")
    assert float(found["format"]["duration"]) == pytest.approx(told.seconds, abs=0.3)
    assert [each["tags"]["title"] for each in found["chapters"]] == [each.title for each in told.chapters]
    assert built.read(tmp_path, NUMBER, FILM) == told
    assert set(files(tmp_path)) == set(built.names(NUMBER, FILM))
    shown = making.slides(one, making.said(one, making.Studio(tmp_path, Hum()), quiet)[0])
    for at in (0, len(shown) // 2, len(shown) - 1):
        assert _unlike(film, base.with_name(f"{base.name}.slides.pdf"), at, shown[at].start + 0.5) < 6
    middle = len(shown) // 2
    assert _unlike(film, base.with_name(f"{base.name}.slides.pdf"), middle, shown[middle - 1].start) > 6


def _unlike(film: Path, pdf: Path, page: int, second: float) -> float:
    """How far a frame is from a slide, as the mean difference of brightness, of 255."""
    import pypdfium2
    from PIL import Image, ImageChops, ImageStat

    call = ["ffmpeg", "-v", "error", "-ss", f"{second:.2f}", "-i", str(film), "-frames:v", "1", "-f", "rawvideo",
            "-pix_fmt", "gray", "pipe:1"]  # fmt: skip
    raw = subprocess.run(call, check=True, capture_output=True).stdout
    with pypdfium2.PdfDocument(pdf) as there:
        slide = there[page].render(scale=4 / 3).to_pil().convert("L").crop((0, 0, 1280, 720))
    mean: float = ImageStat.Stat(ImageChops.difference(Image.frombytes("L", (1280, 720), raw), slide)).mean[0]
    return mean


@needs_voice
def test_the_computers_voice_says_a_section_in_about_the_time_that_was_estimated(tmp_path: Path) -> None:
    told = making.sound(short(MODULES[1], 1), making.Studio(tmp_path, Heart()), quiet)
    assert abs(told.seconds / told.estimated - 1) < 0.1
    assert told.speakers[0].name == Heart().name
    assert told.speakers[0].licence == "Apache-2.0"


@needs_voice
def test_a_sentence_is_neither_cut_nor_silent_and_sounds_the_same_each_time() -> None:
    import numpy as np

    said = Heart().said("Nobody has agreed on more than that.")
    assert said == Heart().said("Nobody has agreed on more than that.")
    wave = np.frombuffer(said, "<i2") / 32768
    assert 1.5 < len(wave) / voice.RATE < 4
    assert 0.5 < np.abs(wave).max() < 1
    edge = voice.RATE // 50
    assert np.abs(wave[:edge]).max() < 0.02
    assert np.abs(wave[-edge:]).max() < 0.02


def test_without_a_voice_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice, "find_spec", lambda name: None)
    with pytest.raises(voice.NoVoice, match=r"pip install 'ombud\[voice\]'"):
        Heart().said("Good morning.")
