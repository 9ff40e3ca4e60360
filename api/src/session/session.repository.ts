import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditorScope, CalendarDay, Instant, PersonId } from '@oart/competency';
import type { Permission } from '@oart/contract';
import type { GivenRights } from '../account/auditor-access.service.ts';
import { poolOf } from '../database/pool.ts';
import { prepared } from '../database/prepared.ts';
import { SessionEntity } from './session.entity.ts';

/** Which session, of which account, and when it was used. */
export type StoredSession = Omit<SessionEntity, 'tokenSha256'>;

type SessionKey = Pick<SessionEntity, 'employerId' | 'id'>;

/** A session with what is on file about its account. */
export interface FoundSession {
  readonly session: StoredSession;
  /** The wall clock of the database. */
  readonly at: Instant;
  readonly isAccountClosed: boolean;
  /** Sessions that began at or before this instant have ended. */
  readonly accountEndedAt: Instant | null;
  readonly personId: PersonId | null;
  /** As it was granted, whatever is left of it today. */
  readonly given: GivenRights;
  /** Whether any post of the person has, or had, a last day: only then may they have left. */
  readonly hasPostThatEnds: boolean;
}

interface SignedInRow {
  readonly employer_id: string;
  readonly id: string;
  readonly account_id: string;
  readonly started_at: Instant;
  readonly seen_at: Instant;
  readonly ended_at: Instant | null;
  readonly now: Instant;
  readonly person_id: PersonId | null;
  readonly closed_at: Instant | null;
  readonly sessions_ended_at: Instant | null;
  readonly permissions: readonly Permission[];
  readonly auditor_until: CalendarDay | null;
  readonly auditor_scope: AuditorScope | null;
  readonly has_post_that_ends: boolean;
}

const SIGNED_IN = `employer_id, id, account_id, started_at, seen_at, ended_at, now, person_id, closed_at,
  sessions_ended_at, permissions, auditor_until, auditor_scope, has_post_that_ends`;

/** Sessions go by the wall clock, which nobody moves, not by `oart.instant()`. */
const WALL_CLOCK = (): string => "date_trunc('milliseconds', clock_timestamp())";

/**
 * Sessions, found by the hash of their token before any employer is known: the one repository that
 * holds the connections itself.
 */
@Injectable()
export class SessionRepository {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  /** @returns when it began, by the wall clock of the database. */
  async add(
    session: Pick<SessionEntity, 'employerId' | 'id' | 'accountId' | 'tokenSha256'>,
  ): Promise<Instant> {
    const times = { startedAt: WALL_CLOCK, seenAt: WALL_CLOCK, endedAt: null };
    await this.#database.manager.insert(SessionEntity, { ...session, ...times });
    const { employerId, id } = session;
    const row = await this.#database.manager.findOneByOrFail(SessionEntity, { employerId, id });
    return row.startedAt;
  }

  /** The session, what its account was given, and the wall clock, in one question: every request asks it. */
  async byToken(tokenSha256: Buffer): Promise<FoundSession | null> {
    const { rows } = await poolOf(this.#database).query<SignedInRow>(
      prepared(`select ${SIGNED_IN} from oart.signed_in($1)`, [tokenSha256]),
    );
    const [row] = rows;
    if (row === undefined) return null;
    return {
      session: {
        employerId: row.employer_id,
        id: row.id,
        accountId: row.account_id,
        startedAt: row.started_at,
        seenAt: row.seen_at,
        endedAt: row.ended_at,
      },
      at: row.now,
      isAccountClosed: row.closed_at !== null,
      accountEndedAt: row.sessions_ended_at,
      personId: row.person_id,
      given: {
        permissions: row.permissions,
        auditorUntil: row.auditor_until,
        auditorScope: row.auditor_scope,
      },
      hasPostThatEnds: row.has_post_that_ends,
    };
  }

  async markSeen({ employerId, id }: SessionKey, at: Instant): Promise<void> {
    await this.#database.manager.update(SessionEntity, { employerId, id }, { seenAt: at });
  }

  async end(employerId: string, id: string): Promise<void> {
    await this.#database.manager.update(SessionEntity, { employerId, id }, { endedAt: WALL_CLOCK });
  }
}
