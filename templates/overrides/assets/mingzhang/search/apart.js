/* Words that run from right to left, kept apart from what stands beside them, as on the pages that
   are built (generator/render/bidi.py): here by characters, since these texts become text nodes. */

const LETTERS =
  "\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufeff\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}";
const STRETCH = new RegExp(`[${LETTERS}]+(?: +[${LETTERS}]+)*`, "gu");

/** The text with every such stretch isolated (U+2068, U+2069). */
export function apart(text) {
  return text.replace(STRETCH, "\u2068$&\u2069");
}
