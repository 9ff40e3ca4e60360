import { assertNever } from '@oart/competency';
import type { Prerequisite } from '@oart/competency';

/** `Dosimetrist`, `Band 7 or above`, `HCPC or RCT registration`: one clause of a role's prerequisites. */
export function prerequisiteInWords(anyOf: readonly Prerequisite[]): string {
  const words = registersInWords(anyOf) ?? anyOf.map(alternativeInWords).join(' or ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Registers without a part share the word; null where anything else is among them. */
function registersInWords(anyOf: readonly Prerequisite[]): string | null {
  const bodies = anyOf.flatMap((each) =>
    each.kind === 'registration' && each.part === null ? [each.body] : [],
  );
  return bodies.length === anyOf.length && bodies.length > 0
    ? `${bodies.join(' or ')} registration`
    : null;
}

function alternativeInWords(prerequisite: Prerequisite): string {
  switch (prerequisite.kind) {
    case 'profession':
      return inPlain(prerequisite.profession);
    case 'minimum-band':
      return `band ${prerequisite.band} or above`;
    case 'registration':
      return prerequisite.part === null
        ? `${prerequisite.body} registration`
        : `${prerequisite.body} registration, ${inPlain(prerequisite.part)}`;
    case 'appointment':
      return `the employer’s written appointment as ${prerequisite.appointment.toUpperCase()}`;
    default:
      return assertNever(prerequisite);
  }
}

function inPlain(id: string): string {
  return id.replaceAll('-', ' ');
}
