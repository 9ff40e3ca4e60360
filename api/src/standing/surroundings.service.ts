import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { departmentAsKnown, momentOf, treatmentSitesFrom } from '@oart/competency';
import type { AsOf, PersonFacts, PersonId } from '@oart/competency';
import { PermissionHoldersService } from '../account/permission-holders.service.ts';
import { invalid } from '../http/problem-error.ts';
import type { Place, Surroundings } from './curers.ts';
import { DepartmentService } from './department.service.ts';
import { StandingFactsService, asKnown } from './standing-facts.service.ts';

/** Loads the department as seen from one unit, with everybody in it or only those who are asked for. */
@Injectable()
export class SurroundingsService {
  readonly #department: DepartmentService;
  readonly #facts: StandingFactsService;
  readonly #holders: PermissionHoldersService;

  constructor(
    department: DepartmentService,
    facts: StandingFactsService,
    holders: PermissionHoldersService,
  ) {
    this.#department = department;
    this.#facts = facts;
    this.#holders = holders;
  }

  /**
   * The place as known then, with the treatment sites that the unit is open for or opens for later.
   * @param pointer where the request names the unit
   * @throws `invalid-request` for an unknown unit
   */
  async place(tx: EntityManager, unitId: string, asOf: AsOf, pointer: string): Promise<Place> {
    const department = departmentAsKnown(await this.#department.department(tx), asOf.knownAt);
    const unit = department.units.find((known) => known.id === unitId);
    if (unit === undefined) throw invalid(pointer, 'There is no such treatment unit here.');
    const moment = momentOf(asOf.at, unit.timeZone);
    return {
      department,
      unit: { ...unit, treatmentSites: treatmentSitesFrom(unit, moment.on) },
      moment,
      knownAt: asOf.knownAt,
    };
  }

  /**
   * The same with everybody in it; who may cure something is said as it is now.
   * @throws `invalid-request` for an unknown unit
   */
  async of(tx: EntityManager, unitId: string, asOf: AsOf, pointer: string): Promise<Surroundings> {
    return this.around(tx, await this.place(tx, unitId, asOf, pointer), asOf);
  }

  /** A place that is known already, with everybody in it. */
  async around(tx: EntityManager, place: Place, asOf: AsOf): Promise<Surroundings> {
    const everybody = await this.#facts.everybody(tx);
    return {
      ...place,
      everybody: [...asKnown(everybody, asOf.knownAt).values()],
      holders: await this.#holders.holders(tx),
    };
  }

  /** What was known of these people, without those who were not on file. */
  async people(
    tx: EntityManager,
    ids: readonly PersonId[],
    asOf: AsOf,
  ): Promise<ReadonlyMap<PersonId, PersonFacts>> {
    return this.#facts.known(tx, ids, asOf.knownAt);
  }
}
