import type { FractionRef } from '@oart/competency';

/** `Ethos-1/cervix`: a unit, by id or name, and a treatment site. Null when it is not of this form. */
export function readTreatment(
  id: string,
): { readonly unit: string; readonly treatmentSite: string } | null {
  const slash = id.indexOf('/');
  const isWhole = slash > 0 && slash < id.length - 1 && !id.includes('/', slash + 1);
  return isWhole ? { unit: id.slice(0, slash), treatmentSite: id.slice(slash + 1) } : null;
}

/** `C7/3`: a case and the number of a fraction, of which no case has more than 100. Null when it is not of this form. */
export function readFraction(id: string): FractionRef | null {
  const parts = /^([A-Z0-9]{1,16})\/([1-9]\d?|100)$/.exec(id);
  const [, reference, fraction] = parts ?? [];
  if (reference === undefined || fraction === undefined) return null;
  return { case: reference, fraction: Number(fraction) };
}

/** As `readFraction` reads it. */
export function writeFraction({ case: reference, fraction }: FractionRef): string {
  return `${reference}/${String(fraction)}`;
}
