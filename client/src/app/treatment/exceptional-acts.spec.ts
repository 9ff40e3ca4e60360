import type { ExceptionalActView } from '@oart/contract';
import { waitingSentence } from './exceptional-acts';

const act = (fields: Partial<ExceptionalActView> = {}): ExceptionalActView => ({
  id: 'a1',
  kind: 'break-glass',
  caseReference: 'C4',
  fraction: 3,
  task: 'edit-oar',
  treatmentSite: 'prostate',
  unit: { id: 'u1', name: 'Ethos-1' },
  actor: { id: 'p1', displayName: 'Adapter-1' },
  secondPerson: { id: 'p2', displayName: 'MPE-1' },
  enteredBy: null,
  reason: 'Nobody else could reach the console',
  happenedAt: '2026-03-12T10:00:00.000Z',
  recordedAt: '2026-03-12T10:00:00.000Z',
  dueOn: '2026-03-16',
  state: 'due',
  closesAt: '2026-03-12T10:30:00.000Z',
  actSignedAt: '2026-03-12T10:04:00.000Z',
  mayRecord: false,
  awaitsCountersignature: [],
  owed: null,
  review: null,
  ...fields,
});

it('who sees every act is told of all that wait', () => {
  expect(waitingSentence([], false, true)).toBe('No act waits for a review or a signature');
  expect(waitingSentence([act()], false, true)).toBe('1 act waits for a review or a signature');
  expect(waitingSentence([act(), act({ state: 'overdue' })], false, true)).toBe(
    '2 acts wait for a review or a signature, 1 overdue',
  );
});

it('who sees the acts of a part of their own is told of what waits for them, not of what waits for others', () => {
  const others = act({ state: 'overdue' });
  expect(waitingSentence([others], false, false)).toBe('No act waits for you');
  const own = act({ kind: 'late-entry', owed: 'countersignature' });
  expect(waitingSentence([others, own], false, false)).toBe('1 act waits for you');
  expect(waitingSentence([own, { ...own, state: 'overdue' }], false, false)).toBe(
    '2 acts wait for you, 1 overdue',
  );
});

it('a list that is not read to its end counts nothing but what is shown', () => {
  const items = [act(), act({ state: 'overdue' })];
  expect(waitingSentence(items, true, true)).toBe('More than 2 acts wait');
  expect(waitingSentence(items, true, false)).toBe('More than 2 acts that you had a part in wait');
});
