"""How the tests run: properties without a stopwatch, and workspaces to break, a copy for each test that asks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.cli.workspaces import Workspace, copied, database

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

# Two cases, one of them with an erasure.
FILL = """
from datetime import UTC, datetime
from ombud.demo import lamp_posts
from ombud.web import log
drafts = lamp_posts.drafts()
now = datetime(2026, 11, 1, tzinfo=UTC)
log.append("lamp-posts", drafts[:20], now)
log.append("dark-path", drafts[:3], now)
log.append("lamp-posts", drafts[20:30], now)
log.erase("lamp-posts", 3, ["history"], "art. 17 GDPR", "data_protection_officer", now=now)
"""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The workspace that the others are copied from."""
    folder = tmp_path_factory.mktemp("made") / "workspace"
    with database() as address:
        workspace = Workspace(folder, address)
        done = workspace.run("init", folder)
        assert done.returncode == 0, done.stderr
        workspace.python(FILL)
        yield workspace


@pytest.fixture
def workspace(made: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    with copied(made, tmp_path / "workspace") as copy:
        yield copy


@pytest.fixture(scope="session")
def empty_made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("empty") / "workspace"
    with database() as address:
        workspace = Workspace(folder, address)
        done = workspace.run("init", folder)
        assert done.returncode == 0, done.stderr
        yield workspace


@pytest.fixture
def empty(empty_made: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    """A workspace in which nothing was said yet."""
    with copied(empty_made, tmp_path / "empty") as copy:
        yield copy
