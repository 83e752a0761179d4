"""`ombud heard opinions` and `ombud heard budget`: what votes and ballots say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ombud.cli.hearing import FILE, answer, result_options
from ombud.cli.stops import CannotRun, WrongUse


@click.command()
@click.argument("votes", type=click.Path(exists=True, path_type=Path))
@click.option("--without-person", "people", multiple=True, metavar="ID",
              help="Leave this person's votes out, without a trace. Can be given again.")  # fmt: skip
@click.option("--without-statement", "statements", multiple=True, metavar="ID",
              help="Leave this statement out. Can be given again.")  # fmt: skip
@click.option("--keep-moderated", is_flag=True, help="Count statements that moderators took out as well.")
@click.option("--strict", is_flag=True, help="Leave out statements that no moderator has let pass yet.")
@click.option("--least", default=7, show_default=True, help="Votes from which on a person counts.")
@click.option("--most", default=8, show_default=True, help="The greatest number of groups that is tried.")
@click.option("--smallest", default=5, show_default=True, help="Fewer people than this are not told of.")
@result_options
def opinions(
    votes: Path, people: tuple[str, ...], statements: tuple[str, ...], keep_moderated: bool, strict: bool,
    least: int, most: int, smallest: int, **how: Any,
) -> None:  # fmt: skip
    """Find groups of opinion in VOTES: the folder that Polis exported, or one of its two files of votes."""

    def compute(today: Any, told: Any) -> Any:
        from ombud.formats.hearing.opinions import OpinionOptions
        from ombud.formats.hearing.opinions import opinions as groups

        return groups(votes, OpinionOptions(
            what=how["what"], place=how["city"], keep_moderated=keep_moderated, strict=strict,
            people=frozenset(people), statements=frozenset(statements), least_votes=least, most_groups=most,
            smallest=smallest, public=bool(how["shown"]), example=how["example"],
        ), today, told)  # fmt: skip

    settings = {
        "--without-person": str(len(people)) if people else "",
        "--without-statement": ", ".join(statements),
        "--keep-moderated": "yes" if keep_moderated else "",
        "--strict": "yes" if strict else "",
        "--least": str(least), "--most": str(most), "--smallest": str(smallest),
    }  # fmt: skip
    files = sorted(votes.glob("*.csv")) if votes.is_dir() else [votes]
    answer(files, settings, how, compute)


@click.command()
@click.argument("ballots", type=FILE)
@click.option("--rule", default="", metavar="RULE",
              help="The rule: equal-shares/cost/add1, greedy/votes and others (docs/budget.md).")  # fmt: skip
@click.option("--compare", multiple=True, metavar="RULE", help="A rule to lay beside it. Can be given again.")
@click.option("--tie", "ties", multiple=True, type=click.Choice(["more-votes", "lower-cost", "higher-cost", "id"]),
              help="What decides between equals, first to last.")  # fmt: skip
@click.option("--step", default=1, show_default=True, help="By how much each share is raised at a time.")
@click.option("--set-aside", is_flag=True, help="Count on without broken ballots, and name them.")
@click.option("--borda", is_flag=True, help="On ranked ballots the last place gets no point.")
@click.option("--paper", type=FILE, nargs=2, metavar="SHEET SHEET",
              help="Paper ballots, typed in twice by two people: only what both typed alike is counted.")  # fmt: skip
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Write where the two sheets differ to this new file, for the office alone.")  # fmt: skip
@click.option("--small", default=5, show_default=True, help="Numbers of people below this are not told.")
@result_options
def budget(
    ballots: Path, rule: str, compare: tuple[str, ...], ties: tuple[str, ...], step: int, set_aside: bool,
    borda: bool, paper: tuple[Path, Path] | None, report: Path | None, small: int, **how: Any,
) -> None:  # fmt: skip
    """Say what is funded from BALLOTS (a Pabulib file, .pb), by which rule, and why not the others."""

    def compute(today: Any, told: Any) -> Any:
        from ombud.formats.hearing.budget import budget as funded
        from ombud.heard.budget.rule import TIES, Tie
        from ombud.people.small import Policy

        return funded(ballots, rule=rule, compare=compare or None, ties=tuple(map(Tie, ties)) or TIES, step=step,
                      set_aside=set_aside, borda=borda, paper=paper, small=Policy(threshold=small, level=small),
                      what=how["what"], place=how["city"], example=how["example"],
                      today=today, told=told)  # fmt: skip

    settings = {
        "--rule": rule, "--compare": ", ".join(compare), "--tie": ", ".join(ties), "--step": str(step),
        "--set-aside": "yes" if set_aside else "", "--borda": "yes" if borda else "", "--small": str(small),
        "--paper": "typed in twice" if paper else "",
    }  # fmt: skip
    _may_report(report, paper)
    answer([ballots, *(paper or ())], settings, how, compute)
    if report is not None and paper:
        _report(report, ballots, paper)


def _may_report(report: Path | None, paper: tuple[Path, Path] | None) -> None:
    if report is not None and not paper:
        raise WrongUse("There are no sheets to compare", "--report", "name both with --paper")
    if report is not None and report.exists():
        raise CannotRun("This file is there already", str(report), "name another with --report")


def _report(report: Path, ballots: Path, paper: tuple[Path, Path]) -> None:
    from ombud.formats.ballotsheets import write_report
    from ombud.formats.hearing.budget import paper_compared

    write_report(paper_compared(ballots, paper), report)
    click.echo(f"Where the sheets differ, for the office alone: {report}", err=True)
