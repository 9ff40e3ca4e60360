import { day } from '../calendar/days.fixture.ts';
import { FRAMEWORK } from '../framework/documents.fixture.ts';
import { person } from '../person/recorded.fixture.ts';
import { certificate, evidence, score } from './evidence.fixture.ts';
import { evidenceDoubts } from './evidence-doubt.ts';
import type { DoubtContext, EvidenceDoubt, RecordFile } from './evidence-doubt.ts';
import type { Evidence, StructureScore } from './evidence.ts';
import { lastAttemptOn } from './structure.ts';

const FILE: RecordFile = {
  id: 'record-1',
  personId: person('aa-1'),
  sha256: 'a'.repeat(64),
  groupId: null,
  savedAgain: 0,
};

/** What is doubted of a record of 2 January 2026, looked at on the fifth. */
function doubts(record: Evidence, context: Partial<DoubtContext> = {}): readonly EvidenceDoubt[] {
  return evidenceDoubts(record, {
    holder: { displayName: 'AA One', aliases: ['AdaptAA1'] },
    framework: FRAMEWORK,
    today: day('2026-01-05'),
    file: FILE,
    others: [FILE],
    ...context,
  });
}

const attempt = (on: string | null, reached = 90): StructureScore => ({
  ...score('bladder', reached),
  completedOn: on === null ? null : day(on),
});

