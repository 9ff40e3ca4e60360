import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { PersonId } from '@oart/competency';
import type { AccountRequest, AccountView, Page, PermissionsChange } from '@oart/contract';
import { ClockService } from '../clock/clock.service.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError, invalid, notFound } from '../http/problem-error.ts';
import { requireSeen } from '../http/seen.ts';
import { Recorder, headIndex } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import type { Recording } from '../ledger/recording.ts';
import type { AccountQuery } from './account.dto.ts';
import { PermissionGrantEntity } from './account.entity.ts';
import type { AccountEntity } from './account.entity.ts';
import { requireAnotherPerson, requirePersonForPermissions } from './account-rules.ts';
import { AccountRepository } from './account.repository.ts';
import { AuditorAccessService } from './auditor-access.service.ts';
import { LastAdministratorService } from './last-administrator.service.ts';
import { AccountViews } from './account-views.ts';
import { hashPassword, newPassword } from './password.ts';
import { weaknessOf } from './weak-password.ts';

/** What system administrators do with accounts; it gives them no clinical right. */
@Injectable()
export class AccountService {
  readonly #recorder: Recorder;
  readonly #accounts: AccountRepository;
  readonly #views: AccountViews;
  readonly #administrators: LastAdministratorService;
  readonly #auditors: AuditorAccessService;
  readonly #clock: ClockService;
  readonly #log: PinoLogger;

  constructor(
    recorder: Recorder,
    accounts: AccountRepository,
    views: AccountViews,
    administrators: LastAdministratorService,
    auditors: AuditorAccessService,
    clock: ClockService,
    log: PinoLogger,
  ) {
    this.#recorder = recorder;
    this.#accounts = accounts;
    this.#views = views;
    this.#administrators = administrators;
    this.#auditors = auditors;
    this.#clock = clock;
    this.#log = log;
  }

  list({ employerId }: Caller, query: AccountQuery): Promise<Page<AccountView>> {
    return this.#recorder.read(employerId, async (tx) => {
      const { rows, cursor } = await this.#accounts.page(tx, employerId, query, query.state);
      const items = await this.#views.of(tx, rows);
      return { items, cursor, ledgerIndex: await headIndex(tx, employerId) };
    });
  }

  /**
   * Opens an account.
   * @param by null where the product itself does it: the first administrator, the demonstration.
   * @param demonstrationPost makes it a demonstration account, which anyone may enter.
   */
  async open(
    request: RecordingRequest,
    by: Caller | null,
    wanted: AccountRequest,
    demonstrationPost: string | null = null,
  ): Promise<Outcome<AccountView>> {
    if (by !== null) requireAnotherPerson(by, { id: null, personId: wanted.personId });
    requirePersonForPermissions(wanted.personId, wanted.permissions);
    const { initialPassword } = wanted;
    const weakness =
      initialPassword === null ? null : weaknessOf(initialPassword, [wanted.signInName]);
    if (weakness !== null) throw invalid('/initialPassword', weakness);
    // Without one nobody signs in before the holder has set their own by a link.
    const passwordHash = await hashPassword(initialPassword ?? newPassword());
    const openedAt = await this.#clock.wallClock();
    return this.#recorder.record(request, async (tx) => {
      await this.#requireFree(tx.manager, wanted);
      const given = await this.#auditors.given(tx, wanted);
      const id = uuidv7();
      const account = {
        employerId: tx.employerId,
        id,
        signInName: wanted.signInName.toLowerCase(),
        personId: wanted.personId as PersonId | null,
        passwordHash,
        demonstrationPost,
        openedAt,
        closedAt: null,
        sessionsEndedAt: null,
        lastSignInAt: null,
      };
      await this.#accounts.add(tx.manager, account);
      await tx.add(PermissionGrantEntity, uuidv7(), { accountId: id, ...given });
      this.#log.info({ event: 'account-opened', account: id, by: by?.accountId ?? null });
      return this.#view(tx.manager, account);
    });
  }

  /**
   * Takes effect on the very next request of the account.
   * @throws `changed-since-seen` where somebody else set its permissions meanwhile
   */
  setPermissions(
    request: RecordingRequest,
    by: Caller,
    id: string,
    { seen, ...wanted }: PermissionsChange,
  ): Promise<Outcome<AccountView>> {
    return this.#recorder.record(request, async (tx) => {
      const account = await this.#openAccount(tx, by, id);
      const grant = (await this.#accounts.grants(tx.manager, [id])).get(id);
      requireSeen(seen, grant?.ledgerIndex ?? -1, tx.head);
      requirePersonForPermissions(account.personId, wanted.permissions);
      if (!wanted.permissions.includes('system-administrator')) {
        await this.#administrators.requireAnotherAccount(tx.manager, id);
      }
      const given = await this.#auditors.given(tx, wanted);
      await tx.add(PermissionGrantEntity, uuidv7(), { accountId: id, ...given });
      this.#log.info({ event: 'permissions-changed', account: id, by: by.accountId });
      return this.#view(tx.manager, account);
    });
  }

  /** Ends its permissions and its sessions, for ever; what it did stays. */
  async close(request: RecordingRequest, by: Caller, id: string): Promise<Outcome<AccountView>> {
    const closedAt = await this.#clock.wallClock();
    return this.#recorder.record(request, async (tx) => {
      const account = await this.#openAccount(tx, by, id);
      await this.#administrators.requireAnotherAccount(tx.manager, id);
      await tx.add(PermissionGrantEntity, uuidv7(), {
        accountId: id,
        permissions: [],
        auditorUntil: null,
        auditorScope: null,
      });
      await this.#accounts.change(tx.manager, account, { closedAt, sessionsEndedAt: closedAt });
      this.#log.info({ event: 'account-closed', account: id, by: by.accountId });
      account.closedAt = closedAt;
      return this.#view(tx.manager, account);
    });
  }

  async #openAccount(tx: Recording, by: Caller, id: string): Promise<AccountEntity> {
    const account = await this.#accounts.byId(tx.manager, tx.employerId, id);
    if (account === null) throw notFound();
    requireAnotherPerson(by, account);
    if (account.closedAt !== null) throw new ProblemError('conflict', 'This account is closed.');
    return account;
  }

  async #requireFree(tx: EntityManager, { signInName, personId }: AccountRequest): Promise<void> {
    if ((await this.#accounts.byName(tx, signInName)) !== null) {
      const message = 'This sign-in name is taken.';
      throw new ProblemError('conflict', message, {
        errors: [{ pointer: '/signInName', message }],
      });
    }
    if (personId === null) return;
    if (await this.#views.isOnFile(tx, personId as PersonId)) return;
    throw invalid('/personId', 'There is no such person here.');
  }

  async #view(
    tx: EntityManager,
    account: Omit<AccountEntity, 'signInNameSha256'>,
  ): Promise<AccountView> {
    const [view] = await this.#views.of(tx, [account]);
    if (view === undefined) throw new Error('An account has no view');
    return view;
  }
}
