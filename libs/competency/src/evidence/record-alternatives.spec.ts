import { day } from '../calendar/days.fixture.ts';
import { FRAMEWORK } from '../framework/documents.fixture.ts';
import type { FrameworkDocument, RecordRule, Requirement } from '../framework/framework.ts';
import { allVerified, certificate, evidence, evidenceFacts, score } from './evidence.fixture.ts';
import type { EvidenceFacts } from './evidence.ts';
import { DIR, OAR, ask, words } from './requirement.fixture.ts';

const [TUTORIAL] = DIR.records.flat();
if (TUTORIAL === undefined) throw new Error('The requirement asks for no record');
const PASSPORT: RecordRule = {
  ...TUTORIAL,
  record: 'external-record',
  title: 'passport record',
  minimumScore: 80,
};
const passport = (until: string | null = null) =>
  evidence({
    type: 'external-record',
    score: 90,
    validUntil: until === null ? null : day(until),
  });
const tutorial = (until: string) => evidence({ validUntil: day(until) });

/** A requirement that any of these rules meets, in either order. */
const eitherOf = (...rules: readonly RecordRule[]): readonly Requirement[] =>
  [rules, rules.toReversed()].map((any) => ({ ...DIR, records: [any] }));

describe('any of several records', () => {
  it('is enough by itself, wherever it is listed', () => {
    const held = passport();
    for (const either of eitherOf(TUTORIAL, PASSPORT)) {
      expect(ask(either, allVerified([held]))).toMatchObject({ met: true, evidence: [held.id] });
    }
  });

  it.each([
    ['2026-06-30', '2026-09-30', 'passport'],
    ['2026-09-30', '2026-06-30', 'tutorial'],
  ])('lasts longest: a tutorial to %s, a passport to %s', (first, second, longest) => {
    const held = { tutorial: tutorial(first), passport: passport(second) };
    for (const either of eitherOf(TUTORIAL, PASSPORT)) {
      expect(ask(either, allVerified(Object.values(held)))).toMatchObject({
        end: { day: '2026-09-30' },
        evidence: [held[longest as keyof typeof held].id],
      });
    }
  });

  it('is the first listed where two last equally long', () => {
    const held = [tutorial('2026-06-30'), passport('2026-06-30')];
    const rested = eitherOf(TUTORIAL, PASSPORT).map((either) => ask(either, allVerified(held)));
    expect(rested.map((answer) => answer.evidence)).toEqual(held.map(({ id }) => [id]));
  });
});

describe('of several alternatives that are not met, the nearest to a yes is reported', () => {
  const onFile = (...items: Parameters<typeof allVerified>[0]): EvidenceFacts =>
    evidenceFacts({ evidence: items });

  it('the first listed, where nothing is on file', () => {
    const told = eitherOf(TUTORIAL, PASSPORT).map((either) => words(ask(either, onFile())));
    expect(told).toEqual([
      ['evidence-missing tutorial certificate'],
      ['evidence-missing passport record'],
    ]);
  });

  it('the one with the fewest faults', () => {
    const failed = evidence({ type: 'external-record', score: 60 });
    for (const either of eitherOf(TUTORIAL, PASSPORT)) {
      expect(words(ask(either, onFile(failed)))).toEqual(['evidence-missing tutorial certificate']);
    }
  });

  it('of as many, the one with a record on file', () => {
    for (const either of eitherOf(TUTORIAL, PASSPORT)) {
      expect(words(ask(either, onFile(passport())))).toEqual([
        'evidence-awaiting-verification passport record',
      ]);
    }
  });

  it('of as many, the one with some of its records on file', () => {
    const two = { ...TUTORIAL, minimumRecords: 2 };
    for (const either of eitherOf(two, PASSPORT)) {
      expect(ask(either, allVerified([evidence()])).reasons).toMatchObject([
        { code: 'evidence-missing', about: { needed: 2, held: 1 } },
      ]);
    }
  });

  it('of as many, not the one that misses a structure', () => {
    const [structures] = OAR.records.flat();
    if (structures === undefined) throw new Error('The requirement asks for no record');
    const document: FrameworkDocument = {
      ...FRAMEWORK,
      structureSets: [
        {
          id: 'dir-cervix',
          skill: 'dir-evaluation',
          treatmentSite: 'cervix',
          structures: [{ id: 'rectum', title: 'Rectum', passMark: 75 }],
        },
      ],
    };
    const other = certificate('cervix', [score('bladder', 90)], { skill: 'dir-evaluation' });
    const facts = onFile(other, passport());
    for (const either of eitherOf(structures, PASSPORT)) {
      expect(words(ask(either, facts, 'cervix', '2026-02-01', {}, document))).toEqual([
        'evidence-awaiting-verification passport record',
      ]);
    }
  });
});
