"""Every address there is: public pages in each language, machine-readable files, and the workspace."""

from __future__ import annotations

import re
from importlib.util import find_spec

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, register_converter
from django.urls.resolvers import URLPattern, URLResolver

from ombud.casefile.questions import BY_WORD
from ombud.web import (
    changes,
    course,
    coursemedia,
    courseprint,
    courseunits,
    coursewords,
    explore,
    gains,
    gainsfiles,
    letters,
    paper,
    public,
    recommendations,
    record,
    redlines,
    refusals,
    registerpage,
    written,
    writtendown,
)
from ombud.web.meetings import urls as meetings


class QuestionWord:
    """One of the seven words."""

    regex = "|".join(BY_WORD)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class CheckNumber(QuestionWord):
    """The number of a check: 5.3."""

    regex = r"[1-7]\.[0-9]{1,2}"


class PartKey(QuestionWord):
    """The key of a part of a measurement: shares."""

    regex = r"(?!explore/)[a-z][a-z-]*"


class Suffix(QuestionWord):
    """A format that a table can be had in."""

    regex = r"csv|parquet|geojson"


class TextFile(QuestionWord):
    """A format that a text can be had in: Word, or Markdown."""

    regex = r"docx|md"


class MediaFile(QuestionWord):
    """A file to listen to, to watch or to read along."""

    regex = "|".join(map(re.escape, coursemedia.FILES))


register_converter(MediaFile, "mediafile")
register_converter(TextFile, "textfile")
register_converter(QuestionWord, "question")
register_converter(CheckNumber, "check")
register_converter(PartKey, "part")
register_converter(Suffix, "suffix")

pages: list[URLPattern | URLResolver] = [
    path("", public.home, name="home"),
    path("cases/<slug:slug>/", public.case, name="case"),
    path("cases/<slug:slug>/<question:word>/", public.question, name="question"),
    path("cases/<slug:slug>/<question:word>/<check:number>/", public.finding, name="finding"),
    path("cases/<slug:slug>/entries/", public.entries, name="entries"),
    path("cases/<slug:slug>/entries/<int:seq>/", public.entry, name="entry"),
    path("cases/<slug:slug>/measured/<int:seq>/", gains.page, name="gains"),
    path("cases/<slug:slug>/measured/<int:seq>/explore/", explore.page, name="explore"),
    path("cases/<slug:slug>/measured/<int:seq>/<part:key>/", gains.part, name="gains-part"),
    path("cases/<slug:slug>/paper/", paper.page, name="paper"),
    path("cases/<slug:slug>/paper.pdf", paper.pdf, name="paper-pdf"),
    path("changes/", changes.page, name="changes"),
    path("register/", registerpage.page, name="register"),
    path("about/", written.about, name="about"),
    path("words/", written.words, name="words"),
    path("method/", written.methods, name="methods"),
    path("method/<check:number>/", written.method, name="method"),
    path("method/how/<slug:name>/", written.chapter, name="chapter"),
    path("demands/", written.demands, name="demands"),
    path("learn/", course.home, name="learn"),
    path("learn/words/", coursewords.terms, name="learn-words"),
    path("learn/people/", coursewords.persons, name="learn-people"),
    path("learn/recommendations/", recommendations.page, name="learn-recommendations"),
    path("learn/recommendations/<slug:name>/", recommendations.one, name="learn-recommendation"),
    path("learn/progress/units/", courseunits.page, name="learn-units"),
    path("", include("ombud.web.learn_urls")),
    path("", include(meetings)),  # what everyone can send, and the workspace of workshops
    *meetings.read,
    path("learn/<int:number>/", course.module, name="learn-module"),
    path("learn/<int:number>/questions/", course.questions, name="learn-questions"),
    path("learn/<int:number>/workshop/", course.workshop, name="learn-workshop"),
    path("learn/<int:number>/works/", course.works, name="learn-works"),
    path("accessibility/", written.accessibility, name="accessibility"),
    path("log/", record.page, name="log"),
    path("red-lines/", redlines.page, name="redlines"),
    path("contacts/", writtendown.contacts, name="contacts"),
    path("cases/<slug:slug>/depends/", writtendown.depends, name="depends"),
    path("cases/<slug:slug>/challenge/<int:seq>/", public.challenge, name="challenge"),
    path("cases/<slug:slug>/letter/<int:seq>/", letters.page, name="letter"),
]
if find_spec("ombud.web.work_urls"):
    pages.append(path("", include("ombud.web.work_urls")))

files: list[URLPattern | URLResolver] = [
    path("cases/<slug:slug>.json", record.case_json, name="case-json"),
    path("cases/<slug:slug>/ledger.jsonl", record.case_ledger, name="case-ledger"),
    path("cases/<slug:slug>/bundle.zip", record.case_bundle, name="case-bundle"),
    path("cases/<slug:slug>/changes.atom", changes.case_feed, name="case-changes-feed"),
    path("cases/<slug:slug>/measured/<int:seq>/all.zip", gainsfiles.everything, name="gains-all"),
    path("cases/<slug:slug>/measured/<int:seq>/<slug:name>.<suffix:suffix>", gainsfiles.table, name="gains-table"),
    path("cases/<slug:slug>/letter/<int:seq>.<textfile:suffix>", letters.as_file, name="letter-file"),
    *meetings.files,
    path("learn/<int:number>/module.pdf", courseprint.module, name="learn-module-pdf"),
    path("learn/<int:number>/workshop.pdf", courseprint.workshop, name="learn-workshop-pdf"),
    path("learn/recommendations/replies.csv", recommendations.as_csv, name="learn-replies-csv"),
    path("learn/recommendations/replies.json", recommendations.as_json, name="learn-replies-json"),
    path("learn/<int:number>/<mediafile:name>", coursemedia.file, name="learn-media"),
    path("red-lines/annex.<textfile:suffix>", redlines.as_file, name="redlines-file"),
    path("changes.atom", changes.feed, name="changes-feed"),
    path("checkpoint", record.checkpoint, name="checkpoint"),
    path("checkpoints", record.checkpoints, name="checkpoints"),
    path("log.vkey", record.key, name="log-key"),
    path("tile/<path:path>", record.tile, name="tile"),
    path("verify.py", record.verifier, name="verifier"),
    path("log/<int:index>.tlog-proof", record.receipt, name="receipt"),
]

urlpatterns: list[URLPattern | URLResolver] = [*files, *i18n_patterns(*pages, prefix_default_language=False)]

handler400 = refusals.malformed
handler403 = refusals.forbidden
handler404 = refusals.missing
handler500 = refusals.broken
