import type { Reason, ReasonSubject } from '../reason/reason.ts';
import type { CellAnswer } from '../standing/cell-answer.ts';
import type { Cell, Circumstances } from '../standing/circumstances.ts';
import type { PersonFacts } from '../standing/facts.ts';
import type { Judgement } from '../standing/judgement.ts';
import { clauseReasons } from '../standing/prerequisite-status.ts';
import {
  CONDITION_OF,
  type Condition,
  type ConditionCode,
  type ConditionGroup,
  type ConditionState,
} from './condition.ts';
import { byCode, condition, group, isAmong, notAsked } from './condition-group.ts';

/** What is asked of the entitlement that answers, or is nearest to a yes, and of what it rests on. */
export function entitlementGroups(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
  { reasons }: CellAnswer,
  judgement: Judgement | null,
  unmet: ConditionState,
): readonly ConditionGroup[] {
  const standing = (code: ConditionCode, about: ReasonSubject = {}): Condition =>
    byCode(code, reasons, unmet, about);
  const held = standing('entitlement-held', aboutOf(cell, judgement));
  if (judgement?.fits !== true) {
    const scope = judgement === null ? notAsked('in-scope') : standing('in-scope');
    const later = (['accepted', 'in-effect', 'not-suspended'] as const).map(notAsked);
    return [
      group('entitlement', [held, scope, ...later]),
      ...(['role', 'competence', 'practice'] as const).map((code) => group(code, [])),
    ];
  }
  return [
    group('entitlement', [
      held,
      ...(['in-scope', 'accepted', 'in-effect', 'not-suspended'] as const).map((code) =>
        standing(code),
      ),
    ]),
    group('role', prerequisites(circumstances, facts, judgement, reasons, unmet)),
    group('competence', [
      ...requirements(judgement, reasons, unmet),
      ...levels(cell, judgement, reasons, unmet),
    ]),
    group('practice', [
      standing('software-in-scope', { unit: cell.unit }),
      standing('supervised-return'),
      ...practised(judgement, reasons, unmet),
    ]),
  ];
}

function aboutOf({ task, treatmentSite }: Cell, judgement: Judgement | null): ReasonSubject {
  const named = { task: task.id, treatmentSite };
  if (judgement === null) return named;
  const { id, role } = judgement.entitlement;
  return { ...named, role, factId: id };
}

function prerequisites(
  { framework, policy, moment }: Circumstances,
  facts: PersonFacts,
  { entitlement }: Judgement,
  reasons: readonly Reason[],
  unmet: ConditionState,
): readonly Condition[] {
  const role = framework.roles.find(({ id }) => id === entitlement.role);
  return (role?.prerequisites ?? []).map((anyOf, position) => {
    const unmetHere =
      role === undefined ? [] : clauseReasons(role, position, policy, facts, moment);
    const asked = reasons.filter((each) => isAmong(each, unmetHere));
    return { ...condition('prerequisite', { role: entitlement.role }, asked, unmet), anyOf };
  });
}

function requirements(
  judgement: Judgement,
  reasons: readonly Reason[],
  unmet: ConditionState,
): readonly Condition[] {
  return judgement.requirements.map(({ applicable, treatmentSite, result, reasons: given }) => {
    const { id, skill, recordTitle } = applicable.requirement;
    const about = { requirement: id, skill, treatmentSite, record: recordTitle };
    const missing = reasons
      .filter(({ code }) => CONDITION_OF[code] === 'requirement')
      .filter((each) => isAmong(each, given));
    return { ...condition('requirement', about, missing, unmet), evidence: result.evidence };
  });
}

/** A task's skills bind whatever the role requires (F13). */
function levels(
  { task, treatmentSite }: Cell,
  judgement: Judgement,
  reasons: readonly Reason[],
  unmet: ConditionState,
): readonly Condition[] {
  const required = judgement.requirements.map(({ applicable }) => applicable.requirement.skill);
  return [...new Set([...task.skills, ...required])].map((skill) => {
    const assessments = judgement.requirements
      .filter(({ applicable }) => applicable.requirement.skill === skill)
      .flatMap((check) => check.assessments);
    const missing = reasons.filter(({ about }) => about.skill === skill);
    return {
      ...byCode('level', missing, unmet, { skill, treatmentSite }),
      assessments: [...new Set(assessments)],
    };
  });
}

function practised(
  { currency }: Judgement,
  reasons: readonly Reason[],
  unmet: ConditionState,
): readonly Condition[] {
  return currency.map(
    ({ skill, treatmentSite, fractionsCounted, fractionsNeeded, lastCurrentDay }) =>
      byCode(
        'recent-practice',
        reasons.filter(({ about }) => about.skill === skill),
        unmet,
        {
          skill,
          treatmentSite,
          held: fractionsCounted,
          needed: fractionsNeeded,
          ...(lastCurrentDay !== null && { on: lastCurrentDay }),
        },
      ),
  );
}
