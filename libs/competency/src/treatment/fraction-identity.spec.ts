import { FRAMEWORK, POLICY } from '../framework/documents.fixture.ts';
import { ETHOS, act } from '../standing/department.fixture.ts';
import type { CountedFraction } from './fraction-as-known.ts';
import { identityReasons } from './fraction-identity.ts';
import { fractionReasons } from './fraction.ts';
import type { IntendedAct } from './intended-act.ts';
import { intend } from './intended.fixture.ts';
import { caseC7 } from './fraction.fixture.ts';

const CASE = caseC7();
const OTHER = 'ethos-2' as typeof ETHOS;

function reasonsFor(
  intended: IntendedAct,
  { acts = [act('edit-oar', 'adapter-1')], ended = false }: Partial<CountedFraction> = {},
) {
  return identityReasons(intended, CASE, { acts, ended }).map(({ code, about }) => ({
    code,
    about,
  }));
}

describe('a fraction stays the one it is (F25)', () => {
  it('goes on where its acts are', () => {
    expect(reasonsFor(intend('approve-oar', 'aa-1'))).toEqual([]);
    expect(reasonsFor(intend('edit-oar', 'aa-1'), { acts: [] })).toEqual([]);
  });

  it('takes no step after its end', () => {
    expect(reasonsFor(intend('approve-oar', 'aa-1'), { ended: true })).toEqual([
      { code: 'fraction-ended', about: { task: 'approve-oar' } },
    ]);
  });

  it('is not treated on another unit than one of its acts', () => {
    const acts = [act('edit-oar', 'adapter-1'), act('edit-oar', 'adapter-1', { unit: OTHER })];
    expect(reasonsFor(intend('approve-oar', 'aa-1'), { acts })).toEqual([
      { code: 'fraction-unit-differs', about: { task: 'approve-oar', unit: ETHOS } },
    ]);
    expect(reasonsFor(intend('edit-oar', 'aa-1', { unit: OTHER }), { acts: [] })).toEqual([]);
  });

  it('is not of another treatment site than its case, nor than one of its acts', () => {
    const about = (treatmentSite: string) => [
      { code: 'fraction-treatment-site-differs', about: { task: 'edit-oar', treatmentSite } },
    ];
    const elsewhere = intend('edit-oar', 'aa-1', { treatmentSite: 'bladder' });
    expect(reasonsFor(elsewhere, { acts: [] })).toEqual(about('bladder'));
    const acts = [act('edit-oar', 'adapter-1', { treatmentSite: 'bladder' })];
    expect(reasonsFor(intend('edit-oar', 'aa-1'), { acts })).toEqual(about('prostate'));
  });

  it('says everything that differs', () => {
    const acts = [act('edit-oar', 'adapter-1', { unit: OTHER })];
    const elsewhere = intend('edit-oar', 'aa-1', { treatmentSite: 'bladder' });
    expect(reasonsFor(elsewhere, { acts, ended: true }).map(({ code }) => code)).toEqual([
      'fraction-ended',
      'fraction-unit-differs',
      'fraction-treatment-site-differs',
    ]);
  });

  it('asks nothing of tasks that are no step', () => {
    const review = intend('review-offline', 'cco-1', { treatmentSite: 'bladder', unit: OTHER });
    expect(reasonsFor(review, { ended: true })).toEqual([]);
  });
});

describe('what a fraction holds against an act', () => {
  it('is its identity, the order of steps and distinct persons, and what to know', () => {
    const acts = [act('edit-oar', 'aa-1')];
    const correcting = intend('approve-oar', 'aa-1', { correctedStructures: ['rectum'] });
    const ended = { acts, ended: true };
    const { reasons, notices } = fractionReasons(FRAMEWORK, POLICY, correcting, CASE, ended);
    expect(reasons.map(({ code }) => code)).toEqual([
      'fraction-ended',
      'person-edited-oar-in-this-fraction',
    ]);
    expect(notices.map(({ code }) => code)).toEqual(['review-correction']);
    const early = fractionReasons(FRAMEWORK, POLICY, intend('approve-oar', 'aa-1'), CASE, {
      acts: [],
      ended: false,
    });
    expect(early.reasons.map(({ code }) => code)).toEqual(['step-missing']);
    const target = fractionReasons(FRAMEWORK, POLICY, intend('approve-target', 'aa-1'), CASE, {
      acts: [act('edit-target', 'aa-1')],
      ended: false,
    });
    expect(target.notices.map(({ code }) => code)).toEqual([
      'same-person-edited-and-approved-target',
    ]);
  });
});
