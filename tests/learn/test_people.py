"""The people of the course: each once, with passages and works that are theirs, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ombud.learn.check import faults
from ombud.learn.people import people, same
from ombud.learn.shelf import modules

MODULES = modules()
TOLD = {one.name: one for one in people(MODULES)}


@pytest.mark.parametrize(
    ("name", "other", "alike"),
    [
        ("Germaine Halegoua", "Germaine R. Halegoua", True),
        ("K Shanmugam", "Kasiviswanathan Shanmugam", True),
        ("B. Adams", "Brian Adams", True),
        ("Brian Adams", "Eric Adams", False),
        ("E. Adams", "Brian Adams", False),
        ("Ben Green", "Ben Greene", False),
    ],
)
def test_two_names_are_one_persons_only_if_nothing_in_them_differs(name: str, other: str, alike: bool) -> None:
    assert same(name, other) is same(other, name) is alike


def test_everybody_is_told_once_by_the_longest_name() -> None:
    listed = {name for of in MODULES for name in of.facts.people}
    assert set(TOLD) <= listed
    assert {name for name in listed if not any(same(name, other) for other in TOLD)} == set()
    assert set(TOLD) == {one.name for one in people(MODULES[::-1])}
    assert "Germaine R. Halegoua" in TOLD
    assert "Germaine Halegoua" not in TOLD


def test_every_work_of_a_person_names_the_person() -> None:
    for one in TOLD.values():
        assert all(any(same(one.name, author) for author in source.authors) for _number, _key, source in one.works)
        assert len({source.title for _number, _key, source in one.works}) == len(one.works)
        assert one.places or one.works


def test_those_with_one_surname_do_not_share_passages() -> None:
    assert {number for number, _section in TOLD["Brian Adams"].places} == {2}
    assert {number for number, _section in TOLD["Eric Adams"].places} == {6}


def test_who_wrote_the_course_is_not_named_wherever_it_is_cited() -> None:
    cites = sum("@course2022" in section.text for of in MODULES for section in of.sections)
    assert 0 < len(TOLD["Chiara Valli"].places) < cites / 5


def test_a_person_whom_nothing_names_is_a_fault() -> None:
    of = MODULES[0]
    wrong = replace(of, facts=of.facts.model_copy(update={"people": (*of.facts.people, "Nina Nobody")}))
    assert list(faults(wrong)) == ["module.toml lists Nina Nobody, whom neither the text nor a work names."]
