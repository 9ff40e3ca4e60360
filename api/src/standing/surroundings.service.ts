import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { departmentAsKnown, factsAsKnown, momentOf, treatmentSitesFrom } from '@oart/competency';
import type { AsOf } from '@oart/competency';
import { PermissionHoldersService } from '../account/permission-holders.service.ts';
import { invalid } from '../http/problem-error.ts';
import type { Surroundings } from './curers.ts';
import { DepartmentService } from './department.service.ts';
import { StandingFactsService } from './standing-facts.service.ts';

/** Loads the department as seen from one unit, with everybody in it. */
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
   * As known then, with the treatment sites that the unit is open for or opens for later; who may cure something is said as it is now.
   * @param pointer where the request names the unit
   * @throws `invalid-request` for an unknown unit
   */
  async of(tx: EntityManager, unitId: string, asOf: AsOf, pointer: string): Promise<Surroundings> {
    const department = departmentAsKnown(await this.#department.department(tx), asOf.knownAt);
    const unit = department.units.find((known) => known.id === unitId);
    if (unit === undefined) throw invalid(pointer, 'There is no such treatment unit here.');
    const moment = momentOf(asOf.at, unit.timeZone);
    const everybody = await this.#facts.everybody(tx);
    return {
      department,
      unit: { ...unit, treatmentSites: treatmentSitesFrom(unit, moment.on) },
      moment,
      knownAt: asOf.knownAt,
      everybody: [...everybody.values()]
        .filter(({ person }) => person.index <= asOf.knownAt)
        .map((facts) => factsAsKnown(facts, asOf.knownAt)),
      holders: await this.#holders.holders(tx),
    };
  }
}
