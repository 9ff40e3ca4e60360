import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../config/refusal.ts';
import { firstClosedDirectory, requirePassage } from './server-account.ts';

const STRANGER = { uid: 64_001, gid: 64_001 };

let closed: string;
let place: string;

beforeEach(() => {
  closed = mkdtempSync(join(tmpdir(), 'oart-passage-'));
  place = join(closed, 'store', 'postgres');
  mkdirSync(join(closed, 'store'));
});

afterEach(() => {
  rmSync(closed, { recursive: true, force: true });
});

describe('the way of the database’s account to a path', () => {
  it('ends at the first directory that is closed to it', () => {
    expect(firstClosedDirectory(place, STRANGER)).toBe(closed);
  });

  it('is open where every directory lets others pass', () => {
    chmodSync(closed, 0o711);
    expect(firstClosedDirectory(place, STRANGER)).toBeNull();
  });

  it('is never closed to the account of this process itself', () => {
    expect(firstClosedDirectory(place, null)).toBeNull();
  });

  it('is refused in one sentence that names the directory and the ways out', () => {
    const passing = (): void => {
      requirePassage(place, STRANGER);
    };
    expect(passing).toThrow(Refusal);
    expect(passing).toThrow(`may not enter ${closed} (on the way to ${place})`);
  });
});
