import { parseInstant } from '../calendar/instant.ts';
import type { Reason } from '../reason/reason.ts';
import type { CellAnswer } from '../standing/cell-answer.ts';
import { askedQuestion, type Cell } from '../standing/circumstances.ts';
import type { Department } from '../standing/department.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { factsAsKnown } from '../standing/known.ts';
import { answerPerson } from '../standing/person-answer.ts';
import type { AsOf } from '../standing/standing.ts';
import type { ConditionCode, ConditionGroup } from './condition.ts';
import { byCode, group, isAmong, notAsked, withReason } from './condition-group.ts';
import type { GateDecision } from './decision.ts';
import { entitlementGroups } from './entitlement-conditions.ts';
import type { GateQuestion } from './question.ts';

/**
 * The conditions that `decide` asked, in its order: each met, made good by a supervisor, not met with its
 * reasons, or not asked because what it is asked of is not there (F27). Every reason of the decision
 * stands at one of them at least. `actor` are the facts of the person in the question; `decision` is the
 * answer to the same question about the same instant. Pure: reads no clock.
 */
export function conditionsOf(
  department: Department,
  question: GateQuestion,
  actor: PersonFacts | null,
  decision: GateDecision,
  asOf: AsOf,
): readonly ConditionGroup[] {
  const groups = groupsOf(department, question, actor, decision, asOf);
  const placed = groups.flatMap(({ conditions }) => conditions.flatMap(({ reasons }) => reasons));
  const others = decision.reasons.filter((each) => !isAmong(each, placed));
  return others.reduce<readonly ConditionGroup[]>(withReason, groups);
}

function groupsOf(
  department: Department,
  question: GateQuestion,
  actor: PersonFacts | null,
  { outcome, reasons, entitlement }: GateDecision,
  asOf: AsOf,
): readonly ConditionGroup[] {
  if (parseInstant(asOf.at) !== asOf.at) return [];
  const asked = askedQuestion(department, question, asOf);
  if (asked.kind === 'unknown') {
    return asked.reasons.some((each) => isAmong(each, reasons)) ? [questionGroup(reasons)] : [];
  }
  const known =
    actor === null || reasons.some(({ code }) => code === 'unknown-person')
      ? null
      : factsAsKnown(actor, asOf.knownAt);
  if (known === null)
    return [questionGroup(reasons), group('person', [byCode('person-on-file', reasons)])];
  const { circumstances, cells } = asked;
  const answer = answerPerson(asked, known);
  const supervision = supervisionGroup(question, answer.answer, reasons);
  const unmet =
    answer.answer === 'supervised' && supervision?.state === 'met' ? 'carried' : 'unmet';
  const own =
    cells.length === 1 ? answer.reasons : answer.cells.flatMap((each) => each.answer.reasons);
  return [
    questionGroup([]),
    group('person', [
      byCode('person-on-file', []),
      ...(['in-post', 'present', 'no-sanction'] as const).map((code) => byCode(code, own, unmet)),
    ]),
    ...answer.cells.flatMap((each) => {
      const judgement =
        each.answer.passing.find((passing) => passing.entitlement.id === entitlement) ??
        each.answer.nearest;
      return entitlementGroups(circumstances, known, each.cell, each.answer, judgement, unmet).map(
        (made) =>
          cells.length === 1 ? made : { ...made, adaptationType: each.cell.adaptationType },
      );
    }),
    ...(supervision === null ? [] : [supervision]),
    ...fractionGroups(cells[0], reasons),
  ].filter(({ conditions }) => conditions.length > 0 || outcome === 'DENY');
}

/** Unit and framework are looked for first; without them nothing is known of task and treatment site. */
function questionGroup(reasons: readonly Reason[]): ConditionGroup {
  const around = (['framework-in-force', 'unit-on-file'] as const).map((code) =>
    byCode(code, reasons),
  );
  const nothingAround = reasons.some(
    ({ code }) => code === 'no-framework-in-force' || code === 'unknown-unit',
  );
  const inside = (['task-on-file', 'treatment-site-on-file'] as const).map((code) =>
    nothingAround ? notAsked(code) : byCode(code, reasons),
  );
  return group('question', [...around, ...inside]);
}

/** Asked of those who may act supervised; null for a person entitled in their own right (F22). */
function supervisionGroup(
  { supervisor }: GateQuestion,
  answer: CellAnswer['answer'],
  reasons: readonly Reason[],
): ConditionGroup | null {
  if (answer === 'yes' || (answer === 'no' && supervisor === null)) return null;
  const named = byCode('supervisor', reasons);
  const isAsked = answer === 'supervised' || named.state === 'unmet';
  return group('supervision', [isAsked ? named : notAsked('supervisor')]);
}

function fractionGroups({ task }: Cell, reasons: readonly Reason[]): readonly ConditionGroup[] {
  const named = byCode('case-on-file', reasons);
  const inside: readonly ConditionCode[] = [
    'fraction-agrees',
    ...(task.step === null ? [] : (['earlier-steps'] as const)),
    ...(task.distinct.length === 0 ? [] : (['distinct-persons'] as const)),
  ];
  const later = inside.map((code) =>
    named.state === 'met' ? byCode(code, reasons) : notAsked(code),
  );
  const checks: readonly ConditionCode[] = [
    ...(task.kind === 'dose-check' ? (['dose-check'] as const) : []),
    ...(task.kind === 'select' || task.kind === 'protocol' ? (['protocol'] as const) : []),
  ];
  return [
    ...(task.caseRequired ? [group('fraction', [named, ...later])] : []),
    ...(checks.length === 0
      ? []
      : [
          group(
            'checks',
            checks.map((code) => byCode(code, reasons)),
          ),
        ]),
  ];
}
