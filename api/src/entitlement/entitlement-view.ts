import { basisAt, entitlementStateAt, reviewDue } from '@oart/competency';
import type {
  BasisAmendment,
  BasisItem,
  Entitlement,
  FrameworkVersion,
  Moment,
  PersonFacts,
  PersonId,
  ReasonLevel,
  Suspension,
} from '@oart/competency';
import { evidenceTitle } from '@oart/contract';
import type {
  BasisAmendmentView,
  EntitlementView,
  SignatureView,
  SuspensionView,
  Titles,
} from '@oart/contract';
import { attestationOf } from './basis-attestation.ts';

/** What an entitlement is shown with. */
export interface EntitlementWording {
  readonly facts: PersonFacts;
  /** The version it was granted under: a letter from May still shows the words of May. */
  readonly version: FrameworkVersion | null;
  readonly titles: Titles;
  readonly names: ReadonlyMap<string, string>;
  readonly delegationNumber: string;
  readonly signature: SignatureView;
  readonly letter: EntitlementView['letter'];
  readonly level: ReasonLevel;
  readonly moment: Moment;
  readonly ledgerIndex: number;
}

export function entitlementView(
  entitlement: Entitlement,
  wording: EntitlementWording,
): EntitlementView {
  const { facts, version, titles, names, moment } = wording;
  const state = entitlementStateAt(facts, entitlement.id, moment);
  return {
    id: entitlement.id,
    number: entitlement.number,
    person: { id: entitlement.person, displayName: facts.person.displayName },
    role: entitlement.role,
    roleTitle: titles.role(entitlement.role),
    dutyHolder: entitlement.dutyHolder,
    tasks: entitlement.tasks.map((task) => ({ id: task, title: titles.task(task) })),
    scope: entitlement.scope,
    treatmentSites: entitlement.scope.treatmentSites.map((site) => ({
      id: site,
      title: titles.treatmentSite(site),
    })),
    frameworkVersion: entitlement.frameworkVersion,
    frameworkSha256: version?.sha256 ?? '',
    basis: basisAt(facts, entitlement, moment.at).map((item) => {
      const attested = attestationOf(item, facts);
      return {
        ...item,
        title: basisTitle(item, wording),
        attestedBy: attested?.by == null ? '' : nameOf(attested.by, names),
        attestedAt: attested?.at ?? null,
      };
    }),
    amendments: facts.basisAmendments
      .filter((amendment) => amendment.entitlement === entitlement.id)
      .map((amendment) => amendmentView(entitlement, amendment, wording)),
    conditions: entitlement.conditions,
    replaces: replacedBy(entitlement, facts),
    entitler: nameOf(entitlement.entitler, names),
    delegation: wording.delegationNumber,
    grantedAt: entitlement.recordedAt,
    acceptedAt: state.acceptedAt,
    effectiveFrom: entitlement.effectiveFrom,
    reviewDueOn: reviewDue(facts, entitlement, moment),
    expiresOn: entitlement.expiresOn,
    state: state.kind,
    suspensions: facts.suspensions
      .filter((suspension) => suspension.entitlement === entitlement.id)
      .map((suspension) => suspensionView(suspension, wording)),
    reviews: facts.entitlementReviews
      .filter((review) => review.entitlement === entitlement.id)
      .map(({ recordedAt, recordedBy, nextReviewDueOn }) => ({
        at: recordedAt,
        by: recordedBy === null ? '' : nameOf(recordedBy, names),
        nextReviewDueOn,
      })),
    signature: wording.signature,
    letter: wording.letter,
    ledgerIndex: wording.ledgerIndex,
  };
}

function replacedBy(
  { replaces }: Entitlement,
  { entitlements }: PersonFacts,
): EntitlementView['replaces'] {
  const replaced = entitlements.find(({ id }) => id === replaces);
  return replaced === undefined ? null : { id: replaced.id, number: replaced.number };
}

/** Which record fell out is part of the letter; why is for the holder, entitlers and auditors (I15). */
function amendmentView(
  { id, basis }: Entitlement,
  { recordedAt, amendedBy, amendedOn, removed, replacement, reason }: BasisAmendment,
  wording: EntitlementWording,
): BasisAmendmentView {
  const everNamed = [
    ...basis,
    ...wording.facts.basisAmendments.flatMap((each) =>
      each.entitlement === id && each.replacement !== null ? [each.replacement] : [],
    ),
  ];
  const fallen = everNamed.find((item) => item.id === removed);
  return {
    at: recordedAt,
    by: nameOf(amendedBy, wording.names),
    amendedOn,
    removed: { id: removed, title: fallen === undefined ? 'Record' : basisTitle(fallen, wording) },
    replacement:
      replacement === null ? null : { id: replacement.id, title: basisTitle(replacement, wording) },
    reason: wording.level === 'full' ? reason : null,
  };
}

/** Why, by whom and what came of it are for the holder, entitlers and auditors (I15). */
function suspensionView(
  suspension: Suspension,
  { facts, level, names }: EntitlementWording,
): SuspensionView {
  const lift = facts.lifts.find((each) => each.suspension === suspension.id);
  const { cause, conditionsToLift, restrictedNote, recordedBy } = suspension;
  const told = { cause, conditionsToLift, restrictedNote };
  return {
    id: suspension.id,
    tasks: suspension.tasks,
    treatmentSites: suspension.treatmentSites,
    startedAt: suspension.recordedAt,
    liftedAt: lift?.recordedAt ?? null,
    ...(level === 'full' ? told : { cause: null, conditionsToLift: null, restrictedNote: null }),
    startedBy: level === 'full' && recordedBy !== null ? nameOf(recordedBy, names) : null,
    liftedBy: level === 'full' && lift !== undefined ? nameOf(lift.liftedBy, names) : null,
    outcome: level === 'full' ? (lift?.outcome ?? null) : null,
  };
}

/** A record of a basis in words. */
export function basisTitle(
  { kind, id }: Pick<BasisItem, 'kind' | 'id'>,
  { facts, titles }: Pick<EntitlementWording, 'facts' | 'titles'>,
): string {
  switch (kind) {
    case 'evidence': {
      const item = facts.evidence.find((each) => each.id === id);
      return item === undefined ? 'Record' : evidenceTitle(item, titles);
    }
    case 'assessment': {
      const item = facts.assessments.find((each) => each.id === id);
      return `${titles.skill(item?.skill)}, level ${item?.level ?? ''}`;
    }
    case 'registration': {
      const item = facts.registrationChecks.find((each) => each.id === id);
      return `${item?.body ?? ''} registration`;
    }
    case 'employment':
      return 'Post';
    case 'appointment':
      return 'Appointment as MPE';
    case 'waiver':
      return 'Waiver';
    case 'equivalence':
      return 'Equivalence';
  }
}

function nameOf(person: PersonId, names: ReadonlyMap<string, string>): string {
  return names.get(person) ?? '';
}
