import { reachesLevel } from '../assessment/governing.ts';
import { assessmentState } from '../assessment/assessment-state.ts';
import type { Assessment, AssessmentFacts } from '../assessment/assessment.ts';
import type { Moment } from '../calendar/day.ts';
import { evidenceStandings } from '../evidence/evidence-state.ts';
import type { Evidence, EvidenceFacts } from '../evidence/evidence.ts';
import { passingAttempts } from '../evidence/structure.ts';
import { delegationCovering } from '../person/delegation.ts';
import type { EvidenceId } from '../person/ids.ts';
import type { PersonnelFacts } from '../person/person.ts';
import type { FactFields } from '../person/recorded.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import { basisAt } from './basis.ts';
import type {
  BasisAmendment,
  BasisItem,
  EntitlementFacts,
  EntitlementScope,
} from './entitlement.ts';
import { entitlementStateAt, isTerminal, type LifeFacts } from './life.ts';

/** An amendment before the hash of what replaces the record is known. */
export type AmendmentFields = Omit<FactFields<BasisAmendment>, 'replacement'> & {
  readonly replacement: Pick<BasisItem, 'kind' | 'id'> | null;
};

export type AmendBasisRefusal =
  | 'unknown-entitlement'
  | 'no-longer-open'
  | 'own-record'
  | 'delegation-missing'
  | 'not-in-the-basis'
  | 'not-revoked'
  | 'already-in-the-basis'
  | 'does-not-replace'
  | 'reason-missing';

type RecordFacts = EvidenceFacts & AssessmentFacts;

/**
 * Checks that a record falls out of the basis of an open entitlement (I12): said by somebody else than the
 * holder (I4), under a live delegation that covers it, with a reason. What falls out is evidence that is
 * revoked, or an assessment that links such evidence (F18); what replaces it is verified evidence or an
 * assessment that stands, of the same kind and skill, that shows as much within the scope of the entitlement
 * (level, treatment sites, structures), signed before. Amending neither suspends nor lifts.
 * `amender` are the delegations of the person who amends.
 */
export function amendBasis(
  facts: LifeFacts & Pick<EntitlementFacts, 'basisAmendments'> & RecordFacts,
  amender: Pick<PersonnelFacts, 'employments' | 'delegations' | 'delegationEnds'>,
  fields: AmendmentFields,
  moment: Moment,
): Checked<AmendmentFields, AmendBasisRefusal> {
  const entitlement = facts.entitlements.find((held) => held.id === fields.entitlement);
  if (entitlement === undefined) {
    return checked(fields, [refuse('unknown-entitlement', '/entitlement')]);
  }
  const { role, scope, person } = entitlement;
  const { removed, replacement } = fields;
  const refusals: Refusal<AmendBasisRefusal>[] = [];
  const { kind } = entitlementStateAt(facts, entitlement.id, moment);
  if (isTerminal(kind)) refusals.push(refuse('no-longer-open', '/entitlement', { found: kind }));
  if (fields.amendedBy === person) refusals.push(refuse('own-record', '/amendedBy'));
  if (delegationCovering(amender, role, scope.treatmentSites, moment) === null) {
    refusals.push(refuse('delegation-missing', '/amendedBy', { role }));
  }
  const basis = basisAt(facts, entitlement, moment.at);
  const falling = basis.find(({ id }) => id === removed);
  if (falling === undefined) refusals.push(refuse('not-in-the-basis', '/removed'));
  else if (!isCompromised(facts, removed, moment)) refusals.push(refuse('not-revoked', '/removed'));
  if (replacement !== null && basis.some(({ id }) => id === replacement.id)) {
    refusals.push(refuse('already-in-the-basis', '/replacement'));
  } else if (replacement !== null) {
    const standsIn =
      replacement.kind === falling?.kind &&
      showsAsMuch(facts, removed, replacement.id, scope) &&
      stands(facts, replacement.id, moment);
    if (!standsIn) refusals.push(refuse('does-not-replace', '/replacement'));
  }
  if (fields.reason.trim() === '') refusals.push(refuse('reason-missing', '/reason'));
  return checked(fields, refusals);
}

