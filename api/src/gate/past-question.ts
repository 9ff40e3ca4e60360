import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { basisAt, entitlementsAsKnown, reasonDifference } from '@oart/competency';
import type { FrameworkVersion, GateDecision } from '@oart/competency';
import { reasonView } from '@oart/contract';
import type { PastAnswerView } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { explain } from './access-explanation.ts';
import { answerOf, frameworkOf, titlesOfInquiry } from './gate-inquiry.ts';
import type { Inquiry } from './gate-inquiry.ts';
import { decisionShownTo } from './shown-to.ts';

/** The schema of the record; its text is hashed and must never change under the same version. */
const RECORD = { schema: 'oart-past-answer', schemaVersion: 1 } as const;

/**
 * One question about one instant, as it was known then and as it is known now, with what the earlier
 * answer rested on. A late entry shows here as a difference; it changes nothing that was decided.
 */
export function pastAnswer(caller: Caller, then: Inquiry, knownNow: number): PastAnswerView {
  const now: Inquiry = { ...then, asOf: { ...then.asOf, knownAt: knownNow } };
  const earlier = shownTo(caller, then);
  const later = shownTo(caller, now);
  const { added, gone } = reasonDifference(earlier.reasons, later.reasons);
  const titles = titlesOfInquiry(now);
  const framework = frameworkBehind(then, earlier);
  const evidence = evidenceBehind(then, earlier);
  const record = recordOf(then, earlier, framework, evidence);
  return {
    then: explain(caller, { inquiry: then, decision: earlier }),
    now: explain(caller, { inquiry: now, decision: later }),
    differs: isOther(earlier, later) || added.length > 0 || gone.length > 0,
    added: added.map((reason) => reasonView(reason, titles)),
    gone: gone.map((reason) => reasonView(reason, titles)),
    ledgerIndex: then.asOf.knownAt,
    framework,
    evidence,
    record,
    recordSha256: createHash('sha256').update(record).digest('hex'),
  };
}

function shownTo(caller: Caller, inquiry: Inquiry): GateDecision {
  return decisionShownTo(caller, inquiry.question, answerOf(inquiry));
}

function isOther(one: GateDecision, other: GateDecision): boolean {
  return (
    one.outcome !== other.outcome ||
    one.entitlement !== other.entitlement ||
    one.usableUntil?.day !== other.usableUntil?.day ||
    one.usableUntil?.cause !== other.usableUntil?.cause
  );
}

function frameworkBehind(
  { department, asOf }: Inquiry,
  { frameworkVersion }: GateDecision,
): PastAnswerView['framework'] {
  const isBehind = ({ document, index }: FrameworkVersion): boolean =>
    document.number === frameworkVersion && index <= asOf.knownAt;
  const version = department.frameworks.findLast(isBehind);
  return version === undefined ? null : { number: version.document.number, sha256: version.sha256 };
}

function evidenceBehind(
  inquiry: Inquiry,
  { entitlement }: GateDecision,
): PastAnswerView['evidence'] {
  const { actor, question, asOf } = inquiry;
  if (actor === null) return [];
  const task = frameworkOf(inquiry)?.tasks.find(({ id }) => id === question.task);
  const held = actor.entitlements.find(({ id }) => id === entitlement);
  const amended = entitlementsAsKnown(actor, asOf.knownAt);
  const basis = held === undefined ? [] : basisAt(amended, held, asOf.at);
  const restedOn = new Set<string>(basis.map(({ id }) => id));
  return actor.evidence
    .filter(({ index }) => index <= asOf.knownAt)
    .filter(
      ({ id, skill }) =>
        restedOn.has(id) || (skill !== null && task?.skills.includes(skill) === true),
    )
    .map(({ id, sha256 }) => ({ id, sha256 }));
}

function recordOf(
  { question, asOf }: Inquiry,
  decision: GateDecision,
  framework: PastAnswerView['framework'],
  evidence: PastAnswerView['evidence'],
): string {
  const { outcome, reasons, notices, entitlement, supervisor, usableUntil } = decision;
  const answer = { outcome, reasons, notices, entitlement, supervisor, usableUntil };
  const text = canonicalize({
    ...RECORD,
    question,
    at: asOf.at,
    ledgerIndex: asOf.knownAt,
    answer,
    framework,
    evidence,
  });
  if (text === undefined) throw new Error('A record has a canonical form');
  return text;
}
