/* Near misses: one character wrong, missing, too many, or two in the wrong order. */

import { has } from "./rank.js";

const LOOKED = 8; // places of a slip that are looked up
const KEPT = 8; // texts that are tried
const CODE = 8; // signs of what is a code, and no number
const LOST = 4; // threes of neighbours that one slip can spoil

/** Texts that the query may have been meant for. `missing` are the pairs the best page lacks. */
export async function repaired(way, missing, store) {
  const units = way.units.map((unit) => unit.text);
  const han = (n) => Boolean(way.units[n] && way.units[n].han);
  const places = missing.filter((gram) => gram.at.length === 2).map((gram) => gram.at[0]);
  const asked = [], found = [];
  const ask = (term, put) => asked.push({ term, put });
  for (const at of places) {
    if (!han(at) || !han(at + 1)) continue;
    const pair = (n) => units[n] + units[n + 1];
    ask(`_${pair(at)}`, (c) => with_(units, at + 1, 0, c));
    if (han(at - 1)) ask(`_${units[at - 1]}${units[at + 1]}`, (c) => with_(units, at, 1, c));
    else if (han(at + 2)) ask(`<${pair(at + 1)}`, (c) => with_(units, at, 1, c));
    if (han(at + 2)) ask(`_${units[at]}${units[at + 2]}`, (c) => with_(units, at + 1, 1, c));
    else if (han(at - 1)) ask(`>${pair(at - 1)}`, (c) => with_(units, at + 1, 1, c));
    found.push(with_(units, at, 2, units[at + 1] + units[at]));
    if (han(at - 1)) found.push(with_(units, at, 1, ""));
    if (han(at + 2)) found.push(with_(units, at + 1, 1, ""));
  }
  const some = asked.slice(0, LOOKED);
  const answers = await store.leads(some.map((one) => one.term), 1);
  const sure = some.flatMap(({ put }, n) => answers[n].slice(0, 3).map(put));
  return [...new Set([...sure, ...found])].slice(0, KEPT + found.length).filter((text) => text.length > 1);
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
