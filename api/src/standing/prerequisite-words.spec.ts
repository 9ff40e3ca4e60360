import type { Prerequisite } from '@oart/competency';
import { prerequisiteInWords } from './prerequisite-words.ts';

describe('a clause of prerequisites in words', () => {
  it.each<readonly [string, readonly Prerequisite[]]>([
    ['Therapeutic radiographer', [{ kind: 'profession', profession: 'therapeutic-radiographer' }]],
    ['Band 7 or above', [{ kind: 'minimum-band', band: '7' }]],
    [
      'HCPC or RCT registration',
      [
        { kind: 'registration', body: 'HCPC', part: null },
        { kind: 'registration', body: 'RCT', part: null },
      ],
    ],
    [
      'HCPC registration, clinical scientist',
      [{ kind: 'registration', body: 'HCPC', part: 'clinical-scientist' }],
    ],
    ['The employer’s written appointment as MPE', [{ kind: 'appointment', appointment: 'mpe' }]],
    [
      'Dosimetrist or band 8a or above',
      [
        { kind: 'profession', profession: 'dosimetrist' },
        { kind: 'minimum-band', band: '8a' },
      ],
    ],
  ])('%s', (words, anyOf) => {
    expect(prerequisiteInWords(anyOf)).toBe(words);
  });
});
