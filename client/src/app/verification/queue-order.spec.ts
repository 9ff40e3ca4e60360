import type { EvidenceView } from '@oart/contract';
import { EVERYTHING, ageInDays, filterQueue, queueOrder, queueSentence } from './queue-order';

const item = (id: string, change: Partial<EvidenceView>): EvidenceView =>
  ({
    id,
    person: { id: `${id}-person`, displayName: id },
    submittedBy: { id: `${id}-person`, displayName: id },
    submittedAt: '2026-11-20T10:00:00.000Z',
    doubts: [],
    ...change,
  }) as EvidenceView;

const me = { id: 'me', displayName: 'AA-1' };
const older = { submittedAt: '2026-11-18T10:00:00.000Z' };

describe('the queue', () => {
  it('puts doubts first, then the oldest, and one’s own last', () => {
    const items = [
      item('young', {}),
      item('mine', { ...older, person: me }),
      item('old', older),
      item('doubtful', { doubts: ['The name differs.'] }),
    ];
    expect(queueOrder(items, 'me').map(({ id }) => id)).toEqual([
      'doubtful',
      'old',
      'young',
      'mine',
    ]);
  });

  it('can be narrowed by name, kind and doubt together', () => {
    const title = 'ProKnow certificate, cervix';
    const items = [
      item('AA-4', { title, type: 'proknow-certificate', doubts: ['?'] }),
      item('AA-5', { title, type: 'proknow-certificate' }),
      item('AA-6', { title: 'Reflective log', type: 'reflective-log' }),
    ];
    const left = (change: Partial<typeof EVERYTHING>) =>
      filterQueue(items, { ...EVERYTHING, ...change }).map(({ id }) => id);
    expect(left({})).toEqual(['AA-4', 'AA-5', 'AA-6']);
    expect(left({ text: ' CERVIX ' })).toEqual(['AA-4', 'AA-5']);
    expect(left({ text: 'aa-6' })).toEqual(['AA-6']);
    expect(left({ type: 'proknow-certificate', onlyInDoubt: true })).toEqual(['AA-4']);
  });

  it('counts what the reader may verify and how much of it is in doubt', () => {
    const items = [item('a', {}), item('b', { doubts: ['?'] }), item('c', { submittedBy: me })];
    expect(queueSentence(items, 'me')).toBe('2 to verify, 1 in doubt');
    expect(queueSentence([item('c', { person: me })], 'me')).toBe(
      'Nothing waits for you to verify',
    );
  });
});

it.each([
  ['2026-11-24T09:59:59.999Z', 3],
  ['2026-11-24T10:00:00.000Z', 4],
  ['2026-11-20T09:00:00.000Z', 0],
])('at %s it has waited %i days', (now, days) => {
  expect(ageInDays('2026-11-20T10:00:00.000Z', now)).toBe(days);
});