describe('what is doubted of a record', () => {
  it('is nothing where it contradicts nothing', () => {
    expect(doubts(evidence())).toEqual([]);
  });

  it.each([
    ['the name on file', 'One, AA', []],
    ['another name of theirs', 'adaptaa1', []],
    ['a name that is none of theirs', 'AA Two', [{ kind: 'name-differs' }]],
  ])('made out to %s', (_, nameAsPrinted, expected) => {
    expect(doubts(evidence({ nameAsPrinted }))).toEqual(expected);
  });

  it('says nothing of the name where nobody knows the holder', () => {
    expect(doubts(evidence({ nameAsPrinted: 'AA Two' }), { holder: undefined })).toEqual([]);
  });

  it.each([
    ['never', 0, []],
    ['where it was not noted', null, []],
    ['once', 1, [{ kind: 'saved-again', times: 1 }]],
  ])('saved again %s', (_, savedAgain, expected) => {
    expect(doubts(evidence(), { file: { ...FILE, savedAgain } })).toEqual(expected);
  });

  const other = { ...FILE, id: 'record-2', personId: person('aa-2') };
  it.each([
    ['of nobody else', [FILE], []],
    ['of somebody else', [FILE, other], [{ kind: 'same-file', holder: 'aa-2' }]],
    ['of the holder again', [{ ...FILE, id: 'x' }], [{ kind: 'same-file', holder: 'aa-1' }]],
    ['beside a file of other bytes', [{ ...other, sha256: 'b'.repeat(64) }], []],
  ])('with the bytes %s', (_, others, expected) => {
    expect(doubts(evidence(), { others })).toEqual(expected);
  });

  it('takes one sheet of several people for what it is, and no other sheet', () => {
    const file = { ...FILE, groupId: 'sheet-1' };
    const same = { ...other, groupId: 'sheet-1' };
    expect(doubts(evidence(), { file, others: [file, same] })).toEqual([]);
    expect(doubts(evidence(), { file, others: [{ ...same, groupId: 'sheet-2' }] })).toHaveLength(1);
    expect(doubts(evidence(), { file: FILE, others: [same] })).toHaveLength(1);
  });

  it.each([
    ['12 months old to the day', '2025-01-05', []],
    ['a day older', '2025-01-04', [{ kind: 'too-old-for-first-grant' }]],
  ])('a certificate that is %s', (_, occurredOn, expected) => {
    const old = certificate('cervix', [], { occurredOn: day(occurredOn) });
    expect(doubts(old)).toEqual(expected);
    expect(doubts(old, { framework: null })).toEqual([]);
  });

  it.each([
    ['valid until today', { validUntil: day('2026-01-05') }, []],
    [
      'valid until yesterday',
      { validUntil: day('2026-01-04') },
      [{ kind: 'ran-out', on: '2026-01-04' }],
    ],
    ['issued on the day of the training', { issuedOn: day('2026-01-02') }, []],
    [
      'issued on the day before',
      { issuedOn: day('2026-01-01') },
      [{ kind: 'issued-before-training', on: '2026-01-01' }],
    ],
  ])('%s', (_, fields, expected) => {
    expect(doubts(evidence(fields))).toEqual(expected);
  });

  it.each([
    ['on the day that is said', ['2026-01-02', '2026-01-01'], 0],
    ['later than is said', ['2026-01-03'], 0],
    ['the day before', ['2026-01-01', '2025-12-31'], 1],
    ['on a day that one of them does not say', ['2026-01-01', null], 0],
  ])('the last attempt was completed %s', (_, days, expected) => {
    const record = evidence({ structures: days.map((on) => attempt(on)) });
    const found = doubts(record).filter(({ kind }) => kind === 'last-attempt-before-training');
    expect(found).toHaveLength(expected);
  });

  it.each([
    ['a birthday', 'Patient born 02/03/1950.', 1],
    ['a day', 'Discussed on 02/03/2026.', 0],
  ])('%s in what was written', (_, text, expected) => {
    const reflection = { answers: [{ prompt: 'What went well?', text }], caseReferences: [] };
    const caseLog = [
      {
        reference: 'OA-0001',
        on: day('2026-01-02'),
        treatmentSite: 'cervix',
        supervisor: person('mpe-1'),
        intervention: false,
        outcome: text,
      },
    ];
    expect(doubts(evidence({ reflection }))).toHaveLength(expected);
    expect(doubts(evidence({ caseLog }))).toHaveLength(expected);
  });

  it.each([
    [80, 80, [{ kind: 'score-at-pass-mark', score: 80 }]],
    [80.5, 80, []],
    [79.5, 80, []],
    [null, null, []],
  ])('a score of %p at a pass mark of %p', (reached, passMark, expected) => {
    expect(doubts(evidence({ score: reached, passMark }))).toEqual(expected);
  });

  it.each([
    [74.9, 'structure-below-pass-mark'],
    [75, 'structure-at-pass-mark'],
    [75.1, null],
  ])('a structure whose highest score is %p', (highest, kind) => {
    const scores = [score('bladder', 40, 2), score('bladder', highest)];
    const about = { structure: 'bladder', highest, passMark: 75 };
    expect(doubts(certificate('cervix', scores))).toEqual(
      kind === null ? [] : [{ kind, ...about }],
    );
  });

  it('holds a structure that the framework does not ask for against its own pass mark, at it alone', () => {
    const own = (reached: number): StructureScore => ({ ...score('liver', reached), passMark: 60 });
    const kinds = (reached: number): readonly string[] =>
      doubts(certificate('cervix', [own(reached)])).map(({ kind }) => kind);
    expect(kinds(60)).toEqual(['structure-at-pass-mark']);
    expect(kinds(59)).toEqual([]);
  });

  it('holds no structures against a framework that is not there, nor without a skill', () => {
    const scores = [score('bladder', 40)];
    expect(doubts(certificate('cervix', scores), { framework: null })).toEqual([]);
    expect(doubts(certificate('cervix', scores, { skill: null }))).toEqual([]);
  });
});

describe('the day of the last attempt', () => {
  it.each([
    ['whatever their order', ['2026-01-02', '2026-03-01', '2025-12-31'], '2026-03-01'],
    ['none where one has no day', ['2026-01-02', null], null],
    ['none without attempts', [], null],
  ])('%s', (_, days, expected) => {
    expect(lastAttemptOn(days.map((on) => attempt(on)))).toBe(expected);
  });
});
