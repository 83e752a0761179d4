"""Whether what is new went where most already stood, as measured: more of it than a draw by lot would send there."""

from __future__ import annotations

from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.measured import ends, in_a_row, latest, share, worse
from ombud.evidence.said import key, number, short, told
from ombud.ledger.stack import Stack, Stated
from ombud.served.computed import MeasuredGrowth
from ombud.words import Sentence, say


def growth(stack: Stack) -> Finding | None:
    """What the measured years say of demand 4.3; nothing if none were measured."""
    found = latest(stack.of(MeasuredGrowth), lambda body: (key(body.what), key(body.over)))
    return worse(*map(_grown, found)) if found else None


def _grown(one: Stated[MeasuredGrowth]) -> Finding:
    body, what = one.body, short(one.body.what)
    to_most, by_lot = number(body.to_most), ends(body)
    if not body.new:
        because = say("Nothing new came after the first year ({what}), so nothing can follow.", what=what)
        return silent(_with_years(because, body), say("Measure again once something new has come."), [one])
    if to_most is None or by_lot is None:
        because = say("Where what is new went is not known ({what}).", what=what)
        mend = say("Give the day on which each thing came, and measure again.")
        return silent(_with_years(because, body), mend, [one])
    gaps = {"what": what, "n": body.new, "share": share(to_most), "low": share(by_lot[0]), "high": share(by_lot[1])}
    if to_most > by_lot[1]:
        because = say("Of what is new ({what}, {n} in all) {share} per cent went where most already stood; by lot it "
                      "would be {low} to {high} per cent.", **gaps)  # fmt: skip
        mend = say("Say why it goes there again, or put what is new where less stands.")
        return crossed(_with_years(because, body), [one], mend)
    because = say("Of what is new ({what}, {n} in all) {share} per cent went where most already stood, no more than a "
                  "draw by lot would send there ({low} to {high} per cent).", **gaps)  # fmt: skip
    return kept(_with_years(because, body), [one])


def _with_years(because: Sentence, body: MeasuredGrowth) -> Sentence:
    """The sentence, followed by how unevenly it was spread in the first and in the last year, where that is known."""
    then, now = number(body.then), number(body.now)
    if then is None or now is None or body.since is None or body.until is None:
        return because
    gaps = {"then": f"{then:.3f}", "now": f"{now:.3f}", "year": str(body.since), "later": str(body.until)}
    if not told(body.over):
        return in_a_row([because, say("Inequality (Theil): {then} in {year}, {now} in {later}.", **gaps)])
    years = say("Inequality over {scale} (Theil): {then} in {year}, {now} in {later}.", scale=short(body.over), **gaps)
    return in_a_row([because, years])
