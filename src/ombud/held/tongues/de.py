"""German words of keeping and deleting data."""

from __future__ import annotations

from ombud.held.tongues import Tongue, compounds, counted

ONES = "ein zwei drei vier fünf sechs sieben acht neun"
TEENS = "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
NEED = r"nötig|notwendig|erforderlich|gebraucht|benötigt|braucht|relevant"

GERMAN = Tongue(
    code="de",
    stems="speicher bewahr vorge vorhal archiv behalten gehalten aufgehoben verbleib lösch vernicht anonym überschr"
    " entfern getilg schredd unkennt bereinig frist",
    keep=r"gespeichert|speichern|speichert|speicherung|aufbewahrt|aufbewahren|aufzubewahren|zu speichern"
    r"|aufbewahrung|bewahren|vorgehalten|vorhalten|archiviert"
    r"|behalten|gehalten|aufgehoben|verbleiben|verbleibt",
    delete=r"gelöscht|löschen|zu löschen|löscht|löschung|vernichtet|vernichten|vernichtung|anonymisiert"
    r"|überschrieben|entfernt|getilgt|geschreddert|überschreibt|überschreiben|unkenntlich gemacht|bereinigt"
    r"|anonymisieren",
    sure=r"anonymisiert|überschrieben|überschreibt|archiviert",
    term=r"(?:speicher|aufbewahrungs|lösch|vorhalte|archivierungs)(?:dauer|frist|zeit|zeitraum)(?:en)?",
    data=r"\w*(?:daten|bilder|bild|bildern|aufnahmen?|aufzeichnung(?:en)?|fotos?|protokolle?n?|akten?|kennzeichen"
    r"|messwerte?n?|dateien|videos?"
    r"|kopien?|informationen|unterlagen|dokumente|treffer|ergebnisse|logs|logfiles|angaben|statistiken?|fahrten"
    r"|beschwerden|verträge|nachrichten|belege|rechnungen|antworten|namen|adressen|mitschnitte?|schreiben|anträge"
    r"|listen|profile|gesichter)",
    pronoun=r"sie|diese|es|dieses|jene",
    no_end=rf"so ?lange?\b.{{0,60}}?\b(?:{NEED})|länger als\b.{{0,40}}?\b(?:{NEED})"
    rf"|bis\b.{{0,40}}?\bnicht mehr\b.{{0,15}}?\b(?:{NEED})|(?:sobald|wenn)\b.{{0,40}}?\bnicht (?:mehr"
    rf"|länger) (?:{NEED})"
    r"|bis\b.{0,30}?\blöschung (?:verlang|beantrag|wünsch)\w+"
    r"|unbefristet|unbegrenzt|dauerhaft|für immer|auf unbestimmte zeit|unbestimmt|bis auf weiteres"
    r"|ohne (?:zeitliche )?(?:befristung|frist|begrenzung)|ewig",
    no_term=r"keine (?:\w+ )?(?:speicherdauer|aufbewahrungsfrist|löschfrist|speicherfrist)(?:en)?"
    r"|löschung\b.{0,40}?\bnicht (?:vorgesehen|geplant|möglich|geregelt)|frist (?:zur|für die) (?:löschung"
    r"|aufbewahrung|speicherung)\b.{0,30}?\bnicht|(?:speicherdauer|aufbewahrungsfrist)(?: ist|:) (?:unbestimmt"
    r"|unbegrenzt|offen)|löschfrist (?:ist )?(?:noch )?(?:nicht|offen)(?: \w+)?",
    at_once=r"sofort|umgehend|unverzüglich|unmittelbar|augenblicklich",
    event=r"(?:nach|sobald|wenn|nachdem)(?= (?!\d)\w)",
    rival=r"antr(?:ag|äge) auf (?:löschung|vernichtung)|widerspr\w+|einspruch|antwort\w*|beantwort\w*|bearbeite\w*"
    r"|kinder|schüler|haft"
    r"|gefängnis\w*|verurteilt|läuft|dauert|wiederhergestellt|verlängert|misst|gültig|klage|beschwerde",
    not_before=r"(?:letzten|vergangenen|vorigen|alle|jede[nrs]?|pro|unter|jünger als|sequenzen von|clips von|seit)",
    not_behind=r"alt|alte|oder älter|und älter|haft|gefängnis\w*|zuvor|vorher",
    at_most=r"höchstens|maximal|max\.?|spätestens(?: nach)?|längstens|innerhalb von|innerhalb|binnen|bis zu"
    r"|nicht länger als",
    at_least=r"mindestens|wenigstens|nicht kürzer als",
    condition=r"wenn|falls|sofern|bei|im fall|außer|ohne|mit",
    otherwise=r"oder|außer|es sei denn|sonst|aber",
    negation=r"nicht|kein\w*|nie|niemals",
    longer=r"länger|mehr",
    counted=r"nach|ab|seit",
    units={
        r"sekunden?|sek\.?": "S", r"minuten?|min\.?": "TM", r"stunden?|std\.?|(?<=\d)h|(?<=\d )h": "H",
        r"(?:arbeits|kalender|werk)?tag(?:en|e|es|s)?": "D",
        r"wochen?": "W", r"monat(?:en|e|s)?": "M", r"quartal(?:e|en|s)?": "Q", r"jahr(?:en|e|es|s)?": "Y",
    },
    numbers=counted(f"ein/eine/einem/einer/eines/einen{ONES[3:]} {TEENS}")
    | counted(f"{TENS} hundert", 20, 10) | compounds(ONES, TENS, "{unit}und{ten}")
    | {"ein halbes": 0.5, "einem halben": 0.5, "eines halben": 0.5, "anderthalb": 1.5, "eineinhalb": 1.5},
    articles=r"eine?[mnrs]?",
    half=r"und ein halbes",
)  # fmt: skip
