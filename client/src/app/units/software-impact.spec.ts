import { softwareImpactSentence } from './software-impact';

const sentence = (paused: number, peopleHolding: number, corrects: string | null = null) =>
  softwareImpactSentence({
    people: Array.from({ length: paused }),
    peopleHolding,
    version: 'Ethos 2.1',
    unit: { name: 'Ethos-1' },
    corrects,
  } as never);

it.each([
  [0, 0, 'Nobody may act on Ethos-1 then, so that Ethos 2.1 pauses nobody.'],
  [0, 1, 'The one person who may act on Ethos-1 then would not be paused by Ethos 2.1'],
  [1, 1, 'The one person who may act on Ethos-1 then would be paused by Ethos 2.1'],
  [0, 12, 'Nobody of 12 people who may act on Ethos-1 then would be paused by Ethos 2.1'],
  [1, 12, '1 of 12 people who may act on Ethos-1 then would be paused by Ethos 2.1'],
  [12, 12, '12 of 12 people who may act on Ethos-1 then would be paused by Ethos 2.1'],
])('of those who may act it says that %s of %s would be paused', (paused, holding, told) => {
  const unless = holding === 0 ? '' : ', if nothing more is recorded.';
  expect(sentence(paused, holding)).toBe(`${told}${unless}`);
});

it('says of a correction that it is one', () => {
  expect(sentence(0, 12, 'a-change')).toContain('would be paused by this correction,');
  expect(sentence(0, 0, 'a-change')).toBe('This correction pauses nobody.');
});
