/* What a page is worth to a reader by its kind and year, whatever the query says. */

const WORTH = {
  名词: 1, 项目: 0.9, 公开表: 0.85, 说明: 0.4, 概览: 0.35, 部门: 0.3, 地区: 0.1,
  核对: -0.5, 已撤回: -0.5, 指南: -0.8, 更正: -1, 全文: -1, 首页: -1, 指标: -1, 比较: -1,
  科目: -2, // repeats what the pages of the record say first
};
const NAMED = new Set(["概览", "部门", "地区"]);
const TERM = "名词";
const FIGURES = ["公开表", "项目", "说明"];
const WISHED = { amount: FIGURES, count: FIGURES, meaning: [TERM], table: ["公开表"] };
const WISH = { amount: 1.5, count: 1.5, meaning: 1.5, table: 4 }; // points of what is asked for

/** Points of every entry, before a query is looked at: made once for each kind of answer. */
export function priors(store, { kind: asked }) {
  if (!store.priors.has(asked)) {
    const worth = store.site.kinds.map((kind) =>
      (WORTH[kind] ?? 0) + (asked && WISHED[asked].includes(kind) ? WISH[asked] : 0));
    const years = store.places.map((place) => ((Number(place.year) || 2000) - 2000) / 1000);
    store.priors.set(asked, Float32Array.from(store.entries, (entry) => worth[entry.kind] + years[entry.place]));
  }
  return store.priors.get(asked);
}

const kindOf = (entry, store) => store.site.kinds[store.entries[entry].kind];

/** Whether an entry is the page of a county, a department or a disclosure. */
export const isNamed = (entry, store) => NAMED.has(kindOf(entry, store));

/** Whether an entry explains a term. */
export const isTerm = (entry, store) => kindOf(entry, store) === TERM;
