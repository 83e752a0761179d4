"""The addresses of workshops with a date: those to read, those with a form, and those of the workspace."""

from __future__ import annotations

from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from ombud.web.meetings import answering, guests, hosting, mine, moderating, pages, signing_up, talking

read: list[URLPattern | URLResolver] = [
    path("learn/workshops/", pages.home, name="meetings"),
    path("learn/workshops/rules/", pages.rules, name="meeting-rules"),
    path("learn/workshops/<slug:slug>/", pages.one, name="meeting"),
    path("learn/workshops/<slug:slug>/discussion/", talking.discussion, name="meeting-discussion"),
    path("learn/workshops/<slug:slug>/discussion/earlier/", talking.earlier, name="meeting-earlier"),
]
files: list[URLPattern | URLResolver] = [
    path("learn/workshops/<slug:slug>.ics", pages.calendar, name="meeting-calendar"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("learn/workshops/mine/", mine.mine, name="meeting-mine"),
    path("learn/workshops/<slug:slug>/sign-up/", signing_up.sign_up, name="meeting-sign-up"),
    path("learn/workshops/<slug:slug>/discussion/write/", talking.write, name="meeting-write"),
    path("learn/workshops/<slug:slug>/discussion/<int:pk>/tell/", talking.tell, name="meeting-tell"),
    path("work/workshops/", hosting.home, name="work-meetings"),
    path("work/workshops/new/", hosting.new, name="work-meeting-new"),
    path("work/workshops/queue/", moderating.queue, name="work-meeting-queue"),
    path("work/workshops/queue/<int:pk>/", moderating.judge, name="work-meeting-judge"),
    path("work/workshops/of/<slug:slug>/", hosting.one, name="work-meeting"),
    path("work/workshops/of/<slug:slug>/cancel/", hosting.cancel, name="work-meeting-cancel"),
    path("work/workshops/of/<slug:slug>/people/", guests.guests, name="work-meeting-guests"),
    path("work/workshops/of/<slug:slug>/people.csv", guests.as_table, name="work-meeting-guests-file"),
    path("work/workshops/of/<slug:slug>/digest/", answering.digest, name="work-meeting-digest"),
]
