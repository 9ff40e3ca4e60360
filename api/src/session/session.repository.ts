import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '@oart/competency';
import { SessionEntity } from './session.entity.ts';

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

  /** The session and the wall clock, in one question. */
  async byToken(
    tokenSha256: Buffer,
  ): Promise<{ readonly session: SessionEntity; readonly at: Instant } | null> {
    const found = await this.#database.manager
      .createQueryBuilder(SessionEntity, 'session')
      .addSelect(WALL_CLOCK(), 'at')
      .where('session.token_sha256 = :tokenSha256', { tokenSha256 })
      .getRawAndEntities<{ at: Instant }>();
    const [session] = found.entities;
    const at = found.raw[0]?.at;
    return session === undefined || at === undefined ? null : { session, at };
  }

  async markSeen({ employerId, id }: SessionEntity, at: Instant): Promise<void> {
    await this.#database.manager.update(SessionEntity, { employerId, id }, { seenAt: at });
  }

  async end(employerId: string, id: string): Promise<void> {
    await this.#database.manager.update(SessionEntity, { employerId, id }, { endedAt: WALL_CLOCK });
  }
}
