import type { CalendarDay, TimeZone } from '@oart/competency';
import type { ApiKeyView } from '@oart/contract';
import { keyRow, keysAsTable, keysInASentence, rowsFound } from './api-key-words';

const key = (fields: Partial<ApiKeyView> = {}): ApiKeyView => ({
  id: 'k1',
  title: 'Planning script',
  scopes: ['ask'],
  units: null,
  createdAt: '2026-11-01T10:00:00.000Z',
  lastUsedAt: null,
  closedAt: null,
  madeBy: 'administrator-1',
  key: null,
  ...fields,
});
const AROUND = {
  units: [{ id: 'u1', title: 'Ethos-1' }],
  today: '2026-11-24' as CalendarDay,
  zone: 'Europe/London' as TimeZone,
};
const rowOf = (fields: Partial<ApiKeyView> = {}) => keyRow(key(fields), AROUND);

describe('a key in the list', () => {
  it.each([
    ['2026-11-24T23:59:00.000Z', 'today'],
    ['2026-11-24T00:00:00.000Z', 'today'],
    ['2026-11-23T23:59:00.000Z', 'yesterday'],
    ['2026-11-22T23:59:00.000Z', '2 days ago'],
    // Summer time: this instant is the next day at the site.
    ['2026-08-31T23:30:00.000Z', '84 days ago'],
  ])('last used at %s was used %s', (lastUsedAt, ago) => {
    expect(rowOf({ lastUsedAt }).lastUsed?.ago).toBe(ago);
  });

  it('tells the exact instant beside the day, and nothing before the first question', () => {
    expect(rowOf({ lastUsedAt: '2026-11-23T10:42:00.000Z' }).lastUsed?.at).toBe(
      '23 Nov 2026 10:42 GMT',
    );
    expect(rowOf().lastUsed).toBeNull();
  });

  it('names its units, one that is no longer listed by its id, and that it has no limit', () => {
    expect(rowOf().units).toBe('Every unit');
    expect(rowOf({ units: ['u1', 'u2'] }).units).toBe('Ethos-1, u2');
  });

  it('is found by program, unit, scope and maker, whatever the case', () => {
    const rows = [
      rowOf(),
      rowOf({ id: 'k2', title: 'Dashboard', units: ['u1'], scopes: ['search'], madeBy: null }),
    ];
    const found = (search: string) => rowsFound(rows, search).map((row) => row.key.id);
    expect([found('PLANNING'), found('ethos'), found('search')]).toEqual([['k1'], ['k2'], ['k2']]);
    expect([found('administrator'), found('still here'), found('')]).toEqual([
      ['k1'],
      ['k2'],
      ['k1', 'k2'],
    ]);
  });
});

describe('the sentence above the list', () => {
  const closed = key({ closedAt: '2026-11-02T10:00:00.000Z' });
  const used = key({ lastUsedAt: '2026-11-02T10:00:00.000Z' });

  it.each([
    [[], 'No program may ask the gate with a key'],
    [[closed], 'No program may ask the gate with a key'],
    [[used], '1 key is open'],
    [[used, key(), closed], '2 keys are open, 1 never used'],
    [[used, key({ madeBy: null })], '2 keys are open, 1 never used, 1 by somebody who left'],
  ])('of %# is what asks for a look', (keys, sentence) => {
    expect(keysInASentence(keys)).toBe(sentence);
  });
});

it('the file for a spreadsheet has the cells of the table, with exact instants', () => {
  const rows = [rowOf({ closedAt: '2026-11-02T10:00:00.000Z' })];
  expect(keysAsTable(rows, AROUND.zone)[1]).toEqual([
    'Planning script',
    'Ask',
    'Every unit',
    '01 Nov 2026 10:00 GMT',
    'administrator-1',
    'Never',
    'Closed',
    '02 Nov 2026 10:00 GMT',
  ]);
});
