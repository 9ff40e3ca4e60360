import { day } from '../calendar/days.fixture.ts';
import type { RecordRule, Requirement } from '../framework/framework.ts';
import {
  allVerified,
  certificate,
  countersigned,
  evidence,
  evidenceFacts,
  revoked,
  score,
  sentBack,
  verified,
} from './evidence.fixture.ts';
import type { Evidence, EvidenceFacts } from './evidence.ts';
import { DIR, OAR, TARGET, ask, proknowLog, scores, words } from './requirement.fixture.ts';

describe('scores and attempts (scenario 48)', () => {
  const others = [
    certificate('cervix', scores('rectum', 'sigmoid', 'bowel')),
    proknowLog('cervix'),
  ];
  const bladder = (...items: readonly Evidence[]) => ask(OAR, allVerified([...others, ...items]));
  const scored = (reached: number, attempt = 1) =>
    certificate('cervix', [score('bladder', reached, attempt)]);

  it.each([
    [74, ['score-below-pass-mark bladder']],
    [75, []],
  ])('%d with the pass mark 75 gives %j', (reached, expected) => {
    expect(words(bladder(scored(reached)))).toEqual(expected);
  });

  it('names the mark and the newest of equal records, or the best score of one', () => {
    expect(bladder(scored(60), scored(70, 2)).reasons).toMatchObject([
      { about: { structure: 'bladder', needed: 75, held: 70 } },
    ]);
    const one = certificate('cervix', [score('bladder', 60, 1), score('bladder', 70, 2)]);
    expect(bladder(one).reasons).toMatchObject([{ about: { needed: 75, held: 70 } }]);
  });

  it('a later attempt may pass, on another record or on the same', () => {
    expect(bladder(scored(60), scored(88, 2)).met).toBe(true);
    const one = certificate('cervix', [score('bladder', 60, 1), score('bladder', 88, 2)]);
    expect(bladder(one).met).toBe(true);
  });

  it('the pass mark printed on the record counts where it is higher', () => {
    const strict = certificate('cervix', [
      { structure: 'bladder', score: 80, passMark: 85, attempt: 1 },
    ]);
    expect(bladder(strict).reasons).toMatchObject([
      { code: 'score-below-pass-mark', about: { needed: 85, held: 80 } },
    ]);
  });

  it('attempts beyond those permitted do not count', () => {
    const limited: Requirement = {
      ...OAR,
      records: OAR.records.map((rules) =>
        rules.map((rule) => (rule.perStructure ? { ...rule, maximumAttempts: 2 } : rule)),
      ),
    };
    const at = (attempt: number) =>
      words(ask(limited, allVerified([...others, scored(80, attempt)])));
    expect(at(2)).toEqual([]);
    expect(at(3)).toEqual(['too-many-attempts bladder']);
  });
});

