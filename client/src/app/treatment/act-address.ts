import type { ExceptionalActView } from '@oart/contract';
import type { ConsoleQuestion } from '../gate-console/gate-question';
import type { FactValues } from '../staff-file/fact-act';

type Address = Readonly<Record<string, string>>;

/** The act that a question of the gate is about, as the addresses of the pages where acts are signed name it. */
export function actAddress({ about, ...question }: ConsoleQuestion): Address {
  const { unit, task, adaptationType, doseCheckResult, disposition } = question;
  const fraction =
    about === 'fraction' ? { case: question.caseReference, fraction: question.fraction } : {};
  return said({ unit, task, adaptationType, doseCheckResult, disposition, ...fraction });
}

/** The same of a form, as far as it is filled in. Words that were typed are no part of an address. */
export function filledAddress(unit: string, task: string, values: FactValues): Address {
  const text = (field: string): string => String(values[field] ?? '');
  return said({
    unit,
    task,
    case: text('caseReference'),
    fraction: text('fraction'),
    adaptationType: text('adaptationType'),
    doseCheckResult: text('doseCheckResult'),
    supervisorId: text('supervisorId'),
    outcome: text('outcome'),
    selection: text('selection'),
  });
}

/** The act for which the glass was broken. */
export function brokenAddress({ id, unit, task, ...item }: ExceptionalActView): Address {
  const { caseReference, fraction, closesAt } = item;
  const values = { caseReference, fraction };
  return { ...filledAddress(unit.id, task, values), breakGlass: id, until: closesAt ?? '' };
}

/** What was typed about an act; it goes from page to page beside the address. */
export interface CarriedWords {
  readonly task: string;
  readonly disposition: string;
}

export function wordsFilledIn(task: string, values: FactValues): CarriedWords {
  return { task, disposition: String(values['disposition'] ?? '') };
}

/** What is empty is left out. */
function said(parts: Address): Address {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value.trim() !== ''));
}