/** Revoked itself, or an assessment that links what is revoked (F18). */
function isCompromised(facts: RecordFacts, record: string, moment: Moment): boolean {
  const linked = facts.assessments.find(({ id }) => id === record)?.evidence ?? [];
  return revoked(facts, moment).some((id) => id === record || linked.includes(id));
}

function revoked(facts: EvidenceFacts, moment: Moment): readonly EvidenceId[] {
  return evidenceStandings(facts, moment)
    .filter(({ state }) => state === 'revoked')
    .map(({ evidence }) => evidence.id);
}

function stands(facts: RecordFacts, record: string, moment: Moment): boolean {
  const evidence = evidenceStandings(facts, moment).find((each) => each.evidence.id === record);
  if (evidence !== undefined) return evidence.state === 'verified';
  const assessment = facts.assessments.find(({ id }) => id === record);
  return (
    assessment?.result === 'pass' &&
    assessmentState(assessment.id, facts) === 'signed' &&
    !isCompromised(facts, record, moment)
  );
}

/** Whether a record shows what another one shows of a skill, as far as the entitlement reaches. */
function showsAsMuch(
  { evidence, assessments }: RecordFacts,
  removed: string,
  replacement: string,
  reach: EntitlementScope,
): boolean {
  const [fallen, record] = [removed, replacement].map((id) =>
    evidence.find((item) => item.id === id),
  );
  if (fallen !== undefined && record !== undefined) {
    return recordShows(fallen, record, reach);
  }
  const [former, latter] = [removed, replacement].map((id) =>
    assessments.find((item) => item.id === id),
  );
  return former !== undefined && latter !== undefined && assessmentShows(former, latter, reach);
}

/**
 * The same type of record of the same skill, no failed one, for the platform, every treatment site and software
 * version within reach (F16), and with a pass of every structure.
 */
function recordShows(fallen: Evidence, record: Evidence, reach: EntitlementScope): boolean {
  return (
    record.type === fallen.type &&
    record.skill === fallen.skill &&
    isOfPlatform(record, fallen, reach) &&
    !isFailed(record) &&
    covers(record.treatmentSites, within(fallen.treatmentSites, reach.treatmentSites)) &&
    covers(record.softwareVersions, within(fallen.softwareVersions, reach.softwareVersions)) &&
    covers(structuresOf([...passingAttempts(record.structures)]), structuresOf(fallen.structures))
  );
}

/** What replaces a record of one platform names it; where that one named none, the entitlement's will do. */
function isOfPlatform(record: Evidence, fallen: Evidence, reach: EntitlementScope): boolean {
  if (record.platform === fallen.platform) return true;
  return fallen.platform === null && record.platform === reach.platform;
}

function isFailed({ score, passMark }: Evidence): boolean {
  return score !== null && passMark !== null && score < passMark;
}

/** The same skill at that level or a higher one, and the whole scope within reach. */
function assessmentShows(former: Assessment, latter: Assessment, reach: EntitlementScope): boolean {
  const { scope } = former;
  return (
    latter.skill === former.skill &&
    reachesLevel(latter.level, former.level) &&
    latter.scope.platform === scope.platform &&
    covers(latter.scope.treatmentSites, within(scope.treatmentSites, reach.treatmentSites)) &&
    covers(latter.scope.adaptationTypes, within(scope.adaptationTypes, reach.adaptationTypes))
  );
}

function structuresOf(scores: Evidence['structures']): readonly string[] {
  return scores.map(({ structure }) => structure);
}

function within(named: readonly string[], reach: readonly string[]): readonly string[] {
  return named.filter((each) => reach.includes(each));
}

function covers(shown: readonly string[], needed: readonly string[]): boolean {
  return needed.every((each) => shown.includes(each));
}
