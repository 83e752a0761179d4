"""A city's own red lines are read as it wrote them, and a mistake is told with its line."""

from __future__ import annotations

import pytest

from ombud.casefile.ownlines import parse_lines
from ombud.casefile.unreadable import UnreadablePolicy
from ombud.held.choices import EVERY_LINE, Choice, Strength
from ombud.held.contract.lines import RedLine


def test_no_line_at_all_is_every_line() -> None:
    assert parse_lines("", "lines.toml").choices == EVERY_LINE


def test_a_line_is_taken_as_proposed_weaker_or_in_own_words() -> None:
    text = """
never_tendered = ["the login"]
[[line]]
line = "ip"
[[line]]
line = "audit"
wording = "own"
own = ["All is open."]
[[line]]
line = "exit_handover"
wording = "fallback"
[line.settled]
"60 days" = "90 days"
"""
    read = parse_lines(text, "lines.toml")
    assert read.never_tendered == ("the login",)
    assert read.choices == (
        Choice(RedLine.IP),
        Choice(RedLine.AUDIT, Strength.OWN, ("All is open.",)),
        Choice(RedLine.EXIT_HANDOVER, Strength.FALLBACK, settled=(("60 days", "90 days"),)),
    )


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('[[line]]\nline = "ip"\n\n[[line]]\nline = "nope"\n', 5, "'nope' is none of"),
        ('[[line]]\nline = "ip"\nwordin = "own"\n', 3, "Nothing is called “wordin” here"),
        ('[[line]]\nwording = "full"\n', 1, "“line” is missing"),
        ('[[line]]\nline = "audit"\n[[line]]\nline = "ip"\nwording = "strong"\n', 5, "'strong' is none of"),
        ('[[line]]\nline = "ip"\n[[line]]\nline = "audit"\nwording = "own"\n', 3, "is empty; write it"),
        ('[[line]]\nline = "ip"\nsettled = { "x" = "y" }\n', 1, "has no gap [x]"),
        ('[[line]]\nline = "ip"\n[[line]]\nline = "ip"\n', 1, "is chosen twice"),
        ('[[line]]\nline = "ip"\nwording = "own"\nown = "All is ours."\n', 4, "has a value of the wrong kind"),
        ('never_tendered = "the login"\n', 1, "has a value of the wrong kind"),
        ("\n[[line\n", 2, "This is not TOML"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, line: int, told: str) -> None:
    with pytest.raises(UnreadablePolicy) as refused:
        parse_lines(text, "lines.toml")
    assert refused.value.line == line
    assert told in str(refused.value.told)
    assert str(refused.value).startswith(f"lines.toml, line {line}: ")
