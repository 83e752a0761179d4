"""What it costs and who pays when it fails: prices of change, liability, redress and penalties."""

# ruff: noqa: E501  (a rule is read best on one line, however long)

from __future__ import annotations

from ombud.held.contract.lines import RedLine
from ombud.held.contract.rules.grammar import Rule, about, does, says

P, L, Q = RedLine.PRICE_CHANGE, RedLine.LIABILITY, RedLine.REDRESS_PENALTIES
_PRICE = r"(?:fees?|prices?|pricing|charges?|rates?|tariffs?|price list|subscription|remuneration|rate card|consideration)"
_LIABLE = r"(?:liab(?:le|ility|ilities)|damages?|loss(?:es)?|indemni\w+|responsib\w+)"

ABOUT = (
    about(
        P,
        rf"{_PRICE}~~(?:increas\w*|adjust\w*|index\w*|revis\w*|chang\w*|cpi|inflation|cap(?:ped)?|fixed|renewal|uplift|escalat\w*|rise|raise|vary|varied|day rates?|annex|new price)|(?:increas\w*|adjust\w*|index\w*|revis\w*|raise|uplift|escalat\w*|vary)~~{_PRICE}|"
        r"minimum (?:annual |monthly |quarterly )?(?:spend|commitment|purchase|order|volume|fee|quantit\w+|payment|charge)|take[- ]or[- ]pay|change requests?|rate card|consumer price|indexation|price list|day rates?",
        rf"{_PRICE}|variation orders?|additional work|change orders?",
    ),
    about(
        L,
        rf"{_LIABLE}~~(?:cap(?:ped)?|limit\w*|exceed|exclu\w+|unlimited|aggregate|maximum|indirect|consequential|per cent|times)|(?:cap|limitation|limit|aggregate|maximum|total|unlimited|exclusion)~~{_LIABLE}|in any event~~liable|indirect~~damages|consequential|not be liable|MUSTNOT be liable",
        r"liab(?:le|ility)|indemni\w+|hold harmless|warrant\w+~~disclaim\w*|as is\b|damages",
    ),
    about(
        Q,
        r"service credits?|liquidated damages|penalt(?:y|ies)|step[- ]in|(?:sole|exclusive|only)~remed(?:y|ies)|re-?performance|complaints?|complain|(?:credits?|deduction|reduction|bonus|malus)~~(?:fail|miss|service level|availability|breach|late|delay)|(?:suspend\w*|suspension|switch(?:ed)? off|pause)~~(?:service|system|processing|operation|use|immediate|at once)|redress|objections?~~(?:answer|within|resident)|ombudsman",
        r"remed(?:y|ies)|credits?|service levels?|compensat\w+|grievance|appeal|fails? to|damages for",
    ),

    about(P, r"(?:uplift|escalat\w+|higher of|greater of)~~(?:per cent|%|index|cpi)|(?:quoted|estimated|priced) case by case|(?:spend|units|quantit\w+|invoiced|bill)~~(?:lower than|less than|highest)|renewal (?:charges|fees|price)|new price|(?:adjust|increase|raise|index)\w*~(?:them|it)~~(?:notice|cost|market|index)|bill~(?:goes|stays)|requested changes|volume commitment|(?:not|no) less than~(?:units|per cent|%|licen)", r"charges?|purchase|rates?"),
    about(L, r"answerable|hold\w*~harmless|made? good|(?:pays?|bears?)~(?:loss|damage)|(?:ceiling|cap)~~(?:fees?|charges?|annual|euro|contract|value)|financial cap|bears? the risk|accepts? no responsib|compensat\w+~(?:damage|harm|loss|breach)", r"risk|harm"),
    about(Q, r"goodwill|full and final settlement|service[- ]level (?:targets?|objectives?)|(?:your|CITY's) remedy|targets?~~(?:breach|missed|missing|credit)|rebate|refund~(?:fail|missed|outage)|(?:residents?|members of the public|citizens?|persons?)~~(?:complain|object\w*|redress|query|queries|questions)|fin(?:e|es)\b|fee (?:reduction|deduction)|ha(?:lt|lts|lted)|stop(?:ped)?~(?:system|service|processing|camera)|puts? right|step(?:s|ping)? in", r"targets?|missed|outage|best efforts"),
)  # fmt: skip
_OVER_ANY = r"(?:fraud|wilful|willful|gross negligence|death|personal injury|law(?:ful|s)? (?:does not|prohibit))"

