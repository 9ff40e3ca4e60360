import { FRAMEWORK } from '../framework/documents.fixture.ts';
import { readCertificate } from './certificate-reading.ts';

const read = (...pages: string[]): string[] =>
  readCertificate(pages, FRAMEWORK).map(
    ({ field, value, structure, page }) =>
      `${field}${structure === null ? '' : ` of ${structure}`}: ${value} (page ${String(page)})`,
  );

describe('reading a certificate', () => {
  it('proposes what stands beside a label, with its page', () => {
    expect(
      read(
        'Profile name: Superstar123\nCompleted on: 2 November 2026\nData set: Pelvis 7\nModality: CBCT',
        'sigmoid: score 82.5, pass mark 75, attempt 2\nTreatment site: cervix\nIssued by: Sample library',
      ),
    ).toEqual([
      'name: Superstar123 (page 1)',
      'completed-on: 2026-11-02 (page 1)',
      'data-set: Pelvis 7 (page 1)',
      'modality: cbct (page 1)',
      'pass-mark of sigmoid: 75 (page 2)',
      'score of sigmoid: 82.5 (page 2)',
      'attempt of sigmoid: 2 (page 2)',
      'structure of sigmoid: sigmoid (page 2)',
      'treatment-site: cervix (page 2)',
      'issuer: Sample library (page 2)',
    ]);
  });

  it('quotes the line in which it was found', () => {
    const [found] = readCertificate(['  Overall   score: 91 % '], FRAMEWORK);
    expect(found).toMatchObject({ field: 'score', value: '91', quote: 'Overall score: 91 %' });
  });

  it.each([
    ['a day that does not exist', 'Completed on 30 Feb 2026', []],
    ['a day with strokes that may be either of two', 'Completed on 3/4/2026', []],
    [
      'a day with strokes that is one only',
      'Completed on 11/25/2026',
      ['completed-on: 2026-11-25 (page 1)'],
    ],
    [
      'a day with points, day first',
      'Completed on: 02.11.2026',
      ['completed-on: 2026-11-02 (page 1)'],
    ],
    [
      'a day in words, month first',
      'Date of issue: November 2, 2026',
      ['issued-on: 2026-11-02 (page 1)'],
    ],
    ['a version behind its label', 'Completed on version 1.02.11.2026', []],
    ['a day in doubt, not the next', 'Completed on 3/4/2026, printed 4 Apr 2026', []],
    ['a score without its label', 'You reached 82 of 100', []],
    ['a score of so many', 'Score: 18/20', []],
    ['a score out of so many', 'Score: 18 out of 20', []],
    ['a score out of a hundred', 'Score: 82/100', ['score: 82 (page 1)']],
    ['the score that there could be', 'Maximum score: 100', []],
    ['the score of others', 'Average score: 70', []],
    ['a name beside another label', 'Name: AA-4   Date: 2 Nov 2026', ['name: AA-4 (page 1)']],
    ['a name beside a longer label', 'Name: AA-4   Date of birth : none', ['name: AA-4 (page 1)']],
    [
      'an issuer with a colon in its name',
      'Issued by: Sample Trust: North',
      ['issuer: Sample Trust: North (page 1)'],
    ],
    ['a name without a colon', 'Name AA-4', ['name: AA-4 (page 1)']],
    ['the name of something else', 'Name of course: Contouring', []],
    ['who signed', 'Participant signature: AA-4', []],
    [
      'a day behind the label that it stands behind',
      'Issue date: none   Completed on: 2 Nov 2026',
      ['completed-on: 2026-11-02 (page 1)'],
    ],
    ['a number that is longer', 'Score: 8250', []],
    ['a score of three decimals', 'Score: 82.555', []],
    ['an attempt that is none', 'Attempt 2026', []],
    ['a decimal comma', 'Score: 82,5 %', ['score: 82.5 (page 1)']],
    ['a score before a comma', 'Score: 82, pass', ['score: 82 (page 1)']],
    ['a score at the end of a sentence', 'Score: 82.', ['score: 82 (page 1)']],
    [
      'the longest structure',
      'Femoral head, left',
      ['structure of femoral-head-left: femoral-head-left (page 1)'],
    ],
    ['a word inside another', 'Rectums are not it', []],
    ['nothing', '', []],
    ['the same twice once', 'Score: 82\nScore: 82', ['score: 82 (page 1)']],
    ['two answers, both', 'Score: 82\nScore: 91', ['score: 82 (page 1)', 'score: 91 (page 1)']],
    [
      'one score of two structures, both',
      'Sigmoid score: 82\nRectum score: 82',
      [
        'score of sigmoid: 82 (page 1)',
        'structure of sigmoid: sigmoid (page 1)',
        'score of rectum: 82 (page 1)',
        'structure of rectum: rectum (page 1)',
      ],
    ],
    ['a label without a day', 'Completed on time', []],
    [
      'the day behind its label, not one before it',
      '1 Nov 2026, completed on 2 Nov 2026',
      ['completed-on: 2026-11-02 (page 1)'],
    ],
    ['an MRI', 'Modality: MRI', ['modality: mr (page 1)']],
    ['a PET/CT', 'Modality: PET/CT', ['modality: pet-ct (page 1)']],
    ['a modality that no record knows', 'Modality: film', []],
    ['a name of 200 characters', `Name: ${'a'.repeat(200)}`, [`name: ${'a'.repeat(200)} (page 1)`]],
    ['a name of 201 characters', `Name: ${'a'.repeat(201)}`, []],
    [
      'a name of several words, whatever stands between them',
      'Femoral head - right',
      ['structure of femoral-head-right: femoral-head-right (page 1)'],
    ],
  ])('of %s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('takes a score for the only structure that is named', () => {
    expect(read('Structure: Sigmoid\nScore: 82 of 100\nAttempt: 1')).toEqual([
      'structure of sigmoid: sigmoid (page 1)',
      'score of sigmoid: 82 (page 1)',
      'attempt of sigmoid: 1 (page 1)',
    ]);
    expect(read('Sigmoid and rectum\nBladder\nScore: 82')).toContain('score: 82 (page 1)');
  });

  it('is about the longest of the structures that a line names', () => {
    const structures = [
      { id: 'rectum', title: 'Rectum', passMark: 75 },
      { id: 'outer', title: 'Rectum (wall)', passMark: 75 },
    ];
    const [set] = FRAMEWORK.structureSets;
    if (set === undefined) throw new Error('The framework has no structure set');
    for (const order of [structures, structures.toReversed()]) {
      const framework = { ...FRAMEWORK, structureSets: [{ ...set, structures: order }] };
      expect(readCertificate(['Rectum wall'], framework)).toMatchObject([{ value: 'outer' }]);
    }
  });

  it.each([
    [120, 'Score: 82 '.padEnd(120, 'x')],
    [121, `${'Score: 82 '.padEnd(119, 'x')}…`],
  ])('quotes of a line of %d characters no more than 120', (length, quote) => {
    const [found] = readCertificate(['Score: 82 '.padEnd(length, 'x')], FRAMEWORK);
    expect(found?.quote).toBe(quote);
  });

  it.each([
    ['twenty pages', '\f'.repeat(19), 'score: 82 (page 20)'],
    ['two thousand lines', '\n'.repeat(1999), 'score: 82 (page 1)'],
  ])('reads no more than %s', (_, before, last) => {
    const [one = ''] = before;
    expect(read(...`${before}Score: 82`.split('\f'))).toEqual([last]);
    expect(read(...`${before}${one}Score: 82`.split('\f'))).toEqual([]);
  });

  it('stops at sixty readings', () => {
    const lines = Array.from(
      { length: 200 },
      (_, place) => `Score: ${String(place % 100)}.${String(place)}`,
    );
    expect(read(lines.join('\n')).length).toBeLessThanOrEqual(60);
  });
});
