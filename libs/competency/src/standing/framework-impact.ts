import { addDays } from '../calendar/civil-day.ts';
import { addMonths } from '../calendar/span.ts';
import type { CalendarDay, Instant } from '../calendar/day.ts';
import { startOfDay } from '../calendar/zone.ts';
import {
  frameworkInForce,
  frameworksAsKnown,
  policyKnownAt,
} from '../framework/framework-in-force.ts';
import type { FrameworkDocument, Requirement, Transition } from '../framework/framework.ts';
import { requirementsOf, rolesWithInheritance } from '../framework/inclusion.ts';
import { isSameValue } from '../framework/same-value.ts';
import { changedRequirements } from '../framework/transition.ts';
import type { PersonId, UnitId } from '../person/ids.ts';
import type { Reason } from '../reason/reason.ts';
import { rememberedByName } from '../reason/remembered.ts';
import type { TreatmentUnit } from '../treatment/act.ts';
import type { Department } from './department.ts';
import { answerFrom } from './answer-from.ts';
import type { PersonFacts } from './facts.ts';
import { heldCells } from './held-cells.ts';
import { factsAsKnown } from './known.ts';
import type { StandingQuestion } from './standing.ts';
import type { TimelineSpan } from './timeline.ts';
import { firstOf } from './turns.ts';

/** A framework that is not approved yet, and the day from which it is meant. */
export interface FrameworkDraft {
  readonly document: FrameworkDocument;
  readonly effectiveFrom: CalendarDay;
}

export type TransitionKind = Transition['rule']['kind'];

/** The choices that a changed requirement has (domain.md 10.13). */
export const TRANSITION_KINDS = [
  'immediate',
  're-evidence-by',
  'grandfathered',
] as const satisfies readonly TransitionKind[];

/** The department as a draft would make it with one way of transition. */
interface Drafted {
  readonly department: Department;
  /** The first day on which it can say otherwise than the department as it is; null for none. */
  readonly bitesOn: CalendarDay | null;
}

/** The department as it is, as the draft would make it, and as it would be with one choice for all requirements. */
export interface DraftedDepartment {
  readonly draft: FrameworkDraft;
  readonly months: number;
  readonly knownAt: number;
  readonly before: Department;
  readonly declared: Drafted;
  readonly choices: Readonly<Record<TransitionKind, Drafted>>;
  /**
   * Ids of the requirements that the draft asks otherwise than any version on file, for each the day that "by a
   * date" would mean: an entitlement is moved from the version that it was granted under (F12).
   */
  readonly changed: ReadonlyMap<string, CalendarDay>;
  /** Whether the draft can change the answer for a task of a role at a treatment site at all. */
  readonly touches: (role: string, task: string, treatmentSite: string) => boolean;
}

/** A yes that the draft takes away: from when, and every reason. */
export interface DraftLoss {
  readonly question: StandingQuestion;
  /** The role in which it was held. */
  readonly role: string;
  readonly at: Instant;
  readonly reasons: readonly Reason[];
}

/** What a draft takes from one person, as it is declared and with each choice for all of its requirements. */
export interface DraftImpact {
  readonly person: PersonId;
  readonly declared: readonly DraftLoss[];
  readonly choices: Readonly<Record<TransitionKind, readonly DraftLoss[]>>;
}

/** Who loses something for one changed requirement, by the choice that is made for it. */
export interface ChoiceImpact {
  readonly requirement: Requirement;
  /** What "re-evidence by a date" was reckoned with. */
  readonly deadline: CalendarDay;
  readonly lost: Readonly<
    Record<
      TransitionKind,
      readonly { readonly person: PersonId; readonly unit: UnitId; readonly at: Instant }[]
    >
  >;
}

/**
 * Prepares to ask what a draft would change in the months from its day on, if nothing more is recorded.
 * @param reEvidenceBy the day that "re-evidence by a date" means where the draft declares none
 */
