"""Who signs a contract, what it calls them, and on which side they stand."""

from __future__ import annotations

import pytest

from ombud.held.contract.parties import Parties, Side, parties
from ombud.held.contract.recital import signing
from tests.held.contract.papers import LAMPS, cuad, document, needs_cuad

# Openings of 25 contracts drawn at random, read by hand: the two who sign, each as a piece of its name and what it is
# called for short. Contract 214 is with persons on a page that is not there, 281 is a form with blanks for the names.
BY_HAND: dict[int, tuple[tuple[str, str], tuple[str, str]]] = {
    21: (("Jacksonville Jaguars, LLC", "Club"), ("The ARC Group", "Sponsor")),
    46: (("BIOCEPT", "Biocept"), ("LIFE TECHNOLOGIES CORPORATION", "Life Technologies")),
    51: (("Blackstone / GSO Long-Short Credit Income Fund", "Client"), ("Mellon Investor Services LLC", "Agent")),
    66: (("CCA INDUSTRIES", "Company"), ("EMERSON HEALTHCARE, LLC", "Contractor")),
    75: (("Xi'an Zhonghong New Energy Technology", "Party A"), ("Boxing County Chengli Gas Supply", "Party B")),
    76: (("ChipMOS TECHNOLOGIES", "ChipMOS"), ("Tsinghua Unigroup Ltd", "Tsinghua Unigroup")),
    93: (("drkoop.com, inc", "drkoop.com"), ("Vitamin Shoppe Industries", "Sponsor")),
    97: (("About.com, Inc", "About"), ("ebix.com, Inc", "ebix")),
    101: (("EHAVE", "Ehave"), ("COMPANION HEALTHCARE TECHNOLOGIES CORP", "CHT")),
    113: (("WatchGuard Technologies", "WGT"), ("European Micro", "Distributor")),
    134: (("Global Technologies, Ltd", "Company"), ("Timothy Cabrera", "Consultant")),
    193: (("VerticalNet, Inc", "VerticalNet"), ("LeadersOnline", "LeadersOnline")),
    214: (("The Meet Group", "Company"), ("persons set forth", "Investor")),
    221: (("Monsanto Company", "Monsanto"), ("The Scotts Company LLC", "Agent")),
    240: (("Dong-A ST Co., Ltd", "Dong-A"), ("NeuroBo Pharmaceuticals", "NeuroBo")),
    245: (
        ("Nuveen AMT-Free Municipal Credit Income Fund", "Fund"),
        ("Nuveen Fund Advisors, LLC", "Investment Adviser"),
    ),
    264: (("VerticalNet, Inc", "VerticalNet"), ("PaperExchange.com, LLC", "PaperExchange")),
    268: (("PC QUOTE", "PCQ"), ("A.B. Watley", "ABW")),
    280: (("eFashion Solutions, LLC", "EFS"), ("Playboy.com", "Client")),
    281: (("", "Supplier"), ("", "Purchaser")),
    287: (("PROFOUND MEDICAL INC", "Customer"), ("PHILIPS MEDICAL SYSTEMS NEDERLAND B.V", "Philips")),
    298: (("REYNOLDS CONSUMER PRODUCTS LLC", "Seller"), ("PACTIV LLC", "Buyer")),
    324: (("HEALTHCARE CAPITAL CORP", "Issuer"), ("C.M. OLIVER & COMPANY LIMITED", "Sponsor")),
    357: (("Nanjing Tuniu Technology", "Party A"), ("Beijing Tuniu Technology", "Party B")),
    407: (("ZTO Express", "Party A"), ("Tonglu Tongze Logistics", "Party B")),
}

CITY = 'the City of Lakewood, a municipal corporation (hereinafter "City")'


def sides(text: str) -> dict[str, Side]:
    return {party.name: party.side for party in parties(document(text)).named}


def between(one: str, other: str) -> Parties:
    return parties(
        document(f"AGREEMENT\n\nThis Agreement is made by and between {one} and {other}.\n\nWHEREAS they agree.")
    )


def found(number: int) -> bool:
    """Whether both who sign are found, with what they are called, and neither name runs on into other words."""
    told = signing(cuad()[number]["text"])
    return all(
        any(name in party.name and len(party.name) < len(name) + 12 and called in party.called for party in told)
        if name
        else any(called in party.called for party in told)
        for name, called in BY_HAND[number]
    )


