"""What may be seen: secrecy, audit, and the explanation of what an algorithm decides."""

from __future__ import annotations

from ombud.held.contract.lines import RedLine
from ombud.held.contract.rules.grammar import Rule, about, does, says

N, A, E = RedLine.NO_NDA_PUBLIC, RedLine.AUDIT, RedLine.EXPLANATION
_PUBLIC = (
    r"(?:publish(?:ed)?|public(?:ly)?(?: records?| documents?| register| available| domain)?|disclos\w+|released?|"
    r"open to|"
    r"(?:residents?|citizens?|councillors?|press|journalists?|auditors?|elected|public|media|inhabitants?|ombudsman|"
    r"advisory|panels?))"
)
_TERMS = (
    r"(?:agreement|contract|terms|prices?|pricing|fees?|performance|reports?|algorithms?|annex|system|evaluation|"
    r"minutes|results?|"
    r"documentation|information about)"
)

ABOUT = (
    about(
        N,
        r"confidential|secre(?:t|cy|tly)|non-?disclosure|ndas?\b|public records?|freedom of information|"
        r"access[- ]to[- ]information|"
        r"(?:public )?access to (?:official |public )?(?:documents|records)|transparency (?:law|act)|disparag|"
        r"(?:publish|public)~(?:agreement|contract|prices?|performance)|(?:agreement|contract|prices?|"
        r"performance)~publi(?:c|sh)|"
        r"gag|press (?:release|statement)|media (?:statement|enquir|inquir)|speak~(?:press|media)",
        r"disclos\w+|publish\w*|publicity|press|journalists?|public (?:statement|announcement|meeting)|"
        r"commercially sensitive|embargo",
    ),
    about(
        A,
        r"audit\w*|inspect\w*|examin(?:e|ation)~(?:records|books|code|models?|logs)|penetration tests?|"
        r"verify compliance|"
        r"access to~(?:premises|logs|books|records)|certif(?:icate|ication)~(?:summary|soc|iso)|court of auditors|"
        r"independent (?:review|assess)\w*",
        r"scrutin\w+|review~(?:records|compliance|logs|code)|oversight|books and records|supervis\w+|"
        r"third[- ]party (?:review|assessment)|researchers?|"
        r"soc 2|iso(?:/iec)? 27001",
    ),
    about(
        E,
        r"expla(?:in\w*|nation\w*)|explicab\w*|interpretab\w*|how~(?:decisions?|scores?|results?|outcomes?|"
        r"recommendations?)~(?:reached|made|produced|"
        r"calculated|came|arrived|work)|algorithm\w*~(?:disclos|proprietary|secret|transparen|publish|descri|"
        r"document)|(?:scoring|weighting|model|algorithm\w*)"
        r"~(?:proprietary|trade secret|confidential|disclos|not be (?:revealed|shared|provided))|black box|"
        r"logic (?:involved|of)|"
        r"(?:reasons?|factors|logic)~(?:decision|score)",
        r"algorithm\w*|automated (?:decision|processing)|scor(?:e|es|ing)|model cards?|trade secrets?|"
        r"machine learning|reasons? for (?:the|a|each) decision|"
        r"technical documentation",
    ),

    about(N, r"(?:trade|business) secrets?~~(?:reveal|disclos|public|residents?|elected|press|scrutiny|request)|"
             r"reveal\w*|elected (?:representatives|members)|scrutiny committee|oversight bod|"
             r"(?:tell|told|inform\w*|answer\w*|speak|talk)~(?:public|council\b|press|councillors?|journalist|"
             r"residents?|media)|records requests?|blacked out|redact\w*|kept between|to yourself",
          r"trade secrets?|business secrets?|undisclosed|withh(?:o|e)ld\w*"),
    about(A, r"look into~(?:books|records|system|code|logs)|auditors?\b|assurance report|right to (?:inspect|verify|"
             r"examine|audit)|spot checks?|site visits?", r"verif\w+|assurance|evidence of compliance"),
    about(E, r"(?:reasons?|explan\w+|factors)~~(?:score|decision|refus|result|output|recommendation)|how~~(?:score|"
             r"decision|model|algorithm|system|result)~(?:comput|work|reach|made|arriv|obtain|decid|produc)\w*|"
             r"(?:methods?|means)~(?:by which|of)~scor\w*|ask(?:s|ed)? (?:why|about)|standard (?:text|answer|reply)",
                 r"model|weights?|weighting|features"),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    # secrecy
    says(N, "+", r"(?:this )?(?:agreement|contract)~~(?:is|are|MUST be|MAY be|be|become) (?:a )?(?:published|public|"
                 r"open|disclosed)"),
    says(N, "+", rf"{_TERMS}~(?:is|are|MUST be|be) (?:made )?(?:public|published|publicly|public records?|open)"),
    says(N, "+", r"(?:nothing|no (?:provision|term|clause|confidentiality)|confidentiality)~~(?:overrid|prevail|"
                 r"restrict|prevent|limit|MUSTNOT|applies only|covers only|"
                 r"limited to|does not (?:apply|extend|cover)|nothing-prevents|stands in the way)", 1.5),
    says(N, "+", r"(?:no|not|never|nor|without)~(?:required|asked|obliged|made|have|need)~(?:to sign|"
                 r"non-?disclosure|nda|confidentiality agreement)"),
    says(N, "+", r"MUSTNOT~~(?:non-?disclosure|nda\b|secrecy|confidentiality (?:agreement|undertaking))"),
    says(N, "+", r"(?:freedom of information|access[- ]to[- ]information|public records?|public access|"
                 r"transparency)~~(?:prevails?|takes? precedence|applies|apply|notwithstanding|override)"),
    says(N, "+", r"(?:prevails?|precedence) over~(?:confidential|secrecy)"),
    says(N, "+", r"only~~(?:annex|listed|listed in|items|schedule)~(?:confidential|withheld|secret)|(?:confidential|"
                 r"withheld|secret)\w*~only~(?:annex|listed|items|schedule|personal data|security)"),
    says(N, "+", r"nothing-prevents~~(?:disclos|publish|public|resident|councillor|press|auditor|whistle)"),
    says(N, "+", r"(?:anyone|anybody|residents|others|any person) MAY~~(?:publish|disclos|criticis|criticiz|report)"),
    does(N, "CITY", r"(?:publish|disclose|release|make~public|make~available to~(?:public|residents?|anyone)|"
                    r"share~with~(?:residents?|councillors?|press|public)|comment|speak)",
         may="+", must="+", mustnot="-", only="-", unless=r"source code|personal data"),
    does(N, "CITY|BOTH", r"(?:keep~(?:confidential|secret)|treat~(?:confidential|secret)|hold~(?:confidence|secret)|"
                         r"maintain~(?:confidential|secrecy)|procure~(?:non-?disclosure|confidential)|"
         r"require~(?:sign|non-?disclosure|nda))", must="-", mustnot="+", neednot="+", weight=1.5,
             unless=r"annex|listed|personal data|public records|access[- ]to[- ]information|freedom of information"),
    does(N, "BOTH|CITY", rf"disclose~~{_TERMS}", mustnot="-", may="+", weight=1.5),
    says(N, "-", rf"{_TERMS}~~(?:is|are|MUST be|remain|MUST remain|constitutes?|be deemed|be (?:treated|kept|"
                 r"held)(?: as)?|MUST be (?:treated|kept|held)(?: as)?|deemed(?: to be)?|considered)"
                 r" (?:as |in |to be )?(?:the |VENDOR's |VENDOR )?(?:strict(?:ly|est)? |and )?(?:confiden\w+|"
                 r"secre\w+|trade secrets?|commercial(?:ly)? (?:sensitive|secret))",
         unless=r"(?:not|never|no (?:part|term|clause)|neither)~(?:confiden|secre)"),
    says(N, "-", r"(?:sign|execut|enter into|subject to|bound by|conditional on|signature of)\w*~(?:non-?disclosure|"
                 r"nda\b|ndas\b|confidentiality (?:agreement|undertaking))",
         unless=r"MUSTNOT|(?:no|not|never|nor|without)~(?:sign|required|asked|obliged|subject)|no (?:resident|"
                r"councillor|member)|NEEDNOT"),
    says(N, "-", r"(?:not|MUSTNOT)~(?:disparag|criticis|(?:speak|comment|statement)~(?:press|media|public))"),
    says(N, "-", r"(?:no|not|MUSTNOT|refus\w+|withh\w+|exempt\w*|reject|resist|oppose|"
                 r"object)~~(?:freedom of information|access[- ]to[- ]information|public records|foi)(?: request)?",
         unless=r"(?:nothing|no clause|confidential\w*|secre\w+)~(?:MUSTNOT|overrid|limit|restrict)|nothing-prevents",
         weight=1.5),
    says(N, "-", r"(?:without|prior|only with)~VENDOR's?~<CONSENT>~~(?:publish|disclos|public|press)|(?:publish\w*|"
                 r"disclos\w*|public statements?|press)~~(?:without|prior|only with|approv\w+ by)~VENDOR"),
    # audit
    does(A, "CITY|NOBODY", r"(?:audit|inspect|examine|review|test|have~(?:audited|inspected)|access~(?:premises|"
                           r"records|logs|code|models?|systems?)|verify|appoint~audit|commission~audit)",
         may="+", mustnot="-", only="-", unless=r"acceptance|deliverables? within|reject"),
    does(A, "VENDOR|", r"(?:give|grant|allow|permit|provide|afford|open|make available|admit|cooperate|submit to|"
                       r"undergo|be (?:audited|inspected|open|made available))~~(?:audit\w*|inspect\w*|"
                       r"access~(?:records|logs|premises|code|models?)|examin\w+)",
         must="+", neednot="-", mustnot="-", may="-"),
    does(A, "|BOTH", r"be (?:audited|inspected|examined|reviewed)", may="+", must="+", mustnot="-"),
    does(A, "VENDOR", r"(?:charge|refuse|decline|deny|limit|withhold|restrict|satisfy)~~(?:audit\w*|inspect\w*)",
        may="-", mustnot="+"),
    says(A, "-", r"(?:audits?|inspections?|right of audit|audit rights?|verification)~~(?:limited|restricted|"
                 r"confined|satisfied|fulfilled|met|discharged|exercised|consists?|replaced|excluded|"
                 r"not (?:permitted|allowed|include|extend))"
                 r"~(?:to|by|exclusively|solely|of|only)?~(?:certif|summary|summaries|report|questionnaire|soc|iso|"
                 r"attestation|once|VENDOR)"),
    says(A, "-", r"(?:certificat\w+|attestation|soc 2|iso(?:/iec)? 27001|summary (?:report|of))~~(?:in lieu|instead|"
                 r"in place|sole|conclusive|sufficient|satisf|only|exclusive|full discharge|replaces?)",
         unless=r"(?:not|never|MUSTNOT)~replace|adds to"),
    says(A, "-", r"(?:no|without|not|MUSTNOT)~(?:right|access|audit|on-?site|inspection)~(?:audit|inspect|on-?site|"
                 r"premises|source|model|code|logs)",
                     unless=r"(?:no|without|not)~(?:charge|fee|cost|notice|refus|limit|restrict|withh)"),
    says(A, "-", r"(?:audit\w*|inspection)~~(?:at CITY's (?:sole |own )?(?:cost|expense)|CITY (?:MUST )?(?:pays?|"
                 r"bears?|reimburse)|once (?:per|a|every|in)|subject to VENDOR's)",
                     unless=r"(?:VENDOR|unless)~(?:bears?|pays?)~cost|at VENDOR's"),
    says(A, "+", r"(?:CITY|auditor|court of auditors|regulator|researchers?)~~(?:unrestricted|full|direct|free|"
                 r"complete|read|at any time|continuous) (?:and \w+ )?access", unless=r"MUSTNOT|not have|no "),
    says(A, "+", r"right (?:to|of) (?:audit|inspect)\w*", 1.0, unless=r"no right|MUSTNOT|not have|waive"),
    # explanation
    does(E, "VENDOR", r"(?:explain|provide~~expla\w+|give~~(?:expla\w+|reasons)|disclose~~(?:logic|model|algorithm|"
                      r"factor|weight|method|scor)|document~~(?:logic|model|algorithm|decision|training)|"
                      r"describe~~(?:how|logic|model|algorithm)|supply~~expla\w+|"
         r"(?:provide|supply|make available|hand over|publish)~~(?:information needed|logic|model|method|features?|"
         r"weights?|factors|training data|algorithm\w*|scor\w+))",
         must="+", neednot="-", mustnot="-"),
    does(E, "VENDOR", r"(?:refuse|withhold|rely on~trade secre|invoke~(?:trade secre|commercial|confidential)|"
                      r"claim~(?:trade secre|confidential)|decline)", may="-", mustnot="+", unless=r"audit"),
    says(E, "-", r"(?:scor\w+|weight\w*|algorithm\w*|models?|method\w*|logic|parameters?|formula|features?|"
                 r"thresholds?|rules|ranking|inner workings|functioning)~~(?:proprietary|trade secrets?|"
                 r"confidential|not be (?:disclosed|revealed|shared|explained|provided|published|made)|"
                 r"undisclosed|MUSTNOT be (?:disclosed|revealed|shared|explained|provided|published|made|available)|"
                 r"secret|black box)",
                     unless=r"(?:no|not|never|neither|nor|without|MUSTNOT)~(?:trade secre|propriet|invoke|claim|"
                            r"confiden|secre)\w*|regardless|even (?:if|where)|whether or not|MUSTNOT (?:refuse|rely|"
                            r"invoke|claim|withhold)"),
    says(E, "+", r"(?:resident|person|citizen|data subject|individual|applicant|anyone|people|household|"
                 r"driver)s?~(?:affected|concerned)?~~(?:MUST (?:receive|get|be (?:given|told|informed|provided))|"
                 r"MAY (?:ask|obtain|request|receive)|is (?:told|given|entitled)|receives?|gets?)~~(?:expla\w+|"
                 r"reason|why|how|plain|logic)"),
    says(E, "+", r"(?:explain|explanation)~~(?:plain|understandable|clear|lay|simple|everyday) (?:language|words|"
                 r"terms)|(?:plain|clear|understandable|simple)~(?:language|words|terms)?~expla\w+",
                     unless=r"MUSTNOT|NEEDNOT"),
    says(E, "+", r"(?:trade secre\w+|commercial (?:secre\w+|confiden\w+)|intellectual property|"
                 r"confidential\w*)~~(?:MUSTNOT|no (?:bar|ground|reason|excuse|defence)|not (?:a|be a|be)? ?(?:bar|"
                 r"ground|reason|excuse|defence)|never)"),
    says(E, "-", r"(?:no|not|NEEDNOT|MUSTNOT)~(?:expla\w+|reasons for|individual (?:decisions?|scores?))",
        unless=r"(?:MUSTNOT|not)~(?:refuse|withhold|without|trade)|without~expla"),
    does(N, "CITY|BOTH", r"(?:reveal|tell|disclose|discuss|communicate|comment|publish|inform|speak|talk|"
                         r"show)~~(?:public|press|elected|councill|residents?|oversight|journalist|anyone|"
                         r"data subjects|media|council\b|committee|works council)", mustnot="-", may="+", only="-"),
    does(N, "CITY|BOTH", r"(?:withhold|refuse|resist|oppose|redact|keep~to (?:itself|yourself)|clear~(?:advance|"
                         r"with VENDOR)|treat~~(?:trade secret|business secret|confiden)|obtain VENDOR's)", must="-",
                             mustnot="+", weight=1.5),
    says(N, "-", r"(?:kept|remain\w*|keep)~(?:between|undisclosed|to yourself|within) ?(?:BOTH|VENDOR|partners|"
                 r"the parties)?|(?:clear(?:ed)?|approv\w+|agree[ds]?)~(?:in advance|beforehand|first)~(?:with|"
                 r"by) VENDOR", 1.5, unless=r"MUSTNOT|no |never"),
    says(N, "+", r"(?:blacked out|redacted|withheld)~~(?:only|schedule|annex|until)|only~~(?:blacked out|redacted|"
                 r"withheld)", 1.5),
    says(A, "-", r"(?:audit\w*|inspect\w*)~~(?:approved by VENDOR|VENDOR (?:agrees|consents|approves)|not more than|"
                 r"at most once|outside the scope|reasonable grounds|during business hours only|competitor)", 1.5,
                     unless=r"MUSTNOT|NEEDNOT"),
    says(E, "-", r"(?:standard|template|agreed) (?:text|answer|reply)|NEEDNOT~(?:expla|give reasons|"
                 r"disclose~(?:logic|method|model))|(?:methods?|weight\w*|logic|model)~~(?:remains?|stays?|"
                 r"kept)~(?:secret|with VENDOR|undisclosed|internal)", 1.5),
)  # fmt: skip
