"""How one leaves: exit and handover, own staff who can run it, renewal, ending the contract, and change without being asked."""

# ruff: noqa: E501  (a rule is read best on one line, however long)

from __future__ import annotations

from ombud.held.contract.lines import RedLine
from ombud.held.contract.rules.grammar import Rule, about, does, says

X, T, W = RedLine.EXIT_HANDOVER, RedLine.TRAINING_INHOUSE, RedLine.AUTO_RENEWAL
C, U = RedLine.TERMINATION_CONVENIENCE, RedLine.UNILATERAL_CHANGE
_END = r"(?:expir\w+|terminat\w+|exit|end of (?:the )?(?:contract|agreement|term|services?)|when (?:the|this) (?:contract|agreement) ends|switch\w*|migrat\w+|hand-?over|handover|transition)"
_STAFF = r"(?:CITY's (?:own )?(?:staff|employees?|officers?|personnel|engineers?|team|technicians?|administrators?|workers)|CITY (?:staff|employees?|officers?|personnel|engineers?|teams?|technicians?)|(?:named|in-?house|municipal|local) (?:CITY )?(?:staff|employees?|officers?|personnel|engineers?|teams?|technicians?)|(?:staff|employees?|officers?|personnel|team|engineers?) of CITY)"
_TERMS = r"(?:terms?(?: of (?:use|service))?|conditions|agreement|contract|polic(?:y|ies)|service(?:s| levels?| description)?|features?|function(?:s|ality|alities)?|specifications?|products?|platform|sensors?|purposes?|annex\w*|software|system|documentation|models?|algorithms?|data class(?:es)?)"

