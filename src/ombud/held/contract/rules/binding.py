"""Who else is let in, and for whom: exclusivity, new owners, sub-processors and courts, service for all."""

from __future__ import annotations

from ombud.held.contract.lines import RedLine
from ombud.held.contract.rules.grammar import Rule, about, does, says

V, G = RedLine.EXCLUSIVITY, RedLine.ASSIGNMENT_CONTROL
J, S = RedLine.SUBPROCESSORS_JURISDICTION, RedLine.UNIVERSAL_SERVICE
_OTHERS = (
    r"(?:others?|third part\w+|anyone else|competitors?|competing|similar (?:services?|products?|systems?|"
    r"solutions?)|equivalent|itself|in-?house|another|elsewhere|alternative|comparable)"
)
_SUB = r"(?:subcontractors?|sub-?processors?|affiliates?|third part(?:y|ies)|group compan\w+|subcontract\w*)"
_AREA = (
    r"(?:districts?|areas?|neighbou?rhoods?|quarters?|zones?|streets?|households?|residents?|inhabitants?|everyone|"
    r"everybody|anyone|population|users?|people)"
)

ABOUT = (
    about(
        V,
        r"exclusiv\w*~~(?:right|supplier|provider|VENDOR|concession|licen[cs]e to (?:operate|install)|basis|partner|"
        r"deal|appoint|purchas|use of)|sole (?:supplier|provider|source|partner|operator|and exclusive right)|"
        r"(?:VENDOR|CITY|BOTH)~~exclusiv\w*|non-?exclusiv\w*|first refusal|first (?:offer|negotiation)|"
        r"right of first|non-?compet\w*|preferred (?:supplier|provider|partner|bidder)|"
        r"(?:engage|appoint|contract with|procure|purchase|buy|obtain|commission|build|develop|use|"
        rf"award)~~(?:from )?{_OTHERS}|later phases?|future phases?|(?:compet\w+)~~(?:service|product|system|VENDOR)",
        r"exclusiv\w*|others\b|competing|phases?\b|monopol\w*|other providers",
    ),
    about(
        G,
        r"(?:assign(?:s|ed|ment|able|ing)?|novat\w+|transfer(?:s|red|able)?|delegat\w+)~~(?:agreement|contract|"
        r"rights|obligations|consent|affiliate|successor|third part|whole or)|(?:agreement|contract|rights|"
        r"obligations)~~(?:assign\w*|novat\w+|transferred|transferable)|change (?:of|in) (?:control|ownership)|"
        r"merger|acqui(?:red|sition|rer)|successors? and assigns|sale of (?:all|substantially|VENDOR|its business)|"
        r"takeover|new owner|another owner|controlling interest",
        r"assign\w*|successors?|novat\w+|affiliates?|insolvency|transfer\w*|shareholders?",
    ),
    about(
        J,
        r"sub-?processors?|subcontractors?|sub-?contract\w*|govern(?:ed|ing)~law|law(?:s)? of|jurisdiction|"
        r"arbitrat\w+|courts?\b|(?:stor\w+|host\w+|process\w+|kept|remain\w*|transfer\w*|locat\w+|"
        r"leave)~~(?:countr\w+|european|eea|\beu\b|territor\w+|outside|abroad|worldwide|any (?:location|country|"
        r"region)|data cent(?:re|er)s?)|data residency|place of (?:jurisdiction|storage|processing)|venue",
        r"hosting|data cent(?:re|er)s?|third countr\w+|disputes?|affiliates|anywhere|worldwide|seat",
    ),
    about(
        S,
        r"(?:every|each|all|low-income|poorer|deprived|remote|outlying|viable|profitable|underserved)~(?:districts?|"
        r"areas?|neighbou?rhoods?|quarters?|households?|residents?|inhabitants?|streets?)|100 ?(?:%|"
        r"per cent)~(?:coverage|of)|coverage~~(?:district|area|all|household|per cent)|(?:languages?|english|"
        r"swedish|spanish|dutch|translat\w+|interpret(?:er|ation)s?)|accessib\w+|wcag|disabilit\w+|offline|"
        r"non-?digital|by telephone|by phone|in person|paper|face[- ]to[- ]face|counter|commercially viable|"
        r"universal service|digital(?:ly)? (?:only|exclu|divide)|smartphone|cash payment|screen reader|"
        r"roll-?out~~(?:district|area)",
        r"residents?|districts?|coverage|neighbou?rhoods?|equal\w*|roll-?out|deploy\w*|users with|older people|"
        r"children",
    ),

    about(V, r"(?:whole|entire|all(?: of)? its) (?:need|needs|requirements|demand)|to the exclusion of|"
             r"refrain\w* from~(?:install|build|permit|procur|engag)|first offer|(?:reserved|reserve) (?:to|"
             r"for) VENDOR|(?:run|conduct|test|license|develop)~~(?:pilots?|competing|rival|other suppliers)|"
             r"(?:MUSTNOT|not)~(?:build|commission|permit|install|procure|allow|engage|run|accept|host)~~|turn down|"
             r"pilots? with|free to (?:buy|build|engage|procure|appoint|contract|let)|(?:compet\w+|rival|parallel|"
             r"second) (?:platform|provider|supplier|system|product|network)|dispos\w+~(?:phases|interest)|sole use|"
             r"wayleave|monopol\w*", r"rivals?|competitors?|pilots?"),
    about(G, r"(?:pass|hand|make over)~~(?:rights|duties|contract|obligations|another (?:company|firm|owner))|"
             r"business is sold|sale of~(?:portfolio|business|undertaking|shares)|disposal of~(?:undertaking|assets|"
             r"part)|(?:subsidiary|parent)~~(?:assign|consent|take over)|security~assignment|(?:new|change of|"
             r"changes?) (?:owner|shareholder|hands)|sold to|taken over|contracts, ", r"sold|sale|owner|subsidiar\w+"),
    about(J, r"(?:further|other|sub) processors?|group compan\w+~(?:process|access|support|locat)|(?:servers?|"
             r"data cent\w+|hosted|stored|support|staff)~~(?:country|countries|union|abroad|region|overseas|"
             r"locations?)|remote access|follow-the-sun|(?:tribunal|litigat\w+|dispute resolution|"
             r"expert determination|forum)|law of the|laws? (?:governs?|applies)|choice of law|cloud regions?",
                 r"law|support team|locations?|countr\w+"),
    about(S, r"(?:every|each|all)~(?:district|quarter|ward|stop|school|neighbou?rhood|resident|household|suburb|"
             r"village|settlement)|(?:stage|phase|zone|ring)s?~~(?:core|suburb|settlement|viab|footfall|return|"
             r"profit|take-up)|footfall|purchasing power|take-up|best efforts~~(?:zone|district|area)|in-app|"
             r"self-care|chatbot|cash|bank card|blind|deaf|wheelchair|sign language|easy (?:read|language)|"
             r"plain language|locali[sz]ation|without (?:a )?(?:smartphone|phone|internet|screen|bank)|sub-?titl\w*|"
             r"braille|kiosks?~~(?:district|english|cost)|helpline|hotline|walk-in|serv\w+~~(?:alike|same)",
                 r"zones?|app\b|wi-?fi|riders?|suburbs?|kiosks?"),
    about(S, r"priority (?:postcodes|zones|areas)|postcodes?|(?:fees|hours|service)~~zones|serve the whole|"
             r"screen[- ]reader", r"best (?:effort|endeavours)"),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    # exclusivity
    does(V, "CITY", r"(?:engage|appoint|contract|procure|purchase|buy|obtain|commission|use|build|develop|award|"
                    r"install|deploy|allow|permit|invite|order|source|operate|grant|let|acquire|negotiate|tender|"
                    rf"accept|enter into)~~(?:{_OTHERS}|others|providers?|suppliers?|poles?|installations?|competing)",
                        mustnot="-", may="+", weight=2.0,
                            unless=r"source code|confidential|disclos|employ|audit|personnel|data to|assign|reverse"),
    does(V, "CITY", r"(?:purchase|buy|obtain|procure|order|source|use)~~(?:exclusively|solely|only|"
                    r"all (?:of )?its (?:requirements|needs))~?|(?:exclusively|solely|only)~(?:purchase|buy|obtain|"
                    r"procure|order|source|use|from VENDOR)|offer~~(?:first|refusal|VENDOR before)|give~~(?:first|"
                    r"preference|priority)|invite VENDOR first|negotiate~~VENDOR~(?:first|before)", must="-",
                        neednot="+", mustnot="+", only="-", unless=r"licen[cs]e|internal"),
    says(V, "-", r"CITY~(?:grants?|gives?|MUST grant|confers?|awards?|appoints?)~~VENDOR~~(?:exclusiv\w*|sole|"
                 r"first (?:refusal|offer|right)|preferred)|VENDOR (?:is|MUST be|as|becomes?|remains?|has|MUST have|"
                 r"enjoys?)~(?:the |an? |CITY's )?~(?:exclusive\w*|sole|only) ~?(?:right|supplier|provider|partner|"
                 r"operator|source|licen|concession|use)",
                     unless=r"non-?exclusiv|not~(?:exclusiv|sole)|no~exclusiv|no (?:right of )?first|MUSTNOT|<DATA>|"
                            r"trademark|sole (?:cost|expense|discretion)|liab"),
    says(V, "-", r"(?:right of first (?:refusal|offer|negotiation)|first refusal|exclusiv(?:e|ity|ely)~~(?:term|"
                 r"period|territory|right to|area|poles?|supply|provide|install|operate|CITY|basis))",
                     unless=r"non-?exclusiv|(?:no|not|neither|nor|without|never|MUSTNOT|nothing|none)~~(?:first|"
                            r"exclusiv\w*)|jurisdiction|courts?|property|<DATA>|exclusive of|exclusively to perform|"
                            r"owned|remed|<IP>"),
    says(V, "-", r"(?:preferred|sole) (?:supplier|provider|partner|bidder)~~(?:later|future|further|subsequent|"
                 r"phase|extension|all)|(?:later|future|subsequent|further|next) phases?~~(?:awarded to VENDOR|"
                 r"VENDOR|without (?:tender|competition)|first)",
                     unless=r"no |not |nothing|MUSTNOT|never|NEEDNOT|without~(?:commit|obligation)|free"),
    says(V, "+", r"(?:nothing|no (?:provision|clause|term|part)|neither|not|no|never|without|"
                 r"MUSTNOT)~~(?:exclusiv\w*|first (?:refusal|offer)|monopoly|preferential)|"
                 r"non-?exclusiv\w*~~(?:basis|CITY|contract|agreement|right|appoint|concession|arrangement|"
                 r"relationship)|(?:agreement|contract|arrangement|concession|appointment)~(?:is )?non-?exclusiv\w*",
                     unless=r"CITY MUSTNOT~(?:engage|appoint|procure|use)|licen[cs]e|remed"),
    says(V, "+", r"CITY (?:is|remains?|stays?)? ?(?:at all times )?(?:free|MAY|at liberty)~~(?:others|third part\w*|"
                 r"itself|other|another|in-?house|competing|similar|anyone|buy|build|procure)",
                     unless=r"MUSTNOT|source code|only if|unless VENDOR|disclose|share|publish|terminate"),
    # new owner
    does(G, "VENDOR|BOTH", r"(?:assign|novate|transfer|delegate|sell|convey|be assigned|pledge)\b~~", may="-",
        mustnot="+", only="+", unless=r"<DATA>|sub-?contract~MAY|personnel|assign~(?:staff|person|employee|"
                                      r"intellectual|copyright|title)|CITY all (?:right|title)|risk|knowledge|"
                                      r"outside|third countr"),
    does(G, "|", r"be (?:assigned|novated|transferred|pledged|assignable|sold|pass(?:ed)?)", may="-", mustnot="+",
        only="+", unless=r"by CITY|title|copyright|outside|third countr|staff|personal data|risk|funds"),
    does(G, "NOBODY|", r"pass~~(?:owner|hands|consent|third)", may="-", mustnot="+", only="+"),
    does(G, "CITY", r"(?:terminate|exit|end|leave|object|withdraw)~~", may="+", weight=0.5),
    says(G, "+", r"(?:change (?:of|in) (?:control|ownership)|merger|acqui\w+|takeover|new owner|sold|"
                 r"sale)~~(?:CITY MAY|requires?|needs?|notif\w+|MUST (?:notify|inform|tell)|terminat\w+|consent|"
                 r"approval)", unless=r"NEEDNOT|without~(?:consent|approval|notice)|not (?:require|be deemed|"
                                      r"constitute)|no (?:consent|right)|CITY MUSTNOT"),
    says(G, "+", r"(?:assign\w*|novat\w+|transfer\w*|sub-?contract\w*|merger)~~(?:requires?|needs?|only (?:with|"
                 r"after|by)|subject to|void|null|without effect|not~valid)~~(?:<CONSENT>|CITY|writing|consent)?", 1.0,
                     unless=r"VENDOR MAY~(?:assign|transfer|novate)~without|NEEDNOT|CITY MUSTNOT|outside|affiliate|"
                            r"not require"),
    says(G, "-", r"(?:assign\w*|novat\w+|transfer\w*|change (?:of|in) control|merger)~~(?:without (?:the |any |"
                 r"prior |first |need for )*(?:consent|approval|notice|CITY)|freely|NEEDNOT|no consent|not require|"
                 r"at its (?:sole )?discretion|affiliates?|successors?|acquirer|any third part)", 1.5,
                     unless=r"MUSTNOT|(?:BOTH|VENDOR)~without~void|outside|<DATA>|"
                            r"including (?:to )?(?:an? )?affiliate|not even|successors and (?:permitted )?assigns|"
                            r"neither"),
    says(G, "-", r"CITY~(?:consents? in advance|hereby consents?|agrees in advance|waives?)~~(?:assign|transfer|"
                 r"novat|change of control|merger|successor)|change (?:of|in) control~~(?:not (?:be )?(?:deemed|"
                 r"considered|constitute|give|entitle)|no right|MUSTNOT (?:entitle|give|constitute|affect))",
                     unless=r"MUSTNOT relieve"),
    # sub-processors and law
    does(J, "VENDOR|NOBODY", r"(?:engage|appoint|use|employ|add|replace|sub-?contract|change|involve|hire|"
                             rf"bring in)~~(?:{_SUB}|any part|performance|others)", may="-", mustnot="+", only="+",
                                 unless=r"data~~train|purpose"),
    does(J, "VENDOR", r"sub-?contract\b", may="-", mustnot="+", only="+"),
    does(J, "|", r"(?:be (?:engaged|added|appointed|replaced|changed|used|sub-?contracted))", mustnot="+", only="+",
        may="-", weight=1.0, unless=r"<DATA> (?:MAY|MUSTNOT)|software|function|train|purpose|terms"),
    does(J, "VENDOR", r"(?:store|host|process|transfer|move|keep|export|hold|access)~~(?:outside|abroad|worldwide|"
                      r"any (?:country|location|region|jurisdiction)|countr\w+|where (?:it|VENDOR)|european|eea|"
                      r"\beu\b|wherever)", may="-", mustnot="+", must="+", only="+", weight=2.0),
    does(J, "|", r"(?:be )?(?:stored|hosted|processed|transferred|moved|kept|leave|located|remain|held|"
                 r"accessed)~~(?:outside|abroad|worldwide|any (?:country|location|region)|countr\w+|territory|"
                 r"european|eea|\beu\b|within|city|wherever)", mustnot="+", must="+", only="+", may="-", weight=1.5,
                     unless=r"MUST be (?:stored|hosted|processed)~(?:worldwide|any)"),
    says(J, "-", r"(?:worldwide|any (?:country|jurisdiction|location|region)|wherever|anywhere|global(?:ly)?|"
                 r"outside (?:the )?(?:eu|eea|european|country))~~(?:stor|host|process|transfer|sub-?process|"
                 r"subcontract|affiliate|data)|(?:stor\w+|host\w+|process\w+|transfer\w*|subcontractors?|"
                 r"sub-?processors?|affiliates?)~~(?:worldwide|any (?:country|jurisdiction|location|region)|"
                 r"wherever|anywhere|globally)", unless=r"MUSTNOT|not |no |never|nor |licen[cs]e|destr|delet|eras"),
    says(J, "-", r"(?:laws? of|governed by|courts of|jurisdiction of|seat~in)~~(?:state of )?(?:delaware|california|"
                 r"new york|nevada|texas|washington|singapore|cayman|bermuda|ireland|england|VENDOR|cyprus|israel|"
                 r"hong kong|virginia|florida|illinois|massachusetts|luxembourg|switzerland|india|china)|(?:law|"
                 r"laws|courts?|jurisdiction)~(?:of |in |where |at )~(?:the )?~VENDOR('s)?~(?:seat|registered|"
                 r"domicile|principal|head|has its|is established|incorporated|place)?", unless=r"MUSTNOT|not |no "),
    says(J, "-", r"(?:confidential|binding|private|final and binding|secret|closed)~arbitrat\w+|"
                 r"arbitrat\w+~~(?:confidential|rules of|private|secret|seat|closed|international chamber|icc|aaa|"
                 r"jams|london|geneva|new york)|waives?~~(?:jury|right to (?:sue|court))",
                     unless=r"no arbitrat|not~arbitrat|MUSTNOT|instead of arbitrat|excluded"),
    says(J, "+", r"(?:courts?|law|laws|jurisdiction)~~(?:of|in|at|where)~(?:the )?(?:CITY|country of CITY|"
                 r"place of CITY|\[country\]|\[local\]|home country|member state of CITY)|(?:local|national|"
                 r"domestic|\[local\]|\[country\]|CITY's|ordinary|administrative) (?:law|laws|courts?)",
                     unless=r"VENDOR~MAY~choose|compl(?:y|iance) with|applicable (?:local|national)|required by|"
                            r"by~(?:national|local) law"),
    says(J, "+", rf"(?:{_SUB})~~(?:(?:listed|named|set out|those) in|annex|schedule \w|prior~consent|"
                 r"written (?:consent|approval))|(?:listed|named) (?:subcontractors?|sub-?processors?)|"
                 r"(?:<DATA>)~~(?:stay|remain|kept|stored|hosted|located)s?~(?:in|within|"
                 r"inside) (?:the )?(?:country|eu|eea|european|territory|CITY|\[country\]|union|national)",
                     unless=r"MAY~~without|worldwide|VENDOR MAY (?:change|update|add|engage)|NEEDNOT|not require|"
                            r"website"),
    says(J, "-", rf"(?:{_SUB})~~(?:without (?:the |any |prior |further )*(?:consent|approval|notice|notif)|"
                 r"at its (?:sole )?discretion|general authori[sz]ation|as (?:it|VENDOR) (?:sees|considers|deems)|"
                 r"published on|listed (?:on|at)~(?:website|url|online)|from time to time)", 1.5,
                     unless=r"MUSTNOT|no |nor |not "),
    # for all
    does(S, "VENDOR|", r"(?:serve|cover|provide|offer|deliver|ensure|translate|make~(?:available|accessible)|"
                       r"maintain|keep|reach|be (?:provided|offered|available|accessible|translated|delivered|"
                       r"usable|equal)|comply|conform|meet|apply|staff|operate|publish)~~(?:every|each|"
                       r"all (?:districts?|residents?|areas?|households?|neighbou?rhoods?)|languages?|accessib\w+|"
                       r"wcag|offline|non-?digital|telephone|phone|in person|paper|translat\w+|interpret\w+|"
                       r"equal\w*|low-income|disabilit\w+|counter|100)",
                           must="+", neednot="-", mustnot="-", may="-", weight=2.0,
                           unless=r"programming language|only in english|english only|paper copy of this|"
                                  r"counterpart|english language version|every (?:month|year|quarter|week)"),
    does(S, "VENDOR|", r"(?:prioriti[sz]e|select|choose|limit|restrict|defer|omit|exclude|postpone|decide|decline|"
                       rf"withdraw|discontinue|concentrate|close|reduce|phase)~~(?:{_AREA}|coverage|languages?|"
                       r"channel|roll-?out|deploy\w*|viab\w+)", may="-", mustnot="+", weight=2.0,
                           unless=r"<DATA>|terminat|audit"),
    says(S, "-", r"(?:commercially|economically|financially) (?:viable|attractive|reasonable|justif\w+|"
                 r"feasible)~~(?:area|district|neighbou?rhood|deploy|roll|coverage|language|serv)|(?:area|district|"
                 r"neighbou?rhood|deploy\w*|roll-?out|coverage|languages?|channel)s?~~(?:commercially|economically|"
                 r"financially|profitab\w+)~?(?:viable|attractive|justif\w+|feasible)?|(?:profitable|viable|"
                 r"high-demand|densely|demand) ?~(?:areas?|districts?|zones?)~first|viable areas?",
                     unless=r"MUSTNOT|regardless|irrespective|not~(?:limit|restrict|depend)|whether or not|"
                            r"even (?:if|where)|never"),
    says(S, "-", r"(?:english|one language|single language)~(?:only|alone|exclusively)|(?:only|solely|"
                 r"exclusively)~(?:in )?(?:english|online|digital\w*|through the app|via (?:the )?(?:app|website|"
                 r"portal)|smartphone|by app)|(?:provided|available|delivered|offered|supplied|supported|written|"
                 r"displayed)~in english\b(?!,| and| or)|(?:digital|online|app)[- ]only|no~(?:offline|telephone|"
                 r"paper|non-?digital|translation|counter|human)",
                     unless=r"not (?:only|solely|exclusively)|MUSTNOT|never|language of (?:this|the) (?:agreement|"
                            r"contract)|notices|correspondence|<FREE>~translat"),
    says(S, "-", r"(?:translat\w+|languages?|accessib\w+|interpret\w+|wcag)~~(?:<PAID>|NEEDNOT|not (?:included|"
                 r"provided|supported|guaranteed|part|offered)|best efforts|where feasible|on request|optional|"
                 r"responsibility of CITY|CITY's responsibility)",
                     unless=r"<FREE>|MUSTNOT|(?:not|NEEDNOT)~(?:pay|charge)"),
    says(S, "+", r"(?:equal\w*|same|alike|uniform\w*|identical\w*)~~(?:in |for |across |to )?(?:every|each|all|"
                 r"entire|whole)~(?:district|area|neighbou?rhood|quarter|resident|household|part)|(?:every|each|"
                 r"all)~(?:district|area|neighbou?rhood|quarter|household|resident)s?~~(?:equal\w*|same|served|"
                 r"covered|reach|cover)|100 ?(?:%|per cent)~(?:of )?(?:coverage|districts?|households?|residents?|"
                 r"area|population)|full coverage",
                     unless=r"NEEDNOT|MUSTNOT|not (?:guarantee|warrant)|no (?:obligation|guarantee)"),
    says(S, "+", r"(?:non-?digital|offline|telephone|paper|in[- ]person|face[- ]to[- ]face|counter)~(?:route|"
                 r"channel|alternative|service|option|access|form)|wcag (?:2|level)|(?:languages|"
                 r"formats) (?:listed |set out |named )?in annex|(?:translated|available|provided|"
                 r"offered)~~(?:languages)", 1.5, unless=r"NEEDNOT|MUSTNOT|not |no |<PAID>|optional"),
    does(V, "CITY", r"(?:build|commission|permit|install|allow|host|run|test|license|develop|conduct|suffer|grant|"
                    r"accept)~~(?:functions?|apparatus|application|platform|pilots?|sensors?|equipment|cameras?|"
                    r"network|similar|akin|compet|like)", mustnot="-", weight=1.5,
                        unless=r"source code|reverse|sub-?licen|modif"),
    does(V, "CITY", r"(?:cover~(?:whole|entire|all)|first offer|turn down|desist|refuse~(?:third|other)|"
                    r"offer~~VENDOR|reserve~~VENDOR)", must="-", mustnot="+"),
    says(V, "-", r"to the exclusion of (?:all|any|every)|(?:whole|entire) need|reserved (?:to|for) VENDOR|sole use~|"
                 r"not to run pilots|(?:grant|permission|wayleave)~to (?:any|another) person other than VENDOR", 1.5,
                     unless=r"no |nothing|not~reserved|property"),
    says(V, "+", r"free to (?:buy|build|engage|procure|appoint|contract|let|use|install)~", 1.5,
        unless=r"VENDOR (?:is|remains|MAY)~free|not free"),
    does(G, "VENDOR", r"(?:pass|hand|make over|dispose)~~(?:rights|duties|contract|obligations|business|undertaking)",
        may="-", mustnot="+", only="+"),
    says(G, "-", r"consent~(?:MUSTNOT|not|NEEDNOT)~(?:be )?(?:required|needed|necessary)~~|(?:sale|disposal|"
                 r"transfer) of~(?:portfolio|undertaking|business)~~(?:permitted|free|any time)|(?:permitted|"
                 r"allowed) at any time|data~(?:go|goes|move|moves|pass)~along|customer (?:approval|exit)~(?:not|"
                 r"none)|find out from", 1.5,
                     unless=r"MUSTNOT be (?:unreasonabl|deemed)|not (?:required|needed) for CITY"),
    says(J, "-", r"(?:further|other) processors~~(?:not require|without|on request|group)|in any country of|(?:any|"
                 r"all) countr\w+~(?:where|in which)|follow-the-sun|from (?:any|all)~(?:locations?|countries|group)|"
                 r"(?:exclusive )?jurisdiction~(?:of|in)~(?:delaware|london|dublin|zurich|singapore|san francisco|"
                 r"new york|tel aviv)", 1.5, unless=r"MUSTNOT|not |no |never"),
    says(S, "-", r"(?:left out|last|later phase|aspiration|no final date|contingent upon|on condition that|"
                 r"best efforts|if funds permit|where take-up|footfall|purchasing power|recover its cost)~~|"
                 r"(?:support|help|contact)~~(?:in-app|chatbot|self-care|through the app|online only)|"
                 r"(?:locali[sz]ation|languages?|translat\w+)~~(?:not included|paid extra|extra|excluded)|"
                 r"operate in english|(?:cease|stop)~~(?:cash|paper|counter|telephone)|without a~(?:smartphone|"
                 r"bank card)~MUST|apply~online", 1.5,
                     unless=r"MUSTNOT|never|not be left out|no~(?:left out)|regardless"),
    says(J, "-", r"(?:laws? of|courts of|venue in)~~(?:delaware|california|new york|nevada|cayman|"
                 r"singapore)~~(?:irrespective|regardless|exclusive|without regard)", 3.5,
                     unless=r"MUSTNOT|not governed"),
    says(G, "-", r"(?:sale of shares|merger|reorganisation|reorganization|change of (?:control|"
                 r"ownership))~~(?:is not an assignment|not~(?:an )?assignment|no right~(?:of termination|"
                 r"to terminate|to end))|consent now and for all|renounces any right to end", 2.5),
)  # fmt: skip
