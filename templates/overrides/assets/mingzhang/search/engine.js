/* Searching: read the query, fetch the terms, score the entries, read the lines of the best. */

import { meant, read } from "./query.js";
import { bits, has, parts, score, wanted } from "./rank.js";
import { inPieces, nearCode, repaired, soundsLike, wholeParts } from "./slips.js";
import { weigh } from "./lines.js";
import { open } from "./store.js";

export { open };

const READ = 8; // entries whose lines are read before the first results are shown
const LESS = 0.001; // of the query, which is no difference
const PUT = 0.8; // of the query, in names put together that sound as it does
const HALF = 0.5; // of the query: what says less of it is no answer

/**
 * {results, count, least, left, meant, incomplete, asks}: the first results, best first, those that
 * have as much of the query as the best has (`least`) before those that have less; how many entries
 * have as much; all of them, unread; what the query was taken for; whether a part of the index could
 * not be had; what kind of answer is wished for.
 */
export async function search(query, filters, store) {
  const failed = store.failed;
  const { ways, asks } = await read(query, store);
  for (const unit of ways.length ? ways[0].units : []) if (unit.han) store.heard(unit.text);
  await store.terms(ways.flatMap(wanted));
  await store.terms(ways.flatMap((way) => parts(way, store)));
  let scored = ways.map((way) => ({ way, ...score(way, store, asks) }));
  if (ways.length && !scored.some((one) => complete(one, store))) {
    scored = [...scored, ...(await slipped(ways[0], scored[0], store, asks))];
  }
  const allowed = filter(filters, store);
  const candidates = merged(scored, store).filter((one) => allowed(one.entry));
  const first = await readLines(varied(candidates, store), store, asks);
  const [best = { part: Math.max(0, ...candidates.map((one) => one.part)) }] = first;
  const least = best.part - LESS;
  return {
    results: [...first.filter((one) => one.part >= least), ...first.filter((one) => one.part < least)],
    count: candidates.filter((one) => one.part >= least).length,
    least,
    left: candidates,
    meant: first.length ? otherwise(first[0], ways[0]) : "",
    incomplete: store.failed > failed,
    asks,
  };
}

/** What the query was taken for, where that is not a part of what was typed. */
function otherwise({ way, aliases }, typed) {
  if (way.near) return aliases.find((alias) => /^[0-9a-z]{8,}$/i.test(alias)) || "";
  const said = typed.units.map((unit) => unit.text).join("");
  return way.trust && (way.less || !said.includes(way.meant)) ? way.meant : "";
}

/** Whether some entry has every unit of the query, and not only one pair of them apart. */
function complete({ way, score: points, covered, met }, store) {
  const all = Math.min(way.units.length, 32), grams = way.grams.length;
  if (way.exact.some((term) => store.of(term).said.length)) return true;
  const most = met.reduce((best, count, entry) => (points[entry] && count > best ? count : best), 0);
  if (most === grams - 1 && grams > 2) return false;
  return covered.some((mask, entry) => points[entry] && bits(mask) >= all);
}

/**
 * The query again with what one slip may have hidden: as it sounds; in pieces, where a page is called
 * so; in other ways.
 */
async function slipped(way, { score: points }, store, asks) {
  const best = points.reduce((at, value, entry) => (value > points[at] ? entry : at), 0);
  const place = store.places[store.entries[best].place];
  const missing = way.grams.filter((gram) =>
    !gram.around.has(place) && !has(gram, store).said.includes(best));
  const kept = asks.kind === "table" ? way.units.length - 1 : -1;
  const [{ heard, others }, sounded, code] = await Promise.all(
    [repaired(way, missing, store, kept), soundsLike(way, store), nearCode(way, store)]);
  const whole = (text) => !text.includes(" ");
  const likely = trusted([...sounded.filter(whole), ...heard]), pieces = trusted(inPieces(way, store), 0.8);
  const apart = trusted(sounded.filter((text) => !whole(text)), PUT);
  const other = [...trusted(others), ...apart, ...trusted(wholeParts(way, store), 0.9, true)];
  await store.terms([...likely, ...pieces, ...other].flatMap(wanted));
  if (code) other.push(code);
  const all = (ways) => viable(ways, store).map((one) => ({ way: one, ...score(one, store, asks) }));
  const found = (ways) => all(ways).filter((one) => complete(one, store));
  const first = found(likely), cut = found(pieces);
  if (first.length) return first;
  const known = other.some((one) => one.exact.some((term) => store.of(term).said.length));
  return !known && cut.some((one) => one.named) ? cut : [...all([...likely, ...other]), ...cut];
}

/** Of many ways those of which every pair is found somewhere; all, where none is. */
function viable(ways, store) {
  const some = ways.filter((way) => way.grams.every((gram) => has(gram, store).said.length));
  return some.length ? some : ways;
}

function trusted(texts, weight = 0.9, less = false) {
  return texts.map((text) => ({ ...meant(text, weight), trust: true, less })).filter((one) => one.units.length);
}

/** Each entry once, with the way that suits it best, best first. */
function merged(scored, store) {
  const found = [];
  for (let entry = 0; entry < store.size; entry++) {
    let best = null, points = 0;
    for (const one of scored) {
      if (one.score[entry] > points) {
        best = one;
        points = one.score[entry];
      }
    }
    const part = best && bits(best.covered[entry]) / best.way.units.length;
    if (best && part >= HALF) found.push({ entry, points, way: best.way, part });
  }
  return found.sort((a, b) => b.points - a.points || a.entry - b.entry);
}

/** The first few, but of those that score alike no more than three of a kind. */
function varied(candidates, store) {
  const picked = [], seen = new Map();
  for (const one of candidates.slice(0, 400)) {
    const key = `${store.entries[one.entry].kind} ${one.points.toFixed(1)}`;
    const count = seen.get(key) || 0;
    seen.set(key, count + 1);
    if (count < 3) picked.push(one);
    if (picked.length === READ) break;
  }
  for (const one of candidates) {
    if (picked.length >= READ) break;
    if (!picked.includes(one)) picked.push(one);
  }
  return picked;
}

/** Read lines, weigh them and sort. */
export async function readLines(candidates, store, asks) {
  const read = await Promise.all(candidates.map(async (one) => {
    const entry = await store.lines(one.entry);
    if (!entry) return null;
    const place = store.places[store.entries[one.entry].place];
    const weighed = weigh(entry, one.way, place, asks);
    const kind = store.site.kinds[store.entries[one.entry].kind];
    return { ...one, ...entry, ...weighed, kind, place, total: one.points + weighed.points * one.way.weight };
  }));
  return read.filter(Boolean).sort((a, b) => b.total - a.total || a.entry - b.entry);
}

function filter({ year, region, department, kind }, store) {
  return (number) => {
    const entry = store.entries[number], place = store.places[entry.place];
    return (!year || place.year === year)
      && (!region || place.region === region)
      && (!department || `${place.region}/${place.department}` === department)
      && (!kind || store.site.kinds[entry.kind] === kind);
  };
}
