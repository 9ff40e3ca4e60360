import { uuidv7 } from 'uuidv7';
import { LAST_DAY } from '@oart/competency';
import type { PersonId } from '@oart/competency';
import type { Permission } from '@oart/contract';
import type { LedgerEntry } from '@oart/scenario';
import { PermissionGrantEntity } from '../account/account.entity.ts';
import { AccountRepository } from '../account/account.repository.ts';
import type { Recording } from '../ledger/recording.ts';

/** A way to sign in to a loaded scenario: as one of its people, or as a service or auditor from outside. */
export interface ScenarioAccount {
  readonly signInName: string;
  /** Label of the person in the file; null for an account without one. */
  readonly person: string | null;
  readonly permissions: readonly Permission[];
}

/** Who looks on without a part in the scenario. */
export const ONLOOKERS = ['auditor', 'gate-client'] as const satisfies readonly Permission[];

/** Opens accounts for the people of a scenario, all with one password. */
export class ScenarioAccounts {
  readonly opened: ScenarioAccount[] = [];
  readonly #accounts = new AccountRepository();
  readonly #contents: readonly LedgerEntry[];
  readonly #entitlers: ReadonlySet<PersonId>;
  readonly #passwordHash: string;
  readonly #suffix: string;

  /** @param named.suffix makes sign-in names that no other employer has */
  constructor(
    contents: readonly LedgerEntry[],
    entitlers: readonly PersonId[],
    named: { readonly passwordHash: string; readonly suffix: string },
  ) {
    this.#contents = contents;
    this.#entitlers = new Set(entitlers);
    this.#passwordHash = named.passwordHash;
    this.#suffix = named.suffix;
  }

  async openOnlookers(tx: Recording): Promise<void> {
    for (const permission of ONLOOKERS) await this.#open(tx, permission, null, null, [permission]);
  }

  /** May do what the person does somewhere in the file: verify, assess, entitle. */
  async openFor(tx: Recording, label: PersonId, id: PersonId): Promise<void> {
    const permissions: Permission[] = ['staff-member'];
    if (this.#contents.some((entry) => isVerifiedBy(entry, label))) permissions.push('verifier');
    if (this.#contents.some((entry) => isAssessedBy(entry, label))) permissions.push('assessor');
    const isDelegate = this.#contents.some((entry) => isDelegatedTo(entry, label));
    if (isDelegate || this.#entitlers.has(label)) permissions.push('entitler');
    await this.#open(tx, slug(label), label, id, permissions);
  }

  async #open(
    tx: Recording,
    name: string,
    person: string | null,
    personId: PersonId | null,
    permissions: readonly Permission[],
  ): Promise<void> {
    const signInName = `${name}.${this.#suffix}`;
    const id = uuidv7();
    await this.#accounts.add(tx.manager, {
      employerId: tx.employerId,
      id,
      signInName,
      personId,
      passwordHash: this.#passwordHash,
      demonstrationPost: null,
      openedAt: tx.recordedAt,
      closedAt: null,
      sessionsEndedAt: null,
      lastSignInAt: null,
    });
    await tx.add(PermissionGrantEntity, uuidv7(), {
      accountId: id,
      permissions: [...permissions],
      // Whoever asks as an auditor does so at any instant of the file, and after.
      auditorUntil: permissions.includes('auditor') ? LAST_DAY : null,
      auditorScope: null,
    });
    this.opened.push({ signInName, person, permissions });
  }
}

function isVerifiedBy(entry: LedgerEntry, person: PersonId): boolean {
  return entry.kind === 'evidence-review' && entry.fact.verifier === person;
}

function isAssessedBy(entry: LedgerEntry, person: PersonId): boolean {
  return entry.kind === 'assessment' && entry.fact.assessor === person;
}

function isDelegatedTo(entry: LedgerEntry, person: PersonId): boolean {
  return entry.kind === 'delegation' && entry.fact.person === person;
}

function slug(label: string): string {
  return label.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
