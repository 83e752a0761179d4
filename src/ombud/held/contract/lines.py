"""The twenty-two red lines that a contract is held against: what must hold, which demands ask it, what lies near it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ombud.held.entries import Line
from ombud.words import Sentence, say


class RedLine(StrEnum):
    """The red lines, by the names they have in files."""

    NO_NDA_PUBLIC = "no_nda_public"
    CITY_OWNS_DATA = "city_owns_data"
    OPEN_FORMAT_ACCESS = "open_format_access"
    EXIT_HANDOVER = "exit_handover"
    SOURCE_CODE = "source_code"
    OPEN_STANDARDS = "open_standards"
    TRAINING_INHOUSE = "training_inhouse"
    PRICE_CHANGE = "price_change"
    AUDIT = "audit"
    EXPLANATION = "explanation"
    SUBPROCESSORS_JURISDICTION = "subprocessors_jurisdiction"
    RETENTION_DESTRUCTION = "retention_destruction"
    SECONDARY_USE = "secondary_use"
    AUTO_RENEWAL = "auto_renewal"
    EXCLUSIVITY = "exclusivity"
    LIABILITY = "liability"
    REDRESS_PENALTIES = "redress_penalties"
    UNIVERSAL_SERVICE = "universal_service"
    IP = "ip"
    UNILATERAL_CHANGE = "unilateral_change"
    TERMINATION_CONVENIENCE = "termination_convenience"
    ASSIGNMENT_CONTROL = "assignment_control"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One red line: its name on a page, what must hold, the demands, and the types of CUAD that lie near it."""

    title: Sentence
    holds: Sentence
    demands: tuple[str, ...]
    cuad: tuple[str, ...] = ()


CATALOGUE: dict[RedLine, Drawn] = {
    RedLine.NO_NDA_PUBLIC: Drawn(
        say("no secrecy towards the public"),
        say("Residents, councillors, auditors and the press may see the contract, its prices, its performance and its "
            "algorithms. Only listed personal data and security details are withheld, each until a date."),
        ("5.2", "7.1"),
    ),
    RedLine.CITY_OWNS_DATA: Drawn(
        say("the city owns the data"),
        say("All that is collected, derived or inferred belongs to the city: raw data, logs, labels, also "
            "anonymised."),
        ("5.3",), ("Ip Ownership Assignment",),
    ),
    RedLine.OPEN_FORMAT_ACCESS: Drawn(
        say("access in an open format"),
        say("The city takes out all its data at any time, in an open format with its description, and pays nothing "
            "for that."),
        ("5.3", "3.11"),
    ),
    RedLine.EXIT_HANDOVER: Drawn(
        say("exit and handover"),
        say("There is an exit plan, help at a known price, time to fetch the data, and a proof that they are "
            "deleted after."),
        ("5.4", "5.10", "7.5"), ("Post-Termination Services",),
    ),
    RedLine.SOURCE_CODE: Drawn(
        say("source code"),
        say("Code written for the city is published under an open licence; a finished product lies in escrow, "
            "with the events that release it."),
        ("5.4", "7.8"), ("Source Code Escrow", "License Grant"),
    ),
    RedLine.OPEN_STANDARDS: Drawn(
        say("open standards"),
        say("Interfaces follow named open standards, and others connect without leave and without a fee."),
        ("5.4",),
    ),
    RedLine.TRAINING_INHOUSE: Drawn(
        say("training of the city's own staff"),
        say("Named staff work beside the vendor's, learn to run and change the system, and take over on a date."),
        ("5.4", "7.10"),
    ),
    RedLine.PRICE_CHANGE: Drawn(
        say("price of change"),
        say("Changes are paid by a rate card, indexation has a cap, and no least spending binds the city."),
        ("1.3", "5.10"), ("Price Restrictions", "Minimum Commitment"),
    ),
    RedLine.AUDIT: Drawn(
        say("audit and inspection"),
        say("The city, its auditor, the data protection authority and researchers whom it names see code, models, "
            "data, logs and premises."),
        ("5.6", "7.8"), ("Audit Rights",),
    ),
    RedLine.EXPLANATION: Drawn(
        say("explanation of the algorithm"),
        say("Whoever is affected is told in plain words how a decision came about; a trade secret is no bar."),
        ("7.8",),
    ),
    RedLine.SUBPROCESSORS_JURISDICTION: Drawn(
        say("sub-processors, place and law"),
        say("Sub-processors are named and agreed to, the place of the data is fixed, and local law and courts apply."),
        ("5.11",), ("Governing Law", "Anti-Assignment"),
    ),
    RedLine.RETENTION_DESTRUCTION: Drawn(
        say("retention and destruction"),
        say("Each kind of data has its end date, and its destruction is proven."),
        ("5.7",),
    ),
    RedLine.SECONDARY_USE: Drawn(
        say("no second use or sale of the data"),
        say("Data serve the stated purpose only: they are not sold, not combined, and train no models."),
        ("5.3", "5.8"), ("Irrevocable Or Perpetual License", "License Grant"),
    ),
    RedLine.AUTO_RENEWAL: Drawn(
        say("no automatic renewal"),
        say("The contract is renewed only by a recorded decision after an evaluation."),
        ("7.5", "5.10"), ("Renewal Term", "Notice Period To Terminate Renewal"),
    ),
    RedLine.EXCLUSIVITY: Drawn(
        say("no exclusivity"),
        say("The city stays free to buy, to build, and to let others build."),
        ("5.10",), ("Exclusivity", "Rofr/Rofo/Rofn", "Non-Compete"),
    ),
    RedLine.LIABILITY: Drawn(
        say("fair liability"),
        say("No cap holds for a data breach, for harm to people's rights or for others' copyright, and no cap lies "
            "below a year's value."),
        ("5.6",), ("Cap On Liability", "Uncapped Liability"),
    ),
    RedLine.REDRESS_PENALTIES: Drawn(
        say("redress and penalties"),
        say("Residents' complaints are answered by a deadline, failure costs the vendor money, and the city may "
            "suspend the service or step in."),
        ("5.6", "7.2"), ("Liquidated Damages", "Termination For Convenience"),
    ),
    RedLine.UNIVERSAL_SERVICE: Drawn(
        say("service for all"),
        say("Every district is served equally, in its languages, accessibly, and also without a screen."),
        ("5.6", "4.2", "2.11"),
    ),
    RedLine.IP: Drawn(
        say("rights in what the city pays for"),
        say("What the city pays for is the city's, or it has a lasting free licence and may share it with other "
            "public bodies."),
        ("5.4", "5.3"), ("Ip Ownership Assignment", "Joint Ip Ownership", "License Grant"),
    ),
    RedLine.UNILATERAL_CHANGE: Drawn(
        say("no change without the city"),
        say("Terms, functions, sensors and purposes change only by the city's written decision."),
        ("7.4",),
    ),
    RedLine.TERMINATION_CONVENIENCE: Drawn(
        say("the city may leave"),
        say("The city ends the contract on short notice and free of charge; the vendor does not leave abruptly."),
        ("5.10", "7.5"), ("Termination For Convenience", "Liquidated Damages"),
    ),
    RedLine.ASSIGNMENT_CONTROL: Drawn(
        say("no new owner without consent"),
        say("Neither contract nor data pass to another owner without the city's consent."),
        ("5.10", "5.11"), ("Anti-Assignment", "Change Of Control"),
    ),
}  # fmt: skip

