import type { PolicyVersionView } from '@oart/contract';
import {
  heldVersion,
  isOvertaken,
  nextNumber,
  stateInWords,
  versionBefore,
  waitingVersions,
} from './policy-versions';

const version = (
  id: string,
  number: number,
  state: PolicyVersionView['state'],
  approvedAt: string | null = null,
): PolicyVersionView => ({
  id,
  number,
  adopted: true,
  sha256: 'f'.repeat(64),
  state,
  recordedAt: '2026-01-05T09:00:00.000Z',
  proposedBy: null,
  approvedAt,
  approvedBy: null,
});

const FIRST = version('v1', 1, 'superseded', '2026-01-05T09:00:00.000Z');
const SECOND = version('v2', 2, 'in-force', '2026-03-01T09:00:00.000Z');
const RIVAL = version('v2b', 2, 'proposed');
const THIRD = version('v3', 3, 'proposed');
const ALL = [THIRD, RIVAL, SECOND, FIRST];

it('a version is held against the one that it followed, or would follow now', () => {
  expect(ALL.map((each) => versionBefore(each, ALL)?.id ?? null)).toEqual(['v2', 'v2', 'v1', null]);
  expect([heldVersion(ALL)?.id, heldVersion([THIRD])]).toEqual(['v2', null]);
});

it('a proposal whose number was taken is approved no more, and does not wait', () => {
  expect(ALL.filter((each) => isOvertaken(each, ALL)).map(({ id }) => id)).toEqual(['v2b']);
  expect(waitingVersions(ALL).map(({ id }) => id)).toEqual(['v3']);
  expect(ALL.map((each) => stateInWords(each, ALL))).toEqual([
    'waits for approval',
    'was never approved',
    'is in force',
    'is superseded',
  ]);
});

it('the next proposal takes a number that none has, approved or not', () => {
  expect([nextNumber(ALL), nextNumber([])]).toEqual([4, 1]);
});
