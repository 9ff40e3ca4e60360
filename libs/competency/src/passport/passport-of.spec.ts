import { absence } from '../person/personnel.fixture.ts';
import { day, moment } from '../calendar/days.fixture.ts';
import {
  certificate,
  claim,
  evidence,
  revoked,
  score,
  verified,
} from '../evidence/evidence.fixture.ts';
import { version } from '../framework/documents.fixture.ts';
import { assessment } from '../assessment/assessment.fixture.ts';
import { recorded } from '../person/recorded.fixture.ts';
import { shown, staff, suspension } from '../standing/department.fixture.ts';
import { GRANTED, HOLDER, passport } from './passport.fixture.ts';
import { lastDayOfPassport, passportOf } from './passport-of.ts';

describe('a passport', () => {
  it('is good for 90 days after the day of issue at the issuer', () => {
    expect(passport().validUntil).toBe('2026-05-30');
    expect(lastDayOfPassport(day('2027-12-01'))).toBe('2028-02-29');
  });

  it('lists the framework in force and those that entitlements name, and no other', () => {
    const frameworks = [
      version('2025-01-01'),
      version('2025-06-01', { number: 2 }),
      version('2026-02-01', { number: 3 }),
    ];
    const numbers = (named: number) =>
      passport(
        { ...HOLDER, entitlements: [{ ...GRANTED, frameworkVersion: named }] },
        { frameworks },
      ).frameworks.map(({ number }) => number);
    expect(numbers(1)).toEqual([1, 3]);
    expect(numbers(2)).toEqual([2, 3]);
    expect(numbers(3)).toEqual([3]);
  });

  it('lists entitlements as history', () => {
    expect(passport().entitlements).toMatchObject([{ id: GRANTED.id, endedFrom: null }]);
    const withdrawal = {
      ...recorded('2026-02-10'),
      entitlement: GRANTED.id,
      effectiveFrom: day('2026-02-11'),
      forCause: true,
      reason: 'Private',
    };
    const ended = passport({ ...HOLDER, withdrawals: [withdrawal] });
    expect(ended.entitlements).toMatchObject([{ endedFrom: '2026-02-11' }]);
    expect(JSON.stringify(ended)).not.toMatch(/Private|withdrawn|forCause/);
  });

  it('lists no entitlement that nobody accepted', () => {
    expect(passport({ ...HOLDER, acceptances: [] }).entitlements).toEqual([]);
  });

  it('says nothing of absences', () => {
    const away = { ...HOLDER, absences: [absence('2026-02-01')] };
    expect(passport(away)).toEqual(passport());
  });

  it('lists registers by number, and not what they say today', () => {
    expect(Object.keys(passport().person.registrations[0] ?? {})).toEqual([
      'body',
      'part',
      'number',
    ]);
  });
});

describe('suspensions', () => {
  const suspended = { ...HOLDER, suspensions: [suspension(GRANTED)] };

  it('change nothing of a passport unless an agreement is named', () => {
    expect(passport(suspended)).toEqual(passport());
    expect(passport().suspensions).toEqual({ stated: false });
  });

  it('are stated by their day alone under an agreement', () => {
    const stated = passport(suspended, { agreement: 'Network agreement' });
    expect(stated.suspensions).toEqual({
      stated: true,
      agreement: 'Network agreement',
      live: [{ entitlement: GRANTED.id, since: expect.any(String) as string }],
    });
  });

  it('none is stated where there is none', () => {
    const { suspensions } = passport(HOLDER, { agreement: 'Network agreement' });
    expect(suspensions).toMatchObject({ live: [] });
  });
});

describe('the records of a passport', () => {
  const ofRecords = (facts: object) => passport({ ...staff('aa-1'), ...facts }).evidence;

  it('are those that are verified now', () => {
    const good = evidence();
    const gone = evidence();
    const over = evidence({ validUntil: day('2026-02-28') });
    const lastDay = evidence({ validUntil: day('2026-03-01') });
    const records = ofRecords({
      ...shown([good, gone, over, lastDay]),
      evidence: [good, gone, over, lastDay, evidence()],
      evidenceRevocations: [revoked(gone, '2026-02-01')],
    });
    expect(records.map(({ id }) => id)).toEqual([good.id, lastDay.id]);
  });

  it('say how each was found to be of this person', () => {
    const [named, known, none] = [evidence(), evidence(), evidence()];
    const reviews = [
      { ...verified(named), identityEstablishedBy: 'name-matches' as const },
      { ...verified(known), identityEstablishedBy: 'known-personally' as const },
      { ...verified(none), identityEstablishedBy: null },
    ];
    const records = ofRecords({ ...shown([named, known, none]), evidenceReviews: reviews });
    expect(records.map((each) => each.identityEstablishedBy)).toEqual([
      'name-matches',
      'known-personally',
      null,
    ]);
  });

  it('count experience that goes on up to the day of its verification', () => {
    expect(ofRecords(shown([claim('2022-01-01', null)]))[0]?.experience?.until).toBe('2026-01-06');
    expect(ofRecords(shown([claim('2022-01-01', '2024-01-01')]))[0]?.experience?.until).toBe(
      '2024-01-01',
    );
  });

  it('hold scores without the data set, which may name a case', () => {
    const named = { ...score('bladder', 80), dataSet: 'Case 7' };
    const [record] = ofRecords(shown([certificate('prostate', [named])]));
    expect(record?.structures).toEqual([
      {
        structure: 'bladder',
        score: 80,
        passMark: 75,
        attempt: 1,
        modality: null,
        completedOn: null,
      },
    ]);
  });
});

describe('the assessments of a passport', () => {
  it('are those that stand', () => {
    const [signed, voided, questioned] = [assessment(), assessment(), assessment()];
    const facts = {
      ...staff('aa-1'),
      assessments: [signed, voided, questioned],
      assessmentVoids: [{ ...recorded('2026-02-01'), assessment: voided.id, reason: 'Slip' }],
      assessmentReviews: [
        {
          ...recorded('2026-02-01'),
          assessment: questioned.id,
          outcome: 'questioned' as const,
          reason: 'Doubt',
        },
      ],
    };
    expect(passport(facts).assessments.map(({ id }) => id)).toEqual([signed.id]);
  });

  it('and entitlements are those recorded by the moment of issue', () => {
    const early = passportOf(
      HOLDER,
      {
        id: 'x',
        issuer: { employerId: 'y', name: 'MSE' },
        ledger: { index: -1, leafHash: null },
        frameworks: [],
        agreement: null,
      },
      moment('2019-01-01T12:00:00Z'),
    );
    expect([early.assessments, early.entitlements, early.evidence]).toEqual([[], [], []]);
  });
});
