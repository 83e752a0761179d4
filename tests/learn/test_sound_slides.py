"""Slides: one thing at a time, the figure that a sentence turns on, and always what is being said now."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from ombud.learn.shelf import Module
from ombud.learn.sound.figures import figure
from ombud.learn.sound.slides import slides
from ombud.learn.sound.spoken import Kind
from ombud.learn.sound.track import Track
from tests.learn.hum import MODULES, track

each = pytest.mark.parametrize("of", MODULES[:4], ids=lambda one: f"m{one.facts.number}")


def plain(html: str) -> str:
    """The words of a slide, as one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def at(of: Module, heard: Track, second: float) -> str:
    """The slide that is shown at a second."""
    return [one for one in slides(of, heard) if one.start <= second + 1e-9][-1].html


@each
def test_a_slide_shows_the_sentence_while_it_is_heard(of: Module, tmp_path: Path) -> None:
    heard = track(of, tmp_path)
    for one in heard.heard[:: 1 + len(heard.heard) // 40]:
        words = one.sentence.text.removeprefix("— ").strip("“”").split()
        assert " ".join(words) in plain(at(of, heard, one.start)).replace(" .", ".").replace(" ,", ",").replace(
            " :", ":"
        )


@each
def test_slides_follow_each_other_and_the_first_is_there_from_the_beginning(of: Module, tmp_path: Path) -> None:
    found = slides(of, track(of, tmp_path))
    assert found[0].start == 0
    assert of.words.title in plain(found[0].html)
    assert all(one.start < after.start and one.html != after.html for one, after in pairwise(found))


@each
def test_a_heading_shows_the_words_that_its_section_explains(of: Module, tmp_path: Path) -> None:
    heard = track(of, tmp_path)
    for part in heard.parts[1:-1]:
        first = next(one for one in heard.heard if one.part is part)
        told = plain(at(of, heard, first.start))
        assert all(term in told for term, slug in of.facts.terms.items() if slug == part.slug)


def test_a_list_grows_as_it_is_heard(tmp_path: Path) -> None:
    of = MODULES[0]
    heard = track(of, tmp_path)
    items = [one for one in heard.heard if one.part.slug == "words" and one.stretch.kind is Kind.ITEM]
    last = plain(at(of, heard, items[-1].start))
    assert all(
        stretch.sentences[0].text in last for stretch in {id(one.stretch): one.stretch for one in items}.values()
    )
    assert items[-1].sentence.text not in plain(at(of, heard, items[0].start))


def test_the_open_divider_is_that_of_the_section(tmp_path: Path) -> None:
    of = MODULES[0]
    heard = track(of, tmp_path)
    for number, part in enumerate(heard.parts[1:-1], 1):
        last = [one for one in heard.heard if one.part is part][-1]
        assert f'<li class="here">{number}</li>' in at(of, heard, last.start)


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("It has 10,000 cameras, which read number plates and faces.", "10,000 cameras"),
        ("Projects promise the world and bring 5 or 30 per cent of it.", "5 or 30 per cent"),
        ("It cost about 14 million US dollars.", "14 million US dollars"),
        ("By then 18 of the 100 cities had finished.", "18 of the 100 cities"),
        ("It trained 1,875 local helpers.", "1,875 local helpers"),
        ("A group of girls, 14 or 15 years old, felt safe.", "14 or 15 years"),
        ("A contract above £5 million needs measures.", "£5 million"),
        ("In 2008 he looked at 3 cities.", ""),
        ("On 4 November 2011 it became a trademark.", ""),
        ("Ombud shows how it stands towards check 1.1, and demand 7.2 wants it.", ""),
        ("Regulation (EU) 2024/1689, Article 27 rules this.", ""),
        ("Of the 30 published before 2000 one helped.", ""),
    ],
)
def test_the_figure_of_a_sentence_is_found_and_years_and_numbers_of_laws_are_none(sentence: str, shown: str) -> None:
    assert figure(sentence) == shown
