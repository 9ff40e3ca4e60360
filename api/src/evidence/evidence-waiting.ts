import { Injectable } from '@nestjs/common';
import { WaitingCounts } from '../session/waiting-counts.ts';
import { EvidenceRepository } from './evidence.repository.ts';

/** How many records wait for the caller as a verifier, beside the navigation of every page. */
@Injectable()
export class EvidenceWaiting {
  constructor(counts: WaitingCounts, evidence: EvidenceRepository) {
    counts.register('toVerify', async (tx, { personId, permissions }) =>
      personId !== null && permissions.includes('verifier')
        ? evidence.countWaiting(tx, personId)
        : 0,
    );
  }
}
