import { day } from '../calendar/days.fixture.ts';
import { FRAMEWORK } from '../framework/documents.fixture.ts';
import { person } from '../person/recorded.fixture.ts';
import { certificate, claim, evidence, score } from './evidence.fixture.ts';
import type { Evidence } from './evidence.ts';
import { checkSubmission, type SubmissionContext } from './submission.ts';

const CONTEXT: SubmissionContext = {
  person: { displayName: 'AA One', aliases: [] },
  today: day('2026-03-10'),
  framework: FRAMEWORK,
  submittedAs: 'pass',
  onFile: [],
  mayBeSummary: false,
};
const check = (item: Evidence, context: Partial<SubmissionContext> = {}) =>
  checkSubmission(item, { ...CONTEXT, ...context });
const refusals = (item: Evidence, context: Partial<SubmissionContext> = {}) => {
  const answer = check(item, context);
  return answer.kind === 'accepted'
    ? []
    : answer.refusals.map(({ kind, pointer }) => `${kind} ${pointer}`);
};

describe('the score of a record submitted as a pass (scenario 48)', () => {
  it.each([
    [74, ['score-below-pass-mark /structures/0/score']],
    [75, []],
    [100, []],
  ])('%d with the pass mark 75 gives %j', (reached, expected) => {
    expect(refusals(certificate('cervix', [score('bladder', reached)]))).toEqual(expected);
  });

  it('names the mark and the score', () => {
    expect(check(certificate('cervix', [score('bladder', 74)]))).toMatchObject({
      refusals: [{ about: { structure: 'bladder', needed: 75, held: 74 } }],
    });
  });

  it('a first attempt of 60 is kept as an attempt', () => {
    const first = certificate('cervix', [score('bladder', 60)]);
    expect(refusals(first, { submittedAs: 'attempt' })).toEqual([]);
  });

  it('a structure that passed is no pass of another', () => {
    const mixed = certificate('cervix', [score('bladder', 60), score('rectum', 90)]);
    expect(refusals(mixed)).toEqual(['score-below-pass-mark /structures/0/score']);
  });

  it('a record with attempts of 60 and 88 is a pass', () => {
    const both = certificate('cervix', [score('bladder', 60, 1), score('bladder', 88, 2)]);
    expect(refusals(both)).toEqual([]);
  });

  it('an overall score counts like one of a structure', () => {
    expect(refusals(evidence({ score: 79, passMark: 80 }))).toEqual([
      'score-below-pass-mark /score',
    ]);
    expect(refusals(evidence({ score: 80, passMark: 80 }))).toEqual([]);
    expect(refusals(evidence({ score: 10, passMark: null }))).toEqual([]);
  });
});

describe('days', () => {
  it('today is accepted, tomorrow is refused with the date shown (scenario 48)', () => {
    expect(
      refusals(evidence({ occurredOn: day('2026-03-10'), issuedOn: day('2026-03-10') })),
    ).toEqual([]);
    expect(
      check(evidence({ occurredOn: day('2026-03-11'), issuedOn: day('2026-03-12') })),
    ).toMatchObject({
      refusals: [
        { kind: 'in-the-future', pointer: '/occurredOn', about: { on: '2026-03-11' } },
        { kind: 'in-the-future', pointer: '/issuedOn', about: { on: '2026-03-12' } },
      ],
    });
  });

  it('a record that has already ended is stored, one that ended before it began is not', () => {
    expect(refusals(evidence({ validUntil: day('2026-01-02') }))).toEqual([]);
    expect(refusals(evidence({ validUntil: day('2026-01-01') }))).toEqual([
      'ends-before-it-begins /validUntil',
    ]);
  });

  it('the other employer was not asked on a day to come', () => {
    expect(refusals(evidence({ requestedOn: day('2026-03-10') }))).toEqual([]);
    expect(refusals(evidence({ requestedOn: day('2026-03-11') }))).toEqual([
      'in-the-future /requestedOn',
    ]);
  });

  it('a claim of experience ends after it begins and not in the future', () => {
    expect(refusals(claim('2024-03-01', '2024-03-01'))).toEqual([]);
    expect(refusals(claim('2024-03-01', '2024-02-29'))).toEqual([
      'ends-before-it-begins /experience/until',
    ]);
    expect(refusals(claim('2026-03-11', '2026-03-12'))).toEqual([
      'in-the-future /experience/from',
      'in-the-future /experience/until',
    ]);
  });
});

