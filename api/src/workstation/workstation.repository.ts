import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { FactId, Instant } from '@oart/competency';
import type { Recording } from '../ledger/recording.ts';
import {
  WorkstationEntity,
  WorkstationRevocationEntity,
  WorkstationSessionEntity,
} from './workstation.entity.ts';

/** A computer that is or was enrolled. */
export interface Workstation {
  readonly enrolled: WorkstationEntity;
  readonly revokedAt: Instant | null;
}

type SessionKey = Pick<WorkstationSessionEntity, 'employerId' | 'id'>;

@Injectable()
export class WorkstationRepository {
  /** All of the employer, the newest first. */
  async all(tx: EntityManager): Promise<readonly Workstation[]> {
    const rows = await tx.find(WorkstationEntity, { order: { ledgerIndex: 'desc' } });
    const revocations = await tx.find(WorkstationRevocationEntity);
    return rows.map((enrolled) => ({
      enrolled,
      revokedAt:
        revocations.find(({ workstationId }) => workstationId === enrolled.id)?.recordedAt ?? null,
    }));
  }

  /** The one with this token, unless it is revoked. */
  async withToken(tx: EntityManager, tokenSha256: string): Promise<FactId | null> {
    const found = await tx.findOneBy(WorkstationEntity, { tokenSha256 });
    return found === null ? null : this.#inUse(tx, found.id);
  }

  /** The one at which a session began, unless it is revoked. */
  async ofSession(tx: EntityManager, session: SessionKey): Promise<FactId | null> {
    const began = await tx.findOneBy(WorkstationSessionEntity, session);
    return began === null ? null : this.#inUse(tx, began.workstationId);
  }

  isRevoked(tx: EntityManager, workstationId: FactId): Promise<boolean> {
    return tx.existsBy(WorkstationRevocationEntity, { workstationId });
  }

  async add(tx: Recording, name: string, tokenSha256: string): Promise<FactId> {
    const { id } = await tx.add(WorkstationEntity, uuidv7(), { name, tokenSha256 });
    return id;
  }

  /** From now on the session is one of that computer. */
  async addSession(tx: EntityManager, session: SessionKey, workstationId: FactId): Promise<void> {
    await tx.upsert(WorkstationSessionEntity, { ...session, workstationId }, ['employerId', 'id']);
  }

  async revoke(tx: Recording, workstationId: FactId): Promise<void> {
    await tx.add(WorkstationRevocationEntity, uuidv7(), { workstationId });
  }

  async #inUse(tx: EntityManager, id: FactId): Promise<FactId | null> {
    return (await this.isRevoked(tx, id)) ? null : id;
  }
}
