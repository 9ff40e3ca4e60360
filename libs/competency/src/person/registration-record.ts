import type { CalendarDay } from '../calendar/day.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { PersonId } from './ids.ts';
import { ownRecord, type OwnRecord } from './own-record.ts';
import type { ConditionsDecision, RegistrationCheck } from './person.ts';
import type { FactFields } from './recorded.ts';

export type RegistrationRefusal = OwnRecord | 'in-the-future' | 'validity-end-missing' | 'blank';

/**
 * Checks what was seen on a register before it is recorded: never one's own (I4), looked at by today, and a
 * fixed registration names its last day. A day that the register gives for a status may lie ahead.
 */
export function checkRegistrationCheck(
  fields: FactFields<RegistrationCheck>,
  recorder: PersonId,
  today: CalendarDay,
): Checked<FactFields<RegistrationCheck>, RegistrationRefusal> {
  const found: Refusal<RegistrationRefusal>[] = [...ownRecord(fields.person, recorder)];
  if (fields.checkedOn > today) {
    found.push(refuse('in-the-future', '/checkedOn', { on: fields.checkedOn }));
  }
  if (needsDate(fields.status) && fields.validity === 'fixed' && fields.validUntil === null) {
    found.push(refuse('validity-end-missing', '/validUntil', { body: fields.body }));
  }
  if (fields.number.trim() === '') found.push(refuse('blank', '/number'));
  if (fields.source.trim() === '') found.push(refuse('blank', '/source'));
  return checked(fields, found);
}

/** Whether a status lets somebody practise, in part at least: it then runs out or is declared again on a day. */
export function needsDate(status: RegistrationCheck['status']): boolean {
  return ['active', 'caution', 'conditions'].includes(status);
}

export type ConditionsDecisionRefusal = OwnRecord | 'not-under-conditions';

/** Checks the entitler's decision on conditions: about another person's check that shows conditions. */
export function checkConditionsDecision(
  fields: FactFields<ConditionsDecision>,
  recorder: PersonId,
  checks: readonly RegistrationCheck[],
): Checked<FactFields<ConditionsDecision>, ConditionsDecisionRefusal> {
  const found: Refusal<ConditionsDecisionRefusal>[] = [...ownRecord(fields.person, recorder)];
  const decided = checks.find(({ id }) => id === fields.registrationCheck);
  if (decided?.person !== fields.person || decided.status !== 'conditions') {
    found.push(
      refuse('not-under-conditions', '/registrationCheck', { factId: fields.registrationCheck }),
    );
  }
  return checked(fields, found);
}
