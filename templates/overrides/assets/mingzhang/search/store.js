/* Fetching the index: the site's record first, then only the shards and lines a query needs. */

import { crc } from "./text.js";

const DIGITS = new Uint8Array(128);
"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
  .split("")
  .forEach((digit, value) => (DIGITS[digit.charCodeAt(0)] = value));

const BLOCK = 32;
const CHUNK = 2;
const HEARD = 32; // files of readings, as in sounds.py

/** The index below `root`; throws when the site's record (`first`) cannot be had. */
export async function open(root, first = null) {
  const answer = await (first || fetch(new URL("search/site.json", root), { cache: "no-cache" }));
  if (!answer.ok) throw new Error(`search/site.json ${answer.status}`);
  return new Store(root, await answer.json());
}

class Store {
  constructor(root, site) {
    this.root = root;
    this.site = site;
    this.failed = 0;
    this.files = new Map();
    this.postings = new Map();
    this.priors = new Map();
    this.found = new Map();
    this.entries = [];
    this.blocks = [];
    this.places = site.places.map((place, number) => this.place(place, number));
    this.size = this.entries.length;
    this.spoken = readingsOf(site.readings);
  }

  /** A disclosure, or the site itself; its entries and blocks are counted on. */
  place([region, department, year, pattern, site], number) {
    const [code, regionName] = this.site.regions[region];
    const [departmentCode, name, alone] = this.site.departments[department];
    const departmentName = alone ? name : regionName + name;
    const key = code ? `${code}/${departmentCode}/${year}` : "";
    const place = { key, region: code, regionName, department: departmentCode, departmentName, year };
    place.root = this.root;
    place.lines = key || "site";
    if (site !== undefined) { // a portal: pages are at one of its sites, lines are here
      [place.site, place.root] = this.site.sites[site];
      place.lines = `${site}/${place.lines}`;
    }
    place.first = this.entries.length;
    for (const kind of this.site.patterns[pattern]) {
      const at = this.entries.length - place.first;
      if (at % BLOCK === 0) this.blocks.push(this.entries.length);
      this.entries.push({ number: this.entries.length, kind: kind.charCodeAt(0) - 65, place: number });
    }
    place.end = this.entries.length;
    return place;
  }

  file(path) {
    if (!this.files.has(path)) {
      const url = new URL(`search/${path}?${this.site.version}`, this.root);
      const got = fetch(url).then((answer) => {
        if (!answer.ok) throw new Error(`${path} ${answer.status}`);
        return answer.json();
      });
      this.files.set(path, got.catch(() => {
        this.failed += 1;
        this.files.delete(path);
        return null;
      }));
    }
    return this.files.get(path);
  }

  /** What the terms are found in, into `postings`: {said, called}, numbers of entries. */
  async terms(wanted) {
    const missing = [...new Set(wanted)].filter((term) => !this.postings.has(term));
    await Promise.all(missing.map(async (term) => {
      const shard = await this.shard(term);
      if (shard) this.postings.set(term, this.read(shard[term]));
    }));
  }

  shard(term) {
    return this.file(`terms/${crc(term) % this.site.shards}.json`);
  }

  /** The readings of a character, of which those that no page has are fetched. */
  async heard(character) {
    if (this.spoken.has(character)) return this.spoken.get(character);
    const file = await this.file(`heard/${crc(character) % HEARD}.json`);
    return ((file && file[character]) || "").split(" ").filter(Boolean);
  }

  /** What terms lead to (see sounds.py), as texts of `size` characters each. */
  async leads(terms, size) {
    const shards = await Promise.all(terms.map((term) => term && this.shard(term)));
    return terms.map((term, n) => {
      const text = (shards[n] && shards[n][term]) || "";
      return Array.from({ length: text.length / size }, (_, at) => text.slice(at * size, (at + 1) * size));
    });
  }

  of(term) {
    return this.postings.get(term) || NOTHING;
  }

  read(text) {
    if (!text) return NOTHING;
    const said = [], called = [];
    let at = 0, block = 0;
    const number = () => {
      let value = 0, shift = 0, digit;
      do {
        digit = DIGITS[text.charCodeAt(at++)];
        value += (digit & 31) * 2 ** shift;
        shift += 5;
      } while (digit & 32);
      return value;
    };
    while (at < text.length) {
      block += number();
      const first = number(), mask = Math.floor(first / 4);
      spread(mask, this.blocks[block], said);
      if (first % 4) spread(first % 4 === 1 ? mask : number(), this.blocks[block], called);
    }
    return { said, called };
  }

  /**
   * Address, title, other names and lines of an entry, what it costs, and which cells of its lines
   * are money (see segment.py); null when they cannot be had.
   */
  async lines(number) {
    const place = this.places[this.entries[number].place];
    const at = number - place.first;
    const chunk = await this.file(`lines/${place.lines}/${Math.floor(at / CHUNK)}.json`);
    if (!chunk) return null;
    const [path, title, aliases, lines, amount = "", unit = "", money = []] = chunk[at % CHUNK];
    const full = path.startsWith("/") ? path.slice(1) : `${place.key}/${path}`;
    return { path: full, title, aliases: aliases ? aliases.split("\t") : [], lines, amount, unit, money };
  }
}

const NOTHING = { said: [], called: [] };

/** Character → its readings, from reading → characters. */
function readingsOf(readings) {
  const found = new Map();
  for (const [reading, characters] of Object.entries(readings)) {
    for (const character of characters) found.set(character, [...(found.get(character) || []), reading]);
  }
  return found;
}

function spread(mask, first, into) {
  let bits = mask >>> 0;
  while (bits) {
    const low = bits & -bits;
    into.push(first + 31 - Math.clz32(low));
    bits ^= low;
  }
}
