import type { CalendarDay } from '../calendar/day.ts';
import { versionsInForce } from './framework-in-force.ts';
import type { FrameworkDocument, FrameworkVersion, Requirement } from './framework.ts';
import { requirementsOf } from './inclusion.ts';
import type { PolicyDocument } from './policy.ts';

/** A requirement with the version whose words and structure sets it is read by. */
export interface ApplicableRequirement {
  readonly requirement: Requirement;
  readonly document: FrameworkDocument;
  /** The day by which a change asked for new evidence; unmet after it gives `transition-deadline-missed`. */
  readonly deadline: CalendarDay | null;
}

export interface RequirementsForEntitlement {
  readonly current: readonly ApplicableRequirement[];
  /** Changed requirements whose deadline has not passed: from the day after it they are current. */
  readonly upcoming: readonly (ApplicableRequirement & { readonly deadline: CalendarDay })[];
}

/** What an entitlement was granted for, as far as requirements go. */
export interface GrantedScope {
  readonly frameworkVersion: number;
  readonly role: string;
  readonly tasks: readonly string[];
}

/**
 * The requirements that bind an entitlement for one treatment site on a day: those of its own version, moved
 * by each later version's transition rules in order of taking effect (F12). An undeclared change is immediate,
 * an editorial version changes nothing, a requirement that a later version drops is no longer asked.
 * An own version that is not among those known binds nothing, and the caller refuses (I1): null.
 */
export function requirementsForEntitlement(
  versions: readonly FrameworkVersion[],
  policy: PolicyDocument,
  { frameworkVersion, role, tasks }: GrantedScope,
  treatmentSite: string,
  on: CalendarDay,
  knownAt: number,
): RequirementsForEntitlement | null {
  const own = versions.find(
    ({ document, index }) => document.number === frameworkVersion && index <= knownAt,
  );
  if (own === undefined) return null;
  const asked = (document: FrameworkDocument): readonly ApplicableRequirement[] =>
    requirementsOf(document, policy, role, tasks, treatmentSite).map((requirement) => ({
      requirement,
      document,
      deadline: null,
    }));
  const later = versionsInForce(versions, on, knownAt).filter(
    (version) =>
      version.effectiveFrom > own.effectiveFrom && version.document.changeClass === 'substantive',
  );
  let moved: RequirementsForEntitlement = { current: asked(own.document), upcoming: [] };
  for (const { document } of later) {
    moved = moveTo(document, asked(document), moved, treatmentSite, on);
  }
  return moved;
}

/** Whether two versions ask the same of a treatment site; titles and words do not matter. */
export function asksTheSame(
  a: Pick<ApplicableRequirement, 'requirement' | 'document'>,
  b: Pick<ApplicableRequirement, 'requirement' | 'document'>,
  treatmentSite: string,
): boolean {
  return substanceOf(a, treatmentSite) === substanceOf(b, treatmentSite);
}

function moveTo(
  document: FrameworkDocument,
  asked: readonly ApplicableRequirement[],
  before: RequirementsForEntitlement,
  treatmentSite: string,
  on: CalendarDay,
): RequirementsForEntitlement {
  const current: ApplicableRequirement[] = [];
  const upcoming: (ApplicableRequirement & { readonly deadline: CalendarDay })[] = [];
  for (const next of asked) {
    const isSame = (other: ApplicableRequirement): boolean =>
      other.requirement.id === next.requirement.id;
    const held = before.current.find(isSame);
    const awaited = before.upcoming.find(isSame);
    if (awaited !== undefined && asksTheSame(awaited, next, treatmentSite)) {
      if (held !== undefined) current.push(held);
      upcoming.push(awaited);
      continue;
    }
    if (held !== undefined && asksTheSame(held, next, treatmentSite)) {
      current.push(held);
      continue;
    }
    const rule = document.transitions.find(({ requirement }) => requirement === next.requirement.id)
      ?.rule ?? { kind: 'immediate' };
    switch (rule.kind) {
      case 'immediate':
        current.push(next);
        break;
      case 'grandfathered':
        if (held !== undefined) current.push(held);
        break;
      case 're-evidence-by':
        if (on > rule.deadline) {
          current.push({ ...next, deadline: rule.deadline });
        } else {
          if (held !== undefined) current.push(held);
          upcoming.push({ ...next, deadline: rule.deadline });
        }
        break;
    }
  }
  return { current, upcoming };
}

/** What a requirement asks for one treatment site, as text that is equal when nothing asked is different. */
function substanceOf(
  { requirement, document }: Pick<ApplicableRequirement, 'requirement' | 'document'>,
  treatmentSite: string,
): string {
  const { role, skill, records, experience, level } = requirement;
  const usesStructures = records.some((rules) => rules.some(({ perStructure }) => perStructure));
  const structures = document.structureSets
    .filter((set) => set.skill === skill && set.treatmentSite === treatmentSite)
    .flatMap((set) => set.structures.map(({ id, passMark }) => ({ id, passMark })))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return JSON.stringify(
    { role, skill, records, experience, level, structures: usesStructures ? structures : [] },
    (key, value: unknown) => (key === 'title' ? undefined : inKeyOrder(value)),
  );
}

function inKeyOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