describe('what keeps a record from counting', () => {
  const dirCertificate = evidence({ validUntil: day('2026-06-30') });

  it.each<[string, EvidenceFacts, string, string[]]>([
    ['not on file', evidenceFacts(), '2026-02-01', ['evidence-missing tutorial certificate']],
    [
      'not verified yet',
      evidenceFacts({ evidence: [dirCertificate] }),
      '2026-02-01',
      ['evidence-awaiting-verification tutorial certificate'],
    ],
    [
      'sent back',
      {
        ...evidenceFacts({ evidence: [dirCertificate] }),
        evidenceReviews: [sentBack(dirCertificate)],
      },
      '2026-02-01',
      ['evidence-missing tutorial certificate'],
    ],
    ['verified', allVerified([dirCertificate]), '2026-06-30', []],
    [
      'ended yesterday',
      allVerified([dirCertificate]),
      '2026-07-01',
      ['evidence-expired tutorial certificate'],
    ],
    [
      'revoked',
      {
        ...allVerified([dirCertificate]),
        evidenceRevocations: [revoked(dirCertificate, '2026-03-01')],
      },
      '2026-03-01',
      ['evidence-revoked tutorial certificate'],
    ],
    [
      'of another skill',
      allVerified([evidence({ skill: 'mobius-approval' })]),
      '2026-02-01',
      ['evidence-missing tutorial certificate'],
    ],
    [
      'of no skill',
      allVerified([evidence({ skill: null })]),
      '2026-02-01',
      ['evidence-missing tutorial certificate'],
    ],
    [
      'of another kind',
      allVerified([evidence({ type: 'external-record' })]),
      '2026-02-01',
      ['evidence-missing tutorial certificate'],
    ],
    [
      'below its own pass mark',
      allVerified([evidence({ score: 60, passMark: 80 })]),
      '2026-02-01',
      ['score-below-pass-mark tutorial certificate'],
    ],
  ])('%s', (_, facts, on, expected) => {
    expect(words(ask(DIR, facts, 'cervix', on))).toEqual(expected);
  });

  it('of several that do not count, the nearest to a yes is reported', () => {
    const expired = evidence({ validUntil: day('2026-01-20') });
    const waiting = evidence({ score: 60, passMark: 80 });
    const facts = {
      ...evidenceFacts({ evidence: [waiting, expired] }),
      evidenceReviews: [verified(expired)],
    };
    expect(words(ask(DIR, facts))).toEqual(['evidence-expired tutorial certificate']);
    const newer = evidence({ occurredOn: day('2026-01-04') });
    const two = { ...facts, evidence: [...facts.evidence, newer] };
    expect(ask(DIR, two).reasons[0]?.about.factId).toBe(newer.id);
  });

  it('the usable end is the later of two records that serve', () => {
    const longer = evidence({ validUntil: day('2026-12-31') });
    expect(ask(DIR, allVerified([dirCertificate])).end).toEqual({
      day: '2026-06-30',
      cause: 'evidence',
    });
    const both = ask(DIR, allVerified([dirCertificate, longer]));
    expect(both.end).toEqual({ day: '2026-12-31', cause: 'evidence' });
    expect(both.evidence).toEqual([longer.id]);
    expect(ask(DIR, allVerified([dirCertificate, evidence()])).end).toBeNull();
  });
});

describe('countersignature (scenario 49)', () => {
  const log = evidence({
    type: 'reflective-log',
    skill: 'target-outlining',
    treatmentSites: ['cervix'],
  });

  it('a reflective log counts once a clinical oncologist countersigned it', () => {
    const unsigned = allVerified([log]);
    expect(words(ask(TARGET, unsigned))).toEqual([
      'countersignature-missing reflective training log',
    ]);
    expect(ask(TARGET, { ...unsigned, evidenceCountersignatures: [countersigned(log)] }).met).toBe(
      true,
    );
  });
});

