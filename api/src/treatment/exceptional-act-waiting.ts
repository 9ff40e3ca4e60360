import { Injectable } from '@nestjs/common';
import { WaitingCounts } from '../session/waiting-counts.ts';
import { ExceptionalActService } from './exceptional-act.service.ts';

/** What alerts the head of physics: exceptional acts that wait for review, own ones to countersign or, under an open break-glass, to sign. */
@Injectable()
export class ExceptionalActWaiting {
  constructor(counts: WaitingCounts, exceptional: ExceptionalActService) {
    counts.register('toReview', (tx, caller) => exceptional.waitingFor(tx, caller));
  }
}