export function draftedDepartment(
  department: Department,
  draft: FrameworkDraft,
  reEvidenceBy: CalendarDay,
  { months, knownAt }: { readonly months: number; readonly knownAt: number },
): DraftedDepartment {
  const { document, effectiveFrom } = draft;
  const known = frameworksAsKnown(department.frameworks, knownAt);
  const policy = policyKnownAt(department.policies, knownAt);
  const changed = new Map(
    known
      .flatMap((version) => changedRequirements(version.document, document))
      .map(({ id }) => [id, declaredDeadline(document, id) ?? reEvidenceBy]),
  );
  // A version that takes effect after the draft changes what the draft asks by rules of its own.
  const isOnlyMore =
    frameworkInForce(known, effectiveFrom, knownAt) !== null &&
    known.every(
      (version) =>
        version.effectiveFrom < effectiveFrom && onlyAsksMore(version.document, document),
    );
  const drafted = (transitions: readonly Transition[]): Drafted => ({
    department: {
      ...department,
      frameworks: [
        ...department.frameworks,
        {
          document: { ...document, transitions },
          index: knownAt,
          sha256: '',
          effectiveFrom,
          withdrawal: null,
        },
      ],
    },
    bitesOn: isOnlyMore
      ? firstBite([...changed.keys()], transitions, effectiveFrom)
      : effectiveFrom,
  });
  const all = (ruleOf: (deadline: CalendarDay) => Transition['rule']): Drafted =>
    drafted(
      [...changed].map(([requirement, deadline]) => ({ requirement, rule: ruleOf(deadline) })),
    );
  const choices = {
    immediate: all(() => ({ kind: 'immediate' })),
    're-evidence-by': all((deadline) => ({ kind: 're-evidence-by', deadline })),
    grandfathered: all(() => ({ kind: 'grandfathered' })),
  } as const;
  const alike = declaredForAll(document, [...changed.keys()]);
  return {
    draft,
    months,
    knownAt,
    before: department,
    declared: alike === null ? drafted(document.transitions) : choices[alike],
    choices,
    changed,
    touches: rememberedByName(
      (role, task, site) =>
        !isOnlyMore ||
        policy === null ||
        requirementsOf(document, policy, role, [task], site).some(({ id }) => changed.has(id)),
    ),
  };
}

/**
 * Whether a version leaves everything but requirements, their structure sets and its words as it was, and drops
 * no requirement: then only a transition that bites can take anything from anybody.
 */
function onlyAsksMore(held: FrameworkDocument, document: FrameworkDocument): boolean {
  return (
    isSameValue(held.roles, document.roles) &&
    isSameValue(held.tasks, document.tasks) &&
    isSameValue(held.skills, document.skills) &&
    isSameValue(held.treatmentSites, document.treatmentSites) &&
    held.requirements.every(({ id, role, skill, treatmentSites }) => {
      const kept = document.requirements.find((requirement) => requirement.id === id);
      return (
        kept?.role === role &&
        kept.skill === skill &&
        treatmentSites.every((site) => kept.treatmentSites.includes(site))
      );
    })
  );
}

/** The one choice that a document declares for every changed requirement; undeclared is immediate (F12). */
function declaredForAll(
  { transitions }: FrameworkDocument,
  changed: readonly string[],
): TransitionKind | null {
  const kinds = new Set(
    changed.map(
      (id) => transitions.find(({ requirement }) => requirement === id)?.rule.kind ?? 'immediate',
    ),
  );
  const [kind = null] = kinds;
  return kinds.size === 1 ? kind : null;
}

function firstBite(
  changed: readonly string[],
  transitions: readonly Transition[],
  effectiveFrom: CalendarDay,
): CalendarDay | null {
  const days = changed.flatMap((id) => {
    const rule = transitions.find(({ requirement }) => requirement === id)?.rule;
    if (rule?.kind === 'grandfathered') return [];
    if (rule?.kind !== 're-evidence-by') return [effectiveFrom];
    const dayAfter = addDays(rule.deadline, 1);
    return [dayAfter > effectiveFrom ? dayAfter : effectiveFrom];
  });
  return days.sort()[0] ?? null;
}

/**
 * What a draft takes from one person: every task and treatment site of an entitlement of theirs that is a yes
 * without it and not with it, from when and for which clauses (domain.md 10.13). No choice takes a cell
 * that an immediate change of all requirements leaves, nor earlier than that, so only its losses are
 * followed further.
 */
