"""Gates: silence opens none, endings are never made harder, and a bad policy is answered with a line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.answered.entries import Staged
from ombud.asked.entries import Opening, Raiser
from ombud.casefile.checks import BY_NUMBER
from ombud.casefile.gates import ENDINGS, behind, between, entering, gate
from ombud.casefile.policy import DEMANDS, Policy, UnreadablePolicy, default_policy, parse, read_policy
from ombud.casefile.questions import QUESTIONS
from ombud.casefile.read import Answer, Sheet, read
from ombud.evidence.finding import Backing, Finding, Standing
from ombud.ledger.stage import Stage
from ombud.people.may import RULES
from ombud.people.roles import Grant
from ombud.people.rule import About, Act
from ombud.words import say
from tests.stacks import put

TODAY = date(2026, 9, 1)
LAMPS = "street-lighting"
DARK = Opening(
    title="Street lighting", problem="The path by the school is dark.", raised_by=Raiser.RESIDENTS,
    where="Rosengård", since="The winter of 2023", tried="New bulbs, which went out again.",
)  # fmt: skip
TWO = parse(
    '[[gate]]\nstage = "question"\nchecks = ["1.1"]\n'
    '[[gate]]\nstage = "procurement"\nbecause = "Never signed."\nchecks = ["5.2", "5.3"]\nnever_without = ["5.2"]\n',
    "two.toml",
)


def sheet(stage: Stage, **standing: Standing) -> Sheet:
    """A sheet that says only this: ``sheet(Stage.IDEA, **{"5.2": Standing.KEPT})``."""
    findings = [Finding(number, how, Backing.STATED, say("So.")) for number, how in standing.items()]
    answers = tuple(Answer(q, tuple(f for f in findings if f.question == q.number)) for q in QUESTIONS)
    return Sheet(LAMPS, "Lamps", "", False, stage, answers, 0, TODAY)


def test_silence_opens_no_gate() -> None:
    found = gate(sheet(Stage.IDEA, **{"1.1": Standing.SILENT}), Stage.QUESTION, TWO)
    assert not found.met
    assert [finding.check for finding in found.missing] == ["1.1"]


def test_what_is_not_due_yet_opens_no_gate_either() -> None:
    assert not gate(sheet(Stage.IDEA, **{"1.1": Standing.NOT_DUE}), Stage.QUESTION, TWO).met


@pytest.mark.parametrize("how", [Standing.KEPT, Standing.DOES_NOT_APPLY])
def test_what_is_kept_or_said_not_to_apply_opens_it(how: Standing) -> None:
    assert gate(sheet(Stage.IDEA, **{"1.1": how}), Stage.QUESTION, TWO).met


def test_a_check_that_nobody_has_written_is_missing() -> None:
    found = gate(sheet(Stage.QUESTION), Stage.PROCUREMENT, TWO)
    assert [finding.check for finding in found.missing] == ["5.2", "5.3"]
    assert "nobody has looked" in str(found.missing[0].because)


def test_a_stage_that_is_skipped_is_not_a_gate_that_is_skipped() -> None:
    found = gate(sheet(Stage.IDEA, **{"5.2": Standing.KEPT, "5.3": Standing.KEPT}), Stage.RUNNING, TWO)
    assert [finding.check for finding in found.missing] == ["1.1"]


def test_crossings_come_before_silence() -> None:
    found = gate(sheet(Stage.REVIEW, **{"5.2": Standing.SILENT, "5.3": Standing.CROSSED}), Stage.PROCUREMENT, TWO)
    assert [finding.check for finding in found.missing] == ["5.3", "5.2"]


def test_a_city_can_say_what_nobody_passes_without() -> None:
    found = gate(sheet(Stage.REVIEW, **{"5.3": Standing.KEPT}), Stage.PROCUREMENT, TWO)
    assert found.barred == ("5.2",)
    assert not found.can_pass_without


def test_stopping_is_never_held_up_by_what_going_on_would_need() -> None:
    assert gate(sheet(Stage.RUNNING), Stage.WINDING_DOWN, default_policy()).met
    assert gate(sheet(Stage.UNSAID), Stage.WINDING_DOWN, default_policy()).met
    assert "5.3" not in gate(sheet(Stage.IDEA), Stage.CLOSED, default_policy()).asked


@given(st.sampled_from(Stage), st.sampled_from(Stage))
def test_a_step_back_asks_nothing_and_a_step_ahead_ends_where_it_should(now: Stage, to: Stage) -> None:
    way = between(now, to)
    assert bool(way) == (to.order > now.order)
    assert not way or way[-1] is to
    assert to not in ENDINGS or set(way) <= set(ENDINGS)


@given(st.dictionaries(st.sampled_from(sorted(DEMANDS)), st.sampled_from(Standing)), st.sampled_from(Stage))
def test_a_gate_is_met_only_when_every_check_it_asks_is(standing: dict[str, Standing], to: Stage) -> None:
    found = gate(sheet(Stage.UNSAID, **standing), to, default_policy())
    opened = {number for number, how in standing.items() if how in (Standing.KEPT, Standing.DOES_NOT_APPLY)}
    assert found.met == (set(found.asked) <= opened)
    assert {finding.check for finding in found.missing} == set(found.asked) - opened


def test_a_gate_reads_the_case_as_it_would_stand_behind_it() -> None:
    """What falls due only at the trial is asked for at the gate to the trial, not excused as not due."""
    entries = [put(DARK).placed(LAMPS, 0), put(Staged(stage=Stage.REVIEW)).placed(LAMPS, 1)]
    now = read(LAMPS, entries, TODAY)
    ahead = entering(now, entries, Stage.TRIAL)
    assert ahead.stage is Stage.REVIEW
    assert ahead.entries == now.entries == 2
    assert {f.check for f in ahead.findings} == {f.check for f in now.findings}
    early = {finding.check for finding in now.findings if finding.standing is Standing.NOT_DUE}
    due_at_trial = {"1.5", "5.6", "7.2", "7.6"} & early
    assert not due_at_trial & {f.check for f in ahead.findings if f.standing is Standing.NOT_DUE}


def test_what_the_gates_behind_a_case_ask_is_still_owed() -> None:
    owed = behind(sheet(Stage.PROCUREMENT, **{"1.1": Standing.KEPT, "5.2": Standing.CROSSED}), TWO)
    assert [finding.check for finding in owed] == ["5.2", "5.3"]
    assert behind(sheet(Stage.QUESTION, **{"1.1": Standing.KEPT}), TWO) == ()


def test_a_case_whose_stage_nobody_said_owes_as_much_as_one_that_runs() -> None:
    unsaid, running = sheet(Stage.UNSAID), sheet(Stage.RUNNING)
    assert behind(unsaid, default_policy()) == behind(running, default_policy()) != ()


def test_the_real_case_passes_the_first_gate_by_its_opening() -> None:
    entries = [put(DARK).placed(LAMPS, 0)]
    assert gate(entering(read(LAMPS, entries, TODAY), entries, Stage.QUESTION), Stage.QUESTION, default_policy()).met
    assert not gate(entering(read(LAMPS, [], TODAY), [], Stage.QUESTION), Stage.QUESTION, default_policy()).met


def test_the_shipped_policy_asks_what_its_page_says_before_procurement() -> None:
    asked = default_policy().before(Stage.PROCUREMENT)
    assert asked is not None
    assert asked.checks == ("1.1", "1.2", "1.3", "1.5", "1.7", "2.2", "5.2", "5.3", "5.4", "7.1", "7.3")


def test_the_shipped_policy_gives_a_reason_for_each_gate() -> None:
    assert all(asked.because for asked in default_policy().gate)


def test_the_shipped_policy_lets_pass_only_whom_the_rules_let_pass() -> None:
    for role in default_policy().without.roles:
        assert RULES[Act.OVERRIDE](Grant(role, office="An office"), About(LAMPS))


def test_every_check_a_shipped_gate_asks_is_asked_by_somebody() -> None:
    asked = {number for one in default_policy().gate for number in one.checks}
    assert asked <= set(BY_NUMBER)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('[[gate]]\nstage = "procurment"\nchecks = []\n', 2, "'procurment' is none of"),
        ('[[gate]]\nstage = "trial"\nchecks = ["9.1"]\n', 3, "There is no check '9.1'"),
        ('[[gate]]\nstage = "trial"\nchecks = [1.1]\n', 3, "1.1 must stand in quotes"),
        ('[[gate]]\nstage = "trial"\nchecks = "1.1"\n', 3, "wrong kind"),
        ('\n[[gate]]\nstage = "trial"\n', 2, "“checks” is missing"),
        ('[[gate]]\nstage = "unsaid"\nchecks = []\n', 2, "no stage that a technology can enter"),
        ('[[gate]]\nstage = "trial"\nchecks = []\nwhy = "x"\n', 4, "Nothing is called “why” here"),
        ('[[gate]]\nstage = "trial"\nchecks = []\n[[gate]]\nstage = "trial"\nchecks = []\n', 1, "has two gates"),
        ('[[gate]]\nstage = "trial"\nchecks = []\nnever_without = ["5.2"]\n', 1, "insists on 5.2"),
        ('[without]\nroles = ["mayor"]\n', 2, "'mayor' is none of"),
        ("[[gate]\n", 1, "not TOML"),
        ("gate = 3\n", 1, "wrong kind"),
    ],
)
def test_a_bad_policy_is_answered_with_its_line_and_a_sentence(text: str, line: int, says: str) -> None:
    with pytest.raises(UnreadablePolicy) as wrong:
        parse(text, "city.toml")
    assert wrong.value.line == line
    assert str(wrong.value).startswith(f"city.toml, line {line}: ")
    assert says in str(wrong.value)


@given(st.text(max_size=200))
def test_any_text_is_a_policy_or_is_refused_in_words(text: str) -> None:
    try:
        found = parse(text, "city.toml")
    except UnreadablePolicy as wrong:
        line = wrong.line
        found = None
    assert isinstance(found, Policy) or line >= 1


def test_a_policy_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "city.toml"
    path.write_text('[[gate]]\nstage = "trial"\nchecks = ["5.7", "1.1"]\n')
    asked = read_policy(path).before(Stage.TRIAL)
    assert asked is not None
    assert asked.checks == ("5.7", "1.1")
    assert read_policy(path).before(Stage.RUNNING) is None
