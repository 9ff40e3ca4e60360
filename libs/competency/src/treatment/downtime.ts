import type { Instant } from '../calendar/day.ts';
import type { FactId, PersonId, UnitId } from '../person/ids.ts';
import type { FactFields, Recorded } from '../person/recorded.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { Act } from './act.ts';
import { handsOn } from './intended-act.ts';

/** Both instants belong to it. */
export interface DowntimeSpan {
  readonly from: Instant;
  readonly to: Instant;
}

/** A time in which a unit had to work on paper (domain.md 10.14). */
export interface DowntimePeriod extends Recorded, DowntimeSpan {
  readonly unit: UnitId;
  readonly reason: string;
}

/** What was found of a downtime that had been recorded wrongly: its span, or null where it never was (I14). */
export interface DowntimeCorrection extends Recorded {
  readonly downtime: FactId;
  readonly span: DowntimeSpan | null;
  readonly reason: string;
  readonly corrector: PersonId;
}

/** A downtime with its known corrections: the latest says its span; null where it never was. */
export interface CorrectedDowntime {
  readonly period: DowntimePeriod;
  readonly corrections: readonly DowntimeCorrection[];
  readonly governing: DowntimeSpan | null;
}

/** A downtime as the corrections of it say, of a list of corrections in ledger order. */
export function correctedDowntime(
  period: DowntimePeriod,
  known: readonly DowntimeCorrection[],
): CorrectedDowntime {
  const corrections = known.filter(({ downtime }) => downtime === period.id);
  const latest = corrections.at(-1);
  const governing = latest === undefined ? { from: period.from, to: period.to } : latest.span;
  return { period, corrections, governing };
}

export type DowntimeRefusal = 'ends-before-it-begins' | 'in-the-future' | 'blank';

/** A downtime is recorded once it is over: nobody says beforehand that paper will decide. */
export function checkDowntime(
  fields: FactFields<DowntimePeriod>,
  now: Instant,
): Checked<FactFields<DowntimePeriod>, DowntimeRefusal> {
  return checked(fields, [...spanRefusals(fields, now, ''), ...reasonRefusals(fields)]);
}

export type DowntimeCorrectionRefusal = DowntimeRefusal | 'nothing-changes' | 'leaves-act-outside';

/** An act that was entered from the paper of a downtime, as far as a correction looks at it. */
export type EnteredFromPaper = Pick<
  Act,
  'id' | 'task' | 'caseReference' | 'fraction' | 'performedAt'
>;

/**
 * A correction says another span that is over, or that the downtime never was. It leaves no act outside
 * that was taken as a yes because of the downtime: each is named, and is corrected first.
 * @param resting acts whose yes rests on this downtime and that were not found wrongly recorded
 */
export function checkDowntimeCorrection(
  fields: FactFields<DowntimeCorrection>,
  { governing }: CorrectedDowntime,
  resting: readonly EnteredFromPaper[],
  now: Instant,
): Checked<FactFields<DowntimeCorrection>, DowntimeCorrectionRefusal> {
  const { span } = fields;
  const refusals: Refusal<DowntimeCorrectionRefusal>[] = [
    ...(span === null ? [] : spanRefusals(span, now, '/span')),
    ...reasonRefusals(fields),
  ];
  if (span?.from === governing?.from && span?.to === governing?.to) {
    refusals.push(refuse('nothing-changes', '/span'));
  }
  for (const { id, task, caseReference, fraction, performedAt } of resting) {
    if (span !== null && isWithin(span, performedAt)) continue;
    const found = `case ${caseReference}, fraction ${String(fraction)}`;
    refusals.push(refuse('leaves-act-outside', '/span', { task, found, factId: id }));
  }
  return checked(fields, refusals);
}

/**
 * The downtime of a unit in whose governing span an instant lies; null where there is none. One that
 * somebody recorded or corrected themselves opens nothing for an act of their own.
 */
export function downtimeAt(
  downtimes: readonly CorrectedDowntime[],
  unit: UnitId,
  at: Instant,
  act: Pick<Act, 'actor' | 'supervisor'>,
): DowntimePeriod | null {
  const hands = handsOn(act);
  const found = downtimes.find(
    ({ period, corrections, governing }) =>
      period.unit === unit &&
      governing !== null &&
      isWithin(governing, at) &&
      !hands.some(
        (person) =>
          person === period.recordedBy || corrections.some(({ corrector }) => corrector === person),
      ),
  );
  return found?.period ?? null;
}

function isWithin({ from, to }: DowntimeSpan, at: Instant): boolean {
  return from <= at && at <= to;
}

function spanRefusals(
  { from, to }: DowntimeSpan,
  now: Instant,
  pointer: '' | '/span',
): readonly Refusal<DowntimeRefusal>[] {
  const refusals: Refusal<DowntimeRefusal>[] = [];
  if (to <= from) refusals.push(refuse('ends-before-it-begins', `${pointer}/to`));
  if (to > now) refusals.push(refuse('in-the-future', `${pointer}/to`));
  return refusals;
}

function reasonRefusals({ reason }: { readonly reason: string }): readonly Refusal<'blank'>[] {
  return reason.trim() === '' ? [refuse('blank', '/reason')] : [];
}
