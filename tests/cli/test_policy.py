"""A city's policy that cannot be followed stops every command that needs it, with the line that is wrong."""

from __future__ import annotations

from pathlib import Path

from tests.cli.workspaces import Workspace, run


def test_a_bad_policy_is_answered_with_its_line(workspace: Workspace, tmp_path: Path) -> None:
    policy = tmp_path / "city.toml"
    policy.write_text('[[gate]]\nstage = "procurment"\nchecks = []\n')
    done = run("people", "list", env=workspace.env | {"OMBUD_POLICY": str(policy)})
    assert done.returncode == 4
    assert "city.toml, line 2: 'procurment' is none of" in done.stderr
    policy.write_text('[[gate]]\nstage = "procurement"\nchecks = []\n')
    assert run("people", "list", env=workspace.env | {"OMBUD_POLICY": str(policy)}).returncode == 0


def test_a_policy_that_is_not_there_is_named(workspace: Workspace, tmp_path: Path) -> None:
    done = run("people", "list", env=workspace.env | {"OMBUD_POLICY": str(tmp_path / "none.toml")})
    assert done.returncode == 4
    assert "none.toml" in done.stderr
