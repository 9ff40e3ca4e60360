import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  assessingEntitlement,
  checkAssessment,
  frameworkInForce,
  policyKnownAt,
} from '@oart/competency';
import type {
  Assessment,
  AssessmentContext,
  AsOf,
  AssessmentId,
  CalendarDay,
  EvidenceId,
  FactFields,
  PersonId,
  UnsignedAssessment,
} from '@oart/competency';
import type { AssessmentProposal, Titles } from '@oart/contract';
import { acceptedBy } from '../http/accepted-by.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { ProblemError, invalid } from '../http/problem-error.ts';
import { requireSeen } from '../http/seen.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { changedAt } from '../standing/changed-at.ts';
import { DepartmentService, titlesOn } from '../standing/department.service.ts';
import { StandingFactsService } from '../standing/standing-facts.service.ts';
import { assessmentStatement } from './assessment-statement.ts';

/** An assessment that may be signed, with the words to sign. */
export interface AssessmentDraft {
  readonly fields: FactFields<Assessment>;
  readonly statement: string;
}

/** Holds an assessment against everything that the rules ask of it, as the facts stand in a transaction. */
@Injectable()
export class AssessmentDraftService {
  readonly #facts: StandingFactsService;
  readonly #department: DepartmentService;
  readonly #organisation: OrganisationService;

  constructor(
    facts: StandingFactsService,
    department: DepartmentService,
    organisation: OrganisationService,
  ) {
    this.#facts = facts;
    this.#department = department;
    this.#organisation = organisation;
  }

  /** @throws `changed-since-seen`; `own-record` or `not-accepted` with every fault that was found */
  async draft(
    tx: EntityManager,
    assessorId: PersonId,
    proposal: AssessmentProposal,
    { at, knownAt }: AsOf,
  ): Promise<AssessmentDraft> {
    const candidateId = proposal.candidateId as PersonId;
    const people = await this.#facts.known(tx, [candidateId, assessorId], knownAt);
    const candidate = people.get(candidateId);
    const assessor = people.get(assessorId);
    if (candidate === undefined) throw invalid('/candidateId', 'There is no such person here.');
    if (assessor === undefined) throw new Error('The caller is not on file');
    refusePatientIdentifiers({
      '/comment': proposal.comment,
      '/remediation': proposal.remediation ?? null,
    });
    requireSeen(proposal.seen, changedAt(candidate), knownAt);
    const department = await this.#department.department(tx);
    const signing = await this.#organisation.now(tx, at);
    const framework = frameworkInForce(department.frameworks, signing.on, knownAt)?.document;
    const policy = policyKnownAt(department.policies, knownAt);
    if (framework === undefined || policy === null) {
      throw new ProblemError('conflict', 'No framework is in force on this day.');
    }
    const titles = titlesOn(department, signing.on);
    const context: AssessmentContext = {
      framework,
      candidate,
      candidateEvidence: candidate,
      candidateAssessments: candidate,
      signing,
      assessor,
      policy,
      entitlementFor: assessingEntitlement(department, assessor, knownAt),
    };
    return {
      fields: accepted(unsigned(proposal, assessorId), context, titles),
      statement: assessmentStatement(
        proposal,
        candidate.person.displayName,
        titles,
        candidate.assessments.find(({ id }) => id === proposal.follows),
      ),
    };
  }
}

function unsigned(proposal: AssessmentProposal, assessor: PersonId): UnsignedAssessment {
  const { treatmentSites, platform, adaptationTypes } = proposal;
  return {
    candidate: proposal.candidateId as PersonId,
    skill: proposal.skill,
    scope: { treatmentSites, platform, adaptationTypes },
    softwareVersion: proposal.softwareVersion,
    level: proposal.level,
    method: proposal.method,
    result: proposal.result,
    assessor,
    performedOn: proposal.performedOn as CalendarDay,
    evidence: proposal.evidenceIds as readonly EvidenceId[],
    comment: proposal.comment,
    purpose: proposal.purpose,
    remediation: proposal.remediation ?? null,
    follows: (proposal.follows as AssessmentId | undefined) ?? null,
  };
}

function accepted(
  fields: UnsignedAssessment,
  context: AssessmentContext,
  titles: Titles,
): FactFields<Assessment> {
  const named: readonly (readonly [string, string, number])[] = [
    ['/evidence', '/evidenceIds', fields.evidence.length],
    ['/scope/treatmentSites', '/treatmentSites', fields.scope.treatmentSites.length],
    ['/scope/adaptationTypes', '/adaptationTypes', fields.scope.adaptationTypes.length],
  ];
  const pointers = named.flatMap(([from, to, length]): readonly [string, string][] => [
    [from, to],
    ...Array.from({ length }, (_, place): [string, string] => [
      `${from}/${String(place)}`,
      `${to}/${String(place)}`,
    ]),
  ]);
  return acceptedBy(checkAssessment(fields, context), {
    titles,
    pointers: Object.fromEntries([
      ['/candidate', '/candidateId'],
      ['/scope/platform', '/platform'],
      ...pointers,
    ]),
  });
}
