"""French words of keeping and deleting data."""

from __future__ import annotations

from ombud.held.tongues import Tongue, compounds, counted

ONES = "un deux trois quatre cinq six sept huit neuf"
TEENS = "dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
TENS = "vingt trente quarante cinquante soixante"
NEED = r"nécessaires?|nécessit\w+|utiles?|besoin|requise?s?|exige\w*|pertinente?s?"

FRENCH = Tongue(
    code="fr",
    stems="conserv gard stock archiv enregistr reste supprim suppression effac détru destruct purg anonym écras"
    " élimin broy retir durée délai",
    keep=r"conserv(?:ée?s?|er|ons|e|ent|ation)|gard(?:ée?s?|er|ons|e|ent)|stock(?:ée?s?|er|ons|e|ent|age)"
    r"|archiv(?:ée?s?|er|ons)"
    r"|enregistrée?s|reste(?:nt)? (?:stockées?|disponibles?|accessibles?|sur|dans)",
    delete=r"supprim(?:ée?s?|er|ons|e|ent)|suppression|effac(?:ée?s?|er|ent|e)|effacement|détrui(?:te?s?|re|sons"
    r"|sent)|destruction"
    r"|purg(?:ée?s?|er)|anonymis(?:ée?s?|er|ons)|écras(?:ée?s?|er)|éliminée?s?|rendue?s? anonymes?|broyée?s?"
    r"|retirée?s?",
    sure=r"effac\w+|anonymis\w+|écras\w+|rendue?s anonymes|archiv\w+",
    term=r"(?:durée|délai|période) (?:\w+ )?(?:de (?:la |leur )?)?(?:conservation|stockage|rétention|archivage|vie)",
    data=r"(?:méta)?données|images?|enregistrements?|photos?|photographies?|fichiers?|dossiers?|journaux|vidéos?"
    r"|copies?|informations?"
    r"|documents?|visages?|plaques?|relevés?|traces|logs|mesures?|résultats?|adresses|messages|profils?"
    r"|sauvegardes?|adresses mac|réponses|courriers|factures|pièces|historiques?|bandes|cookies|statistiques"
    r"|trajets|plaintes|registres?|noms|films?|listes?",
    pronoun=r"ils|elles|elle|il|ceux-ci|celles-ci|celle-ci|celui-ci|les",
    no_end=rf"aussi longtemps\b.{{0,60}}?\b(?:{NEED})|tant qu\w*\b.{{0,50}}?\b(?:{NEED})"
    rf"|plus longtemps\b.{{0,30}}?\b(?:{NEED})"
    rf"|(?:la |une |le )?(?:durée|période|temps)(?: strictement)? (?:{NEED})|jusqu'à ce qu\w*\b.{{0,50}}?\b(?:ne"
    rf"|plus)\b.{{0,20}}?\b(?:{NEED})"
    rf"|(?:dès|lors)qu\w*\b.{{0,40}}?\bn\w* (?:est|sont) plus (?:{NEED})|dès qu\w*\b.{{0,40}}?\bplus (?:{NEED})"
    r"|jusqu'à (?:la |une )?demande (?:de suppression|d'effacement)|tant qu\w*\b.{0,50}?\bdemande pas\b.{0,20}"
    r"|indéfiniment|sans (?:limitation|limite|fin)(?: de (?:durée|temps))?|indéterminée?|durée illimitée"
    r"|pour toujours|définitivement(?= conserv)"
    r"|de manière permanente|en permanence",
    no_term=r"(?:aucune|pas de) (?:durée|limite)(?: \w+)? de conservation|durée de conservation (?:n'est pas"
    r"|non) (?:\w+)",
    at_once=r"immédiatement|aussitôt|instantanément|sur-le-champ|sans délai|immédiate",
    event=r"(?:après|dès|une fois|lorsque|à l'issue de|à la fin de|quand|lors de)(?= (?!\d)\w)",
    rival=r"demandes? (?:d'|de )(?:effacement|suppression|destruction)|recours|réclamation|répond\w*|réponse"
    r"|enfants?|élèves|âgées?"
    r"|détention|prison|condamn\w+|emprisonnement|contrat(?: est)?|conclu|mesure toutes|dure|objection|opposer"
    r"|restaur\w+|valable",
    not_before=r"(?:derniers|dernières|précédents|précédentes|toutes les|tous les|chaque|par|moins de(?= \d+ ans)"
    r"|plus de(?= \d+ ans)"
    r"|âgée?s? de|séquences? de|extraits? de|vidéos? de)",
    not_behind=r"et plus|de détention|de prison|d'emprisonnement|d'âge|plus tôt",
    at_most=r"au maximum|maximum|au plus|maximale?|sous|dans un délai de|jusqu'à|pas plus de|n'excédant pas",
    at_least=r"au moins|au minimum|minimum|minimale?",
    condition=r"si|s'il|s'ils|lorsque|en cas de|sauf|quand|sans|avec",
    otherwise=r"ou|sauf|sinon|mais",
    negation=r"ne|n'\w+|pas|jamais|aucune?|non",
    longer=r"plus longtemps|au-delà|plus de|excédant|que",
    counted=r"après|à compter d[ue]|à partir d[ue]|suivant|depuis",
    units={
        r"secondes?": "S", r"minutes?|min\.?": "TM", r"heures?|(?<=\d)h|(?<=\d )h": "H", r"jours?(?: ouvrés"
        r"| ouvrables| calendaires)?": "D", r"semaines?": "W",
        r"mois": "M", r"trimestres?": "Q", r"semestres?": "HY", r"an(?:s|née|nées)?": "Y",
    },
    numbers=counted(f"un/une{ONES[2:]} {TEENS}")
    | counted(f"{TENS}", 20, 10) | compounds(ONES, TENS, "{ten}-{unit}") | compounds("un", TENS, "{ten} et {unit}")
    | {"soixante-dix": 70, "soixante-douze": 72, "quatre-vingt-dix": 90, "quatre-vingts": 80, "cent": 100},
    articles=r"une?(?! seconde\b)",
    half=r"et demie?",
)  # fmt: skip
