"""The language of a contract is told by its small words, and said where it is not English."""

from __future__ import annotations

import pytest

from ombud.held.contract.tongue import about_tongue, tongue, tongues
from tests.held.contract.papers import LAMPS, cuad, needs_cuad

SAID = {
    "nl": "De Gemeente is eigenaar van alle gegevens die de Leverancier in het kader van deze overeenkomst verzamelt,"
    " en de Leverancier mag deze gegevens niet voor andere doeleinden gebruiken dan voor de uitvoering daarvan.",
    "sv": "Kommunen äger samtliga uppgifter som leverantören samlar in enligt detta avtal. Leverantören får inte"
    " använda uppgifterna för andra ändamål än de som anges i avtalet och ska radera dem när avtalet upphör.",
    "es": "El Ayuntamiento será el único propietario de los datos que el contratista recoja en la ejecución de"
    " este contrato, y el contratista no podrá utilizarlos para otros fines sin el consentimiento del Ayuntamiento.",
    "fr": "La commune est propriétaire de toutes les données que le prestataire recueille dans le cadre de ce contrat,"
    " et le prestataire ne peut les utiliser à d'autres fins sans son accord.",
    "de": "Die Stadt ist Eigentümerin aller Daten, die der Auftragnehmer im Rahmen dieses Vertrages erhebt, und der"
    " Auftragnehmer darf diese Daten nicht für andere Zwecke verwenden als für die Erfüllung des Vertrages.",
    "da": "Kommunen ejer alle data, som leverandøren indsamler i forbindelse med denne aftale, og leverandøren må"
    " ikke anvende dem til andre formål end dem, der er nævnt i aftalen.",
    "no": "Kommunen eier alle data som leverandøren samler inn i forbindelse med denne avtalen, og leverandøren kan"
    " ikke bruke dem til andre formål enn de som er nevnt i avtalen. Hvis avtalen blir sagt opp, skal de slettes.",
    "fi": "Kaupunki omistaa kaikki tiedot, jotka toimittaja kerää tämän sopimuksen mukaan, ja toimittaja ei saa käyttää"
    " niitä muihin tarkoituksiin kuin sopimuksen täyttämiseen. Tiedot on poistettava, jos sopimus päättyy.",
}


@pytest.mark.parametrize("code", SAID)
@pytest.mark.parametrize("times", [1, 40])
def test_the_language_is_told(code: str, times: int) -> None:
    assert tongues(f"{SAID[code]} " * times) == (code,)


def test_a_contract_in_swedish_is_said_to_be_so_and_not_guessed() -> None:
    told = [str(sentence) for sentence in about_tongue(SAID["sv"] * 20)]
    assert told == ["It is in Swedish; the reader of clauses reads English only."]


def test_english_needs_no_word() -> None:
    assert tongue(LAMPS) == "en"
    assert about_tongue(LAMPS) == ()


@pytest.mark.parametrize("text", [SAID["nl"] * 30 + "\n" + LAMPS * 3, "\n\n".join([SAID["nl"], LAMPS[:300]] * 20)])
def test_a_contract_in_two_languages_is_said_to_be_so(text: str) -> None:
    assert set(tongues(text)) == {"nl", "en"}
    (told,) = about_tongue(text)
    assert "two languages" in str(told)
    assert "Dutch" in str(told)


@pytest.mark.parametrize("text", ["12 34 56", "Lamp Node Sensor", "契約書 契約書"])
def test_a_language_that_cannot_be_told_is_not_guessed(text: str) -> None:
    assert tongue(text) == ""
    assert "cannot be told" in str(about_tongue(text)[0])


@needs_cuad
def test_english_contracts_are_english_and_nothing_else() -> None:
    assert {tongues(contract["text"][:60_000]) for contract in cuad()[::12]} == {("en",)}
