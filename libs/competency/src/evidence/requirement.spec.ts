import fc from 'fast-check';
import { dayOfOrdinal, ordinalOf } from '../calendar/civil-day.ts';
import { LONDON, day, moment } from '../calendar/days.fixture.ts';
import { endOfDay } from '../calendar/zone.ts';
import { FRAMEWORK } from '../framework/documents.fixture.ts';
import type { FrameworkDocument, RecordRule, Requirement } from '../framework/framework.ts';
import type { Absence } from '../person/person.ts';
import {
  allVerified,
  certificate,
  claim,
  countersigned,
  evidence,
  evidenceFacts,
  revoked,
  score,
  sentBack,
  verified,
} from './evidence.fixture.ts';
import type { Evidence, EvidenceFacts } from './evidence.ts';
import { evidenceTurningDays, evidenceTurningInstants } from './evidence-turning-days.ts';
import { NO_ALLOWANCES, requirementResult, type RequirementAllowances } from './requirement.ts';

function requirementOf(id: string): Requirement {
  const found = FRAMEWORK.requirements.find((requirement) => requirement.id === id);
  if (found === undefined) throw new Error(`No such requirement: ${id}`);
  return found;
}
const OAR = requirementOf('adapter-oar-outlining');
const DIR = requirementOf('adapter-dir-evaluation');
const TARGET = requirementOf('advanced-adapter-target-outlining');
const PLAN = requirementOf('advanced-adapter-plan-selection');

const NO_ABSENCES: { readonly absences: readonly Absence[] } = { absences: [] };
const ask = (
  requirement: Requirement,
  facts: EvidenceFacts,
  site = 'cervix',
  on = '2026-02-01',
  allowances: Partial<RequirementAllowances> = {},
  document: FrameworkDocument = FRAMEWORK,
) =>
  requirementResult(document, requirement, { ...facts, ...NO_ABSENCES }, site, moment(on), {
    ...NO_ALLOWANCES,
    ...allowances,
  });
const words = (answer: ReturnType<typeof ask>): readonly string[] =>
  answer.reasons.map(({ code, about }) =>
    [code, about.structure ?? about.record].filter(Boolean).join(' '),
  );

const proknowLog = (site: string): Evidence =>
  evidence({ type: 'proknow-log', skill: 'oar-outlining', treatmentSites: [site] });
const scores = (...structures: readonly string[]) => structures.map((one) => score(one, 90));

describe('the structure set of a treatment site (scenarios 1 and 2)', () => {
  const prostate = [
    certificate('prostate', scores('bladder', 'rectum')),
    certificate('prostate', scores('femoral-head-left', 'femoral-head-right')),
    proknowLog('prostate'),
  ];
  const cervix = [
    certificate('cervix', scores('bladder', 'rectum', 'bowel')),
    proknowLog('cervix'),
  ];
  const facts = allVerified([...prostate, ...cervix]);

  it('every structure covered and the log on file: met, resting on exactly these records', () => {
    const answer = ask(OAR, facts, 'prostate');
    expect(answer).toMatchObject({ met: true, reasons: [], end: null, shownFor: 'prostate' });
    expect([...answer.evidence].sort()).toEqual(prostate.map(({ id }) => id).sort());
    expect(answer.clauses.map(({ met }) => met)).toEqual([true, true]);
  });

  it('sigmoid missing: exactly that is named', () => {
    const answer = ask(OAR, facts, 'cervix');
    expect(answer.reasons).toEqual([
      {
        code: 'structure-certificate-missing',
        about: {
          requirement: 'adapter-oar-outlining',
          skill: 'oar-outlining',
          treatmentSite: 'cervix',
          record: 'ProKnow certificate',
          structure: 'sigmoid',
          needed: 75,
        },
        curedBy: ['holder'],
      },
    ]);
    expect(answer.evidence).toEqual([]);
  });

  it('nothing on file: every structure and the log are named', () => {
    expect(words(ask(OAR, evidenceFacts(), 'cervix'))).toEqual([
      'structure-certificate-missing bladder',
      'structure-certificate-missing rectum',
      'structure-certificate-missing sigmoid',
      'structure-certificate-missing bowel',
      'evidence-missing ProKnow log',
    ]);
  });

  it('a certificate never satisfies a treatment site that it does not name', () => {
    expect(words(ask(OAR, allVerified(prostate), 'bladder'))).toContain(
      'structure-certificate-missing rectum',
    );
  });

  it('a certificate that names two sites serves both', () => {
    const both = certificate('prostate', scores('bladder', 'rectum', 'sigmoid', 'bowel'), {
      treatmentSites: ['prostate', 'cervix'],
    });
    expect(ask(OAR, allVerified([both, proknowLog('cervix')]), 'cervix').met).toBe(true);
  });

  it('a site without a structure set is met by nobody', () => {
    expect(words(ask(OAR, facts, 'rectum'))[0]).toBe('nothing-required ProKnow certificate');
  });
});

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

