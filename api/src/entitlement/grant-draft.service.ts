import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { proposeGrant, replaceEntitlement } from '@oart/competency';
import type {
  AsOf,
  BasisItem,
  Entitlement,
  EntitlementId,
  FactFields,
  FrameworkDocument,
  GrantAnswer,
  GrantProposal,
  PersonFacts,
  PersonId,
} from '@oart/competency';
import { titlesOf } from '@oart/contract';
import type { EntitlementProposal, EntitlementProposalView, Titles } from '@oart/contract';
import { acceptedBy } from '../http/accepted-by.ts';
import { invalid } from '../http/problem-error.ts';
import { leafHashes } from '../ledger/leaf-hashes.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { recordSha256 } from '../signing/signed-record.ts';
import type { Place, Surroundings } from '../standing/curers.ts';
import { SurroundingsService } from '../standing/surroundings.service.ts';
import { grantStatement } from './entitlement-statement.ts';
import { basisRecords, basisSnapshot } from './grant-basis.ts';
import { grantFields, grantProposal, rulesOn } from './grant-draft.ts';

/** A grant before it is signed: everything that speaks for and against it, as the facts stand. */
export interface GrantDraft {
  readonly place: Place;
  readonly framework: FrameworkDocument | null;
  readonly titles: Titles;
  readonly candidate: PersonFacts;
  readonly granted: GrantProposal;
  readonly answer: GrantAnswer;
  readonly delegation: EntitlementProposalView['delegation'];
  readonly basis: readonly BasisItem[];
  readonly basisSha256: string;
  /** The row and the words to sign; null while anything is missing. */
  readonly ready: {
    readonly fields: Omit<FactFields<Entitlement>, 'number'>;
    readonly statement: string;
  } | null;
}

@Injectable()
export class GrantDraftService {
  readonly #surroundings: SurroundingsService;
  readonly #people: PersonnelFactsService;

  constructor(surroundings: SurroundingsService, people: PersonnelFactsService) {
    this.#surroundings = surroundings;
    this.#people = people;
  }

  /** @throws `invalid-request` for a person or unit that is not on file, `not-accepted` for its dates */
  async draft(
    tx: EntityManager,
    entitlerId: PersonId,
    proposal: EntitlementProposal,
    asOf: AsOf,
  ): Promise<GrantDraft> {
    const place = await this.#surroundings.place(tx, proposal.unitId, asOf, '/unitId');
    const { department } = place;
    const candidateId = proposal.personId as PersonId;
    const named = [...new Set([candidateId, entitlerId])];
    const people = await this.#surroundings.people(tx, named, asOf);
    const candidate = people.get(candidateId);
    const entitler = people.get(entitlerId);
    if (candidate === undefined) throw invalid('/personId', 'There is no such person here.');
    if (entitler === undefined) throw new Error('The caller is not on file');
    const rules = rulesOn(place, proposal.effectiveFrom as GrantProposal['effectiveFrom']);
    const granted = grantProposal(proposal, place, rules);
    const replaces = proposal.replaces as EntitlementId | null;
    const asked = { role: proposal.role, replaces };
    const replaced = acceptedBy(replaceEntitlement(candidate, entitler, asked, place.moment));
    const answer = proposeGrant(department, candidate, entitler, granted, asOf);
    const records = basisRecords(answer.basis, candidate);
    const basis = basisSnapshot(
      records,
      await leafHashes(
        tx,
        records.map(({ fact }) => fact),
      ),
    );
    const basisSha256 = recordSha256(basis);
    const titles = titlesOf(rules.framework, department.units);
    const delegation = await this.#delegation(tx, entitler, answer);
    const fields = grantFields(proposal, granted, answer, rules, entitlerId);
    return {
      place,
      framework: rules.framework,
      titles,
      candidate,
      granted,
      answer,
      delegation,
      basis,
      basisSha256,
      ready:
        fields === null || delegation === null
          ? null
          : {
              fields: { ...fields, basis },
              statement: grantStatement(
                {
                  ...fields,
                  holder: candidate.person.displayName,
                  delegation: delegation.number,
                  replaces: replaced?.number ?? null,
                  basis: { records: basis.length, sha256: basisSha256 },
                },
                titles,
              ),
            },
    };
  }

  /** Everybody there, to name who can cure what is missing. */
  around(tx: EntityManager, { place }: GrantDraft, asOf: AsOf): Promise<Surroundings> {
    return this.#surroundings.around(tx, place, asOf);
  }

  async #delegation(
    tx: EntityManager,
    entitler: PersonFacts,
    answer: GrantAnswer,
  ): Promise<EntitlementProposalView['delegation']> {
    const held = entitler.delegations.find(({ id }) => id === answer.delegation);
    if (held === undefined) return null;
    const numbers = await this.#people.delegationNumbers(tx, [held.id]);
    return { id: held.id, number: numbers.get(held.id) ?? '', until: held.until };
  }
}
