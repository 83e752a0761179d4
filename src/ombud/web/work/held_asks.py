"""Who holds it, as it can be computed: which files each thing takes, and which choices it leaves."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from ombud.held.computed import HeldResult, Sort
from ombud.web.work.asks import Asks, Choice, File, Question

CONTRACT = Asks(
    Sort.CONTRACT,
    _("What a contract or a tender says to each red line: kept, crossed or silent, with the passages word for word."),
    (File("contract", _("Contract"), _("PDF, DOCX, ODT, HTML or text, in English. What is quoted becomes public.")),),
    told_in="contracts",
)
INVENTORY = Asks(
    Sort.INVENTORY,
    _("Which items of data have an end of life, which have words that are no end, and which need not be kept."),
    (
        File("inventory", _("Inventory"),
             _("A record of processing activities (CSV, XLSX), fideslang or ODCS (YAML), or DPV (JSON-LD).")),
        File("inventory-2", _("More of the inventory"), _("Every file counts as a part of one inventory."), False),
        File("inventory-3", _("Still more of the inventory"), "", False),
    ),
    (Choice("--cap", _("Longest that anything may be kept"), _("Ten years as P10Y, half a year as P6M.")),),
)  # fmt: skip
BUYING = Asks(
    Sort.BUYING,
    _("What was bought from whom: bids, amendments, renewals, concentration, and what breaks if one vendor goes."),
    (
        File("ocds", _("Open contracting data"), _("OCDS: releases or records, as JSON or JSON Lines."), False),
        File("ocds-2", _("More open contracting data"), "", False),
        File("systems", _("Table of systems"),
             _("Systems with vendor, end date, skill in house, what leaving takes, and what relies on them."), False,
             "--systems"),
    ),
    (Choice("--buyer", _("Buyer"), _("Its name or number; every buyer in the file if you say nothing.")),
     Choice("--scheme", _("Classification"), _("CPV, for one; goods, works and services if you say nothing.")),
     Choice("--years", _("Years from which on a contract is long"), _("4 if you say nothing."))),
)  # fmt: skip
CONTACTS = Asks(
    Sort.CONTACTS,
    _("Which vendors came, to which office, about what and for how many hours, by month."),
    (
        File("register", _("Register of contacts"),
             _("A lobby register or a sheet of your own: CSV, XLSX, XML or JSON. Names of people are left out."),
             personal=True),
        File("register-2", _("Another register of contacts"), "", False, personal=True),
        File("cases", _("Table of cases"), _("Each case with the day its need was stated and its tender published."),
             False, "--cases"),
    ),
    (Choice("--days", _("Days after which a contact should be public"), _("30 if you say nothing.")),),
    told_in="vendor-contacts",
)  # fmt: skip
RETENTION = Asks(
    Sort.RETENTION,
    _("How long data were to be kept and how old the oldest was, what was destroyed, and the proof of it."),
    (
        File("papers", _("Plan or certificate"), _("As ombud retention wrote it.")),
        File("papers-2", _("Another plan or certificate"), "", False),
        File("papers-3", _("One more plan or certificate"), "", False),
    ),
)
HELD = Question(
    "held",
    _("Who holds it"),
    _("A contract, an inventory of data, what was bought, who called: bring the files, and see every sentence before "
      "it is public."),
    (_("What it is of"), _("The draft contract for lamp posts, the inventory of 2026.")),
    _("To compute who holds it: {file}"),
    HeldResult, "held", ("numpy", "pypdf", "docx", "yaml"),
    {asks.sort.value: asks for asks in (CONTRACT, INVENTORY, BUYING, CONTACTS, RETENTION)},
)  # fmt: skip
