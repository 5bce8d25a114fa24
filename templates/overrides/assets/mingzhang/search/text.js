/* Texts as the index knows them; the same rules stand in generator/search/terms.py. */

const HAN = "\\u3400-\\u4dbf\\u4e00-\\u9fff";
const PIECES = new RegExp(`[0-9a-z][0-9a-z.,]*%?|[${HAN}]`, "g");
const NOT_A_NAME = new RegExp(`[^0-9a-z${HAN}]+`, "g");

/** Small letters and half-width signs; every character stays where it was. */
export function folded(text) {
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[A-Z]/g, (c) => c.toLowerCase());
}

/** A name without anything but characters, letters and digits. */
export function bared(name) {
  return folded(name.normalize("NFKC")).replace(NOT_A_NAME, "");
}

/** A number without separators and last zeros. */
export function canonical(word) {
  const bare = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(word) ? word.replace(/,/g, "") : word;
  return bare.includes(".") ? bare.replace(/0+$/, "").replace(/\.$/, "") : bare;
}

/** Characters and words of a folded text with their places: {text, han, start, end}. */
export function tokens(text) {
  const found = [];
  for (const match of text.matchAll(PIECES)) {
    const start = match.index;
    if (match[0] >= "\u3400") {
      found.push({ text: match[0], han: true, start, end: start + 1 });
      continue;
    }
    const percent = match[0].endsWith("%") ? "%" : ""; // no amount
    const piece = match[0].replace(/[.,]*%?$/, "");
    const whole = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(piece);
    const words = whole ? [[piece, 0]] : parts(piece);
    words.forEach(([word, at], n) => {
      const sign = n === words.length - 1 ? percent : "";
      const end = start + at + word.length + sign.length;
      found.push({ text: canonical(word) + sign, han: false, start: start + at, end });
    });
  }
  return found;
}

function parts(piece) {
  return Array.from(piece.matchAll(/\d+\.\d+|[0-9a-z]+/g), (match) => [match[0], match.index]);
}

const CRC = new Uint32Array(256).map((_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

/** The checksum by which names are compared and terms laid into shards. */
export function crc(text) {
  let sum = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) sum = CRC[(sum ^ byte) & 255] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
