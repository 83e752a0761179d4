"""Texts that vendors wrote for all their customers come with Ombud, and are those of the register."""

from __future__ import annotations

from ombud.asked.entries import Purpose
from ombud.formats.open import read_file
from ombud.formats.vendortexts import vendor_texts
from tests.formats.shared import REGISTERS, TODAY, needs_registers


def test_27_texts_come_with_ombud_each_with_its_vendor() -> None:
    texts = dict(vendor_texts())  # two vendors' systems have two texts under one name
    assert (len(vendor_texts()), len(texts)) == (27, 25)
    assert texts["Dataprotector (BMconsultants BV)"] == "Anonimiseren voor Woo en AVG."
    assert all(text.strip() and "<" not in text for text in texts.values())


@needs_registers
def test_they_are_what_the_register_gives_out() -> None:
    told = read_file(REGISTERS / "nl_vendor_templates_v1_0.json", today=TODAY)
    given = [draft.body.text for case in told.cases for draft in case.drafts if isinstance(draft.body, Purpose)]
    assert sorted(given) == sorted(text for _, text in vendor_texts())
