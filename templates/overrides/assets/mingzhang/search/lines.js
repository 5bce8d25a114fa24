/* Reading the lines of an entry: which of them answers, how well, and what in it to mark. */

import { bared, folded, tokens } from "./text.js";

const FIGURE = /\d\s*[万亿]?元/;
const WISHED = 3; // points of a line with a figure where an amount is asked for, of a table's title
const COUNTED = 6; // of a line with the measure that is asked for

/**
 * Points of an entry whose lines were fetched, with its best line: {points, line, marks}. `asks` is
 * what kind of answer is wished for.
 */
export function weigh(entry, way, place, asks) {
  const aim = aimed(way, place);
  const names = [entry.title, withoutNumber(entry.title), ...entry.aliases];
  const likeness = Math.max(...names.map((name) => alike(name, way, aim)));
  let best = NONE, shown = NONE;
  for (let n = 0; n < entry.lines.length; n += 2) {
    const text = entry.lines[n + 1];
    const found = { ...weighLine(text, way, aim), text, anchor: entry.lines[n], n };
    if (found.points > best.points) best = found;
    if (found.points > shown.points && !text.includes(entry.title)) shown = found;
  }
  const points = 4 * likeness + best.points + wished(asks, entry, best, way, aim);
  const title = weighLine(entry.title, way, aim);
  const named = title.share > 0.99;
  const told = best.text.includes(entry.title) && shown.text ? shown : best; // the title is shown above
  return { points, line: named ? better(shown, entry) : told, titleMarks: title.marks, named };
}

/** What the line or the title has of what is asked for. */
function wished({ kind, of }, entry, { text, ...line }, way, aim) {
  if (kind === "amount") {
    return entry.amount || (text && (amountOf({ text, ...line }, entry) || FIGURE.test(text))) ? WISHED : 0;
  }
  if (kind === "count") return text.includes(of) && /\d/.test(text) ? COUNTED : 0;
  if (kind !== "table" || !entry.title.endsWith("表")) return 0;
  const signs = new Set(tokens(folded(entry.title)).map((token) => token.text));
  return way.units.every((unit, n) => !aim.units.has(n) || signs.has(unit.text)) ? WISHED : 0;
}

/** Below a title that answers: a line that says more than it does, or one with a figure, or the first. */
function better(line, { title, lines }) {
  if (line.share > 0.99) return line;
  const first = (fits) => lines.findIndex((text, n) => n % 2 && fits(text));
  const figure = first((text) => /\d\.\d/.test(text));
  const at = figure > 0 ? figure : first((text) => !text.includes(title));
  return at > 0 ? { ...NONE, text: lines[at], anchor: lines[at - 1], n: at - 1 } : NONE;
}

/** The amount of a row, in the first cell of money from its longest mark on, with its unit. */
export function amountOf(line, { unit, money }) {
  const mask = unit && money[line.n / 2];
  if (!mask) return "";
  const cells = line.text.split("\t");
  const [start] = line.marks.reduce((best, one) => (one[1] - one[0] > best[1] - best[0] ? one : best), [0, 0]);
  const marked = line.text.slice(0, start).split("\t").length - 1;
  const all = cells.map((_, at) => at).filter((at) => mask & (1 << at));
  return cells[all.find((at) => at >= marked) ?? all[0]] + unit;
}

/** The grams and units that a line has to say: not those that name its disclosure. */
function aimed(way, place) {
  const open = way.grams.filter((gram) => !gram.around.has(place));
  const grams = open.length ? open : way.grams;
  return { grams, units: new Set(grams.flatMap((gram) => gram.at)) };
}

const NONE = { points: 0, share: 0, text: "", anchor: "", marks: [] };

