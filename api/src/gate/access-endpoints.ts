import { Injectable } from '@nestjs/common';
import { readBatch } from './access-batch.ts';
import { readQuestion } from './access-request.ts';
import { AccessService } from './access.service.ts';
import type { Given } from './access.service.ts';
import type { Asker } from './asker.ts';

export const EVALUATION = '/access/v1/evaluation';
export const EVALUATIONS = '/access/v1/evaluations';

/** Bytes that a question may have. */
export const LARGEST_QUESTION = 64 * 1024;
const LARGEST_BATCH_BODY = 512 * 1024;

/** A decision endpoint, however its requests come in. */
export interface AccessEndpoint {
  readonly url: string;
  /** In bytes. */
  readonly largestBody: number;
  /** @param body as parsed by `parseAccessJson`; @throws what `answerToError` tells */
  readonly answer: (asker: Asker, body: unknown) => Given<unknown>;
}

/** The two endpoints that decide. */
@Injectable()
export class AccessEndpoints {
  readonly endpoints: readonly AccessEndpoint[];

  constructor(access: AccessService) {
    this.endpoints = [
      {
        url: EVALUATION,
        largestBody: LARGEST_QUESTION,
        answer: (asker, body) => access.evaluate(asker, readQuestion(body)),
      },
      {
        url: EVALUATIONS,
        largestBody: LARGEST_BATCH_BODY,
        answer: (asker, body) => {
          const asked = readBatch(body);
          return 'items' in asked
            ? access.evaluateAll(asker, asked)
            : access.evaluate(asker, asked);
        },
      },
    ];
  }
}
