import { parseInstant, type EvidenceId, type Instant } from '@oart/competency';
import { below, type Place } from '../problem.ts';
import type { WrittenEvidence, WrittenFact, WrittenProtocol } from '../written/written-fact.ts';

/** One fact of a scenario, single and named, with its place in time and in the file. */
export interface Entry {
  readonly label: string;
  readonly fact: WrittenFact;
  readonly recordedAt: Instant;
  readonly place: Place;
  /** Whether it was written within another fact, where whoever signs is called `by`. */
  readonly isWithin: boolean;
}

/** A fact written within another for short, and when it was recorded if not with it. */
interface Within {
  readonly name: 'verified' | 'countersigned' | 'accepted' | 'approved';
  readonly at: string | undefined;
  readonly fact: WrittenFact;
}

/** An instant that the schema has already held to its format, in UTC. */
export function instantIn(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new Error(`The schema let ${text} pass as an instant.`);
  return instant;
}

/**
 * The single facts that a written one stands for: one for each of `skills` or `tasks`, and those written
 * within it for short (`verified`, `countersigned`, `accepted`, `approved`), named LABEL/...
 */
export function entriesOf(
  written: WrittenFact,
  label: string,
  recordedAt: Instant,
  place: Place,
): readonly Entry[] {
  return singles(written, label).flatMap(([name, fact]) => [
    { label: name, fact, recordedAt, place, isWithin: false },
    ...within(fact, name).map((each) => ({
      label: `${name}/${each.name}`,
      fact: { checked: written.checked ?? true, ...each.fact },
      recordedAt: each.at === undefined ? recordedAt : instantIn(each.at),
      place: below(place, each.name),
      isWithin: true,
    })),
  ]);
}

function singles(fact: WrittenFact, label: string): readonly (readonly [string, WrittenFact])[] {
  if (fact.fact === 'assessment' && fact.skills !== undefined) {
    return fact.skills.map((skill) => [`${label}/${skill}`, { ...fact, skill }] as const);
  }
  if (fact.fact === 'founding-appointment' && fact.skills !== undefined) {
    return fact.skills.map((skill) => [`${label}/${skill}`, { ...fact, skill }] as const);
  }
  if (fact.fact === 'act' && fact.tasks !== undefined) {
    return fact.tasks.map((task) => [`${label}/${task}`, { ...fact, task }] as const);
  }
  return [[label, fact]];
}

function within(fact: WrittenFact, label: string): readonly Within[] {
  if (fact.fact === 'evidence') {
    return [...verification(fact, label), ...countersignature(fact, label)];
  }
  if (fact.fact === 'protocol') return approval(fact, label);
  if (fact.fact !== 'entitlement' || fact.accepted === undefined) return [];
  const { accepted: at } = fact;
  return [{ name: 'accepted', at, fact: { fact: 'acceptance', entitlement: label } }];
}

function verification({ verified }: WrittenEvidence, label: string): readonly Within[] {
  if (verified === undefined) return [];
  const { by: verifier, at, ...said } = verified;
  const evidence = label as EvidenceId;
  const fact = {
    fact: 'evidence-review',
    evidence,
    verifier,
    recordedBy: verifier,
    ...said,
  } as const;
  return [{ name: 'verified', at, fact }];
}

function countersignature({ countersigned }: WrittenEvidence, label: string): readonly Within[] {
  if (countersigned === undefined) return [];
  const { by: countersigner, at } = countersigned;
  const fact = {
    fact: 'evidence-countersignature',
    evidence: label,
    countersigner,
    recordedBy: countersigner,
  } as const;
  return [{ name: 'countersigned', at, fact }];
}

function approval({ approved }: WrittenProtocol, label: string): readonly Within[] {
  if (approved === undefined) return [];
  const { by: approver, at, ...said } = approved;
  const fact = {
    fact: 'protocol-approval',
    protocol: label,
    approver,
    recordedBy: approver,
    ...said,
  } as const;
  return [{ name: 'approved', at, fact }];
}
