"""Every command that Ombud has, and where it is written; a command's module is opened only when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple, cast

import click


class Written(NamedTuple):
    """Where a command is written, and what it is for in one line."""

    module: str
    name: str
    purpose: str


COMMANDS: dict[str, Written] = {
    "demo": Written("ombud.cli.demo", "demo", "Look around: real records and a worked case, served on this machine."),
    "serve": Written("ombud.cli.serve", "serve", "Serve a workspace's pages."),
    "init": Written("ombud.cli.init", "init", "Make a workspace in a folder."),
    "new": Written("ombud.cli.new", "new", "Open a case with a problem."),
    "read": Written("ombud.cli.read", "read", "Read register files, bundles or ledger files; no workspace is needed."),
    "import": Written("ombud.cli.importing", "bring_in", "Bring a file's cases into a workspace."),
    "export": Written("ombud.cli.exporting", "export", "Write one case as a bundle, as JSON or as a table."),
    "served": Written("ombud.cli.served", "served", "Measure who gains and who loses from a city's own tables."),
    "measure": Written("ombud.cli.measure", "measure", "Measure who gains, and add it to a case."),
    "heard": Written(
        "ombud.cli.heard",
        "heard",
        "Compute what was heard: opinions, budgets, lotteries, who came, dots, diaries, themes.",
    ),
    "held": Written(
        "ombud.cli.held",
        "held",
        "Who holds it: contracts against the red lines, inventories, what was bought, who called.",
    ),
    "learn": Written("ombud.cli.learn", "learn", "Build the course for your own learning system, or as books."),
    "retention": Written("ombud.cli.retention", "retention", "Destroy what is past its end, and prove it."),
    "verify": Written("ombud.cli.verify", "verify", "Check that a log holds: rows, seals, proofs and checkpoints."),
    "publish": Written("ombud.cli.publishing", "publish", "Write the public record as static pages."),
    "backup": Written("ombud.cli.backup", "backup", "Write everything that a workspace holds to one file."),
    "restore": Written("ombud.cli.restore", "restore", "Put a backup back, after checking its log."),
    "people": Written("ombud.cli.people", "people", "Add an account, or list who has one."),
}


class Commands(click.Group):
    """A group that knows its commands by name and imports one only to run it or to show its help."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (Click calls it so)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  (Click calls it so)
        written = COMMANDS.get(cmd_name)
        if written is None:
            return None
        return cast(click.Command, getattr(import_module(written.module), written.name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  (Click calls it so)
        with formatter.section("Commands"):
            formatter.write_dl([(name, written.purpose) for name, written in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as unknown:
            known = ", ".join(COMMANDS)
            raise click.UsageError(f"{unknown.format_message()} The commands are: {known}.", ctx) from None


def json_option(function: Any) -> Any:
    """The option that every command has: say it as JSON on standard output instead of in words."""
    return click.option("--json", "as_json", is_flag=True, help="Answer as JSON on standard output.")(function)
