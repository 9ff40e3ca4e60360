import type {
  AssessmentView,
  BasisAmendmentRequest,
  EntitlementView,
  EvidenceView,
} from '@oart/contract';
import { dayInWords } from '@oart/contract';
import type { Choice } from '../forms/choice-field';
import { asFactAct, choiceField, textField } from '../staff-file/fact-act';
import type { FactAct } from '../staff-file/fact-act';

/** What is on file of the holder, as far as it may fall out of a basis or stand in it. */
export interface HolderRecords {
  readonly records: readonly EvidenceView[];
  readonly assessments: readonly AssessmentView[];
}

/**
 * The records of a basis that may fall out of it: evidence that is revoked, and assessments of its skill, which may
 * link it; the server knows which do.
 */
export function fallible(
  { basis }: EntitlementView,
  { records, assessments }: HolderRecords,
): readonly Choice[] {
  const revoked = records.filter(({ state }) => state === 'revoked');
  const skills = new Set(revoked.map(({ skill }) => skill));
  const assessed = assessments.filter(({ skill }) => skills.has(skill));
  const named = (found: readonly { readonly id: string }[], what: string): readonly Choice[] =>
    basis
      .filter(({ id }) => found.some((each) => each.id === id))
      .map(({ id, title }) => ({ id, title: `${title} (${what})` }));
  return [...named(revoked, 'revoked'), ...named(assessed, 'assessment')];
}

/** What falls out of the basis of an entitlement, and what stands in its place (I12). */
export function amendmentAct(
  entitlement: EntitlementView,
  falling: readonly Choice[],
  holder: HolderRecords,
): FactAct {
  const { id, number, ledgerIndex } = entitlement;
  const replacing = replacements(entitlement, holder);
  const titleOf = (chosen: string): string =>
    [...entitlement.basis, ...replacing].find((each) => each.id === chosen)?.title ?? '';
  const act: FactAct<Readonly<Record<'removedId' | 'replacementId' | 'reason', string>>> = {
    title: 'Amend the basis',
    heading: `Amend the basis of ${number}`,
    says: 'After a record was revoked: what the entitlement rests on from now on.',
    action: `Amend the basis of ${number}`,
    address: `/api/entitlements/${id}/basis-amendments`,
    fields: {
      removedId: choiceField<string>('Falls out', 'what falls out', {
        value: falling.length === 1 ? (falling[0]?.id ?? '') : '',
        choices: falling,
        hint: 'A revoked record, or an assessment that rests on one',
      }),
      replacementId: choiceField<string>('Replaced by', 'what replaces it', {
        value: '',
        choices: replacing,
        none: 'Nothing: the basis stands without it',
        hint: 'Of the same kind and skill, and showing as much',
      }),
      reason: textField('Why', 'the reason', { value: '', isLong: true }),
    },
    request: ({ removedId, replacementId, reason }): Omit<BasisAmendmentRequest, 'signature'> => ({
      removedId,
      replacementId: replacementId === '' ? null : replacementId,
      reason: reason.trim(),
      seen: ledgerIndex,
    }),
    follows: ({ removedId, replacementId }) => [
      `${titleOf(removedId)} falls out of the basis from now on; ${replacementId === '' ? 'nothing replaces it' : `${titleOf(replacementId)} stands in its place`}.`,
      'A suspension stays until it is lifted, and what has to be shown has still to be shown.',
      'What was done on the strength of it stays on its look-back list, and the letter as it was issued.',
    ],
    recorded: () => `The basis of ${number} is amended.`,
  };
  return asFactAct(act);
}

/** Verified records and assessments that were passed, beside those that it rests on already. */
function replacements(
  { basis }: EntitlementView,
  { records, assessments }: HolderRecords,
): readonly Choice[] {
  const isNew = ({ id }: { readonly id: string }) => basis.every((item) => item.id !== id);
  const verified = records.filter(({ state }) => state === 'verified');
  const passed = assessments.filter(({ state, result }) => state === 'signed' && result === 'pass');
  return [
    ...verified.filter(isNew).map(({ id, title, occurredOn }) => ({
      id,
      title: `${title}, ${dayInWords(occurredOn)}`,
    })),
    ...passed.filter(isNew).map(({ id, skillTitle, level, performedOn }) => ({
      id,
      title: `Assessment of ${skillTitle}, level ${level}, ${dayInWords(performedOn)}`,
    })),
  ];
}
