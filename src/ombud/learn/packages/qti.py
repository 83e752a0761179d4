"""The questions of a module as QTI 1.2, as the profile of Common Cartridge 1.1 allows it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ombud.learn.module import Question
from ombud.learn.packages.edition import Edition
from ombud.learn.packages.tree import node

SPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
SCHEMA = "http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_qtiasiv1p2p1_v1p0.xsd"
WHOLE = {
    "cc_profile": "cc.exam.v0p1",
    "qmd_assessmenttype": "Examination",
    "qmd_scoretype": "Percentage",
    "qmd_feedbackpermitted": "Yes",
    "qmd_hintspermitted": "No",
    "qmd_solutionspermitted": "No",
    "cc_maxattempts": "unlimited",
}
ONE = {"cc_profile": "cc.multiple_choice.v0p1", "qmd_scoringpermitted": "Yes", "qmd_computerscored": "Yes"}


def assessment(edition: Edition, title: str) -> Element:
    """All questions, to be tried as often as one likes."""
    xsi = "http://www.w3.org/2001/XMLSchema-instance"
    spaces = {"xmlns": SPACE, "xmlns:xsi": xsi, "xsi:schemaLocation": f"{SPACE} {SCHEMA}"}
    items = [_item(edition, one) for one in edition.words.question]
    given = {"ident": f"{edition.name}-questions", "title": title}
    section = node("section", {"ident": f"{edition.name}-section"}, *items)
    return node("questestinterop", spaces, node("assessment", given, _fields(WHOLE), section))


def _item(edition: Edition, one: Question) -> Element:
    feedback = [node("itemfeedback", {"ident": f"why-{place}"}, node("flow_mat", None, _material(option.why)))
                for place, option in enumerate(one.option)]  # fmt: skip
    given = {"ident": f"{edition.name}-{one.id}", "title": one.id}
    return node("item", given, node("itemmetadata", None, _fields(ONE)), _presented(one), _processed(one), *feedback)


def _presented(one: Question) -> Element:
    labels = [node("response_label", {"ident": f"option-{place}"}, _material(option.text))
              for place, option in enumerate(one.option)]  # fmt: skip
    return node(
        "presentation", None, _material(one.text),
        node("response_lid", {"ident": "answer", "rcardinality": "Single"},
             node("render_choice", {"shuffle": "No"}, *labels)),
    )  # fmt: skip


def _processed(one: Question) -> Element:
    """What each option shows, and what the right one scores. Conditions that do not score say that others go on."""
    score = {"varname": "SCORE", "vartype": "Decimal", "minvalue": "0", "maxvalue": "100"}
    shown = [_condition(place, shows=True) for place in range(len(one.option))]
    right = next(place for place, option in enumerate(one.option) if option.right)
    return node("resprocessing", None, node("outcomes", None, node("decvar", score)), *shown, _condition(right))


def _condition(place: int, shows: bool = False) -> Element:
    chosen = node("conditionvar", None, node("varequal", {"respident": "answer"}, f"option-{place}"))
    if shows:
        then = node("displayfeedback", {"feedbacktype": "Response", "linkrefid": f"why-{place}"})
    else:
        then = node("setvar", {"action": "Set", "varname": "SCORE"}, "100")
    return node("respcondition", {"continue": "Yes" if shows else "No"}, chosen, then)


def _material(text: str) -> Element:
    return node("material", None, node("mattext", {"texttype": "text/plain"}, text))


def _fields(told: dict[str, str]) -> Element:
    rows = [node("qtimetadatafield", None, node("fieldlabel", None, label), node("fieldentry", None, entry))
            for label, entry in told.items()]  # fmt: skip
    return node("qtimetadata", None, *rows)
