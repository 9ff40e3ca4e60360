import type { AskScope } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { AccessError } from './access-error.ts';

/** Who asks the gate, and what of it they may ask: asking is a right of its own. */
export interface Asker {
  readonly caller: Caller;
  readonly scopes: readonly AskScope[];
  /** Units by id that may be asked about; null for every unit. */
  readonly units: readonly string[] | null;
}

/** Who asks with a key: a service, which is nobody on file. */
export function askerWithKey(
  {
    employerId,
    id,
    scopes,
    unitIds,
  }: {
    readonly employerId: string;
    readonly id: string;
    readonly scopes: readonly AskScope[];
    readonly unitIds: readonly string[] | null;
  },
  requestId: string,
): Asker {
  return {
    caller: {
      accountId: id,
      personId: null,
      employerId,
      permissions: ['gate-client'],
      auditorScope: null,
      sessionId: id,
      requestId,
    },
    scopes,
    units: unitIds,
  };
}

/** A scope as OAuth 2.0 tokens name it. */
export function tokenScope(scope: AskScope): string {
  return `oart:${scope}`;
}

/** Why an asker gets no answer about a unit, one that is not known included; null where they may ask. */
export function refusalAbout({ units }: Asker, unit: string): AccessError | null {
  if (units === null || units.includes(unit)) return null;
  return new AccessError(403, 'This key may not ask about this unit.');
}
