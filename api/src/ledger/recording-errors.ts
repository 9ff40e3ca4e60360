/** The same idempotency key came with another body: 422. */
export class IdempotencyConflict extends Error {
  override readonly name = 'IdempotencyConflict';
  constructor() {
    super('This idempotency key was used for another request');
  }
}

/** The first request with this idempotency key has not ended yet: 409 with Retry-After. */
export class IdempotencyInFlight extends Error {
  override readonly name = 'IdempotencyInFlight';
  readonly retryAfterSeconds = 1;
  constructor() {
    super('The first request with this idempotency key is still being recorded');
  }
}

/** No ledger was opened for this employer: 404. */
export class UnknownEmployer extends Error {
  override readonly name = 'UnknownEmployer';
  constructor(employerId: string) {
    super(`No employer ${employerId} in this database`);
  }
}

/** A past is only taken in where the database is not a production one, and never before its last recording. */
export class PastRefused extends Error {
  override readonly name = 'PastRefused';
}

/** The ledger lost what this process has seen in it: nothing is answered from it or recorded in it, 503. */
export class LedgerWentBack extends Error {
  override readonly name = 'LedgerWentBack';
  constructor() {
    super('The ledger’s end went backwards; an administrator must look at it.');
  }
}
