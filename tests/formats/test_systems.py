"""A table of systems is read as a map, and refused where it names nobody's system or somebody's name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ombud.formats.reading import Unreadable
from ombud.formats.systems import read_systems
from ombud.held.entries_map import Without
from ombud.held.ocds.estate import Reliance, System

HEAD = "system;vendor;contract;ends;who can run it;exit months;exit cost;relies on;runs worse without\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "systems.csv"
    path.write_text(HEAD + text, "utf-8")
    return path


def test_a_line_is_a_system_with_what_it_relies_on(tmp_path: Path) -> None:
    path = written(tmp_path, "Login;Acme AB;Platform;2027-01-31;nobody;18;2000000;;\nMap;;;;;;;Login;Login\n")
    found = read_systems(path)
    login = System("Login", "Acme AB", "Platform", date(2027, 1, 31), "nobody", 18, 2_000_000)
    assert found.systems == (login, System("Map"))
    assert found.reliances == (Reliance("Map", "Login", Without.STOPS), Reliance("Map", "Login", Without.WORSE))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "there is no system in it"),
        (";Acme;;;;;;;\n", "line 2, system: nothing stands there"),
        ("Map;;;;;;;;\nmap;;;;;;;;\n", "line 3, system: “map” stands twice"),
        ("Map;;;soon;;;;;\n", "line 2, ends: “soon” is no date"),
        ("Map;;;2027-02-30;;;;;\n", "line 2, ends"),
        ("Map;;;;;-1;;;\n", "line 2, months: -1 cannot be"),
        ("Map;;;;;;1,000;;\n", "line 2, cost"),
        ("Map;;;;Anna Berg;;;;\n", "line 2, skill: it looks like somebody's name"),
        ("Map;;;;;;;Login;\n", "Map relies on “Login”, which has no line"),
        ("Map;;;;;;;Map;\n", "Map relies on itself"),
    ],
)
def test_a_line_that_cannot_be_right_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Unreadable) as error:
        read_systems(written(tmp_path, text))
    assert said in str(error.value)