COVERS: dict[Line, tuple[RedLine, ...]] = {
    Line.NO_SECRECY: (RedLine.NO_NDA_PUBLIC,),
    Line.DATA_OWNERSHIP: (RedLine.CITY_OWNS_DATA,),
    Line.OPEN_ACCESS: (RedLine.OPEN_FORMAT_ACCESS,),
    Line.NO_SECOND_SALE: (RedLine.SECONDARY_USE,),
    Line.SOURCE: (RedLine.SOURCE_CODE,),
    Line.STANDARDS: (RedLine.OPEN_STANDARDS,),
    Line.EXIT: (RedLine.EXIT_HANDOVER,),
    Line.IN_HOUSE: (RedLine.TRAINING_INHOUSE,),
    Line.HANDOVER: (RedLine.TRAINING_INHOUSE,),
    Line.OVERSIGHT: (RedLine.AUDIT,),
    Line.REDRESS: (RedLine.REDRESS_PENALTIES,),
    Line.PENALTIES: (RedLine.REDRESS_PENALTIES,),
    Line.SERVICE_FOR_ALL: (RedLine.UNIVERSAL_SERVICE,),
    Line.TRANSLATION: (RedLine.UNIVERSAL_SERVICE,),
    **{line: (RedLine(line.value),) for line in list(Line)[14:]},
}
"""Each line that a person's clause may name, with those of the twenty-two that say the same."""

OF_DEMAND: dict[str, tuple[RedLine, ...]] = {
    "5.1": tuple(RedLine),
    "5.2": (RedLine.NO_NDA_PUBLIC,),
    "5.3": (RedLine.CITY_OWNS_DATA, RedLine.OPEN_FORMAT_ACCESS, RedLine.SECONDARY_USE),
    "5.4": (RedLine.SOURCE_CODE, RedLine.IP, RedLine.OPEN_STANDARDS, RedLine.EXIT_HANDOVER, RedLine.TRAINING_INHOUSE),
    "5.6": (RedLine.AUDIT, RedLine.REDRESS_PENALTIES, RedLine.LIABILITY, RedLine.UNIVERSAL_SERVICE),
}
"""Which lines answer each demand; every line answers 5.1."""

OTHERS = tuple(line for line in RedLine if not any(line in of for number, of in OF_DEMAND.items() if number != "5.1"))
"""The lines that only 5.1 asks."""


def title(line: RedLine) -> Sentence:
    """What a line is called on a page."""
    return CATALOGUE[line].title


def covered(lines: Iterable[Line]) -> tuple[RedLine, ...]:
    """The red lines that say what these lines say, each once."""
    return tuple(dict.fromkeys(red for line in lines for red in COVERS[line]))


def covering(red: RedLine) -> tuple[Line, ...]:
    """Which lines of a person say what a red line says."""
    return tuple(line for line, reds in COVERS.items() if red in reds)
