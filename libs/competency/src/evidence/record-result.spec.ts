import { day } from '../calendar/days.fixture.ts';
import { FRAMEWORK } from '../framework/documents.fixture.ts';
import type { RecordRule, Requirement } from '../framework/framework.ts';
import { person } from '../person/recorded.fixture.ts';
import { reason } from '../reason/reason.ts';
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
  });

  it.each([
    ['trained later, though submitted first', ['2026-01-04', '2026-01-03'], 0],
    ['trained later and submitted last', ['2026-01-03', '2026-01-04'], 1],
    ['submitted last of those of one day', ['2026-01-04', '2026-01-04'], 1],
  ])('of two equally far from a yes, the one %s is reported', (_, days, place) => {
    const items = days.map((on) => evidence({ occurredOn: day(on) }));
    expect(ask(DIR, evidenceFacts({ evidence: items })).reasons).toMatchObject([
      { about: { factId: items[place]?.id } },
    ]);
  });

  it('of two that serve equally long the first is rested on', () => {
    const same = { validUntil: day('2026-06-30') };
    const items = [evidence(same), evidence(same)];
    expect(ask(DIR, allVerified(items)).evidence).toEqual([items[0]?.id]);
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

describe('a rule that asks for every structure', () => {
  const twice: Requirement = {
    ...OAR,
    records: OAR.records.map((rules) =>
      rules.map((rule) => (rule.perStructure ? { ...rule, minimumRecords: 2 } : rule)),
    ),
  };
  const all = certificate('cervix', scores('bladder', 'rectum', 'sigmoid', 'bowel'));
  const log = proknowLog('cervix');

  it('asks for as many records as well, once every structure is covered', () => {
    expect(ask(twice, allVerified([all, log])).reasons).toMatchObject([
      { code: 'evidence-missing', about: { needed: 2, held: 1 } },
    ]);
    const another = certificate('cervix', scores('bladder'));
    expect(ask(twice, allVerified([all, another, log])).met).toBe(true);
    const some = certificate('cervix', scores('bladder', 'rectum', 'sigmoid'));
    expect(words(ask(twice, allVerified([some, log])))).toEqual([
      'structure-certificate-missing bowel',
    ]);
  });

  it('is not met in part, and says nothing of cases before it is', () => {
    const cases: Requirement = {
      ...OAR,
      records: OAR.records.map((rules) => rules.map((rule) => ({ ...rule, minimumCases: 10 }))),
    };
    const some = certificate('cervix', scores('bladder', 'rectum', 'sigmoid'));
    const answer = ask(cases, allVerified([some, { ...log, cases: 10 }]));
    expect(words(answer)).toEqual(['structure-certificate-missing bowel']);
    expect(answer.clauses).toMatchObject([
      { met: false, evidence: [], lastDay: null },
      { met: true, evidence: [log.id] },
    ]);
  });

  it('of a set without structures is met by nobody (I1)', () => {
    const structureSets = FRAMEWORK.structureSets.map((set) => ({ ...set, structures: [] }));
    const document = { ...FRAMEWORK, structureSets };
    expect(words(ask(OAR, allVerified([all, log]), 'cervix', '2026-02-01', {}, document))).toEqual([
      'nothing-required ProKnow certificate',
    ]);
  });

  it('is of the set of its own skill', () => {
    const [set] = FRAMEWORK.structureSets;
    if (set === undefined) throw new Error('The framework has no structure set');
    const targets = {
      ...set,
      skill: 'target-outlining',
      structures: [{ id: 'ctv', title: 'CTV', passMark: 75 }],
    };
    const document = { ...FRAMEWORK, structureSets: [targets, ...FRAMEWORK.structureSets] };
    expect(ask(OAR, allVerified([all, log]), 'cervix', '2026-02-01', {}, document).met).toBe(true);
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
      log({ cases: 4, validUntil: day('2026-03-31') }),
      log({ cases: 6, validUntil: day('2026-05-31') }),
      log({ cases: 5, validUntil: day('2026-04-30') }),
    ];
    const answer = ask(rule({ minimumCases: 10 }), allVerified(items));
    expect(answer).toMatchObject({ met: true, end: { day: '2026-04-30', cause: 'evidence' } });
    expect(answer.evidence).toEqual([items[1]?.id, items[2]?.id]);
    expect(words(ask(rule({ minimumCases: 16 }), allVerified(items)))).toEqual([
      'too-few-cases tutorial certificate',
    ]);
    expect(words(ask(rule({ minimumCases: 1 }), allVerified([log({})])))).toEqual([
      'too-few-cases tutorial certificate',
    ]);
  });

  it('a log whose cases are all in a longer-lasting one is not rested on', () => {
    const listed = (until: string, ...references: readonly string[]) =>
      log({
        validUntil: day(until),
        caseLog: references.map((reference) => ({
          reference,
          on: day('2026-01-05'),
          treatmentSite: 'cervix',
          supervisor: person('aa-2'),
          intervention: false,
          outcome: 'approved',
        })),
      });
    const longest = listed('2026-05-31', 'C1', 'C2');
    const again = listed('2026-04-30', 'C2');
    const last = listed('2026-03-31', 'C3');
    expect(ask(rule({ minimumCases: 3 }), allVerified([longest, again, last]))).toMatchObject({
      evidence: [longest.id, last.id],
      end: { day: '2026-03-31' },
    });
  });

  it('cases are asked for where the records are there, not before', () => {
    expect(words(ask(rule({ minimumCases: 10 }), evidenceFacts()))).toEqual([
      'evidence-missing tutorial certificate',
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

  it('a requirement that asks for nothing, and a clause without alternatives, are met by nobody (I1)', () => {
    const facts = allVerified([evidence()]);
    const nothing = reason('nothing-required', {
      requirement: DIR.id,
      skill: 'dir-evaluation',
      treatmentSite: 'cervix',
    });
    expect(ask({ ...DIR, records: [] }, facts).reasons).toEqual([nothing]);
    expect(ask({ ...DIR, records: [[]] }, facts)).toMatchObject({
      reasons: [nothing],
      clauses: [{ met: false, reasons: [nothing], evidence: [], lastDay: null }],
    });
  });

  it('nor is a rule that asks for no record (I1)', () => {
    const asked = rule({ minimumRecords: 0 });
    expect(words(ask(asked, evidenceFacts()))).toEqual(['evidence-missing tutorial certificate']);
  });
});
