/** The floor of an upload: the same bytes written, hashed and fsynced by a script that does nothing else. */
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTurn, sha256 } from './evidence-files.ts';

const [folder = '', file = '', first = '0'] = process.argv.slice(2);
const base = await readFile(file);
const milliseconds = await inTurn(base, Number(first), async (bytes) => {
  const name = sha256(bytes).toString('hex');
  const handle = await open(join(folder, name), 'wx', 0o600);
  await handle.writeFile(bytes);
  await handle.sync();
  await handle.close();
});
process.stdout.write(JSON.stringify({ milliseconds }));
