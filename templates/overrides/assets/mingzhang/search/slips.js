/* Near misses: one character wrong, missing, too many, or two in the wrong order. */

import { named } from "./ear.js";
import { has } from "./rank.js";

const LOOKED = 8; // places of a slip that are looked up
const KEPT = 8; // texts that are tried
const CODE = 8; // signs of what is a code, and no number
const SHORT = 4; // units of what is looked for as a whole by its sound, and in pieces
const LOST = 4; // threes of neighbours that one slip can spoil

/**
 * Texts that the query may have been meant for: {heard, others}: what sounds as it was typed, which
 * most slips do, and what does not. `missing` are the pairs the best page lacks; `kept` is a unit
 * that is right, or -1.
 */
export async function repaired(way, missing, store, kept = -1) {
  const units = way.units.map((unit) => unit.text);
  const han = (n) => Boolean(way.units[n] && way.units[n].han);
  const places = missing.filter((gram) => gram.at.length === 2).map((gram) => gram.at[0]);
  const asked = [], found = [];
  const ask = (term, at, count) => asked.push({ term, at, count });
  for (const at of places) {
    if (!han(at) || !han(at + 1)) continue;
    const pair = (n) => units[n] + units[n + 1];
    ask(`_${pair(at)}`, at + 1, 0);
    if (han(at - 1)) ask(`_${units[at - 1]}${units[at + 1]}`, at, 1);
    else if (han(at + 2)) ask(`<${pair(at + 1)}`, at, 1);
    if (at + 1 === kept) continue;
    if (han(at + 2)) ask(`_${units[at]}${units[at + 2]}`, at + 1, 1);
    else if (han(at - 1)) ask(`>${pair(at - 1)}`, at + 1, 1);
    found.push(with_(units, at, 2, units[at + 1] + units[at]));
    if (han(at - 1)) found.push(with_(units, at, 1, ""));
    if (han(at + 2)) found.push(with_(units, at + 1, 1, ""));
  }
  const some = asked.slice(0, LOOKED);
  const typed = new Set(some.filter((one) => one.count).map((one) => units[one.at]));
  const [answers, alike] = await Promise.all([store.leads(some.map((one) => one.term), 1), soundAlike([...typed], store)]);
  const put = (n, c) => with_(units, some[n].at, some[n].count, c);
  const sounds = (n, c) => some[n].count > 0 && alike.get(units[some[n].at]).has(c);
  const heard = some.flatMap((_, n) => answers[n].filter((c) => sounds(n, c)).map((c) => put(n, c)));
  const sure = some.flatMap((_, n) => answers[n].slice(0, 3).map((c) => put(n, c)));
  const long = (texts) => [...new Set(texts)].filter((text) => text.length > 1);
  return { heard: long(heard).slice(0, KEPT), others: long([...sure, ...found]).slice(0, KEPT + found.length) };
}

/** Character → the site's characters that are read as it is. */
async function soundAlike(characters, store) {
  return new Map(await Promise.all(characters.map(async (character) => {
    const readings = await store.heard(character);
    return [character, new Set(readings.flatMap((reading) => [...(store.site.readings[reading] || "")]))];
  })));
}

/** Names that sound like a short query. */
export async function soundsLike(way, store) {
  const units = way.units;
  if (units.length < 2 || units.length > SHORT || !units.every((unit) => unit.han)) return [];
  const readings = await Promise.all(units.map((unit) => store.heard(unit.text)));
  return readings.every((some) => some.length) ? named(readings.map((some) => some[0]), store) : [];
}

/** A short query in pieces, cut where no page has it in one. */
export function inPieces(way, store) {
  if (way.units.length > SHORT || way.units.some((unit, n) => n && !unit.joined)) return [];
  const open = new Set(way.grams
    .filter((gram) => gram.at.length === 2 && gram.terms && !store.of(gram.terms[0]).said.length)
    .map((gram) => gram.at[1]));
  return open.size ? [way.units.map((unit, n) => (open.has(n) ? " " : "") + unit.text).join("")] : [];
}

const with_ = (units, at, count, text) => [...units.slice(0, at), text, ...units.slice(at + count)].join("");

/** The query without the decimals of a figure that nothing has. */
export function wholeParts(way, store) {
  const units = way.units.map((unit) => unit.text);
  return way.grams.flatMap((gram) => {
    const [at] = gram.at, [whole, decimals] = units[at].split(".");
    const lost = decimals && gram.at.length === 1 && whole.length > 2 && !has(gram, store).said.length;
    return lost ? [with_(units, at, 1, whole)] : [];
  });
}

/** The query with a code that nothing has taken for the codes that are most like it; or null. */
export async function nearCode(way, store) {
  const at = way.grams.findIndex((gram) =>
    gram.any && way.units[gram.at[0]].text.length >= CODE && !has(gram, store).said.length);
  if (at < 0) return null;
  const text = way.units[way.grams[at].at[0]].text;
  const terms = Array.from({ length: text.length - 2 }, (_, n) => `^${text.slice(n, n + 3)}`);
  await store.terms(terms);
  const counts = new Map();
  for (const term of terms) {
    for (const entry of store.of(term).said) counts.set(entry, (counts.get(entry) || 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  if (most < terms.length - LOST) return null;
  const said = [...counts.keys()].filter((entry) => counts.get(entry) === most).sort((a, b) => a - b);
  const called = said.filter((entry) => terms.some((term) => store.of(term).called.includes(entry)));
  const grams = way.grams.map((gram, n) => (n === at ? { ...gram, near: { said, called } } : gram));
  return { ...way, weight: 0.9, exact: [], grams, near: true };
}
