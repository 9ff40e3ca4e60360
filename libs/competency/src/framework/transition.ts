import type { CalendarDay } from '../calendar/day.ts';
import { versionsInForce } from './framework-in-force.ts';
import type { FrameworkDocument, FrameworkVersion, Requirement, Transition } from './framework.ts';
import { requirementsOf } from './inclusion.ts';
import type { PolicyDocument } from './policy.ts';
import { keysInOrder } from './same-value.ts';

/** A requirement with the version whose words and structure sets it is read by. */
export interface ApplicableRequirement {
  readonly requirement: Requirement;
  readonly document: FrameworkDocument;
  /** The day by which a change asked for new evidence; unmet after it gives `transition-deadline-missed`. */
  readonly deadline: CalendarDay | null;
}

export interface UpcomingRequirement extends ApplicableRequirement {
  readonly deadline: CalendarDay;
}

export interface RequirementsForEntitlement {
  readonly current: readonly ApplicableRequirement[];
  /** Changed requirements whose deadline has not passed: from the day after it they are current. */
  readonly upcoming: readonly UpcomingRequirement[];
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
  let before = asked(own.document);
  let moved: RequirementsForEntitlement = { current: before, upcoming: [] };
  for (const { document } of later) {
    const next = asked(document);
    moved = moveTo(document, before, next, moved, treatmentSite, on);
    before = next;
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

/**
 * The requirements that a version asks otherwise than the one before it, for at least one treatment site and
 * new ones among them, in the order of the document: those for which it may declare a transition. A
 * requirement that it drops is not asked any more and needs none.
 */
export function changedRequirements(
  before: FrameworkDocument,
  after: FrameworkDocument,
): readonly Requirement[] {
  return after.requirements.filter((requirement) => {
    const previous = before.requirements.find(({ id }) => id === requirement.id);
    return requirement.treatmentSites.some(
      (site) =>
        previous === undefined ||
        !previous.treatmentSites.includes(site) ||
        !asksTheSame(
          { requirement: previous, document: before },
          { requirement, document: after },
          site,
        ),
    );
  });
}

function moveTo(
  document: FrameworkDocument,
  before: readonly ApplicableRequirement[],
  asked: readonly ApplicableRequirement[],
  moved: RequirementsForEntitlement,
  treatmentSite: string,
  on: CalendarDay,
): RequirementsForEntitlement {
  const current: ApplicableRequirement[] = [];
  const upcoming: UpcomingRequirement[] = [];
  for (const next of asked) {
    const isSame = ({ requirement }: ApplicableRequirement): boolean =>
      requirement.id === next.requirement.id;
    const held = moved.current.filter(isSame);
    const previous = before.find(isSame);
    if (previous !== undefined && asksTheSame(previous, next, treatmentSite)) {
      // Unchanged by this version: whatever an earlier change decided stays decided.
      current.push(...held);
      upcoming.push(...moved.upcoming.filter(isSame));
      continue;
    }
    const rule = ruleFor(document, next.requirement.id);
    switch (rule.kind) {
      case 'immediate':
        current.push(next);
        break;
      case 'grandfathered':
        current.push(...held);
        break;
      case 're-evidence-by':
        if (on > rule.deadline) {
          current.push({ ...next, deadline: rule.deadline });
        } else {
          current.push(...held);
          upcoming.push({ ...next, deadline: rule.deadline });
        }
        break;
    }
  }
  return { current, upcoming };
}

function ruleFor(document: FrameworkDocument, requirement: string): Transition['rule'] {
  const declared = document.transitions.find(
    (transition) => transition.requirement === requirement,
  );
  return declared?.rule ?? { kind: 'immediate' };
}

/** Versions never change once stored, so what they ask is worked out once. */
const substances = new WeakMap<FrameworkDocument, Map<string, string>>();

/** What a requirement asks for one treatment site, as text that is equal when nothing asked is different. */
function substanceOf(
  { requirement, document }: Pick<ApplicableRequirement, 'requirement' | 'document'>,
  treatmentSite: string,
): string {
  let known = substances.get(document);
  if (known === undefined) {
    known = new Map<string, string>();
    substances.set(document, known);
  }
  const key = `${requirement.id}/${treatmentSite}`;
  let substance = known.get(key);
  if (substance === undefined) {
    substance = writtenOut(requirement, document, treatmentSite);
    known.set(key, substance);
  }
  return substance;
}

function writtenOut(
  requirement: Requirement,
  document: FrameworkDocument,
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
    (key, value: unknown) => (key === 'title' ? undefined : keysInOrder(key, value)),
  );
}
