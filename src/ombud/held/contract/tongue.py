"""Which language a contract is written in, told by its most frequent small words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ombud.words import Sentence, mark, say

READ = frozenset({"en"})  # languages that the reader of clauses reads
WINDOW = 2000  # characters that are judged by themselves, so that a second language shows
LEAST = 5  # small words of a language before it is said to be there
MOST_WINDOWS = 250  # judged in a long contract, spread over its whole length
SHARE = 0.12  # of all words: running text has thirty to fifty small ones in a hundred
LEAD = 1.5  # times as many as the next language's
NEAR_LEAD = 1.1  # and as those of a language of the same family
FEW = 4  # windows; in a longer contract a second language needs two of them
SECOND = 0.1  # of a contract's windows in another language: then it is in two
_WORD = re.compile(r"[^\W\d_]+")

NAMES = {
    "en": mark("English"), "nl": mark("Dutch"), "sv": mark("Swedish"), "es": mark("Spanish"), "fr": mark("French"),
    "de": mark("German"), "da": mark("Danish"), "no": mark("Norwegian"), "fi": mark("Finnish"), "it": mark("Italian"),
    "pt": mark("Portuguese"), "ca": mark("Catalan"), "pl": mark("Polish"),
}  # fmt: skip
_SMALL = {
    "en": "the of and to in shall by or any this that with for be is such not as from which its other on may will are"
    " it under all has each upon have been",
    "nl": "de het van een en in op te dat die is voor met zijn niet door aan of bij wordt als deze worden naar om dan"
    " tot uit ook zal haar dit zoals indien",
    "sv": "och att i det som en är på för av med den till inte har de ett om eller ska skall från vid kan vara enligt"
    " samt så detta denna efter utan",
    "es": "de la que el en y los del las por un para con una no se al lo su o como sus este esta más será deberá"
    " dicha dicho ser entre sin cuando",
    "fr": "de la le et les des en du à une un que est pour dans par au sur qui ne pas sont ou ce cette aux avec il"
    " elle leur être sans son sa ses",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er"
    " hat dass sie nach wird bei einer um am sind oder",
    "da": "og i at det en den til er som på de med af for ikke der et har om fra skal eller kan ved efter denne dette"
    " være sig blive bliver ved mellem",
    "no": "og i det er på som en av til for med den at de ikke et har om fra skal eller kan ved etter denne dette være"
    " mellom også hvis blir",
    "fi": "ja on ei se että tai joka sen sekä mukaan ovat sopimuksen voi kuin tämän siitä jos myös osapuoli jotka"
    " ole ennen jonka",
    "it": "di e il la che in per un del della le con non una sono da alla al dei delle si nel i gli lo o è ai come"
    " anche dal essere ogni",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como ou das ao pelo pela ser são"
    " deverá entre sem nos à",
    "ca": "de la i el que les en els per a del amb un una no és al dels o es més com aquest aquesta ha seva seu"
    " ser pel pels",
    "pl": "i w na z do się o jest że nie oraz przez od dla po jak lub jego są przy być za ze umowy strony który która",
}
# Letters that stand alone number items as often as they are words.
_WORDS = {tongue: frozenset(word for word in words.split() if len(word) > 1) for tongue, words in _SMALL.items()}


def tongue(text: str) -> str:
    """The language of a text in two letters; empty where it cannot be told."""
    told = tongues(text)
    return told[0] if told else ""


def tongues(text: str) -> tuple[str, ...]:
    """The languages of a text, the one that most of it is in first; a second only where a tenth of it is in that."""
    starts = range(0, max(len(text), 1), WINDOW)
    every = -(-len(starts) // MOST_WINDOWS)
    told = [_of(text[at : at + WINDOW]) for at in starts[::every]]
    found = Counter(each for window in told for each in window)
    ranked = sorted(found, key=lambda each: (-found[each], each))
    least = max(SECOND * sum(map(bool, told)), 1 + (len(told) > FEW))
    return tuple(each for each in ranked if found[each] >= least or each == ranked[0])


def like_english(text: str) -> bool:
    """Of a text whose language cannot be told: whether no other language has more of its small words in it."""
    score = _scores([word.casefold() for word in _WORD.findall(text[:WINDOW])])
    return score["en"] > 0 and score["en"] == max(score.values())


def _scores(words: Sequence[str]) -> dict[str, int]:
    """How many of the words are small words of each language."""
    counted = Counter(words)
    return {tongue: sum(counted[word] for word in small) for tongue, small in _WORDS.items()}


def _of(text: str) -> tuple[str, ...]:
    """The language of one window; two where a good share of its words is of either alone."""
    words = [word.casefold() for word in _WORD.findall(text)]
    counted = Counter(words)
    score = _scores(words)
    first, second = sorted(score, key=lambda each: (-score[each], each))[:2]
    if score[first] < max(LEAST, SHARE * len(words)):
        return ()
    alone = sum(counted[word] for word in _WORDS[second] - _WORDS[first])
    if alone > SHARE / 2 * len(words) and not _kin(first, second):
        return (first, second)
    lead = NEAR_LEAD if _kin(first, second) else LEAD
    return (first,) if score[first] >= lead * score[second] else ()


def _kin(one: str, other: str) -> bool:
    """Languages of one family share many small words: there a smaller lead tells them apart."""
    return any({one, other} <= family for family in _FAMILIES)


_FAMILIES = ({"da", "no", "sv"}, {"es", "ca", "pt", "it", "fr"}, {"nl", "de"})


def about_tongue(text: str) -> tuple[Sentence, ...]:
    """What to say of the language of a contract: nothing where all of it is in one that can be read."""
    told = tongues(text)
    if not told:
        return (say("Its language cannot be told; the reader of clauses reads English only."),) if text.strip() else ()
    names = [say(NAMES[each]) for each in told]
    if len(told) > 1:
        words = mark("It is in two languages, {one} and {other}; the reader of clauses reads English only.")
        return (say(words, one=names[0], other=names[1]),)
    if told[0] in READ:
        return ()
    return (say("It is in {language}; the reader of clauses reads English only.", language=names[0]),)
