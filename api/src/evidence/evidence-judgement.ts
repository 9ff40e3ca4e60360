import { Injectable } from '@nestjs/common';
import { evidenceStandingAt, personnelAsKnown, revocationsThatStand } from '@oart/competency';
import type {
  EvidenceFacts,
  EvidenceId,
  EvidenceRevocation,
  EvidenceStanding,
  Moment,
  PersonId,
  PersonnelFacts,
  PolicyDocument,
} from '@oart/competency';
import { FrameworkService } from '../framework/framework.service.ts';
import type { Caller } from '../http/caller.ts';
import { notFound } from '../http/problem-error.ts';
import type { Recording } from '../ledger/recording.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { mayReadEvidence } from './evidence-access.ts';
import { EvidenceFactsService } from './evidence-facts.service.ts';
import { EvidenceRepository } from './evidence.repository.ts';

/** A record about to be judged, as it stands in the recording. */
export interface RecordToJudge {
  readonly standing: EvidenceStanding;
  /** The revocation that stands, if any. */
  readonly revocation: EvidenceRevocation | null;
  readonly holder: PersonnelFacts;
  readonly moment: Moment;
  /** Greatest ledger index of what its page shows. */
  readonly changedAt: number;
}

/** Loads what the checks of reviews, countersignatures and revocations read. */
@Injectable()
export class EvidenceJudgement {
  readonly #evidence: EvidenceRepository;
  readonly #facts: EvidenceFactsService;
  readonly #personnel: PersonnelFactsService;
  readonly #framework: FrameworkService;
  readonly #organisation: OrganisationService;

  constructor(
    evidence: EvidenceRepository,
    facts: EvidenceFactsService,
    personnel: PersonnelFactsService,
    framework: FrameworkService,
    organisation: OrganisationService,
  ) {
    this.#evidence = evidence;
    this.#facts = facts;
    this.#personnel = personnel;
    this.#framework = framework;
    this.#organisation = organisation;
  }

  /** @throws `not-found` where there is no such record, or the caller may not read it. */
  async of(tx: Recording, caller: Caller, id: string): Promise<RecordToJudge> {
    const row = await this.#evidence.row(tx.manager, id);
    if (row === null || !mayReadEvidence(caller, row)) throw notFound();
    const moment = await this.#organisation.now(tx.manager, tx.recordedAt);
    const people = [row.personId];
    const holder = (await this.#personnel.personnelFacts(tx.manager, people)).get(row.personId);
    const facts = (await this.#facts.evidenceFacts(tx.manager, people)).get(row.personId);
    const standing = facts && evidenceStandingAt(facts, id as EvidenceId, moment);
    if (holder === undefined || facts === undefined || !standing) throw notFound();
    const revocation =
      revocationsThatStand(facts).findLast(({ evidence }) => evidence === id) ?? null;
    return { standing, revocation, holder, moment, changedAt: changedAt(facts, standing) };
  }

  /** Who judges, and by which policy. */
  async judgeOf(
    tx: Recording,
    judge: PersonId,
    moment: Moment,
  ): Promise<{ readonly facts: PersonnelFacts; readonly policy: PolicyDocument }> {
    const facts = (await this.#personnel.personnelFacts(tx.manager, [judge])).get(judge);
    if (facts === undefined) throw notFound();
    const known = personnelAsKnown(facts, tx.head);
    return { facts: known, policy: (await this.#framework.inForce(tx.manager, moment.on)).policy };
  }
}

function changedAt(facts: EvidenceFacts, { evidence }: EvidenceStanding): number {
  const acts = [
    ...facts.evidenceReviews,
    ...facts.evidenceCountersignatures,
    ...facts.evidenceRevocations,
  ].filter((act) => act.evidence === evidence.id);
  const own = new Set<string>(acts.map(({ id }) => id));
  const retractions = facts.revocationRetractions.filter((each) => own.has(each.revocation));
  return Math.max(evidence.index, ...[...acts, ...retractions].map(({ index }) => index));
}
