import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import {
  changePost,
  checkAbsence,
  checkConditionsDecision,
  checkEmployment,
  checkRegistrationCheck,
  personnelAsKnown,
} from '@oart/competency';
import type {
  CalendarDay,
  Employment,
  FactFields,
  PersonId,
  PersonnelFacts,
  Recorded,
} from '@oart/competency';
import type {
  AbsenceRequest,
  ChangeOfPostRequest,
  ConditionsDecisionRequest,
  EmploymentRequest,
  RegistrationCheckRequest,
} from '@oart/contract';
import { LastAdministratorService } from '../account/last-administrator.service.ts';
import { acceptedBy } from '../http/accepted-by.ts';
import { actingPerson } from '../http/acting-person.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { notFound } from '../http/problem-error.ts';
import type { RecordedDto } from '../http/recorded.dto.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import type { Recording } from '../ledger/recording.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { correctionOf, noLongerStanding } from './corrected-row.ts';
import { PersonnelFactsService } from './personnel-facts.service.ts';
import {
  AbsenceEntity,
  ConditionsDecisionEntity,
  EmploymentEntity,
  RegistrationCheckEntity,
} from './staffing.entity.ts';

const POINTERS = {
  '/person': '',
  '/registrationCheck': '/registrationCheckId',
};

/** Post, registration and presence, recorded about another person (I4). */
@Injectable()
export class StaffingService {
  readonly #recorder: Recorder;
  readonly #organisation: OrganisationService;
  readonly #personnel: PersonnelFactsService;
  readonly #administrators: LastAdministratorService;

  constructor(
    recorder: Recorder,
    organisation: OrganisationService,
    personnel: PersonnelFactsService,
    administrators: LastAdministratorService,
  ) {
    this.#recorder = recorder;
    this.#organisation = organisation;
    this.#personnel = personnel;
    this.#administrators = administrators;
  }

