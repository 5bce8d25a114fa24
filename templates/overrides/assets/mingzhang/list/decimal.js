/* Decimal figures as whole numbers and a count of decimals: sums and comparisons are exact. */

const SHAPE = /^(<?)(-?)([0-9]+)(?:\.([0-9]+))?%?$/;

/* Decimal places of the units of money above 元; the same list as in generator/model/units.py. */
const PLACES = { 元: 0, 百元: 2, 千元: 3, 万元: 4, 百万元: 6, 千万元: 7, 亿元: 8 };

/* "80.00" -> { digits: 8000n, scale: 2 }; null where the text is no figure. "<0.1%" is a little
   less than 0.1, so that it sorts there. */
export function parse(text) {
  const found = SHAPE.exec(text);
  if (!found) return null;
  const [, below, sign, whole, part = ""] = found;
  const figure = { digits: BigInt(sign + whole + part), scale: part.length };
  return below ? { digits: figure.digits * 10n - 1n, scale: figure.scale + 1 } : figure;
}

/* A figure in another unit, every digit kept; null where a unit is not known. */
export function converted(figure, unit, target) {
  if (unit === target) return figure;
  if (!(unit in PLACES) || !(target in PLACES)) return null;
  const scale = figure.scale - (PLACES[unit] - PLACES[target]);
  return scale < 0 ? { digits: figure.digits * 10n ** BigInt(-scale), scale: 0 } : { digits: figure.digits, scale };
}

/* The digits of a figure when it is written with so many decimals. */
export function aligned(figure, scale) {
  return figure.digits * 10n ** BigInt(scale - figure.scale);
}

export function widest(figures) {
  return figures.reduce((scale, figure) => (figure && figure.scale > scale ? figure.scale : scale), 0);
}

export function total(figures) {
  const scale = widest(figures);
  return { digits: figures.reduce((sum, figure) => sum + aligned(figure, scale), 0n), scale };
}

export function compare(one, other) {
  const scale = Math.max(one.scale, other.scale);
  const [a, b] = [aligned(one, scale), aligned(other, scale)];
  return a < b ? -1 : a > b ? 1 : 0;
}

export function text({ digits, scale }) {
  const sign = digits < 0n ? "-" : "";
  const all = String(digits < 0n ? -digits : digits).padStart(scale + 1, "0");
  return scale ? `${sign}${all.slice(0, -scale)}.${all.slice(-scale)}` : sign + all;
}

/* The sum of amounts in units: as generator/model/units.py adds them. */
export function sumOf(pairs) {
  const known = pairs.map(([printed, unit]) => [parse(printed), unit]).filter(([figure]) => figure);
  const units = new Set(known.map(([, unit]) => unit));
  const target = units.size === 1 ? [...units][0] : "万元";
  const counted = known.map(([figure, unit]) => converted(figure, unit, target)).filter(Boolean);
  return {
    text: counted.length ? text(total(counted)) : "",
    unit: target,
    mixed: units.size > 1,
    blanks: pairs.length - known.length,
    foreigns: known.length - counted.length,
  };
}
