import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  entitlementStateAt,
  frameworkInForce,
  isTerminal,
  unmetRequirements,
} from '@oart/competency';
import type { PersonFacts, RequirementStatus, Role } from '@oart/competency';
import { titlesOf } from '@oart/contract';
import type { CandidateView, Titles } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { asOfNow } from '../ledger/as-of.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Surroundings } from '../standing/curers.ts';
import { SurroundingsService } from '../standing/surroundings.service.ts';

/** Who could be entitled next, and how far each is from it. */
@Injectable()
export class CandidateService {
  readonly #recorder: Recorder;
  readonly #organisation: OrganisationService;
  readonly #surroundings: SurroundingsService;

  constructor(
    recorder: Recorder,
    organisation: OrganisationService,
    surroundings: SurroundingsService,
  ) {
    this.#recorder = recorder;
    this.#organisation = organisation;
    this.#surroundings = surroundings;
  }

  async list(caller: Caller, unitId: string | null): Promise<readonly CandidateView[]> {
    return this.#recorder.read(caller.employerId, (tx) =>
      this.candidates(tx, caller.employerId, unitId),
    );
  }

  /** @param unitId the unit to entitle for; the first one recorded where none is named. */
  async candidates(
    tx: EntityManager,
    employerId: string,
    unitId: string | null,
  ): Promise<readonly CandidateView[]> {
    const unit = unitId ?? (await this.#organisation.units(tx))[0]?.id;
    if (unit === undefined) return [];
    const asOf = await asOfNow(tx, employerId);
    const around = await this.#surroundings.of(tx, unit, asOf, 'unit');
    const { department, moment } = around;
    const framework = frameworkInForce(department.frameworks, moment.on, asOf.knownAt)?.document;
    const titles = titlesOf(framework ?? null, department.units);
    const roles = framework?.roles ?? [];
    return around.everybody.flatMap((facts) =>
      roles.flatMap((role) => candidatesIn(role, facts, around, titles)),
    );
  }
}

function candidatesIn(
  role: Role,
  facts: PersonFacts,
  around: Surroundings,
  titles: Titles,
): readonly CandidateView[] {
  return around.unit.treatmentSites.flatMap((treatmentSite) => {
    const candidate = candidateFor(role, treatmentSite, facts, around);
    if (candidate === null) return [];
    return {
      person: { id: facts.person.id, displayName: facts.person.displayName },
      role: role.id,
      roleTitle: role.title,
      treatmentSite,
      treatmentSiteTitle: titles.treatmentSite(treatmentSite),
      ...candidate,
    };
  });
}

/** Null for those who hold nothing in the role and whose profession or post is another one. */
function candidateFor(
  role: Role,
  treatmentSite: string,
  facts: PersonFacts,
  { department, unit, moment, knownAt }: Surroundings,
): Pick<CandidateView, 'missing' | 'state'> | null {
  const held = facts.entitlements.findLast(
    (entitlement) =>
      entitlement.role === role.id &&
      entitlement.scope.treatmentSites.includes(treatmentSite) &&
      entitlement.scope.units.includes(unit.id),
  );
  const state = held === undefined ? null : entitlementStateAt(facts, held.id, moment).kind;
  const question = { role: role.id, treatmentSite, on: moment.on, unit: unit.id };
  const statuses = unmetRequirements(department, facts, question, { at: moment.at, knownAt });
  const missing = statuses.filter(({ met }) => !met).length;
  if (state === 'awaiting-acceptance') return { missing, state };
  if (state !== null && !isTerminal(state)) return { missing, state: 'entitled' };
  if (isElsewhere(statuses)) return null;
  return { missing, state: missing === 0 ? 'ready' : 'missing' };
}

function isElsewhere(statuses: readonly RequirementStatus[]): boolean {
  return statuses.some(({ reasons }) =>
    reasons.some(({ code }) => code === 'profession-not-met' || code === 'not-employed'),
  );
}
