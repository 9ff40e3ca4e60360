import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  FractionFacts,
  FractionRef,
  PersonId,
  PlanSelectionProtocol,
  PracticeFacts,
  ProtocolApproval,
} from '@oart/competency';
import { ProtocolRepository } from './protocol.repository.ts';
import { TreatmentFactsRepository } from './treatment-facts.repository.ts';

/** What the rules read about acts and protocols. Apart from the use cases, because the gate is asked by them. */
@Injectable()
export class TreatmentFactsService {
  readonly #facts: TreatmentFactsRepository;
  readonly #protocols: ProtocolRepository;

  constructor(facts: TreatmentFactsRepository, protocols: ProtocolRepository) {
    this.#facts = facts;
    this.#protocols = protocols;
  }

  async practice(
    tx: EntityManager,
    persons: readonly PersonId[],
  ): Promise<ReadonlyMap<PersonId, PracticeFacts>> {
    return this.#facts.practice(tx, persons);
  }

  /** One fraction of a case as on file; null where there is no such case. */
  async fraction(tx: EntityManager, ref: FractionRef): Promise<FractionFacts | null> {
    return this.#facts.fraction(tx, ref);
  }

  /** The same of several fractions, in the order asked for. */
  async fractions(
    tx: EntityManager,
    refs: readonly FractionRef[],
  ): Promise<readonly (FractionFacts | null)[]> {
    return this.#facts.fractions(tx, refs);
  }

  /** Every planned fraction of the cases that go on, those that ended included. */
  async fractionsOfOpenCases(tx: EntityManager): Promise<readonly FractionRef[]> {
    const cases = await this.#facts.openCases(tx);
    return cases.flatMap(({ reference, fractionsPlanned }) =>
      Array.from({ length: fractionsPlanned }, (_, before) => ({
        case: reference,
        fraction: before + 1,
      })),
    );
  }

  async protocols(tx: EntityManager): Promise<readonly PlanSelectionProtocol[]> {
    return this.#protocols.protocols(tx);
  }

  async protocolApprovals(tx: EntityManager): Promise<readonly ProtocolApproval[]> {
    return this.#protocols.approvals(tx);
  }
}