@needs_cuad
def test_both_parties_are_found_in_nearly_all_contracts_read_by_hand() -> None:
    right = sum(found(number) for number in BY_HAND)
    print(f"parties and their names found: {right} of {len(BY_HAND)}")
    assert right >= 21


@needs_cuad
def test_two_parties_are_named_in_most_of_all_contracts() -> None:
    told = [len(signing(contract["text"])) for contract in cuad()[::4]]
    assert sum(number > 1 for number in told) >= 0.85 * len(told)


def test_the_city_and_the_vendor_are_told_by_name_and_role() -> None:
    told = parties(document(LAMPS))
    assert told.city == {"city", "city of lakewood"}
    assert told.vendor == {"vendor", "brightpoles inc", "brightpoles"}


@pytest.mark.parametrize(
    "opening",
    [
        "PARTIES\n\n(1) THE COUNCIL OF NORTHTOWN of High Street, Northtown (the Authority); and\n\n(2) LAMPLIGHT"
        " SYSTEMS LIMITED incorporated and registered in England and Wales with company number 0123456 (the Supplier)."
        "\n\nBACKGROUND",
        "Authority: The Council of Northtown\nSupplier: Lamplight Systems Limited\nDate: 3 March 2024",
        "This contract is made between the Council of Northtown (hereinafter the 'Authority') and Lamplight Systems"
        " Limited, hereinafter referred to as the Supplier.\n\n1. Definitions",
        "AGREEMENT BETWEEN THE COUNCIL OF NORTHTOWN, hereinafter called AUTHORITY, and LAMPLIGHT SYSTEMS LIMITED,"
        " hereinafter called SUPPLIER.",
        "TERMS\n\n1. “Authority” means the Council of Northtown and “Supplier” means Lamplight Systems Limited.",
    ],
)
def test_an_opening_may_be_written_in_many_ways(opening: str) -> None:
    told = parties(document(opening))
    assert {"authority", "council of northtown", "council"} <= told.city
    assert {"supplier", "lamplight systems limited", "lamplight systems"} <= told.vendor


def test_a_place_in_an_address_is_nobody() -> None:
    told = between(CITY, 'Acme Ltd, a company registered in England and Wales (the "Supplier")')
    assert [party.name for party in told.named] == ["the City of Lakewood", "Acme Ltd"]


def test_who_deals_with_a_city_is_the_vendor_whatever_the_role() -> None:
    told = between('the City of Rosegarden ("Licensor")', 'Fast Antennas LLC ("Licensee")')
    assert "licensor" in told.city
    assert "licensee" in told.vendor


def test_company_is_the_vendor_only_beside_a_city_or_a_customer() -> None:
    assert "company" in between('Acme Cloud, Inc. ("Company")', 'the entity that signs below ("Customer")').vendor
    assert between('Acme Cloud, Inc. ("Company")', 'Other Ltd ("Reseller")') == Parties(
        named=between('Acme Cloud, Inc. ("Company")', 'Other Ltd ("Reseller")').named
    )


def test_a_side_that_nothing_tells_is_not_guessed() -> None:
    told = between('A Ltd ("Alpha")', 'B Ltd ("Beta")')
    assert (told.city, told.vendor) == (frozenset(), frozenset())
    assert told.side("Alpha") is Side.UNSAID
    assert [party.called for party in told.named] == [("Alpha",), ("Beta",)]


def test_plain_roles_are_known_where_no_opening_names_them() -> None:
    told = parties(document("The Supplier shall keep the data."))
    assert told.side("the Supplier") is Side.VENDOR
    assert told.side("Contracting Authority") is Side.CITY
    assert told.side("the Parties") is Side.UNSAID


def test_a_defined_agreement_or_date_is_no_party() -> None:
    dated = 'This Agreement (the "Agreement"), dated as of 1 May 2024 (the "Effective Date")'
    text = f"{dated}, is between {CITY} and Acme Ltd."
    assert list(sides(text)) == ["the City of Lakewood", "Acme Ltd"]


def test_cities_in_other_languages_are_public_bodies() -> None:
    for name in ("Malmö kommun", "Gemeente Utrecht", "Ayuntamiento de Toledo", "Ville de Grandpont", "Stadt Freiburg"):
        assert sides(f'This Agreement is made between {name} ("Alpha") and Acme Ltd ("Beta").') == {
            name: Side.CITY,
            "Acme Ltd": Side.VENDOR,
        }
