"""Who may do what: each right named as a claim, and what must hold of any rules joined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.casefile.kinds import KINDS
from ombud.people.may import FINAL, KIND_RULES, RULES, adding, allowing, may, second_factor, who_may
from ombud.people.roles import GIVEN, PUBLIC, Grant, Role, Someone
from ombud.people.rule import About, Act, by_role

LAMPS = "street-lighting"
amina = Someone((Grant(Role.RESIDENT, case=LAMPS),))
bo = Someone((Grant(Role.OFFICER, office="Head of Street Works"),))
chandra = Someone((Grant(Role.DATA_PROTECTION, office="Data protection"),))
dag = Someone((Grant(Role.PROCUREMENT, office="Procurement"),))
everyone = [Someone((Grant(role, office="An office"),)) for role in GIVEN]
names = sorted({kind.partition("/")[0] for kind in KINDS})


def test_only_the_data_protection_officer_erases() -> None:
    erasers = [someone for someone in everyone if may(someone, Act.ERASE, About(LAMPS))]
    assert erasers == [Someone((Grant(Role.DATA_PROTECTION, office="An office"),))]


@pytest.mark.parametrize("kind", ["held.clause/1", "held.contract/1"])
def test_only_procurement_and_data_protection_read_clauses(kind: str) -> None:
    readers = {someone.grants[0].role for someone in everyone if may(someone, Act.ADD, About(LAMPS, kind))}
    assert readers == {Role.PROCUREMENT, Role.DATA_PROTECTION}


def test_residents_say_what_harms_them_but_do_not_decide() -> None:
    assert may(amina, Act.ADD, About(LAMPS, "asked.harm/1"))
    assert not may(amina, Act.ADD, About(LAMPS, "answered.decision/1"))


def test_the_public_may_do_nothing_but_read() -> None:
    assert not any(may(PUBLIC, act, About(LAMPS, "asked.cause/1", "resident")) for act in Act)
    assert may(PUBLIC, Act.SEE, About(LAMPS, seen_by=frozenset({"public"})))


def test_a_role_for_one_case_is_no_role_in_another() -> None:
    assert may(amina, Act.ADD, About(LAMPS, "asked.cause/1"))
    assert not may(amina, Act.ADD, About("cameras", "asked.cause/1"))
    assert not may(amina, Act.OPEN, About())


def test_a_gate_is_passed_only_in_the_name_of_an_office() -> None:
    assert may(bo, Act.OVERRIDE, About(LAMPS))
    assert not may(Someone((Grant(Role.OFFICER),)), Act.OVERRIDE, About(LAMPS))
    assert not may(amina, Act.OVERRIDE, About(LAMPS))


def test_rights_of_two_roles_are_not_mixed() -> None:
    """A council member without an office who also has an office as a resident may still pass no gate."""
    both = Someone((Grant(Role.COUNCIL), Grant(Role.RESIDENT, office="A street association")))
    assert not may(both, Act.OVERRIDE, About(LAMPS))


def test_another_reader_does_not_overwrite_what_was_said() -> None:
    said_by_dag = About(LAMPS, "held.clause/1", made_by="procurement")
    assert may(dag, Act.SUPERSEDE, said_by_dag)
    assert not may(chandra, Act.SUPERSEDE, said_by_dag)
    assert may(bo, Act.SUPERSEDE, About(LAMPS, "asked.purpose/1", made_by="register"))


@pytest.mark.parametrize("name", FINAL)
def test_the_file_s_own_history_is_never_taken_back(name: str) -> None:
    about = [About(LAMPS, f"{name}/1", made_by=role.value) for role in Role]
    assert not any(may(s, act, a) for s in everyone for act in (Act.SUPERSEDE, Act.WITHDRAW) for a in about)


def test_files_are_seen_by_those_they_were_kept_for_and_by_the_auditor() -> None:
    kept_for = About(LAMPS, seen_by=frozenset({"procurement"}))
    assert {s.grants[0].role for s in everyone if may(s, Act.SEE, kept_for)} == {Role.PROCUREMENT, Role.AUDITOR}


def test_who_can_do_lasting_harm_needs_a_second_factor() -> None:
    assert second_factor(chandra)
    assert second_factor(bo)
    assert not second_factor(amina)
    assert not second_factor(dag)
    assert second_factor(Someone((Grant(Role.EDITOR),)))


def test_every_act_has_a_rule_and_every_rule_about_kinds_names_one() -> None:
    assert set(RULES) == set(Act)
    assert set(KIND_RULES) <= set(names)


def test_every_kind_can_be_written_by_someone_or_is_written_by_ombud() -> None:
    own_page = {"asked.record", "answered.vanished", *FINAL}
    unwritten = {name for name in names if not any(may(s, Act.ADD, About(LAMPS, name)) for s in everyone)}
    assert unwritten == own_page


def test_a_refusal_says_who_may() -> None:
    told = str(who_may(Act.ADD, About(LAMPS, "held.clause/1")))
    assert told == "This can be done by procurement, or the data protection officer."


grants = st.builds(Grant, st.sampled_from(Role), st.sampled_from(["", "An office"]), st.sampled_from(["", LAMPS, "b"]))
matters = st.builds(About, st.sampled_from([LAMPS, "b"]), st.sampled_from(names), st.sampled_from(Role))
rules = st.sampled_from([*RULES.values(), *map(adding, names)])


@given(rules, rules, grants, matters)
def test_and_lets_through_whom_both_do_and_or_whom_either_does(this, that, grant, about) -> None:
    assert (this & that)(grant, about) == (this(grant, about) and that(grant, about))
    assert (this | that)(grant, about) == (this(grant, about) or that(grant, about))


@given(st.lists(grants, max_size=3), st.sampled_from(Act), matters, grants)
def test_a_further_role_never_takes_a_right_away(held, act, about, more) -> None:
    before = Someone(tuple(held))
    assert not may(before, act, about) or may(Someone((*held, more)), act, about)
    assert all(grant.covers(about.case) for grant in allowing(before, act, about))


def test_told_as_keeps_the_rule() -> None:
    rule = by_role("a", Role.EDITOR)
    assert rule.told_as("b")(Grant(Role.EDITOR), About())
    assert not rule.told_as("b")(Grant(Role.AUDITOR), About())
