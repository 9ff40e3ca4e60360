import { day, moment } from '../calendar/days.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import { staff } from '../standing/department.fixture.ts';
import type { Equivalence, EquivalenceEnd } from './entitlement.ts';
import { entitlementsAsKnown } from './entitlements-as-known.ts';
import { endedEquivalences, endEquivalence } from './equivalence.ts';

const equivalence: Equivalence = {
  ...recorded('2026-01-01'),
  person: person('aa-1'),
  skill: 'oar-outlining',
  fromTreatmentSite: 'prostate',
  toTreatmentSite: 'bladder',
  rationale: 'Same organs',
  approver: person('hortp'),
  from: day('2026-01-01'),
  until: null,
};
const other = { ...equivalence, ...recorded('2026-01-01') };

function ending(lastDay: string, of: Equivalence = equivalence): EquivalenceEnd {
  return { ...recorded(), equivalence: of.id, lastDay: day(lastDay), reason: 'Guideline changed' };
}

const untils = (ends: readonly EquivalenceEnd[], of = equivalence): readonly unknown[] =>
  endedEquivalences([of, other], ends).map(({ until }) => until);

describe('an equivalence that is ended later (F17)', () => {
  it('lasts to the earliest day that was named for it, and no other is touched', () => {
    expect(untils([])).toEqual([null, null]);
    expect(untils([ending('2026-06-30')])).toEqual(['2026-06-30', null]);
    expect(untils([ending('2026-06-30'), ending('2026-05-31')])).toEqual(['2026-05-31', null]);
    const short = { ...equivalence, until: day('2026-03-31') };
    expect(untils([ending('2026-06-30')], short)).toEqual(['2026-03-31', null]);
  });

  it('has no end before that was known (I13)', () => {
    const end = ending('2026-06-30');
    const facts = staff('aa-1', { equivalences: [equivalence], equivalenceEnds: [end] });
    const until = (knownAt: number): unknown =>
      entitlementsAsKnown(facts, knownAt).equivalences[0]?.until;
    expect(until(end.index - 1)).toBeNull();
    expect(until(end.index)).toBe('2026-06-30');
  });

  it.each([
    ['today', '2026-03-12', null, 'hortp', 'Why', []],
    ['on a later day', '2026-05-12', '2026-05-13', 'hortp', 'Why', []],
    ['yesterday', '2026-03-11', null, 'hortp', 'Why', ['before-today /lastDay']],
    ['on the day it ends', '2026-05-12', '2026-05-12', 'hortp', 'Why', ['already-ended /lastDay']],
    ['by the holder', '2026-03-12', null, 'aa-1', 'Why', ['own-record ']],
    ['without a reason', '2026-03-12', null, 'hortp', ' ', ['blank /reason']],
  ])('%s', (_, lastDay, until, recorder, reason, refusals) => {
    const checked = endEquivalence(
      { ...equivalence, until: until === null ? null : day(until) },
      { lastDay: day(lastDay), reason },
      person(recorder),
      moment('2026-03-12'),
    );
    const found = checked.kind === 'accepted' ? [] : checked.refusals;
    expect(found.map(({ kind, pointer }) => `${kind} ${pointer}`)).toEqual(refusals);
  });
});
