/* Which entries answer a query, by the index alone: a score for each entry of the site. */

const KINDS = { 名词: 1, 项目: 0.9, 公开表: 0.85, 说明: 0.4, 概览: 0.35, 部门: 0.3, 地区: 0.1 };
const OTHER = { 核对: -0.5, 更正: -1, 全文: -1, 指南: -0.8, 已撤回: -0.5, 首页: -1, 指标: -1, 比较: -1 };
const GATHERED = { 科目: -2 }; // repeats what the pages of the record say first
const NAMED = new Set(["概览", "部门", "地区"]);
const FIGURES = ["公开表", "项目", "说明"];
const WISHED = { amount: FIGURES, count: FIGURES, meaning: ["名词"], table: ["公开表"] };
const WISH = { amount: 1.5, count: 1.5, meaning: 1.5, table: 4 }; // points of what is asked for
const HOME = 2.5; // points of a page of the county that is named
const ONLY = 3; // points of the pages of a place, where the query names nothing else

/** All terms that a way of reading asks for. */
export function wanted(way) {
  return [...way.exact, ...way.grams.flatMap((gram) => gram.terms)];
}

/** What is asked for besides: parts of codes that are not found whole. */
export function parts(way, store) {
  return way.grams.flatMap((gram) => (gram.any && !store.of(gram.terms[0]).said.length ? gram.any : []));
}

/**
 * {score, covered, met, named}: scores of a way by entry; the units of the query that an entry has;
 * how many of its grams; whether an entry is called so.
 */
export function score(way, store, asks) {
  const size = store.size;
  const said = new Float32Array(size), called = new Float32Array(size), owned = new Float32Array(size);
  const covered = new Uint32Array(size), stamp = new Uint16Array(size), met = new Uint8Array(size);
  let whole = 0, known = 0;
  way.grams.forEach((gram, n) => {
    const found = has(gram, store);
    const weight = Math.log(1 + size / (1 + found.said.length));
    whole += weight;
    gram.rarity = weight;
    const bits = gram.at.reduce((all, unit) => all | (1 << Math.min(unit, 31)), 0);
    for (const entry of found.said) {
      said[entry] += weight;
      covered[entry] |= bits;
      stamp[entry] = n + 1;
      met[entry] += 1;
    }
    gram.around = new Set(around(gram, way, store));
    for (const entry of found.called) {
      const place = store.places[store.entries[entry].place];
      const own = gram.around.size ? !place.key || gram.around.has(place) : alone(gram, way, entry, store);
      (own ? owned : called)[entry] += weight;
    }
    if (found.said.length || gram.around.size) known += weight;
    for (const place of gram.around) {
      for (let entry = place.first; entry < place.end; entry++) {
        if (stamp[entry] === n + 1) continue;
        said[entry] += weight;
        covered[entry] |= bits;
        met[entry] += 1;
      }
    }
  });
  way.whole = whole || 1;
  // A page that bears the name of its department is not the answer because the query names it too,
  // unless the query names nothing else.
  for (let entry = 0; entry < size; entry++) {
    if (owned[entry] && way.units.length > 1 && owned[entry] + called[entry] > 0.99 * known) called[entry] += owned[entry];
  }
  const named = called.some((weight) => weight > 0.99 * way.whole);
  return { score: total(way, store, said, called, covered, asks), covered, met, named };
}

function total(way, store, said, called, covered, asks) {
  const exactly = exact(way, store, asks);
  const placed = way.grams.length > 0 && way.grams.every((gram) => gram.around.size);
  const units = Math.min(way.units.length, 32), home = named(way, store);
  const result = new Float32Array(store.size);
  for (let entry = 0; entry < store.size; entry++) {
    if (!said[entry] && !exactly[entry]) continue;
    const part = bits(covered[entry]) / units;
    const points = 10 * part * part
      + 6 * Math.min(1, said[entry] / way.whole) + 5 * Math.min(1, called[entry] / way.whole);
    const at = home.has(store.places[store.entries[entry].place]) ? HOME : 0;
    const only = placed && part === 1 && NAMED.has(kindOf(entry, store)) ? ONLY : 0;
    result[entry] = (points + exactly[entry] + at + only) * way.weight + prior(entry, store, asks);
  }
  return result;
}

/** Points of the entries that are called as the query is, or have a line that is. */
function exact(way, store, asks) {
  const points = new Float32Array(store.size);
  for (const term of way.exact) {
    const found = store.of(term);
    for (const entry of found.said) points[entry] = Math.max(points[entry], 5);
    for (const entry of found.called) points[entry] = asks.kind === "amount" && kindOf(entry, store) === "名词" ? 0 : 12;
  }
  return points;
}

const kindOf = (entry, store) => store.site.kinds[store.entries[entry].kind];

function prior(entry, store, asks) {
  const kind = kindOf(entry, store);
  const wished = asks.kind && WISHED[asks.kind].includes(kind) ? WISH[asks.kind] : 0;
  const year = Number(store.places[store.entries[entry].place].year) || 2000;
  return (KINDS[kind] ?? OTHER[kind] ?? GATHERED[kind] ?? 0) + wished + (year - 2000) / 1000;
}

/** The disclosures of the county that the query names; none where it names several or none. */
function named(way, store) {
  const said = way.grams.map((gram) => textOf(gram, way)).filter((text) =>
    text.length > 1 && store.site.regions.some(([, name]) => name.includes(text)));
  if (!said.length) return new Set();
  return new Set(store.places.filter((place) => said.every((text) => place.regionName.includes(text))));
}

/** The entries that have a gram. */
export function has(gram, store) {
  if (gram.near) return gram.near;
  const exact = both(gram.terms, store);
  return exact.said.length || !gram.any ? exact : both(gram.any, store);
}

function both(terms, store) {
  if (terms.length === 1) return store.of(terms[0]);
  const lists = terms.map((term) => store.of(term)).sort((a, b) => a.said.length - b.said.length);
  return { said: inAll(lists.map((list) => list.said)), called: inAll(lists.map((list) => list.called)) };
}

function inAll(lists) {
  return lists.reduce((left, list) => {
    const set = new Set(list);
    return left.filter((entry) => set.has(entry));
  });
}

/** Whether a single character stands in the name of a county or department only by chance. */
function alone(gram, way, entry, store) {
  return gram.at.length === 1 && way.units[gram.at[0]].han && NAMED.has(kindOf(entry, store));
}

/** The disclosures whose region, department or year are named by a gram. */
function around(gram, way, store) {
  const text = textOf(gram, way);
  const kinds = gram.at.map((n) => way.units[n].kind);
  if (kinds.every((kind) => kind === "han") && text.length > 1) {
    return store.places.filter((place) => place.key && (place.departmentName + "\n" + place.regionName).includes(text));
  }
  if (/^20\d\d年?$/.test(text)) return store.places.filter((place) => place.key && text.startsWith(place.year));
  return [];
}

function textOf(gram, way) {
  return gram.at.map((n) => way.units[n].text).join("");
}

export function bits(mask) {
  let count = 0;
  for (let left = mask; left; left &= left - 1) count++;
  return count;
}
