import { reason } from '../reason/reason.ts';
import type { Condition, ConditionCode, ConditionGroup } from './condition.ts';
import type { GateDecision } from './decision.ts';
import { isHidden, type ReasonLevel } from './neutral.ts';

/** Whether somebody is absent, registered or suspended is their own matter, a tick included (I15). */
const PRIVATE: ReadonlySet<ConditionCode> = new Set<ConditionCode>([
  'present',
  'no-sanction',
  'not-suspended',
  'prerequisite',
]);

/**
 * The conditions at a level (I15): the neutral form shows no private condition and no record behind any.
 * Where a hidden reason refuses, it says only that the person is not currently entitled (F28).
 */
export function conditionsFor(
  level: ReasonLevel,
  groups: readonly ConditionGroup[],
  { reasons }: GateDecision,
): readonly ConditionGroup[] {
  if (level === 'full') return groups;
  if (reasons.some(({ code }) => isHidden(code) || code === 'not-currently-entitled')) {
    return [NOT_CURRENTLY];
  }
  return groups
    .map((group) => ({ ...group, conditions: group.conditions.filter(isOpen).map(withoutRecords) }))
    .filter(({ conditions, state }) => conditions.length > 0 || state === 'not-asked');
}

function isOpen({ code, reasons }: Condition): boolean {
  return !PRIVATE.has(code) && !reasons.some((each) => isHidden(each.code));
}

function withoutRecords(condition: Condition): Condition {
  return { ...condition, evidence: [], assessments: [] };
}

const NOT_CURRENTLY: ConditionGroup = {
  code: 'hidden',
  adaptationType: null,
  state: 'unmet',
  conditions: [
    {
      code: 'currently-entitled',
      about: {},
      anyOf: [],
      state: 'unmet',
      reasons: [reason('not-currently-entitled')],
      evidence: [],
      assessments: [],
    },
  ],
};
