"""Makes what is held in the invented town of the worked case, and computes each of the five sorts into a zip.

    python tools/exempelby_held.py     write tables into src/ombud/demo/exempelby/held, and compute each into a zip

The contract is the draft of the worked case. The computing needs the packages of ombud[held]; the demonstration itself
only reads what was computed. The plan and the certificate of retention are made once, from a table that is gone since.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

DEMO = Path(__file__).resolve().parents[1] / "src" / "ombud" / "demo"
FOLDER = DEMO / "exempelby" / "held"
CONTRACT = DEMO / "lamp-posts" / "draft-contract.txt"
ON, PLACE = date(2026, 10, 27), "Exempelby"
SORTS = ("contract", "inventory", "buying", "contacts", "retention")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for make in (inventory, buying, systems, contacts, cases):
        make()
    for sort in SORTS:
        compute(sort)


def compute(sort: str) -> None:
    from ombud.formats.measuredfile import packed

    found = COMPUTED[sort](lambda *_: None)
    (FOLDER / f"{sort}.zip").write_bytes(packed(found.measured, said=found.says))
    print(f"\n{sort}", *(f"- {one}" for one in found.measured.lead), sep="\n")


def rows(name: str, told: list[Any]) -> None:
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(told)


def inventory() -> None:
    head = ["item", "purpose", "decision it serves", "last used", "personal data", "data categories", "lawful basis",
            "recipients", "recipients' countries", "their rules", "where", "applicable law", "retention", "kept for",
            "counted from", "how it ends"]  # fmt: skip
    rows("inventory.csv", [
        head,
        ["Fault reports", "To have a dark lamp mended", "Which lamp is mended first", "2026-10-20", "identifiable",
         "telephone number", "Public task: Act on public lighting, § 3", "Repair crew", "Sweden", "Only for the repair",
         "City's own server, Sweden", "Sweden", "Six months after the lamp is lit again", "P6M",
         "the day the lamp is lit", "delete"],
        ["Lamps and their age", "To plan what is renewed", "What is renewed next year", "2026-09-01", "none", "", "", "",
         "", "", "City's own server, Sweden", "Sweden", "Until the lamp is replaced", "", "the day it is replaced",
         "archive"],
        ["Power used by each lamp", "To pay the bill", "Which tariff is chosen", "2026-06-30", "none", "", "",
         "Power company", "Sweden", "For billing", "City's own server, Sweden", "Sweden", "Seven years after the bill",
         "P7Y", "the end of the year of the bill", "delete"],
        ["Motion at each post", "To dim light when nobody is there", "", "", "pseudonymous", "movement", "",
         "Example Lighting Ltd", "Ireland", "", "Vendor's cloud", "", "As long as needed", "", "", ""],
        ["Pictures of the trial at the bus stop", "To count who waits", "Where a shelter is built", "2025-05-12",
         "identifiable", "pictures of people", "", "", "", "", "Vendor's cloud", "Ireland", "30 days after the trial",
         "P30D", "the end of the trial", "delete"],
    ])  # fmt: skip


def release(number: int, day: str, value: int, bidders: int, vendor: str, ends: str, begins: str) -> dict[str, Any]:
    told = f"EX-{number}"
    return {
        "ocid": f"ocds-example-{told}", "id": f"{told}-{day}", "date": f"{day}T09:00:00Z", "tag": ["award", "contract"],
        "initiationType": "tender", "buyer": {"id": "EX-1", "name": "City of Exempelby"},
        "parties": [{"id": "EX-1", "name": "City of Exempelby", "roles": ["buyer"]},
                    {"id": vendor, "name": vendor, "roles": ["supplier"]}],
        "tender": {"id": told, "procurementMethod": "open", "mainProcurementCategory": "services",
                   "numberOfTenderers": bidders},
        "awards": [{"id": told, "status": "active", "suppliers": [{"id": vendor, "name": vendor}],
                    "value": {"amount": value, "currency": "SEK"}}],
        "contracts": [{"id": told, "awardID": told, "value": {"amount": value, "currency": "SEK"},
                       "period": {"startDate": f"{begins}T00:00:00Z", "endDate": f"{ends}T00:00:00Z"}}],
    }  # fmt: skip


def buying() -> None:
    lit, map_, pay = "Example Lighting Ltd", "Example Maps AB", "Example Parking AB"
    told = [
        release(1, "2018-03-01", 2_400_000, 3, lit, "2021-02-28", "2018-03-01"),
        release(1, "2020-11-10", 2_900_000, 3, lit, "2023-02-28", "2018-03-01"),
        release(1, "2022-12-01", 3_600_000, 3, lit, "2027-02-28", "2018-03-01"),
        release(2, "2021-05-20", 900_000, 1, lit, "2025-05-31", "2021-06-01"),
        release(3, "2022-09-15", 650_000, 4, map_, "2026-12-31", "2023-01-01"),
        release(4, "2023-02-02", 1_800_000, 1, pay, "2028-02-29", "2023-03-01"),
        release(5, "2024-08-30", 1_200_000, 1, lit, "2027-08-31", "2024-09-01"),
    ]
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in told)
    (FOLDER / "bought.jsonl").write_text(lines, "utf-8")


def systems() -> None:
    rows("systems.csv", [
        ["system", "vendor", "contract", "ends", "who can run it", "exit months", "exit cost", "relies on",
         "runs worse without"],
        ["Fault reports", "Example Lighting Ltd", "EX-1", "2027-02-28", "nobody", 9, 400_000, "Map of posts", ""],
        ["Light control", "Example Lighting Ltd", "EX-5", "2027-08-31", "Street Works", 6, 650_000, "", "Map of posts"],
        ["Map of posts", "Example Maps AB", "EX-3", "2026-12-31", "Surveyors; Street Works", 2, 60_000, "", ""],
        ["Night buses on call", "City of Exempelby", "", "", "Traffic office", "", "", "Light control", "Map of posts"],
    ])  # fmt: skip


def contacts() -> None:
    rows("contacts.csv", [
        ["vendor", "date", "office", "role", "how", "topic", "case", "stage", "left behind", "gift", "free trial",
         "travel", "demonstration", "hours", "next step", "signed", "standing reply", "published"],
        ["Example Lighting Ltd", "2025-11-18", "Mayor's office", "adviser", "event", "lamp posts", "Lamp posts", "idea",
         "a brochure", "no", "yes", "no", "yes", 3, "a visit", "no", "no", "2026-02-01"],
        ["Example Lighting Ltd", "2026-01-14", "Street Works", "head of unit", "demonstration", "lamp posts",
         "Lamp posts", "idea", "a price list", "no", "yes", "no", "yes", 6, "a trial", "yes", "no", "2026-02-01"],
        ["Example Lighting Ltd", "2026-06-03", "Procurement", "buyer", "meeting", "lamp posts", "Lamp posts",
         "procurement", "nothing", "no", "no", "no", "no", 2, "nothing", "yes", "yes", "2026-06-10"],
        ["Example Maps AB", "2026-06-11", "Street Works", "engineer", "video_call", "map of posts", "Lamp posts",
         "procurement", "nothing", "no", "no", "no", "no", 1.5, "nothing", "yes", "yes", "2026-06-15"],
    ])  # fmt: skip


def cases() -> None:
    rows("cases.csv", [["case", "need stated", "tender published"], ["Lamp posts", "2026-02-02", "2026-08-24"]])


def _contract(told: Any) -> Any:
    from ombud.formats.holding.contract import contract

    return contract(CONTRACT, what="Draft contract for smart street lighting", place=PLACE, today=ON, told=told,
                    example=True, closed=False)  # fmt: skip


def _inventory(told: Any) -> Any:
    from ombud.formats.holding.inventory import inventory as judged

    return judged([FOLDER / "inventory.csv"], what="Data of the street lights", place=PLACE, cap="P10Y", example=True,
                  today=ON, told=told)  # fmt: skip


def _buying(told: Any) -> Any:
    from ombud.formats.holding.buying import buying as bought

    return bought([FOLDER / "bought.jsonl"], what="Light and what stands beside it", place=PLACE,
                  systems=FOLDER / "systems.csv", example=True, today=ON, told=told)  # fmt: skip


def _contacts(told: Any) -> Any:
    from ombud.formats.holding.contacts import contacts as counted

    return counted([FOLDER / "contacts.csv"], what="Contacts about lamp posts", place=PLACE, cases=FOLDER / "cases.csv",
                   office="Street Works", example=True, today=ON, told=told)  # fmt: skip


def _retention(told: Any) -> Any:
    from ombud.formats.holding.retention import retention

    return retention([FOLDER / "plan.json", FOLDER / "certificate.json"], what="Fault reports of the street lights",
                     place=PLACE, example=True, today=ON, told=told)  # fmt: skip


COMPUTED: dict[str, Callable[[Any], Any]] = {
    "contract": _contract, "inventory": _inventory, "buying": _buying, "contacts": _contacts, "retention": _retention,
}  # fmt: skip

if __name__ == "__main__":
    main()
