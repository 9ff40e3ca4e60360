import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  acceptEquivalence,
  endEquivalence,
  factsAsKnown,
  frameworkInForce,
  grantWaiver,
  policyKnownAt,
} from '@oart/competency';
import type {
  CalendarDay,
  Equivalence,
  FrameworkDocument,
  Moment,
  Person,
  PersonFacts,
  PersonId,
  PolicyDocument,
  Waiver,
} from '@oart/competency';
import type {
  EquivalenceEndRequest,
  EquivalenceRequest,
  EquivalenceView,
  ExceptionSort,
  Page,
  Titles,
  WaiverRequest,
  WaiverView,
} from '@oart/contract';
import { acceptedBy } from '../http/accepted-by.ts';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { pageOfAll } from '../http/page.ts';
import type { SortValue } from '../http/page.ts';
import { ProblemError, notFound } from '../http/problem-error.ts';
import { knownIndex } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import type { Recording } from '../ledger/recording.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { DepartmentService, titlesOn } from '../standing/department.service.ts';
import { requireHistoryReader, requireReader } from '../standing/reader.ts';
import { StandingFactsService } from '../standing/standing-facts.service.ts';
import type { ExceptionQuery } from './exception.dto.ts';
import { ExceptionRepository } from './exception.repository.ts';

/** What is without an end outlasts all others. */
const ORDER: Readonly<Record<ExceptionSort, SortValue<Waiver | Equivalence>>> = {
  recordedAt: { of: ({ index }) => index, as: 'number' },
  from: { of: ({ from }) => from, as: 'day' },
  until: { of: ({ until }) => until ?? 'infinity', as: 'day' },
};

interface Surrounded {
  readonly facts: PersonFacts;
  readonly approver: Person;
  readonly framework: FrameworkDocument;
  readonly policy: PolicyDocument;
  readonly moment: Moment;
  readonly titles: Titles;
}

/** Waivers and equivalences: recorded with a rationale, never for oneself (I3, F17). */
@Injectable()
export class ExceptionService {
  readonly #recorder: Recorder;
  readonly #facts: StandingFactsService;
  readonly #department: DepartmentService;
  readonly #organisation: OrganisationService;
  readonly #exceptions: ExceptionRepository;

  constructor(
    recorder: Recorder,
    facts: StandingFactsService,
    department: DepartmentService,
    organisation: OrganisationService,
    exceptions: ExceptionRepository,
  ) {
    this.#recorder = recorder;
    this.#facts = facts;
    this.#department = department;
    this.#organisation = organisation;
    this.#exceptions = exceptions;
  }

