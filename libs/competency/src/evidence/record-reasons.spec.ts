import { day } from '../calendar/days.fixture.ts';
import type { RecordRule, Requirement } from '../framework/framework.ts';
import { reason, type Reason } from '../reason/reason.ts';
import {
  allVerified,
  certificate,
  claim,
  evidence,
  evidenceFacts,
  revoked,
  score,
  sentBack,
} from './evidence.fixture.ts';
import type { Evidence, EvidenceFacts } from './evidence.ts';
import { ask, DIR, OAR, PLAN, proknowLog, scores } from './requirement.fixture.ts';
import type { RequirementAllowances } from './requirement.ts';

const RECORD = {
  requirement: DIR.id,
  skill: 'dir-evaluation',
  treatmentSite: 'cervix',
  record: 'tutorial certificate',
};
const rule = (change: Partial<RecordRule>): Requirement => ({
  ...DIR,
  records: DIR.records.map((rules) => rules.map((each) => ({ ...each, ...change }))),
});

describe('why a record does not count: the rule, the record, what is needed and what is held (F27)', () => {
  const item = evidence({ validUntil: day('2026-06-30') });
  const about = { ...RECORD, factId: item.id };
  const low = evidence({ score: 60, passMark: 80, percentAgreement: 80, likert: [4, 3, 5] });
  const ofLow = { ...RECORD, factId: low.id };

  it.each<[string, Requirement, EvidenceFacts, string, readonly Reason[]]>([
    [
      'none on file',
      DIR,
      evidenceFacts(),
      '2026-02-01',
      [reason('evidence-missing', { ...RECORD, needed: 1, held: 0 })],
    ],
    [
      'not verified yet',
      DIR,
      evidenceFacts({ evidence: [item] }),
      '2026-02-01',
      [reason('evidence-awaiting-verification', about)],
    ],
    [
      'sent back',
      DIR,
      { ...evidenceFacts({ evidence: [item] }), evidenceReviews: [sentBack(item)] },
      '2026-02-01',
      [reason('evidence-missing', { ...about, found: 'sent-back' })],
    ],
    [
      'ended',
      DIR,
      allVerified([item]),
      '2026-07-01',
      [reason('evidence-expired', { ...about, on: day('2026-06-30') })],
    ],
    [
      'too old for the rule',
      rule({ validFor: { years: 0, months: 3 } }),
      allVerified([item]),
      '2026-04-02',
      [reason('evidence-expired', { ...about, on: day('2026-04-01') })],
    ],
    [
      'revoked',
      DIR,
      { ...allVerified([item]), evidenceRevocations: [revoked(item, '2026-01-10')] },
      '2026-02-01',
      [reason('evidence-revoked', about)],
    ],
    [
      'below its own mark, where the rule asks for less',
      rule({ minimumScore: 70 }),
      allVerified([low]),
      '2026-02-01',
      [reason('score-below-pass-mark', { ...ofLow, needed: 80, held: 60 })],
    ],
    [
      'below the mark of the rule, where its own is lower',
      rule({ minimumScore: 90 }),
      allVerified([low]),
      '2026-02-01',
      [reason('score-below-pass-mark', { ...ofLow, needed: 90, held: 60 })],
    ],
    [
      'without a score where the rule asks for one',
      rule({ minimumScore: 70 }),
      allVerified([item]),
      '2026-02-01',
      [reason('score-below-pass-mark', { ...about, needed: 70, held: 0 })],
    ],
    [
      'everything at once',
      rule({
        minimumPercentAgreement: 90,
        likert: { threshold: 4, share: 70 },
        countersignedBy: 'clinical-oncologist',
      }),
      allVerified([low]),
      '2026-02-01',
      [
        reason('score-below-pass-mark', { ...ofLow, needed: 80, held: 60 }),
        reason('agreement-too-low', { ...ofLow, needed: 90, held: 80 }),
        reason('rating-too-low', { ...ofLow, needed: 70, held: 66.6 }),
        reason('countersignature-missing', { ...ofLow, expected: 'clinical-oncologist' }),
      ],
    ],
  ])('%s', (_, requirement, facts, on, expected) => {
    expect(ask(requirement, facts, 'cervix', on).reasons).toEqual(expected);
  });

  it('too old for a first grant, by its day (F9)', () => {
    const old = evidence({ occurredOn: day('2025-02-28') });
    const first = { firstGrantOn: day('2026-03-01') };
    expect(ask(DIR, allVerified([old]), 'cervix', '2026-02-01', first).reasons).toEqual([
      reason('evidence-too-old-for-first-grant', {
        ...RECORD,
        factId: old.id,
        on: day('2025-02-28'),
      }),
    ]);
  });

  it('a rule that asks no age asks none at a first grant', () => {
    const old = evidence({ occurredOn: day('2010-01-01') });
    const first = { firstGrantOn: day('2026-03-01') };
    const ageless = rule({ maximumAgeAtFirstGrant: null });
    expect(ask(ageless, allVerified([old]), 'cervix', '2026-02-01', first).reasons).toEqual([]);
  });

  it('a mark that is printed without a score is missed by nobody', () => {
    expect(ask(DIR, allVerified([evidence({ passMark: 80 })])).reasons).toEqual([]);
  });

  it('what a newer version replaced is not told, though it was of a later day', () => {
    const replaced = evidence();
    const newer = {
      ...evidence({ occurredOn: day('2026-01-01'), validUntil: day('2026-01-20') }),
      supersedes: replaced.id,
    };
    expect(ask(DIR, allVerified([replaced, newer])).reasons).toEqual([
      reason('evidence-expired', { ...RECORD, factId: newer.id, on: day('2026-01-20') }),
    ]);
  });

  it('the end is by whichever comes first, the record’s own or that of the rule', () => {
    const ends = (months: number) =>
      ask(rule({ validFor: { years: 0, months } }), allVerified([item])).end?.day;
    expect(ends(3)).toBe('2026-04-01');
    expect(ends(12)).toBe('2026-06-30');
  });
});

