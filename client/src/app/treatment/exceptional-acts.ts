import type { ExceptionalActView, ExceptionalReviewProposal } from '@oart/contract';
import { choicesOf } from '../forms/choices-of';
import { asFactAct, choiceField, textField } from '../staff-file/fact-act';
import type { FactAct } from '../staff-file/fact-act';

/** What the reader owes an exceptional act, as a form to sign; null where it is nothing, or the act itself. */
export function owedAct(item: ExceptionalActView, task: string): FactAct | null {
  switch (item.owed) {
    case 'review':
      return reviewOf(item, task);
    case 'countersignature':
      return countersignatureOf(item, task);
    case 'act':
    case null:
      return null;
  }
}

function reviewOf(item: ExceptionalActView, task: string): FactAct {
  const { id, kind, caseReference, fraction } = item;
  const needsIncident = kind === 'without-entitlement';
  return asFactAct({
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
  return asFactAct({
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

/**
 * How many wait and how many of them are overdue, as the answer of the page. Who sees every act is told of all that
 * wait; anybody else sees those that they had a part in, and is told of what waits for them.
 */
export function waitingSentence(
  items: readonly ExceptionalActView[],
  hasMore: boolean,
  seesAll: boolean,
): string {
  if (hasMore) {
    return `More than ${String(items.length)} acts${seesAll ? '' : ' that you had a part in'} wait`;
  }
  const waiting = seesAll ? items : items.filter(({ owed }) => owed !== null);
  const whom = seesAll ? 'a review or a signature' : 'you';
  const overdue = waiting.filter(({ state }) => state === 'overdue').length;
  const many = waitOf(waiting.length, whom);
  return overdue === 0 ? many : `${many}, ${String(overdue)} overdue`;
}

function waitOf(count: number, whom: string): string {
  if (count === 0) return `No act waits for ${whom}`;
  return count === 1 ? `1 act waits for ${whom}` : `${String(count)} acts wait for ${whom}`;
}
