"""What is the organisation's own text, and what was written once for many."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.asked.sharedtext import Likeness, Sharing, shared
from ombud.formats.texts import plain

REGISTERS = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "registers"
LAMPS = "The lamp posts tell the street office which lamp is broken and for how long it has been dark."


@pytest.fixture(scope="module")
def dutch() -> Sharing:
    snapshot = REGISTERS / "nl_register_snapshot_2026-05-13.jsonl"
    if not snapshot.is_file():
        pytest.skip("the snapshot of the Dutch register is not beside the checkout")
    records = [json.loads(line) for line in snapshot.read_text().splitlines()]
    templates = json.loads((REGISTERS / "nl_vendor_templates_v1_0.json").read_text())
    return shared(
        [(record["id"], record["organisatie"], record["doel"]) for record in records],
        [(template["name"], plain(template["goal"])) for template in templates],
    )


def test_the_dutch_register_has_the_counts_that_were_published(dutch: Sharing) -> None:
    assert (dutch.exact.records, dutch.exact.texts, dutch.exact.largest) == (460, 78, 63)
    assert (dutch.normalised.records, dutch.normalised.texts, dutch.normalised.largest) == (484, 84, 65)
    assert (dutch.near, dutch.long) == (587, 1398)
    assert (dutch.from_template, dutch.equal_template) == (352, 296)


def test_every_record_counted_is_told_so(dutch: Sharing) -> None:
    alike = [each.likeness for each in dutch.of.values() if each.others]
    assert alike.count(Likeness.WORD_FOR_WORD) == 460
    assert len(alike) == 484


def test_the_same_text_at_another_organisation_is_seen_from_both_sides() -> None:
    found = shared([("a", "Malmö", LAMPS), ("b", "Lund", f"  {LAMPS}\n"), ("c", "Ystad", LAMPS.upper())])
    assert found.of["a"].likeness is found.of["b"].likeness is Likeness.WORD_FOR_WORD
    assert found.of["a"].others == 1
    assert found.of["c"].likeness is Likeness.BUT_FOR_SIGNS
    assert found.of["c"].others == 2


def test_an_organisation_may_repeat_itself() -> None:
    assert shared([("a", "Malmö", LAMPS), ("b", "malmö ", LAMPS)]).of["a"].likeness is Likeness.OWN


def test_nobody_is_another_organisation_without_a_name() -> None:
    found = shared([("a", "", LAMPS), ("b", "Lund", LAMPS)])
    assert found.of["a"].likeness is found.of["b"].likeness is Likeness.OWN


def test_short_texts_agree_by_chance() -> None:
    found = shared([("a", "Malmö", "Anonymising documents."), ("b", "Lund", "Anonymising documents.")])
    assert found.exact.records == 0


def test_a_template_is_named() -> None:
    found = shared([("a", "Malmö", LAMPS.replace(".", "!"))], [("LampWare", LAMPS)])
    assert found.of["a"].template == "LampWare"
    assert found.equal_template == found.from_template == 1


def test_a_text_with_one_word_changed_in_thirty_is_a_near_copy() -> None:
    words = [f"word{n}" for n in range(40)]
    other = [*words[:3], "changed", *words[4:]]
    found = shared([("a", "Malmö", " ".join(words)), ("b", "Lund", " ".join(other))])
    assert found.of["a"].likeness is Likeness.NEAR
    assert found.of["a"].share == pytest.approx(29 / 33)  # word 3 is in 4 of the 33 shingles


Texts = list[tuple[int, str, str]]
WORDS = st.lists(st.sampled_from(["lamp", "street", "dark", "repair", "light", "the", "office", "tells"]), max_size=30)
TEXTS = st.lists(
    st.tuples(st.sampled_from(["Malmö", "Lund", "Ystad", ""]), WORDS.map(" ".join)), max_size=12
).map(lambda told: [(at, organisation, text) for at, (organisation, text) in enumerate(told)])  # fmt: skip


@given(TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(texts: Texts, chance: random.Random) -> None:
    turned = chance.sample(texts, len(texts))
    assert shared(texts) == shared(turned)


@given(TEXTS, st.sampled_from(["\n", "  ", "\t ", "\u00a0"]))
def test_white_space_never_matters(texts: Texts, blank: str) -> None:
    assert shared(texts) == shared([(key, who, blank + text.replace(" ", blank) + blank) for key, who, text in texts])


@given(TEXTS, TEXTS)
def test_more_records_never_take_a_sharing_away(texts: Texts, more: Texts) -> None:
    before, after = shared(texts), shared([*texts, *((f"more {key}", who, text) for key, who, text in more)])
    for key, each in before.of.items():
        assert after.of[key].others >= each.others
        assert (after.of[key].share or 0) >= (each.share or 0)


@given(TEXTS)
def test_sharing_goes_both_ways(texts: Texts) -> None:
    found = shared(texts)
    alike = [key for key, each in found.of.items() if each.likeness is Likeness.WORD_FOR_WORD]
    bodies = {key: (who, " ".join(text.split())) for key, who, text in texts}
    for key in alike:
        twins = [other for other in alike if bodies[other][1] == bodies[key][1] and bodies[other][0] != bodies[key][0]]
        assert len({bodies[twin][0] for twin in twins}) == found.of[key].others > 0
    assert found.exact.records == len(alike)
