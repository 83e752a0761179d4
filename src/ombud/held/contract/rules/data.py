"""Whose the data are, how the city gets at them, what else they may serve, and when they are gone."""

from __future__ import annotations

from ombud.held.contract.lines import RedLine
from ombud.held.contract.rules.grammar import Rule, about, does, says

W, F, R, S = RedLine.CITY_OWNS_DATA, RedLine.OPEN_FORMAT_ACCESS, RedLine.RETENTION_DESTRUCTION, RedLine.SECONDARY_USE
_OWN = (
    r"(?:own(?:s|ed|ership)?|title|property|belongs?|proprietary|proprietor|vests?|rights? in|controller of|"
    r"interest in)"
)
_TRAIN = (
    r"(?:train(?:s|ed|ing)?|improv\w+|benchmark\w*|develop(?:ing|ment)?|research|marketing|advertis\w+|"
    r"analytics products?|monetis\w+|monetiz\w+|commerciali[sz]\w+|product (?:improvement|development)|"
    r"own (?:business )?purposes|any (?:lawful |other |business )?purpose)"
)
_USE = (
    r"(?:us(?:e|ed|es|ing)|process(?:ed|ing)?|exploit\w*|sell|sold|sale|licen[cs](?:e|ed)|shar(?:e|ed)|combin(?:e|"
    r"ed)|merg(?:e|ed)|link(?:ed)?|disclos(?:e|ed)|transfer(?:red)?|publish(?:ed)?|commerciali[sz]\w*|moneti[sz]\w*|"
    r"analy[sz]e[d]?|aggregat\w+|repurpos\w+|re-?us\w+|enrich\w*|creat\w+|compil\w+|distribut\w+|provid\w+~third|"
    r"mak\w+ available)"
)
_DELETE = r"(?:delet\w+|destr(?:oy\w*|uct\w+)|eras\w+|purg\w+|wip(?:e|ed)|overwrit\w+|anonymi[sz]ed)"

