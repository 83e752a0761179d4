"""The addresses of the workspace and of signing in."""

from __future__ import annotations

from django.urls import include, path

from ombud.web.accounts import pages
from ombud.web.work import (
    acting,
    adding,
    computing,
    desk,
    files,
    gains,
    gains_run,
    history,
    home,
    importing,
    people,
    replying,
    stages,
)
from ombud.web.work import units as learning
from ombud.web.work.computed import QUESTIONS

urlpatterns = [
    path("work/", home.home, name="work"),
    path("work/new/", adding.new, name="work-new"),
    path("work/import/", importing.importing, name="work-import"),
    path("work/course/<int:number>/", acting.act, name="work-act"),
    path("work/recommendations/", replying.every, name="work-recommendations"),
    path("work/recommendations/<slug:name>/", replying.reply, name="work-recommendation"),
    path("work/people/", people.people, name="work-people"),
    path("work/people/<int:pk>/take-back/", people.revoke, name="work-revoke"),
    path("work/people/units/", learning.units, name="work-units"),
    path("work/people/units/<int:pk>/word/", learning.word, name="work-unit-word"),
    path("work/people/units/<int:pk>/take-away/", learning.away, name="work-unit-away"),
    path("work/<slug:slug>/", desk.desk, name="work-case"),
    path("work/<slug:slug>/add/<str:kind>/", adding.add, name="work-add"),
    path("work/<slug:slug>/entries/<int:seq>/supersede/", adding.supersede, name="work-supersede"),
    path("work/<slug:slug>/entries/<int:seq>/withdraw/", history.withdraw, name="work-withdraw"),
    path("work/<slug:slug>/entries/<int:seq>/erase/", history.erase, name="work-erase"),
    path("work/<slug:slug>/stage/", stages.stage, name="work-stage"),
    path("work/<slug:slug>/evidence/", files.files, name="work-evidence"),
    path("work/<slug:slug>/gains/", gains.gains, name="work-gains"),
    path("work/<slug:slug>/gains/<slug:number>/", gains_run.one, name="work-gains-one"),
    path("work/<slug:slug>/gains/<slug:number>/columns/", gains.columns, name="work-gains-columns"),
    path("work/<slug:slug>/gains/<slug:number>/words/", gains.words, name="work-gains-words"),
    path("work/<slug:slug>/gains/<slug:number>/place.toml", gains_run.place_file, name="work-gains-place"),
    path("work/<slug:slug>/gains/<slug:number>/result.zip", gains_run.result, name="work-gains-result"),
    *(path(f"work/<slug:slug>/{word}/", computing.computing, {"question": word}, f"work-{word}") for word in QUESTIONS),
    *(path(f"work/<slug:slug>/{word}/<slug:sort>/", computing.bring, {"question": word}, f"work-{word}-bring")
      for word in QUESTIONS),
    path("evidence/<str:sha256>/", files.download, name="evidence"),
    path("account/", pages.account, name="account"),
    path("account/second/square.svg", pages.square, name="account-square"),
    path("account/second/", include("allauth.mfa.urls")),
    path("account/", include("allauth.account.urls")),
]  # fmt: skip
