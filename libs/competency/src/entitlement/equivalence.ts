import type { Moment } from '../calendar/day.ts';
import type { FrameworkDocument } from '../framework/framework.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { Equivalence } from './entitlement.ts';

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