  async recordEmployment(
    request: RecordingRequest,
    person: PersonId,
    employment: EmploymentRequest,
  ): Promise<Outcome<RecordedDto>> {
    const recorder = actingPerson(request);
    return this.#recorder.record(request, async (tx) => {
      const { employments } = await this.#facts(tx, person);
      const fields = {
        person,
        contract: employment.contract,
        profession: employment.profession,
        band: employment.band,
        wte: employment.wte,
        startsOn: employment.startsOn as CalendarDay,
        endsOn: employment.endsOn as CalendarDay | null,
      };
      const correction = correctionOf(employment, employments, fields, 'endsOn');
      const { person: personId, ...columns } = acceptedBy(
        checkEmployment(fields, recorder, employments, correction.supersedesId),
        { pointers: POINTERS },
      );
      const others = employments.filter(({ id }) => id !== correction.supersedesId);
      await this.#requireAdministrator(tx, person, [...others, fields]);
      return idOf(tx.add(EmploymentEntity, uuidv7(), { personId, ...columns, ...correction }));
    });
  }

  /** One post ends and another begins, in one recording: there is no day between them (I7). */
  async changePost(
    request: RecordingRequest,
    person: PersonId,
    { post: postId, ...change }: ChangeOfPostRequest,
  ): Promise<Outcome<RecordedDto>> {
    const recorder = actingPerson(request);
    return this.#recorder.record(request, async (tx) => {
      const { employments } = await this.#facts(tx, person);
      const post = employments.find(({ id }) => id === postId);
      if (post === undefined) throw noLongerStanding('/post');
      const next = {
        person,
        contract: change.contract,
        profession: change.profession,
        band: change.band,
        wte: change.wte,
        startsOn: change.startsOn as CalendarDay,
        endsOn: change.endsOn as CalendarDay | null,
      };
      const { ended, begun } = acceptedBy(changePost(post, next, recorder, employments), {
        pointers: POINTERS,
      });
      const others = employments.filter(({ id }) => id !== postId);
      await this.#requireAdministrator(tx, person, [...others, ended ?? post, begun]);
      const reason = 'Change of post';
      const row = ({ person: personId, ...columns }: FactFields<Employment>) => ({
        personId,
        ...columns,
      });
      if (ended !== null) {
        await tx.add(EmploymentEntity, uuidv7(), { ...row(ended), supersedesId: postId, reason });
      }
      return idOf(tx.add(EmploymentEntity, uuidv7(), { ...row(begun), reason: null }));
    });
  }

  async recordRegistrationCheck(
    request: RecordingRequest,
    person: PersonId,
    check: RegistrationCheckRequest,
  ): Promise<Outcome<RecordedDto>> {
    const recorder = actingPerson(request);
    refusePatientIdentifiers({ '/source': check.source });
    return this.#recorder.record(request, async (tx) => {
      const { registrationChecks } = await this.#facts(tx, person);
      const { on } = await this.#organisation.now(tx.manager, tx.recordedAt);
      const fields = {
        person,
        body: check.body,
        part: check.part,
        number: check.number,
        status: check.status,
        statusFrom: check.statusFrom as CalendarDay | null,
        validity: check.validity,
        validUntil: check.validUntil as CalendarDay | null,
        checkedOn: check.checkedOn as CalendarDay,
        source: check.source,
      };
      const { person: personId, ...columns } = acceptedBy(
        checkRegistrationCheck(fields, recorder, on),
        { pointers: POINTERS },
      );
      const correction = correctionOf(check, registrationChecks, fields, null);
      return idOf(
        tx.add(RegistrationCheckEntity, uuidv7(), { personId, ...columns, ...correction }),
      );
    });
  }

  /** The entitler's decision whether conditions touch the scope (domain.md 10.9). */
  async decideConditions(
    request: RecordingRequest,
    person: PersonId,
    decision: ConditionsDecisionRequest,
  ): Promise<Outcome<RecordedDto>> {
    const recorder = actingPerson(request);
    return this.#recorder.record(request, async (tx) => {
      const { registrationChecks } = await this.#facts(tx, person);
      const { registrationCheckId, outcome } = decision;
      const fields = { person, registrationCheck: registrationCheckId, outcome };
      acceptedBy(checkConditionsDecision(fields, recorder, registrationChecks), {
        pointers: POINTERS,
      });
      return idOf(
        tx.add(ConditionsDecisionEntity, uuidv7(), {
          personId: person,
          registrationCheckId,
          outcome,
        }),
      );
    });
  }

  async recordAbsence(
    request: RecordingRequest,
    person: PersonId,
    absence: AbsenceRequest,
  ): Promise<Outcome<RecordedDto>> {
    const recorder = actingPerson(request);
    return this.#recorder.record(request, async (tx) => {
      const { absences } = await this.#facts(tx, person);
      const fields = {
        person,
        from: absence.from as CalendarDay,
        returnedOn: absence.returnedOn as CalendarDay | null,
        category: absence.category,
      };
      const correction = correctionOf(absence, absences, fields, 'returnedOn');
      const { from, returnedOn, category } = acceptedBy(
        checkAbsence(fields, recorder, absences, correction.supersedesId),
        { pointers: POINTERS },
      );
      return idOf(
        tx.add(AbsenceEntity, uuidv7(), {
          personId: person,
          startsOn: from,
          returnedOn,
          category,
          ...correction,
        }),
      );
    });
  }

  /** The last administrator stays: one of the posts on file goes on. */
  async #requireAdministrator(
    tx: Recording,
    person: PersonId,
    posts: readonly Pick<Employment, 'endsOn'>[],
  ): Promise<void> {
    if (posts.some(({ endsOn }) => endsOn === null)) return;
    await this.#administrators.requireAnother(tx.manager, person);
  }

  /** What stands on file now: rows that were corrected are not compared with. */
  async #facts(tx: Recording, person: PersonId): Promise<PersonnelFacts> {
    const facts = (await this.#personnel.personnelFacts(tx.manager, [person])).get(person);
    if (facts === undefined) throw notFound();
    return personnelAsKnown(facts, Number.MAX_SAFE_INTEGER);
  }
}

async function idOf(recorded: Promise<Recorded>): Promise<RecordedDto> {
  return { id: (await recorded).id };
}
