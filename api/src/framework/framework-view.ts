import { frameworkInForce, frameworkWarnings, stillStands } from '@oart/competency';
import type {
  CalendarDay,
  FrameworkDocument,
  Person,
  PersonId,
  PolicyDocument,
} from '@oart/competency';
import { frameworkWarningSentence, titlesOf } from '@oart/contract';
import type { FrameworkVersionView, PolicyVersionView } from '@oart/contract';
import { approvedFrameworks, approvedPolicies } from './framework.repository.ts';
import type { FrameworkOnFile, PolicyOnFile } from './framework.repository.ts';

/** The holes of a framework, as sentences; none can be told before there is a policy. */
export function warningSentences(
  document: FrameworkDocument,
  policy: PolicyDocument | null,
): readonly string[] {
  if (policy === null) return [];
  const titles = titlesOf(document, []);
  return frameworkWarnings(document, policy).map((warning) =>
    frameworkWarningSentence(warning, titles),
  );
}

/** What a version is shown with. */
interface Around {
  readonly onFile: readonly FrameworkOnFile[];
  readonly policy: PolicyDocument | null;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly today: CalendarDay;
}

/** What a version of the policy is shown with. */
interface PoliciesAround {
  readonly onFile: readonly PolicyOnFile[];
  readonly people: ReadonlyMap<PersonId, Person>;
}

/** Everybody who proposed or approved a version. */
export function peopleBehind(
  onFile: readonly (FrameworkOnFile | PolicyOnFile)[],
): readonly PersonId[] {
  const named = onFile.flatMap(({ row, approval }) => [row.recordedBy, approval?.recordedBy]);
  return [...new Set(named.filter((person) => person != null))];
}

export function frameworkVersionView(
  version: FrameworkOnFile,
  { onFile, policy, people, today }: Around,
): FrameworkVersionView {
  const { row, document, approval } = version;
  return {
    id: row.id,
    number: row.number,
    title: document.title,
    adopted: document.adopted,
    sha256: row.sha256,
    effectiveFrom: row.effectiveFrom,
    state: stateOf(version, onFile, today),
    recordedAt: row.recordedAt,
    proposedBy: named(row.recordedBy, people),
    approvedAt: approval?.recordedAt ?? null,
    approvedBy: named(approval?.recordedBy, people),
    warnings: warningSentences(document, policy),
  };
}

function named(
  id: PersonId | null | undefined,
  people: ReadonlyMap<PersonId, Person>,
): FrameworkVersionView['approvedBy'] {
  return id == null ? null : { id, displayName: people.get(id)?.displayName ?? id };
}

function stateOf(
  { row, approval }: FrameworkOnFile,
  onFile: readonly FrameworkOnFile[],
  today: CalendarDay,
): FrameworkVersionView['state'] {
  if (approval === null) return 'proposed';
  const approved = approvedFrameworks(onFile);
  const own = approved.find(({ index }) => index === approval.ledgerIndex);
  // One that was to end before it begins never takes effect, and is withdrawn at once.
  if (own === undefined || !stillStands(own, today)) return 'withdrawn';
  if (row.effectiveFrom > today) return 'approved';
  const held = frameworkInForce(approved, today, Number.MAX_SAFE_INTEGER);
  return held?.index === approval.ledgerIndex ? 'in-force' : 'superseded';
}

export function policyVersionView(
  { row, document, approval }: PolicyOnFile,
  { onFile, people }: PoliciesAround,
): PolicyVersionView {
  const latest = approvedPolicies(onFile).at(-1)?.index;
  return {
    id: row.id,
    number: row.number,
    adopted: document.adopted,
    sha256: row.sha256,
    state:
      approval === null ? 'proposed' : approval.ledgerIndex === latest ? 'in-force' : 'superseded',
    recordedAt: row.recordedAt,
    proposedBy: named(row.recordedBy, people),
    approvedAt: approval?.recordedAt ?? null,
    approvedBy: named(approval?.recordedBy, people),
  };
}
