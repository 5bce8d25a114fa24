/* Drawing results. All texts come from data: they become text nodes, never markup. */

import { apart } from "./apart.js";
import { open, readLines, search } from "./engine.js";
import { address, drawFilters, fillFilters, filterBar } from "./filters.js";
import { amountOf } from "./lines.js";

const PAGE = 10; // results that are added at a time
const PAINT = 30; // milliseconds in which results are painted before the filters are filled
const LONG = 120; // characters of a line that are shown
const LEAD = 30; // of them before the first mark
const LESS = "以下各处只有所找的一部分";

let store = null;
const states = new WeakMap();

/**
 * Look for `query` and draw what is found below `home`. `filters` are changed as readers set them,
 * which the event mz-filter tells; `first` is the answer with the index's first file, if it was
 * asked for already.
 */
export async function show(home, query, root, filters, first = null) {
  const state = stateOf(home, root, filters);
  const turn = ++state.turn;
  state.query = query;
  if (!query.trim()) return blank(state);
  try {
    store = store || open(root, first);
    const index = await store;
    if (turn !== state.turn) return;
    const found = await search(query, filters, index);
    if (turn !== state.turn) return;
    drawFilters(state.bar, filters, () => filtered(state));
    draw(state, found, index);
    setTimeout(() => fillFilters(state.bar, filters, index) && filtered(state), PAINT);
  } catch {
    store = null;
    say(state, "搜索的索引没有取到，请检查网络后再试。");
    state.list.replaceChildren(again(state));
  }
}

function look(state) {
  show(state.home, state.query, state.root, state.filters);
}

function filtered(state) {
  state.home.dispatchEvent(new CustomEvent("mz-filter"));
  look(state);
}

function stateOf(home, root, filters) {
  if (!states.has(home)) {
    const part = (name) => home.querySelector(`[data-mz-find=${name}]`);
    const meta = part("meta"), list = part("list");
    states.set(home, {
      home, root, turn: 0, filters, query: "", meta, list,
      bar: filterBar(meta), all: home.matches(".md-search") ? wayToPage(list) : null,
    });
  }
  return states.get(home);
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
  delete state.list.dataset.query;
  if (state.all) state.all.hidden = true;
}

function say(state, text) {
  state.meta.textContent = text;
}

function again(state) {
  const item = make("li", "md-search-result__item mz-more-item");
  const button = make("button", "mz-more", "再试一次");
  button.type = "button";
  button.addEventListener("click", () => look(state));
  item.append(button);
  return item;
}

function draw(state, found, index) {
  state.list.dataset.query = state.query;
  say(state, told(state, found));
  const items = (some) => some.map((one) => result(state, one));
  const whole = found.results.filter((one) => one.part >= found.least);
  const less = found.results.slice(whole.length);
  const read = new Set(found.results.map((one) => one.entry));
  const left = found.left.filter((one) => !read.has(one.entry) && one.part >= found.least);
  state.list.replaceChildren(...items(whole));
  if (found.incomplete) state.list.append(again(state));
  if (left.length) state.list.append(more(state, left, index, found.asks));
  if (less.length) state.list.append(make("li", "mz-less", LESS), ...items(less));
  if (state.all) {
    state.all.hidden = !found.results.length;
    state.all.href = new URL(`search/${address(state.query, state.filters)}`, state.root);
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
  link.href = new URL(`./${one.path}${anchor}`, one.place.root);
  const body = make("article", "md-search-result__article md-typeset mz-found");
  const { key, departmentName, year, site } = one.place;
  const known = [site, key && departmentName, key && `${year}年`]; // a site in a portal alone
  const place = known.filter(Boolean).map((words) => `${words} · `).join("");
  body.append(make("p", "mz-found__place", place + one.kind));
  body.append(beside(marked(make("p", "mz-found__title"), one.title, one.titleMarks), one.amount));
  if (one.line.text && one.line.text !== one.title) {
    body.append(beside(excerpt(one.line), amountOf(one.line, one)));
  }
  link.append(body);
  item.append(link);
  return item;
}

/** What is found, with what it costs at the end of its line. */
function beside(text, amount) {
  if (!amount) return text;
  const both = make("div", "mz-found__both");
  both.append(text, make("p", "mz-found__amount", amount));
  return both;
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
    element.append(apart(text.slice(at, start)), make("mark", "", text.slice(start, end)));
    at = end;
  }
  element.append(apart(text.slice(at)));
  return element;
}

/** The button that reads on. */
function more(state, left, index, asks) {
  const item = make("li", "md-search-result__item mz-more-item");
  const button = make("button", "mz-more", "更多结果");
  button.type = "button";
  button.addEventListener("click", async () => {
    const next = await readLines(left.slice(0, PAGE), index, asks);
    const items = next.map((one) => result(state, one));
    item.replaceWith(...items, ...(left.length > PAGE ? [more(state, left.slice(PAGE), index, asks)] : []));
    if (items.length) items[0].firstChild.focus();
  });
  item.append(button);
  return item;
}

function make(tag, name, text = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text) element.textContent = apart(text);
  return element;
}