ABOUT = (
    about(
        X,
        rf"exit (?:plan|strategy|assistance|management|costs?|fees?|provisions?)|transition(?:al)? (?:assistance|services?|period|plan|help|support)|(?:hand-?over|hands? over|handed over)~~(?:data|code|config|documentation|successor|others|CITY)|{_END}~~(?:access~(?:ends|cease|terminat|revok)|return~~data|<DATA>~~(?:delet|return|retriev|export|hand)|"
        r"assist\w*|cooperat\w+|continu\w+)|retriev\w+~~(?:<DATA>|period)|switching (?:charge|fee|provider)s?|migrat\w+~~(?:<DATA>|others|successor|assist)|successor (?:supplier|provider)",
        r"exit|transition|wind(?:ing)?[- ]down|decommission\w*|after (?:termination|expiry)|upon (?:termination|expiry|expiration)|on (?:termination|expiry)|hand-?over",
    ),
    about(
        T,
        r"train(?:ing|ed|s)?~~(?:CITY|staff|employees?|personnel|users?|sessions?|course|materials|charge|optional)|knowledge (?:transfer|handed)|transfer of knowledge|(?:paired|pairing|shadow\w*|side by side|work\w* alongside|seconded)|(?:staff|employees?|personnel)~~(?:run|operate|maintain|repair|change|take over)|(?:operat\w+|maint\w+|administ\w+|repair\w*)~~(?:exclusively|solely|only)~(?:by|VENDOR)|in-?house",
        r"training|skills?|take ?over|unaided|operated by|knowledge|staff",
    ),
    about(
        W,
        r"renew\w*|(?:extend\w*|extension)~(?:term|agreement|contract|period)|(?:term|agreement|contract)~~(?:extend\w*|extension|prolong\w*|roll(?:s|ed)? over)|evergreen|automatically~(?:continu|extend|prolong)|successive~(?:term|period|year)|tacit",
        r"ends on|expires? on|initial term|non-renewal|further (?:term|period)s?|continues? in (?:force|effect)|option",
    ),
    about(
        C,
        r"(?:terminat\w+|cancel\w*|withdraw\w*|end(?:s|ed)? (?:this|the) (?:agreement|contract|service)|step out|rescind)~~(?:convenience|at any time|without cause|any reason|no reason|notice|penalt|fee|initial term|early|before|compensat|remaining|MUSTNOT)|MUSTNOT~~(?:terminat|cancel|withdraw|end (?:this|the))|early termination|(?:days|months)'?~notice~~(?:terminat|end|leav)|remaining term|minimum term|lock-?in period|break clause",
        r"terminat\w+|cancel\w*|withdraw\w*|notice period|unexpired",
    ),
    about(
        U,
        rf"(?:modif\w+|amend\w*|chang\w+|alter\w*|updat\w+|vary|varied|variation|revis\w+|replac\w+|discontinu\w+|add(?:s|ed|ing)?|remov\w+|introduc\w+|activat\w+|extend\w*|switch(?:ed)? on|enabl\w+|deploy\w*)~~{_TERMS}|{_TERMS}~~(?:modif\w+|amend\w*|chang\w+|alter\w*|updat\w+|varied|revis\w+|discontinu\w+|add(?:ed)?|remov\w+|activat\w+|enabl\w+|switched on)|new (?:sensors?|functions?|features?|purposes?|data class|uses?|capabilit)|posting|control creep|change of purpose",
        r"amend\w*|variation|change control|unilateral\w*|impact assessment|dpia|as amended|from time to time",
    ),

    about(X, r"(?:disconnect\w*|take~offline|shut down|switch(?:ed)? off|clos\w+~account|go(?:es)? offline|dispos\w+~records)|orderly (?:migration|cessation|transfer|wind|exit|transition)|migrations?|when (?:you|CITY)~(?:leave|leaves|plan ends)|(?:after|at|on|upon|following) the end~~(?:data|records|copies|hand|assist|transition)|take-?over by|successor|transitional|(?:return|hand back)~~(?:data|records)", r"disconnect\w*|offline|over to|end date"),
    about(T, r"instruct\w*~(?:of|in|to)~(?:staff|employees|people|administration|operat)|(?:academy|courses?|apprentic\w*|mentor\w*|shadow\w*|second(?:ed|ment))|administrator rights|operator role|view-only|(?:run|operat\w*|administ\w*|tun\w+|maint\w*|configur\w*)~~(?:alone|by VENDOR|VENDOR's (?:own )?(?:people|staff|personnel|specialists|operators))|(?:own people|specialists|personnel)~~(?:run|operate|administer)|without (?:the help of )?VENDOR|unaided|stand on its own", r"instruction|skills|operators?|people|specialists"),
    about(W, r"prolong\w*|goes on|go on|from (?:year|period) to (?:year|period)|further (?:duration|period|term|like)|tacit\w*|roll(?:s|ing) over|evergreen|until~(?:denounced|notice)|not cancelled|renews?\b|further (?:\w+ )?(?:years|months)", r"duration|deemed|silent|silence"),
    about(C, r"(?:break|breakage|cancellation|exit) (?:fee|sum|right|payment|charge)s?|(?:stop|end|leave|close|hand back|quit|give up)\w*~~(?:before|notice|at any time|whenever|early|without|commitment period|account)|(?:committed?|commits itself|bound)~~(?:term|period|months|years|whole)|denunciation|unamorti[sz]ed|loss of bargain|(?:fixed|commitment|minimum|initial|committed) (?:period|term|duration)|(?:fee|fees|charges|rent|sums?)~~(?:stays? due|remain\w* (?:due|payable)|accelerat\w*|full term)|stop offering|cease the services?|MUSTNOT be ended|out of (?:the|this) (?:contract|agreement)|prepaid~not refunded", r"ended|months' notice|days' notice|break"),
    about(U, r"(?:evol\w+|adapt\w*|withdraw\w*|deactivat\w*|retir\w*|enlarg\w*|expand\w*|repurpos\w*|broaden\w*)~~(?:service|feature|function|terms|dpa|purposes?|analytics|sensor|scope|range|platform)|(?:terms|version|description|rules)~~(?:online|website|portal|for the time being|in force|at any moment|current)|new (?:analytics|modules?|version|detectors?|data|sources?|cameras?)|(?:analytics|features?|functions?|sensors?)~~(?:active|activated|added|on release|roll\w* out|enabled|live)|impact assessment", r"evol\w+|release|as (?:it|VENDOR) (?:deems|sees) (?:appropriate|fit)"),
    about(X, r"disengagement|assistance beyond|(?:lapses?|stops|ends)~~(?:purge|delet|wipe|remove)|cut the power|grace service|hand(?:s|ed)? back", r"lapse\w*|purge\w*"),
    about(T, r"turnkey|redeployed|(?:explain|teach|document)~~(?:way of working|its working|operation)|ability to (?:administer|modify|operate|run)|control room", r"consultants|outcome-based"),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    # exit
    does(X, "VENDOR|BOTH|", r"(?:assist|help|support|cooperat\w+|co-operat\w+|provide~(?:assist|help|support|transition)|give~~help|hand over|hand back|transfer|deliver|return|migrat\w+|continue (?:to )?(?:provid|service|perform)|maintain~exit|prepare~exit|keep~exit|draw up~exit|test~exit)",
         must="+", neednot="-", may="-", mustnot="-", unless=r"assign|intellectual property|title|confidential information|novat|ownership|indemn|sub-?contract|training|invoice|regulator"),
    does(X, "CITY", r"(?:retriev\w+|fetch|recover|export|download|migrat\w+|switch|extract)~~(?:<DATA>|others|after|following|provider)", may="+", mustnot="-", weight=1.5),
    does(X, "VENDOR|", r"(?:delete|erase|destroy|purge|withhold|retain|suspend|cut off|disable|block|refuse|be (?:deleted|erased|destroyed|purged|terminated|disabled|revoked|blocked))~~(?:without~notice|immediately|at once|until~(?:paid|payment|settle)|at any time|access|return)", may="-", mustnot="+", unless=r"audit|retention"),
    says(X, "-", r"access~~(?:ends?|ceases?|is (?:ended|disabled|revoked|terminated)|terminates?|MUST (?:end|cease|terminate|be (?:disabled|revoked|terminated))|lapses)~(?:immediately|at once|automatically|forthwith|on the|upon|without)", unless=r"not~(?:end|cease|terminat)|only after"),
    says(X, "-", rf"{_END}~~(?:no (?:further )?(?:obligation|duty|assistance|support|help|liability)|NEEDNOT|without (?:any )?(?:further )?(?:notice|assistance|obligation)|not (?:provide|assist|include))", unless=r"without (?:any )?(?:further )?(?:charge|fee|penalt)"),
    says(X, "-", r"(?:exit|transition\w*|migration|switching|hand-?over|termination) (?:assistance|services?|help|support|fees?|charges?|costs?)?~~(?:<PAID>|at VENDOR's|subject to~(?:agreement|VENDOR|availab)|not included)", unless=r"<FREE>|annex|fixed|no (?:switching|exit) (?:fee|charge)|MUSTNOT|rates? (?:in|of|set|listed|agreed)"),
    says(X, "-", r"(?:exit|switching|egress|transition) (?:fees?|charges?)~~(?:appl|payable|due|of|equal|MUST|are|is)", unless=r"no |not |MUSTNOT|never|nil|NEEDNOT|without"),
    says(X, "+", r"(?:tested|annual\w*|written|agreed|maintained|up-to-date) exit plan|exit plan~~(?:test|annex|annual|year|MUST|maintain|rehears|agreed|exercise)", unless=r"NEEDNOT|no exit plan"),
    says(X, "+", rf"(?:{_END})~~(?:VENDOR MUST|hands? over|handed over|returns?|helps?|assists?|continues?)~~(?:data|code|config|documentation|assist|service|help)", 1.5, unless=r"<PAID>|NEEDNOT|MUSTNOT"),
    says(X, "+", r"(?:no|without)~(?:switching|exit|egress) (?:charge|fee|cost)s?"),
    # training
    does(T, "VENDOR|", r"(?:train|provide~~training|give~~training|instruct|teach|transfer~~knowledge|hand over~~(?:knowledge|operation)|pair|be (?:paired|trained)|work~(?:alongside|side by side|together with)~|document~~(?:operation|so that)|enable~~staff|qualify)",
         must="+", neednot="-", may="-", unless=r"train~~(?:models?|algorithm|machine|ai\b)|training data|source code|VENDOR's (?:own )?(?:staff|personnel|employees)~(?:background|confiden|trained)"),
    says(T, "-", r"(?:training|courses?|instruction|knowledge transfer|workshops?)~~(?:optional|<PAID>|not (?:included|part)|on request|available~(?:at|for|subject)|extra|price list)", unless=r"<FREE>|training (?:data|set|model)|train~model|NEEDNOT pay|included"),
    says(T, "-", r"(?:operat\w+|maint\w+|administ\w+|configur\w+|repair\w*|chang\w+|run|support\w*|modif\w+|interven\w+|open\w*|servic\w+)~~(?:exclusively|solely|only|reserved)~(?:by|to|for)?~(?:VENDOR|certified|authori[sz]ed)", unless=r"not (?:exclusively|solely|only)|data|assign"),
    says(T, "-", rf"(?:{_STAFF}|CITY|CITY's)~~MUSTNOT~~(?:operat\w+|maint\w+|administ\w+|configur\w+|repair\w*|open|modif\w+ the (?:system|equipment)|access~admin|servic\w+)", unless=r"terminat|assign|disclos|publish|engage|sub-?licen|reverse"),
    says(T, "-", r"only VENDOR('s)?~~(?:MAY|operat|maint|administ|repair|staff|personnel)"),
    says(T, "+", rf"{_STAFF}~~(?:run|operate|maintain|repair|change|take over|administer|perform|unaided|independent\w*|on their own|without VENDOR|alone|paired|shadow|trained)", unless=r"MUSTNOT|NEEDNOT|<PAID>|only if VENDOR"),
    says(T, "+", r"paired with|work\w* (?:alongside|side by side)|shadow(?:s|ed|ing)?\b|(?:transfer|hand-?over)~(?:of )?(?:knowledge|know-how|operation)", 1.5, unless=r"NEEDNOT|MUSTNOT|<PAID>|optional"),
    # renewal
    says(W, "-", r"(?:automatic\w*|tacit\w*|by itself|without further action|evergreen|successive|deemed)~~(?:renew\w*|extend\w*|extension|prolong\w*|roll\w* over|continu\w+)|(?:renew\w*|extend\w*|extension|prolong\w*|rolls? over|continu\w+)~~(?:automatic\w*|tacit\w*|by itself|successive|unless~(?:notice|terminat|cancel|party|CITY|notif|written))",
         unless=r"(?:not|no|never|MUSTNOT|neither|nor|without)~(?:automatic|tacit|renew|extend|be (?:renewed|extended)|prolong|roll)|no extension|excluded"),
    does(W, "VENDOR", r"(?:renew|extend|prolong)~(?:term|agreement|contract|it\b|for)", may="-", mustnot="+", unless=r"price|fees"),
    does(W, "|BOTH|CITY|VENDOR", r"(?:be )?(?:renew(?:ed)?|extend(?:ed)?|prolong(?:ed)?|roll(?:ed)? over)", mustnot="+", weight=2.0, unless=r"terminat\w+~convenience|MUSTNOT terminat"),
    does(W, "|BOTH|CITY|VENDOR", r"(?:be )?(?:renewed|extended|prolonged|renew|extend)~~(?:only|decision|council|written (?:agreement|decision|consent)|evaluation|by CITY|mutual|vote)", only="+", may="+", weight=1.5, unless=r"unless|automatic"),
    does(W, "CITY", r"(?:renew|extend|prolong)", may="+", only="+", weight=1.5, unless=r"unless|automatic"),
    says(W, "+", r"(?:renew\w*|extension\w*|extend\w*|prolong\w*)~~(?:requires?|needs?|only (?:by|after|on|if|upon)|subject to|depends? on|decided by)~~(?:council|decision|evaluation|CITY|written|vote|resolution|mutual)", unless=r"unless~notice|automatic\w* renew(?!.{0,40}exclu)"),
    says(W, "+", r"(?:no|not|never|MUSTNOT)~(?:automatic\w*|tacit\w*|be) ?(?:renew\w*|extend\w*|extension|prolong\w*)|(?:ends?|expires?) on (?:its|the) (?:end|expiry|final)? ?(?:date|day)~(?:without|and|;|,)?", unless=r"unless~notice|notice~not~renew|intention not"),
    says(W, "-", r"CITY MUST renew|(?:obliged|bound|committed) to (?:renew|extend)|renewal~~(?:option of VENDOR|VENDOR's (?:option|discretion))"),
    # ending
    does(C, "CITY", r"(?:terminate|cancel|end|withdraw from|leave|step out|rescind|give notice)\b", may="+", mustnot="-", only="-", unless=r"(?:material )?breach(?! or)|insolven|bankrupt|fails? to|default|force majeure|for cause(?! or)"),
    does(C, "VENDOR", r"(?:terminate|cancel|end|withdraw|discontinue|cease|suspend)\b", may="-", mustnot="+", weight=1.5, unless=r"breach|non-?payment|fails? to|default|insolven|bankrupt|overdue|unpaid|training|processing|use of"),
    does(C, "BOTH", r"(?:terminate|cancel)\b~~(?:convenience|any reason|without cause|notice)", may="+", mustnot="-", weight=1.0, unless=r"breach|insolven|bankrupt|default"),
    says(C, "-", r"(?:early termination (?:fee|charge|penalt)\w*|(?:fees?|charges?|payments?|amounts?|sums?)~(?:for the )?(?:remain\w+|unexpired|outstanding|balance)~(?:of the )?(?:term|period|months|years)|remaining (?:term|fees|charges|instal)|(?:compensat\w+|indemni\w+|lost profits?|loss of profits?|penalt\w+|break fee|cancellation fee)~~(?:terminat|cancel|withdraw))", unless=r"(?:no|without|not|free of|MUSTNOT|NEEDNOT|nor|never)~(?:penalt|early termination|fee|charge|compensat|indemni|break fee|cancellation|payment)|VENDOR MUST pay|indemnif"),
    says(C, "-", r"(?:may not|MUSTNOT|no right to|not (?:have the right|be entitled) to|non-?cancel\w*|non-?terminable|irrevocable commitment|waives?)~(?:be )?(?:terminat|cancel|withdraw|end (?:this|the))\w*~~(?:initial|minimum|before|prior|during|convenience|except|other than|first|fixed|until)|non-?cancell?able", unless=r"VENDOR MUSTNOT|suspend"),
    says(C, "+", r"CITY~~(?:terminat|end|cancel|leav|withdraw)\w*~~(?:without (?:penalty|cause|reason|any (?:penalty|fee|compensation)|compensation)|convenience|any (?:time|reason)|no (?:penalty|fee|charge))", unless=r"MUSTNOT|only|<PAID>|remaining|subject to~fee"),
    says(C, "+", r"(?:terminat\w+|cancel\w*|end\w*|leav\w+)~~by CITY~~(?:convenience|without|penalt)", 1.0, unless=r"MUSTNOT|fee"),
    # change without being asked
    does(U, "VENDOR", rf"(?:modif\w+|amend|change|alter|update|vary|revise|replace|discontinue|add|remove|introduce|activate|extend|enable|switch on|deploy|suspend|adjust|supplement|substitute|upgrade)~~{_TERMS}", may="-", mustnot="+", only="+", must="-", unless=r"\bfees?\b|\bprices?\b|\brates?\b|source code|personnel|key staff|insurance|sub-?processors?|term of|retention"),
    does(U, "CITY|BOTH|NOBODY", rf"(?:modif\w+|amend|change|alter|vary)~~{_TERMS}", mustnot="+", only="+", weight=1.0, unless=r"CITY MUSTNOT|reverse|software|equipment|devices?"),
    does(U, "|BOTH", r"(?:be )?(?:modified|amended|changed|altered|varied|activated|added|enabled|switched on|introduced|extended|deployed|replaced|updated|discontinued)", mustnot="+", only="+", weight=1.5, unless=r"renew|price|fees|the term"),
    does(U, "|BOTH", r"be (?:modified|amended|changed|altered|varied|updated|revised|supplemented)~~(?:at any time|from time to time|by posting|by notice|online|unilateral|without)", may="-", weight=2.0, unless=r"CITY's (?:prior |written )|fees|mutual"),
    says(U, "-", r"(?:by|upon|after|on) (?:posting|publishing|publication|uploading|placing)~~(?:website|online|portal|updated|new version|revised|terms|notice)|posted (?:on|at|online|to)~|continued use~~(?:accept|constitut|deemed)|deemed~(?:accept|agreed|approved|consent)\w*", unless=r"CITY (?:MUST |MAY )?(?:publish|post)|public register|price list|MUSTNOT|invoice|delivery|notice~deemed~(?:given|received)"),
    says(U, "-", r"as (?:amended|modified|updated|changed|revised|published)~(?:by VENDOR )?from time to time~?|(?:then-current|latest|current) version of~(?:terms|polic)", 1.5, unless=r"law|act|regulation|directive|statute|rules of|standard"),
    says(U, "+", r"(?:any|every|each|no) (?:new |other |further )?(?:function\w*|feature|sensor|data class|purpose|change|amendment|variation|modification|use|extension|capabilit\w+|update|alteration)s?~~(?:requires?|needs?|only (?:after|with|by|if|upon)|until|unless|without|subject to|MUST be|takes effect|valid|effective|binding)~~(?:CITY|decision|written|writing|council|impact assessment|dpia|signed|both|published)", unless=r"price|fees|deemed|posting|notif\w+ CITY"),
    says(U, "+", r"(?:amend\w*|modif\w+|chang\w+|variation\w*|varied)~~(?:only (?:by|in|with)|unless|except)~~(?:writing|written|signed|both parties|CITY|authori[sz]ed representatives?)", 1.0, unless=r"price|fees"),
    does(X, "VENDOR|", r"(?:disconnect|dispose|take~offline|shut down|switch off|close)", may="-", mustnot="+", weight=1.5, unless=r"breach|non-?payment|security"),
    says(X, "-", r"(?:discuss|negotiate|agree)~(?:in good faith|at a time to be agreed)~~(?:exit|migration|transition|cessation|hand-?over)|(?:migration|transition|exit|hand-?over|knowledge transfer)~~(?:no part|not (?:part|included|offered)|MAY (?:accept|refuse)|separate|to be agreed)|(?:do|does) not (?:do|offer|support|provide)~(?:migration|transition|export)", 1.5, unless=r"<FREE>|annex"),
    says(X, "+", r"(?:data|code|config\w*|documentation|keys|logs)~(?:, |and )~~(?:handed (?:over|back)|hands? (?:over|back)|delivered to CITY|returned to CITY|transferred to CITY)", 1.5, unless=r"NEEDNOT|<PAID>|MUSTNOT"),
    says(T, "-", r"(?:run|operat\w*|administ\w*|tun\w+|maint\w*|configur\w*|incident work)~~(?:done |carried out |performed )?by~(?:VENDOR|VENDOR's)~(?:alone|only|own|exclusively|specialists|people|personnel|operators|staff)|(?:view-only|no (?:operator|administrator) (?:role|rights|access))|(?:administrator|operator) rights~~(?:not|MUSTNOT|reserved)|MUSTNOT~(?:get|have|receive)~(?:administrator|operator|admin)", 1.5, unless=r"not by VENDOR|together"),
    says(T, "-", r"(?:no|neither|not|without)~(?:instruction|training|documentation|courses?)~|instruction~~(?:not available|unavailable)|catalogue", 1.5, unless=r"training data|without~(?:charge|fee|cost)|not (?:only|be charged)|no (?:charge|fee)"),
    says(W, "-", r"(?:prolonged|extended|renewed|goes on|go on|continues?|roll(?:s|ed) over)~~(?:from (?:year|period) to (?:year|period)|and so on|by tacit|on unchanged terms|if~silent|unless|failing|where~not)|(?:deemed|taken)~(?:to have )?(?:extended|agreed|renewed|prolonged)|(?:unless|if not|not)~(?:cancelled|denounced|switch off renewal|terminated)~~(?:renew|billed|extend|prolong|continu)|renews? (?:for|by|each|every)|operate as an acceptance", unless=r"MUSTNOT|not (?:be )?(?:renew|extend|prolong)|no (?:renewal|extension)|lapses|decision of CITY|CITY decides"),
    says(W, "+", r"(?:silence|inaction|payment|use)~~(?:not|never|no)~(?:renew\w*|extend\w*|extension|acceptance)|(?:lapses|ends|expires)~~(?:unless|if)~~(?:CITY|council|decision|resol)", 1.5),
    says(C, "-", r"(?:break|breakage|cancellation) (?:fee|sum|payment|charge)|(?:compensat\w*|reimburs\w*|pay(?:s|ing|ment)?)~~(?:unamorti[sz]ed|demobili[sz]ation|profit~(?:earned|margin)|lost profit|projected margin|investment|balance of the term|end of the term|research value|all rent|all fees)|(?:fees?|fee|rent|charges)~~(?:stays? due|remain\w* (?:due|payable|owing)|not (?:reduced|refunded)|no refund)|(?:full loss|loss) of bargain|without a possibility of|(?:not|MUSTNOT)~(?:be )?(?:ended|terminated|cancelled)~(?:by CITY|before|until|other than|except)|not before~(?:commitment|initial|minimum|end)", unless=r"(?:no|without|not|free of|MUSTNOT|NEEDNOT|nor|never)~(?:break|breakage|cancellation|compensat|fee|profit)|VENDOR (?:MUST )?(?:pay|compensat|reimburs)"),
    says(C, "-", r"VENDOR MAY~~(?:stop offering|close|cease|withdraw|discontinue|suspend)~~(?:at any time|immediate|without notice|days' notice|discretion|any reason|strategy)", 1.5),
    says(U, "-", r"(?:evolves?|adapts?|updates?|develops?|changes?|improves?|modif(?:y|ies))~~(?:from time to time|as (?:it|VENDOR) (?:deems|sees)|continual\w*|at any time|without)|(?:version|terms|rules|description)~~(?:online|website|portal)~~(?:appl\w+|for the time being|prevail|govern)|(?:become|becomes|are|is|go)~(?:active|live|enabled)~(?:for all|on release|automatic|by default)|opting out~not|no~variation needing|(?:displays?|publishes?|posts?) online", 1.5, unless=r"MUSTNOT|CITY (?:MUST |MAY )?(?:publish|post|approv)|law|standard"),
    does(U, "VENDOR", r"(?:evolve|adapt|withdraw|deactivate|retire|enlarge|expand|repurpose|broaden)~~(?:service|feature|function|terms|dpa|purposes?|analytics|sensor|scope|range|text|annex)", may="-", mustnot="+", only="+"),
    says(W, "+", r"(?:extend\w*|renew\w*|extension|prolong\w*)~~(?:by|on|upon|with|through)~(?:mutual|joint|written|signed)~(?:agreement|consent|decision|amendment|development agreement)|mutually (?:extended|renewed|agree\w*~(?:extend|renew))|CITY~(?:elects?|chooses?|opts?|decides?)~(?:extend|renew)", 1.5, unless=r"unless~notice|automatic\w*~(?:renew|extend)|failing|tacit"),
    does(C, "BOTH", r"terminate\b~~(?:days|months|weeks)~notice|terminate\b~~notice", may="+", weight=1.5, unless=r"breach|insolven|bankrupt|default|compensat|fee|remaining"),
    says(X, "-", r"(?:not included in|no part of)~(?:charges|fees|services)~~|MAY be declined|VENDOR MAY~(?:purge|cut the power)|paid in advance", 1.5, unless=r"training|audit|<FREE>"),
    says(T, "-", r"NEEDNOT~(?:explain|teach|document)|not (?:promise|expect)~~(?:convey|acquire|ability)|turnkey", 1.5),
)  # fmt: skip
