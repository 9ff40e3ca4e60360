import { dayAt, reasonsFor } from '@oart/competency';
import type {
  FrameworkDocument,
  PersonFacts,
  PersonId,
  ReasonLevel,
  RequirementStatus,
} from '@oart/competency';
import { evidenceTitle, reasonView } from '@oart/contract';
import type { RequirementView, Titles } from '@oart/contract';
import { whoCan } from './curers.ts';
import type { Surroundings } from './curers.ts';
import { prerequisiteInWords } from './prerequisite-words.ts';

/** What the words of a requirement are made with. */
export interface RequirementWording {
  readonly around: Surroundings;
  readonly framework: FrameworkDocument | null;
  readonly titles: Titles;
  readonly facts: PersonFacts;
  readonly level: ReasonLevel;
}

/** One requirement with what satisfied it, what is missing and who can cure it. */
export function requirementView(
  status: RequirementStatus,
  wording: RequirementWording,
): RequirementView {
  const { around, titles, facts, level } = wording;
  const missing = {
    person: facts.person.id as PersonId,
    role: status.role,
    treatmentSite: status.treatmentSite,
  };
  const reasons = reasonsFor(level, status.reasons);
  return {
    id: status.id,
    kind: status.kind,
    title: titleOf(status, wording),
    skill: status.skill,
    skillTitle: status.skill === null ? null : titles.skill(status.skill),
    method: status.method,
    met: status.met,
    evidence: status.evidence.map((id) => ({ id, title: evidenceNamed(id, wording) })),
    ...verification(status, wording),
    ...assessment(status, wording),
    endsOn: status.endsOn,
    reasons: reasons.map((reason) => reasonView(reason, titles)),
    whoCan: whoCan(around, missing, reasons),
  };
}

function titleOf(status: RequirementStatus, { framework }: RequirementWording): string {
  if (status.kind === 'requirement') return status.record ?? status.id;
  const role = framework?.roles.find(({ id }) => id === status.role);
  const position = Number(status.id.split('-').at(-1)) - 1;
  return prerequisiteInWords(role?.prerequisites[position] ?? []);
}

function evidenceNamed(id: string, { facts, titles }: RequirementWording): string {
  const item = facts.evidence.find((evidence) => evidence.id === id);
  return item === undefined ? id : evidenceTitle(item, titles);
}

function verification(
  { evidence }: RequirementStatus,
  { facts, around }: RequirementWording,
): Pick<RequirementView, 'verifiedBy' | 'verifiedOn'> {
  const ids = new Set<string>(evidence);
  const review = facts.evidenceReviews.findLast(
    (each) => each.outcome === 'verified' && ids.has(each.evidence),
  );
  if (review === undefined) return { verifiedBy: null, verifiedOn: null };
  return {
    verifiedBy: nameOf(review.verifier, around),
    verifiedOn: dayAt(review.recordedAt, around.unit.timeZone),
  };
}

function assessment(
  { assessments }: RequirementStatus,
  { facts, around }: RequirementWording,
): Pick<RequirementView, 'assessedBy' | 'assessedOn'> {
  const ids = new Set<string>(assessments);
  const latest = facts.assessments.findLast((each) => ids.has(each.id));
  if (latest === undefined) return { assessedBy: null, assessedOn: null };
  return { assessedBy: nameOf(latest.assessor, around), assessedOn: latest.performedOn };
}

function nameOf(person: PersonId, { everybody }: Surroundings): string | null {
  return everybody.find((facts) => facts.person.id === person)?.person.displayName ?? null;
}
