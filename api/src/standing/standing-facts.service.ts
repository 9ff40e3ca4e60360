import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { factsAsKnown } from '@oart/competency';
import type { PersonFacts, PersonId } from '@oart/competency';
import { AssessmentFactsService } from '../assessment/assessment-facts.service.ts';
import { EntitlementFactsService } from '../entitlement/entitlement-facts.service.ts';
import { EvidenceFactsService } from '../evidence/evidence-facts.service.ts';
import { leaveMoment } from '../ledger/moment.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { TreatmentFactsService } from '../treatment/treatment-facts.service.ts';

/** Puts together what the rules read about people: all of it, from every feature that records it. */
@Injectable()
export class StandingFactsService {
  readonly #personnel: PersonnelFactsService;
  readonly #evidence: EvidenceFactsService;
  readonly #assessments: AssessmentFactsService;
  readonly #entitlements: EntitlementFactsService;
  readonly #treatment: TreatmentFactsService;

  constructor(
    personnel: PersonnelFactsService,
    evidence: EvidenceFactsService,
    assessments: AssessmentFactsService,
    entitlements: EntitlementFactsService,
    treatment: TreatmentFactsService,
  ) {
    this.#personnel = personnel;
    this.#evidence = evidence;
    this.#assessments = assessments;
    this.#entitlements = entitlements;
    this.#treatment = treatment;
  }

  /** All facts about the people named, corrected rows among them; who is not on file is not in the answer. */
  async facts(
    tx: EntityManager,
    people: readonly PersonId[],
  ): Promise<ReadonlyMap<PersonId, PersonFacts>> {
    const [personnel, evidence, assessments, entitlements, practice] = await Promise.all([
      this.#personnel.personnelFacts(tx, people),
      this.#evidence.evidenceFacts(tx, people),
      this.#assessments.ofCandidates(tx, people),
      this.#entitlements.ofHolders(tx, people),
      this.#treatment.practice(tx, people),
    ]);
    return new Map(
      [...personnel.keys()].map((person) => [
        person,
        {
          ...found(personnel, person),
          ...found(evidence, person),
          ...found(assessments, person),
          ...found(entitlements, person),
          ...found(practice, person),
        },
      ]),
    );
  }

  /** What was known of the people named at a ledger index (I13), without those who were not on file then. */
  async known(
    tx: EntityManager,
    people: readonly PersonId[],
    knownAt: number,
  ): Promise<ReadonlyMap<PersonId, PersonFacts>> {
    return asKnown(await this.facts(tx, people), knownAt);
  }

  /** The ids of everybody on file, in the order in which they were recorded. */
  async everyId(tx: EntityManager): Promise<readonly PersonId[]> {
    return this.#personnel.everyId(tx);
  }

  /** All facts about everybody on file, read in slices, so that whoever else waits gets a turn. */
  async everybody(tx: EntityManager): Promise<ReadonlyMap<PersonId, PersonFacts>> {
    const ids = await this.everyId(tx);
    // Of so many, rows are not kept: they would push out those of everybody else.
    if (ids.length > PEOPLE_AT_ONCE) leaveMoment(tx);
    const everybody = new Map<PersonId, PersonFacts>();
    for (let start = 0; start < ids.length; start += PEOPLE_AT_ONCE) {
      const some = await this.facts(tx, ids.slice(start, start + PEOPLE_AT_ONCE));
      for (const [id, facts] of some) everybody.set(id, facts);
    }
    return everybody;
  }
}

/** What was known of people at a ledger index (I13), without those who were not on file then. */
export function asKnown(
  people: ReadonlyMap<PersonId, PersonFacts>,
  knownAt: number,
): ReadonlyMap<PersonId, PersonFacts> {
  return new Map(
    [...people]
      .filter(([, { person }]) => person.index <= knownAt)
      .map(([id, facts]) => [id, factsAsKnown(facts, knownAt)]),
  );
}

const PEOPLE_AT_ONCE = 500;

function found<Facts>(facts: ReadonlyMap<PersonId, Facts>, person: PersonId): Facts {
  const own = facts.get(person);
  if (own === undefined) throw new Error('A feature gave no facts about a person on file');
  return own;
}
