import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { checkSubmission, evidenceStandings } from '@oart/competency';
import type {
  CalendarDay,
  Evidence,
  EvidenceStanding,
  FactFields,
  Instant,
  Moment,
  PersonId,
  StructureScore,
  SupervisedCase,
} from '@oart/competency';
import { mediaTypesOf, titlesOf, writtenRecord } from '@oart/contract';
import type { ContouringAttempt, EvidenceRequest } from '@oart/contract';
import { FrameworkService } from '../framework/framework.service.ts';
import { acceptedBy } from '../http/accepted-by.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { ProblemError, invalid, notFound } from '../http/problem-error.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { cellsOf } from './contouring-log.ts';
import { EvidenceFactsService } from './evidence-facts.service.ts';

/** Whose record a submission is, and who sends it. */
export interface Submission {
  readonly holder: PersonId;
  readonly submitter: PersonId;
  readonly request: EvidenceRequest;
  /** Where its name stands in what was sent, where that is another place than `/nameAsPrinted`. */
  readonly nameAt?: string;
  /** The attempts of a log that came as a table; they are read from it and never sent beside it. */
  readonly attempts?: readonly ContouringAttempt[];
}

/** Asked when an upload is announced, and again in the transaction that records it. */
@Injectable()
export class SubmissionCheck {
  readonly #organisation: OrganisationService;
  readonly #framework: FrameworkService;
  readonly #personnel: PersonnelFactsService;
  readonly #facts: EvidenceFactsService;

  constructor(
    organisation: OrganisationService,
    framework: FrameworkService,
    personnel: PersonnelFactsService,
    facts: EvidenceFactsService,
  ) {
    this.#organisation = organisation;
    this.#framework = framework;
    this.#personnel = personnel;
    this.#facts = facts;
  }

