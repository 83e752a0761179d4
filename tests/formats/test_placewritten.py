"""A place file written down: what is read from it is what was written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.formats.placefile import PlaceFile, parsed, read_place
from ombud.formats.placewritten import written

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.toml"))
words = st.text(st.characters(codec="utf-8", exclude_characters="/\\\0"), min_size=1, max_size=12)
names = words.filter(lambda name: name not in (".", ".."))
groups = st.dictionaries(words, st.fixed_dictionaries({"column": words, "chosen_by": words}), min_size=1, max_size=3)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_the_same_after_it_was_written(path: Path) -> None:
    place = read_place(path)
    assert parsed(written(place).encode(), path.name) == place


@given(
    city=words, file=names, groups=groups, scales=st.dictionaries(words, words, max_size=3),
    crossing=st.dictionaries(words, words, min_size=2, max_size=3), where=st.dictionaries(words, words, max_size=2),
    within=st.lists(st.floats(0.5, 1e6), min_size=1, max_size=6), day=st.dates(date(1900, 1, 1)), example=st.booleans(),
)  # fmt: skip
def test_whatever_stands_in_it_comes_out_again(
    city: str, file: str, groups: dict[str, dict[str, str]], scales: dict[str, str], crossing: dict[str, str],
    where: dict[str, str], within: list[float], day: date, example: bool,
) -> None:  # fmt: skip
    told = {
        "kind": "ombud.place/1", "name": city, "groups": groups, "scales": scales, "example": example,
        "areas": {"file": file, "code": city, "source": file, "where": where}, "reach": {"within": within},
        "provision": {"what": city, "file": file, "on": city, "day_format": "", "since": day, "effect": "burden"},
        "crossings": [{"column": city, "groups": crossing}, {"column": file, "groups": crossing}],
    }  # fmt: skip
    place = PlaceFile.model_validate(told)
    assert parsed(written(place).encode(), "place.toml") == place
