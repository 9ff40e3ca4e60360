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
  ] as const)('%s, typed %p, downtime %p: %s', (outcome, typed, downtime, mode) => {
    const accepted = performedMode({ outcome }, typed, NOW, downtime);
    expect(accepted).toEqual({ kind: 'accepted', accepted: mode });
  });

  it.each(['PERMIT', 'PERMIT_SUPERVISED'] as const)(
    '%s of now is signed by whoever does it, not entered for them',
    (outcome) => {
      expect(performedMode({ outcome }, null, NOW, null)).toMatchObject({
        kind: 'refused',
        refusals: [{ kind: 'outside-downtime', pointer: '/performedAt' }],
      });
    },
  );

  it.each([
    ['PERMIT', THEN, 'outside-downtime'],
    ['PERMIT_SUPERVISED', NOW, 'outside-downtime'],
    ['PERMIT', '2026-03-12T15:00:00.001Z', 'in-the-future'],
    ['DENY', '2026-03-12T15:00:00.001Z', 'in-the-future'],
  ] as const)('%s is not taken for a typed %s: %s', (outcome, typed, kind) => {
    const refused = performedMode({ outcome }, instant(typed), NOW, null);
    expect(refused).toMatchObject({
      kind: 'refused',
      refusals: [{ kind, pointer: '/performedAt' }],
    });
  });
});
