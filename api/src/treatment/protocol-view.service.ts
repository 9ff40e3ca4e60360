import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PlanSelectionProtocol } from '@oart/competency';
import type { ProtocolView } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { notFound } from '../http/problem-error.ts';
import { Recorder } from '../ledger/recorder.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { ProtocolRepository } from './protocol.repository.ts';

@Injectable()
export class ProtocolViewService {
  readonly #recorder: Recorder;
  readonly #protocols: ProtocolRepository;
  readonly #people: PersonnelFactsService;

  constructor(recorder: Recorder, protocols: ProtocolRepository, people: PersonnelFactsService) {
    this.#recorder = recorder;
    this.#protocols = protocols;
    this.#people = people;
  }

  /** Every protocol on file, newest first. */
  async list(caller: Caller): Promise<readonly ProtocolView[]> {
    return this.#recorder.read(caller.employerId, async (tx) => {
      const protocols = await this.#protocols.protocols(tx);
      return this.views(tx, [...protocols].reverse());
    });
  }

  /** @throws `not-found` */
  async find(tx: EntityManager, id: string): Promise<PlanSelectionProtocol> {
    const protocols = await this.#protocols.protocols(tx);
    const protocol = protocols.find((each) => each.id === id);
    if (protocol === undefined) throw notFound();
    return protocol;
  }

  async views(
    tx: EntityManager,
    protocols: readonly PlanSelectionProtocol[],
  ): Promise<readonly ProtocolView[]> {
    const approvals = await this.#protocols.approvals(tx);
    const people = await this.#people.people(
      tx,
      protocols.map(({ author }) => author),
    );
    return protocols.map(({ id, treatmentSite, title, author }) => {
      const approval = approvals.findLast((each) => each.protocol === id);
      return {
        id,
        treatmentSite,
        title,
        author: { id: author, displayName: people.get(author)?.displayName ?? '' },
        approvedAt: approval?.recordedAt ?? null,
        effectiveFrom: approval?.effectiveFrom ?? null,
      };
    });
  }
}
