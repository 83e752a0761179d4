/* Tells a learning system (SCORM 1.2) what was read and answered. Without one the page works too, and nothing is kept. */
(function () {
  "use strict";
  var form = document.getElementById("check");
  var questions = [].slice.call(form.querySelectorAll("fieldset"));
  var places = [].slice.call(document.querySelectorAll(".text h2[id]"));
  var began = Date.now(), answers = {}, api = null, ended = false;

  /* The system's object stands in a window around this one, or in the one that opened it, or around that. */
  function upwards(from) {
    try {
      for (var step = 0; from && step < 12; step += 1) {
        if (from.API) { return from.API; }
        if (from.parent === from) { return null; }
        from = from.parent;
      }
    } catch (foreign) { /* a window of another site: not ours to look into */ }
    return null;
  }
  function found() {
    var opener = null;
    try { opener = window.opener || window.top.opener; } catch (foreign) { /* the same */ }
    return upwards(window) || upwards(opener);
  }

  function get(name) { return api ? String(api.LMSGetValue(name) || "") : ""; }
  function set(name, value) { if (api) { api.LMSSetValue(name, String(value)); } }
  function commit() { if (api) { api.LMSCommit(""); } }

  function pick(question) { return question.querySelector("input:checked"); }
  function isRight(question) { return String(answers[question.dataset.question]) === question.dataset.answer; }
  function isAnswered(question) { return question.dataset.question in answers; }

  function show(question) {
    question.querySelector("details").hidden = false;
    question.querySelector("details").open = true;
    question.querySelector("b[role]").textContent = isRight(question) ? form.dataset.right : form.dataset.other;
  }
  function count() {
    var right = questions.filter(isRight).length, done = questions.filter(isAnswered).length;
    document.getElementById("sum").textContent = form.dataset.sum
      .replace("{n}", done).replace("{all}", questions.length).replace("{right}", right);
    return { right: right, done: done };
  }

  /* Score as a share of 100; complete once every question is answered; what was complete stays so. */
  function keep() {
    var told = count(), text = JSON.stringify(answers);
    set("cmi.core.score.min", 0);
    set("cmi.core.score.max", 100);
    set("cmi.core.score.raw", Math.round(100 * told.right / questions.length));
    if (text.length <= 4096) { set("cmi.suspend_data", text); }
    if (told.done === questions.length) { set("cmi.core.lesson_status", "completed"); }
    commit();
  }
  function answer(question) {
    var chosen = pick(question);
    if (!chosen) { question.querySelector("b[role]").textContent = form.dataset.none; return; }
    answers[question.dataset.question] = Number(chosen.value);
    show(question);
    keep();
  }

  function remember() {
    var kept = {};
    try { kept = JSON.parse(get("cmi.suspend_data") || "{}") || {}; } catch (broken) { /* begin anew */ }
    questions.forEach(function (question) {
      var place = kept[question.dataset.question];
      var input = question.querySelector('input[value="' + Number(place) + '"]');
      if (input) { input.checked = true; answers[question.dataset.question] = Number(place); show(question); }
    });
    var there = document.getElementById(get("cmi.core.lesson_location"));
    if (there) { there.scrollIntoView(); }
  }
  function here() {
    var above = places.filter(function (one) { return one.getBoundingClientRect().top < window.innerHeight / 2; });
    return above.length ? above[above.length - 1].id : "";
  }
  function lasted() {
    var all = Math.round((Date.now() - began) / 1000);
    function two(n) { return (n < 10 ? "0" : "") + n; }
    return [two(Math.floor(all / 3600)), two(Math.floor(all / 60) % 60), two(all % 60)].join(":");
  }
  function end() {
    if (ended || !api) { return; }
    ended = true;
    set("cmi.core.lesson_location", here());
    set("cmi.core.session_time", lasted());
    set("cmi.core.exit", "suspend");
    commit();
    api.LMSFinish("");
  }

  api = found();
  if (api && String(api.LMSInitialize("")) !== "true") { api = null; }
  document.getElementById("where").textContent = api ? form.dataset.kept : form.dataset.unkept;
  questions.forEach(function (question) {
    var button = question.querySelector("button");
    button.hidden = false;
    question.querySelector("details").hidden = true;
    question.querySelector("summary").hidden = true;
    button.addEventListener("click", function () { answer(question); });
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  if (/^(|not attempted)$/.test(get("cmi.core.lesson_status"))) { set("cmi.core.lesson_status", "incomplete"); commit(); }
  remember();
  count();
  window.addEventListener("pageshow", function (event) { if (event.persisted) { window.location.reload(); } });
  window.addEventListener("pagehide", end);
  window.addEventListener("beforeunload", end);
}());
