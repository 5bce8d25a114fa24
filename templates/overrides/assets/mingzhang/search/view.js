/* Drawing results and filters. All texts come from data: they become text nodes, never markup. */

import { open, readLines, search } from "./engine.js";

const PAGE = 10; // results that are added at a time
const LONG = 120; // characters of a line that are shown
const LEAD = 30; // of them before the first mark

let store = null;
const states = new WeakMap();

/** Look for `query` and draw what is found below `home`. */
export async function show(home, query, root) {
  const state = stateOf(home, root);
  const turn = ++state.turn;
  state.query = query;
  if (!query.trim()) return blank(state);
  try {
    store = store || open(root);
    const index = await store;
    if (turn !== state.turn) return;
    drawFilters(state, index);
    const found = await search(query, state.filters, index);
    if (turn === state.turn) draw(state, found, index);
  } catch {
    store = null;
    say(state, "搜索的索引没有取到，请检查网络后再试。");
    state.list.replaceChildren(again(state));
  }
}

function stateOf(home, root) {
  if (!states.has(home)) {
    const part = (name) => home.querySelector(`[data-mz-find=${name}]`);
    const meta = part("meta"), list = part("list");
    states.set(home, {
      home, root, turn: 0, filters: {}, query: "", meta, list,
      bar: filterBar(meta), all: home.matches(".md-search") ? wayToPage(list) : null,
    });
  }
  return states.get(home);
}

function filterBar(meta) {
  const bar = make("div", "mz-filters");
  bar.dataset.mzFind = "filters";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "筛选");
  bar.hidden = true;
  meta.before(bar);
  return bar;
}

/** The way from the dialog to the page of results. */
function wayToPage(list) {
  const link = make("a", "mz-all", "在整页中查看结果");
  link.hidden = true;
  list.after(link);
  return link;
}

function blank(state) {
  say(state, "键入以开始搜索");
  state.list.replaceChildren();
  if (state.all) state.all.hidden = true;
}

function say(state, text) {
  state.meta.textContent = text;
}

function again(state) {
  const item = make("li", "md-search-result__item mz-more-item");
  const button = make("button", "mz-more", "再试一次");
  button.type = "button";
  button.addEventListener("click", () => show(state.home, state.query, state.root));
  item.append(button);
  return item;
}

function draw(state, found, index) {
  state.list.dataset.query = state.query;
  say(state, told(state, found));
  state.list.replaceChildren(...found.results.map((one) => result(state, one)));
  if (found.incomplete) state.list.append(again(state));
  let read = new Set(found.results.map((one) => one.entry));
  const left = found.left.filter((one) => !read.has(one.entry) && one.part >= found.least);
  if (left.length) state.list.append(more(state, left, index));
  if (state.all) {
    state.all.hidden = !found.results.length;
    state.all.href = new URL(`search/?q=${encodeURIComponent(state.query)}`, state.root);
  }
}

function told(state, { results, count, meant, incomplete }) {
  const missing = incomplete ? "有一部分索引没有取到，结果可能不全。" : "";
  const filtered = Object.values(state.filters).some(Boolean);
  if (!results.length) {
    const why = filtered ? "在所选范围里没有找到，可以放宽筛选。" : "没有找到，请换个说法试试。";
    return missing || why;
  }
  const how = meant ? `按“${meant}”查找，` : "";
  return `${missing}${how}找到 ${count} 处`;
}

function result(state, one) {
  const item = make("li", "md-search-result__item");
  const link = make("a", "md-search-result__link");
  const anchor = one.line.anchor && !one.named && !one.path.includes("#") ? `#${one.line.anchor}` : "";
  link.href = new URL(`./${one.path}${anchor}`, state.root);
  const body = make("article", "md-search-result__article md-typeset mz-found");
  const place = one.place.key ? `${one.place.departmentName} · ${one.place.year}年 · ` : "";
  body.append(make("p", "mz-found__place", place + one.kind));
  body.append(marked(make("p", "mz-found__title"), one.title, one.titleMarks));
  if (one.line.text && one.line.text !== one.title) body.append(excerpt(one.line));
  link.append(body);
  item.append(link);
  return item;
}

/** A line with its marks, cut to where the first of them is. */
function excerpt({ text, marks }) {
  const first = marks.length ? marks[0][0] : 0;
  const from = text.length > LONG ? Math.max(0, Math.min(first - LEAD, text.length - LONG)) : 0;
  const cut = text.slice(from, from + LONG).replace(/\t/g, "｜");
  const moved = marks.map(([start, end]) => [start - from, Math.min(end - from, cut.length)]);
  const line = make("p", "mz-found__line", from ? "…" : "");
  marked(line, cut, moved.filter(([start, end]) => start >= 0 && end > start));
  if (from + LONG < text.length) line.append("…");
  return line;
}

function marked(element, text, marks) {
  let at = 0;
  for (const [start, end] of marks) {
    element.append(text.slice(at, start), make("mark", "", text.slice(start, end)));
    at = end;
  }
  element.append(text.slice(at));
  return element;
}

/** The button that reads on. */
function more(state, left, index) {
  const item = make("li", "md-search-result__item mz-more-item");
  const button = make("button", "mz-more", "更多结果");
  button.type = "button";
  button.addEventListener("click", async () => {
    const next = await readLines(left.slice(0, PAGE), index);
    const items = next.map((one) => result(state, one));
    item.replaceWith(...items, ...(left.length > PAGE ? [more(state, left.slice(PAGE), index)] : []));
    if (items.length) items[0].firstChild.focus();
  });
  item.append(button);
  return item;
}

/* --- Filters: year, region, department, kind ---------------------------------------------- */

function drawFilters(state, index) {
  if (state.bar.childElementCount) return;
  const places = index.places.filter((place) => place.key);
  const distinct = (pairs) => [...new Map(pairs)].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const years = distinct(places.map((place) => [place.year, `${place.year}年`])).reverse();
  const regions = distinct(places.map((place) => [place.region, place.regionName]));
  const kinds = index.site.kinds.map((kind) => [kind, kind]);
  const departments = () => distinct(places
    .filter((place) => !state.filters.region || place.region === state.filters.region)
    .map((place) => [`${place.region}/${place.department}`, place.departmentName]));
  const pick = (name, label, options) => state.bar.append(select(state, name, label, options));
  pick("year", "年度", years);
  pick("region", "地区", regions);
  pick("department", "部门", departments());
  pick("kind", "种类", kinds);
  state.bar.querySelector("[name=region]").addEventListener("change", () => {
    state.filters.department = "";
    fill(state.bar.querySelector("[name=department]"), "部门", departments());
  });
  state.bar.hidden = false;
}

function select(state, name, label, options) {
  const field = make("select", "mz-filter");
  field.name = name;
  field.setAttribute("aria-label", `按${label}筛选`);
  fill(field, label, options);
  field.addEventListener("change", () => {
    state.filters[name] = field.value;
    setTimeout(() => show(state.home, state.query, state.root), 0);
  });
  return field;
}

function fill(field, label, options) {
  field.replaceChildren(...[["", `全部${label}`], ...options].map(([value, text]) => {
    const option = make("option", "", text);
    option.value = value;
    return option;
  }));
}

function make(tag, name, text = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text) element.textContent = text;
  return element;
}
