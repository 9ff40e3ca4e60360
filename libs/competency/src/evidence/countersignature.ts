import type { Moment } from '../calendar/day.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { clinicalOncologistQualification } from '../person/clinical-oncologist.ts';
import type { PersonnelFacts } from '../person/person.ts';
import type { FactFields } from '../person/recorded.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { EvidenceCountersignature } from './evidence.ts';
import type { EvidenceStanding } from './evidence-state.ts';

export type CountersignatureRefusal =
  | 'own-evidence'
  | 'not-a-clinical-oncologist'
  | 'not-the-named-countersigner'
  | 'already-countersigned'
  | 'already-revoked';

/**
 * Checks a countersignature: by a GMC-registered clinical oncologist in post, who is the one named on the
 * record where one is named, and never its author (scenario 49).
 */
export function checkCountersignature(
  fields: FactFields<EvidenceCountersignature>,
  { evidence, state, countersigned }: EvidenceStanding,
  countersigner: PersonnelFacts,
  policy: PolicyDocument,
  moment: Moment,
): Checked<FactFields<EvidenceCountersignature>, CountersignatureRefusal> {
  const found: Refusal<CountersignatureRefusal>[] = [];
  const about = { factId: evidence.id };
  if (fields.countersigner === evidence.person)
    found.push(refuse('own-evidence', '/countersigner'));
  if (clinicalOncologistQualification(countersigner, policy, moment) === null) {
    found.push(refuse('not-a-clinical-oncologist', '/countersigner'));
  }
  if (evidence.countersigner !== null && evidence.countersigner !== fields.countersigner) {
    found.push(refuse('not-the-named-countersigner', '/countersigner'));
  }
  if (countersigned) found.push(refuse('already-countersigned', '/evidence', about));
  if (state === 'revoked') found.push(refuse('already-revoked', '/evidence', about));
  return checked(fields, found);
}
