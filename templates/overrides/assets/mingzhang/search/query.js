/* What a reader may mean by a query: ways to read it, each a row of units and the terms they make. */

import { wish, withoutAsking, withoutCurrency, withoutLabels, withoutShort } from "./asking.js";
import { byEar } from "./ear.js";
import { bared, crc, folded, tokens } from "./text.js";

const LONG = 10; // units; of longer queries every other pair is looked for
const NEXT = 0.25; // less is each further official word for an everyday one to be trusted

/** {ways: [{units, weight, exact, grams, figures}], asks: "amount", "meaning", "table" or ""} of a query. */
export async function read(query, store) {
  const text = simplified(folded(query.normalize("NFKC")), store.site);
  const asking = withoutAsking(text, store.site.asked);
  const asks = wish(text, asking);
  const stripped = withoutShort(withoutLabels(asking), store.site.regions);
  const ways = [way(tokens(stripped), 1, [bared(stripped), bared(text)])];
  const figures = withoutCurrency(stripped);
  if (figures !== stripped) ways.push(amounts(meant(figures, 0.97)));
  for (const [said, weight, sure] of await byEar(stripped, store)) {
    ways.push({ ...meant(said, weight), trust: true });
    for (const [official, part] of otherWords(said, store.site.everyday).slice(0, sure && 2)) {
      ways.push({ ...meant(official, weight * part * sure), trust: true });
    }
  }
  for (const [said, weight] of otherWords(stripped, store.site.everyday)) {
    ways.push(meant(said, weight));
  }
  return { ways: ways.filter((one) => one.units.length), asks };
}

function simplified(text, site) {
  if (!site.simple) {
    site.simple = new Map();
    for (let i = 0; i < site.traditional.length; i += 2) {
      site.simple.set(site.traditional[i], site.traditional[i + 1]);
    }
  }
  return text.replace(/[\u3400-\u9fff]/g, (c) => site.simple.get(c) || c);
}

/** The query in official words: each everyday word in its turn. */
function otherWords(text, everyday) {
  const found = [];
  for (const word of Object.keys(everyday).sort((a, b) => b.length - a.length)) {
    if (!text.includes(word)) continue;
    everyday[word].forEach((official, rank) => {
      if (!text.includes(official)) {
        found.push([text.replace(word, official), (text.trim() === word ? 0.97 : 0.92) - rank * NEXT]);
      }
    });
  }
  return found.slice(0, 4);
}

/** A text that stands for the query, and how far it is to be trusted. */
export function meant(text, weight) {
  return Object.assign(way(tokens(text), weight, [bared(text)]), { meant: text });
}

/** A way in which numbers are amounts: what stands within a code is none. */
function amounts(one) {
  return { ...one, figures: true, grams: one.grams.map(({ any, ...gram }) => gram) };
}

function way(found, weight, names) {
  const units = found.map((token, n) => ({
    ...token,
    kind: token.han ? "han" : "word",
    joined: n > 0 && found[n - 1].end === token.start,
  }));
  const exact = [...new Set(names.filter(Boolean))].map((name) => `=${hex(crc(name))}`);
  return { units, weight, exact, grams: grams(units) };
}

const hex = (number) => number.toString(16).padStart(8, "0");

/** [{terms, any, at}]: an entry has a gram when it has all its terms (or `any`) — `at` are units. */
function grams(units) {
  const found = [];
  const step = units.length > LONG ? 2 : 1;
  units.forEach((unit, n) => {
    const next = units[n + 1] && units[n + 1].joined ? units[n + 1] : null;
    const pair = next && pairTerm(unit, next);
    if (unit.kind === "word") found.push({ ...word(unit.text), at: [n] });
    if (pair && (n % step === 0 || unit.kind === "word" || n === units.length - 2)) {
      found.push({ terms: [pair], at: [n, n + 1] });
    }
    const before = n > 0 && unit.joined && pairTerm(units[n - 1], unit);
    if (!pair && !before && unit.han) found.push({ terms: [unit.text], at: [n] });
  });
  return found;
}

function pairTerm(one, other) {
  if (one.kind === "han" && other.kind === "han") return one.text + other.text;
  if (one.kind === "word" && other.kind === "han" && /^\d/.test(one.text)) return one.text + other.text;
  return null;
}

/** A word, number or code, or part of a code; a number that stands nowhere may be a percentage. */
function word(text) {
  const exact = [`#${text}`];
  if (text.endsWith("%") || !/\d/.test(text)) return { terms: exact };
  if (text.length < 3 || text.includes(".")) return { terms: exact, any: [`#${text}%`] };
  const inside = new Set();
  for (let n = 0; n + 3 < text.length; n += 3) inside.add(`^${text.slice(n, n + 3)}`);
  inside.add(`^${text.slice(-3)}`);
  return { terms: exact, any: [...inside] };
}
