import { lastDayOf } from '../calendar/span.ts';
import type { Moment } from '../calendar/day.ts';
import type { FrameworkDocument, RecordRule, Requirement } from '../framework/framework.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { EntitlementFacts, Waiver } from './entitlement.ts';

export type WaiverFields = Pick<
  Waiver,
  'person' | 'requirement' | 'rationale' | 'approver' | 'from' | 'until'
>;

export type WaiverRefusal =
  | 'unknown-requirement'
  | 'nothing-to-waive'
  | 'own-record'
  | 'approver-is-the-entitler'
  | 'before-today'
  | 'ends-before-it-begins'
  | 'longer-than-permitted'
  | 'blank';

/**
 * Checks a waiver (I3, F17): only for a requirement of experience time or case counts, at most the
 * policy's longest span, approved by neither the holder nor an entitler of the holder in that role.
 */
export function grantWaiver(
  framework: FrameworkDocument,
  policy: PolicyDocument,
  facts: EntitlementFacts,
  fields: WaiverFields,
  moment: Moment,
): Checked<WaiverFields, WaiverRefusal> {
  const refusals: Refusal<WaiverRefusal>[] = [];
  const requirement = framework.requirements.find((other) => other.id === fields.requirement);
  if (requirement === undefined) {
    refusals.push(refuse('unknown-requirement', '/requirement'));
  } else if (!isWaivable(requirement)) {
    refusals.push(refuse('nothing-to-waive', '/requirement', { requirement: requirement.id }));
  }
  if (fields.approver === fields.person) refusals.push(refuse('own-record', '/approver'));
  const entitles = facts.entitlements.some(
    (held) => held.entitler === fields.approver && held.role === requirement?.role,
  );
  if (entitles) refusals.push(refuse('approver-is-the-entitler', '/approver'));
  if (fields.from < moment.on) refusals.push(refuse('before-today', '/from', { on: fields.from }));
  if (fields.until < fields.from) {
    refusals.push(refuse('ends-before-it-begins', '/until', { on: fields.until }));
  }
  const latest = lastDayOf(fields.from, policy.waiver.longest);
  if (fields.until > latest)
    refusals.push(refuse('longer-than-permitted', '/until', { on: latest }));
  if (fields.rationale.trim() === '') refusals.push(refuse('blank', '/rationale'));
  return checked(fields, refusals);
}

/** Whether a requirement holds something that a waiver may cover: experience time or case counts (F17). */
export function isWaivable(requirement: Requirement): boolean {
  return requirement.experience !== null || requirement.records.flat().some(countsCases);
}

function countsCases(rule: RecordRule): boolean {
  return rule.minimumCases !== null || rule.minimumCasesWithoutIntervention !== null;
}
