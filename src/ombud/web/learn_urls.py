"""The learner's own pages. Each is one person's, so they are no part of the public record that is the same for all."""

from __future__ import annotations

from django.urls import path

from ombud.web import courseasked, coursemine

urlpatterns = [
    path("learn/<int:number>/before/", courseasked.before, name="learn-before"),
    path("learn/<int:number>/after/", courseasked.after, name="learn-after"),
    path("learn/progress/", coursemine.page, name="learn-progress"),
    path("learn/progress/ombud-progress.json", coursemine.file, name="learn-progress-file"),
    path("learn/progress/read/", coursemine.read, name="learn-progress-read"),
    path("learn/progress/bring/", coursemine.bring, name="learn-progress-bring"),
    path("learn/progress/hand-in/", coursemine.hand_in, name="learn-progress-hand-in"),
    path("learn/progress/take-back/", coursemine.take_back, name="learn-progress-take-back"),
    path("learn/progress/erase/", coursemine.erase, name="learn-progress-erase"),
]
