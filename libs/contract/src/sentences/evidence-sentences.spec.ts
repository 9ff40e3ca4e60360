import { evidenceTitle, timesInWords } from './evidence-sentences.ts';
import { titlesOf } from './titles.ts';

const titles = titlesOf(null, []);

describe('the title of a record', () => {
  it.each([
    [
      'a record tied to nothing',
      { skill: null, treatmentSites: [], structures: [] },
      'External record',
    ],
    [
      'a record for a skill and two sites',
      { skill: 'oar-outlining', treatmentSites: ['bladder', 'cervix'], structures: [] },
      'External record, oar-outlining, bladder and cervix',
    ],
    [
      'a structure that was tried twice, named once',
      {
        skill: 'oar-outlining',
        treatmentSites: ['prostate'],
        structures: [
          { structure: 'rectum', score: 60, passMark: 75, attempt: 1 },
          { structure: 'rectum', score: 88, passMark: 75, attempt: 2 },
        ],
      },
      'External record, oar-outlining, prostate: rectum',
    ],
  ])('names %s', (_, record, title) => {
    expect(evidenceTitle({ type: 'external-record', ...record }, titles)).toBe(title);
  });
});

it.each([
  [0, 'never'],
  [1, 'once'],
  [2, 'twice'],
  [3, '3 times'],
])('%i times in words', (times, words) => {
  expect(timesInWords(times)).toBe(words);
});
