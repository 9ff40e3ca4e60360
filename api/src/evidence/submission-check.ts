import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { checkSubmission } from '@oart/competency';
import type { CalendarDay, Evidence, FactFields, Instant, PersonId } from '@oart/competency';
import { titlesOf } from '@oart/contract';
import type { EvidenceRequest } from '@oart/contract';
import { FrameworkService } from '../framework/framework.service.ts';
import { acceptedBy } from '../http/accepted-by.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { ProblemError, invalid, notFound } from '../http/problem-error.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';

/** Whose record a submission is, and who sends it. */
export interface Submission {
  readonly holder: PersonId;
  readonly submitter: PersonId;
  readonly request: EvidenceRequest;
}

/** Asked when an upload is announced, and again in the transaction that records it. */
@Injectable()
export class SubmissionCheck {
  readonly #organisation: OrganisationService;
  readonly #framework: FrameworkService;
  readonly #personnel: PersonnelFactsService;

  constructor(
    organisation: OrganisationService,
    framework: FrameworkService,
    personnel: PersonnelFactsService,
  ) {
    this.#organisation = organisation;
    this.#framework = framework;
    this.#personnel = personnel;
  }

  /** @throws `not-found` for a holder of another employer, else every fault of the fields. */
  async accept(
    tx: EntityManager,
    submission: Submission,
    at?: Instant,
  ): Promise<FactFields<Evidence>> {
    const { request, holder } = submission;
    const people = await this.#personnel.people(tx, peopleIn(submission));
    const person = people.get(holder);
    if (person === undefined) throw notFound();
    if (request.countersignerId !== null && !people.has(request.countersignerId as PersonId)) {
      throw invalid('/countersignerId', 'There is no such person here.');
    }
    refusePatientIdentifiers({
      '/nameAsPrinted': request.nameAsPrinted,
      '/issuer': request.issuer,
      '/file/name': request.file.name,
    });
    const { on } = await this.#organisation.now(tx, at);
    const framework = await this.#framework.documentOn(tx, on);
    if (framework === null) throw noFramework();
    const submittedAs = request.submittedAs ?? 'pass';
    const checked = checkSubmission(fieldsOf(submission), {
      person,
      today: on,
      framework,
      submittedAs,
    });
    return acceptedBy(checked, {
      titles: titlesOf(framework, []),
      pointers: { '/countersigner': '/countersignerId' },
    }).fields;
  }
}

function peopleIn({ holder, request }: Submission): readonly PersonId[] {
  const { countersignerId } = request;
  return countersignerId === null ? [holder] : [holder, countersignerId as PersonId];
}

function fieldsOf({ holder, submitter, request }: Submission): FactFields<Evidence> {
  return {
    person: holder,
    type: request.type,
    skill: request.skill,
    treatmentSites: request.treatmentSites,
    platform: request.platform,
    softwareVersions: request.softwareVersions,
    structures: request.structures,
    score: request.score,
    passMark: request.passMark,
    cases: request.cases,
    casesWithoutIntervention: request.casesWithoutIntervention,
    percentAgreement: request.percentAgreement,
    likert: request.likert,
    countersigner: request.countersignerId as PersonId | null,
    experience: request.experience,
    nameAsPrinted: request.nameAsPrinted,
    occurredOn: request.occurredOn as CalendarDay,
    issuedOn: request.issuedOn as CalendarDay | null,
    validUntil: request.validUntil as CalendarDay | null,
    issuer: request.issuer,
    sha256: request.file.sha256,
    submittedBy: submitter,
  };
}

function noFramework(): ProblemError {
  return new ProblemError('conflict', 'No framework is in force on this day.');
}
