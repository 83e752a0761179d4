"""Lobby registers for tests, in the shapes that Toronto's has; every name in them is invented."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

# People: none of these names may come out of a reader.
NAMES = ("Amina", "Yilmaz", "Chandra", "Rao", "Dagny", "Holmqvist")

Communication = Mapping[str, str]


def communication(on: str, office: str = "Transportation Services", **more: str) -> dict[str, str]:
    told = {
        "PreviousPublicOfficeHolder": "No",
        "POH_Office": office,
        "POH_Type": "Employees of the City",
        "POH_Position": "Director",
        "POH_Name": "Chandra Rao",
        "CommunicationMethod": "Meeting;E-mail",
        "CommunicationDate": on,
        "CommunicationGroupId": "77",
        "LobbyistNumber": "12345C",
        "LobbyistType": "Consultant",
        "LobbyistPrefix": "Ms",
        "LobbyistFirstName": "Amina",
        "LobbyistMiddleInitials": "",
        "LobbyistLastName": "Yilmaz",
        "LobbyistSuffix": "",
        "LobbyistBusiness": "Strand Counsel Inc.",
        "LobbyistPositionTitle": "Partner",
    }
    return told | more


def subject(number: str, *talks: Communication, client: str = "Lumenia Lighting Ltd.") -> dict[str, Any]:
    told: dict[str, Any] = {
        "SMNumber": number,
        "Status": "Active",
        "Type": "Consultant",
        "SubjectMatter": "Procurement;Technology",
        "Particulars": "Lamp posts that count passers-by.",
        "InitialApprovalDate": "2019-01-02",
        "Registrant": {"FirstName": "Dagny", "LastName": "Holmqvist", "RegistrationNUmber": "12345C"},
        "Firms": {"Firm": {"Type": "Consultant", "Name": "Strand Counsel Inc."}},
        "Communications": {"Communication": list(talks)},
    }
    if client:
        told["Beneficiaries"] = {
            "BENEFICIARY": [{"Type": "Client", "Name": client}, {"Type": "Subsidiary", "Name": "L2"}]
        }
    return told


MEETING = {
    "Committee": "Infrastructure Committee",
    "Desc": "Lamp posts",
    "Date": "2019-06-01",
    "POHS": {
        "POH": [{"Name": "Chandra Rao", "Office": "City Clerk", "Title": "Clerk", "Type": "Employees of the City"}]
    },
    "Lobbyists": {"Lobbyist": {"FirstName": "Amina", "LastName": "Yilmaz", "Business": "Strand Counsel Inc."}},
}


def as_xml(*subjects: Mapping[str, Any]) -> str:
    rows = "".join(f"<ROW><SMXML><SM>{_inner(one)}</SM></SMXML></ROW>" for one in subjects)
    return f'<?xml version="1.0" encoding="UTF-8"?><ROWSET>{rows}</ROWSET>'


def _inner(told: Mapping[str, Any]) -> str:
    return "".join(_element(name, value) for name, value in told.items())


def _element(name: str, value: Any) -> str:
    if isinstance(value, list):
        return "".join(_element(name, one) for one in value)
    return f"<{name}>{_inner(value) if isinstance(value, Mapping) else escape(value)}</{name}>"


def written_xml(path: Path, *subjects: Mapping[str, Any]) -> Path:
    path.write_text(as_xml(*subjects), "utf-8")
    return path


def written_zip(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.xml", text)
    return path


def written_json(path: Path, document: Any) -> Path:
    path.write_text(json.dumps(document), "utf-8")
    return path


def written_csv(path: Path, *rows: Mapping[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


OWN = ("Vendor", "Date", "Office", "Role", "How", "Topic", "Case", "Hours", "Gift", "Standing reply", "Published")
LAMPS = ("Lumenia AB", "2026-01-10", "Street Works", "head of unit", "meeting", "lamps", "Lamp posts", "2", "no", "yes",
         "2026-01-20")  # fmt: skip


def sheet(path: Path, *rows: Sequence[str], head: Sequence[str] = OWN) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return path