const withoutNumber = (title) => title.replace(/^[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*/, "");

/** How much of a name the query says, besides naming its disclosure:
 * 1 when it is the whole name, and half as much more when it is said in one piece. */
function alike(name, way, aim) {
  const found = tokens(folded(name));
  if (!found.length) return 0;
  const { runs } = match(found, way);
  const own = runs.map((run) => run.at.filter((_, n) => aim.units.has(run.first + n)).length);
  const longest = Math.max(0, ...own);
  const all = own.reduce((sum, length) => sum + length, 0);
  const whole = longest === aim.units.size ? 0.5 : 0;
  return (all + longest) / (found.length + Math.max(found.length, aim.units.size)) + whole;
}

function weighLine(text, way, aim) {
  const low = folded(text);
  if (way.units.every((unit) => unit.han && !low.includes(unit.text))) return { points: 0, share: 0, marks: [] };
  const found = tokens(low);
  const { runs, grams, units } = match(found, way);
  if (!runs.length) return { points: 0, share: 0, marks: [] };
  const sum = (list) => list.reduce((all, gram) => all + gram.rarity, 0);
  const share = Math.min(1, sum(grams.filter((gram) => aim.grams.includes(gram))) / (sum(aim.grams) || 1));
  const cover = [...units].filter((unit) => aim.units.has(unit)).length / aim.units.size;
  const longest = Math.max(...runs.map((run) => run.length)) / way.units.length;
  const cell = isCell(text, way) ? 1 : 0;
  const brief = 1 / (1 + found.length / 40);
  const points = 3 * share + 2 * cover * cover + 2 * longest + 1.5 * cell + 0.6 * brief;
  const marked = runs.filter((run) => run.length > 1 || run.alone);
  return { points, share: Math.min(share, cover), marks: joinedMarks(marked, found) };
}

function isCell(text, way) {
  const name = way.units.map((unit) => unit.text).join("");
  const isAmount = (cell) => tokens(folded(cell)).map((token) => token.text).join("") === name; // 100.00 is 100
  return text.split(/[\t：；]/).some((cell) =>
    bared(cell).replace(/^[一二三四五六七八九十]+/, "") === name || bared(cell) === name || isAmount(cell));
}

/** Runs of neighbouring units found side by side, longest first. */
function match(found, way) {
  const runs = [], pairs = new Set(), units = new Set();
  let before = new Map();
  way.units.forEach((unit, n) => {
    const now = new Map();
    found.forEach((token, at) => {
      if (!says(token, unit, way)) return;
      const last = unit.joined && before.get(at - 1);
      const beside = last && found[at - 1].end === token.start;
      const run = beside ? { ...last, at: [...last.at, at], length: last.length + 1 } : { first: n, at: [at], length: 1 };
      now.set(at, run);
      const alone = unit.kind === "word" || lonely(way.units, n);
      if (alone || beside) units.add(n);
      if (beside) {
        units.add(n - 1);
        pairs.add(n - 1);
      }
      runs.push({ ...run, alone });
    });
    before = now;
  });
  const grams = way.grams.filter((gram) =>
    gram.at.length === 1 ? units.has(gram.at[0]) : gram.at.slice(0, -1).every((n) => pairs.has(n)));
  return { runs: longestOnly(runs), grams, units };
}

/** A unit that stands by itself in the query. */
function lonely(units, n) {
  return !units[n].joined && !(units[n + 1] && units[n + 1].joined);
}

function longestOnly(runs) {
  const taken = new Set(), kept = [];
  for (const run of runs.sort((a, b) => b.length - a.length)) {
    if (run.at.some((at) => taken.has(at))) continue;
    run.at.forEach((at) => taken.add(at));
    kept.push(run);
  }
  return kept;
}

function says(token, unit, { figures }) {
  if (unit.han || token.han) return token.text === unit.text;
  return token.text === unit.text || part(token.text, unit.text, figures);
}

/** The whole part of an amount or, where it may be one of a code, three and more signs of it. */
function part(text, wanted, figures) {
  if (wanted.length < 3 || wanted.includes(".")) return false;
  if (text.includes(".")) return text.split(".")[0] === wanted;
  return !figures && text.length > 4 && text.includes(wanted);
}

function joinedMarks(runs, found) {
  const places = runs.flatMap((run) => run.at).sort((a, b) => a - b);
  const marks = [];
  for (const at of places) {
    const last = marks[marks.length - 1];
    if (last && found[at].start <= last[1]) last[1] = Math.max(last[1], found[at].end);
    else marks.push([found[at].start, found[at].end]);
  }
  return marks;
}
