"""English words of keeping and deleting data."""

from __future__ import annotations

from ombud.held.tongues import Tongue, compounds, counted

ONES = "one two three four five six seven eight nine"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NEED = r"need\w*|necessary|required?|requires|useful|relevant|want\w*|serves?"

ENGLISH = Tongue(
    code="en",
    stems="keep kept keeping retain retention stor preserv held hold archiv save remain delet eras destr wip purg"
    " remov discard overwr anonymi dispos shredd pseudonym stripp clear blank taken_down",
    keep=r"kept|keeps?|keeping|retain(?:s|ed|ing)?|stor(?:e|es|ed|ing)|storage|preserv(?:e|es|ed|ing)|held|holds?"
    r"|archived?"
    r"|saved?|remains? (?:available|on|in)",
    delete=r"delet(?:e|es|ed|ing|ion)|eras(?:e|es|ed|ing|ure)|destroy(?:s|ed|ing)?|destruction|wip(?:e|es|ed|ing)"
    r"|purg(?:e|es|ed|ing)"
    r"|remov(?:e|es|ed|ing|al)|discard(?:s|ed|ing)?|overwrit(?:e|es|ten|ing)|anonymi[sz](?:e|es|ed|ing)|disposed of"
    r"|shredded|pseudonymi[sz]ed|stripped|cleared|blanked|taken down",
    sure=r"eras\w+|delet\w+|overwrit\w+|anonymi[sz]\w+|purged?|archived",
    term=r"retention(?: periods?| times?| terms?| schedules?)?|storage (?:period|time)|retain(?:ed)? until",
    data=r"(?:meta|personal )?data(?:sets?| ?bases?)?|images?|pictures?|photos?|photographs?|footage|recordings?"
    r"|videos?|audio|films?"
    r"|files?|logs?|records?|reads?|plates?|forms?|details|information|cop(?:y|ies)|back-?ups?|readings?|totals"
    r"|entries"
    r"|documents?|histor(?:y|ies)|profiles?|cookies|addresses|material|samples|locations?|transcripts?|messages"
    r"|e-?mails?|calls"
    r"|identifiers?|results|answers|responses|notes|papers|correspondence|evidence|snippets|clips?|names|numbers"
    r"|registers?"
    r"|database|figures|statistics|applications?|bookings|journeys|trips|tracks|complaints|consents?|surveys?"
    r"|reports?|invoices|scores?|counts?|buffers?|faces|tapes?",
    pronoun=r"it|they|these|this|those|them",
    no_end=rf"(?:for )?(?:as|so) long as\b.{{0,60}}?\b(?:{NEED})|longer than\b.{{0,30}}?\b(?:{NEED})"
    rf"|until\b.{{0,40}}?\b(?:no longer|not)\b.{{0,20}}?\b(?:{NEED}|in use)"
    rf"|(?:once|when)\b.{{0,30}}?\bno longer (?:{NEED})"
    r"|until\b.{0,30}?\b(?:asks?|requests?|requested)\b.{0,20}?\b(?:delet|eras|remov)\w+"
    r"|indefinite(?:ly)?|undetermined|for ever|forever|permanently|in perpetuity|without (?:a |any )?(?:time )?limit"
    r"|until further notice"
    r"|no (?:fixed|set|specific|defined) (?:end|period|limit|term)(?: date)?|unlimited(?: time| period)?"
    r"|not limited in time",
    no_term=r"no (?:fixed |set |formal |agreed )?(?:retention|storage|deletion) (?:period|time|limit|term|schedule"
    r"|date|rule)s?|retention (?:period|time) (?:is |has )?(?:not|yet to be)"
    r"(?: been)? (?:set|fixed|determined|decided|defined|known)|(?:retention|storage) (?:period|time)(?: is"
    r"|:) (?:indefinite|unlimited|undetermined|unknown)",
    at_once=r"immediately|at once|instantly|straight ?away|right away|on the spot|without delay|directly after\b",
    event=r"(?:after|once|as soon as|upon|when|at the end of|following)(?= (?!\d)\w)",
    rival=r"(?:requests?|right|asks?|asked|applications?|application) (?:\w+ ){0,3}?(?:for|to"
    r"|of) (?:\w+ ){0,4}?(?:delet\w+|eras\w+"
    r"|remov\w+|destr\w+)|object(?:s|ed|ions?)?|appeals?(?: must)?|answer(?:s|ed)?|reply|replies|replied"
    r"|respon[ds]\w*|child(?:ren)?"
    r"|pupils?|persons? (?:aged|under|over)|detention|detained|prison|jail|sentenced|imprisonment|runs?|lasts?"
    r"|lodged|restored?"
    r"|recovered|extended|renewed|handled|dealt with|decided|valid|expires|paid|measured?|measures|informed"
    r"|takes? place|open",
    not_before=r"(?:past|last|previous|preceding|recent|every|each|per|aged|under|below|younger than|between"
    r"|clips? of|fragments? of"
    r"|intervals? of|samples? of|films? of|videos? of)",
    not_behind=r"olds?|of age|or older|and older|in prison|imprisonment|ago|earlier|late",
    at_most=r"at most|maximum(?: of)?|max\.?|up to|no (?:longer|more) than|not (?:longer|more) than|within|longest"
    r"|latest",
    at_least=r"at least|minimum(?: of)?|not less than|no less than",
    condition=r"if|when|unless|in case of|where|except|provided",
    otherwise=r"or|unless|except|otherwise|but",
    negation=r"not|never|no|don't|doesn't|cannot|isn't|aren't",
    longer=r"longer|more than|beyond|any more|after",
    counted=r"after|from|since|following|of",
    units={
        r"seconds?|secs?|(?<=\d)s|(?<=\d )s": "S", r"minutes?|mins?": "TM", r"hours?|hrs?|(?<=\d)h|(?<=\d )h": "H",
        r"(?:working |calendar |business )?days?": "D",
        r"weeks?": "W", r"fortnights?": "F", r"months?": "M", r"quarters?(?! past)": "Q", r"(?:calendar )?years?"
        r"|yrs?": "Y",
    },
    numbers=counted(f"{ONES} ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
    | counted(f"{TENS} hundred", 20, 10) | compounds(ONES, TENS, "{ten}-{unit}") | compounds(ONES, TENS, "{ten} {unit}")
    | {"half a": 0.5, "a half": 0.5},
    articles=r"an?(?! second\b)",
    half=r"and a half",
)  # fmt: skip
