"""A city that starts Ombud as it is gets a safe one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ombud.web.database import UnreadableDatabaseAddress, postgres, sqlite
from ombud.web.place import kept_secret, log_name, secret_key

ROOT = Path(__file__).resolve().parents[2]


def _django(folder: Path, *command: str, **there: str) -> subprocess.CompletedProcess[str]:
    city = {"OMBUD_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "ombud.web.settings"}
    run = [sys.executable, "-W", "error", "-m", "django", *command]
    here = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}  # tests' own
    return subprocess.run(run, env=here | city | there, capture_output=True, text=True, check=False, cwd=folder)


def test_django_finds_nothing_to_warn_of_in_production(tmp_path: Path) -> None:
    ran = _django(
        tmp_path, "check", "--deploy", "--fail-level", "DEBUG", OMBUD_PRODUCTION="1", OMBUD_HOSTS="ombud.malmo.example"
    )
    assert ran.returncode == 0, ran.stderr
    assert "no issues (0 silenced)" in ran.stdout


def test_the_tables_are_as_the_models_say(tmp_path: Path) -> None:
    ran = _django(tmp_path, "makemigrations", "--check", "--dry-run", "web")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_a_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMBUD_SECRET_KEY", raising=False)
    first = secret_key(tmp_path)
    assert len(first) >= 64
    assert secret_key(tmp_path) == first
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_of_two_that_start_together_both_get_the_same_secret(tmp_path: Path) -> None:
    def made_by_another() -> str:
        kept_secret(tmp_path / "key", lambda: "the other's")
        return "mine"

    assert kept_secret(tmp_path / "key", made_by_another) == "the other's"


def test_sqlite_acknowledges_nothing_that_is_not_on_the_disk(tmp_path: Path) -> None:
    told = sqlite(tmp_path)["OPTIONS"]
    assert told["transaction_mode"] == "IMMEDIATE"
    assert told["timeout"] == 20
    for setting in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
        assert setting in told["init_command"]


def test_an_address_of_postgresql_is_taken_apart() -> None:
    told = postgres("postgres://ombud:p%40ss@db.malmo.example:5433/cases?sslmode=require")
    assert (told["NAME"], told["USER"], told["PASSWORD"]) == ("cases", "ombud", "p@ss")
    assert (told["HOST"], told["PORT"]) == ("db.malmo.example", "5433")
    assert told["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize("address", ["mysql://host/cases", "postgres://host", "cases.sqlite3", "postgres://host/"])
def test_an_address_that_cannot_be_used_is_refused_with_a_way_on(address: str) -> None:
    with pytest.raises(UnreadableDatabaseAddress, match="postgres://name:password@host:5432/database"):
        postgres(address)


def test_the_log_is_named_by_the_first_address() -> None:
    assert log_name(["ombud.malmo.example", "localhost"]) == "ombud.malmo.example/log"
    assert log_name([".malmo.example"]) == "malmo.example/log"
    assert log_name(["*"]) == log_name([]) == "localhost/log"
