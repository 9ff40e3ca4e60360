import { Injectable } from '@nestjs/common';
import { WaitingCounts } from '../session/waiting-counts.ts';
import { OfflineReviewService } from './offline-review.service.ts';

/** What alerts the head of physics and the oncologists: offline reviews overdue, owed or of concern (10.16). */
@Injectable()
export class OfflineReviewWaiting {
  constructor(counts: WaitingCounts, reviews: OfflineReviewService) {
    counts.register('toReviewOffline', (tx, caller) => reviews.waitingFor(tx, caller));
  }
}
