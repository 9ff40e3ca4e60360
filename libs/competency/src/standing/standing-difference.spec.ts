import { day, instant } from '../calendar/days.fixture.ts';
import type { EvidenceRevocation } from '../evidence/evidence.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import { reason } from '../reason/reason.ts';
import { adapter, department, entitledAs, question } from './department.fixture.ts';
import { standing } from './evaluate.ts';
import { standingDifference } from './standing-difference.ts';

const DEPARTMENT = department();
const AT = instant('2026-03-12T12:00:00Z');
const held = entitledAs(adapter(), 'adapter');
const [certificate] = held.evidence.filter(({ treatmentSites }) =>
  treatmentSites.includes('prostate'),
);
if (certificate === undefined) throw new Error('The fixture has a certificate');
const before = recorded('2026-05-10');
const revocation: EvidenceRevocation = {
  ...recorded('2026-05-10'),
  evidence: certificate.id,
  kind: 'clerical',
  effectiveFrom: day('2026-03-02'),
  revoker: person('hortp'),
  reason: 'Somebody else’s',
};
const facts = { ...held, evidenceRevocations: [revocation] };

function differenceFor(treatmentSite: string) {
  const answer = (knownAt: number) =>
    standing(DEPARTMENT, facts, question('edit-oar', treatmentSite), { at: AT, knownAt });
  return standingDifference(answer(before.index), answer(revocation.index));
}

describe('standing as known then and as known now (I13)', () => {
  it('shows what a late entry changed, and keeps the answer of then', () => {
    const { then, now, differs, added, gone } = differenceFor('prostate');
    expect([then.answer, now.answer, differs]).toEqual(['yes', 'no', true]);
    expect(added.map(({ code }) => code)).toEqual(now.reasons.map(({ code }) => code));
    expect(added.length).toBeGreaterThan(0);
    expect(gone).toEqual([]);
  });

  it('says so where nothing changed', () => {
    const { differs, added, gone } = differenceFor('bladder');
    expect([differs, added, gone]).toEqual([false, [], []]);
  });

  it('shows reasons that went as well as reasons that came', () => {
    const { then, now } = differenceFor('prostate');
    expect(standingDifference(now, then).gone).toEqual(now.reasons);
  });

  const { now: same } = differenceFor('bladder');
  const end = same.usableUntil;
  if (end === null) throw new Error('The fixture is usable until a day');
  it.each([
    ['the answer', { answer: 'supervised' }],
    ['the state', { state: 'due-soon' }],
    ['the entitlement', { entitlement: 'other' as never }],
    ['the last day', { usableUntil: { ...end, day: day('2027-01-01') } }],
    ['the cause of the last day', { usableUntil: { ...end, cause: 'absence' } }],
    ['that there is no last day', { usableUntil: null }],
    ['a reason', { reasons: [reason('suspended')] }],
  ] as const)('differs where only %s is another, whichever is known later', (_, fields) => {
    const other = { ...same, ...fields };
    expect(standingDifference(same, other).differs).toBe(true);
    expect(standingDifference(other, same).differs).toBe(true);
  });

  it('tells apart the same reason about other things', () => {
    const about = (skill: string) => ({
      ...same,
      reasons: [reason('evidence-missing', { skill })],
    });
    const { added, gone } = standingDifference(about('oar-outlining'), about('plan-selection'));
    expect([added.length, gone.length]).toEqual([1, 1]);
    const unchanged = standingDifference(about('oar-outlining'), about('oar-outlining'));
    expect([unchanged.added, unchanged.gone, unchanged.differs]).toStrictEqual([[], [], false]);
  });
});