  async waive(
    caller: Caller,
    request: RecordingRequest,
    person: PersonId,
    sent: WaiverRequest,
  ): Promise<Outcome<WaiverView>> {
    refusePatientIdentifiers({ '/rationale': sent.rationale });
    return this.#recorder.record(request, async (tx) => {
      const around = await this.#surrounded(tx, caller, person);
      const fields = acceptedBy(
        grantWaiver(
          around.framework,
          around.policy,
          around.facts,
          {
            ...sent,
            person,
            approver: around.approver.id as PersonId,
            from: sent.from as CalendarDay,
            until: sent.until as CalendarDay,
          },
          around.moment,
        ),
        { titles: around.titles },
      );
      const recorded = await this.#exceptions.addWaiver(tx, fields);
      return waiverView({ ...fields, ...recorded }, around.approver.displayName);
    });
  }

  async carryOver(
    caller: Caller,
    request: RecordingRequest,
    person: PersonId,
    sent: EquivalenceRequest,
  ): Promise<Outcome<EquivalenceView>> {
    refusePatientIdentifiers({ '/rationale': sent.rationale });
    return this.#recorder.record(request, async (tx) => {
      const { framework, approver, moment, titles } = await this.#surrounded(tx, caller, person);
      const fields = acceptedBy(
        acceptEquivalence(
          framework,
          {
            ...sent,
            person,
            approver: approver.id as PersonId,
            from: sent.from as CalendarDay,
            until: sent.until as CalendarDay | null,
          },
          moment,
        ),
        { titles },
      );
      const recorded = await this.#exceptions.addEquivalence(tx, fields);
      return equivalenceView({ ...fields, ...recorded }, approver.displayName);
    });
  }

  /** The last day of an equivalence, from today on; what rests on it pauses the day after. */
  async end(
    caller: Caller,
    request: RecordingRequest,
    { person, equivalence: id }: { readonly person: PersonId; readonly equivalence: string },
    { reason, ...sent }: EquivalenceEndRequest,
  ): Promise<Outcome<EquivalenceView>> {
    refusePatientIdentifiers({ '/reason': reason });
    const recorder = personOf(caller);
    return this.#recorder.record(request, async (tx) => {
      const facts = factsAsKnown(await this.#of(tx.manager, person), tx.head);
      const equivalence = facts.equivalences.find((each) => each.id === id);
      if (equivalence === undefined) throw notFound();
      const moment = await this.#organisation.now(tx.manager, tx.recordedAt);
      const named = { lastDay: sent.lastDay as CalendarDay, reason };
      const until = acceptedBy(endEquivalence(equivalence, named, recorder, moment));
      await this.#exceptions.endEquivalence(tx, id, named);
      const { approver } = equivalence;
      const people = await this.#facts.facts(tx.manager, [approver]);
      const name = people.get(approver)?.person.displayName ?? '';
      return equivalenceView({ ...equivalence, until }, name);
    });
  }

  /** A page of the waivers of one person, with who approved each. */
  waivers(caller: Caller, person: PersonId, query: ExceptionQuery): Promise<Page<WaiverView>> {
    return this.#page(caller, person, query, ({ waivers }) => waivers, waiverView);
  }

  /** A page of the equivalences of one person, with who approved each. */
  equivalences(
    caller: Caller,
    person: PersonId,
    query: ExceptionQuery,
  ): Promise<Page<EquivalenceView>> {
    return this.#page(caller, person, query, ({ equivalences }) => equivalences, equivalenceView);
  }

  async #page<Exception extends Waiver | Equivalence, View>(
    caller: Caller,
    person: PersonId,
    query: ExceptionQuery,
    exceptionsIn: (facts: PersonFacts) => readonly Exception[],
    viewOf: (exception: Exception, approver: string) => View,
  ): Promise<Page<View>> {
    requireReader(caller, person);
    requireHistoryReader(caller, person, query);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const ledgerIndex = await knownIndex(tx, caller.employerId, query);
      const facts = factsAsKnown(await this.#of(tx, person), ledgerIndex);
      const { rows, cursor } = pageOfAll(exceptionsIn(facts), ORDER, ({ id }) => id, query);
      const approvers = [...new Set(rows.map(({ approver }) => approver))];
      const people = await this.#facts.facts(tx, approvers);
      const items = rows.map((each) =>
        viewOf(each, people.get(each.approver)?.person.displayName ?? ''),
      );
      return { items, cursor, ledgerIndex };
    });
  }

  async #of(tx: EntityManager, person: PersonId): Promise<PersonFacts> {
    const facts = (await this.#facts.facts(tx, [person])).get(person);
    if (facts === undefined) throw notFound();
    return facts;
  }

  async #surrounded(tx: Recording, caller: Caller, person: PersonId): Promise<Surrounded> {
    const facts = factsAsKnown(await this.#of(tx.manager, person), tx.head);
    const { person: approver } = await this.#of(tx.manager, personOf(caller));
    const department = await this.#department.department(tx.manager);
    const moment = await this.#organisation.now(tx.manager, tx.recordedAt);
    const framework = frameworkInForce(department.frameworks, moment.on, tx.head)?.document;
    const policy = policyKnownAt(department.policies, tx.head);
    if (framework === undefined || policy === null) {
      throw new ProblemError('conflict', 'No framework is in force on this day.');
    }
    return { facts, approver, framework, policy, moment, titles: titlesOn(department, moment.on) };
  }
}

function waiverView(waiver: Waiver, approver: string): WaiverView {
  const { id, requirement, rationale, from, until, recordedAt } = waiver;
  return { id, requirement, rationale, from, until, approver, recordedAt };
}

function equivalenceView(equivalence: Equivalence, approver: string): EquivalenceView {
  const { id, skill, fromTreatmentSite, toTreatmentSite, rationale } = equivalence;
  const { from, until, recordedAt } = equivalence;
  return {
    id,
    skill,
    fromTreatmentSite,
    toTreatmentSite,
    rationale,
    from,
    until,
    approver,
    recordedAt,
  };
}
