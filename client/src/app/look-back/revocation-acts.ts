import type { CalendarDay, EvidenceRevocation } from '@oart/competency';
import type {
  EvidenceRevocationRequest,
  EvidenceView,
  LookBackView,
  RevocationRetractionRequest,
} from '@oart/contract';
import { inWords } from '@oart/contract';
import { formatDay } from '../dates/format-day';
import { choicesOf } from '../forms/choices-of';
import { asFactAct, choiceField, dayField, textField } from '../staff-file/fact-act';
import type { FactAct } from '../staff-file/fact-act';

export type RevocationKind = EvidenceRevocation['kind'];

export const KIND_WORDS: Readonly<Record<RevocationKind, string>> = {
  integrity: 'Integrity: it is not a true record of this person',
  clerical: 'Clerical: it was filed wrongly, in good faith',
};

interface RevocationValues {
  readonly [field: string]: string | null;
  readonly kind: RevocationKind | '';
  readonly effectiveFrom: CalendarDay | null;
  readonly reason: string;
}

/** A record that no longer counts, from today or a day in the past (I12). */
export function revocationAct(
  record: EvidenceView,
  relying: LookBackView['entitlements'],
  today: CalendarDay,
): FactAct {
  const act: FactAct<RevocationValues> = {
    title: 'Revoke',
    heading: `Revoke “${record.title}”`,
    says: 'History is not rewritten: what was done on the strength of it is listed for review.',
    action: 'Revoke the record',
    address: `/api/evidence/${record.id}/revocation`,
    fields: {
      kind: choiceField<RevocationKind>('What is wrong', 'what is wrong', {
        value: '',
        choices: choicesOf(KIND_WORDS),
      }),
      effectiveFrom: dayField('It does not count from', 'the day', {
        value: today,
        latest: today,
        hint: 'Today or earlier: the day from which it should not have counted',
      }),
      reason: textField('Why', 'the reason', {
        value: '',
        isLong: true,
        hint: 'For the holder, entitlers and auditors; the console never shows it',
      }),
    },
    request: ({ kind, effectiveFrom, reason }): EvidenceRevocationRequest => ({
      kind: kind as RevocationKind,
      effectiveFrom: effectiveFrom ?? today,
      reason: reason.trim(),
      seen: record.ledgerIndex,
    }),
    follows: ({ kind, effectiveFrom }) =>
      kind === ''
        ? []
        : [
            ...(kind === 'integrity' ? suspended(relying) : paused(relying)),
            `Acts, assessments and answers of the gate since ${formatDay(effectiveFrom ?? today)} stand on the look-back list.`,
            'It cannot be used again unless the revocation itself was a mistake.',
          ],
    recorded: () => `“${record.title}” is revoked.`,
  };
  return asFactAct(act);
}

function suspended(relying: LookBackView['entitlements']): readonly string[] {
  return [
    relying.length === 0
      ? 'No entitlement rests on it: none is suspended.'
      : `Whatever is still open of ${numbersOf(relying)} is suspended at once, until an entitler lifts it, even where another record shows the same.`,
  ];
}

function paused(relying: LookBackView['entitlements']): readonly string[] {
  return [
    relying.length === 0
      ? 'No entitlement rests on it.'
      : `Nothing is suspended; of ${numbersOf(relying)} only what is no longer shown by another record is paused.`,
  ];
}

function numbersOf(relying: LookBackView['entitlements']): string {
  return inWords(relying.map(({ number }) => number));
}

/** That a revocation was a mistake (I14). */
export function retractionAct(record: EvidenceView, revokedAs: RevocationKind): FactAct {
  const act: FactAct<{ readonly reason: string }> = {
    title: 'The revocation was a mistake',
    heading: `“${record.title}” counts again`,
    action: 'Take the revocation back',
    address: `/api/evidence/${record.id}/revocation/retraction`,
    fields: {
      reason: textField('Why the revocation was a mistake', 'the reason', {
        value: '',
        isLong: true,
        hint: 'The revocation stays on file, with this reason.',
      }),
    },
    request: ({ reason }): RevocationRetractionRequest => ({
      reason: reason.trim(),
      seen: record.ledgerIndex,
    }),
    follows: () => [
      'The record counts again, as if it had not been revoked.',
      ...(revokedAs === 'integrity'
        ? ['What was suspended stays suspended until an entitler lifts it.']
        : []),
    ],
    recorded: () => `“${record.title}” counts again.`,
  };
  return asFactAct(act);
}
