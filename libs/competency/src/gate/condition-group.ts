import type { Reason, ReasonSubject } from '../reason/reason.ts';
import { isSameReason } from '../standing/distinct-reasons.ts';
import {
  CONDITION_OF,
  CONDITIONS,
  type Condition,
  type ConditionCode,
  type ConditionGroup,
  type ConditionGroupCode,
  type ConditionState,
} from './condition.ts';

/** A reason that no condition took is never lost: it stands in the group of its code (I1). */
export function withReason(
  groups: readonly ConditionGroup[],
  reason: Reason,
): readonly ConditionGroup[] {
  const code = CONDITION_OF[reason.code] ?? 'entitlement-held';
  const home = groupOf(code);
  const made = condition(code, reason.about, [reason], 'unmet');
  const at = groups.findIndex((each) => each.code === home);
  const there = groups[at];
  if (there === undefined) return [...groups, group(home, [made])];
  return groups.with(at, { ...there, ...group(home, [...there.conditions, made]) });
}

function groupOf(code: ConditionCode): ConditionGroupCode {
  for (const [home, codes] of Object.entries(CONDITIONS)) {
    if ((codes as readonly string[]).includes(code)) return home as ConditionGroupCode;
  }
  return 'entitlement';
}

/** The condition of a code, not met where one of the reasons given is about it. */
export function byCode(
  code: ConditionCode,
  reasons: readonly Reason[],
  unmet: ConditionState = 'unmet',
  about: ReasonSubject = {},
): Condition {
  const missing = reasons.filter((each) => CONDITION_OF[each.code] === code);
  return condition(code, about, missing, unmet);
}

export function notAsked(code: ConditionCode): Condition {
  return { ...condition(code, {}, [], 'unmet'), state: 'not-asked' };
}

export function condition(
  code: ConditionCode,
  about: ReasonSubject,
  reasons: readonly Reason[],
  unmet: ConditionState,
): Condition {
  const state = reasons.length === 0 ? 'met' : unmet;
  return { code, about, anyOf: [], state, reasons, evidence: [], assessments: [] };
}

export function group(code: ConditionGroupCode, conditions: readonly Condition[]): ConditionGroup {
  const has = (state: ConditionState): boolean => conditions.some((each) => each.state === state);
  const state = has('unmet')
    ? 'unmet'
    : has('carried')
      ? 'carried'
      : has('met')
        ? 'met'
        : 'not-asked';
  return { code, adaptationType: null, state, conditions };
}

export function isAmong(reason: Reason, reasons: readonly Reason[]): boolean {
  return reasons.some((each) => isSameReason(each, reason));
}