describe('age at a first grant (F9)', () => {
  const old = allVerified([evidence({ occurredOn: day('2025-03-01') })]);
  const grant = (on: string | null) =>
    words(ask(DIR, old, 'cervix', '2026-02-20', { firstGrantOn: on === null ? null : day(on) }));

  it.each([
    ['2026-03-01', []],
    ['2026-03-02', ['evidence-too-old-for-first-grant tutorial certificate']],
    [null, []],
  ])('a certificate of 1 March 2025 for a first grant effective on %s gives %j', (on, expected) => {
    expect(grant(on)).toEqual(expected);
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

  it('a requirement that asks for nothing, and a clause without alternatives, are met by nobody (I1)', () => {
    const facts = allVerified([evidence()]);
    expect(words(ask({ ...DIR, records: [] }, facts))).toEqual(['nothing-required']);
    expect(words(ask({ ...DIR, records: [[]] }, facts))).toEqual(['nothing-required']);
  });
});

describe('plan selection: training records and two years (scenario 3)', () => {
  const record = evidence({ type: 'plan-check-training-record', skill: 'plan-selection' });
  const short = claim('2025-01-01', '2025-12-31');

  it('both are needed', () => {
    const enough = claim('2020-01-01', '2023-01-01');
    expect(ask(PLAN, allVerified([record, enough])).met).toBe(true);
    expect(words(ask(PLAN, allVerified([enough])))).toEqual([
      'evidence-missing plan-checking training record',
    ]);
    expect(ask(PLAN, allVerified([record, short])).reasons).toMatchObject([
      {
        code: 'experience-too-short',
        about: { record: 'plan checking', needed: 731, held: 365 },
      },
    ]);
  });

  it('a day ahead on which time alone will meet it is named', () => {
    const open = claim('2024-02-02', null);
    const answer = ask(PLAN, allVerified([record, open], '2026-02-01'), 'cervix', '2026-02-01');
    expect(answer.reasons[0]?.about.on).toBe('2026-02-02');
  });

  it('a claim that waits for verification is named beside it', () => {
    const facts = allVerified([record]);
    const waiting = { ...facts, evidence: [record, short] };
    expect(words(ask(PLAN, waiting))).toEqual([
      'experience-too-short plan checking',
      'evidence-awaiting-verification plan checking',
    ]);
  });

  describe('a waiver (F17)', () => {
    const waived = (until: string) => ({ waivedUntil: new Map([[PLAN.id, day(until)]]) });
    const facts = allVerified([record, short]);

    it.each([
      ['2026-02-01', true],
      ['2026-01-31', false],
    ])('to %s covers experience on 1 February: %s', (until, met) => {
      expect(ask(PLAN, facts, 'cervix', '2026-02-01', waived(until)).met).toBe(met);
    });

    it('ends the answer with its last day, and its end is named', () => {
      expect(ask(PLAN, facts, 'cervix', '2026-02-01', waived('2026-05-31'))).toMatchObject({
        waived: true,
        end: { day: '2026-05-31', cause: 'waiver' },
      });
      expect(words(ask(PLAN, facts, 'cervix', '2026-06-01', waived('2026-05-31')))).toEqual([
        'experience-too-short plan checking',
        'waiver-ended',
      ]);
    });

    it('does not end what time alone meets before it is over', () => {
      const ripening = allVerified([record, claim('2024-03-01', '2026-02-28')], '2026-03-01');
      const onDay = (until: string) => ask(PLAN, ripening, 'cervix', '2026-03-01', waived(until));
      expect(onDay('2026-05-31')).toMatchObject({ met: true, waived: false, end: null });
      const early = allVerified([record, claim('2024-02-10', null)], '2026-02-09');
      expect(ask(PLAN, early, 'cervix', '2026-02-09', waived('2026-05-31'))).toMatchObject({
        waived: true,
        end: null,
      });
    });

    it('never covers evidence', () => {
      const answer = ask(PLAN, allVerified([short]), 'cervix', '2026-02-01', waived('2026-05-31'));
      expect(words(answer)).toEqual(['evidence-missing plan-checking training record']);
    });

    it('yields to a record that ends earlier', () => {
      const ending = { ...record, validUntil: day('2026-04-30') };
      const answer = ask(
        PLAN,
        allVerified([ending, short]),
        'cervix',
        '2026-02-01',
        waived('2026-05-31'),
      );
      expect(answer.end).toEqual({ day: '2026-04-30', cause: 'evidence' });
    });

    it('is not used where it is not needed', () => {
      const enough = allVerified([record, claim('2020-01-01', '2023-01-01')]);
      expect(ask(PLAN, enough, 'cervix', '2026-02-01', waived('2026-05-31'))).toMatchObject({
        waived: false,
        end: null,
      });
    });
  });
});

describe('an equivalence of treatment sites (scenario 41, F17)', () => {
  const withRectum: FrameworkDocument = {
    ...FRAMEWORK,
    treatmentSites: [...FRAMEWORK.treatmentSites, { id: 'rectum', title: 'Rectum' }],
    structureSets: [
      ...FRAMEWORK.structureSets,
      {
        id: 'oar-rectum',
        skill: 'oar-outlining',
        treatmentSite: 'rectum',
        structures: [{ id: 'sigmoid', title: 'Sigmoid', passMark: 75 }],
      },
    ],
    requirements: [
      ...FRAMEWORK.requirements,
      { ...OAR, id: 'adapter-oar-rectum', treatmentSites: ['rectum'] },
    ],
  };
  const rectum: Requirement = { ...OAR, id: 'adapter-oar-rectum', treatmentSites: ['rectum'] };
  const prostate = allVerified([
    certificate(
      'prostate',
      scores('bladder', 'rectum', 'femoral-head-left', 'femoral-head-right'),
      {
        validUntil: day('2026-12-31'),
      },
    ),
    proknowLog('prostate'),
  ]);
  const asked = (equivalentSites: readonly string[]) =>
    ask(rectum, prostate, 'rectum', '2026-02-01', { equivalentSites }, withRectum);

  it('accepts the records of the other site, with their end', () => {
    expect(asked([]).met).toBe(false);
    expect(asked(['prostate'])).toMatchObject({
      met: true,
      shownFor: 'prostate',
      requirement: { id: 'adapter-oar-rectum' },
      end: { day: '2026-12-31', cause: 'evidence' },
    });
  });

  it('helps nothing where the other site is not shown, or asks nothing', () => {
    expect(words(asked(['cervix']))).toContain('structure-certificate-missing sigmoid');
    expect(asked(['lung']).met).toBe(false);
  });
});

describe('removing a record', () => {
  const pool = [
    certificate('cervix', scores('bladder', 'rectum')),
    certificate('cervix', scores('sigmoid', 'bowel')),
    certificate('cervix', scores('rectum', 'sigmoid', 'bowel')),
    certificate('cervix', [score('bladder', 60)]),
    proknowLog('cervix'),
    evidence({ validUntil: day('2026-06-30') }),
    evidence(),
  ];

  it('never turns an unmet requirement into a met one, and every unmet one has a reason', () => {
    fc.assert(
      fc.property(
        fc.subarray(pool),
        fc.nat({ max: pool.length - 1 }),
        fc.constantFrom(OAR, DIR),
        fc.nat({ max: 300 }),
        (items, removed, requirement, days) => {
          const on = dayOfOrdinal(ordinalOf(day('2026-01-10')) + days);
          const all = ask(requirement, allVerified(items), 'cervix', on);
          const fewer = ask(
            requirement,
            allVerified(items.filter((item) => item !== pool[removed])),
            'cervix',
            on,
          );
          expect(fewer.met && !all.met).toBe(false);
          expect(all.met).toBe(all.reasons.length === 0);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the days on which records turn', () => {
  const record = evidence({
    type: 'plan-check-training-record',
    skill: 'plan-selection',
    validUntil: day('2027-01-31'),
  });
  const pool = [
    record,
    {
      ...evidence({ type: 'plan-check-training-record', skill: 'plan-selection' }),
      supersedes: record.id,
    },
    claim('2023-01-01', '2023-12-31'),
    claim('2024-01-01', '2024-12-30'),
    claim('2024-02-29', null),
    { ...claim('2020-01-01', '2020-12-31'), validUntil: day('2026-09-30') },
  ];

  it('between two of them nothing changes', () => {
    fc.assert(
      fc.property(
        fc.subarray(pool),
        fc.array(fc.tuple(fc.nat({ max: pool.length - 1 }), fc.nat({ max: 500 })), {
          maxLength: 8,
        }),
        fc.option(fc.tuple(fc.nat({ max: pool.length - 1 }), fc.nat({ max: 500 }))),
        fc.nat({ max: 800 }),
        (items, reviews, revocation, days) => {
          const start = ordinalOf(day('2026-01-06'));
          const at = (place: number): Evidence => pool[place] ?? record;
          const facts: EvidenceFacts = evidenceFacts({
            evidence: items,
            evidenceReviews: reviews
              .sort(([, a], [, b]) => a - b)
              .map(([place, offset]) => verified(at(place), dayOfOrdinal(start + offset))),
            evidenceRevocations:
              revocation === null
                ? []
                : [revoked(at(revocation[0]), dayOfOrdinal(start + revocation[1]))],
          });
          const on = dayOfOrdinal(start + days);
          const turning = [
            ...evidenceTurningDays({ ...facts, ...NO_ABSENCES }, [FRAMEWORK], LONDON),
            ...evidenceTurningInstants(facts).map((instant) => day(instant.slice(0, 10))),
          ].sort();
          const last = turning.filter((one) => one <= on).at(-1);
          fc.pre(last !== undefined);
          const codes = (text: string): readonly string[] =>
            words(ask(PLAN, facts, 'cervix', text));
          expect(codes(endOfDay(on, LONDON).at)).toEqual(codes(endOfDay(last, LONDON).at));
        },
      ),
      { numRuns: 500 },
    );
  });
});