RULES: tuple[Rule, ...] = (
    # price
    does(P, "VENDOR", rf"(?:increase|adjust|revise|change|raise|vary|modify|amend|set|index|review|introduce|uplift|charge)~~{_PRICE}", may="-", mustnot="+", unless=r"<CONSENT> of CITY|CITY's (?:prior |written )*<CONSENT>|not exceed~|by no more than|at most|up to (?:the )?(?:cpi|consumer|\d)"),
    does(P, "|", r"(?:be )?(?:increased?|adjusted|revised|raised|indexed|changed|varied|uplifted|rise|exceed|go up)~", mustnot="+", may="-", unless=r"liab\w+|damages|retention|not~exceed|no more than|up to (?:the )?(?:cpi|consumer)|only (?:by|with|in line)"),
    does(P, "|", r"(?:be )?(?:increased?|adjusted|indexed|revised|raised|rise)~~(?:not exceed|no more than|at most|up to|capped|cpi|consumer price|only)", may="+", must="+", only="+"),
    says(P, "+", rf"(?:{_PRICE}|indexation|increase|adjustment)~~(?:not~exceed|MUSTNOT exceed|no more than|at most|never (?:more|exceed|above)|capped|limited to|cap of|MUSTNOT (?:be )?(?:increase|rise|change)\w*|(?:are|is|remain|MUST be|MUST remain|stay)~(?:fixed|firm|unchanged))", unless=r"liab|damages|may exceed|not (?:capped|limited|fixed)|CITY MUST pay~minimum"),
    says(P, "+", r"(?:day rates?|rate card|rates?|prices?)~(?:in|of|set out in|listed in|from|annexed)~(?:annex|schedule|appendix|tender|rate card)|(?:change requests?|additional work|changes?|variations?)~~(?:at|by|according to|under|on the basis of)~(?:annex\w*|rate card|day rates?|listed|fixed|agreed|schedule)", 1.5, unless=r"then-current|VENDOR MAY|as (?:amended|updated|revised)|new price list|exit|transition|minimum"),
    says(P, "+", r"(?:no|not|without|free from|NEEDNOT)~(?:minimum|purchase obligation|volume|take[- ]or[- ]pay)~(?:spend|commitment|purchase|order|volume|guarantee|quantit\w+)?", unless=r"(?:no|not) less than|less than"),
    says(P, "-", r"minimum~(?:spend|commitment|purchases?|orders?|volume|fee|quantit\w+|payment|charges?|revenue|spending)~~|take[- ]or[- ]pay|(?:no|not) less than~(?:previous|preceding|prior) (?:year|period)", unless=r"(?:no|not|without|free from|NEEDNOT|MUSTNOT)~minimum|minimum wage|service level|minimum term"),
    says(P, "-", rf"(?:new|then-current|current|updated|revised|published|VENDOR's|prevailing)~(?:price list|list prices?|tariffs?|{_PRICE})~~(?:appl\w+|renewal|from|at|in force|effective)|(?:renewal|change requests?|changes?|additional work)~~(?:then-current|list price|at VENDOR's|prevailing|new price|VENDOR~(?:determin|quot|set)\w*)", unless=r"MUSTNOT|never|not exceed|no more than|capped|training|exit|transition|export|licen[cs]e grant"),
    says(P, "-", rf"{_PRICE}~~(?:increase[sd]?|rise[s]?|adjust\w*|escalat\w*)~~(?:greater of|higher of|automatically|at (?:VENDOR's|its) (?:sole )?discretion|without (?:limit|cap|consent|notice)|unilateral\w*|by notice|each year by|per annum by|annually by)", unless=r"not exceed|no more than|capped|at most|lower of|lesser of|smaller of|never|whichever is (?:the )?low"),
    # liability
    says(L, "-", r"VENDOR('s)?~(?:total|aggregate|entire|overall|maximum|cumulative)?~liability~~(?:MUSTNOT exceed|limited to|capped at|not exceed|restricted to|is (?:limited|capped)|MUST be limited|exceed)~~(?:month|fees? paid|paid|preceding|\d|per cent|amount|annual|price|one|half|quarter)",
         unless=r"(?:times|multiple|twice|three times|double|\d00 ?(?:%|per cent))~~(?:annual|year|contract value|value)|(?:not~apply|without limit|unlimited|uncapped)~~(?:data|personal|breach|intellectual|infring|rights|confiden)"),
    says(L, "-", r"(?:liab\w+|damages)~~(?:MUSTNOT exceed|not exceed|limited to|capped at|exceed|ONLYMAY)~~(?:(?:one|1|two|2|three|3|six|6|preceding|previous|last)~months?|month|quarter|fees? (?:actually )?paid)", unless=r"(?:times|multiple|twice)~~(?:annual|year)|CITY's~liab|not~apply~~(?:data|personal|breach)"),
    says(L, "-", r"(?:VENDOR|BOTH)~~(?:MUSTNOT be liable|not be liable|not liable|disclaims?|excludes?|no liability|NEEDNOT (?:compensate|indemnify)|accepts? no|bears? no|assumes no)|in any event~(?:VENDOR|BOTH)~(?:MUSTNOT|liable)|(?:VENDOR|BOTH) MUSTNOT~be liable|(?:MUSTNOT|no)~(?:liab\w+|claim)~~(?:VENDOR|loss of data|data breach|direct|indirect)",
         unless=r"MUSTNOT (?:limit|exclude)|(?:nothing|no limit\w*|no cap|no exclusion)~~(?:liab|exclud|limit)|CITY MUSTNOT be liable|force majeure|BOTH MUSTNOT exclude"),
    says(L, "-", r"(?:exclu\w+|waive[sd]?|disclaim\w*|not (?:cover|recover|include|extend)\w*|no)~~(?:direct loss|direct damage|data breach|breach of (?:data|privacy)|personal data|loss of data|residents?' (?:claims?|rights)|third[- ]party claims|harm)", 1.5, unless=r"cap~(?:not|does)|(?:nothing|no (?:cap|limit\w*|exclusion)|neither cap|not~appl\w+)~~(?:data|harm|direct)|MUSTNOT (?:limit|exclude)"),
    says(L, "-", r"CITY~(?:MUST )?(?:indemnif\w+|holds? harmless|bears? (?:all|the) (?:risk|liab)|assumes all)", unless=r"VENDOR MUST indemnif|CITY and|MUSTNOT|not~indemnif|NEEDNOT"),
    says(L, "+", r"(?:cap|limit\w*|ceiling|exclusions?|maximum)~~(?:does not|do not|MUSTNOT|not|never|none|no)~(?:appl\w+|cover|extend|limit|reach)~~(?:data|personal|privacy|rights|intellectual|infring|confiden|harm|residents?|gross|breach|iprs?|injur)", unless=r"(?:VENDOR's|VENDOR) (?:does not )?(?:liab\w+ )?for~data~is excluded"),
    says(L, "+", r"(?:no|without|neither|nor)~(?:cap|limit\w*|ceiling|upper limit|exclusion)~~(?:data|personal|breach|rights|harm|intellectual|liab\w+|infring)|(?:unlimited|uncapped|without limit\w*|in full|fully)~(?:liab\w+|for)|liab\w+~(?:unlimited|uncapped|without (?:limit|cap)|in full|is not limited)", unless=r"not (?:be )?(?:unlimited|uncapped)|CITY~(?:unlimited|fully)|including without limitation|including,? (?:but )?(?:without|not) limit"),
    says(L, "+", r"(?:liab\w+|cap|ceiling|limit\w*)~~(?:at least|not (?:be )?(?:less|lower|below)|no less|MUSTNOT (?:be )?(?:less|lower|fall below)|(?:two|three|four|five|ten|twice|double|\d+) ?(?:times)~(?:annual|the|contract|total|yearly)|(?:1[0-9]{2}|[2-9][0-9]{2}) ?(?:%|per cent)~(?:annual|contract|yearly))", unless=r"CITY's liab"),
    does(L, "VENDOR", r"(?:indemnify|compensate|hold~harmless|be (?:fully |strictly |solely )?liable|make good|bear~(?:loss|cost|damage|liab)|pay~~damages)", must="+", mustnot="-", neednot="-", unless=r"ONLYMAY|only to the extent|in any event|indirect|consequential|not be|cap |remed"),
    does(L, "BOTH", r"(?:exclude|limit)~~liab", mustnot="+", may="-", weight=1.5),
    # redress
    says(Q, "-", r"(?:sole|exclusive|only|entire)~(?:and (?:exclusive|sole) )?remed(?:y|ies)|in (?:full|lieu)~(?:of )?~remed|remed(?:y|ies)~~(?:limited|restricted|confined|exclusive|solely|re-?perform)", unless=r"(?:not|MUSTNOT|never|no|neither|without)~(?:be )?(?:the |an? )?(?:sole|exclusive|only|limit|restrict|replace)|in addition|not (?:the )?(?:sole|exclusive)|cumulative"),
    says(Q, "-", r"(?:no|not|NEEDNOT|MUSTNOT|without|waives?|excluded?)~~(?:service credits?|penalt(?:y|ies)|liquidated damages|credits?|deductions?|step[- ]in|complaints?|compensation|right to suspend)", unless=r"without penalt|no penalt\w+~(?:CITY|for terminat)|MUSTNOT~(?:refuse|ignore|exclude)|without prejudice|not (?:be )?(?:the )?(?:sole|exclusive|limit)|terminat\w+~without|no later|without (?:delay|notice|limit|prior)|penalt\w+ (?:to|for) CITY|CITY~penalt"),
    does(Q, "VENDOR|", r"(?:answer|respond|reply|resolve|handle|acknowledge|log|register|pay~~(?:credit|penalt|damages|per|each)|credit|grant~credit|be (?:answered|resolved|handled|suspended|credited|deducted|paid)|reimburse|give~~credit|compensate|suspend~~request|set up~complaint|operate~complaint)",
         must="+", neednot="-", mustnot="-", weight=1.5, unless=r"freedom of information|invoice|audit|fees|key staff|sub-?contract|indemnif|taxes|royalt"),
    does(Q, "VENDOR|", r"(?:refer|forward|pass|redirect|ignore|decline|close|charge)~~complain\w*|(?:decline|refuse|charge)~~(?:complain|request)", may="-", mustnot="+", must="-", weight=1.5),
    does(Q, "CITY", r"(?:suspend|step in|switch off|stop|pause|halt|deduct|withhold|impose|claim|levy|set off|retain~payment|take over|reduce~(?:fee|payment|price))", may="+", mustnot="-", only="-", must="+", unless=r"terminat\w+~convenience|personal data"),
    says(Q, "+", r"(?:failure|fail\w*|miss\w*|breach|late|delay\w*|each (?:day|hour|week|case|failure|breach)|outage|downtime)~~(?:credits?|penalt\w+|liquidated damages|deduct\w*|reduction|pays?|owes?)|(?:credits?|penalt\w+|liquidated damages)~~(?:for (?:each|every)|failure|annex|per (?:day|hour|week)|day of delay|if~fail)", unless=r"CITY (?:MUST )?pay|sole|exclusive remed|no (?:service )?credit|NEEDNOT|MUSTNOT|only remed|late payment"),
    says(Q, "+", r"complain\w*~~(?:within|answer\w*|\d+ (?:working |business |calendar )?days|deadline|ombudsman|resolved)|(?:within|deadline)~~complain\w*", unless=r"NEEDNOT|MUSTNOT|not~(?:answer|handle|respons)|no (?:obligation|duty|responsib)|no complain"),
    says(P, "-", r"(?:higher|greater) of~~(?:per cent|%|index|points)|(?:quoted|estimated|priced|determined)~(?:by VENDOR )?case by case|quotation is final|(?:spend|units|quantit\w+|number|bill|invoiced)~~(?:MUSTNOT be|not be|no) (?:lower|less|fewer)|MUST purchase~(?:not|no) less|MUST buy at least|(?:charges|fees|prices?)~(?:are )?(?:set|fixed|determined|stated)~by VENDOR|bring~price~into line|at the then[- ]current (?:tariff|price|rate)", 1.5, unless=r"lower of|capped|MUSTNOT exceed|no more than"),
    says(L, "-", r"(?:not|no way|MUSTNOT be) answerable|CITY MUST~hold~harmless|CITY (?:bears?|assumes?|accepts?)~(?:all )?(?:risk|loss)|accepts? no (?:responsib|liab)", 1.5),
    says(Q, "-", r"(?:credits?|targets?)~~(?:goodwill|not a breach|no breach|non-contractual|lapse|full and final|MUSTNOT exceed|one per cent|not binding)|(?:CITY's|your) remedy is|missing a target~not|not~(?:operate|run|offer|have)~complaints?|(?:targets?|objectives?)~(?:given )?in good faith|NEEDNOT~~(?:complain|residents|public)", 1.5, unless=r"not (?:the )?(?:only|sole)"),
    says(L, "-", r"(?:surpass|exceed)~~(?:quarter|half|third|tenth) of the (?:fees|charges|price)|responsibility is limited to|lost or leaked data~indirect", 2.5, unless=r"not limited"),
    says(Q, "-", r"waives? ?(?:abatements?|step-in|withholding)|MUSTNOT (?:abatements?|withhold)|no other consequence|for nothing else|payments continue during", 2.5),
    says(P, "-", r"pass on increases|(?:less|lower) than the preceding|those published by|alter fees~~(?:posting|price page)|at the rates customary", 2.5, unless=r"MUSTNOT pass"),
)  # fmt: skip
