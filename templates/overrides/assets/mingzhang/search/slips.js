/* Near misses: one character wrong, missing, too many, or two in the wrong order. */

const LOOKED = 8; // places of a slip that are looked up
const KEPT = 8; // texts that are tried

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