ABOUT = (
    about(
        W,
        rf"<DATA>~~{_OWN}|{_OWN}~~<DATA>",
        r"derived data|usage data|aggregated data|raw data|anonymi[sz]ed data|generated (?:by|through|in)|"
        r"data (?:rights|sovereignty|controller)",
    ),
    about(
        F,
        r"export\w*|download\w*|apis?\b|bulk|machine[- ]readable|open(?:,| and)?~formats?|non-?proprietary|"
        r"(?:proprietary|native|documented|standard|VENDOR's) format|extracts?\b|"
        r"access to~(?:its |all |the |CITY |CITY's |raw )?(?:data|datasets?)|copy of~data|data (?:portability|"
        r"access|extraction)",
        r"formats?|csv|json|xml|parquet|interface for data|query|retriev\w+|portab\w+|dashboard|data dictionary|schema",
    ),
    about(
        R,
        r"ret(?:ain|ention)\w*~~(?:<DATA>|copies|period)|<DATA>~~(?:ret(?:ain|ention)|kept for|stored for|"
        rf"{_DELETE})|{_DELETE}~~(?:<DATA>|copies|backups?)|storage periods?|certificate of (?:destruction|deletion|"
        r"erasure)|end date",
        rf"{_DELETE}|ret(?:ain|ention)\w*|archiv\w+|backups?|as long as|stor(?:e|ed|age)",
    ),
    about(
        S,
        rf"<DATA>~~(?:{_TRAIN}|sold|sell|purposes?|third part|combin|de-?identif|anonymi[sz]|aggregat|licen[cs]e)|"
        r"(?:sell|sold|sale|licen[cs]e|moneti|commerciali|use|uses|using|exploit|share|combin\w+|re-?use)~~<DATA>|"
        r"secondary (?:use|purposes?)|purpose limitation|(?:artificial intelligence|machine learning|ai) models?|"
        r"data brokers?|advertis\w+|profil(?:e|es|ing)",
        r"de-?identified|anonymi[sz]ed|aggregated|purposes?|insights|derived|learning",
    ),

    about(W, r"independent controller|sui generis|(?:recordings|measurements|traces|observations|counts|signals|"
             r"indicators|everything~(?:senses|records|collects))~~(?:belong|are VENDOR|owned|property|VENDOR's|"
             r"CITY's)|citizen records|service-generated|whose~data",
                 r"indicators|database right|recordings|measurements"),
    about(F, r"(?:copy|copies|extract\w*|dump|file)~(?:of|in)~(?:records|data\b|counts|<DATA>)|file (?:type|layout|"
             r"format)|native~(?:archive|type|backup|format)|extraction (?:work|tariff|fee)|viewing portal|viewer|"
             r"slide deck|raw (?:counts|values|feed)|real-time access|data (?:return|feed|tap)|underlying counts|"
             r"take~data~(?:out|with)", r"extract\w*|furnish\w*|feeds?"),
    about(R, r"(?:recordings?|records|copies|images|logs|files|traces)~~(?:kept|keep|delet\w*|eras\w*|destroy\w*|"
             r"gone|overwritten|wiped|stored for|retained)|(?:delet\w*|eras\w*|destroy\w*)~within|end of life|"
             r"clean-?up schedule|shredd\w*|degauss\w*", r"kept|keeps?"),
    about(S, r"(?:for|to)~(?:its|VENDOR's|our) own (?:purposes|use|products?|business|research|ends)|"
             r"develop\w*~(?:products?|models?|algorithms?)|other (?:customers|towns|clients)~(?:data|benefit|"
             r"products)|worldwide for products|research partners|data (?:products?|pools?|marketplace|brokers?)|"
             r"monetis\w*|train(?:ing)?~(?:models?|algorithms?|neural|ai\b)|(?:enrich|cross-?match|"
             r"combin)\w*~(?:with)~(?:other|third)", r"products?|partners|research"),
    about(W, r"(?:own|VENDOR's) assets?|not being CITY's property|(?:output|detections|classifications|archive|"
             r"counts)~~(?:assets?|constitutes?|property|belongs?)|feedback and telemetry",
                 r"outputs?|detections|asset"),
    about(R, r"keep~without term|kept without term|records policy|purge\w*", r"term"),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    # whose
    says(W, "+", r"<DATA>~~(?:is|are|remains?|MUST (?:be|remain|at all times be)|be|become|stays?|belongs?|"
                 r"vests?)~(?:sole|exclusive|the|solely|only|in|to|under)?~(?:property|owned|belongs?|vest\w*|of|in|"
                 r"to|control) ?(?:and control )?(?:solely |exclusively |only )?(?:of|by|to|in|"
                 r"with)? ?CITY\b(?!'s (?:device|premises|own use))",
                     unless=r"(?:not|MUSTNOT|no longer|cease)~(?:property|owned|belong|vest)|property of VENDOR|"
                            r"owned by VENDOR|belongs? to VENDOR|vests? in VENDOR|except|other than~(?:derived|"
                            r"aggregat|usage|VENDOR)"),
    says(W, "+", r"CITY (?:is the (?:sole |exclusive )?owner|(?:solely |exclusively )?owns?|retains?~(?:ownership|"
                 r"title|rights?)|has~(?:ownership|title|sole rights)|holds~(?:title|ownership|rights)|"
                 r"keeps~(?:ownership|title)|is (?:the )?(?:sole )?controller|MUST (?:own|be the owner|retain|"
                 r"have~title))~~<DATA>", unless=r"does not|no longer|raw data only|input data only"),
    says(W, "+", r"(?:property|ownership|title)~(?:of|in|to)~<DATA>~~(?:vests?|belongs?|rests?|lies?|remains?|"
                 r"MUST (?:vest|belong|remain|lie)|is)~(?:with|in|to) CITY"),
    says(W, "+", r"VENDOR (?:acquires?|obtains?|gains?|has|claims?|receives?|MUST (?:acquire|have|"
                 r"obtain)) no~(?:right|title|interest|ownership|licen[cs]e|claim)~~<DATA>"),
    says(W, "+", r"no~(?:right|title|interest|ownership|lien)~~<DATA>~~(?:pass|transfer|grant|vest|arise|accrue|"
                 r"given|acquired)\w*~(?:to|in|by) VENDOR"),
    does(W, "VENDOR", r"(?:acquire|claim|obtain|assert|have|own|retain|hold)~~(?:right|title|interest|ownership|"
                      r"lien|own|property)?~~<DATA>", mustnot="+", must="-", may="-",
                          unless=r"(?:retain|hold|keep)~(?:copies|for|until|records)|no (?:right|title)|software|"
                                 r"audit|confidential"),
    says(W, "-", r"<DATA>~~(?:is|are|remains?|MUST (?:be|remain|at all times be|become)|be|become|stays?|belongs?|"
                 r"vests?)~(?:property|owned|belongs?|vest\w*|asset|of|in|to|proprietary)~(?:of|by|to|in|"
                 r"with)? ?VENDOR\b(?!'s (?:cost|expense|system|platform|possession|custody))",
                     unless=r"(?:not|never|MUSTNOT|NEITHER|no part)~(?:property|owned|belong|vest|become)|returned?|"
                            r"deleted|handed|transferred to CITY|provided to VENDOR"),
    says(W, "-", r"<DATA>~~(?:are|is|MUST be|remain|constitutes?) (?:the )?VENDOR's? ?(?:sole |exclusive |"
                 r"own )?(?:property|confidential|proprietary|asset)"),
    says(W, "-", r"VENDOR (?:is the (?:sole |exclusive )?owner|(?:solely |exclusively |hereby )?owns?|(?:expressly |"
                 r"hereby )?(?:retains?|reserves?|keeps?|holds?|has)~(?:ownership|title|rights?|property|interest)|"
                 r"MUST (?:own|be the owner|retain|have|hold))~~<DATA>",
                     unless=r"no (?:right|title|ownership|interest)|copies|MUSTNOT|software|third[- ]party|"
                            r"confidential information"),
    says(W, "-", r"(?:ownership|title|rights?)~(?:of|in|to)~(?:derived|usage|aggregat\w+|anonymi\w+|inferred|"
                 r"generated|sensor|operational|service|telemetry|system|platform)~<DATA>~~(?:VENDOR|joint)"),
    says(W, "-", r"CITY (?:acquires?|obtains?|gains?|has|receives?|MUST (?:acquire|have|obtain))(?: only|"
                 r" merely)? (?:no~(?:right|title|interest|ownership|claim)|(?:a|an)~(?:licen[cs]e|right (?:to|"
                 r"of) (?:use|view|access)))~~<DATA>"),
    says(W, "-", r"CITY~(?:assigns?|transfers?|grants?|conveys?|waives?|MUST assign|MUST transfer)~~(?:right|title|"
                 r"ownership|interest)~~<DATA>~~VENDOR|CITY~(?:assigns?|transfers?|waives?)~~VENDOR~~(?:right|title|"
                 r"ownership|interest)~~<DATA>"),
    does(W, "CITY", r"(?:own|claim|have|acquire)~~(?:right|title|ownership|interest)?~~<DATA>", mustnot="-", must="+",
        may="+", unless=r"access|audit|export|software"),
    says(W, "-", r"<DATA>~~(?:jointly owned|joint property|co-?owned|owned jointly|shared ownership)", 1.5),
    # access
    does(F, "CITY|NOBODY", r"(?:export|download|extract|obtain|retrieve|access|query|copy|receive|request|"
                           r"take)~~<DATA>", may="+", mustnot="-", only="-",
                               unless=r"personal data of|audit|inspect|subject to the freedom"),
    does(F, "VENDOR|", r"(?:provide|make available|deliver|offer|supply|give|keep|publish|hand over|"
                       r"maintain)~~(?:apis?\b|export|<DATA>~~format|format~~<DATA>|(?:bulk|full|complete|"
                       r"unrestricted|continuous|direct|free)~access~~<DATA>|copy of~<DATA>)", must="+", neednot="-",
                           may="-", mustnot="-"),
    does(F, "|BOTH", r"be (?:exported|downloaded|extracted|made available|retrieved|accessible|delivered|"
                     r"provided)~~(?:format|<FREE>|at any time|machine|open|api)", may="+", must="+", mustnot="-",
                         unless=r"software|source code|training"),
    says(F, "+", r"(?:open|non-?proprietary|machine[- ]readable|documented|open-standard)~(?:machine[- ]readable |"
                 r"and documented |, )?formats?~~(?:<FREE>|at any time|on request|whenever)|(?:<FREE>|"
                 r"at any time)~~(?:open|non-?proprietary|machine[- ]readable|documented)~formats?",
                     unless=r"MUSTNOT|<PAID>|not "),
    says(F, "-", r"(?:export\w*|extracts?|data access|apis?\b|download\w*|access to~<DATA>|copies of~<DATA>|"
                 r"bulk)~~(?:<PAID>|VENDOR's (?:own |proprietary )?format|proprietary format|at VENDOR's|read-only|"
                 r"only (?:through|via|by|in)|premium|not (?:included|available|supported|part|provided)|limited to|"
                 r"MUSTNOT|no more than|up to \d+)", unless=r"<FREE>|no~fee|not~charge"),
    says(F, "-", r"(?:VENDOR's|product's|VENDOR) (?:own |proprietary |native |internal |standard )+format|in (?:a|"
                 r"the|its) (?:proprietary|native) format|(?:in )?the format (?:supported|used|determined|"
                 r"chosen) by (?:the product|VENDOR|the platform)|formats? (?:of VENDOR's choosing|"
                 r"VENDOR (?:chooses|selects|determines))",
                     unless=r"non-?proprietary|not~proprietary|no proprietary|MUSTNOT"),
    says(F, "-", r"(?:only|solely|exclusively) (?:through|via|by means of|in|as|on)~(?:dashboard|reports?|pdf|"
                 r"platform|portal|web interface|screen)|view~<DATA>~(?:only|solely)|<DATA>~~only~(?:dashboard|"
                 r"portal|reports?|pdf)", unless=r"not only"),
    # retention
    does(R, "VENDOR|", rf"{_DELETE}", must="+", neednot="-", may="+", mustnot="-", weight=1.5,
        unless=r"without (?:prior )?notice|terminat~access"),
    does(R, "VENDOR|", r"(?:retain|keep|store|hold|preserve|archive|be (?:kept|retained|stored|held|"
                       r"preserved))~~(?:<DATA>|copies|backups?|as long as|indefinite|longer|months?|days?|years?|"
                       r"period)", may="-", mustnot="+", only="+", must="+",
         unless=r"(?:delete|destr|eras)\w*~~(?:within|after|by|no later)|confidential information|insurance|books|"
                r"accounts|title|ownership|within the (?:country|eu|european)|on servers"),
    says(R, "-", r"(?:as long as|so long as|for such (?:time|period)|until such time|for (?:a|any) period|"
                 r"for (?:whatever|any) (?:time|period))~(?:necessary|needed|required|useful|(?:VENDOR|"
                 r"it)~(?:considers?|deems?|finds?|thinks?|sees?|wishes|requires?)|legitimate|business|reasonab)",
                     unless=r"(?:not|never|MUSTNOT|no)~(?:as long as|so long as)|fixed|no later than|at most|no end"),
    says(R, "-", r"(?:ret(?:ain|ention|ained|ains)|kept|keeps?|stor(?:e|ed|es)|hold|held|"
                 r"archive[ds]?)~~(?:indefinite\w*|in perpetuity|perpetual\w*|permanently|without (?:limit|"
                 r"time limit)|unlimited|for ever|forever|no fixed)", unless=r"not|never|MUSTNOT|neither|nor "),
    says(R, "-", r"(?:no|without|not)~(?:certificate|proof|evidence|confirmation)~(?:of )?(?:destruction|deletion|"
                 r"erasure|provided)|NEEDNOT~(?:certif|prove|evidence|delete|destroy|erase)"),
    says(R, "+", r"(?:certificate|proof|proves?|evidence|written confirmation|certif(?:y|ies)|attest\w*|"
                 rf"signed (?:statement|record))~~{_DELETE}|{_DELETE}~~(?:certificate|proof|proven|proves?|evidence|"
                 r"certif(?:y|ies|ied)|logs?\b|written confirmation|signed)",
                     unless=r"NEEDNOT|(?:no|without|not)~(?:certificate|proof|evidence)"),
    says(R, "+", rf"(?:{_DELETE})~~(?:within|after|no later than|at the latest|by|automatically)~(?:\d+|one|two|"
                 r"three|six|seven|ten|twelve|thirty|sixty|ninety|end date|annex)",
                     unless=r"MUSTNOT|MAY~~without|without notice|access ends|NEEDNOT"),
    says(R, "+", r"(?:retention|storage) periods?~~(?:annex|schedule|table|set out|listed|stated|each|\d+)|"
                 r"each~(?:class|category|kind|type|dataset)~~(?:end date|retention|period|destr|delet|eras)",
                     unless=r"determined by VENDOR|MAY~(?:extend|change|vary)|VENDOR's (?:retention )?policy"),
    says(R, "-", r"(?:VENDOR's|its) (?:own |standard |internal |then-current )*(?:retention|archiving|data|"
                 r"backup) (?:polic|schedule)\w*|retention~(?:determined|set|decided|extended) by VENDOR", 1.5),
    # second use
    does(S, "VENDOR", rf"{_USE}~~(?:<DATA>|it\b|them\b)?~~(?:{_TRAIN})", may="-", mustnot="+", only="+", must="-",
        unless=r"solely to (?:perform|provide)|own (?:cost|expense)|training (?:of|for|to) CITY|source code|"
               r"software for"),
    does(S, "VENDOR", r"(?:sell|sold|moneti[sz]\w*|commerciali[sz]\w*|exploit|licen[cs]e|rent|share|disclose|"
                      r"transfer|provide~third|re-?identif\w+|combine|merge|link|enrich|profile|trade)~~(?:<DATA>|"
                      r"it\b|them\b|third part)", may="-", mustnot="+", only="+",
                          unless=r"software|source code|agreement|contract|confidential|sub-?contract|"
                                 r"affiliate~assign"),
    does(S, "VENDOR|", r"(?:be )?(?:us(?:e|ed)|process(?:ed)?|handle[d]?|access(?:ed)?)~~(?:<DATA>|for)~~",
        only="+", weight=1.0,
        unless=r"software|licen[cs]e"),
    does(S, "VENDOR", r"(?:use|process|analy[sz]e|exploit|access)~(?:de-?identified |aggregated |anonymi[sz]ed |"
                      r"such |the |all |any |CITY |CITY's |usage |derived |personal )*<DATA>",
                          may="-", mustnot="+", weight=1.5,
                          unless=r"(?:solely|only|exclusively|to the extent)~(?:perform|provide|purpos|deliver|"
                                 r"necessary)"),
    does(S, "|", rf"be (?:{_USE})~~(?:{_TRAIN}|third part|other (?:source|data|purpose)|VENDOR)",
        mustnot="+", may="-", weight=1.5,
        unless=r"software|source code|fees?|invoice"),
    does(S, "|", r"be (?:sold|combined|merged|linked|commerciali[sz]ed|moneti[sz]ed|shared|licensed|re-?identified|"
                 r"used to train|used for any (?:other )?purpose)", mustnot="+", may="-", weight=3.0,
                     unless=r"software|source code"),
    says(S, "+", r"(?:solely|only|exclusively|strictly)~(?:for|to)~(?:the )?(?:purposes?|performance|perform|"
                 r"provide|provision|deliver)", 1.5, unless=r"MAY also|as well as|in addition|software|licen[cs]e"),
    says(S, "+", r"(?:never|not|nor|neither|no|MUSTNOT)~(?:sold|sale|sell|commerciali|moneti|train(?:s|ed|"
                 r"ing)?~(?:model|algorithm|ai|machine)|advertis|profil|combin)", 1.5,
                     unless=r"NEEDNOT|not limited|no consent|nothing-prevents VENDOR|software"),
    says(S, "-", r"(?:grants?|licen[cs]es?|hereby gives?)~~VENDOR~~(?:perpetual|irrevocable|worldwide|royalty-free|"
                 r"right|licen[cs]e)~~(?:use|exploit|<DATA>)~~<DATA>",
                     unless=r"solely|only (?:for|to)~(?:perform|provide)|for the (?:sole )?purpose of (?:performing|"
                            r"providing)|for the (?:term|duration)"),
    says(S, "-", r"VENDOR (?:uses?|shares?|sells?|licenses|combines?|analy[sz]es?)~~<DATA>~~(?:product|improv|"
                 r"benchmark|marketing|advertis|partners?|third part|train|any (?:lawful )?purpose|own)",
                     unless=r"MUSTNOT|never|not "),
    says(S, "-", r"(?:de-?identified|anonymi[sz]ed|aggregated?|pseudonymi[sz]ed)~<DATA>~~(?:any (?:lawful |"
                 r"business )?purpose|perpetu|improv|benchmark|third part|freely|without restriction|"
                 r"VENDOR's (?:own )?(?:business|product|purpose))", unless=r"MUSTNOT|never|not be|nor "),
    says(W, "-", r"VENDOR~(?:acts?|is|MUST act)~(?:as )?(?:an? )?(?:independent|sole|separate|own) controller|"
                 r"(?:sui generis|database) right~~VENDOR|VENDOR~~(?:sui generis|database right|maker of)|"
                 r"form(?:s)? part of VENDOR's (?:database|system|platform|assets?)|<DATA>~(?:which )?(?:is|"
                 r"are) VENDOR's\b|belong\w* to VENDOR from creation", unless=r"not |MUSTNOT|no "),
    says(W, "-", r"(?:does|MUST) not include~~(?:usage|service|derived|telemetry|metadata|aggregat|device|log|"
                 r"inferred)|(?:other than|except(?:ing)?|excluding|save)~(?:usage|service|derived|telemetry|"
                 r"metadata|aggregat|device|inferred|statistical)", 1.5, unless=r"personal data"),
    says(F, "-", r"(?:quotes?|quotation|tariff|price[ds]?)~~(?:extract\w*|export\w*|copy|copies|data supply)|"
                 r"(?:extract\w*|export\w*|copies|requests in (?:excess|between))~~(?:tariff|quot\w*|priced|"
                 r"additional services|changes under|purchase order)", unless=r"no |<FREE>|not "),
    says(F, "-", r"native~(?:archive|type|backup|format)|(?:format|file type)~(?:as )?(?:VENDOR|it)~(?:MAY|chooses?|"
                 r"selects?|determines?)|VENDOR MAY (?:choose|select|determine)~(?:format|file type|form)|"
                 r"no more than (?:once|twice|\w+ times)|not more than (?:once|twice|two|one)|VENDOR's viewer|"
                 r"slide deck|by way of~(?:portal|viewer|dashboard)|(?:does not|not) (?:include|provide|"
                 r"offer)~(?:raw|export|bulk|api|metadata)", 1.5, unless=r"without (?:limit|charge)|<FREE>|audit"),
    does(R, "VENDOR|", r"(?:extend|prolong|vary)~~(?:retention|period|storage)", may="-", mustnot="+"),
    says(R, "-", r"(?:backups?|copies|archives?)~~(?:excluded|not (?:covered|deleted|affected)|"
                 r"MAY (?:be )?(?:remain|retained|kept)|remain in)|NEEDNOT~~(?:delete|erase|destroy|certif)", 1.5,
                     unless=r"MUSTNOT|overwritten within|no longer than"),
    says(S, "-", r"(?:for|to)~(?:its|VENDOR's) own (?:purposes|use|products?|business|research|ends)|"
                 r"worldwide for products|benefit of (?:towns|other towns|other customers)|data (?:marketplace|"
                 r"brokers?|partners)", 1.5, unless=r"MUSTNOT|never|not |no |nor |neither"),
    says(W, "-", r"(?:as|are|is) (?:its|VENDOR's) (?:own )?assets?|not being CITY's property|constitutes VENDOR|"
                 r"(?:telemetry|output|feedback)~~(?:belongs? to|property of) VENDOR", 2.0,
                     unless=r"MUSTNOT|not~(?:VENDOR's|its) (?:own )?asset"),
    says(R, "-", r"without term\b|for an unlimited|keep~back-?up~where~convenient", 2.0, unless=r"MUSTNOT|not "),
)  # fmt: skip
