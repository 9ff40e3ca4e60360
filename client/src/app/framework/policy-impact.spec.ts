import { policyImpactSentence } from './policy-impact';

const sentence = (paused: number, peopleHolding: number) =>
  policyImpactSentence({ people: Array.from({ length: paused }), peopleHolding } as never);

it.each([
  [0, 0, 'Nobody may act now, so that it would pause nobody.'],
  [0, 1, 'Approved now it would pause nobody: 1 person may act, as before.'],
  [0, 12, 'Approved now it would pause nobody: 12 people may act, as before.'],
  [1, 1, 'The one person who may act now would be paused in something if it were approved now.'],
  [1, 12, '1 of 12 people who may act now would be paused in something if it were approved now.'],
  [12, 12, 'All 12 people who may act now would be paused in something if it were approved now.'],
])('of those who may act it says that %s of %s would be paused', (paused, holding, told) => {
  expect(sentence(paused, holding)).toBe(told);
});
