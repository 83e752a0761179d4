"""How one leaves: exit and handover, own staff who run it, renewal, ending, and change without being asked."""

from __future__ import annotations

from ombud.held.contract.lines import RedLine
from ombud.held.contract.rules.grammar import Rule, about, does, says

X, T, W = RedLine.EXIT_HANDOVER, RedLine.TRAINING_INHOUSE, RedLine.AUTO_RENEWAL
C, U = RedLine.TERMINATION_CONVENIENCE, RedLine.UNILATERAL_CHANGE
_END = (
    r"(?:expir\w+|terminat\w+|exit|end of (?:the )?(?:contract|agreement|term|services?)|when (?:the|"
    r"this) (?:contract|agreement) ends|switch\w*|migrat\w+|hand-?over|handover|transition)"
)
_STAFF = (
    r"(?:CITY's (?:own )?(?:staff|employees?|officers?|personnel|engineers?|team|technicians?|administrators?|"
    r"workers)|CITY (?:staff|employees?|officers?|personnel|engineers?|teams?|technicians?)|(?:named|in-?house|"
    r"municipal|local) (?:CITY )?(?:staff|employees?|officers?|personnel|engineers?|teams?|technicians?)|(?:staff|"
    r"employees?|officers?|personnel|team|engineers?) of CITY)"
)
_TERMS = (
    r"(?:terms?(?: of (?:use|service))?|conditions|agreement|contract|polic(?:y|ies)|service(?:s| levels?|"
    r" description)?|features?|function(?:s|ality|alities)?|specifications?|products?|platform|sensors?|purposes?|"
    r"annex\w*|software|system|documentation|models?|algorithms?|data class(?:es)?)"
)
_LEAVES = r"(?:terminate|cancel|end|withdraw|leave)\b"
_ON = r"(?:with|for|after|on|if|where|when|upon|in)\b"

