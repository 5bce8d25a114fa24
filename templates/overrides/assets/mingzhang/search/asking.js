/* What of a query is asking and what is asked for. */

import { tokens } from "./text.js";

const AMOUNT = /[多几][少个辆人]|钱|花/;
const COUNT = /(?:几|多少)([个人名辆台套件家户批次场间处座部架条项种])/;
const AREA = /多(大)/; // in 平方米 or 平米
const MEANING = /什么|意思|啥|何[为谓]|指/;
const TABLE = /表(?=\s|$)/;
const OF = "的";
const LABEL = "(?:项目|科目|功能|经济|分类|单位|部门|采购|目录)*(?:编码|代码|编号|序号|科目)";
const BEFORE = new RegExp(`${LABEL}[\\s:是为]*(?=[0-9a-z]{3,}(?![0-9a-z.,年月万元]))`, "g");
const BEHIND = new RegExp(`((?<![0-9a-z.,])[0-9a-z]{3,})\\s*${OF}?${LABEL}(?![\\u4e00-\\u9fff])`, "g");
const OWN = /([^省市州盟区]+族)自治([县州旗区])$/; // the name of an autonomous county, last of its full name
const CURRENCY = /([\d.,]*\d)\s*(?:[十百千]?[万亿]元?|元)(?![\u4e00-\u9fff])/g;

/**
 * What is wished for: {kind, of}: "amount", "count" (of what measure), "meaning", "table" or "".
 * `stripped` is the query without its question.
 */
export function wish(text, stripped) {
  if (stripped !== text) {
    const [, of = ""] = text.match(COUNT) || text.match(AREA) || [];
    if (of === "大") return { kind: "count", of: "平" };
    if (of) return { kind: "count", of };
    if (AMOUNT.test(text)) return { kind: "amount", of };
    if (MEANING.test(text)) return { kind: "meaning", of };
  }
  return { kind: TABLE.test(stripped.trim()) ? "table" : "", of: "" };
}

/**
 * The query without the words of a question; all of it where nothing else is left. Of `asked`, what
 * is one character long is left out only where a phrase ends, or begins behind another (了, 吗):
 * within it may be part of a word.
 */
export function withoutAsking(text, asked) {
  const particles = asked.filter((words) => words.length === 1).join("");
  const phrases = asked.filter((words) => words.length > 1);
  const count = new RegExp(COUNT, "g");
  const cut = phrases.reduce((left, words) => left.split(words).join("\n"), text.replace(/[?？!！]/g, "\n").replace(count, "\n"));
  const pieces = cut.split(/[\s]+/).flatMap((piece) => piece.split(OF));
  const left = pieces.map((piece, n) => trimmed(piece, particles, n > 0)).join(" ").trim();
  return tokens(left).length && bareOf(left) !== bareOf(text) ? left : text;
}

const bareOf = (text) => tokens(text).map((token) => token.text).join("");

function trimmed(piece, particles, front) {
  let left = piece;
  while (left && particles.includes(left.at(-1)) && (left.length > 2 || left.length === 1)) left = left.slice(0, -1);
  while (front && left.length > 2 && particles.includes(left[0])) left = left.slice(1);
  return left;
}

/**
 * The query without the 县 of a short name that an autonomous county is called by, as 甲县 for the
 * 甲某族自治县: no page says it so.
 */
export function withoutShort(text, regions) {
  const own = regions.map(([, name]) => name.match(OWN)).filter(Boolean);
  for (const [, name, end] of own) {
    for (let size = 2; size <= 4; size++) {
      const short = name.slice(0, size) + end;
      if (text.includes(short) && !regions.some(([, other]) => other.includes(short))) {
        return text.replace(short, name.slice(0, size));
      }
    }
  }
  return text;
}

/** The query without the word that says that a code is one (科目30231). */
export function withoutLabels(text) {
  return text.replace(BEFORE, " ").replace(BEHIND, "$1 ");
}

/** The query without the currency of its figures, which pages say once for all of them. */
export function withoutCurrency(text) {
  return text.replace(CURRENCY, "$1 ");
}
