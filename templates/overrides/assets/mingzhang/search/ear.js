/* Letters as the names they may stand for: full syllables, or initials. */

const LETTERS = /(?<![0-9a-z])[a-z]{2,}(?:[\s']+[a-z]+)*/g;
const MOST = 40; // beginnings kept while a name is put together
const KEPT = 2; // readings of the letters that are looked for
const GUESS = 0.7; // of an everyday word that initials lead to
const AT_ONCE = 6; // sounds or letters of which all that may be needed is asked for at once
const FEW = 3; // initials that many names have somewhere within
const SURE = 4; // initials of one name beside a short one
const TRIED = 4; // names of the same initials that are tried beside others

/**
 * [[text, weight, trust]]: the query with its letters as characters, and how far everyday words among
 * them are to be trusted.
 */
export async function byEar(text, store) {
  const runs = text.match(LETTERS);
  if (!runs || runs.join("").length > 40) return [];
  const vowels = runs.every((run) => /[aeiouv]/.test(run));
  const long = runs.join("").length > AT_ONCE;
  const spelt = !vowels ? [] : replaced(text, runs, (run) => full_(run, store.site.readings, store));
  const begun = long && vowels ? null : replaced(text, runs, (run) => initials(run, store));
  const found = [], full = await spelt;
  found.push(...full.map((said, n) => [said, 0.97 - n * 0.02, 1]));
  if (full.length && long) return found;
  const short = await (begun || replaced(text, runs, (run) => initials(run, store)));
  found.push(...short.map((said, n) => [said, (full.length ? 0.85 : 0.95) - n * 0.02, n ? 0 : GUESS]));
  return found;
}

/** All runs of letters replaced; the n-th text takes the n-th reading of each. */
async function replaced(text, runs, read) {
  const readings = await Promise.all(runs.map(read));
  if (readings.some((one) => !one.length)) return [];
  return Array.from({ length: Math.max(...readings.map((one) => one.length)) }, (_, n) =>
    runs.reduce((all, run, at) => all.replace(run, readings[at][Math.min(n, readings[at].length - 1)]), text));
}

async function full_(run, readings, store) {
  const known = new Set(Object.keys(readings));
  const parts = run.split(/[\s']+/).map((word) => syllables(word, known));
  if (parts.some((part) => !part)) return [];
  const all = parts.flat();
  if (all.length === 1) return commonest(readings[all[0]], store);
  return (await apart(parts, spoken, store)) || named(all, store);
}

const spoken = (some) => `~${some.join(" ")}`;

/** The names that syllables make. */
export const named = (syllables, store) => names(syllables, spoken, store);

/** Letters of one kind alone are none, and few letters only those that a name begins with. */
async function initials(run, store) {
  const words = run.split(/[\s']+/).map((word) => word.split(""));
  const letters = words.flat();
  if (letters.length > 12 || (letters.length > 2 && new Set(letters).size === 1)) return [];
  const few = letters.length <= FEW;
  const term = (some) => `${few ? "[" : "!"}${some.join("")}`;
  if (few) return (await store.leads([term(letters)], letters.length))[0].slice(0, KEPT);
  return (await apart(words, term, store)) || names(letters, term, store, FEW);
}

/** The names of words that were typed apart, side by side; null where a word is no name by itself. */
async function apart(words, term, store) {
  if (words.length < 2 || words.some((word) => word.length < 2)) return null;
  const found = await Promise.all(words.map((word) => names(word, term, store)));
  return found.every((some) => some.length) ? together(found) : null;
}

/** The n-th text takes the n-th of each, or the last. */
function together(found) {
  const most = Math.max(...found.map((texts) => texts.length));
  return Array.from({ length: most }, (_, n) => found.map((texts) => texts[Math.min(n, texts.length - 1)]).join(" "));
}

/** The characters of one syllable that most pages have. */
async function commonest(characters, store) {
  const some = [...characters].slice(0, 24);
  await store.terms(some);
  return some.sort((a, b) => store.of(b).said.length - store.of(a).said.length).slice(0, KEPT);
}

/**
 * Names put together from pairs and threes of neighbours; where none goes on, a new one begins. Any
 * letters are the initials of something: several names shorter than `least` must stand in one.
 */
async function names(sounds, term, store, least = 0) {
  if (sounds.length < 2) return [];
  const all = spans(sounds, 2).map(term), early = sounds.length > AT_ONCE ? null : store.leads(all, 2);
  const threes = await store.leads(spans(sounds, 3).map(term), 3);
  const known = (at) => threes[at] && threes[at].length;
  const pairs = await (early || store.leads(all.map((one, at) => (known(at) || known(at - 1) ? null : one)), 2));
  const found = [];
  for (let at = 0; at + 1 < sounds.length; ) {
    const { texts, length } = longest(at, pairs, threes);
    const over = at + length === sounds.length - 1 ? 1 : 0; // one left over takes its neighbour along
    if (length - over < 2) return [];
    found.push([...new Set(texts.map((text) => text.slice(0, length - over)))].slice(0, TRIED));
    at += length - over;
  }
  const lengths = found.map((texts) => texts[0].length);
  const sure = lengths.length === 1 || Math.min(...lengths) >= least
    || (lengths.length === 2 && Math.max(...lengths) >= SURE);
  return sure ? together(found.map((texts) => texts.slice(0, KEPT))) : standing(inOne(found), store);
}

/** Each of the first with each of the next, without a blank. */
function inOne(found) {
  return found.reduce((begun, texts) => begun.flatMap((one) => texts.map((text) => one + text))).slice(0, MOST);
}

/** Of texts those of which some entry has every pair of neighbours. */
async function standing(texts, store) {
  const pairs = (text) => spans([...text], 2).map((two) => two.join(""));
  await store.terms([...new Set(texts.flatMap(pairs))]);
  const said = (text) => pairs(text).map((pair) => new Set(store.of(pair).said))
    .reduce((left, entries) => new Set([...left].filter((entry) => entries.has(entry))));
  return texts.filter((text) => said(text).size).slice(0, KEPT);
}

function spans(sounds, size) {
  return Array.from({ length: Math.max(0, sounds.length - size + 1) }, (_, at) => sounds.slice(at, at + size));
}

/** The names that begin at a sound and go on as long as can be, commonest first. */
function longest(at, pairs, threes) {
  const three = threes[at] && threes[at].length;
  let texts = three ? threes[at] : pairs[at] || [];
  if (!texts.length) return { texts: [], length: 0 };
  let length = three ? 3 : 2;
  for (; at + length - 2 < threes.length; length++) {
    const ends = threes[at + length - 2];
    const longer = texts.flatMap((text) =>
      ends.filter((end) => text.endsWith(end.slice(0, 2))).map((end) => text + end[2]));
    if (!longer.length) break;
    texts = longer.slice(0, MOST);
  }
  return { texts, length };
}

/** Letters cut into as few syllables as can be; behind two, one may not be typed to its end yet. */
function syllables(word, known) {
  const best = [[]];
  for (let end = 1; end <= word.length; end++) {
    for (let start = Math.max(0, end - 6); start < end; start++) {
      const part = word.slice(start, end);
      if (best[start] && known.has(part) && !(best[end] && best[end].length <= best[start].length + 1)) {
        best[end] = [...best[start], part];
      }
    }
  }
  if (best[word.length]) return best[word.length];
  for (let end = word.length - 1; end > Math.max(1, word.length - 4); end--) {
    const rest = word.slice(end);
    if (best[end] && best[end].length > 1 && [...known].some((one) => one.startsWith(rest))) return best[end];
  }
  return null;
}