export function draftImpact(drafted: DraftedDepartment, facts: PersonFacts): DraftImpact {
  const { before, declared, choices, knownAt } = drafted;
  const known = factsAsKnown(facts, knownAt);
  const lost = (after: Drafted, unit: TreatmentUnit, asked: StandingQuestion, from?: Instant) => {
    const span = spanAt(unit, drafted, after);
    if (span === null) return null;
    const compared = { before, after: after.department, facts: known, knownAt, question: asked };
    return firstLoss(compared, {
      ...span,
      from: from === undefined || from < span.from ? span.from : from,
    });
  };
  const losses = before.units.flatMap((unit) =>
    heldCells(known, unit, drafted.touches).flatMap((question) => {
      const immediate = lost(choices.immediate, unit, question);
      return immediate === null ? [] : [{ unit, immediate }];
    }),
  );
  const lossesWith = (after: Drafted): readonly DraftLoss[] =>
    losses.flatMap(
      ({ unit, immediate: { question, at } }) => lost(after, unit, question, at) ?? [],
    );
  const byChoice = {
    immediate: losses.map(({ immediate }) => immediate),
    're-evidence-by': lossesWith(choices['re-evidence-by']),
    grandfathered: lossesWith(choices.grandfathered),
  };
  const alike = TRANSITION_KINDS.find((kind) => choices[kind] === declared);
  return {
    person: facts.person.id as PersonId,
    declared: alike === undefined ? lossesWith(declared) : byChoice[alike],
    choices: byChoice,
  };
}

/**
 * What each choice for each changed requirement takes, and from whom first when (domain.md 10.13). One that the
 * version before the draft asks alike is named where its change takes something all the same.
 */
export function choiceImpacts(
  drafted: DraftedDepartment,
  impacts: readonly DraftImpact[],
): readonly ChoiceImpact[] {
  const { draft, changed, before, knownAt } = drafted;
  const policy = policyKnownAt(before.policies, knownAt);
  const held = frameworkInForce(before.frameworks, draft.effectiveFrom, knownAt)?.document ?? null;
  const isChanged = new Set(held === null ? [] : changedRequirements(held, draft.document));
  return draft.document.requirements.flatMap((requirement) => {
    const deadline = changed.get(requirement.id);
    if (deadline === undefined) return [];
    const isFor = ({ role, reasons }: DraftLoss): boolean =>
      reasons.some(({ about }) => about.skill === requirement.skill) &&
      policy !== null &&
      rolesWithInheritance(draft.document, policy, role).some(({ id }) => id === requirement.role);
    const lostWith = (kind: TransitionKind) =>
      impacts.flatMap(({ person, choices }) => {
        const [first] = choices[kind].filter(isFor).sort((a, b) => (a.at < b.at ? -1 : 1));
        return first === undefined ? [] : [{ person, unit: first.question.unit, at: first.at }];
      });
    const lost = {
      immediate: lostWith('immediate'),
      're-evidence-by': lostWith('re-evidence-by'),
      grandfathered: lostWith('grandfathered'),
    };
    const isNamed = isChanged.has(requirement) || lost.immediate.length > 0;
    return isNamed ? [{ requirement, deadline, lost }] : [];
  });
}

/** From the first day on which the draft can bite up to the end of its months; null where it never does. */
function spanAt(
  { timeZone }: TreatmentUnit,
  { draft: { effectiveFrom }, months }: DraftedDepartment,
  { bitesOn }: Drafted,
): TimelineSpan | null {
  if (bitesOn === null) return null;
  return {
    from: startOfDay(bitesOn, timeZone),
    until: startOfDay(addMonths(effectiveFrom, months), timeZone),
  };
}

/** One cell of one person in two departments. Facts are as known. */
interface Compared {
  readonly before: Department;
  readonly after: Department;
  readonly facts: PersonFacts;
  readonly knownAt: number;
  readonly question: StandingQuestion;
}

/** The first instant of a span at which only the department without the draft says yes: from turn to turn. */
function firstLoss(
  { before, after, facts, knownAt, question }: Compared,
  { from, until }: TimelineSpan,
): DraftLoss | null {
  let at: Instant | null = from;
  while (at !== null && at < until) {
    const held = answerFrom(before, facts, question, { at, knownAt });
    let turn = held.turnsAt;
    if (held.answer === 'yes') {
      const drafted = answerFrom(after, facts, question, { at, knownAt });
      if (drafted.answer !== 'yes') {
        const role = facts.entitlements.find(({ id }) => id === held.entitlement)?.role ?? '';
        return { question, role, at, reasons: drafted.reasons };
      }
      turn = firstOf(turn, drafted.turnsAt);
    }
    at = turn;
  }
  return null;
}

function declaredDeadline(document: FrameworkDocument, requirement: string): CalendarDay | null {
  const rule = document.transitions.find((each) => each.requirement === requirement)?.rule;
  return rule?.kind === 're-evidence-by' ? rule.deadline : null;
}
