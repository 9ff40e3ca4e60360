import type { Assessment } from '../assessment/assessment.ts';
import type { CalendarDay } from '../calendar/day.ts';
import { basisOn } from '../entitlement/basis.ts';
import { entitlementsRelyingOn } from '../entitlement/reliance.ts';
import type { Entitlement } from '../entitlement/entitlement.ts';
import type { FrameworkDocument } from '../framework/framework.ts';
import { skillsOfTasks } from '../framework/inclusion.ts';
import type { AssessmentId, EntitlementId, EvidenceId, FactId, PersonId } from '../person/ids.ts';
import type { Act } from '../treatment/act.ts';
import type { PersonFacts } from './facts.ts';

/** A stored answer of the gate, as far as a look-back reads it. */
export interface StoredDecision {
  readonly id: FactId;
  readonly entitlement: EntitlementId | null;
  /** What the holder supervised on the strength of it; null for an answer about the holder's own act. */
  readonly supervised: Pick<Act, 'task' | 'treatmentSite'> | null;
  /** The local day of the decision. */
  readonly on: CalendarDay;
}

/** Everything done on the strength of a revoked record, for clinical review; nothing of it is altered (I12). */
export interface LookBack {
  readonly entitlements: readonly EntitlementId[];
  readonly acts: readonly FactId[];
  readonly supervisedActs: readonly FactId[];
  readonly assessmentsGiven: readonly AssessmentId[];
  readonly decisions: readonly FactId[];
}

/**
 * Lists what relied on a revoked piece of evidence since the day from which it does not count (I12, F18):
 * the holder's acts and supervised acts in tasks of entitlements that rest on it, assessments that the
 * holder gave in their skills, and the decisions of the gate behind both kinds of acts. `given` are assessments by the holder, of
 * whomever; `facts` are as known. What rests on what is read on each day: the basis as amended by then.
 */
export function lookBack(
  framework: FrameworkDocument,
  facts: PersonFacts,
  evidence: EvidenceId,
  effectiveFrom: CalendarDay,
  given: readonly Assessment[],
  decisions: readonly StoredDecision[],
): LookBack {
  const person = facts.person.id as PersonId;
  const relying = entitlementsRelyingOn(facts, evidence, (entitlement) =>
    basisOn(facts, entitlement, effectiveFrom, true),
  );
  // What was done after the basis was amended no longer rests on what fell out of it.
  const relyingOn = (on: CalendarDay): readonly Entitlement[] =>
    entitlementsRelyingOn(facts, evidence, (entitlement) => basisOn(facts, entitlement, on));
  const acts = facts.acts.filter(
    (act) =>
      act.performedOn >= effectiveFrom &&
      relyingOn(act.performedOn).some((each) => covers(each, act)),
  );
  return {
    entitlements: relying.map(({ id }) => id),
    acts: acts.filter(({ actor }) => actor === person).map(({ id }) => id),
    supervisedActs: acts.filter(({ supervisor }) => supervisor === person).map(({ id }) => id),
    assessmentsGiven: given
      .filter(
        (assessment) =>
          assessment.assessor === person &&
          assessment.performedOn >= effectiveFrom &&
          relyingOn(assessment.performedOn).some((each) => reliesFor(framework, each, assessment)),
      )
      .map(({ id }) => id),
    decisions: decisions
      .filter(
        ({ entitlement, supervised, on }) =>
          on >= effectiveFrom &&
          (supervised === null
            ? relyingOn(on).some(({ id }) => id === entitlement)
            : relyingOn(on).some((each) => covers(each, supervised))),
      )
      .map(({ id }) => id),
  };
}

function covers({ tasks, scope }: Entitlement, act: Pick<Act, 'task' | 'treatmentSite'>): boolean {
  return tasks.includes(act.task) && scope.treatmentSites.includes(act.treatmentSite);
}

/** Given under the entitlement itself, or in a skill that its tasks need. */
function reliesFor(
  framework: FrameworkDocument,
  entitlement: Entitlement,
  { qualification, skill }: Assessment,
): boolean {
  return qualification.kind === 'level-p' && qualification.entitlement === entitlement.id
    ? true
    : skillsOfTasks(framework, entitlement.tasks).includes(skill);
}
