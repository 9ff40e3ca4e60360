import { Injectable } from '@nestjs/common';
import { asKnown } from '@oart/competency';
import type {
  FactId,
  Person,
  PersonId,
  PersonnelFacts,
  Recorded,
  RegistrationCheck,
} from '@oart/competency';
import type { OnFile, RegistrationCheckView, StaffFileView } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { notFound } from '../http/problem-error.ts';
import { Recorder, headIndex } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import {
  absenceView,
  appointmentView,
  employmentView,
  foundingAppointmentView,
  levelFor,
  recorderOf,
  registrationCheckView,
} from './person-view.ts';
import { PersonnelFactsService } from './personnel-facts.service.ts';

/** What is on file about one person with all that was corrected, for those who keep it and for the person. */
@Injectable()
export class StaffFileService {
  readonly #recorder: Recorder;
  readonly #organisation: OrganisationService;
  readonly #personnel: PersonnelFactsService;

  constructor(
    recorder: Recorder,
    organisation: OrganisationService,
    personnel: PersonnelFactsService,
  ) {
    this.#recorder = recorder;
    this.#organisation = organisation;
    this.#personnel = personnel;
  }

  /** @throws `not-found` for those who may read no registration and absence but their own (I15) */
  async view(caller: Caller, id: PersonId): Promise<StaffFileView> {
    if (levelFor(caller, id) !== 'full') throw notFound();
    return this.#recorder.read(caller.employerId, async (tx) => {
      const facts = (await this.#personnel.personnelFacts(tx, [id])).get(id);
      if (facts === undefined) throw notFound();
      const { on } = await this.#organisation.now(tx);
      const around: Around = {
        reasons: await this.#personnel.correctionReasons(tx, id),
        names: await this.#personnel.people(tx, recordersOf(facts)),
      };
      const { displayName, staffNumber } = facts.person;
      const decisions = asKnown(facts.conditionsDecisions, Number.MAX_SAFE_INTEGER);
      const checkView = (check: RegistrationCheck): RegistrationCheckView =>
        registrationCheckView(check, decisions, around.names);
      return {
        person: { id, displayName, staffNumber },
        employments: entries(facts.employments, employmentView, around),
        registrationChecks: entries(facts.registrationChecks, checkView, around),
        absences: entries(facts.absences, absenceView, around),
        appointments: entries(facts.appointments, appointmentView, around),
        foundingAppointments: entries(facts.foundingAppointments, foundingAppointmentView, around),
        today: on,
        ledgerIndex: await headIndex(tx, caller.employerId),
      };
    });
  }
}

interface Around {
  /** Why entries were corrected, by the id of the entry that corrects. */
  readonly reasons: ReadonlyMap<FactId, string>;
  readonly names: ReadonlyMap<PersonId, Person>;
}

function entries<Fact extends Recorded, View>(
  facts: readonly Fact[],
  viewOf: (fact: Fact) => View,
  { reasons, names }: Around,
): readonly (View & OnFile)[] {
  const correctedBy = new Map(facts.map(({ id, supersedes }) => [supersedes, id]));
  return facts.map((fact) => ({
    ...viewOf(fact),
    id: fact.id,
    recordedAt: fact.recordedAt,
    recordedBy: recorderOf(fact, names),
    reason: reasons.get(fact.id) ?? null,
    corrects: fact.supersedes,
    correctedBy: correctedBy.get(fact.id) ?? null,
  }));
}

function recordersOf(facts: PersonnelFacts): readonly PersonId[] {
  const recorded: readonly Recorded[] = [
    ...facts.employments,
    ...facts.registrationChecks,
    ...facts.absences,
    ...facts.appointments,
    ...facts.foundingAppointments,
  ];
  return recorded.flatMap(({ recordedBy }) => (recordedBy === null ? [] : [recordedBy]));
}
