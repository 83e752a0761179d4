"""Makes src/ombud/answered/data/ca_aia_1_0_1.json from the questionnaire of Canada's Algorithmic Impact Assessment.

    python tools/aia.py survey-enfr.json    the file src/survey-enfr.json of canada-ca/aia-eia-js at the commit below
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

INTO = Path(__file__).resolve().parents[1] / "src" / "ombud" / "answered" / "data" / "ca_aia_1_0_1.json"
SOURCE = {
    "source": "https://github.com/canada-ca/aia-eia-js, src/survey-enfr.json",
    "commit": "b900dc7d21126a69a7661a90b8b57d37c8a52231",
    "rule_version": "Canada AIA 1.0.1",
    "licence": "MIT",
    "copyright": "Crown Copyright, Government of Canada",
    "changed": "Names, sorts, weights, titles and options of questions with a choice; layout and help are left out.",
}
CHOSEN = {"radiogroup": "one", "dropdown": "one", "checkbox": "many"}
KINDS = {"-RS": "raw", "-MS": "mitigation", "-NS": "none"}
_TAG = re.compile(r"<[^>]+>")
_PHASE = re.compile(r'\{projectDetailsPhase\} = "(item\d)"')


def derive(survey: dict[str, Any]) -> dict[str, Any]:
    """What scoring and a guided form need of the questionnaire."""
    questions: list[dict[str, Any]] = []
    texts: list[str] = []
    for page in survey["pages"]:
        for element, panel in _elements(page["elements"], ""):
            if element["type"] in CHOSEN:
                questions.append(_question(element, panel, page))
            elif element["type"] != "html":
                texts.append(element["name"])
    return {**SOURCE, "texts": texts, "questions": questions}


def _elements(elements: list[dict[str, Any]], panel: str) -> Iterator[tuple[dict[str, Any], str]]:
    for element in elements:
        if "elements" in element:
            yield from _elements(element["elements"], element["name"])
        else:
            yield element, panel


def _question(element: dict[str, Any], panel: str, page: dict[str, Any]) -> dict[str, Any]:
    """The kind is the ending of the question's own name, else that of the panel it stands in."""
    phase = _PHASE.fullmatch(page.get("visibleIf", ""))
    return {
        "name": element["name"],
        "area": page["name"].removesuffix("Design").removesuffix("Implementation"),
        "kind": KINDS.get(element["name"][-3:]) or KINDS[panel[-3:]],
        "sort": CHOSEN[element["type"]],
        "phase": phase[1] if phase else "",
        **_said(element["title"]),
        "options": [_option(one) for one in _options(element)],
    }


def _option(one: dict[str, Any]) -> dict[str, Any]:
    return {"value": one["value"], "weight": weight(one["value"]), **_said(one["text"])}


def _options(element: dict[str, Any]) -> list[dict[str, Any]]:
    """The department is a list of Canada's own and weighs nothing: its hundred names stay away, any answer is taken."""
    return [] if element["name"] == "projectDetailsDepartment-NS" else list(element["choices"])


def _said(text: dict[str, str] | str) -> dict[str, str]:
    told = {"default": text, "fr": text} if isinstance(text, str) else text
    return {"en": _plain(told["default"]), "fr": _plain(told.get("fr", told["default"]))}


def _plain(text: str) -> str:
    return " ".join(_TAG.sub(" ", text).split())


def weight(value: str) -> int:
    """The number after the last dash of an option's value; no dash weighs nothing."""
    _, dash, number = value.rpartition("-")
    return int(number) if dash else 0


def written(derived: dict[str, Any]) -> str:
    """The file, one question a line, so that a change can be read."""
    head = {name: value for name, value in derived.items() if name != "questions"}
    lines = ",\n  ".join(json.dumps(question, ensure_ascii=False) for question in derived["questions"])
    return json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "questions": [\n  ' + lines + "\n ]\n}\n"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name the questionnaire: python tools/aia.py survey-enfr.json")
    INTO.parent.mkdir(exist_ok=True)
    INTO.write_text(written(derive(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))), encoding="utf-8")
