/*
 * MiniSearch and Pagefind on our judged queries. Node, with `npm install minisearch pagefind` in the
 * folder it is run from; started by peers.py, which hands over {entries, queries} as JSON.
 *
 * Both get what ours gets: MiniSearch the titles, other names and lines, cut into characters and
 * pairs, all words asked for and then any, traditional characters made simple; Pagefind a record an
 * entry with its title and text, in Chinese.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.cwd()}/`);
const { entries, queries, simple } = JSON.parse(readFileSync(process.argv[2], "utf-8"));

function words(text) {
  const low = text.toLowerCase().replace(/[\u3400-\u9fff]/g, (c) => simple[c] || c);
  const found = low.match(/[0-9a-z][0-9a-z.]*/g) || [];
  for (const run of low.match(/[\u3400-\u9fff]+/g) || []) {
    if (run.length === 1) found.push(run);
    for (let at = 0; at + 1 < run.length; at++) found.push(run.slice(at, at + 2));
  }
  return found;
}

function report(name, answers, cost) {
  const ranks = queries.map((query, n) => 1 + answers[n].findIndex((path) =>
    query.accepted.includes(path) || query.accepted.includes(path.split("#")[0])));
  const first = ranks.filter((rank) => rank === 1).length / ranks.length;
  const mrr = ranks.reduce((sum, rank) => sum + (rank ? 1 / rank : 0), 0) / ranks.length;
  console.log(`|${name}|${first.toFixed(3)}|${mrr.toFixed(3)}|${cost}|`);
}

const { default: MiniSearch } = await import(pathToFileURL(require.resolve("minisearch")));
const mini = new MiniSearch({ fields: ["title", "text"], tokenize: words, searchOptions: { boost: { title: 4 } } });
mini.addAll(entries.map((entry, id) => ({ id, title: entry.title, text: entry.text })));
const answers = queries.map(({ text }) => {
  const all = mini.search(text, { combineWith: "AND" });
  const found = all.length ? all : mini.search(text, { combineWith: "OR" });
  return found.slice(0, 10).map(({ id }) => entries[id].path);
});
const index = JSON.stringify(mini);
report("MiniSearch", answers, `${index.length} 字节（gzip ${gzipSync(index).length}），一次取完`);

const pagefind = await import(
  pathToFileURL(`${process.cwd()}/node_modules/pagefind/lib/index.js`)
);
const { index: made } = await pagefind.createIndex({ forceLanguage: "zh" });
for (const entry of entries) {
  await made.addCustomRecord({
    url: `/${entry.path}`, content: `${entry.title}。${entry.text}`, language: "zh", meta: { title: entry.title },
  });
}
const { files } = await made.getFiles();
const all = files.reduce((sum, { content }) => sum + content.length, 0);
const wasm = files.filter(({ path }) => path.includes("wasm")).map(({ content }) => content.length);
await made.writeFiles({ outputPath: process.argv[3] });
console.error(`Pagefind: ${files.length} files, ${all} bytes, wasm ${wasm}`);
process.exit(0);