ABOUT = (
    about(
        X,
        r"exit (?:plan|strategy|assistance|management|costs?|fees?|provisions?)|transition(?:al)? (?:assistance|"
        r"services?|period|plan|help|support)|(?:hand-?over|hands? over|handed over)~~(?:data|code|config|"
        rf"documentation|successor|others|CITY)|{_END}~~(?:access~(?:ends|cease|terminat|revok)|return~~data|"
        r"<DATA>~~(?:delet|return|retriev|export|hand)|"
        r"assist\w*|cooperat\w+|continu\w+)|retriev\w+~~(?:<DATA>|period)|switching (?:charge|fee|provider)s?|"
        r"migrat\w+~~(?:<DATA>|others|successor|assist)|successor (?:supplier|provider)",
        r"exit|transition|wind(?:ing)?[- ]down|decommission\w*|after (?:termination|expiry)|upon (?:termination|"
        r"expiry|expiration)|on (?:termination|expiry)|hand-?over",
    ),
    about(
        T,
        r"train(?:ing|ed|s)?~~(?:CITY|staff|employees?|personnel|users?|sessions?|course|materials|charge|optional)|"
        r"knowledge (?:transfer|handed)|transfer of knowledge|(?:paired|pairing|shadow\w*|side by side|"
        r"work\w* alongside|seconded)|(?:staff|employees?|personnel)~~(?:run|operate|maintain|repair|change|"
        r"take over)|(?:operat\w+|maint\w+|administ\w+|repair\w*)~~(?:exclusively|solely|only)~(?:by|VENDOR)|"
        r"in-?house",
        r"training|skills?|take ?over|unaided|operated by|knowledge|staff",
    ),
    about(
        W,
        r"renew\w*|(?:extend\w*|extension)~(?:term|agreement|contract|period)|(?:term|agreement|"
        r"contract)~~(?:extend\w*|extension|prolong\w*|roll(?:s|ed)? over)|evergreen|automatically~(?:continu|"
        r"extend|prolong)|successive~(?:term|period|year)|tacit",
        r"ends on|expires? on|initial term|non-renewal|further (?:term|period)s?|continues? in (?:force|effect)|option",
    ),
    about(
        C,
        r"(?:terminat\w+|cancel\w*|withdraw\w*|end(?:s|ed)? (?:this|the) (?:agreement|contract|service)|step out|"
        r"rescind)~~(?:convenience|at any time|without cause|any reason|no reason|notice|penalt|fee|initial term|"
        r"early|before|compensat|remaining|MUSTNOT)|MUSTNOT~~(?:terminat|cancel|withdraw|end (?:this|the))|"
        r"early termination|(?:days|months)'?~notice~~(?:terminat|end|leav)|remaining term|minimum term|"
        r"lock-?in period|break clause",
        r"terminat\w+|cancel\w*|withdraw\w*|notice period|unexpired",
    ),
    about(
        U,
        r"(?:modif\w+|amend\w*|chang\w+|alter\w*|updat\w+|vary|varied|variation|revis\w+|replac\w+|discontinu\w+|"
        rf"add(?:s|ed|ing)?|remov\w+|introduc\w+|activat\w+|extend\w*|switch(?:ed)? on|enabl\w+|deploy\w*)~~{_TERMS}|"
        rf"{_TERMS}~~(?:modif\w+|amend\w*|chang\w+|alter\w*|updat\w+|varied|revis\w+|discontinu\w+|add(?:ed)?|"
        r"remov\w+|activat\w+|enabl\w+|switched on)|new (?:sensors?|functions?|features?|purposes?|data class|uses?|"
        r"capabilit)|posting|control creep|change of purpose",
        r"amend\w*|variation|change control|unilateral\w*|impact assessment|dpia|as amended|from time to time",
    ),

    about(X, r"(?:disconnect\w*|take~offline|shut down|switch(?:ed)? off|clos\w+~account|go(?:es)? offline|"
             r"dispos\w+~records)|orderly (?:migration|cessation|transfer|wind|exit|transition)|migrations?|"
             r"when (?:you|CITY)~(?:leave|leaves|plan ends)|(?:after|at|on|upon|following) the end~~(?:data|records|"
             r"copies|hand|assist|transition)|take-?over by|successor|transitional|(?:return|hand back)~~(?:data|"
             r"records)", r"disconnect\w*|offline|over to|end date"),
    about(T, r"instruct\w*~(?:of|in|to)~(?:staff|employees|people|administration|operat)|(?:academy|courses?|"
             r"apprentic\w*|mentor\w*|shadow\w*|second(?:ed|ment))|administrator rights|operator role|view-only|"
             r"(?:run|operat\w*|administ\w*|tun\w+|maint\w*|configur\w*)~~(?:alone|by VENDOR|"
             r"VENDOR's (?:own )?(?:people|staff|personnel|specialists|operators))|(?:own people|specialists|"
             r"personnel)~~(?:run|operate|administer)|without (?:the help of )?VENDOR|unaided|stand on its own",
                 r"instruction|skills|operators?|people|specialists"),
    about(W, r"prolong\w*|goes on|go on|from (?:year|period) to (?:year|period)|further (?:duration|period|term|"
             r"like)|tacit\w*|roll(?:s|ing) over|evergreen|until~(?:denounced|notice)|not cancelled|renews?\b|"
             r"further (?:\w+ )?(?:years|months)", r"duration|deemed|silent|silence"),
    about(C, r"(?:break|breakage|cancellation|exit) (?:fee|sum|right|payment|charge)s?|(?:stop|end|leave|close|"
             r"hand back|quit|give up)\w*~~(?:before|notice|at any time|whenever|early|without|commitment period|"
             r"account)|(?:committed?|commits itself|bound)~~(?:term|period|months|years|whole)|denunciation|"
             r"unamorti[sz]ed|loss of bargain|(?:fixed|commitment|minimum|initial|committed) (?:period|term|"
             r"duration)|(?:fee|fees|charges|rent|sums?)~~(?:stays? due|remain\w* (?:due|payable)|accelerat\w*|"
             r"full term)|stop offering|cease the services?|MUSTNOT be ended|out of (?:the|this) (?:contract|"
             r"agreement)|prepaid~not refunded", r"ended|months' notice|days' notice|break"),
    about(U, r"(?:evol\w+|adapt\w*|withdraw\w*|deactivat\w*|retir\w*|enlarg\w*|expand\w*|repurpos\w*|"
             r"broaden\w*)~~(?:service|feature|function|terms|dpa|purposes?|analytics|sensor|scope|range|platform)|"
             r"(?:terms|version|description|rules)~~(?:online|website|portal|for the time being|in force|"
             r"at any moment|current)|new (?:analytics|modules?|version|detectors?|data|sources?|cameras?)|"
             r"(?:analytics|features?|functions?|sensors?)~~(?:active|activated|added|on release|roll\w* out|"
             r"enabled|live)|impact assessment",
                 r"evol\w+|release|as (?:it|VENDOR) (?:deems|sees) (?:appropriate|fit)"),
    about(X, r"disengagement|assistance beyond|(?:lapses?|stops|ends)~~(?:purge|delet|wipe|remove)|cut the power|"
             r"grace service|hand(?:s|ed)? back", r"lapse\w*|purge\w*"),
    about(T, r"turnkey|redeployed|(?:explain|teach|document)~~(?:way of working|its working|operation)|"
             r"ability to (?:administer|modify|operate|run)|control room", r"consultants|outcome-based"),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    # exit
    does(X, "VENDOR|BOTH|", r"(?:assist|help|support|cooperat\w+|co-operat\w+|provide~(?:assist|help|support|"
                            r"transition)|give~~help|hand over|hand back|transfer|deliver|return|migrat\w+|"
                            r"continue (?:to )?(?:provid|service|perform)|maintain~exit|prepare~exit|keep~exit|"
                            r"draw up~exit|test~exit)",
         must="+", neednot="-", may="-", mustnot="-",
             unless=r"assign|intellectual property|title|confidential information|novat|ownership|indemn|"
                    r"sub-?contract|training|invoice|regulator"),
    does(X, "CITY", r"(?:retriev\w+|fetch|recover|export|download|migrat\w+|switch|extract)~~(?:<DATA>|others|after|"
                    r"following|provider)", may="+", mustnot="-", weight=1.5),
    does(X, "VENDOR|", r"(?:delete|erase|destroy|purge|withhold|retain|suspend|cut off|disable|block|refuse|"
                       r"be (?:deleted|erased|destroyed|purged|terminated|disabled|revoked|"
                       r"blocked))~~(?:without~notice|immediately|at once|until~(?:paid|payment|settle)|at any time|"
                       r"access|return)", may="-", mustnot="+", unless=r"audit|retention"),
    says(X, "-", r"access~~(?:ends?|ceases?|is (?:ended|disabled|revoked|terminated)|terminates?|MUST (?:end|cease|"
                 r"terminate|be (?:disabled|revoked|terminated))|lapses)~(?:immediately|at once|automatically|"
                 r"forthwith|on the|upon|without)", unless=r"not~(?:end|cease|terminat)|only after"),
    says(X, "-", rf"{_END}~~(?:no (?:further )?(?:obligation|duty|assistance|support|help|liability)|NEEDNOT|"
                 r"without (?:any )?(?:further )?(?:notice|assistance|obligation)|not (?:provide|assist|include))",
                     unless=r"without (?:any )?(?:further )?(?:charge|fee|penalt)"),
    says(X, "-", r"(?:exit|transition\w*|migration|switching|hand-?over|termination) (?:assistance|services?|help|"
                 r"support|fees?|charges?|costs?)?~~(?:<PAID>|at VENDOR's|subject to~(?:agreement|VENDOR|availab)|"
                 r"not included)",
                     unless=r"<FREE>|annex|fixed|no (?:switching|exit) (?:fee|charge)|MUSTNOT|rates? (?:in|of|set|"
                            r"listed|agreed)"),
    says(X, "-", r"(?:exit|switching|egress|transition) (?:fees?|charges?)~~(?:appl|payable|due|of|equal|MUST|are|is)",
        unless=r"no |not |MUSTNOT|never|nil|NEEDNOT|without"),
    says(X, "+", r"(?:tested|annual\w*|written|agreed|maintained|up-to-date) exit plan|exit plan~~(?:test|annex|"
                 r"annual|year|MUST|maintain|rehears|agreed|exercise)", unless=r"NEEDNOT|no exit plan"),
    says(X, "+", rf"(?:{_END})~~(?:VENDOR MUST|hands? over|handed over|returns?|helps?|assists?|continues?)~~(?:data|"
                 r"code|config|documentation|assist|service|help)", 1.5, unless=r"<PAID>|NEEDNOT|MUSTNOT"),
    says(X, "+", r"(?:no|without)~(?:switching|exit|egress) (?:charge|fee|cost)s?"),
    # training
    does(T, "VENDOR|", r"(?:train|provide~~training|give~~training|instruct|teach|transfer~~knowledge|"
                       r"hand over~~(?:knowledge|operation)|pair|be (?:paired|trained)|work~(?:alongside|"
                       r"side by side|together with)~|document~~(?:operation|so that)|enable~~staff|qualify)",
         must="+", neednot="-", may="-",
             unless=r"train~~(?:models?|algorithm|machine|ai\b)|training data|source code|"
                    r"VENDOR's (?:own )?(?:staff|personnel|employees)~(?:background|confiden|trained)"),
    says(T, "-", r"(?:training|courses?|instruction|knowledge transfer|workshops?)~~(?:optional|<PAID>|"
                 r"not (?:included|part)|on request|available~(?:at|for|subject)|extra|price list)",
                     unless=r"<FREE>|training (?:data|set|model)|train~model|NEEDNOT pay|included"),
    says(T, "-", r"(?:operat\w+|maint\w+|administ\w+|configur\w+|repair\w*|chang\w+|run|support\w*|modif\w+|"
                 r"interven\w+|open\w*|servic\w+)~~(?:exclusively|solely|only|reserved)~(?:by|to|for)?~(?:VENDOR|"
                 r"certified|authori[sz]ed)", unless=r"not (?:exclusively|solely|only)|data|assign"),
    says(T, "-", rf"(?:{_STAFF}|CITY|CITY's)~~MUSTNOT~~(?:operat\w+|maint\w+|administ\w+|configur\w+|repair\w*|open|"
                 r"modif\w+ the (?:system|equipment)|access~admin|servic\w+)",
                     unless=r"terminat|assign|disclos|publish|engage|sub-?licen|reverse"),
    says(T, "-", r"only VENDOR('s)?~~(?:MAY|operat|maint|administ|repair|staff|personnel)"),
    says(T, "+", rf"{_STAFF}~~(?:run|operate|maintain|repair|change|take over|administer|perform|unaided|"
                 r"independent\w*|on their own|without VENDOR|alone|paired|shadow|trained)",
                     unless=r"MUSTNOT|NEEDNOT|<PAID>|only if VENDOR"),
    says(T, "+", r"paired with|work\w* (?:alongside|side by side)|shadow(?:s|ed|ing)?\b|(?:transfer|"
                 r"hand-?over)~(?:of )?(?:knowledge|know-how|operation)", 1.5,
                     unless=r"NEEDNOT|MUSTNOT|<PAID>|optional"),
    # renewal
    says(W, "-", r"(?:automatic\w*|tacit\w*|by itself|without further action|evergreen|successive|"
                 r"deemed)~~(?:renew\w*|extend\w*|extension|prolong\w*|roll\w* over|continu\w+)|(?:renew\w*|"
                 r"extend\w*|extension|prolong\w*|rolls? over|continu\w+)~~(?:automatic\w*|tacit\w*|by itself|"
                 r"successive|unless~(?:notice|terminat|cancel|party|CITY|notif|written))",
         unless=r"(?:not|no|never|MUSTNOT|neither|nor|without)~(?:automatic|tacit|renew|extend|be (?:renewed|"
                r"extended)|prolong|roll)|no extension|excluded"),
    does(W, "VENDOR", r"(?:renew|extend|prolong)~(?:term|agreement|contract|it\b|for)", may="-", mustnot="+",
        unless=r"price|fees"),
    does(W, "|BOTH|CITY|VENDOR", r"(?:be )?(?:renew(?:ed)?|extend(?:ed)?|prolong(?:ed)?|roll(?:ed)? over)",
        mustnot="+", weight=2.0, unless=r"terminat\w+~convenience|MUSTNOT terminat"),
    does(W, "|BOTH|CITY|VENDOR", r"(?:be )?(?:renewed|extended|prolonged|renew|extend)~~(?:only|decision|council|"
                                 r"written (?:agreement|decision|consent)|evaluation|by CITY|mutual|vote)", only="+",
                                     may="+", weight=1.5, unless=r"unless|automatic"),
    does(W, "CITY", r"(?:renew|extend|prolong)", may="+", only="+", weight=1.5, unless=r"unless|automatic"),
    says(W, "+", r"(?:renew\w*|extension\w*|extend\w*|prolong\w*)~~(?:requires?|needs?|only (?:by|after|on|if|upon)|"
                 r"subject to|depends? on|decided by)~~(?:council|decision|evaluation|CITY|written|vote|resolution|"
                 r"mutual)", unless=r"unless~notice|automatic\w* renew(?!.{0,40}exclu)"),
    says(W, "+", r"(?:no|not|never|MUSTNOT)~(?:automatic\w*|tacit\w*|be) ?(?:renew\w*|extend\w*|extension|"
                 r"prolong\w*)|(?:ends?|expires?) on (?:its|the) (?:end|expiry|final)? ?(?:date|day)~(?:without|and|"
                 r";|,)?", unless=r"unless~notice|notice~not~renew|intention not"),
    says(W, "-", r"CITY MUST renew|(?:obliged|bound|committed) to (?:renew|extend)|renewal~~(?:option of VENDOR|"
                 r"VENDOR's (?:option|discretion))"),
    # ending
    does(C, "CITY", r"(?:terminate|cancel|end|withdraw from|leave|step out|rescind|give notice)\b", may="+",
        mustnot="-", only="-", unless=r"(?:material )?breach(?! or)|insolven|bankrupt|fails? to|default|"
                                      r"force majeure|for cause(?! or)"),
    does(C, "VENDOR", r"(?:terminate|cancel|end|withdraw|leave)\b", only="+", mustnot="+", weight=1.5),
    says(C, "+", rf"VENDOR MAY~{_LEAVES}~~only {_ON}|VENDOR MAY,? only {_ON}~~,? {_LEAVES}", 2.0),
    does(C, "VENDOR", r"(?:terminate|cancel|end|withdraw|discontinue|cease|suspend)\b",
        may="-", mustnot="+", weight=1.5,
        unless=r"only (?:with|for|after|on|if|where|when|upon|in)|breach|non-?payment|fails? to|default|insolven|"
               r"bankrupt|overdue|unpaid|training|processing|use of"),
    does(C, "BOTH", r"(?:terminate|cancel)\b~~(?:convenience|any reason|without cause|notice)",
        may="+", mustnot="-", weight=1.0,
        unless=r"breach|insolven|bankrupt|default"),
    says(C, "-", r"(?:early termination (?:fee|charge|penalt)\w*|(?:fees?|charges?|payments?|amounts?|"
                 r"sums?)~(?:for the )?(?:remain\w+|unexpired|outstanding|balance)~(?:of the )?(?:term|period|"
                 r"months|years)|remaining (?:term|fees|charges|instal)|(?:compensat\w+|indemni\w+|lost profits?|"
                 r"loss of profits?|penalt\w+|break fee|cancellation fee)~~(?:terminat|cancel|withdraw))",
                     unless=r"(?:no|without|not|free of|MUSTNOT|NEEDNOT|nor|never)~(?:penalt|early termination|fee|"
                            r"charge|compensat|indemni|break fee|cancellation|payment)|VENDOR MUST pay|indemnif"),
    says(C, "-", r"(?:may not|MUSTNOT|no right to|not (?:have the right|be entitled) to|non-?cancel\w*|"
                 r"non-?terminable|irrevocable commitment|waives?)~(?:be )?(?:terminat|cancel|withdraw|end (?:this|"
                 r"the))\w*~~(?:initial|minimum|before|prior|during|convenience|except|other than|first|fixed|"
                 r"until)|non-?cancell?able", unless=r"VENDOR MUSTNOT|suspend"),
    says(C, "+", r"CITY~~(?:terminat|end|cancel|leav|withdraw)\w*~~(?:without (?:penalty|cause|reason|"
                 r"any (?:penalty|fee|compensation)|compensation)|convenience|any (?:time|reason)|no (?:penalty|fee|"
                 r"charge))", unless=r"MUSTNOT|only|<PAID>|remaining|subject to~fee"),
    says(C, "+", r"(?:terminat\w+|cancel\w*|end\w*|leav\w+)~~by CITY~~(?:convenience|without|penalt)", 1.0,
        unless=r"MUSTNOT|fee"),
    # change without being asked
    does(U, "VENDOR", r"(?:modif\w+|amend|change|alter|update|vary|revise|replace|discontinue|add|remove|introduce|"
                      r"activate|extend|enable|switch on|deploy|suspend|adjust|supplement|substitute|"
                      rf"upgrade)~~{_TERMS}", may="-", mustnot="+", only="+", must="-",
                          unless=r"\bfees?\b|\bprices?\b|\brates?\b|source code|personnel|key staff|insurance|"
                                 r"sub-?processors?|term of|retention"),
    does(U, "CITY|BOTH|NOBODY", rf"(?:modif\w+|amend|change|alter|vary)~~{_TERMS}", mustnot="+", only="+", weight=1.0,
        unless=r"CITY MUSTNOT|reverse|software|equipment|devices?"),
    does(U, "|BOTH", r"(?:be )?(?:modified|amended|changed|altered|varied|activated|added|enabled|switched on|"
                     r"introduced|extended|deployed|replaced|updated|discontinued)", mustnot="+", only="+", weight=1.5,
                         unless=r"renew|price|fees|the term"),
    does(U, "|BOTH", r"be (?:modified|amended|changed|altered|varied|updated|revised|supplemented)~~(?:at any time|"
                     r"from time to time|by posting|by notice|online|unilateral|without)", may="-", weight=2.0,
                         unless=r"CITY's (?:prior |written )|fees|mutual"),
    says(U, "-", r"(?:by|upon|after|on) (?:posting|publishing|publication|uploading|placing)~~(?:website|online|"
                 r"portal|updated|new version|revised|terms|notice)|posted (?:on|at|online|to)~|"
                 r"continued use~~(?:accept|constitut|deemed)|deemed~(?:accept|agreed|approved|consent)\w*",
                     unless=r"CITY (?:MUST |MAY )?(?:publish|post)|public register|price list|MUSTNOT|invoice|"
                            r"delivery|notice~deemed~(?:given|received)"),
    says(U, "-", r"as (?:amended|modified|updated|changed|revised|published)~(?:by VENDOR )?from time to time~?|"
                 r"(?:then-current|latest|current) version of~(?:terms|polic)", 1.5,
                     unless=r"law|act|regulation|directive|statute|rules of|standard"),
    says(U, "+", r"(?:any|every|each|no) (?:new |other |further )?(?:function\w*|feature|sensor|data class|purpose|"
                 r"change|amendment|variation|modification|use|extension|capabilit\w+|update|"
                 r"alteration)s?~~(?:requires?|needs?|only (?:after|with|by|if|upon)|until|unless|without|"
                 r"subject to|MUST be|takes effect|valid|effective|binding)~~(?:CITY|decision|written|writing|"
                 r"council|impact assessment|dpia|signed|both|published)",
                     unless=r"price|fees|deemed|posting|notif\w+ CITY"),
    says(U, "+", r"(?:amend\w*|modif\w+|chang\w+|variation\w*|varied)~~(?:only (?:by|in|with)|unless|"
                 r"except)~~(?:writing|written|signed|both parties|CITY|authori[sz]ed representatives?)", 1.0,
                     unless=r"price|fees"),
    does(X, "VENDOR|", r"(?:disconnect|dispose|take~offline|shut down|switch off|close)",
        may="-", mustnot="+", weight=1.5,
        unless=r"breach|non-?payment|security"),
    says(X, "-", r"(?:discuss|negotiate|agree)~(?:in good faith|at a time to be agreed)~~(?:exit|migration|"
                 r"transition|cessation|hand-?over)|(?:migration|transition|exit|hand-?over|"
                 r"knowledge transfer)~~(?:no part|not (?:part|included|offered)|MAY (?:accept|refuse)|separate|"
                 r"to be agreed)|(?:do|does) not (?:do|offer|support|provide)~(?:migration|transition|export)", 1.5,
                     unless=r"<FREE>|annex"),
    says(X, "+", r"(?:data|code|config\w*|documentation|keys|logs)~(?:, |and )~~(?:handed (?:over|back)|"
                 r"hands? (?:over|back)|delivered to CITY|returned to CITY|transferred to CITY)", 1.5,
                     unless=r"NEEDNOT|<PAID>|MUSTNOT"),
    says(T, "-", r"(?:run|operat\w*|administ\w*|tun\w+|maint\w*|configur\w*|incident work)~~(?:done |carried out |"
                 r"performed )?by~(?:VENDOR|VENDOR's)~(?:alone|only|own|exclusively|specialists|people|personnel|"
                 r"operators|staff)|(?:view-only|no (?:operator|administrator) (?:role|rights|access))|"
                 r"(?:administrator|operator) rights~~(?:not|MUSTNOT|reserved)|MUSTNOT~(?:get|have|"
                 r"receive)~(?:administrator|operator|admin)", 1.5, unless=r"not by VENDOR|together|CITY MAY~hold"),
    says(T, "-", r"(?:no|neither|not|without)~(?:instruction|training|documentation|courses?)~|"
                 r"instruction~~(?:not available|unavailable)|catalogue", 1.5,
                     unless=r"training data|without~(?:charge|fee|cost)|not (?:only|be charged)|no (?:charge|fee)"),
    says(W, "-", r"(?:prolonged|extended|renewed|goes on|go on|continues?|roll(?:s|ed) over)~~(?:from (?:year|"
                 r"period) to (?:year|period)|and so on|by tacit|on unchanged terms|if~silent|unless|failing|"
                 r"where~not)|(?:deemed|taken)~(?:to have )?(?:extended|agreed|renewed|prolonged)|(?:unless|if not|"
                 r"not)~(?:cancelled|denounced|switch off renewal|terminated)~~(?:renew|billed|extend|prolong|"
                 r"continu)|renews? (?:for|by|each|every)|operate as an acceptance",
                     unless=r"MUSTNOT|not (?:be )?(?:renew|extend|prolong)|no (?:renewal|extension)|lapses|"
                            r"decision of CITY|CITY decides"),
    says(W, "+", r"(?:silence|inaction|payment|use)~~(?:not|never|no)~(?:renew\w*|extend\w*|extension|acceptance)|"
                 r"(?:lapses|ends|expires)~~(?:unless|if)~~(?:CITY|council|decision|resol)", 1.5),
    says(C, "-", r"(?:break|breakage|cancellation) (?:fee|sum|payment|charge)|(?:compensat\w*|reimburs\w*|pay(?:s|"
                 r"ing|ment)?)~~(?:unamorti[sz]ed|demobili[sz]ation|profit~(?:earned|margin)|lost profit|"
                 r"projected margin|investment|balance of the term|end of the term|research value|all rent|"
                 r"all fees)|(?:fees?|fee|rent|charges)~~(?:stays? due|remain\w* (?:due|payable|owing)|"
                 r"not (?:reduced|refunded)|no refund)|(?:full loss|loss) of bargain|without a possibility of|"
                 r"(?:not|MUSTNOT)~(?:be )?(?:ended|terminated|cancelled)~(?:by CITY|before|until|other than|"
                 r"except)|not before~(?:commitment|initial|minimum|end)",
                     unless=r"(?:no|without|not|free of|MUSTNOT|NEEDNOT|nor|never)~(?:break|breakage|cancellation|"
                            r"compensat|fee|profit)|VENDOR (?:MUST )?(?:pay|compensat|reimburs)"),
    says(C, "-", r"VENDOR MAY~~(?:stop offering|close|cease|withdraw|discontinue|suspend)~~(?:at any time|immediate|"
                 r"without notice|days' notice|discretion|any reason|strategy)", 1.5),
    says(U, "-", r"(?:evolves?|adapts?|updates?|develops?|changes?|improves?|modif(?:y|ies))~~(?:from time to time|"
                 r"as (?:it|VENDOR) (?:deems|sees)|continual\w*|at any time|without)|(?:version|terms|rules|"
                 r"description)~~(?:online|website|portal)~~(?:appl\w+|for the time being|prevail|govern)|(?:become|"
                 r"becomes|are|is|go)~(?:active|live|enabled)~(?:for all|on release|automatic|by default)|"
                 r"opting out~not|no~variation needing|(?:displays?|publishes?|posts?) online", 1.5,
                     unless=r"MUSTNOT|CITY (?:MUST |MAY )?(?:publish|post|approv)|law|standard"),
    does(U, "VENDOR", r"(?:evolve|adapt|withdraw|deactivate|retire|enlarge|expand|repurpose|broaden)~~(?:service|"
                      r"feature|function|terms|dpa|purposes?|analytics|sensor|scope|range|text|annex)", may="-",
                          mustnot="+", only="+"),
    says(W, "+", r"(?:extend\w*|renew\w*|extension|prolong\w*)~~(?:by|on|upon|with|through)~(?:mutual|joint|written|"
                 r"signed)~(?:agreement|consent|decision|amendment|development agreement)|mutually (?:extended|"
                 r"renewed|agree\w*~(?:extend|renew))|CITY~(?:elects?|chooses?|opts?|decides?)~(?:extend|renew)", 1.5,
                     unless=r"unless~notice|automatic\w*~(?:renew|extend)|failing|tacit"),
    does(C, "BOTH", r"terminate\b~~(?:days|months|weeks)~notice|terminate\b~~notice", may="+", weight=1.5,
        unless=r"breach|insolven|bankrupt|default|compensat|fee|remaining"),
    says(X, "-", r"(?:not included in|no part of)~(?:charges|fees|services)~~|MAY be declined|VENDOR MAY~(?:purge|"
                 r"cut the power)|paid in advance", 1.5, unless=r"training|audit|<FREE>"),
    says(T, "-", r"NEEDNOT~(?:explain|teach|document)|not (?:promise|expect)~~(?:convey|acquire|ability)|turnkey", 1.5),
)  # fmt: skip
