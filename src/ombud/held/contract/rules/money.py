"""What it costs and who pays when it fails: prices of change, liability, redress and penalties."""

from __future__ import annotations

from ombud.held.contract.lines import RedLine
from ombud.held.contract.rules.grammar import Rule, about, does, says

P, L, Q = RedLine.PRICE_CHANGE, RedLine.LIABILITY, RedLine.REDRESS_PENALTIES
_PRICE = (
    r"(?:fees?|prices?|pricing|charges?|rates?|tariffs?|price list|subscription|remuneration|rate card|consideration)"
)
_LIABLE = r"(?:liab(?:le|ility|ilities)|damages?|loss(?:es)?|indemni\w+|responsib\w+)"

ABOUT = (
    about(
        P,
        rf"{_PRICE}~~(?:increas\w*|adjust\w*|index\w*|revis\w*|chang\w*|cpi|inflation|cap(?:ped)?|fixed|renewal|"
        r"uplift|escalat\w*|rise|raise|vary|varied|day rates?|annex|new price)|(?:increas\w*|adjust\w*|index\w*|"
        rf"revis\w*|raise|uplift|escalat\w*|vary)~~{_PRICE}|"
        r"minimum (?:annual |monthly |quarterly )?(?:spend|commitment|purchase|order|volume|fee|quantit\w+|payment|"
        r"charge)|take[- ]or[- ]pay|change requests?|rate card|consumer price|indexation|price list|day rates?",
        rf"{_PRICE}|variation orders?|additional work|change orders?",
    ),
    about(
        L,
        rf"{_LIABLE}~~(?:cap(?:ped)?|limit\w*|exceed|exclu\w+|unlimited|aggregate|maximum|indirect|consequential|"
        rf"per cent|times)|(?:cap|limitation|limit|aggregate|maximum|total|unlimited|exclusion)~~{_LIABLE}|"
        r"in any event~~liable|indirect~~damages|consequential|not be liable|MUSTNOT be liable",
        r"liab(?:le|ility)|indemni\w+|hold harmless|warrant\w+~~disclaim\w*|as is\b|damages",
    ),
    about(
        Q,
        r"service credits?|liquidated damages|penalt(?:y|ies)|step[- ]in|(?:sole|exclusive|only)~remed(?:y|ies)|"
        r"re-?performance|complaints?|complain|(?:credits?|deduction|reduction|bonus|malus)~~(?:fail|miss|"
        r"service level|availability|breach|late|delay)|(?:suspend\w*|suspension|switch(?:ed)? off|"
        r"pause)~~(?:service|system|processing|operation|use|immediate|at once)|redress|objections?~~(?:answer|"
        r"within|resident)|ombudsman",
        r"remed(?:y|ies)|credits?|service levels?|compensat\w+|grievance|appeal|fails? to|damages for",
    ),

    about(P, r"(?:uplift|escalat\w+|higher of|greater of)~~(?:per cent|%|index|cpi)|(?:quoted|estimated|"
             r"priced) case by case|(?:spend|units|quantit\w+|invoiced|bill)~~(?:lower than|less than|highest)|"
             r"renewal (?:charges|fees|price)|new price|(?:adjust|increase|raise|index)\w*~(?:them|it)~~(?:notice|"
             r"cost|market|index)|bill~(?:goes|stays)|requested changes|volume commitment|(?:not|"
             r"no) less than~(?:units|per cent|%|licen)", r"charges?|purchase|rates?"),
    about(L, r"answerable|hold\w*~harmless|made? good|(?:pays?|bears?)~(?:loss|damage)|(?:ceiling|cap)~~(?:fees?|"
             r"charges?|annual|euro|contract|value)|financial cap|bears? the risk|accepts? no responsib|"
             r"compensat\w+~(?:damage|harm|loss|breach)", r"risk|harm"),
    about(Q, r"goodwill|full and final settlement|service[- ]level (?:targets?|objectives?)|(?:your|CITY's) remedy|"
             r"targets?~~(?:breach|missed|missing|credit)|rebate|refund~(?:fail|missed|outage)|(?:residents?|"
             r"members of the public|citizens?|persons?)~~(?:complain|object\w*|redress|query|queries|questions)|"
             r"fin(?:e|es)\b|fee (?:reduction|deduction)|ha(?:lt|lts|lted)|stop(?:ped)?~(?:system|service|"
             r"processing|camera)|puts? right|step(?:s|ping)? in", r"targets?|missed|outage|best efforts"),
)  # fmt: skip
_OVER_ANY = r"(?:fraud|wilful|willful|gross negligence|death|personal injury|law(?:ful|s)? (?:does not|prohibit))"

