"""A place file says which columns mean what; a word that nobody knows is refused with its field."""

from __future__ import annotations

from pathlib import Path

import pytest

from ombud.formats.placefile import read_place
from ombud.formats.reading import Unreadable

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "new-york.toml"


@pytest.mark.parametrize("path", sorted(EXAMPLE.parent.glob("*.toml")), ids=lambda path: path.stem)
def test_every_example_is_a_place_file(path: Path) -> None:
    assert read_place(path).provision.what


def test_the_example_is_read_whole() -> None:
    place = read_place(EXAMPLE)
    assert (place.name, place.over, place.areas.smallest) == ("New York", "boroughs", 500)
    assert list(place.groups) == ["white", "Black", "Hispanic", "Asian", "poor", "women"]
    assert place.associations["Black and Hispanic people"].overlapping


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("smallest", "smalest", "areas.smalest: there is no such field"),
        ('code = "geoid"', "", "areas.code: the field is missing"),
        ("ombud.place/1", "ombud.place/9", "kind: "),
        ("smallest = 500", "smallest = -5", "areas.smallest: "),
        ("[areas]", "[areas", "this is not valid TOML"),
        ('columns = ["poor"]', "columns = []", "associations.poor people.columns: "),
    ],
)
def test_what_is_wrong_is_told_with_its_field(tmp_path: Path, old: str, new: str, told: str) -> None:
    text = EXAMPLE.read_text("utf-8")
    assert old in text
    (tmp_path / "place.toml").write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(Unreadable) as refused:
        read_place(tmp_path / "place.toml")
    assert str(refused.value).startswith("place.toml")
    assert told in str(refused.value)


def test_a_place_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be opened"):
        read_place(tmp_path / "place.toml")


def test_a_file_far_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "place.toml").write_bytes(b"#" * 300_000)
    with pytest.raises(Unreadable, match="too large"):
        read_place(tmp_path / "place.toml")
