import type { ExceptionalActView, ExceptionalReviewProposal } from '@oart/contract';
import { choicesOf } from '../forms/choices-of';
import { choiceField, textField } from '../staff-file/fact-act';
import type { FactAct, FactValues } from '../staff-file/fact-act';

/** What the reader owes an exceptional act, as a form to sign; null where it is nothing. */
export function owedAct(item: ExceptionalActView, task: string): FactAct | null {
  if (item.owed === null) return null;
  return item.owed === 'review' ? reviewOf(item, task) : countersignatureOf(item, task);
}

function reviewOf(item: ExceptionalActView, task: string): FactAct {
  const { id, kind, caseReference, fraction } = item;
  const needsIncident = kind === 'without-entitlement';
  return own({
    title: 'Review',
    heading: `Review: ${task}, case ${caseReference}, fraction ${String(fraction)}`,
    says: `${item.actor.displayName} said: ${item.reason}`,
    action: 'Sign review',
    address: `/api/exceptional-acts/${id}/review`,
    fields: {
      outcome: choiceField<ExceptionalReviewProposal['outcome']>('What you found', 'the outcome', {
        value: '',
        choices: choicesOf({ justified: 'Justified', 'not-justified': 'Not justified' }),
      }),
      statement: textField('Why', 'the reason', { value: '', isLong: true }),
      incidentReference: textField('Incident reference', 'the incident reference', {
        value: '',
        isOptional: !needsIncident,
        hint: needsIncident
          ? 'The department’s own incident; an act without entitlement needs one'
          : 'The department’s own incident, where there is one',
      }),
    },
    request: ({ outcome, statement, incidentReference }) => ({
      outcome,
      statement: statement.trim(),
      incidentReference: incidentReference.trim() === '' ? null : incidentReference.trim(),
    }),
    follows: () => [],
    recorded: () => 'The review is on file.',
  });
}

function countersignatureOf({ id, caseReference, fraction }: ExceptionalActView, task: string) {
  return own({
    title: 'Countersign',
    heading: `Countersign: ${task}, case ${caseReference}, fraction ${String(fraction)}`,
    action: 'Countersign the act',
    address: `/api/acts/${id}/countersignature`,
    fields: {},
    request: () => ({}),
    follows: () => [],
    recorded: () => 'Your countersignature is on file.',
  });
}

/** How many wait and how many of them are overdue, as the answer of the page. */
export function waitingSentence(items: readonly ExceptionalActView[], hasMore: boolean): string {
  const waiting = items.filter(({ state }) => state !== 'done').length;
  const overdue = items.filter(({ state }) => state === 'overdue').length;
  const many = hasMore ? `More than ${String(waiting)} wait` : waitOf(waiting);
  return overdue === 0 ? many : `${many}, ${String(overdue)} overdue`;
}

function waitOf(count: number): string {
  if (count === 0) return 'No act waits for a review or a signature';
  return count === 1
    ? '1 act waits for a review or a signature'
    : `${String(count)} acts wait for a review or a signature`;
}

/** The page knows acts by their fields alone; each reads its own. */
function own<Values extends FactValues>(act: FactAct<Values>): FactAct {
  return act;
}