describe('numbers that a configurator can ask for', () => {
  const rule = (change: Partial<RecordRule>): Requirement => ({
    ...DIR,
    records: [
      DIR.records
        .flat()
        .map((one) => ({ ...one, record: 'supervised-case-log' as const, ...change })),
    ],
  });
  const log = (fields: Partial<Evidence>): Evidence =>
    evidence({ type: 'supervised-case-log', ...fields });

  it('9 of 10 cases without intervention are not 10 (scenario 27)', () => {
    const ten = rule({ minimumCasesWithoutIntervention: 10 });
    const first = log({ cases: 10, casesWithoutIntervention: 9 });
    expect(ask(ten, allVerified([first])).reasons).toMatchObject([
      { code: 'too-few-cases-without-intervention', about: { needed: 10, held: 9 } },
    ]);
    const more = log({ cases: 1, casesWithoutIntervention: 1 });
    expect(ask(ten, allVerified([first, more])).met).toBe(true);
  });

  it('cases add up over records, and the end is that of the record that completes them', () => {
    const items = [
      log({ cases: 6, validUntil: day('2026-05-31') }),
      log({ cases: 5, validUntil: day('2026-04-30') }),
      log({ cases: 4, validUntil: day('2026-03-31') }),
    ];
    const answer = ask(rule({ minimumCases: 10 }), allVerified(items));
    expect(answer).toMatchObject({ met: true, end: { day: '2026-04-30', cause: 'evidence' } });
    expect(answer.evidence).not.toContain(items[2]?.id);
    expect(words(ask(rule({ minimumCases: 16 }), allVerified(items)))).toEqual([
      'too-few-cases tutorial certificate',
    ]);
    expect(words(ask(rule({ minimumCases: 1 }), allVerified([log({})])))).toEqual([
      'too-few-cases tutorial certificate',
    ]);
  });

  it('cases of a record that does not count do not count', () => {
    const waiting = log({ cases: 5 });
    const counted = log({ cases: 6 });
    const facts = {
      ...evidenceFacts({ evidence: [waiting, counted] }),
      evidenceReviews: [verified(counted)],
    };
    expect(ask(rule({ minimumCases: 10 }), facts).reasons).toMatchObject([
      { about: { needed: 10, held: 6 } },
    ]);
  });

  it.each([
    [89.9, ['agreement-too-low tutorial certificate']],
    [90, []],
    [null, ['agreement-too-low tutorial certificate']],
  ])('agreement of %p per cent where 90 is needed gives %j', (percentAgreement, expected) => {
    const asked = rule({ minimumPercentAgreement: 90 });
    expect(words(ask(asked, allVerified([log({ percentAgreement })])))).toEqual(expected);
  });

  it.each([
    [[4, 4, 4, 4, 4, 4, 4, 4, 4, 3], []],
    [[4, 5, 4, 5, 4, 5, 4, 5, 3, 3], ['rating-too-low tutorial certificate']],
    [[], ['rating-too-low tutorial certificate']],
  ])('ratings %j with 90 per cent at 4 or above give %j', (likert, expected) => {
    const asked = rule({ likert: { threshold: 4, share: 90 } });
    expect(words(ask(asked, allVerified([log({ likert })])))).toEqual(expected);
  });

  it.each([
    [79, ['score-below-pass-mark tutorial certificate']],
    [80, []],
    [null, ['score-below-pass-mark tutorial certificate']],
  ])('a score of %p where 80 is needed gives %j', (reached, expected) => {
    const asked = rule({ minimumScore: 80 });
    expect(words(ask(asked, allVerified([log({ score: reached })])))).toEqual(expected);
  });

  it('two records where two are needed, ending with the first of them', () => {
    const asked = rule({ minimumRecords: 2 });
    const one = log({ validUntil: day('2026-06-30') });
    expect(ask(asked, allVerified([one])).reasons).toMatchObject([
      { code: 'evidence-missing', about: { needed: 2, held: 1 } },
    ]);
    expect(ask(asked, allVerified([one, log({})])).end?.day).toBe('2026-06-30');
  });

  it.each([
    ['2026-07-01', []],
    ['2026-07-02', ['evidence-expired tutorial certificate']],
  ])('a record of 2 January with a validity of 6 months gives on %s: %j', (on, expected) => {
    const asked = rule({ validFor: { years: 0, months: 6 } });
    expect(words(ask(asked, allVerified([log({})]), 'cervix', on))).toEqual(expected);
  });

  it('any of: one alternative is enough, the longest-lasting is used', () => {
    const [plain] = DIR.records.flat();
    if (plain === undefined) throw new Error('no rule');
    const either: Requirement = {
      ...DIR,
      records: [[plain, { ...plain, record: 'external-record', title: 'passport record' }]],
    };
    const short = evidence({ validUntil: day('2026-06-30') });
    const long = evidence({ type: 'external-record', validUntil: day('2026-09-30') });
    expect(ask(either, allVerified([short])).end?.day).toBe('2026-06-30');
    expect(ask(either, allVerified([short, long]))).toMatchObject({
      end: { day: '2026-09-30' },
      evidence: [long.id],
    });
    expect(words(ask(either, evidenceFacts()))).toEqual(['evidence-missing tutorial certificate']);
  });

  it('any of: of alternatives equally far from a yes, the one with a record on file is reported', () => {
    const [plain] = DIR.records.flat();
    if (plain === undefined) throw new Error('no rule');
    const passport = { ...plain, record: 'external-record', title: 'passport record' } as const;
    const waiting = evidenceFacts({ evidence: [evidence({ type: 'external-record' })] });
    for (const records of [[[plain, passport]], [[passport, plain]]]) {
      expect(words(ask({ ...DIR, records }, waiting))).toEqual([
        'evidence-awaiting-verification passport record',
      ]);
    }
  });

  it('a requirement that asks for nothing, and a clause without alternatives, are met by nobody (I1)', () => {
    const facts = allVerified([evidence()]);
    expect(words(ask({ ...DIR, records: [] }, facts))).toEqual(['nothing-required']);
    expect(words(ask({ ...DIR, records: [[]] }, facts))).toEqual(['nothing-required']);
  });
});
