import { withFullStop } from './with-full-stop.ts';

it.each([
  ['words without an end', 'Nobody else is here', 'Nobody else is here.'],
  ['words with their own full stop', 'Nobody else is here.', 'Nobody else is here.'],
  ['words that trail off in spaces', 'Nobody else is here. ', 'Nobody else is here.'],
  ['a question', 'Who else?', 'Who else?'],
])('%s end in one sign', (_, words, sentence) => {
  expect(withFullStop(words)).toBe(sentence);
});
