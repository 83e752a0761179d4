"""`ombud served`: the answer in words and as JSON, and every refusal in one sentence."""

from __future__ import annotations

import json
from pathlib import Path

from tests.casefile.test_whogains import PLACE, town
from tests.cli.workspaces import run

__all__ = ["town"]


def test_it_says_who_gets_what_in_words_and_as_json(town: Path) -> None:
    said = run("served", town)
    assert said.returncode == 0, said.stderr
    assert "renters: 18.0 per cent of it, 50.0 per cent of the people" in said.stdout
    told = json.loads(run("served", town, "--json").stdout)
    assert (told["points"], told["inside"]) == (21, 20)
    assert [f"- {sentence}" for sentence in told["sentences"]] == said.stdout.splitlines()


def test_what_is_wrong_is_told_in_one_sentence(town: Path) -> None:
    for old, new, told in (
        ('lon = "x"\nlat = "y"', 'lon = "y"\nlat = "x"', "swapped"),
        ('code = "code"', 'code = "half"', "areas.geojson: "),
        ('file = "benches.csv"', 'file = "chairs.csv"', "chairs.csv"),
        ("[scales]", "[scale]", "place.toml, scale"),
    ):
        (town / "place.toml").write_text(PLACE.replace(old, new))
        said = run("served", town)
        assert (said.returncode, said.stdout) == (3, ""), said.stderr
        assert said.stderr.count("\n") == 1
        assert told in said.stderr
