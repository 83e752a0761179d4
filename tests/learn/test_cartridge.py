"""A module as a Common Cartridge 1.1. The rules are those of its schema and of the profile of QTI 1.2, in our words.

Where the published schemas lie in a folder, it is held against them as well.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from ombud.learn import cartridge
from ombud.learn.packages import qti
from ombud.learn.packages.edition import Edition
from tests.learn.packed import dead, each, tree

CP, LOM, QTI = f"{{{cartridge.PACKAGING}}}", f"{{{cartridge.METADATA}}}", f"{{{qti.SPACE}}}"
# What stands in what, in its order, as a pattern over names each followed by a blank; which attributes there must be.
INSIDE = {
    "questestinterop": "assessment ",
    "assessment": "qtimetadata section ",
    "section": "(item )+",
    "item": "itemmetadata presentation resprocessing (itemfeedback )+",
    "itemmetadata": "qtimetadata ",
    "qtimetadata": "(qtimetadatafield )+",
    "qtimetadatafield": "fieldlabel fieldentry ",
    "presentation": "material response_lid ",
    "response_lid": "render_choice ",
    "render_choice": "(response_label ){3,}",
    "response_label": "material ",
    "resprocessing": "outcomes (respcondition )+",
    "outcomes": "decvar ",
    "respcondition": "conditionvar (setvar )?(displayfeedback )?",
    "conditionvar": "varequal ",
    "itemfeedback": "flow_mat ",
    "flow_mat": "material ",
    "material": "mattext ",
}
ASKED = {
    "assessment": {"ident", "title"}, "section": {"ident"}, "item": {"ident"}, "response_label": {"ident"},
    "response_lid": {"ident", "rcardinality"}, "itemfeedback": {"ident"}, "varequal": {"respident"},
    "decvar": {"varname"}, "displayfeedback": {"feedbacktype", "linkrefid"},
}  # fmt: skip
# Where the schemas of Common Cartridge 1.1 lie, with what they import; their licence keeps them out of this tree.
SCHEMAS = os.environ.get("OMBUD_CARTRIDGE_SCHEMAS", "")
PUBLISHED = {cartridge.MANIFEST: "ccv1p1_imscp_v1p2_v1p0.xsd", cartridge.QUESTIONS: "ccv1p1_qtiasiv1p2p1_v1p0.xsd"}
published = pytest.mark.skipif(
    not SCHEMAS, reason="OMBUD_CARTRIDGE_SCHEMAS names no folder with the schemas of Common Cartridge 1.1"
)


@each
def test_the_manifest_names_every_file_once_and_no_other(edition: Edition) -> None:
    files = cartridge.files(edition)
    named = [one.attrib["href"] for one in tree(files[cartridge.MANIFEST]).iter(f"{CP}file")]
    assert sorted(named) == sorted(set(files) - {cartridge.MANIFEST})


@each
def test_the_manifest_is_built_as_the_profile_says(edition: Edition) -> None:
    root = tree(cartridge.files(edition)[cartridge.MANIFEST])
    assert [one.tag.removeprefix(CP) for one in root] == ["metadata", "organizations", "resources"]
    assert [one.text for one in root[0]][:2] == ["IMS Common Cartridge", "1.1.0"]
    assert [one.tag for one in root[0]][2:] == [f"{LOM}lom"]
    (organization,) = root[1]
    (top,) = organization
    assert organization.attrib["structure"] == "rooted-hierarchy"
    assert {one.tag for one in top} == {f"{CP}item"}  # the topmost item has no title, those in it have
    assert all(one[0].tag == f"{CP}title" and one[0].text for one in top)


@each
def test_every_name_in_the_manifest_is_unique_and_every_reference_is_met(edition: Edition) -> None:
    root = tree(cartridge.files(edition)[cartridge.MANIFEST])
    names = [one.attrib["identifier"] for one in root.iter() if "identifier" in one.attrib]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", one) for one in names)  # they are XML ids
    resources = {one.attrib["identifier"] for one in root.iter(f"{CP}resource")}
    assert {one.attrib["identifierref"] for one in root.iter() if "identifierref" in one.attrib} == resources


@each
def test_pages_have_an_address_and_questions_have_none(edition: Edition) -> None:
    for one in tree(cartridge.files(edition)[cartridge.MANIFEST]).iter(f"{CP}resource"):
        files = [inside.attrib["href"] for inside in one.iter(f"{CP}file")]
        assert len(files) == 1
        assert one.attrib.get("href") == (None if one.attrib["type"] == cartridge.KIND else files[0])


@each
def test_every_link_between_pages_leads_somewhere(edition: Edition) -> None:
    assert dead(cartridge.files(edition)) == []


@each
def test_the_questions_are_built_as_the_profile_of_qti_says(edition: Edition) -> None:
    for one in tree(cartridge.files(edition)[cartridge.QUESTIONS]).iter():
        name = one.tag.removeprefix(QTI)
        inside = "".join(f"{each.tag.removeprefix(QTI)} " for each in one)
        assert re.fullmatch(INSIDE.get(name, ""), inside), (name, inside)
        assert ASKED.get(name, set()) <= set(one.attrib), name


@each
def test_every_option_shows_its_reason_and_only_the_right_one_scores(edition: Edition) -> None:
    items = list(tree(cartridge.files(edition)[cartridge.QUESTIONS]).iter(f"{QTI}item"))
    assert len(items) == len(edition.words.question) == 8
    for item, question in zip(items, edition.words.question, strict=True):
        why = {one.attrib["ident"]: one[0][0][0].text for one in item.iter(f"{QTI}itemfeedback")}
        shown, scored = {}, []
        for condition in item.iter(f"{QTI}respcondition"):
            (chosen,), then = condition
            if then.tag == f"{QTI}displayfeedback":
                assert condition.attrib["continue"] == "Yes"  # or the score behind it would never be set
                shown[chosen.text] = why[then.attrib["linkrefid"]]
            else:
                scored.append(chosen.text)
        labels = [one.attrib["ident"] for one in item.iter(f"{QTI}response_label")]
        assert [shown[one] for one in labels] == [one.why for one in question.option]
        assert scored == [label for label, one in zip(labels, question.option, strict=True) if one.right]


@each
@published
@pytest.mark.parametrize(("file", "schema"), PUBLISHED.items(), ids=["manifest", "questions"])
def test_the_cartridge_holds_against_its_published_schema(edition: Edition, file: str, schema: str) -> None:
    from lxml import etree

    shape = etree.XMLSchema(etree.parse(Path(SCHEMAS) / schema))
    shape.validate(etree.fromstring(cartridge.files(edition)[file]))
    assert [one.message for one in shape.error_log] == []


@each
@published
@pytest.mark.parametrize(("file", "schema"), PUBLISHED.items(), ids=["manifest", "questions"])
def test_the_cartridge_keeps_the_rules_within_its_published_schema(edition: Edition, file: str, schema: str) -> None:
    from lxml import etree, isoschematron

    # The rules for the manifest still name the types of Common Cartridge 1.0, and would pass over every question.
    told = (Path(SCHEMAS) / schema).read_bytes().replace(b"imscc_xmlv1p0", b"imscc_xmlv1p1")
    inside = etree.fromstring(told, base_url=str(Path(SCHEMAS) / schema))
    rules = isoschematron.Schematron(inside, validate_schema=False, store_report=True)
    kept = rules.validate(etree.fromstring(cartridge.files(edition)[file]))
    assert kept, [one.message for one in rules.error_log]
    assert len(list(rules.validation_report.iter("{*}fired-rule"))) > 20  # or there were no rules in the schema
