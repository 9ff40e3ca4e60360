import { instant } from '../calendar/days.fixture.ts';
import { recorded } from '../person/recorded.fixture.ts';
import { ETHOS } from '../standing/department.fixture.ts';
import { performedMode } from './performed-act.ts';

const THEN = instant('2026-03-12T10:00:00.000Z');
const NOW = instant('2026-03-12T15:00:00.000Z');
const DOWNTIME = { ...recorded(), unit: ETHOS, from: THEN, to: NOW, reason: 'Network' };

describe('an act that took place (I17, domain.md 10.14)', () => {
  it.each([
    ['DENY', null, null, 'without-entitlement'],
    ['PERMIT', THEN, DOWNTIME, 'independent'],
    ['PERMIT_SUPERVISED', THEN, DOWNTIME, 'supervised'],
    ['DENY', THEN, DOWNTIME, 'without-entitlement'],
    ['DENY', THEN, null, 'without-entitlement'],
    ['DENY', NOW, null, 'without-entitlement'],
    ['PERMIT', THEN, null, 'without-entitlement'],
    ['PERMIT_SUPERVISED', NOW, null, 'without-entitlement'],
    ['PERMIT', null, null, 'without-entitlement'],
    ['PERMIT_SUPERVISED', null, null, 'without-entitlement'],
  ] as const)('%s, typed %p, downtime %p: %s', (outcome, typed, downtime, mode) => {
    const accepted = performedMode({ outcome }, typed, NOW, downtime);
    expect(accepted).toEqual({ kind: 'accepted', accepted: mode });
  });

  it.each(['PERMIT', 'DENY'] as const)('%s is not taken for a time to come', (outcome) => {
    const typed = instant('2026-03-12T15:00:00.001Z');
    expect(performedMode({ outcome }, typed, NOW, null)).toEqual({
      kind: 'refused',
      refusals: [{ kind: 'in-the-future', pointer: '/performedAt', about: {} }],
    });
  });
});
