import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  dayAt,
  evidenceStandingAt,
  frameworkInForce,
  lookBack,
  revocationsThatStand,
} from '@oart/competency';
import type {
  Assessment,
  CalendarDay,
  Department,
  EvidenceId,
  Moment,
  PersonFacts,
  PersonId,
  StoredDecision,
} from '@oart/competency';
import { titlesOf } from '@oart/contract';
import type { LookBackView } from '@oart/contract';
import { AssessmentFactsService } from '../assessment/assessment-facts.service.ts';
import { StoredDecisionService } from '../gate/stored-decision.service.ts';
import type { KeptDecision } from '../gate/stored-decision.service.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError, invalid, notFound } from '../http/problem-error.ts';
import { asOfNow } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { DepartmentService } from '../standing/department.service.ts';
import { StandingFactsService } from '../standing/standing-facts.service.ts';
import { EvidenceRepository } from './evidence.repository.ts';
import { lookBackView } from './look-back-view.ts';

/** What was done on the strength of a record: listed for clinical review, never altered (I12). */
@Injectable()
export class LookBackService {
  readonly #recorder: Recorder;
  readonly #evidence: EvidenceRepository;
  readonly #facts: StandingFactsService;
  readonly #assessments: AssessmentFactsService;
  readonly #decisions: StoredDecisionService;
  readonly #department: DepartmentService;
  readonly #organisation: OrganisationService;
  readonly #people: PersonnelFactsService;

  constructor(
    recorder: Recorder,
    evidence: EvidenceRepository,
    facts: StandingFactsService,
    assessments: AssessmentFactsService,
    decisions: StoredDecisionService,
    department: DepartmentService,
    organisation: OrganisationService,
    people: PersonnelFactsService,
  ) {
    this.#recorder = recorder;
    this.#evidence = evidence;
    this.#facts = facts;
    this.#assessments = assessments;
    this.#decisions = decisions;
    this.#department = department;
    this.#organisation = organisation;
    this.#people = people;
  }

  /**
   * @param from the day to look back to; null takes that of the revocation
   * @throws `not-found`; `invalid-request` where the record is not revoked and no day is given
   */
  async show(caller: Caller, id: EvidenceId, from: CalendarDay | null): Promise<LookBackView> {
    return this.#recorder.read(caller.employerId, async (tx) => {
      const row = await this.#evidence.row(tx, id);
      const facts = row && (await this.#facts.facts(tx, [row.personId])).get(row.personId);
      if (row === null || !facts) throw notFound();
      const asOf = await asOfNow(tx, caller.employerId);
      const moment = await this.#organisation.now(tx, asOf.at);
      const standing = evidenceStandingAt(facts, id, moment);
      if (standing === null) throw notFound();
      const revocation = revocationsThatStand(facts).findLast(({ evidence }) => evidence === id);
      const since = from ?? revocation?.effectiveFrom ?? null;
      if (since === null) {
        throw invalid('from', 'This record is not revoked: give the day to look back to.');
      }
      const department = await this.#department.department(tx);
      const framework = frameworkInForce(department.frameworks, moment.on, asOf.knownAt);
      if (framework === null) {
        throw new ProblemError('conflict', 'No framework is in force on this day.');
      }
      const given = await this.#assessments.givenBy(tx, row.personId);
      const kept = await this.#decisions.ofPerson(tx, row.personId);
      const decisions = kept.map((decision) =>
        storedOf(decision, row.personId, department, moment),
      );
      const list = lookBack(framework.document, facts, id, since, given, decisions);
      const assessed = given.filter((each) => list.assessmentsGiven.includes(each.id));
      return lookBackView(list, {
        facts,
        evidence: standing.evidence,
        from: since,
        revokedAs: revocation?.kind ?? null,
        assessed,
        candidates: await this.#assessments.ofCandidates(tx, candidatesOf(assessed)),
        kept,
        people: await this.#named(tx, facts, assessed),
        titles: titlesOf(framework.document, department.units),
        ledgerIndex: asOf.knownAt,
      });
    });
  }

  async #named(tx: EntityManager, facts: PersonFacts, assessed: readonly Assessment[]) {
    return this.#people.people(tx, [
      ...facts.acts.flatMap(({ actor, supervisor }) =>
        supervisor === null ? [actor] : [actor, supervisor],
      ),
      ...candidatesOf(assessed),
    ]);
  }
}

function candidatesOf(assessed: readonly Assessment[]): readonly Assessment['candidate'][] {
  return [...new Set(assessed.map(({ candidate }) => candidate))];
}

/** The day of a decision is that of its unit. */
function storedOf(
  { id, personId, task, treatmentSite, entitlementId, unitId, evaluatedAt }: KeptDecision,
  holder: PersonId,
  { units }: Department,
  { zone }: Moment,
): StoredDecision {
  const unit = units.find((known) => known.id === unitId);
  return {
    id,
    entitlement: entitlementId,
    supervised: personId === holder ? null : { task, treatmentSite },
    on: dayAt(evaluatedAt, unit?.timeZone ?? zone),
  };
}