  /** The day on which a submission is judged, at the main site. */
  async today(tx: EntityManager): Promise<CalendarDay> {
    return (await this.#organisation.now(tx)).on;
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
    requirePeople(request, people);
    refusePatientIdentifiers(textsOf(request, submission.nameAt));
    requireOwnText(request, (id) => people.get(id as PersonId)?.displayName ?? '');
    const moment = await this.#organisation.now(tx, at);
    const { on } = moment;
    const framework = await this.#framework.documentOn(tx, on);
    if (framework === null) throw noFramework();
    const submittedAs = request.submittedAs ?? 'pass';
    const checked = checkSubmission(fieldsOf(submission), {
      person,
      today: on,
      framework,
      submittedAs,
      // Only cases are held against what is on file: each counts once.
      onFile: (request.caseLog ?? []).length === 0 ? [] : await this.#onFile(tx, holder, moment),
      mayBeSummary: false,
    });
    return acceptedBy(checked, {
      titles: titlesOf(framework, []),
      pointers: pointersOf(submission),
    }).fields;
  }

  async #onFile(
    tx: EntityManager,
    holder: PersonId,
    moment: Moment,
  ): Promise<readonly EvidenceStanding[]> {
    const facts = (await this.#facts.evidenceFacts(tx, [holder])).get(holder);
    return facts === undefined ? [] : evidenceStandings(facts, moment);
  }
}

function peopleIn({ holder, request }: Submission): readonly PersonId[] {
  const supervisors = (request.caseLog ?? []).map(({ supervisorId }) => supervisorId as PersonId);
  const countersigner = request.countersignerId as PersonId | null;
  return [...new Set([holder, ...supervisors, ...(countersigner === null ? [] : [countersigner])])];
}

function requirePeople(request: EvidenceRequest, people: ReadonlyMap<PersonId, unknown>): void {
  const named = [
    ['/countersignerId', request.countersignerId] as const,
    ...(request.caseLog ?? []).map(
      ({ supervisorId }, place) =>
        [`/caseLog/${String(place)}/supervisorId`, supervisorId] as const,
    ),
  ];
  const message = 'There is no such person here.';
  const errors = named
    .filter(([, id]) => id !== null && !people.has(id as PersonId))
    .map(([pointer]) => ({ pointer, message }));
  if (errors.length > 0) throw new ProblemError('invalid-request', message, { errors });
}

/** What somebody typed, by the pointer of its field. */
function textsOf(
  {
    nameAsPrinted,
    issuer,
    file,
    softwareVersions,
    structures,
    caseLog,
    reflection,
  }: EvidenceRequest,
  nameAt = '/nameAsPrinted',
): TypedTexts {
  const texts: Record<string, string> = {
    [nameAt]: nameAsPrinted,
    '/issuer': issuer,
    '/file/name': file.name,
  };
  softwareVersions.forEach((version, place) => {
    texts[`/softwareVersions/${String(place)}`] = version;
  });
  structures.forEach(({ dataSet }, place) => {
    texts[`/structures/${String(place)}/dataSet`] = dataSet ?? '';
  });
  (caseLog ?? []).forEach(({ reference, outcome }, place) => {
    texts[`/caseLog/${String(place)}/reference`] = reference;
    texts[`/caseLog/${String(place)}/outcome`] = outcome;
  });
  reflection?.answers.forEach(({ prompt, text }, place) => {
    texts[`/reflection/answers/${String(place)}/prompt`] = prompt;
    texts[`/reflection/answers/${String(place)}/text`] = text;
  });
  reflection?.caseReferences.forEach((reference, place) => {
    texts[`/reflection/caseReferences/${String(place)}`] = reference;
  });
  return texts;
}

type TypedTexts = Readonly<Record<string, string>>;

/** A text document is that of a record written here, word for word; nothing else is taken as text. */
function requireOwnText(request: EvidenceRequest, nameOf: (personId: string) => string): void {
  const { file } = request;
  if (!mediaTypesOf(request.type).some((mediaType) => mediaType === file.mediaType)) {
    throw invalid('/file/mediaType', 'A record of this kind does not come as such a file.');
  }
  if (file.mediaType === 'text/csv' && request.structures.length > 0) {
    throw invalid('/structures', 'The attempts are read from the table: send none beside it.');
  }
  if (file.mediaType !== 'text/markdown') return;
  if (request.type === 'reflective-log' && (request.reflection?.answers ?? []).length === 0) {
    throw invalid('/reflection', 'Write at least one answer.');
  }
  const text = writtenRecord(request, nameOf);
  if (createHash('sha256').update(text).digest('hex') === file.sha256) return;
  throw invalid('/file/sha256', 'This is not the text of what was entered: write it again.');
}

/** How fields of the core are called in the request, and where they stand in a table. */
function pointersOf({ request, attempts, nameAt }: Submission): Readonly<Record<string, string>> {
  const supervisors = (request.caseLog ?? []).map((_, place) => {
    const at = `/caseLog/${String(place)}/supervisor`;
    return [at, `${at}Id`] as const;
  });
  return {
    '/countersigner': '/countersignerId',
    '/nameAsPrinted': nameAt ?? '/nameAsPrinted',
    ...Object.fromEntries(supervisors),
    ...cellsOf(attempts ?? []),
  };
}

function caseLogOf({ caseLog }: EvidenceRequest): readonly SupervisedCase[] {
  return (caseLog ?? []).map(({ supervisorId, on, ...each }) => ({
    ...each,
    on: on as CalendarDay,
    supervisor: supervisorId as PersonId,
  }));
}

/** What a record of a submission says, before its cases are counted. */
export function fieldsOf({
  holder,
  submitter,
  request,
  attempts,
}: Submission): FactFields<Evidence> {
  return {
    person: holder,
    type: request.type,
    skill: request.skill,
    treatmentSites: request.treatmentSites,
    platform: request.platform,
    softwareVersions: request.softwareVersions,
    structures: attempts?.map(scoreOf) ?? request.structures,
    score: request.score,
    passMark: request.passMark,
    cases: request.cases,
    casesWithoutIntervention: request.casesWithoutIntervention,
    percentAgreement: request.percentAgreement,
    likert: request.likert,
    caseLog: caseLogOf(request),
    reflection: request.reflection ?? null,
    countersigner: request.countersignerId as PersonId | null,
    experience: request.experience,
    nameAsPrinted: request.nameAsPrinted,
    occurredOn: request.occurredOn as CalendarDay,
    issuedOn: request.issuedOn as CalendarDay | null,
    requestedOn: (request.requestedOn ?? null) as CalendarDay | null,
    validUntil: request.validUntil as CalendarDay | null,
    issuer: request.issuer,
    sha256: request.file.sha256,
    submittedBy: submitter,
  };
}

/** Where it stood in the table is no part of what is recorded. */
function scoreOf(attempt: ContouringAttempt): StructureScore {
  const { structure, score, passMark, attempt: number, dataSet, modality, completedOn } = attempt;
  return {
    structure,
    score,
    passMark,
    attempt: number,
    dataSet: dataSet ?? null,
    modality: modality ?? null,
    completedOn: completedOn ?? null,
  };
}

function noFramework(): ProblemError {
  return new ProblemError('conflict', 'No framework is in force on this day.');
}
