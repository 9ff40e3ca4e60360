/**
 * Makes icons/dist/icons.svg, one file for MatIconRegistry.addSvgIconSet, out of the Material Symbols
 * named in src/app/icons/icon-names.ts. An unknown name stops the build.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ICON_FILES } from './src/app/icons/icon-names.ts';

const here = import.meta.dirname;
const symbols = join(
  dirname(createRequire(import.meta.url).resolve('@material-symbols/svg-400/package.json')),
  'outlined',
);

/** @param {string} name file name in the package, such as `check_circle-fill` */
async function iconOf(name) {
  const source = await readFile(join(symbols, `${name}.svg`), 'utf8').catch(() => {
    throw new Error(`icon-names.ts: Material Symbols has no outlined icon "${name}"`);
  });
  const paths = source.match(/<path\b[^>]*\/?>/g) ?? [];
  const viewBox = /viewBox="([^"]+)"/.exec(source)?.[1];
  return `<svg id="${name.replace(/-fill$/, '')}" viewBox="${viewBox}">${paths.join('')}</svg>`;
}

const icons = await Promise.all(ICON_FILES.map(iconOf));
await mkdir(join(here, 'icons/dist'), { recursive: true });
await writeFile(
  join(here, 'icons/dist/icons.svg'),
  `<svg xmlns="http://www.w3.org/2000/svg"><defs>${icons.join('')}</defs></svg>\n`,
);
