/* Which entries answer a query, by the index alone: a score for each entry of the site. */

import { isNamed, isTerm, priors } from "./kinds.js";

const HOME = 2.5; // points of a page of the county that is named
const LONG = 4; // signs of a year
const ONLY = 3; // points of the pages of a place, where the query names nothing else

/** All terms that a way of reading asks for; long codes are most often parts of one. */
export function wanted(way) {
  const long = (gram) => gram.any && way.units[gram.at[0]].text.length > LONG;
  return [...way.exact, ...way.grams.flatMap((gram) => (long(gram) ? [...gram.terms, ...gram.any] : gram.terms))];
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
  const exactly = exact(way, store, asks), before = priors(store, asks);
  const placed = way.grams.length > 0 && way.grams.every((gram) => gram.around.size);
  const units = Math.min(way.units.length, 32), home = named(way, store);
  const result = new Float32Array(store.size);
  for (let entry = 0; entry < store.size; entry++) {
    if (!said[entry] && !exactly[entry]) continue;
    const part = bits(covered[entry]) / units;
    const points = 10 * part * part
      + 6 * Math.min(1, said[entry] / way.whole) + 5 * Math.min(1, called[entry] / way.whole);
    const at = home.size && home.has(store.places[store.entries[entry].place]) ? HOME : 0;
    const only = placed && part === 1 && isNamed(entry, store) ? ONLY : 0;
    result[entry] = (points + exactly[entry] + at + only) * way.weight + before[entry];
  }
  return result;
}

/** Points of the entries that are called as the query is, or have a line that is. */
function exact(way, store, asks) {
  const points = new Float32Array(store.size);
  for (const term of way.exact) {
    const found = store.of(term);
    for (const entry of found.said) points[entry] = Math.max(points[entry], 5);
    for (const entry of found.called) points[entry] = asks.kind === "amount" && isTerm(entry, store) ? 0 : 12;
  }
  return points;
}

/** The disclosures of the county that the query names; none where it names several or none. */
function named(way, store) {
  const said = way.grams.map((gram) => textOf(gram, way)).filter((text) => text.length > 1
    && once(store, `region ${text}`, () => store.site.regions.some(([, name]) => name.includes(text))));
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
  return gram.at.length === 1 && way.units[gram.at[0]].han && isNamed(entry, store);
}

/** The disclosures whose region, department or year are named by a gram. */
function around(gram, way, store) {
  const text = textOf(gram, way);
  const kinds = gram.at.map((n) => way.units[n].kind);
  if (kinds.every((kind) => kind === "han") && text.length > 1) {
    return once(store, text, () => store.places.filter((place) =>
      place.key && (place.departmentName.includes(text) || place.regionName.includes(text))));
  }
  if (/^20\d\d年?$/.test(text)) return store.places.filter((place) => place.key && text.startsWith(place.year));
  return [];
}

/** What was found out before: several ways share their grams. */
function once(store, key, find) {
  if (!store.found.has(key)) store.found.set(key, find());
  return store.found.get(key);
}

function textOf(gram, way) {
  return gram.at.map((n) => way.units[n].text).join("");
}

export function bits(mask) {
  let count = 0;
  for (let left = mask; left; left &= left - 1) count++;
  return count;
}
