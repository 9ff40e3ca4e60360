import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { momentOf } from '@oart/competency';
import type {
  AsOf,
  Department,
  Entitlement,
  EntitlementId,
  Moment,
  PersonFacts,
  PersonId,
} from '@oart/competency';
import type { Titles } from '@oart/contract';
import { notFound } from '../http/problem-error.ts';
import { DepartmentService, titlesOn } from '../standing/department.service.ts';
import { StandingFactsService } from '../standing/standing-facts.service.ts';
import { EntitlementRepository } from './entitlement.repository.ts';
import type { EntitlementPlace } from './entitlement.repository.ts';

/** One entitlement with all that its rules read, and the person who acts on it. */
export interface EntitlementCase {
  readonly place: EntitlementPlace;
  readonly entitlement: Entitlement;
  readonly holder: PersonFacts;
  readonly actor: PersonFacts;
  /** Now, in the zone of the entitlement's unit (F5). */
  readonly moment: Moment;
  readonly department: Department;
  readonly titles: Titles;
}

@Injectable()
export class EntitlementCaseService {
  readonly #entitlements: EntitlementRepository;
  readonly #facts: StandingFactsService;
  readonly #department: DepartmentService;

  constructor(
    entitlements: EntitlementRepository,
    facts: StandingFactsService,
    department: DepartmentService,
  ) {
    this.#entitlements = entitlements;
    this.#facts = facts;
    this.#department = department;
  }

  /** @throws `not-found` for an entitlement that is not on file */
  async open(
    tx: EntityManager,
    id: EntitlementId,
    actorId: PersonId,
    asOf: AsOf,
  ): Promise<EntitlementCase> {
    const place = await this.#entitlements.place(tx, id);
    if (place === null) throw notFound();
    const people = await this.#facts.known(tx, [place.holder, actorId], asOf.knownAt);
    const holder = people.get(place.holder);
    const actor = people.get(actorId);
    const entitlement = holder?.entitlements.find((held) => held.id === id);
    if (holder === undefined || actor === undefined || entitlement === undefined) throw notFound();
    const department = await this.#department.department(tx);
    const unit = department.units.find((known) => entitlement.scope.units.includes(known.id));
    if (unit === undefined) throw new Error('An entitlement names no unit on file');
    const moment = momentOf(asOf.at, unit.timeZone);
    const titles = titlesOn(department, moment.on);
    return { place, entitlement, holder, actor, moment, department, titles };
  }
}
