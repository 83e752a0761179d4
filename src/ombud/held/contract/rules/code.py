"""What the city may do with what was built: source code, open standards, rights in what it paid for."""

from __future__ import annotations

from ombud.held.contract.lines import RedLine
from ombud.held.contract.rules.grammar import Rule, about, does, says

K, D, Y = RedLine.SOURCE_CODE, RedLine.OPEN_STANDARDS, RedLine.IP
_CODE = r"(?:source[- ]?(?:code|files?|materials?)?|code|software|repositor\w+)"
_WORKS = (
    r"(?:deliverables?|works?(?: product)?|work product|improvements?|developments?|modifications?|"
    r"customi[sz]ations?|enhancements?|inventions?|foreground|results?|materials?|bespoke|derivative works?|"
    r"adaptations?|configurations?|designs?|documentation|software|code|models?|reports?|"
    r"intellectual property(?: rights)?|iprs?|copyrights?|patents?)"
)
_LINK = (
    r"(?:integrat\w+|connect\w*|interoperab\w+|interfac\w+|interconnect\w*|apis?|third[- ]party (?:systems?|devices?|"
    r"products?|software|equipment|applications?))"
)

ABOUT = (
    about(
        K,
        r"source[- ]?(?:code|files?|materials?)|escrow\w*|open[- ]source|osi\b|reverse[- ]engineer\w*|decompil\w+|"
        r"disassembl\w+|(?:public|open) (?:repositor\w+|code)|object[- ]code|free software|eupl|agpl|gpl\b",
        r"repositor\w+|code\b|bill of materials|sbom|third[- ]party components|build environment",
    ),
    about(
        D,
        rf"open (?:\w+ )?standards?|interoperab\w+|certified connectors?|{_LINK}~~(?:standards?|licen[cs]e|fee|"
        rf"charge|certified|VENDOR|open|published|documented|<FREE>|consent|approv)|standards?~~{_LINK}|"
        r"proprietary (?:protocols?|interfaces?|connectors?)|open (?:interfaces?|protocols?|apis?)",
        r"standards?\b(?= listed| in annex| such as)|apis?\b|connectors?|interfaces?|protocols?|ngsi|mqtt|ogc|"
        r"plug-?ins?|third[- ]party (?:systems?|devices?)|compatib\w+",
    ),
    about(
        Y,
        r"intellectual property|\biprs?\b|copyrights?|patents?|work(?:s)?[- ](?:made[- ]for[- ]hire|product)|"
        rf"moral rights|(?:title|ownership|own(?:s|ed)?|property|vests?)~~{_WORKS}|{_WORKS}~~(?:vest\w*|belongs?|"
        r"owned|property of|ownership|title|exclusive property)|foreground|perpetual\w*~licen[cs]e|"
        r"licen[cs]e~~(?:perpetual|public bodies|towns|other towns|royalty)",
        r"licen[cs]e[ds]?|sub-?licen[cs]\w*|developed (?:under|for)|paid for by|improvements?|bespoke|deliverables?",
    ),

    about(K, r"object form|compiled (?:form|libraries)|binar(?:y|ies)|the underlying programs?|inspect~(?:libraries|"
             r"code|program)|(?:kit|module|product|software) is closed|build (?:instructions|environment|scripts)|"
             r"(?:its|whose) code\b|publiccode|git\b", r"programs?|libraries|licen[cs]e terms"),
    about(D, r"(?:own|in-house|manufacturer's|VENDOR's|closed) (?:protocols?|interfaces?)|gateways?~(?:per|for|"
             r"licen|price|fee)|partner (?:key|licen[cs]e|contract|programme)|developer (?:price|terms|licen)|"
             r"(?:integrat\w+|connect\w*|exchange data)~~(?:platform|system|sensors?|others|apps?|makes|partner|"
             r"licen[cs]e)|sensors of (?:other|any) makes?|(?:other|others'|third[- ]part\w+) (?:makes|apps?|"
             r"devices|sensors|products)|vendor-neutral|interchangeab\w+|standards to which|(?:api|"
             r"interface)~~(?:internal use|approval|fee|<FREE>|documented|public)",
                 r"gateway|connector|plug|api access"),
    about(Y, r"(?:refinement|adaptation|customi[sz]ation|improvement|enhancement|module|workflow|development|"
             r"extension|configuration|model)s?~~(?:accrue|belong|own|vest|property|assign|funded by|paid by|"
             r"paid for|suggested|licensed)|background (?:rights|ip)|foreground|future assignment|(?:named users|"
             r"use on behalf of|other agencies)~~licen[cs]e|(?:what|whatever)~(?:paid|pays) for",
                 r"modules?|custom\w*|belongs? to|accrue"),
    about(K, r"source (?:text|materials)|deposit with a third party", r"programs"),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    # source
    does(K, "VENDOR|", r"(?:publish|release|deposit|place|disclose|hand over|deliver|provide|make~available|supply|"
                       r"be (?:published|released|deposited|placed|delivered|provided|made|held|licensed|developed)|"
                       rf"develop|license|transfer|give)~~(?:{_CODE}|escrow|open[- ]source|osi|public repositor|"
                       r"licen[cs]e)",
         must="+", neednot="-", mustnot="-", may="-",
             unless=r"confidential information|fees|training|object code only|data export|reverse[- ]engineer"),
    does(K, "CITY", r"(?:reverse[- ]engineer|decompile|disassemble|(?:attempt|try|seek) to~(?:derive|discover|"
                    r"obtain)|derive~source|access~source|obtain~source|inspect~source|modify~(?:code|software)|"
                    r"copy~(?:code|software))", mustnot="-", may="+", only="-"),
    does(K, "CITY", r"(?:receive|obtain|publish|access|use|modify|have|copy|release|fork|compile|"
                    rf"inspect)~~(?:{_CODE})", may="+", must="+", mustnot="-", weight=1.5, unless=r"audit"),
    says(K, "-", r"(?:no|not|without|MUSTNOT|never|neither|nor)~(?:right|access|licen[cs]e|entitle\w*|claim|receive|"
                 r"provided?|include|deliver|obtain)?~~source[- ]?(?:code|files|materials)",
                     unless=r"nothing-prevents|without~(?:charge|fee|delay|restrict|cost)|not~(?:refuse|withhold|"
                            r"delay)|except|refused|no later"),
    says(K, "-", r"source[- ]?(?:code|files?)~~(?:not (?:be )?(?:provided|disclosed|released|included|delivered|"
                 r"made|part|deposited|available)|MUSTNOT|NEEDNOT|remains?~(?:VENDOR|secret|confidential|"
                 r"proprietary|trade)|trade secrets?|confidential|proprietary|withheld|excluded|no escrow)",
                     unless=r"published|open[- ]source licen|MUSTNOT~(?:remain|be withheld|be confidential|refuse)"),
    says(K, "-", r"object[- ]code (?:form )?only|only in (?:object|compiled|executable|binary)~(?:code|form)|"
                 r"(?:binary|compiled|executable)~form only|reverse[- ]engineering~(?:prohibited|forbidden|"
                 r"not (?:permitted|allowed))|no~(?:escrow|reverse[- ]engineering)", unless=r"not~object"),
    says(K, "+", r"(?:published|released|available|licensed|public|developed|written)~~(?:open[- ]source|osi|eupl|"
                 r"agpl|gpl|mit licen|apache|free software|public repositor|open licen)|(?:open[- ]source|"
                 r"osi[- ]approved|eupl|public repositor\w*)~~(?:licen[cs]e|published|released|MUST)",
                     unless=r"MUSTNOT|not |no |NEEDNOT|third[- ]party components? (?:are|MAY)"),
    says(K, "+", r"escrow~~(?:deposit\w*|release\w*|agent|test|verif|build|updated?)|(?:deposit\w*|held|placed|"
                 r"release\w*)~~escrow", 1.5, unless=r"no escrow|NEEDNOT|not~escrow|<PAID>|payment|funds|account"),
    # standards
    does(D, "VENDOR|", r"(?:conform\w*|comply|follow|use|support|implement|be (?:based|built|compatible|documented|"
                       r"open|conform\w*|published|designed|usable)|document|publish|provide|expose|offer|keep|"
                       r"allow|permit|accept|interoperate)~~(?:(?:open|published|named|listed|recogni[sz]ed|"
                       r"international|industry|annexed|documented)~(?:standards?|interfaces?|apis?|protocols?|"
                       rf"specification)|standards? (?:listed|in|named)|{_LINK}|interoperab)",
         must="+", neednot="-", mustnot="-", may="-",
             unless=r"accounting standards?|professional standards?|security standards?|export|dashboard|"
                    r"data protection|safety"),
    does(D, "CITY|", rf"(?:{_LINK}|be (?:integrated|connected|linked|attached|used by third)|attach|plug|"
                     r"use~~(?:third[- ]party|interfaces?))", may="+", mustnot="-", only="-",
                         unless=r"source code|data export|confidential"),
    says(D, "-", rf"(?:{_LINK}|connections?)~~(?:requires?|needs?|only|exclusively|subject to|conditional|MUST use|"
                 r"MUST be|through|via|is charged|not (?:supported|permitted|allowed|guaranteed|included)|"
                 r"MUSTNOT)~~(?:VENDOR|certified|separate|licen[cs]e|<PAID>|proprietary|approv|fee)",
                     unless=r"<FREE>|MUSTNOT (?:require|charge|demand)|without~(?:VENDOR|fee|licen[cs]e|consent)|"
                            r"no~(?:fee|licen[cs]e|certif)|NEEDNOT|not require"),
    says(D, "-", r"proprietary~(?:protocols?|interfaces?|connectors?|standards?|formats?|bus|gateway)", 1.5,
        unless=r"non-?proprietary|MUSTNOT|no proprietary|not~proprietary|instead of|without"),
    says(D, "-", r"certified (?:connectors?|devices?|adapters?|partners?|equipment|products?)|(?:only|"
                 r"exclusively)~(?:devices?|sensors?|equipment|products?|components?)~(?:supplied|sold|made|"
                 r"manufactured|approved|certified|of|by|from)~VENDOR",
                     unless=r"NEEDNOT|not (?:limited|require)|MUSTNOT"),
    says(D, "+", r"(?:open|published|named|annexed|documented) (?:\w+ )?(?:standards?|protocols?|interfaces?|apis?|"
                 r"specifications?)~~(?:third part|others|any|<FREE>|anyone|listed|annex|without|such as|conform|"
                 r"MUST)", unless=r"NEEDNOT|MUSTNOT|not |no "),
    says(D, "+", r"(?:third part\w*|others|anyone|towns|other towns)~~(?:MAY|free to|are free)~~(?:connect|integrat|"
                 r"use~interface|interoperat|build|attach)\w*",
                     unless=r"only (?:with|if|through)|<PAID>|VENDOR's (?:prior|written|consent)"),
    # rights
    says(Y, "+", rf"(?:{_WORKS})~~(?:vest\w*|belongs?|(?:is|are|be|remains?|become)~(?:owned|property)|assigned|"
                 r"transfer\w*|pass(?:es)?)~(?:\w+ )?(?:in|to|by|of|with|upon)? ?CITY\b",
                     unless=r"(?:not|no|MUSTNOT|never|neither|nothing)~(?:vest|belong|owned|property|assign|"
                            r"transfer|pass)|<DATA> (?:is|are|MUST)~(?:vest|owned|property)|CITY's? background|"
                            r"return"),
    says(Y, "+", r"CITY (?:owns?|is the (?:sole )?owner|retains?~title|acquires?|MUST (?:own|acquire|be the owner)|"
                 rf"has~(?:title|ownership)|obtains?)~~(?:{_WORKS})",
                     unless=r"no |MUSTNOT|not |<DATA>|licen[cs]e~(?:limited|non-?transferable|revocable)|only"),
    says(Y, "+", rf"VENDOR~(?:assigns?|transfers?|MUST assign|MUST transfer|waives?|hereby assigns)~~(?:{_WORKS}|"
                 r"right|title)~~CITY", unless=r"not |MUSTNOT|NEEDNOT"),
    says(Y, "+", r"(?:perpetual|irrevocable|permanent|lasting|unlimited in time)~~licen[cs]e~~(?:CITY|share|"
                 r"sub-?licen|public bod|other towns|towns|any purpose)|licen[cs]e~~(?:perpetual|"
                 r"irrevocable)~~(?:CITY|towns|public bod|share)|CITY~~(?:perpetual|irrevocable)~~licen[cs]e|"
                 r"(?:share|sub-?licen\w*|pass)~~(?:with|to)~(?:other )?(?:public (?:bodies|administrations)|towns|"
                 r"other towns|municipalities)",
                     unless=r"CITY (?:hereby )?(?:grants?|gives)~~VENDOR|MUSTNOT|non-?sub-?licen|<PAID>|revocable at"),
    does(Y, "CITY", rf"(?:share|sub-?license|reuse|re-use|modify|adapt|publish|pass on|give)~~(?:{_WORKS}|"
                    r"with~(?:public|towns|other))", may="+", mustnot="-",
                        unless=r"<DATA>|confidential|disclos|reverse"),
    says(Y, "-", rf"(?:{_WORKS})~~(?:vest\w*|belongs?|(?:is|are|be|remains?|become)~(?:owned|(?:exclusive |"
                 r"sole )?property)|assigned|accrue\w*|stays?|remain\w*)~(?:\w+ )?(?:in|to|by|of|with|"
                 r"upon)? ?VENDOR\b(?!'s (?:cost|expense))",
                     unless=r"(?:not|no|MUSTNOT|never|neither|nothing)~(?:vest|belong|owned|property|assign|"
                            r"transfer|pass)|background|pre-?existing|prior to|before|<DATA> (?:is|are|"
                            r"MUST)~(?:vest|owned|property)"),
    says(Y, "-", r"VENDOR (?:hereby |expressly |MUST )?(?:owns?|is the (?:sole )?owner|retains?|reserves?|keeps?|"
                 rf"MUST (?:own|retain|be)|has~(?:title|ownership))~~(?:{_WORKS})",
                     unless=r"no |MUSTNOT|not |background|pre-?existing|prior to|<DATA>|copies"),
    says(Y, "-", rf"CITY~(?:assigns?|transfers?|MUST assign|MUST transfer|waives?)~~(?:{_WORKS}|right|"
                 r"title)~~(?:VENDOR)", unless=r"not |MUSTNOT|NEEDNOT|<DATA>~assign"),
    says(Y, "-", r"CITY~(?:receives?|has|obtains?|is granted|acquires?|gets?|is given)~(?:only |merely )?(?:a |"
                 r"an )?(?:\w+[ ,-]+){0,6}(?:limited|revocable|non-?transferable|non-?exclusive|term-limited|"
                 r"personal)~~(?:licen[cs]e|right)|VENDOR (?:hereby )?grants?~CITY~(?:\w+[ ,-]+){0,6}(?:limited|"
                 r"revocable|non-?transferable|non-?sub-?licen[cs]able)~~(?:licen[cs]e|right)", 1.5,
                     unless=r"perpetual|irrevocable(?!.{0,30}non-transf)|transferable to public|background|share"),
    says(Y, "-", r"(?:even (?:if|where|when)|including those|whether or not|regardless|"
                 r"notwithstanding)~(?:that )?~(?:paid|funded|financed|commissioned|specified)~~(?:by|CITY)?", 1.0,
                     unless=r"vest\w* in CITY|belong\w* to CITY|<DATA>"),
    does(Y, "CITY", r"(?:acquire|have|claim|obtain|own)~~(?:right|title|interest|<IP>)", mustnot="-", weight=1.5,
        unless=r"<DATA>"),
    says(K, "-", r"object (?:form|code) only|in (?:object|compiled|binary|executable) form|no (?:entitlement|right|"
                 r"claim)~~(?:underlying programs?|source|code)|(?:kit|module|product|software) is closed|"
                 r"code~(?:stays?|remains?|is kept)~(?:in|with) VENDOR|not delivered in any form|NEEDNOT~(?:update|"
                 r"refresh)~(?:deposit|escrow)|MUSTNOT~(?:inspect|decompile|disassemble|reverse)", 1.5,
                     unless=r"and~source~code~(?:delivered|published)|not only"),
    says(D, "-", r"(?:own|in-house|manufacturer's|VENDOR's) (?:protocols?|connector|gateway)|(?:price|fee|"
                 r"licen[cs]e)~(?:of|per|for|each)~(?:gateway|connector|interface|connection)|(?:need|needs|require|"
                 r"requires|acquire)~~(?:partner (?:key|licen[cs]e|contract)|connector licen[cs]e|prior approval|"
                 r"approved partner|VENDOR's approval)|api~~(?:internal use only|privilege)|"
                 r"(?:standards?)~(?:need not|NEEDNOT)|NEEDNOT~~standards", 1.5,
                     unless=r"no |not require|NEEDNOT~(?:pay|ask|obtain)|<FREE>|MUSTNOT require"),
    says(Y, "-", r"(?:refinement|adaptation|customi[sz]ation|improvement|enhancement|module|workflow|development|"
                 r"extension|foreground|deliverable)s?~~(?:accrues?|belongs?|vest\w*|owned|assigned|"
                 r"treated as (?:background|part of))~(?:to|in|by|of)? ?(?:VENDOR|background|platform)|"
                 r"MUST accrue to VENDOR|CITY~(?:hereby )?assigns~|MUST cease to use|additional licen[cs]e at list|"
                 r"VENDOR MAY (?:offer|sell|reuse|re-use|market)~~(?:towns|other|module|customers)", 1.5,
                     unless=r"(?:not|no|MUSTNOT|never)~(?:accrue|belong|vest)|CITY owns|belongs to CITY|"
                            r"vests in CITY|<DATA>"),
    says(K, "-", r"(?:no|a)? ?claim~~source (?:text|code|materials)|escrow~~left out|source (?:text|code|"
                 r"materials)~remain~~VENDOR|(?:cannot|MUSTNOT) be derived", 2.0, unless=r"MUSTNOT remain"),
)  # fmt: skip
