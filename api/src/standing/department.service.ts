import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { frameworkInForce } from '@oart/competency';
import type { CalendarDay, Department } from '@oart/competency';
import { titlesOf } from '@oart/contract';
import type { Titles } from '@oart/contract';
import { FrameworkService } from '../framework/framework.service.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { TreatmentFactsService } from '../treatment/treatment-facts.service.ts';

/** Puts together what the rules read that belongs to the employer and to no one person. */
@Injectable()
export class DepartmentService {
  readonly #frameworks: FrameworkService;
  readonly #organisation: OrganisationService;
  readonly #treatment: TreatmentFactsService;

  constructor(
    frameworks: FrameworkService,
    organisation: OrganisationService,
    treatment: TreatmentFactsService,
  ) {
    this.#frameworks = frameworks;
    this.#organisation = organisation;
    this.#treatment = treatment;
  }

  async department(tx: EntityManager): Promise<Department> {
    return {
      frameworks: await this.#frameworks.frameworks(tx),
      policies: await this.#frameworks.policies(tx),
      units: await this.#organisation.units(tx),
      protocols: await this.#treatment.protocols(tx),
      protocolApprovals: await this.#treatment.protocolApprovals(tx),
    };
  }
}

/** The words of a department on a day, from the framework in force then. */
export function titlesOn({ frameworks, units }: Department, on: CalendarDay): Titles {
  const version = frameworkInForce(frameworks, on, Number.MAX_SAFE_INTEGER);
  return titlesOf(version?.document ?? null, units);
}
