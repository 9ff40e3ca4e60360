import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { factsAsKnown, momentOf } from '@oart/competency';
import type {
  AsOf,
  Department,
  Entitlement,
  EntitlementId,
  PersonFacts,
  PersonId,
} from '@oart/competency';
import { titlesOf } from '@oart/contract';
import type { EntitlementView, SignatureView } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { SigningService } from '../signing/signing.service.ts';
import { changedAt } from '../standing/changed-at.ts';
import { DepartmentService } from '../standing/department.service.ts';
import { levelFor } from '../standing/reader.ts';
import { StandingFactsService } from '../standing/standing-facts.service.ts';
import { entitlementView } from './entitlement-view.ts';
import { attestationOf } from './basis-attestation.ts';
import { EntitlementRepository } from './entitlement.repository.ts';
import type { EntitlementPlace } from './entitlement.repository.ts';

/** Entitlements in words, at the level of the reader. */
@Injectable()
export class EntitlementViewService {
  readonly #facts: StandingFactsService;
  readonly #department: DepartmentService;
  readonly #people: PersonnelFactsService;
  readonly #signing: SigningService;
  readonly #entitlements: EntitlementRepository;

  constructor(
    facts: StandingFactsService,
    department: DepartmentService,
    people: PersonnelFactsService,
    signing: SigningService,
    entitlements: EntitlementRepository,
  ) {
    this.#facts = facts;
    this.#department = department;
    this.#people = people;
    this.#signing = signing;
    this.#entitlements = entitlements;
  }

  /**
   * The views of entitlements in the order given.
   * @param knownAt the ledger index that is shown; left out, things as they stand in this transaction
   */
  async views(
    tx: EntityManager,
    caller: Caller,
    places: readonly EntitlementPlace[],
    asOf: AsOf,
    knownAt = Number.MAX_SAFE_INTEGER,
  ): Promise<readonly EntitlementView[]> {
    const onFile = await this.#facts.facts(tx, [...new Set(places.map(({ holder }) => holder))]);
    const holders = new Map(
      [...onFile].map(([holder, facts]) => [holder, factsAsKnown(facts, knownAt)]),
    );
    const found = places.map((place) => ({ place, ...heldBy(holders, place) }));
    const entitlements = found.map(({ entitlement }) => entitlement);
    const department = await this.#department.department(tx);
    const names = await this.#names(tx, found);
    const numbers = await this.#people.delegationNumbers(
      tx,
      entitlements.map(({ delegation }) => delegation),
    );
    const signatures = await this.#signatures(tx, places, names);
    const letters = await this.#letters(tx, entitlements, knownAt);
    return found.map(({ place, facts, entitlement }) => {
      const version = versionOf(department, entitlement);
      return entitlementView(entitlement, {
        facts,
        version,
        titles: titlesOf(version?.document ?? null, department.units),
        names,
        delegationNumber: numbers.get(entitlement.delegation) ?? '',
        signature: signatureOf(signatures, place),
        letter: letters.get(entitlement.id) ?? null,
        level: levelFor(caller, entitlement.person),
        moment: momentOf(asOf.at, zoneOf(department, entitlement)),
        ledgerIndex: Math.max(asOf.knownAt, changedAt(facts)),
      });
    });
  }

  async #letters(
    tx: EntityManager,
    entitlements: readonly Entitlement[],
    knownAt: number,
  ): Promise<ReadonlyMap<EntitlementId, EntitlementView['letter']>> {
    const issued = await this.#entitlements.letters(
      tx,
      entitlements.map(({ id }) => id),
    );
    return new Map(
      issued
        .filter(({ ledgerIndex }) => ledgerIndex <= knownAt)
        .map(({ entitlementId, sha256, recordedAt }) => [
          entitlementId,
          { sha256, issuedAt: recordedAt },
        ]),
    );
  }

  async #names(
    tx: EntityManager,
    found: readonly { readonly facts: PersonFacts; readonly entitlement: Entitlement }[],
  ): Promise<ReadonlyMap<string, string>> {
    const people = await this.#people.people(
      tx,
      found.flatMap(({ facts, entitlement }) => [
        entitlement.entitler,
        ...entitlement.basis.flatMap((item) => attestationOf(item, facts)?.by ?? []),
        ...facts.basisAmendments.map(({ amendedBy }) => amendedBy),
        ...[...facts.entitlementReviews, ...facts.suspensions].flatMap(({ recordedBy }) =>
          recordedBy === null ? [] : [recordedBy],
        ),
        ...facts.lifts.map(({ liftedBy }) => liftedBy),
      ]),
    );
    return new Map([...people].map(([id, person]) => [id, person.displayName]));
  }

  async #signatures(
    tx: EntityManager,
    places: readonly EntitlementPlace[],
    names: ReadonlyMap<string, string>,
  ): Promise<ReadonlyMap<string, SignatureView>> {
    const signed = await this.#signing.signatures(
      tx,
      places.map(({ signatureId }) => signatureId),
    );
    return new Map(
      [...signed].map(([id, { signer, ...signature }]) => [
        id,
        { ...signature, signer: names.get(signer) ?? '' },
      ]),
    );
  }
}

function heldBy(
  holders: ReadonlyMap<PersonId, PersonFacts>,
  { id, holder }: EntitlementPlace,
): { readonly facts: PersonFacts; readonly entitlement: Entitlement } {
  const facts = holders.get(holder);
  const entitlement = facts?.entitlements.find((held) => held.id === id);
  if (facts === undefined || entitlement === undefined) throw new Error(`Nobody holds ${id}`);
  return { facts, entitlement };
}

function signatureOf(
  signatures: ReadonlyMap<string, SignatureView>,
  { id, signatureId }: EntitlementPlace,
): SignatureView {
  const signature = signatures.get(signatureId);
  if (signature === undefined) throw new Error(`Nobody signed ${id}`);
  return signature;
}

function versionOf(
  { frameworks }: Department,
  { frameworkVersion }: Entitlement,
): Department['frameworks'][number] | null {
  return frameworks.find(({ document }) => document.number === frameworkVersion) ?? null;
}

function zoneOf({ units }: Department, { scope }: Entitlement): Parameters<typeof momentOf>[1] {
  const unit = units.find(({ id }) => scope.units.includes(id));
  if (unit === undefined) throw new Error('An entitlement names no unit on file');
  return unit.timeZone;
}
