import { mkdir, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasCode } from './stored-files.ts';

/** Makes the entries of a directory durable. */
export async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Makes a directory, and those on the way to it, unless they are there. What was made is durable.
 * @param path absolute
 * @param mode of what is made
 */
export async function makeDirectory(path: string, mode?: number): Promise<void> {
  const first = await mkdir(path, { recursive: true, ...(mode !== undefined && { mode }) });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) {
    await syncDirectory(dirname(made));
  }
}

/** Removes a file that may be gone already. */
export async function removeFile(path: string): Promise<void> {
  await unlink(path).catch(nullWhereMissing);
}

/** For `catch`: null where there was no such file. */
export function nullWhereMissing(error: unknown): null {
  if (hasCode(error, 'ENOENT')) return null;
  throw error;
}