describe('why a structure is not covered (domain.md 10.6)', () => {
  const others = [
    certificate('cervix', scores('rectum', 'sigmoid', 'bowel')),
    proknowLog('cervix'),
  ];
  const about = {
    requirement: OAR.id,
    skill: 'oar-outlining',
    treatmentSite: 'cervix',
    record: 'ProKnow certificate',
    structure: 'bladder',
  };
  const attempts = (maximumAttempts: number): Requirement => ({
    ...OAR,
    records: OAR.records.map((rules) =>
      rules.map((each) => (each.perStructure ? { ...each, maximumAttempts } : each)),
    ),
  });
  const tried = (...reached: readonly number[]) =>
    certificate(
      'cervix',
      reached.map((each, place) => score('bladder', each, place + 1)),
    );
  const reasons = (requirement: Requirement, item: Evidence, facts?: Partial<EvidenceFacts>) =>
    ask(requirement, { ...allVerified([...others, item]), ...facts }).reasons;

  it('every attempt below the mark, by the best of them', () => {
    const item = tried(60, 74, 70);
    const missed = [
      reason('score-below-pass-mark', { ...about, factId: item.id, needed: 75, held: 74 }),
    ];
    expect(reasons(OAR, item)).toEqual(missed);
    expect(reasons(attempts(2), item)).toEqual(missed);
  });

  it('by its own scores, not by those of another structure on the same record', () => {
    const item = certificate('cervix', [score('bladder', 60), score('rectum', 90)]);
    expect(reasons(OAR, item)).toEqual([
      reason('score-below-pass-mark', { ...about, factId: item.id, needed: 75, held: 60 }),
    ]);
  });

  it('passed, but at a later attempt than permitted, by the first that passed', () => {
    const item = tried(60, 70, 80, 90);
    expect(reasons(attempts(3), item)).toEqual([]);
    expect(reasons(attempts(2), item)).toEqual([
      reason('too-many-attempts', { ...about, factId: item.id, needed: 2, held: 3 }),
    ]);
  });

  it('a record that does not count says of which structure', () => {
    const item = tried(90);
    expect(reasons(OAR, item, { evidenceRevocations: [revoked(item, '2026-01-10')] })).toEqual([
      reason('evidence-revoked', { ...about, factId: item.id }),
    ]);
  });
});

describe('why experience is too short (I9)', () => {
  const training = evidence({ type: 'plan-check-training-record', skill: 'plan-selection' });
  const about = {
    requirement: PLAN.id,
    skill: 'plan-selection',
    treatmentSite: 'cervix',
    record: PLAN.experience?.title ?? '',
  };
  const reasons = (facts: EvidenceFacts, allowances: Partial<RequirementAllowances> = {}) =>
    ask(PLAN, facts, 'cervix', '2026-02-01', allowances).reasons;

  it('by days needed and held, and every claim that waits', () => {
    const short = claim('2025-12-01', '2025-12-31');
    const waiting = claim('2024-01-01', '2025-11-30');
    const facts = allVerified([training, short]);
    const held = { ...about, needed: 731, held: 31 };
    expect(reasons(facts)).toEqual([reason('experience-too-short', held)]);
    expect(reasons({ ...facts, evidence: [...facts.evidence, waiting] })).toEqual([
      reason('experience-too-short', held),
      reason('evidence-awaiting-verification', { ...about, factId: waiting.id }),
    ]);
  });

  it('a waiver that ended is named beside what it no longer waives (F17)', () => {
    const waivedUntil = new Map([[PLAN.id, day('2026-01-31')]]);
    expect(reasons(allVerified([training]), { waivedUntil })).toEqual([
      reason('experience-too-short', { ...about, needed: 731, held: 0 }),
      reason('waiver-ended', { requirement: PLAN.id, on: day('2026-01-31') }),
    ]);
    const lasting = new Map([[PLAN.id, day('2026-02-01')]]);
    expect(reasons(allVerified([training]), { waivedUntil: lasting })).toEqual([]);
  });
});
