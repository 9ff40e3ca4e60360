import { assessmentState } from '@oart/competency';
import type {
  Act,
  Assessment,
  AssessmentFacts,
  CalendarDay,
  Evidence,
  LookBack,
  Person,
  PersonFacts,
  PersonId,
} from '@oart/competency';
import { evidenceTitle } from '@oart/contract';
import type {
  LookBackAct,
  LookBackAssessment,
  LookBackDecision,
  LookBackView,
  Titles,
} from '@oart/contract';
import type { KeptDecision } from '../gate/stored-decision.service.ts';

/** What a look-back is shown with. */
export interface LookBackWording {
  readonly facts: PersonFacts;
  readonly evidence: Evidence;
  readonly from: CalendarDay;
  readonly revokedAs: LookBackView['revokedAs'];
  readonly assessed: readonly Assessment[];
  readonly candidates: ReadonlyMap<PersonId, AssessmentFacts>;
  readonly kept: readonly KeptDecision[];
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly titles: Titles;
  readonly ledgerIndex: number;
}

/** A look-back in words: names for ids, in the order in which things were done. */
export function lookBackView(list: LookBack, wording: LookBackWording): LookBackView {
  const { facts, evidence, titles } = wording;
  const { person, entitlements, acts } = facts;
  return {
    evidence: { id: evidence.id, title: evidenceTitle(evidence, titles) },
    holder: { id: person.id, displayName: person.displayName },
    from: wording.from,
    revokedAs: wording.revokedAs,
    entitlements: entitlements
      .filter(({ id }) => list.entitlements.includes(id))
      .map(({ id, number, role }) => ({ id, number, role, roleTitle: titles.role(role) })),
    acts: acts.filter(({ id }) => list.acts.includes(id)).map((act) => actView(act, wording)),
    supervisedActs: acts
      .filter(({ id }) => list.supervisedActs.includes(id))
      .map((act) => actView(act, wording)),
    assessmentsGiven: wording.assessed.map((each) => assessmentView(each, wording)),
    decisions: wording.kept
      .filter(({ id }) => list.decisions.includes(id))
      .map((decision) => decisionView(decision, wording)),
    ledgerIndex: wording.ledgerIndex,
  };
}

function actView(act: Act, wording: LookBackWording): LookBackAct {
  const { id, caseReference, fraction, task, treatmentSite, performedAt, mode } = act;
  return {
    id,
    caseReference,
    fraction,
    task,
    taskTitle: wording.titles.task(task),
    treatmentSite,
    treatmentSiteTitle: wording.titles.treatmentSite(treatmentSite),
    performedAt,
    mode,
    actor: personRef(act.actor, wording),
    supervisor: act.supervisor === null ? null : personRef(act.supervisor, wording),
  };
}

function assessmentView(assessment: Assessment, wording: LookBackWording): LookBackAssessment {
  const { id, candidate, skill, level, method, performedOn } = assessment;
  const facts = wording.candidates.get(candidate);
  if (facts === undefined) throw new Error('A candidate has no assessments on file');
  return {
    id,
    candidate: personRef(candidate, wording),
    skill,
    skillTitle: wording.titles.skill(skill),
    level,
    method,
    performedOn,
    state: assessmentState(assessment.id, facts),
  };
}

function decisionView(
  { id, task, treatmentSite, outcome, entitlementId, evaluatedAt }: KeptDecision,
  { facts, titles }: LookBackWording,
): LookBackDecision {
  const entitlement = facts.entitlements.find((held) => held.id === entitlementId);
  return {
    id,
    task,
    taskTitle: titles.task(task),
    treatmentSite,
    treatmentSiteTitle: titles.treatmentSite(treatmentSite),
    outcome,
    entitlementNumber: entitlement?.number ?? null,
    evaluatedAt,
  };
}

function personRef(id: PersonId, { people }: LookBackWording): LookBackAct['actor'] {
  return { id, displayName: people.get(id)?.displayName ?? '' };
}
