import { assertNever } from '@oart/competency';
import type { Prerequisite } from '@oart/competency';

/** `Dosimetrist`, `Band 7 or above`, `HCPC or RCT registration`: one clause of a role's prerequisites. */
export function prerequisiteInWords(anyOf: readonly Prerequisite[]): string {
  const words = anyOf.map(alternativeInWords).join(' or ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function alternativeInWords(prerequisite: Prerequisite): string {
  switch (prerequisite.kind) {
    case 'profession':
      return prerequisite.profession.replaceAll('-', ' ');
    case 'minimum-band':
      return `band ${prerequisite.band} or above`;
    case 'registration':
      return prerequisite.part === null
        ? `${prerequisite.body} registration`
        : `${prerequisite.body} registration, ${prerequisite.part}`;
    case 'appointment':
      return `the employer’s written appointment as ${prerequisite.appointment.toUpperCase()}`;
    default:
      return assertNever(prerequisite);
  }
}
