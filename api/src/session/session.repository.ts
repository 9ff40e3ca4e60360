import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '@oart/competency';
import { SessionEntity } from './session.entity.ts';

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

  async add(session: Omit<SessionEntity, 'endedAt' | 'seenAt'>): Promise<void> {
    const seenAt = session.startedAt;
    await this.#database.manager.insert(SessionEntity, { ...session, seenAt, endedAt: null });
  }

  /** The session and the wall clock, in one question. */
  async byToken(
    tokenSha256: Buffer,
  ): Promise<{ readonly session: SessionEntity; readonly at: Instant } | null> {
    const found = await this.#database.manager
      .createQueryBuilder(SessionEntity, 'session')
      .addSelect(`date_trunc('milliseconds', clock_timestamp())`, 'at')
      .where('session.token_sha256 = :tokenSha256', { tokenSha256 })
      .getRawAndEntities<{ at: Instant }>();
    const [session] = found.entities;
    const at = found.raw[0]?.at;
    return session === undefined || at === undefined ? null : { session, at };
  }

  async markSeen({ employerId, id }: SessionEntity, at: Instant): Promise<void> {
    await this.#database.manager.update(SessionEntity, { employerId, id }, { seenAt: at });
  }

  async end(employerId: string, id: string, at: Instant): Promise<void> {
    await this.#database.manager.update(SessionEntity, { employerId, id }, { endedAt: at });
  }
}
