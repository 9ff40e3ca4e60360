import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { EquivalenceEnd, EquivalenceFields, Recorded, WaiverFields } from '@oart/competency';
import type { Recording } from '../ledger/recording.ts';
import { EquivalenceEndEntity, EquivalenceEntity, WaiverEntity } from './exception.entity.ts';

@Injectable()
export class ExceptionRepository {
  async addWaiver(
    tx: Recording,
    { person, approver, from, until, ...columns }: WaiverFields,
  ): Promise<Recorded> {
    return tx.add(WaiverEntity, uuidv7(), {
      ...columns,
      personId: person,
      approverId: approver,
      validFrom: from,
      validUntil: until,
    });
  }

  async endEquivalence(
    tx: Recording,
    equivalenceId: string,
    { lastDay, reason }: Pick<EquivalenceEnd, 'lastDay' | 'reason'>,
  ): Promise<Recorded> {
    return tx.add(EquivalenceEndEntity, uuidv7(), { equivalenceId, lastDay, reason });
  }

  async addEquivalence(
    tx: Recording,
    { person, approver, from, until, ...columns }: EquivalenceFields,
  ): Promise<Recorded> {
    return tx.add(EquivalenceEntity, uuidv7(), {
      ...columns,
      personId: person,
      approverId: approver,
      validFrom: from,
      validUntil: until,
    });
  }
}
