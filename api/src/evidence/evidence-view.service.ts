import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { evidenceAsKnown } from '@oart/competency';
import type { EvidenceFacts, PersonId, Recorded } from '@oart/competency';
import type { EvidenceView } from '@oart/contract';
import { FrameworkService } from '../framework/framework.service.ts';
import type { Caller } from '../http/caller.ts';
import { notFound } from '../http/problem-error.ts';
import type { FactsUpTo } from '../ledger/facts-known.ts';
import { headIndex } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { EvidenceFactsService } from './evidence-facts.service.ts';
import { evidenceView } from './evidence-view.ts';
import type { EvidenceEntity } from './evidence.entity.ts';
import { EvidenceRepository } from './evidence.repository.ts';

/** Records as one caller sees them, with everything that a page shows beside them. */
@Injectable()
export class EvidenceViewService {
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

  /** Records as they stood at an instant (now where none is given), as known at a ledger index. */
  async viewsOf(
    tx: EntityManager,
    caller: Caller,
    rows: readonly EvidenceEntity[],
    { at, knownAt }: FactsUpTo,
  ): Promise<readonly EvidenceView[]> {
    if (rows.length === 0) return [];
    const [moment, sameFile, onFile] = await Promise.all([
      this.#organisation.now(tx, at),
      this.#evidence.withSameFile(tx, rows, knownAt),
      this.#facts.factsAround(tx, rows),
    ]);
    const facts = new Map(
      [...onFile].map(([person, own]) => [person, evidenceAsKnown(own, knownAt)]),
    );
    const people = await this.#personnel.people(tx, namedIn([...rows, ...sameFile], facts));
    const surroundings = {
      caller,
      moment,
      framework: await this.#framework.documentOn(tx, moment.on, knownAt),
      people,
      facts,
      sameFile,
      ledgerIndex: knownAt,
    };
    return rows.map((row) => evidenceView(row, surroundings));
  }

  /**
   * One record as it stands.
   * @param recorded the last fact of the recording in which this is asked, where it is in one
   */
  async viewOf(
    tx: EntityManager,
    caller: Caller,
    id: string,
    recorded?: Pick<Recorded, 'index' | 'recordedAt'>,
  ): Promise<EvidenceView> {
    const row = await this.#evidence.row(tx, id);
    const knownAt = recorded?.index ?? (await headIndex(tx, caller.employerId));
    const upTo = { knownAt, at: recorded?.recordedAt };
    const [view] = row === null ? [] : await this.viewsOf(tx, caller, [row], upTo);
    if (view === undefined) throw notFound();
    return view;
  }
}

function namedIn(
  rows: readonly EvidenceEntity[],
  facts: ReadonlyMap<PersonId, EvidenceFacts>,
): readonly PersonId[] {
  const people = new Set<PersonId>();
  for (const { personId, submittedById, countersignerId, caseLog } of rows) {
    people.add(personId).add(submittedById);
    for (const { supervisor } of caseLog ?? []) people.add(supervisor);
    if (countersignerId !== null) people.add(countersignerId);
  }
  for (const { evidenceReviews, evidenceCountersignatures } of facts.values()) {
    for (const { verifier } of evidenceReviews) people.add(verifier);
    for (const { countersigner } of evidenceCountersignatures) people.add(countersigner);
  }
  return [...people];
}
