import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { asKnown } from '@oart/competency';
import type { PlanSelectionProtocol } from '@oart/competency';
import type { Page, ProtocolView } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { notFound } from '../http/problem-error.ts';
import { knownIndex } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { requireHistoryReader } from '../standing/reader.ts';
import { ProtocolRepository } from './protocol.repository.ts';
import type { ProtocolQuery } from './treatment-view.dto.ts';

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

  /** A page of protocols, approved or not as known then. */
  async list(caller: Caller, query: ProtocolQuery): Promise<Page<ProtocolView>> {
    requireHistoryReader(caller, null, query);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const ledgerIndex = await knownIndex(tx, caller.employerId, query);
      const { treatmentSite } = query;
      const { rows, cursor } = await this.#protocols.page(tx, query, ledgerIndex, treatmentSite);
      return { items: await this.views(tx, rows, ledgerIndex), cursor, ledgerIndex };
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
    knownAt = Number.MAX_SAFE_INTEGER,
  ): Promise<readonly ProtocolView[]> {
    const approvals = asKnown(await this.#protocols.approvals(tx), knownAt);
    const people = await this.#people.people(
      tx,
      protocols.map(({ author }) => author),
    );
    return protocols.map(({ id, treatmentSite, title, author, recordedAt }) => {
      const approval = approvals.findLast((each) => each.protocol === id);
      return {
        id,
        treatmentSite,
        title,
        author: { id: author, displayName: people.get(author)?.displayName ?? '' },
        recordedAt,
        approvedAt: approval?.recordedAt ?? null,
        effectiveFrom: approval?.effectiveFrom ?? null,
      };
    });
  }
}
