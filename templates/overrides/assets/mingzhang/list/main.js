/* Lists that can be sorted and filtered. The page shows its first rows by itself; this script
   fetches the others when they are asked for, and keeps what is asked in the address. */

import { mayHold, readAddress, sorted, testsOf, writeAddress } from "./choosing.js";
import { sumOf } from "./decimal.js";
import { Pieces } from "./pieces.js";
import { columnsOf, elementOf, rowsOf } from "./rows.js";

const STEP = 500;
const SUM_PARTS = ["sum", "unit", "blanks", "foreigns", "total", "mixed", "blank", "foreign"];

class List {
  constructor(place) {
    this.place = place;
    this.root = place.dataset.root;
    this.count = Number(place.dataset.count);
    this.unit = place.dataset.unit;
    this.form = place.querySelector("form");
    this.table = place.querySelector("table");
    this.columns = columnsOf(this.table);
    this.own = rowsOf(this.table, this.root);
    const folder = place.dataset.folder;
    this.pieces = new Pieces(folder ? new URL(folder, location.href) : null);
    this.limit = STEP;
    this.turn = 0;
    this.order = readAddress(this.form);
    this.parts = new Map();
    place.querySelectorAll("[data-part]").forEach((part) => {
      const name = part.dataset.part;
      this.parts.set(name, [...(this.parts.get(name) || []), part]);
    });
    this.said = SUM_PARTS.flatMap((name) => this.parts.get(name) || []).map((part) => ({
      part,
      hidden: part.hidden,
      text: part.children.length ? null : part.textContent,
    }));
    this.listen();
    if (this.order || testsOf(this.form, this.columns, this.unit).length) this.refresh();
    else this.tellMore(this.count);
    place.dataset.ready = ""; // from here on readers, and tests, may ask
  }

  listen() {
    this.columns.forEach((column) => this.makeSortable(column));
    let waiting = 0;
    const later = () => {
      clearTimeout(waiting);
      this.place.setAttribute("aria-busy", "true");
      waiting = setTimeout(() => this.asked(), 150);
    };
    this.form.addEventListener("input", later);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.asked();
    });
    this.form.addEventListener("reset", () => {
      this.order = null;
      this.place.setAttribute("aria-busy", "true");
      setTimeout(() => this.asked()); // once the fields are empty
    });
    addEventListener("popstate", () => {
      this.order = readAddress(this.form);
      this.refresh();
    });
    this.part("more").addEventListener("click", () => {
      this.limit += STEP;
      this.refresh();
    });
  }

  /* A button in the head, so that keyboards reach it. */
  makeSortable(column) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "mz-sort";
    button.append(...column.head.childNodes);
    column.head.append(button);
    button.addEventListener("click", () => {
      const again = this.order && this.order.column === column.id;
      if (!again) this.order = { column: column.id, down: column.kind !== "text" };
      else if (this.order.down === (column.kind !== "text")) this.order.down = !this.order.down;
      else this.order = null;
      this.asked();
    });
  }

  asked() {
    this.limit = STEP;
    writeAddress(this.form, this.order);
    this.refresh();
  }

  async refresh() {
    const turn = ++this.turn;
    this.place.setAttribute("aria-busy", "true");
    const tests = testsOf(this.form, this.columns, this.unit);
    const plain = !tests.length && !this.order;
    const before = this.own.length;
    const wanted = (piece, rows) => (plain ? before + rows < this.limit : mayHold(piece, tests));
    let whole = true;
    try {
      await this.pieces.need(wanted, (read, all) => turn === this.turn && this.tellProgress(read, all));
    } catch (error) {
      whole = false;
    }
    if (turn !== this.turn) return;
    this.show("progress", false);
    this.show("failed", !whole);
    const rows = [...this.own, ...this.pieces.here];
    let found = rows.filter((row) => tests.every(({ test }) => test(row)));
    if (this.order) found = sorted(found, this.columns, this.order, this.unit);
    this.draw(found, plain, whole);
    this.place.removeAttribute("aria-busy");
  }

  draw(found, plain, whole) {
    const shown = found.slice(0, this.limit);
    const elements = shown.flatMap((row) => [elementOf(row, this.columns, this.root), "\n"]);
    this.table.tBodies[0].replaceChildren(...elements);
    this.columns.forEach(({ id, head }) => {
      if (!this.order || this.order.column !== id) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", this.order.down ? "descending" : "ascending");
    });
    const count = plain && whole ? this.count : found.length;
    this.show("none", !count);
    this.show("found", !plain);
    this.show("whole", plain);
    this.put("count", count);
    this.show("partial", shown.length < count);
    this.put("shown", shown.length);
    if (plain && whole) this.restoreSum();
    else this.tellSum(found);
    this.tellMore(count, shown.length);
  }

  /* The sum of all rows was added up when the page was made, those that are not here included. */
  restoreSum() {
    this.said.forEach(({ part, hidden, text }) => {
      part.hidden = hidden;
      if (text !== null) part.textContent = text;
    });
  }

  tellSum(found) {
    const amounts = this.columns.find((column) => column.kind === "amount");
    if (!amounts || !this.part("sum")) return;
    const units = this.columns.find((column) => column.id === "unit");
    const sum = sumOf(found.map(({ cells }) => [cells[amounts.index].text, cells[units.index].text]));
    this.put("sum", sum.text);
    this.put("unit", sum.unit);
    this.put("blanks", sum.blanks);
    this.put("foreigns", sum.foreigns);
    this.show("total", Boolean(sum.text));
    this.show("mixed", sum.mixed);
    this.show("blank", sum.blanks > 0);
    this.show("foreign", sum.foreigns > 0);
  }

  tellMore(count, shown = this.own.length) {
    this.show("more", shown < count);
  }

  tellProgress(read, all) {
    this.show("progress", true);
    this.put("read", read);
    this.put("pieces", all);
  }

  part(name) {
    return (this.parts.get(name) || [])[0];
  }

  show(name, visible) {
    (this.parts.get(name) || []).forEach((part) => {
      part.hidden = !visible;
    });
  }

  put(name, value) {
    (this.parts.get(name) || []).forEach((part) => {
      part.textContent = String(value);
    });
  }
}

document.querySelectorAll("[data-list]").forEach((place) => new List(place));
