import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EvidenceChecker } from './evidence-checker.ts';

const TYPES = ['application/pdf', 'image/png', 'text/csv', 'text/markdown'] as const;

let directory: string;
let checker: EvidenceChecker;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'checker-'));
  checker = new EvidenceChecker(directory, null);
});

afterEach(() => {
  checker.onModuleDestroy();
  rmSync(directory, { recursive: true });
});

it('opens files of every type in five processes at most, and answers for each', async () => {
  const path = join(directory, 'file');
  writeFileSync(path, 'words');
  const before = processes();
  const checks = [...TYPES, ...TYPES, ...TYPES].map((mediaType) =>
    checker.check({ path, mediaType }),
  );
  expect(processes() - before).toBe(5);
  const verdicts = await Promise.all(checks);
  expect(verdicts.map(({ kind }) => kind)).toEqual(
    [1, 2, 3].flatMap(() => ['refused', 'refused', 'clean', 'clean']),
  );
}, 60_000);

/** Of this one, those that have work. */
function processes(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'ProcessWrap').length;
}
