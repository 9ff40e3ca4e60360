import { signal } from '@angular/core';
import type { Permission } from '@oart/contract';
import { mayReadPassportsOf } from './passport-reader';

const reader = (held: readonly Permission[]): Parameters<typeof mayReadPassportsOf>[0] => ({
  personId: signal('p1'),
  hasAny: (wanted) => wanted.some((each) => held.includes(each)),
});

it.each<[string, readonly Permission[], string, boolean]>([
  ['staff read their own', ['staff-member'], 'p1', true],
  ['staff read those of nobody else', ['staff-member'], 'p2', false],
  ['a verifier reads those of others', ['verifier'], 'p2', true],
  ['an administrator reads none, of themselves neither', ['system-administrator'], 'p1', false],
])('%s', (_, held, person, expected) => {
  expect(mayReadPassportsOf(reader(held), person)).toBe(expected);
});
