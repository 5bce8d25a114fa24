/* Which rows a reader asks for, and in which order. What is asked stands in the address. */

import { aligned, compare, converted, parse, widest } from "./decimal.js";
import { valueOf } from "./rows.js";

const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
const words = new Intl.Collator("zh-Hans-CN", { numeric: true });

/* What is asked, as [name, value] pairs; the order is {column, down} or null. */
export function readAddress(form) {
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (!field.name) continue;
    const value = asked.get(field.name) || "";
    const known = field.tagName !== "SELECT" || [...field.options].some((o) => o.value === value);
    if (!known && value) field.add(new Option(value, value));
    field.value = value;
  }
  const order = asked.get("sort") || "";
  return order ? { column: order.replace(/^-/, ""), down: order.startsWith("-") } : null;
}

export function writeAddress(form, order) {
  const asked = new URLSearchParams();
  for (const field of form.elements) {
    if (field.name && field.value.trim()) asked.set(field.name, field.value.trim());
  }
  if (order) asked.set("sort", (order.down ? "-" : "") + order.column);
  const query = asked.toString();
  history.replaceState(history.state, "", location.pathname + (query ? `?${query}` : "") + location.hash);
}

/* The tests that a row has to pass, from the fields that are filled in. */
export function testsOf(form, columns, unit) {
  const at = new Map(columns.map((column) => [column.id, column.index]));
  const tests = [];
  for (const field of form.elements) {
    const value = field.name ? field.value.trim() : "";
    if (value) tests.push({ field, value, test: testOf(field, value, at, unit) });
  }
  return tests;
}

function testOf(field, value, at, unit) {
  const { kind, column } = field.dataset;
  if (kind === "words") {
    const sought = plain(value).split(" ");
    return (row) => {
      const said = plain(row.cells.map((cell) => cell.text).join(" "));
      return sought.every((word) => said.includes(word));
    };
  }
  if (kind === "choice") return ({ cells }) => valueOf(cells[at.get(field.name)]) === value;
  if (kind === "contains") return ({ cells }) => plain(cells[at.get(field.name)].text).includes(plain(value));
  const limit = parse(plain(value).replace(/,/g, ""));
  field.setAttribute("aria-invalid", String(!limit));
  if (!limit) return () => true;
  return ({ cells }) => {
    const amount = parse(cells[at.get(column)].text);
    const figure = amount && converted(amount, cells[at.get("unit")].text, unit);
    return figure && (kind === "min" ? compare(figure, limit) >= 0 : compare(figure, limit) <= 0);
  };
}

/* Whether a piece can hold rows that pass: its facets tell the values it has. */
export function mayHold(piece, tests) {
  return tests.every(({ field, value }) => {
    const told = field.dataset.kind === "choice" && piece.facets[field.name];
    return !told || told.includes(value);
  });
}

/* Rows in the order asked for; equal ones stay as they were, blanks come last either way. */
export function sorted(rows, columns, { column, down }, unit) {
  const by = columns.find((other) => other.id === column);
  if (!by) return rows;
  const keys = by.sort.map((id) => keyOf(rows, columns, columns.find((other) => other.id === id), unit));
  const order = rows.map((_, index) => index);
  order.sort((one, other) => {
    for (const key of keys) {
      const difference = key(one, other, down);
      if (difference) return difference;
    }
    return one - other;
  });
  return order.map((index) => rows[index]);
}

function keyOf(rows, columns, column, unit) {
  const texts = rows.map((row) => row.cells[column.index].text);
  if (column.kind === "text") {
    return directed(texts, (text) => text === "", (one, other) => words.compare(one, other));
  }
  const units = columns.find((other) => other.id === "unit");
  const figures = texts.map((text, index) => {
    const figure = parse(text);
    const own = column.kind === "amount" && units ? rows[index].cells[units.index].text : unit;
    return figure && converted(figure, own, unit); // what has no place among the others comes last
  });
  const scale = widest(figures);
  const whole = figures.map((figure) => (figure ? aligned(figure, scale) : null));
  return directed(whole, (value) => value === null, (one, other) => (one < other ? -1 : one > other ? 1 : 0));
}

function directed(values, blank, comparison) {
  return (one, other, down) => {
    const [a, b] = [values[one], values[other]];
    if (blank(a) || blank(b)) return Number(blank(a)) - Number(blank(b));
    return down ? comparison(b, a) : comparison(a, b);
  };
}
