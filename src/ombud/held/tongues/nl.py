"""Dutch words of keeping and deleting data."""

from __future__ import annotations

from ombud.held.tongues import Tongue, compounds, counted

ONES = "een twee drie vier vijf zes zeven acht negen"
TEENS = "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien"
TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig"
NEED = r"nodig|noodzakelijk|vereist|relevant|nuttig|van belang|wenselijk"

DUTCH = Tongue(
    code="nl",
    stems="bewa opgesl opsl opslag gearchiv behouden blij op_de_lijst op_een_lijst verwijder wist wissen vernietig"
    " anonim overschr gedelete schon schoon wegg geschrapt onherken afgevoerd ontdaan termijn retentie",
    keep=r"bewaard|bewaren|bewaart|bewaar|bewaring|opgeslagen|opslaan|opslag|gearchiveerd|behouden"
    r"|(?:blijft|blijven)\b.{0,40}?\b(?:staan|beschikbaar)|op (?:de|een) lijst",
    delete=r"verwijderd|verwijderen|te verwijderen|verwijdert|verwijdering|gewist|te wissen|wist|uitgewist"
    r"|vernietigd|vernietigen|vernietigt"
    r"|vernietiging|geanonimiseerd|overschreven|gedelete|gedeletet|geschoond|opgeschoond|weggegooid|geschrapt"
    r"|onherkenbaar gemaakt|overschrijft|schonen|schoont|anonimiseert|anonimiseren|afgevoerd|ontdaan van",
    sure=r"gewist|uitgewist|gedeletet?|geanonimiseerd|overschreven|gearchiveerd",
    term=r"(?:wettelijke )?(?:bewaar|opslag|vernietigings|retentie)(?:termijn|periode|tijd|duur)(?:en)?",
    data=r"\w*(?:gegevens|data|beelden|beeld|opnamen?|opnames|foto['’]?s?|video['’]?s?|kentekens?|bestanden|bestand"
    r"|logs?|logging"
    r"|documenten|document|stukken|dossiers?|kopie(?:ën)?|kopieën|registraties?|tellingen|metingen|waarden"
    r"|fragmenten|hits?|hitlijst|treffers?"
    r"|informatie|resultaten|berichten|gesprekken|back-?ups?|scans?|adressen|afbeelding(?:en)?|formulier(?:en)?"
    r"|profielen?"
    r"|audio|lijst|cijfers|statistieken|reizen|ritten|klachten|journaals|cookies|brieven|aanvragen|antwoorden|namen"
    r"|materiaal|facturen|gezichtsopnamen|dataset|datasets|lijsten|e-?mails|gezichten|personalia|transcripties?)",
    pronoun=r"deze|die|dit|ze|zij|dat",
    no_end=rf"zo ?lang\b.{{0,60}}?\b(?:{NEED})(?: is| zijn| blijft)?|langer\b.{{0,30}}?\bdan\b.{{0,40}}?\b(?:{NEED})"
    rf"|tot(?:dat)?\b.{{0,40}}?\bniet (?:meer|langer)\b.{{0,15}}?\b(?:{NEED})"
    rf"|(?:zodra|wanneer|als)\b.{{0,40}}?\bniet (?:meer|langer)\b.{{0,15}}?\b(?:{NEED})"
    r"|tot(?:dat)?\b.{0,30}?\b(?:vraagt|verzoekt|verzoek)\b.{0,20}?\bverwijder\w+"
    r"|(?:voor )?onbepaalde (?:tijd|duur|termijn)|onbepaald|onbeperkt(?:e tijd)?|voor altijd|voor eeuwig|permanent"
    r"|blijvend"
    r"|eeuwig"
    r"|zonder (?:einddatum|termijn|eind)|tot nader order|geen (?:vaste |bepaalde )?(?:einddatum|eindtermijn|termijn)",
    no_term=r"geen (?:\w+ )?(?:bewaar|opslag|vernietigings)(?:termijn|periode)(?:en)?"
    r"|(?:bewaar|opslag)(?:termijn|periode) (?:is |wordt )?(?:nog )?(?:niet|onbekend|nader)(?: te)?(?: \w+)?"
    r"|(?:bewaar|opslag)(?:termijn|periode)(?: is|:) (?:onbepaald|onbeperkt|onbekend)"
    r"|hoe ?lang\b.{0,40}?\b(?:bewaard|opgeslagen)\b.{0,30}?\b(?:niet|onbekend|onduidelijk)(?: \w+)?",
    at_once=r"onmiddellijk|meteen|terstond|per direct|ogenblikkelijk|direct(?! (?:herleid|identif|tot ))"
    r"|gelijk(?= na)|onverwijld",
    event=r"(?:na|zodra|nadat|wanneer|aan het (?:eind|einde) van)(?= (?!\d)\w)",
    rival=r"verzoek(?:en)? (?:\w+ ){0,2}?(?:om|tot|voor)(?: \w+){0,3}? (?:verwijder\w+|te wissen|wissen"
    r"|vernietig\w+)|bezwaar(?:schrift)?"
    r"|beroep|reageren|reageert|reactie|antwoord\w*|beantwoord\w*|contact|detentie|gevangenis\w*|celstraf"
    r"|veroordeeld|duurt|duren"
    r"|loopt|looptijd|hersteld|herstellen|teruggezet|leeftijd|kinderen|leerlingen|leerling|jongeren|personen|meet"
    r"|gemeten|behandeld"
    r"|afgehandeld|betaald|verlengd|geldig|inspectie|start|begint|gestart|ingediend|opgelegd",
    not_before=r"(?:afgelopen|laatste|voorbije|voorafgaande|vorige|recente|elke|iedere|om de|per|jonger dan|vanaf"
    r"|onder de"
    r"|fragment(?:en)? van|opnames? van|filmpjes? van|beelden van|interval van|tussen de|leeftijd van)",
    not_behind=r"oud|oude|of ouder|en ouder|geleden|celstraf|gevangenis\w*|detentie|eerder",
    at_most=r"maximaal|max\.?|ten hoogste|hoogstens|uiterlijk|binnen|niet langer dan|tot(?: maximaal)?|langst",
    at_least=r"minimaal|min\.?|ten minste|tenminste|minstens|niet korter dan",
    condition=r"als|indien|wanneer|tenzij|mits|bij|in geval van|behalve|uitgezonderd|zonder|met",
    otherwise=r"of|tenzij|behalve|anders|maar|langer als",
    negation=r"niet|geen|nooit|noch",
    longer=r"langer|meer dan|meer",
    counted=r"na|vanaf|sinds|nadat",
    units={
        r"seconden?|sec\.?|(?<=\d)s|(?<=\d )s": "S", r"minuten|minuut|min\.?": "TM", r"uur|uren|(?<=\d)u"
        r"|(?<=\d )u": "H", r"(?:werk|kalender)?dag(?:en)?|etma(?:al|len)": "D",
        r"weken|week": "W", r"maand(?:en)?": "M", r"kwarta(?:al|len)": "Q", r"(?:kalender)?ja(?:ar|ren)": "Y",
    },
    numbers=counted(f"één/een{ONES[3:]} {TEENS}")
    | counted(f"{TENS} honderd", 20, 10) | compounds(ONES, TENS, "{unit}en{ten}")
    | compounds("xx twee drie", TENS, "{unit}ën{ten}") | {"half": 0.5, "een half": 0.5, "anderhalf": 1.5,
    "anderhalve": 1.5},
    articles=r"een",
    half=r"en (?:een )?half",
)  # fmt: skip
