"""Swedish words of keeping and deleting data."""

from __future__ import annotations

from ombud.held.tongues import Tongue, compounds, counted

ONES = "ett två tre fyra fem sex sju åtta nio"
TENS = "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio"
NEED = r"behöv\w*|nödvändig\w*|krävs|relevant\w*|aktuell\w*"

SWEDISH = Tongue(
    code="sv",
    stems="spar lagr bevar behåll arkiver förvar kvar rader gallr bort förstör avident anonym skriv överskr utplån"
    " släng avlägs kast rens maku tidsgräns",
    keep=r"sparas?|sparar|sparade|lagras?|lagrar|lagring|bevaras?|bevarar|behålls?|behåller|behålla|arkiveras"
    r"|förvaras?|finns kvar|ligger kvar|är kvar",
    delete=r"raderas?|raderar|radering|gallras?|gallrar|gallring|tas bort|tar bort|tagits bort|förstörs?|förstöras"
    r"|avidentifieras?"
    r"|anonymiseras?|skrivs över|utplånas|slängs|avlägsnas|skrivs sedan över|skriver över|överskrivs|kastas|rensas"
    r"|rensar|makuleras",
    sure=r"raderas?|raderar|gallras?|gallrar|avidentifieras?|anonymiseras?|skrivs över|skrivs sedan över"
    r"|skriver över|överskrivs|arkiveras",
    term=r"(?:lagrings|bevarande|gallrings|spar|arkiverings)(?:tid|tiden|frist|fristen|period|perioden)",
    data=r"\w*(?:uppgift(?:er|erna|en)?|data|datan|bild(?:er|erna|en)?|inspelning(?:ar|arna|en)?|film(?:er|erna"
    r"|en)?|logg(?:ar|arna|en)?"
    r"|handling(?:ar|arna)|registreringsnummer|registreringsnumren|värden|värdena|information(?:en)?|fil(?:er|erna"
    r"|en)|foto(?:n|na|t)?"
    r"|kopi(?:a|or|orna|an)|dokument(?:en|et)?|video(?:r|n)?|ljud|ljudet|träff(?:ar|arna)|resultat(?:en|et)?"
    r"|mätning(?:ar|arna)"
    r"|register|registret|journal(?:er|erna)?|resor|statistik(?:en)?|siffror|klagomål|avtal(?:en)?|protokoll(?:en)?"
    r"|svar|svaren|underlag|underlaget|material|materialet|enkät\w*|faktur\w+|ansökning\w*|mejl|positioner|adresser"
    r"|meddelanden|profiler|ansikten)",
    pronoun=r"de|dessa|den|det|detta",
    no_end=rf"så länge\b.{{0,60}}?\b(?:{NEED})|längre än\b.{{0,40}}?\b(?:{NEED}|behov\w*)"
    rf"|tills\b.{{0,40}}?\b(?:inte längre|ej längre)\b.{{0,15}}?\b(?:{NEED})|när\b.{{0,30}}?\binte längre (?:{NEED})"
    r"|tills\b.{0,30}?\b(?:begär|ber)\b.{0,20}?\b(?:rader|gallr)\w+"
    r"|tills vidare|för alltid|för evigt|på obestämd tid|obestämd|obegränsad(?: tid)?|utan (?:slutdatum|tidsgräns"
    r"|bortre gräns|tidsbegränsning|begränsning i tid)|permanent",
    no_term=r"(?:ingen|inga) (?:\w+ )?(?:lagringstid|gallringsfrist|bevarandetid|tidsgräns)(?:er)?"
    r"|(?:lagringstiden|bevarandetiden) är (?:obestämd|obegränsad|inte \w+)",
    at_once=r"omedelbart|genast|direkt|omgående|ögonblickligen",
    event=r"(?:efter|när|så snart|i samband med att)(?= (?!\d)\w)",
    rival=r"begäran (?:\w+ )?om (?:\w+ )?(?:radering|gallring|borttagning)|överklaga\w*|invänd\w*|svarar|svar"
    r"|besvar\w+|barn|elever"
    r"|fängelse|häkt\w+|döm\w+|varar|löper|gäller|återställas|förläng\w+|mäter|handlägg\w+|betala\w*|kontakt\w*"
    r"|pågår|ålder",
    not_before=r"(?:senaste|förra|föregående|varje|var|per|under|yngre än|klipp på|filmer på|inspelningar på"
    r"|äldre än(?= \d+ år\b))",
    not_behind=r"gamla|gammal|eller äldre|och äldre|fängelse|sedan|tidigare|per",
    at_most=r"högst|maximalt|max\.?|senast|inom|upp till|längst|inte längre än",
    at_least=r"minst|lägst|åtminstone",
    condition=r"om|när|såvida|ifall|vid|utan|med",
    otherwise=r"eller|om inte|såvida|men|förutom",
    negation=r"inte|ej|aldrig|inga|ingen",
    longer=r"längre|mer än",
    counted=r"efter|från|räknat från|sedan",
    units={
        r"sekund(?:er)?|sek\.?": "S", r"minut(?:er)?|min\.?": "TM", r"timm(?:ar|e)|tim\.?|(?<=\d)h|(?<=\d )h": "H",
        r"(?:arbets|kalender)?dag(?:ar|en|s)?|dygn": "D", r"veck(?:or|a)": "W", r"månad(?:er|s)?": "M",
        r"kvartal": "Q", r"år|års": "Y",
        r"halvår": "HY",
    },
    numbers=counted(f"{ONES.replace('ett', 'ett/en')} tio elva tolv tretton fjorton femton sexton sjutton arton nitton")
    | counted(f"{TENS} hundra", 20, 10) | compounds(ONES, TENS, "{ten}{unit}") | {"ett halvt": 0.5, "en halv": 0.5,
    "ett och ett halvt": 1.5,
    "en och en halv": 1.5, "halvannat": 1.5},
    articles=r"ett|en",
    half=r"och (?:ett|en) halvt?",
)  # fmt: skip
