"""Captions and chapters of a module: in time, in order, small enough for a telephone, and nothing left out."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.learn.shelf import Module
from ombud.learn.sound.captions import LETTERS, LINES, cues, pages, webvtt
from ombud.learn.sound.chapters import chapters, metadata
from ombud.learn.sound.pace import counted, estimated
from ombud.learn.sound.spoken import spoken
from tests.learn.hum import CREDIT, MODULES, track

each = pytest.mark.parametrize("of", MODULES[:3], ids=lambda one: f"m{one.facts.number}")


@each
def test_captions_follow_each_other_and_end_with_the_sound(of: Module, tmp_path: Path) -> None:
    heard = track(of, tmp_path)
    found = cues(heard)
    assert found[0].start == 0
    assert all(one.start < one.end for one in found)
    assert all(one.end <= after.start + 1e-9 for one, after in pairwise(found))
    assert found[-1].end <= heard.seconds


@each
def test_captions_cover_every_sentence_while_it_is_heard(of: Module, tmp_path: Path) -> None:
    heard = track(of, tmp_path)
    found = list(cues(heard))
    for one in heard.heard:
        mine = [cue for cue in found if one.start - 1e-9 <= cue.start < one.end]
        assert (mine[0].start, mine[-1].end) == pytest.approx((one.start, one.end))
        assert " ".join(cue.text for cue in mine).split() == one.sentence.text.split()


@each
def test_no_caption_is_larger_than_a_small_screen_holds(of: Module, tmp_path: Path) -> None:
    for cue in cues(track(of, tmp_path)):
        lines = cue.text.split("\n")
        assert len(lines) <= LINES
        assert max(map(len, lines)) <= LETTERS


@given(st.lists(st.text("abcdefg", min_size=1, max_size=12), min_size=1, max_size=60))
def test_a_text_is_parted_between_words_and_into_lines_alike(told: list[str]) -> None:
    found = pages(" ".join(told))
    assert " ".join(found).split() == told
    assert all(len(line) <= LETTERS for one in found for line in one.split("\n"))
    assert len(found) <= sum(map(len, told)) + len(told)


def test_the_file_of_captions_is_one_that_players_read(tmp_path: Path) -> None:
    heard = track(MODULES[0], tmp_path)
    told = webvtt(cues(heard), "A note.")
    assert told.startswith("WEBVTT\n\nNOTE\nA note.\n\n00:00:00.000 --> ")
    blocks = told.strip().split("\n\n")[2:]
    assert len(blocks) == len(cues(heard))
    times = r"\d\d:\d\d:\d\d\.\d{3} --> \d\d:\d\d:\d\d\.\d{3}"
    assert all(re.fullmatch(times, one.split("\n")[0]) for one in blocks)
    assert all("<" not in one and "-->" not in one.partition("\n")[2] for one in blocks)


@each
def test_a_chapter_begins_with_the_heading_of_its_section(of: Module, tmp_path: Path) -> None:
    heard = track(of, tmp_path)
    found = chapters(heard)
    assert [one.slug for one in found[1:-1]] == [one.slug for one in of.sections]
    assert [one.title for one in found[1:-1]] == [one.title for one in of.sections]
    first = [next(each for each in heard.heard if each.part.slug == one.slug) for one in found]
    assert [one.sentence.text for one in first] == [one.title for one in found]
    assert all(0 <= each.start - one.start < 1 for one, each in zip(found, first, strict=True))
    ends = [one.end for one in heard.heard]
    assert all(not one.start < end < each.start for one, each in zip(found, first, strict=True) for end in ends)
    assert (found[0].start, found[-1].end) == (0, heard.seconds)
    assert all(one.end == after.start for one, after in pairwise(found))


def test_a_title_with_odd_signs_comes_through(tmp_path: Path) -> None:
    told = metadata({"title": "a=b; #c\\d"}, chapters(track(MODULES[0], tmp_path))[:1])
    assert "title=a\\=b\\; \\#c\\\\d\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\n" in told


@each
def test_how_long_it_takes_is_told_from_the_words_alone(of: Module) -> None:
    said = " ".join(one.said for part in spoken(of, "") for one in part.sentences)
    assert 0.97 < counted(of) / len(said.split()) < 1.05
    assert estimated(of) > 0
    assert CREDIT not in said
