import { earlierOf } from '../calendar/civil-day.ts';
import type { CalendarDay, Moment } from '../calendar/day.ts';
import type { FrameworkDocument } from '../framework/framework.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { PersonId } from '../person/ids.ts';
import type { Equivalence, EquivalenceEnd } from './entitlement.ts';

export type EquivalenceFields = Pick<
  Equivalence,
  | 'person'
  | 'skill'
  | 'fromTreatmentSite'
  | 'toTreatmentSite'
  | 'rationale'
  | 'approver'
  | 'from'
  | 'until'
>;

export type EquivalenceRefusal =
  | 'unknown-skill'
  | 'unknown-treatment-site'
  | 'same-treatment-site'
  | 'own-record'
  | 'before-today'
  | 'ends-before-it-begins'
  | 'blank';

/** Checks an equivalence: a skill shown for one treatment site accepted for another, never by the holder (F17). */
export function acceptEquivalence(
  framework: FrameworkDocument,
  fields: EquivalenceFields,
  moment: Moment,
): Checked<EquivalenceFields, EquivalenceRefusal> {
  const refusals: Refusal<EquivalenceRefusal>[] = [];
  if (!framework.skills.some((skill) => skill.id === fields.skill)) {
    refusals.push(refuse('unknown-skill', '/skill', { skill: fields.skill }));
  }
  for (const field of ['fromTreatmentSite', 'toTreatmentSite'] as const) {
    const treatmentSite = fields[field];
    if (framework.treatmentSites.some((site) => site.id === treatmentSite)) continue;
    refusals.push(refuse('unknown-treatment-site', `/${field}`, { treatmentSite }));
  }
  if (fields.fromTreatmentSite === fields.toTreatmentSite) {
    refusals.push(refuse('same-treatment-site', '/toTreatmentSite'));
  }
  if (fields.approver === fields.person) refusals.push(refuse('own-record', '/approver'));
  if (fields.from < moment.on) refusals.push(refuse('before-today', '/from', { on: fields.from }));
  if (fields.until !== null && fields.until < fields.from) {
    refusals.push(refuse('ends-before-it-begins', '/until', { on: fields.until }));
  }
  if (fields.rationale.trim() === '') refusals.push(refuse('blank', '/rationale'));
  return checked(fields, refusals);
}

/** Equivalences with the earliest last day that was named for each, also afterwards. */
export function endedEquivalences(
  equivalences: readonly Equivalence[],
  ends: readonly EquivalenceEnd[],
): readonly Equivalence[] {
  if (ends.length === 0) return equivalences;
  return equivalences.map((equivalence) => {
    const own = ends.filter((end) => end.equivalence === equivalence.id);
    const until = own.reduce<CalendarDay | null>(
      (earliest, { lastDay }) => earlierOf(earliest, lastDay),
      equivalence.until,
    );
    return own.length === 0 ? equivalence : { ...equivalence, until };
  });
}

export type EquivalenceEndRefusal = 'own-record' | 'before-today' | 'already-ended' | 'blank';

/**
 * Checks the end of an equivalence: from today on, earlier than the end it has, by somebody else than
 * the holder (F17). `equivalence` is as known.
 */
export function endEquivalence(
  { person, until }: Pick<Equivalence, 'person' | 'until'>,
  { lastDay, reason }: Pick<EquivalenceEnd, 'lastDay' | 'reason'>,
  recorder: PersonId,
  moment: Moment,
): Checked<CalendarDay, EquivalenceEndRefusal> {
  const refusals: Refusal<EquivalenceEndRefusal>[] = [];
  if (recorder === person) refusals.push(refuse('own-record', ''));
  if (lastDay < moment.on) refusals.push(refuse('before-today', '/lastDay', { on: lastDay }));
  if (until !== null && until <= lastDay) refusals.push(refuse('already-ended', '/lastDay'));
  if (reason.trim() === '') refusals.push(refuse('blank', '/reason'));
  return checked(lastDay, refusals);
}
