import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  asKnown,
  entitlementStateAt,
  frameworkInForce,
  isTerminal,
  unmetRequirements,
} from '@oart/competency';
import type { AsOf, PersonFacts, RequirementStatus, Role } from '@oart/competency';
import { titlesOf } from '@oart/contract';
import type { CandidateSort, CandidateView, Page, Titles } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { pageOfAll } from '../http/page.ts';
import type { SortValue } from '../http/page.ts';
import { asOfNow } from '../ledger/as-of.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Surroundings } from '../standing/curers.ts';
import { requireHistoryReader } from '../standing/reader.ts';
import { SurroundingsService } from '../standing/surroundings.service.ts';
import { CANDIDATE_STATES } from './entitlement.dto.ts';
import type { CandidateQuery } from './entitlement.dto.ts';

const ORDER: Readonly<Record<CandidateSort, SortValue<CandidateView>>> = {
  person: { of: ({ person }) => person.displayName, as: 'text' },
  role: { of: ({ role }) => role, as: 'text' },
  treatmentSite: { of: ({ treatmentSite }) => treatmentSite, as: 'text' },
  missing: { of: ({ missing }) => missing, as: 'number' },
  state: { of: ({ state }) => CANDIDATE_STATES.indexOf(state), as: 'number' },
};

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

  /** A page of the candidates, as they stood and as known. */
  async list(caller: Caller, query: CandidateQuery): Promise<Page<CandidateView>> {
    requireHistoryReader(caller, null, query);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const asOf = await asOfNow(tx, caller.employerId, query);
      const all = await this.candidates(tx, asOf, query.unit);
      const { state } = query;
      const asked = all.filter((candidate) => state === undefined || candidate.state === state);
      const { rows, cursor } = pageOfAll(asked, ORDER, placeOf, query);
      return { items: rows, cursor, ledgerIndex: asOf.knownAt };
    });
  }

  /** @param named the unit to entitle for; the first one recorded where none is named. */
  async candidates(
    tx: EntityManager,
    asOf: AsOf,
    named?: string,
  ): Promise<readonly CandidateView[]> {
    const units = asKnown(await this.#organisation.units(tx), asOf.knownAt);
    const unit = named ?? units[0]?.id;
    if (unit === undefined) return [];
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

/** A candidate has no id: it is a person in a role for a treatment site. */
function placeOf({ person, role, treatmentSite }: CandidateView): string {
  return [person.id, role, treatmentSite].join('/');
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
