"""A module as a SCORM 1.2 package: its manifest, its one page, and that it reads without script."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest

from ombud.learn import scorm
from ombud.learn.packages.edition import Edition
from ombud.learn.packages.zipped import zipped
from tests.learn.packed import dead, each, tree, words

CP, ADL = f"{{{scorm.PACKAGING}}}", f"{{{scorm.ADL}}}"
# Where the schemas of SCORM 1.2 lie (adlcp_rootv1p2.xsd and what it needs); their licence keeps them out of this tree.
SCHEMAS = os.environ.get("OMBUD_SCORM_SCHEMAS", "")


@each
def test_the_manifest_names_every_file_once_and_no_other(edition: Edition) -> None:
    files = scorm.files(edition)
    named = [one.attrib["href"] for one in tree(files[scorm.MANIFEST]).iter(f"{CP}file")]
    assert sorted(named) == sorted(set(files) - {scorm.MANIFEST})


@each
def test_the_manifest_says_what_scorm_1_2_asks_for(edition: Edition) -> None:
    root = tree(scorm.files(edition)[scorm.MANIFEST])
    assert [one.tag.removeprefix(CP) for one in root] == ["metadata", "organizations", "resources"]
    assert [one.text for one in root[0]] == ["ADL SCORM", "1.2"]
    assert root[1].attrib["default"] == root[1][0].attrib["identifier"]
    resource = next(root.iter(f"{CP}resource"))
    assert (resource.attrib["type"], resource.attrib[f"{ADL}scormtype"]) == ("webcontent", "sco")
    assert resource.attrib["href"] in [one.attrib["href"] for one in resource]
    assert [one.attrib["identifierref"] for one in root.iter(f"{CP}item")] == [resource.attrib["identifier"]]
    names = [one.attrib["identifier"] for one in root.iter() if "identifier" in one.attrib]
    assert len(names) == len(set(names))


@each
@pytest.mark.skipif(not SCHEMAS, reason="OMBUD_SCORM_SCHEMAS names no folder with the schemas of SCORM 1.2")
def test_the_manifest_holds_against_the_schema_of_scorm_1_2(edition: Edition) -> None:
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(Path(SCHEMAS) / "adlcp_rootv1p2.xsd"))
    schema.assertValid(etree.fromstring(scorm.files(edition)[scorm.MANIFEST]))


@each
def test_every_link_of_the_page_leads_somewhere(edition: Edition) -> None:
    assert dead(scorm.files(edition)) == []


@each
def test_the_page_is_html_without_an_error(edition: Edition) -> None:
    page = scorm.files(edition)[scorm.PAGE].decode()
    parser = html5lib.HTMLParser()
    parser.parse(page)
    assert [one[1] for one in parser.errors] == []


@each
def test_without_script_every_option_has_its_reason_on_the_page(edition: Edition) -> None:
    page = tree(scorm.files(edition)[scorm.PAGE])
    told = words(page)
    reasons = [" ".join(one.why.split()) for question in edition.words.question for one in question.option]
    assert [one for one in reasons if one not in told] == []
    assert not any("hidden" in one.attrib for one in page.iter("details"))
    assert all("hidden" in one.attrib for one in page.iter("button"))


@each
def test_headings_skip_no_level_and_those_of_a_part_stand_beneath_its_own(edition: Edition) -> None:
    page = tree(scorm.files(edition)[scorm.PAGE])
    levels = [int(one.tag[1]) for one in page.iter() if one.tag in ("h1", "h2", "h3")]
    parts = [one for one in page.iter("section") if one.attrib.get("id", "").startswith("part-")]
    assert [len(list(one.iter("h2"))) for one in parts] == [1, 1, 1]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@each
def test_what_leads_elsewhere_opens_beside_the_page_and_what_does_not_stays(edition: Edition) -> None:
    for one in tree(scorm.files(edition)[scorm.PAGE]).iter("a"):
        assert ("target" in one.attrib) == one.attrib["href"].startswith("http")


@each
def test_the_same_module_gives_the_same_bytes(edition: Edition) -> None:
    assert zipped(scorm.files(edition)) == zipped(scorm.files(edition))
