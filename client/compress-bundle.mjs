/**
 * Puts a Brotli and a gzip copy beside each built file that is worth it, once, so that the server only
 * has to send it. Fails where what the first page loads grows beyond its budget.
 */
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

const BUDGET_BYTES = 150_000;
const LEAST_BYTES = 1_024;

const compress = { br: promisify(brotliCompress), gz: promisify(gzip) };
const folder = join(import.meta.dirname, 'dist/browser');

/**
 * @param {string} file name in the folder
 * @param {readonly (keyof typeof compress)[]} endings
 */
async function addCopies(file, endings) {
  const content = await readFile(join(folder, file));
  if (content.length < LEAST_BYTES) return;
  for (const ending of endings) {
    await writeFile(join(folder, `${file}.${ending}`), await compress[ending](content));
  }
}

/** What a browser loads before any route: what the page names, and what that imports at once. */
async function loadedAtOnce() {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const loaded = new Set(page.match(/[\w-]+\.(js|css|svg)/g));
  for (const file of loaded) {
    if (!file.endsWith('.js')) continue;
    const script = await readFile(join(folder, file), 'utf8');
    for (const [, imported] of script.matchAll(/(?:from|import)"\.\/([\w-]+\.js)"/g)) {
      loaded.add(imported);
    }
  }
  return [...loaded];
}

/** @param {string} file name in the folder */
async function sizeOnTheWire(file) {
  const compressed = await stat(join(folder, `${file}.br`)).catch(() => null);
  return (compressed ?? (await stat(join(folder, file)))).size;
}

const files = (await readdir(folder)).filter((file) => /\.(js|css|svg)$/.test(file));
await Promise.all(files.map((file) => addCopies(file, ['br', 'gz'])));
// Brotli takes seconds for what only a verifier loads, once.
await addCopies('pdf/pdf.worker.min.mjs', ['gz']);

const sizes = await Promise.all((await loadedAtOnce()).map(sizeOnTheWire));
const total = sizes.reduce((sum, size) => sum + size, 0);
const kilobytes = (bytes) => `${Math.round(bytes / 1_000)} kB`;
if (total > BUDGET_BYTES) {
  console.error(
    `The first page loads ${kilobytes(total)} compressed; its budget is ${kilobytes(BUDGET_BYTES)}.`,
  );
  process.exit(1);
}
console.log(`The first page loads ${kilobytes(total)} compressed.`);
