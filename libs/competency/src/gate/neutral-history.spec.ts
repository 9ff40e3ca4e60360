import { historyOf, type HistoryEntry } from '../standing/history.ts';
import {
  adapter,
  asOf,
  department,
  entitledAs,
  suspension,
} from '../standing/department.fixture.ts';
import { historyFor } from './neutral-history.ts';

const facts = entitledAs(adapter(), 'adapter');
const suspended = { ...facts, suspensions: facts.entitlements.map((each) => suspension(each)) };
const entries = historyOf(department(), suspended, asOf('2026-12-31T09:00:00Z'));
const kinds = (told: readonly HistoryEntry[]) => new Set(told.map(({ kind }) => kind));

describe('the history that others read (I15, F28)', () => {
  it('is whole for the holder, entitlers and auditors', () => {
    expect(historyFor('full', entries)).toEqual(entries);
    expect(kinds(entries)).toContain('suspended');
  });

  it('tells what was recorded in their favour, and nothing of a suspension or of other instants', () => {
    const told = historyFor('neutral', entries);
    expect(kinds(told)).toEqual(
      new Set(['uploaded', 'verified', 'assessed', 'entitled', 'accepted']),
    );
    expect(told).toEqual(entries.filter((entry) => told.includes(entry)));
  });

  it.each([
    ['sent-back', true],
    ['lifted', false],
    ['withdrawn', false],
    ['revoked', false],
  ] as const)('of what is %s tells others: %s', (kind, isTold) => {
    const [first] = entries;
    if (first === undefined) throw new Error('The fixture has a history');
    const entry = { ...first, kind } as HistoryEntry;
    expect(historyFor('neutral', [entry])).toEqual(isTold ? [entry] : []);
  });
});
