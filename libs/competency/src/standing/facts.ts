import type { AssessmentFacts } from '../assessment/assessment.ts';
import type { EntitlementFacts } from '../entitlement/entitlement.ts';
import type { EvidenceFacts } from '../evidence/evidence.ts';
import type { PersonnelFacts } from '../person/person.ts';
import type { PracticeFacts } from '../treatment/act.ts';

/** All facts about one person that the rules read. Lists are in ledger order. */
export interface PersonFacts
  extends PersonnelFacts, EvidenceFacts, AssessmentFacts, EntitlementFacts, PracticeFacts {}
