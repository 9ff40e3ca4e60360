import { day, instant } from '../calendar/days.fixture.ts';
import { notice, reason, type ReasonCode } from '../reason/reason.ts';
import type { GateDecision } from './decision.ts';
import {
  causeFor,
  neutralDecision,
  noticesFor,
  reasonsFor,
  withoutSupervisorsAbsence,
} from './neutral.ts';

const denied = (...codes: readonly ReasonCode[]): GateDecision => ({
  at: instant('2026-03-12T12:00:00Z'),
  knownAt: 9,
  outcome: 'DENY',
  reasons: codes.map((code) => reason(code)),
  notices: [notice('long-absence'), notice('expires-soon')],
  entitlement: 'e1' as never,
  supervisor: 'aa-1' as never,
  frameworkVersion: 1,
  usableUntil: { day: day('2026-08-01'), cause: 'currency' },
});

describe('the neutral answer (I15, F28)', () => {
  it.each([
    'absent',
    'supervisor-absent',
    'suspended',
    'evidence-revoked',
    'registration-missing',
    'registration-lapsed',
    'registration-not-rechecked',
    'registration-conditions',
    'registration-sanction',
  ] as const)('hides %s behind one code, with nothing beside it', (code) => {
    const neutral = neutralDecision(denied('task-not-in-role', code));
    expect(neutral.reasons.map((each) => each.code)).toEqual(['not-currently-entitled']);
    expect(neutral.notices).toEqual([]);
    expect(neutral.usableUntil).toBeNull();
    expect(neutral.entitlement).toBeNull();
    expect(neutral.supervisor).toBeNull();
    expect(neutral.outcome).toBe('DENY');
  });

  it('keeps reasons that are nobody’s private matter', () => {
    const codes = ['task-not-in-role', 'recent-practice-lapsed', 'step-missing'] as const;
    const neutral = neutralDecision(denied(...codes));
    expect(neutral.reasons.map(({ code }) => code)).toEqual(codes);
  });

  it('keeps notices about absence and registration from others, also beside a yes', () => {
    const permitted: GateDecision = { ...denied(), outcome: 'PERMIT' };
    expect(neutralDecision(permitted).notices.map(({ code }) => code)).toEqual(['expires-soon']);
  });

  it.each([
    ['currency', '2026-08-01'],
    ['registration', undefined],
    ['absence', undefined],
  ] as const)('shows a usable-until date caused by %s as %s', (cause, shown) => {
    const permitted: GateDecision = {
      ...denied(),
      outcome: 'PERMIT',
      usableUntil: { day: day('2026-08-01'), cause },
    };
    expect(neutralDecision(permitted).usableUntil?.day).toBe(shown);
  });

  it('is for others only: the holder and entitlers see everything', () => {
    const reasons = denied('suspended', 'absent').reasons;
    expect(reasonsFor('full', reasons)).toBe(reasons);
    const { notices } = denied();
    expect(noticesFor('full', notices)).toBe(notices);
  });

  it('tells who reads the person’s own in full nothing of the supervisor’s absence', () => {
    const about = { task: 'edit-oar', treatmentSite: 'prostate' };
    const reasons = [reason('absent'), reason('supervisor-absent', about)];
    expect(withoutSupervisorsAbsence(reasons)).toEqual([
      reason('absent'),
      reason('supervisor-not-entitled', about),
    ]);
  });

  it('keeps reasons as they are where none is hidden', () => {
    const { reasons } = denied('task-not-in-role', 'step-missing');
    expect(reasonsFor('neutral', reasons)).toBe(reasons);
  });

  it.each([
    ['long-absence', []],
    ['declaration-overdue', []],
    ['registration-caution', []],
    ['not-rechecked-lately', []],
    ['expires-soon', ['expires-soon']],
  ] as const)('tells others of %s: %j', (code, told) => {
    expect(noticesFor('neutral', [notice(code)]).map((each) => each.code)).toEqual(told);
  });

  it.each([
    ['full', 'registration', 'registration'],
    ['full', 'absence', 'absence'],
    ['neutral', 'registration', null],
    ['neutral', 'absence', null],
    ['neutral', 'employment', 'employment'],
  ] as const)('at the %s level a yes that ends by %s ends by %s', (level, cause, told) => {
    expect(causeFor(level, cause)).toBe(told);
  });

  it('has no last day where there is none', () => {
    expect(neutralDecision({ ...denied(), usableUntil: null }).usableUntil).toBeNull();
  });
});
