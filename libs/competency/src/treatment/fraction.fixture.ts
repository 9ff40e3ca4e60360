import { recorded } from '../person/recorded.fixture.ts';
import { ETHOS } from '../standing/department.fixture.ts';
import type { FractionFacts, TreatmentCase } from './act.ts';

/** Case C7 for prostate, recorded on 1 March 2026 unless said otherwise. */
export function caseC7(fields: Partial<TreatmentCase> = {}): TreatmentCase {
  return {
    ...recorded('2026-03-01'),
    reference: 'C7',
    unit: ETHOS,
    treatmentSite: 'prostate',
    fractionsPlanned: 20,
    ...fields,
  };
}

/** Fraction 3 of case C7, in which nothing was done unless said otherwise. */
export function fractionOfC7(
  fields: Partial<FractionFacts> = {},
  treatmentCase = caseC7(),
): FractionFacts {
  return { treatmentCase, fraction: 3, acts: [], actCorrections: [], ends: [], ...fields };
}
