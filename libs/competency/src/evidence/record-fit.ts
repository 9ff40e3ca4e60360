import { earlierOf } from '../calendar/civil-day.ts';
import type { CalendarDay, Moment } from '../calendar/day.ts';
import { lastDayOf, subtractDuration } from '../calendar/span.ts';
import type { RecordRule, Requirement } from '../framework/framework.ts';
import { reason, type Reason, type ReasonCode, type ReasonSubject } from '../reason/reason.ts';
import type { EvidenceStanding } from './evidence-state.ts';

/** What one record rule is asked of: a requirement, for one treatment site, at a moment. */
export interface RecordQuestion {
  readonly requirement: Requirement;
  readonly treatmentSite: string;
  readonly moment: Moment;
  /** The day a first grant takes effect; null for standing and renewals, which ask no age (F9). */
  readonly firstGrantOn: CalendarDay | null;
}

/** Whether a submission is of the kind a rule asks for and names what the rule is about. */
export function isNamedBy(
  { evidence, state }: EvidenceStanding,
  rule: RecordRule,
  { requirement, treatmentSite }: RecordQuestion,
): boolean {
  return (
    state !== 'superseded' &&
    evidence.type === rule.record &&
    evidence.skill === requirement.skill &&
    (!rule.perTreatmentSite || evidence.treatmentSites.includes(treatmentSite))
  );
}

/** What a reason about a record is about. */
export function subjectOf(rule: RecordRule, question: RecordQuestion): ReasonSubject {
  return {
    requirement: question.requirement.id,
    skill: question.requirement.skill,
    treatmentSite: question.treatmentSite,
    record: rule.title,
  };
}

function itemSubject(
  { evidence }: EvidenceStanding,
  rule: RecordRule,
  question: RecordQuestion,
): ReasonSubject {
  return { ...subjectOf(rule, question), factId: evidence.id };
}

/** Why one submission does not count for a rule; empty when it does. */
export function fitReasons(
  standing: EvidenceStanding,
  rule: RecordRule,
  question: RecordQuestion,
): readonly Reason[] {
  if (standing.state === 'verified') return contentReasons(standing, rule, question);
  const about = itemSubject(standing, rule, question);
  switch (standing.state) {
    case 'revoked':
      return [reason('evidence-revoked', about)];
    case 'superseded':
    case 'sent-back':
      return [reason('evidence-missing', { ...about, found: standing.state })];
    case 'expired':
      return [
        reason('evidence-expired', { ...about, ...(standing.lastDay && { on: standing.lastDay }) }),
      ];
    case 'submitted':
      return [
        reason('evidence-awaiting-verification', about),
        ...contentReasons(standing, rule, question),
      ];
  }
}

/** Last day on which a submission counts for a rule: its own end or that of the rule's validity. */
export function lastDayFor(standing: EvidenceStanding, rule: RecordRule): CalendarDay | null {
  const byRule = rule.validFor && lastDayOf(standing.evidence.occurredOn, rule.validFor);
  return earlierOf(standing.lastDay, byRule);
}

function contentReasons(
  standing: EvidenceStanding,
  rule: RecordRule,
  question: RecordQuestion,
): readonly Reason[] {
  const { evidence } = standing;
  const { moment, firstGrantOn } = question;
  const found: Reason[] = [];
  const report = (code: ReasonCode, details: ReasonSubject): void => {
    found.push(reason(code, { ...itemSubject(standing, rule, question), ...details }));
  };
  const lastDay = lastDayFor(standing, rule);
  if (lastDay !== null && lastDay < moment.on) {
    report('evidence-expired', { on: lastDay });
  }
  const { maximumAgeAtFirstGrant } = rule;
  if (
    firstGrantOn !== null &&
    maximumAgeAtFirstGrant !== null &&
    evidence.occurredOn < subtractDuration(firstGrantOn, maximumAgeAtFirstGrant)
  ) {
    report('evidence-too-old-for-first-grant', { on: evidence.occurredOn });
  }
  const needed = Math.max(rule.minimumScore ?? 0, evidence.passMark ?? 0);
  if (evidence.score === null ? rule.minimumScore !== null : evidence.score < needed) {
    report('score-below-pass-mark', { needed, held: evidence.score ?? 0 });
  }
  const agreed = evidence.percentAgreement ?? 0;
  if (rule.minimumPercentAgreement !== null && agreed < rule.minimumPercentAgreement) {
    report('agreement-too-low', { needed: rule.minimumPercentAgreement, held: agreed });
  }
  if (rule.likert !== null) {
    const held = shareAtOrAbove(evidence.likert, rule.likert.threshold);
    if (held < rule.likert.share) {
      report('rating-too-low', { needed: rule.likert.share, held });
    }
  }
  if (rule.countersignedBy !== null && !standing.countersigned) {
    report('countersignature-missing', { expected: rule.countersignedBy });
  }
  return found;
}

/** Per cent of ratings at or above a threshold, rounded down to a tenth; no rating is no share. */
function shareAtOrAbove(ratings: readonly number[], threshold: number): number {
  if (ratings.length === 0) return 0;
  const reached = ratings.filter((rating) => rating >= threshold).length;
  return Math.floor((reached * 1000) / ratings.length) / 10;
}
