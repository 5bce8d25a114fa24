/* The rows that the page does not carry, fetched piece by piece and only as far as needed. */

import { unpacked } from "./rows.js";

const AT_ONCE = 4;

export class Pieces {
  /* `folder` is null where the page has every row. */
  constructor(folder) {
    this.folder = folder;
    this.index = null;
    this.rows = []; // of each piece, once it is here
  }

  async load(name) {
    const answer = await fetch(new URL(name, this.folder));
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  }

  /* Fetch what is needed: `wanted(piece, before)` is told the piece and how many rows precede it. */
  async need(wanted, progress) {
    if (!this.folder) return;
    this.index = this.index || (await this.load("index.json"));
    let before = 0;
    const missing = this.index
      .map((piece, number) => {
        const needed = wanted(piece, before);
        before += piece.rows;
        return needed && !this.rows[number] ? number : -1;
      })
      .filter((number) => number >= 0);
    const all = missing.length;
    const next = async () => {
      const number = missing.shift();
      if (number === undefined) return;
      this.rows[number] = unpacked(await this.load(`${number + 1}.json`));
      progress(all - missing.length, all);
      await next();
    };
    if (all) progress(0, all);
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  }

  /* All rows that are here, in the order of the list. */
  get here() {
    return this.rows.flat();
  }
}
