import type { CalendarDay, Moment } from '../calendar/day.ts';
import type { PersonId } from '../person/ids.ts';
import type { FactFields, Recorded } from '../person/recorded.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { EvidenceStanding } from './evidence-state.ts';

/**
 * That the agency which employs somebody was asked for the training record it keeps of them, and has to supply
 * on request (IR(ME)R reg 17(5)).
 */
export interface AgencyRequest extends Recorded {
  readonly person: PersonId;
  readonly agency: string;
  readonly requestedOn: CalendarDay;
}

export type AgencyRequestRefusal = 'own-record' | 'in-the-future';

/** Checks that somebody else asked (I4), on a day that has come. */
export function checkAgencyRequest(
  fields: FactFields<AgencyRequest>,
  recorder: PersonId,
  { on }: Pick<Moment, 'on'>,
): Checked<FactFields<AgencyRequest>, AgencyRequestRefusal> {
  const found: Refusal<AgencyRequestRefusal>[] = [];
  if (fields.person === recorder) found.push(refuse('own-record', '/person'));
  if (fields.requestedOn > on) {
    found.push(refuse('in-the-future', '/requestedOn', { on: fields.requestedOn }));
  }
  return checked(fields, found);
}

/**
 * The records with which agencies answered, request by request: the first of its kind that was submitted after
 * the request was recorded, unless it was sent back or revoked. Each record answers one request, the oldest
 * that is open. Null while a request is open.
 * @param requests in ledger order
 */
export function recordsThatCame(
  requests: readonly Pick<AgencyRequest, 'index'>[],
  standings: readonly Pick<EvidenceStanding, 'evidence' | 'state'>[],
): readonly (EvidenceStanding['evidence'] | null)[] {
  const records = standings
    .filter(({ state }) => state !== 'sent-back' && state !== 'revoked')
    .map(({ evidence }) => evidence)
    .filter(({ type }) => type === 'agency-record');
  return requests.map(({ index }) => {
    const place = records.findIndex((record) => record.index > index);
    return place === -1 ? null : (records.splice(place, 1)[0] ?? null);
  });
}
