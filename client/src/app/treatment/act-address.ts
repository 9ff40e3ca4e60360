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

/** The same of a form, as far as it is filled in. */
export function filledAddress(unit: string, task: string, values: FactValues): Address {
  const text = (field: string): string => String(values[field] ?? '');
  return said({
    unit,
    task,
    case: text('caseReference'),
    fraction: text('fraction'),
    adaptationType: text('adaptationType'),
    doseCheckResult: text('doseCheckResult'),
    disposition: text('disposition'),
  });
}

/** What is empty is left out. */
function said(parts: Address): Address {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value.trim() !== ''));
}
