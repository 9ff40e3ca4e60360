import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { FileReader } from './written/inclusion.ts';

/** Reads scenario files from disk; paths in a file are relative to that file. */
export const FILES_ON_DISK: FileReader = {
  read: (path) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return null;
    }
  },
  beside: (file, path) => resolve(dirname(file), path),
};