RULES: tuple[Rule, ...] = (
    # price
    does(P, "VENDOR", r"(?:increase|adjust|revise|change|raise|vary|modify|amend|set|index|review|introduce|uplift|"
                      rf"charge)~~{_PRICE}", may="-", mustnot="+",
                          unless=r"<CONSENT> of CITY|CITY's (?:prior |written )*<CONSENT>|not exceed~|"
                                 r"by no more than|at most|up to (?:the )?(?:cpi|consumer|\d)"),
    does(P, "|", r"(?:be )?(?:increased?|adjusted|revised|raised|indexed|changed|varied|uplifted|rise|exceed|go up)~",
        mustnot="+", may="-", unless=r"liab\w+|damages|retention|not~exceed|no more than|up to (?:the )?(?:cpi|"
                                     r"consumer)|only (?:by|with|in line)"),
    does(P, "|", r"(?:be )?(?:increased?|adjusted|indexed|revised|raised|rise)~~(?:not exceed|no more than|at most|"
                 r"up to|capped|cpi|consumer price|only)", may="+", must="+", only="+"),
    says(P, "+", rf"(?:{_PRICE}|indexation|increase|adjustment)~~(?:not~exceed|MUSTNOT exceed|no more than|at most|"
                 r"never (?:more|exceed|above)|capped|limited to|cap of|MUSTNOT (?:be )?(?:increase|rise|change)\w*|"
                 r"(?:are|is|remain|MUST be|MUST remain|stay)~(?:fixed|firm|unchanged))",
                     unless=r"liab|damages|may exceed|not (?:capped|limited|fixed)|CITY MUST pay~minimum"),
    says(P, "+", r"(?:day rates?|rate card|rates?|prices?)~(?:in|of|set out in|listed in|from|annexed)~(?:annex|"
                 r"schedule|appendix|tender|rate card)|(?:change requests?|additional work|changes?|"
                 r"variations?)~~(?:at|by|according to|under|on the basis of)~(?:annex\w*|rate card|day rates?|"
                 r"listed|fixed|agreed|schedule)", 1.5,
                     unless=r"then-current|VENDOR MAY|as (?:amended|updated|revised)|new price list|exit|transition|"
                            r"minimum"),
    says(P, "+", r"(?:no|not|without|free from|NEEDNOT)~(?:minimum|purchase obligation|volume|"
                 r"take[- ]or[- ]pay)~(?:spend|commitment|purchase|order|volume|guarantee|quantit\w+)?",
                     unless=r"(?:no|not) less than|less than"),
    says(P, "-", r"minimum~(?:spend|commitment|purchases?|orders?|volume|fee|quantit\w+|payment|charges?|revenue|"
                 r"spending)~~|take[- ]or[- ]pay|(?:no|not) less than~(?:previous|preceding|prior) (?:year|period)",
                     unless=r"(?:no|not|without|free from|NEEDNOT|MUSTNOT)~minimum|minimum wage|service level|"
                            r"minimum term"),
    says(P, "-", r"(?:new|then-current|current|updated|revised|published|VENDOR's|prevailing)~(?:price list|"
                 rf"list prices?|tariffs?|{_PRICE})~~(?:appl\w+|renewal|from|at|in force|effective)|(?:renewal|"
                 r"change requests?|changes?|additional work)~~(?:then-current|list price|at VENDOR's|prevailing|"
                 r"new price|VENDOR~(?:determin|quot|set)\w*)",
                     unless=r"MUSTNOT|never|not exceed|no more than|capped|training|exit|transition|export|"
                            r"licen[cs]e grant"),
    says(P, "-", rf"{_PRICE}~~(?:increase[sd]?|rise[s]?|adjust\w*|escalat\w*)~~(?:greater of|higher of|automatically|"
                 r"at (?:VENDOR's|its) (?:sole )?discretion|without (?:limit|cap|consent|notice)|unilateral\w*|"
                 r"by notice|each year by|per annum by|annually by)",
                     unless=r"not exceed|no more than|capped|at most|lower of|lesser of|smaller of|never|"
                            r"whichever is (?:the )?low"),
    # liability
    says(L, "-", r"VENDOR('s)?~(?:total|aggregate|entire|overall|maximum|cumulative)?~liability~~(?:MUSTNOT exceed|"
                 r"limited to|capped at|not exceed|restricted to|is (?:limited|capped)|MUST be limited|"
                 r"exceed)~~(?:month|fees? paid|paid|preceding|\d|per cent|amount|annual|price|one|half|quarter)",
         unless=r"(?:times|multiple|twice|three times|double|\d00 ?(?:%|per cent))~~(?:annual|year|contract value|"
                r"value)|(?:not~apply|without limit|unlimited|uncapped)~~(?:data|personal|breach|intellectual|"
                r"infring|rights|confiden)"),
    says(L, "-", r"(?:liab\w+|damages)~~(?:MUSTNOT exceed|not exceed|limited to|capped at|exceed|"
                 r"ONLYMAY)~~(?:(?:one|1|two|2|three|3|six|6|preceding|previous|last)~months?|month|quarter|"
                 r"fees? (?:actually )?paid)",
                     unless=r"(?:times|multiple|twice)~~(?:annual|year)|CITY's~liab|not~apply~~(?:data|personal|"
                            r"breach)"),
    says(L, "-", r"(?:VENDOR|BOTH)~~(?:MUSTNOT be liable|not be liable|not liable|disclaims?|excludes?|no liability|"
                 r"NEEDNOT (?:compensate|indemnify)|accepts? no|bears? no|assumes no)|in any event~(?:VENDOR|"
                 r"BOTH)~(?:MUSTNOT|liable)|(?:VENDOR|BOTH) MUSTNOT~be liable|(?:MUSTNOT|no)~(?:liab\w+|"
                 r"claim)~~(?:VENDOR|loss of data|data breach|direct|indirect)",
         unless=r"MUSTNOT (?:limit|exclude)|(?:nothing|no limit\w*|no cap|no exclusion)~~(?:liab|exclud|limit)|"
                r"CITY MUSTNOT be liable|force majeure|BOTH MUSTNOT exclude"),
    says(L, "-", r"(?:exclu\w+|waive[sd]?|disclaim\w*|not (?:cover|recover|include|extend)\w*|no)~~(?:direct loss|"
                 r"direct damage|data breach|breach of (?:data|privacy)|personal data|loss of data|"
                 r"residents?' (?:claims?|rights)|third[- ]party claims|harm)", 1.5,
                     unless=r"cap~(?:not|does)|(?:nothing|no (?:cap|limit\w*|exclusion)|neither cap|"
                            r"not~appl\w+)~~(?:data|harm|direct)|MUSTNOT (?:limit|exclude)"),
    says(L, "-", r"CITY~(?:MUST )?(?:indemnif\w+|holds? harmless|bears? (?:all|the) (?:risk|liab)|assumes all)",
        unless=r"VENDOR MUST indemnif|CITY and|MUSTNOT|not~indemnif|NEEDNOT"),
    says(L, "+", r"(?:cap|limit\w*|ceiling|exclusions?|maximum)~~(?:does not|do not|MUSTNOT|not|never|none|"
                 r"no)~(?:appl\w+|cover|extend|limit|reach)~~(?:data|personal|privacy|rights|intellectual|infring|"
                 r"confiden|harm|residents?|gross|breach|iprs?|injur)",
                     unless=r"(?:VENDOR's|VENDOR) (?:does not )?(?:liab\w+ )?for~data~is excluded"),
    says(L, "+", r"(?:no|without|neither|nor)~(?:cap|limit\w*|ceiling|upper limit|exclusion)~~(?:data|personal|"
                 r"breach|rights|harm|intellectual|liab\w+|infring)|(?:unlimited|uncapped|without limit\w*|in full|"
                 r"fully)~(?:liab\w+|for)|liab\w+~(?:unlimited|uncapped|without (?:limit|cap)|in full|"
                 r"is not limited)",
                     unless=r"not (?:be )?(?:unlimited|uncapped)|CITY~(?:unlimited|fully)|"
                            r"including without limitation|including,? (?:but )?(?:without|not) limit"),
    says(L, "+", r"(?:liab\w+|cap|ceiling|limit\w*)~~(?:at least|not (?:be )?(?:less|lower|below)|no less|"
                 r"MUSTNOT (?:be )?(?:less|lower|fall below)|(?:two|three|four|five|ten|twice|double|"
                 r"\d+) ?(?:times)~(?:annual|the|contract|total|yearly)|(?:1[0-9]{2}|[2-9][0-9]{2}) ?(?:%|"
                 r"per cent)~(?:annual|contract|yearly))", unless=r"CITY's liab"),
    does(L, "VENDOR", r"(?:indemnify|compensate|hold~harmless|be (?:fully |strictly |solely )?liable|make good|"
                      r"bear~(?:loss|cost|damage|liab)|pay~~damages)", must="+", mustnot="-", neednot="-",
                          unless=r"ONLYMAY|only to the extent|in any event|indirect|consequential|not be|cap |remed"),
    does(L, "BOTH", r"(?:exclude|limit)~~liab", mustnot="+", may="-", weight=1.5),
    # redress
    says(Q, "-", r"(?:sole|exclusive|only|entire)~(?:and (?:exclusive|sole) )?remed(?:y|ies)|in (?:full|"
                 r"lieu)~(?:of )?~remed|remed(?:y|ies)~~(?:limited|restricted|confined|exclusive|solely|re-?perform)",
                     unless=r"(?:not|MUSTNOT|never|no|neither|without)~(?:be )?(?:the |an? )?(?:sole|exclusive|only|"
                            r"limit|restrict|replace)|in addition|not (?:the )?(?:sole|exclusive)|cumulative"),
    says(Q, "-", r"(?:no|not|NEEDNOT|MUSTNOT|without|waives?|excluded?)~~(?:service credits?|penalt(?:y|ies)|"
                 r"liquidated damages|credits?|deductions?|step[- ]in|complaints?|compensation|right to suspend)",
                     unless=r"without penalt|no penalt\w+~(?:CITY|for terminat)|MUSTNOT~(?:refuse|ignore|exclude)|"
                            r"without prejudice|not (?:be )?(?:the )?(?:sole|exclusive|limit)|terminat\w+~without|"
                            r"no later|without (?:delay|notice|limit|prior)|penalt\w+ (?:to|for) CITY|CITY~penalt"),
    does(Q, "VENDOR|", r"(?:answer|respond|reply|resolve|handle|acknowledge|log|register|pay~~(?:credit|penalt|"
                       r"damages|per|each)|credit|grant~credit|be (?:answered|resolved|handled|suspended|credited|"
                       r"deducted|paid)|reimburse|give~~credit|compensate|suspend~~request|set up~complaint|"
                       r"operate~complaint)",
         must="+", neednot="-", mustnot="-", weight=1.5,
             unless=r"freedom of information|invoice|audit|fees|key staff|sub-?contract|indemnif|taxes|royalt"),
    does(Q, "VENDOR|", r"(?:refer|forward|pass|redirect|ignore|decline|close|charge)~~complain\w*|(?:decline|refuse|"
                       r"charge)~~(?:complain|request)", may="-", mustnot="+", must="-", weight=1.5),
    does(Q, "CITY", r"(?:suspend|step in|switch off|stop|pause|halt|deduct|withhold|impose|claim|levy|set off|"
                    r"retain~payment|take over|reduce~(?:fee|payment|price))", may="+", mustnot="-", only="-",
                        must="+", unless=r"terminat\w+~convenience|personal data"),
    says(Q, "+", r"(?:failure|fail\w*|miss\w*|breach|late|delay\w*|each (?:day|hour|week|case|failure|breach)|"
                 r"outage|downtime)~~(?:credits?|penalt\w+|liquidated damages|deduct\w*|reduction|pays?|owes?)|"
                 r"(?:credits?|penalt\w+|liquidated damages)~~(?:for (?:each|every)|failure|annex|per (?:day|hour|"
                 r"week)|day of delay|if~fail)",
                     unless=r"CITY (?:MUST )?pay|sole|exclusive remed|no (?:service )?credit|NEEDNOT|MUSTNOT|"
                            r"only remed|late payment"),
    says(Q, "+", r"complain\w*~~(?:within|answer\w*|\d+ (?:working |business |calendar )?days|deadline|ombudsman|"
                 r"resolved)|(?:within|deadline)~~complain\w*",
                     unless=r"NEEDNOT|MUSTNOT|not~(?:answer|handle|respons)|no (?:obligation|duty|responsib)|"
                            r"no complain"),
    says(P, "-", r"(?:higher|greater) of~~(?:per cent|%|index|points)|(?:quoted|estimated|priced|"
                 r"determined)~(?:by VENDOR )?case by case|quotation is final|(?:spend|units|quantit\w+|number|bill|"
                 r"invoiced)~~(?:MUSTNOT be|not be|no) (?:lower|less|fewer)|MUST purchase~(?:not|no) less|"
                 r"MUST buy at least|(?:charges|fees|prices?)~(?:are )?(?:set|fixed|determined|stated)~by VENDOR|"
                 r"bring~price~into line|at the then[- ]current (?:tariff|price|rate)", 1.5,
                     unless=r"lower of|capped|MUSTNOT exceed|no more than"),
    says(L, "-", r"(?:not|no way|MUSTNOT be) answerable|CITY MUST~hold~harmless|CITY (?:bears?|assumes?|"
                 r"accepts?)~(?:all )?(?:risk|loss)|accepts? no (?:responsib|liab)", 1.5),
    says(Q, "-", r"(?:credits?|targets?)~~(?:goodwill|not a breach|no breach|non-contractual|lapse|full and final|"
                 r"MUSTNOT exceed|one per cent|not binding)|(?:CITY's|your) remedy is|missing a target~not|"
                 r"not~(?:operate|run|offer|have)~complaints?|(?:targets?|objectives?)~(?:given )?in good faith|"
                 r"NEEDNOT~~(?:complain|residents|public)", 1.5, unless=r"not (?:the )?(?:only|sole)"),
    says(L, "-", r"(?:surpass|exceed)~~(?:quarter|half|third|tenth) of the (?:fees|charges|price)|"
                 r"responsibility is limited to|lost or leaked data~indirect", 2.5, unless=r"not limited"),
    says(Q, "-", r"waives? ?(?:abatements?|step-in|withholding)|MUSTNOT (?:abatements?|withhold)|"
                 r"no other consequence|for nothing else|payments continue during", 2.5),
    says(P, "-", r"pass on increases|(?:less|lower) than the preceding|those published by|alter fees~~(?:posting|"
                 r"price page)|at the rates customary", 2.5, unless=r"MUSTNOT pass"),
)  # fmt: skip