describe('age', () => {
  const aged = (occurredOn: string, fields: Partial<Evidence> = {}) => {
    const answer = check(evidence({ occurredOn: day(occurredOn), ...fields }));
    return answer.kind === 'accepted' && answer.accepted.tooOldForFirstGrant;
  };

  it.each([
    ['2025-03-10', false],
    ['2025-03-09', true],
  ])(
    'a certificate of %s is marked too old for a first grant on 10 March 2026: %s',
    (on, expected) => {
      expect(aged(on)).toBe(expected);
    },
  );

  it('a record is not too old where one of the rules that ask for it asks no age', () => {
    const ageless = FRAMEWORK.requirements.map((requirement) =>
      requirement.id === 'adapter-dir-evaluation'
        ? {
            ...requirement,
            records: requirement.records.map((rules) =>
              rules.map((rule) => ({ ...rule, maximumAgeAtFirstGrant: null })),
            ),
          }
        : requirement,
    );
    const old = evidence({ occurredOn: day('2025-03-09') });
    expect(check(old, { framework: { ...FRAMEWORK, requirements: ageless } })).toMatchObject({
      accepted: { tooOldForFirstGrant: false },
    });
  });

  it('a record whose rule asks no age is never too old, nor one that no rule asks for', () => {
    expect(aged('2010-01-01', { type: 'mobius-training-record', skill: 'mobius-approval' })).toBe(
      false,
    );
    expect(aged('2010-01-01', { type: 'external-record' })).toBe(false);
    expect(aged('2010-01-01', { type: 'equipment-training', skill: null })).toBe(false);
    expect(aged('2010-01-01', { skill: 'mobius-approval' })).toBe(false);
  });
});

describe('names', () => {
  it.each([
    ['AA One', 'name-matches'],
    ['Superstar123', 'differs'],
  ])('%s: %s, and it is accepted either way', (nameAsPrinted, expected) => {
    expect(check(evidence({ nameAsPrinted }))).toMatchObject({
      accepted: { nameMatch: expected },
    });
  });

  it('a blank name or issuer is refused', () => {
    expect(refusals(evidence({ nameAsPrinted: ' ', issuer: '' }))).toEqual([
      'blank /nameAsPrinted',
      'blank /issuer',
    ]);
  });
});

describe('values', () => {
  it.each<[string, Partial<Evidence>, string]>([
    ['a score above 100', { score: 101 }, 'out-of-range /score'],
    ['a score below 0', { score: -1 }, 'out-of-range /score'],
    ['a score that is no number', { score: Number.NaN }, 'out-of-range /score'],
    ['a pass mark above 100', { passMark: 101 }, 'out-of-range /passMark'],
    ['agreement above 100', { percentAgreement: 100.1 }, 'out-of-range /percentAgreement'],
    ['fewer than no cases', { cases: -1 }, 'out-of-range /cases'],
    ['a rating of 6', { likert: [5, 6] }, 'out-of-range /likert/1'],
    ['a rating of 0', { likert: [0] }, 'out-of-range /likert/0'],
    [
      'a countersigner who is the author',
      { countersigner: person('aa-1') },
      'own-evidence /countersigner',
    ],
    [
      'an experience claim without experience',
      { type: 'experience-claim' },
      'experience-missing /experience',
    ],
    ['a skill unknown', { skill: 'juggling' }, 'unknown-skill /skill'],
    [
      'a treatment site unknown',
      { treatmentSites: ['cervix', 'lung'] },
      'unknown-treatment-site /treatmentSites/1',
    ],
  ])('%s', (_, fields, expected) => {
    expect(refusals(evidence(fields))).toEqual([expected]);
  });

  it('a record of no skill names none', () => {
    expect(refusals(evidence({ type: 'equipment-training', skill: null }))).toEqual([]);
  });

  describe('a record of one to one with a clinical oncologist', () => {
    const oneToOne = evidence({ type: 'one-to-one-record', skill: 'target-outlining' });

    it('names the oncologist, who is asked to countersign it', () => {
      expect(refusals(oneToOne)).toEqual(['oncologist-missing /countersigner']);
      expect(refusals({ ...oneToOne, countersigner: person('cco-1') })).toEqual([]);
    });

    it('names nobody where logs are stated by their numbers alone, as in a scenario', () => {
      expect(refusals(oneToOne, { mayBeSummary: true })).toEqual([]);
    });

    it('is the only kind of record that has to', () => {
      expect(refusals({ ...oneToOne, type: 'reflective-log' })).toEqual([]);
    });
  });

  it.each([
    [10, 10, []],
    [10, 11, ['more-than-all /casesWithoutIntervention']],
    [null, 1, ['more-than-all /casesWithoutIntervention']],
  ])('of %p cases %d without intervention give %j', (cases, free, expected) => {
    expect(refusals(evidence({ cases, casesWithoutIntervention: free }))).toEqual(expected);
  });

  it('structures are those of the framework, with attempts from 1', () => {
    const odd = certificate('cervix', [
      { structure: 'tail', score: 80, passMark: 175, attempt: 0 },
    ]);
    expect(refusals(odd, { submittedAs: 'attempt' })).toEqual([
      'out-of-range /structures/0/passMark',
      'out-of-range /structures/0/attempt',
      'unknown-structure /structures/0/structure',
    ]);
  });

  it('the share of a post is above 0 and at most 1, the activity is named', () => {
    expect(refusals(claim('2024-01-01', null, 0))).toEqual(['out-of-range /experience/wte']);
    expect(refusals(claim('2024-01-01', null, 1.2))).toEqual(['out-of-range /experience/wte']);
    const item = claim('2024-01-01', null);
    const blank = { ...item, experience: item.experience && { ...item.experience, activity: ' ' } };
    expect(refusals(blank)).toEqual(['blank /experience/activity']);
  });
});
