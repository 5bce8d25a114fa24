/* Filters by year, region, department and kind: their fields, and how an address names them. */

import { apart } from "./apart.js";

const NAMES = { year: "年度", region: "地区", department: "部门", kind: "种类" };

/** The part of an address that asks for `query` within `filters`; "" for nothing. */
export function address(query, filters) {
  const asked = new URLSearchParams(query ? { q: query } : {});
  for (const name of Object.keys(NAMES)) {
    if (filters[name]) asked.set(name, filters[name]);
  }
  const text = String(asked);
  return text && `?${text}`;
}

/** The filters that an address names, "" where it names none. */
export function filtersOf(asked) {
  return Object.fromEntries(Object.keys(NAMES).map((name) => [name, asked.get(name) || ""]));
}

/** An empty bar before `meta`; it shows itself when it is filled. */
export function filterBar(meta) {
  const bar = document.createElement("div");
  bar.className = "mz-filters";
  bar.dataset.mzFind = "filters";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "筛选");
  bar.hidden = true;
  meta.before(bar);
  return bar;
}

/** The fields of the bar, without their choices; `changed` is called when a reader sets one. */
export function drawFilters(bar, filters, changed) {
  if (bar.childElementCount) return;
  bar.append(...Object.keys(NAMES).map((name) => field(bar, name, filters, changed)));
  bar.hidden = false;
}

/** All choices, which on a large site are many; whether a filter was dropped that is none of them. */
export function fillFilters(bar, filters, index) {
  const before = JSON.stringify(filters);
  bar.index = index;
  set(bar, filters);
  return JSON.stringify(filters) !== before;
}

function field(bar, name, filters, changed) {
  const select = document.createElement("select");
  select.className = "mz-narrow";
  select.name = name;
  select.setAttribute("aria-label", `按${NAMES[name]}筛选`);
  fill(select, []);
  select.addEventListener("change", () => {
    filters[name] = select.value;
    if (name === "region") filters.department = "";
    set(bar, filters);
    setTimeout(changed, 0);
  });
  return select;
}

/** The departments follow the region; a value that is no choice counts as none. */
function set(bar, filters) {
  for (const select of bar.children) {
    const within = select.name === "department" ? filters.region || "" : "";
    if (select.dataset.within !== within) fill(select, choices(select.name, filters, bar.index));
    select.dataset.within = within;
    select.value = filters[select.name] || "";
    if (select.selectedIndex < 0) select.value = filters[select.name] = "";
  }
}

function choices(name, { region }, index) {
  const places = index.places.filter((place) => place.key);
  if (name === "kind") return index.site.kinds.map((kind) => [kind, kind]);
  if (name === "year") return distinct(places.map((place) => [place.year, `${place.year}年`])).reverse();
  if (name === "region") return distinct(places.map((place) => [place.region, place.regionName]));
  return distinct(places
    .filter((place) => !region || place.region === region)
    .map((place) => [`${place.region}/${place.department}`, place.departmentName]));
}

const distinct = (pairs) => [...new Map(pairs)].sort((a, b) => (a[0] < b[0] ? -1 : 1));

function fill(select, options) {
  select.replaceChildren(...[["", `全部${NAMES[select.name]}`], ...options].map(([value, text]) => {
    const option = document.createElement("option");
    option.value = value;
    option.textContent = apart(text);
    return option;
  }));
}
