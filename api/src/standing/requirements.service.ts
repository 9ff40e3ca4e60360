import { Injectable } from '@nestjs/common';
import { frameworkInForce, unmetRequirements } from '@oart/competency';
import type { PersonId, Role } from '@oart/competency';
import { titlesOf } from '@oart/contract';
import type { RoleRequirementsView } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { notFound } from '../http/problem-error.ts';
import { asOfNow } from '../ledger/as-of.ts';
import type { PastAsked } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { heldEntitlement } from './held-entitlement.ts';
import { levelFor, requireHistoryReader, requireReader } from './reader.ts';
import { requirementView } from './requirement-view.ts';
import type { RequirementWording } from './requirement-view.ts';
import { SurroundingsService } from './surroundings.service.ts';

/** On which unit, when and as known when. */
interface RequirementsAsked extends PastAsked {
  readonly unit: string;
}

@Injectable()
export class RequirementsService {
  readonly #recorder: Recorder;
  readonly #surroundings: SurroundingsService;

  constructor(recorder: Recorder, surroundings: SurroundingsService) {
    this.#recorder = recorder;
    this.#surroundings = surroundings;
  }

  /** Every role for every treatment site of a unit: what is met, what is not, and who can cure it. */
  async show(
    caller: Caller,
    person: PersonId,
    asked: RequirementsAsked,
  ): Promise<readonly RoleRequirementsView[]> {
    requireReader(caller, person);
    requireHistoryReader(caller, person, asked);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const asOf = await asOfNow(tx, caller.employerId, asked);
      const around = await this.#surroundings.of(tx, asked.unit, asOf, 'unit');
      const facts = around.everybody.find((each) => each.person.id === person);
      if (facts === undefined) throw notFound();
      const { department, moment, unit } = around;
      const framework =
        frameworkInForce(department.frameworks, moment.on, asOf.knownAt)?.document ?? null;
      const titles = titlesOf(framework, department.units);
      const wording = { around, framework, titles, facts, level: levelFor(caller, person) };
      return (framework?.roles ?? []).flatMap((role) =>
        unit.treatmentSites.map((treatmentSite) => roleView(role, treatmentSite, wording)),
      );
    });
  }
}

function roleView(
  role: Role,
  treatmentSite: string,
  wording: RequirementWording,
): RoleRequirementsView {
  const { around, facts, titles } = wording;
  const { department, moment, unit, knownAt } = around;
  const question = { role: role.id, treatmentSite, on: moment.on, unit: unit.id };
  const statuses = unmetRequirements(department, facts, question, { at: moment.at, knownAt });
  return {
    role: role.id,
    roleTitle: role.title,
    treatmentSite,
    treatmentSiteTitle: titles.treatmentSite(treatmentSite),
    met: statuses.filter(({ met }) => met).length,
    total: statuses.length,
    requirements: statuses.map((status) => requirementView(status, wording)),
    entitlement: heldEntitlement(role.id, treatmentSite, wording),
  };
}
