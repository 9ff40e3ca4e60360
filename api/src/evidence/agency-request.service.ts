import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { checkAgencyRequest, evidenceStandings, recordsThatCame } from '@oart/competency';
import type { CalendarDay, PersonId } from '@oart/competency';
import type { AgencyRequestRequest, AgencyRequestsView } from '@oart/contract';
import { acceptedBy } from '../http/accepted-by.ts';
import { actingPerson } from '../http/acting-person.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { notFound } from '../http/problem-error.ts';
import type { RecordedDto } from '../http/recorded.dto.ts';
import { asOfNow } from '../ledger/as-of.ts';
import { recordedOf } from '../ledger/recorded-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { recorderOf } from '../person/person-view.ts';
import { requireReader } from '../standing/reader.ts';
import { AgencyRequestEntity } from './agency-request.entity.ts';
import { readsOthersEvidence } from './evidence-access.ts';
import { EvidenceFactsService } from './evidence-facts.service.ts';

/** Asking an agency for the training record of somebody whom it employs, until the record comes. */
@Injectable()
export class AgencyRequestService {
  readonly #recorder: Recorder;
  readonly #facts: EvidenceFactsService;
  readonly #organisation: OrganisationService;
  readonly #people: PersonnelFactsService;

  constructor(
    recorder: Recorder,
    facts: EvidenceFactsService,
    organisation: OrganisationService,
    people: PersonnelFactsService,
  ) {
    this.#recorder = recorder;
    this.#facts = facts;
    this.#organisation = organisation;
    this.#people = people;
  }

  /** @throws `own-record`, `not-accepted`; `not-found` for a person who is not there */
  async record(
    request: RecordingRequest,
    personId: PersonId,
    { agency, requestedOn }: AgencyRequestRequest,
  ): Promise<Outcome<RecordedDto>> {
    const recorder = actingPerson(request);
    refusePatientIdentifiers({ '/agency': agency });
    return this.#recorder.record(request, async (tx) => {
      const people = await this.#people.people(tx.manager, [personId]);
      if (!people.has(personId)) throw notFound();
      const moment = await this.#organisation.now(tx.manager, tx.recordedAt);
      const fields = { person: personId, agency, requestedOn: requestedOn as CalendarDay };
      const { person, ...columns } = acceptedBy(checkAgencyRequest(fields, recorder, moment), {
        pointers: { '/person': '' },
      });
      const added = await tx.add(AgencyRequestEntity, uuidv7(), { personId: person, ...columns });
      return { id: added.id };
    });
  }

  /**
   * Whether a record came is for those who may read it: who saw it go again would learn of its revocation (I15).
   * @throws `not-found` for those who may not read this person
   */
  async list(caller: Caller, person: PersonId): Promise<AgencyRequestsView> {
    requireReader(caller, person);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const people = await this.#people.people(tx, [person]);
      const facts = (await this.#facts.evidenceFacts(tx, [person])).get(person);
      if (!people.has(person) || facts === undefined) throw notFound();
      const { at, knownAt } = await asOfNow(tx, caller.employerId);
      const standings = evidenceStandings(facts, await this.#organisation.now(tx, at));
      const rows = await tx.find(AgencyRequestEntity, {
        where: { personId: person },
        order: { ledgerIndex: 'ASC' },
      });
      const readsRecords = caller.personId === person || readsOthersEvidence(caller);
      const came = recordsThatCame(
        rows.map(({ ledgerIndex: index }) => ({ index })),
        standings,
      );
      const recorders = rows.flatMap(({ recordedBy }) => recordedBy ?? []);
      const names = await this.#people.people(tx, recorders);
      return {
        requests: rows.map((row, place) => ({
          id: row.id,
          agency: row.agency,
          requestedOn: row.requestedOn,
          recordedBy: recorderOf(recordedOf(row), names),
          cameAt: readsRecords ? (came[place]?.recordedAt ?? null) : null,
        })),
        ledgerIndex: knownAt,
      };
    });
  }
}
