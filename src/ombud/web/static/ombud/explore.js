// A map to explore: words and areas come from our own server.
const part = (name) => document.getElementById(`explore${name}`);
const box = part(""), words = box.dataset, column = part("-column"), area = part("-area");
const { locale, signs } = JSON.parse(words.said), rows = new Map();
let map, chosen;

function fail(why) {
  box.hidden = true;
  Object.assign(part("-without"), { hidden: false, textContent: words[why] });
}

const load = (tag, told) => new Promise((onload, onerror) => {
  document.head.append(Object.assign(document.createElement(tag), told, { onload, onerror }));
});

const code = (one) => String(one.properties[words.code]);
const name = (one) => one.properties[words.name] ?? code(one);

// A figure as the table writes it.
function written(one, column, digits) {
  const told = one.properties[column];
  if (typeof told !== "number") return told ?? words.unknown;
  const how = { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: Math.abs(told) >= 1e4,
    signDisplay: "negative" };
  const parts = new Intl.NumberFormat("en", how).formatToParts(told);
  return parts.map(({ type, value }) => signs[type] ?? value).join("");
}

// An area outlined, and its whole row beside the map.
function show(wanted) {
  const one = rows.get(wanted);
  map.setFilter("shown", ["==", ["to-string", ["get", words.code]], wanted]);
  part("-row").hidden = !one;
  if (!one) return;
  part("-name").textContent = name(one);
  part("-unmapped").hidden = !!one.geometry;
  for (const dd of box.querySelectorAll("dd")) dd.textContent = written(one, dd.dataset.column, dd.dataset.places);
}

// Said aloud at a choice, not at each move of a pointer.
function say() {
  const { text, value, dataset } = column.selectedOptions[0], one = rows.get(chosen);
  part("-said").textContent = one ? `${area.selectedOptions[0].text}. ${text}: ${written(one, value, dataset.places)}` : "";
}

function choose(wanted) {
  chosen = area.value = wanted;
  show(wanted);
  say();
}

function go(areas, padding, maxZoom = 22) {
  const bounds = new maplibregl.LngLatBounds();
  const widen = (at) => (Array.isArray(at[0]) ? at.forEach(widen) : bounds.extend(at));
  for (const { geometry } of areas) if (geometry) widen(geometry.coordinates);
  if (!bounds.isEmpty()) map.fitBounds(bounds, { padding, maxZoom, animate: chosen !== undefined });
}

// Not known: hatched, as on the drawn map.
function hatch(colour) {
  const pen = Object.assign(document.createElement("canvas"), { width: 12, height: 12 }).getContext("2d");
  pen.strokeStyle = colour;
  pen.stroke(new Path2D("M-12 12l12-12M0 12l12-12M12 12l12-12"));
  if (!map.hasImage(colour)) map.addImage(colour, pen.getImageData(0, 0, 12, 12), { pixelRatio: 2 });
  return colour;
}

// The drawn map's colours, in the light or in the dark.
function paint() {
  const { backgroundColor, color } = getComputedStyle(box);
  const colours = [...part("-colours").children].map((one) => getComputedStyle(one).fill);
  const steps = JSON.parse(column.selectedOptions[0].dataset.steps).map((one, at) => (at % 2 ? one : colours[one - 1]));
  const figure = ["get", column.value], known = ["==", ["typeof", figure], "number"];
  const dye = (layer, property, told) => map.setPaintProperty(layer, property, told);
  map.setFilter("areas", known);
  map.setFilter("unknown", ["!", known]);
  dye("areas", "fill-color", steps[2] ? ["step", figure, ...steps] : steps[0]);
  dye("unknown", "fill-pattern", hatch(color));
  dye("paper", "background-color", backgroundColor);
  dye("borders", "line-color", backgroundColor);
  dye("shown", "line-color", color);
  for (const one of part("-legends").children) one.hidden = one.dataset.column !== column.value;
}

function draw(data) {
  const fill = (id) => ({ id, type: "fill", source: "areas" });
  const line = (id, width) => ({ id, type: "line", source: "areas", paint: { "line-width": width } });
  const layers = [{ id: "paper", type: "background" }, fill("areas"), fill("unknown"), line("borders", 0.3),
    line("shown", 4)];
  map = new maplibregl.Map({
    container: part("-map"), style: { version: 8, sources: { areas: { type: "geojson", data } }, layers },
    locale, cooperativeGestures: true, dragRotate: false, touchPitch: false, attributionControl: false,
    renderWorldCopies: false, fadeDuration: 0,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  go(data.features, 16);
  const nearest = map.getZoom() + 4;
  const there = ["areas", "unknown"];
  map.on("mousemove", there, ({ features: [one] }) => show(code(one)));
  map.on("mouseleave", there, () => show(chosen));
  map.on("click", there, ({ features: [one] }) => choose(code(one)));
  map.on("load", () => {
    choose(area.value);
    paint();
    matchMedia("(prefers-color-scheme: dark)").onchange = paint;
    map.once("idle", () => (words.drawn = "yes"));
  });
  area.onchange = () => {
    choose(area.value);
    if (chosen) go([rows.get(chosen)], 80, nearest); else go(data.features, 16);
  };
  column.onchange = () => { paint(); say(); };
  part("-in").onclick = () => map.zoomIn();
  part("-out").onclick = () => map.zoomOut();
  part("-whole").onclick = () => { area.value = ""; area.onchange(); };
}

function list(areas) {
  const told = (one) => [...new Set([name(one), code(one)])].join(", ");
  for (const one of areas) rows.set(code(one), one);
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  const named = areas.map((one) => [told(one), code(one)]).sort(([a], [b]) => order(a, b));
  area.append(...named.map((one) => new Option(...one)));
}

async function begin() {
  if (!document.createElement("canvas").getContext("webgl2")) return fail("noWebgl");
  try {
    const data = await (await fetch(words.areas)).json();
    await load("link", { rel: "stylesheet", href: words.sheet });
    await load("script", { src: words.program });
    maplibregl.setWorkerUrl(words.worker);
    list(data.features);
    part("-without").hidden = true;
    box.hidden = false;
    draw(data);
  } catch (why) {
    console.error(why);
    fail("noAreas");
  }
}

begin();
