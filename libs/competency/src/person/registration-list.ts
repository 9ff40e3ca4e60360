import type { CalendarDay } from '../calendar/day.ts';
import { refuse, type Refusal } from '../reason/refusal.ts';
import type { PersonId } from './ids.ts';
import type { PersonnelFacts, RegistrationCheck } from './person.ts';
import type { FactFields } from './recorded.ts';
import { checkRegistrationCheck, type RegistrationRefusal } from './registration-record.ts';

/** What a register said about one number; the rest is taken over from the check before. */
export type ListedRegistration = Pick<
  RegistrationCheck,
  'body' | 'number' | 'status' | 'statusFrom' | 'validUntil'
>;

export type ListedRefusal =
  | RegistrationRefusal
  | 'unknown-registration'
  | 'shared-registration'
  | 'registration-listed-twice';

/** What becomes of one line of a list: a check for each part of the register, or why there is none. */
export interface ListedCheck {
  /** Whose registration it is; null where nobody, or nobody alone, has this number. */
  readonly person: PersonId | null;
  /** What is on file now for each part that is checked. */
  readonly before: readonly RegistrationCheck[];
  readonly checks: readonly FactFields<RegistrationCheck>[];
  readonly refusals: readonly Refusal<ListedRefusal>[];
}

/**
 * Checks of many registrations at once, because a whole register renews on one day (domain.md 10.9). A number
 * is found by the checks that stand on file; part and kind of validity are those of the latest of them. In the
 * order of the lines; pointers are into a line. Nobody checks their own registration (I4).
 */
export function checkRegistrationList(
  lines: readonly ListedRegistration[],
  people: readonly PersonnelFacts[],
  looked: Pick<RegistrationCheck, 'checkedOn' | 'source'>,
  recorder: PersonId,
  today: CalendarDay,
): readonly ListedCheck[] {
  const onFile = latestChecks(people);
  const listed = new Set<string>();
  return lines.map((line) => {
    const key = keyOf(line);
    const before = onFile.get(key) ?? [];
    const [holder, ...others] = new Set(before.map(({ person }) => person));
    if (holder === undefined) return unmatched(refuse('unknown-registration', '/number'));
    if (others.length > 0) return unmatched(refuse('shared-registration', '/number'));
    const isListed = listed.has(key);
    listed.add(key);
    const checks = before.map(({ person, part, number, validity }) => ({
      person,
      body: line.body,
      part,
      number,
      status: line.status,
      statusFrom: line.statusFrom,
      validity,
      validUntil: line.validUntil,
      ...looked,
    }));
    const refusals = checks.flatMap((fields) => {
      const checked = checkRegistrationCheck(fields, recorder, today);
      return checked.kind === 'accepted' ? [] : checked.refusals;
    });
    const twice = isListed ? [refuse('registration-listed-twice' as const, '/number')] : [];
    return { person: holder, before, checks, refusals: [...twice, ...refusals.slice(0, 1)] };
  });
}

function unmatched(refusal: Refusal<ListedRefusal>): ListedCheck {
  return { person: null, before: [], checks: [], refusals: [refusal] };
}

/** By register and number: the latest check of each part, of whoever has it. */
function latestChecks(
  people: readonly PersonnelFacts[],
): ReadonlyMap<string, readonly RegistrationCheck[]> {
  const latest = new Map<string, Map<string, RegistrationCheck>>();
  for (const { registrationChecks } of people) {
    for (const check of registrationChecks) {
      const parts = latest.get(keyOf(check)) ?? new Map<string, RegistrationCheck>();
      const part = `${check.person}/${check.part ?? ''}`;
      const earlier = parts.get(part);
      if (earlier === undefined || check.checkedOn >= earlier.checkedOn) parts.set(part, check);
      latest.set(keyOf(check), parts);
    }
  }
  return new Map([...latest].map(([key, parts]) => [key, [...parts.values()]]));
}

/** Registers and people write numbers with and without spaces, in large and small letters. */
function keyOf({ body, number }: Pick<RegistrationCheck, 'body' | 'number'>): string {
  return `${body}/${number.replaceAll(/\s+/g, '').toUpperCase()}`;
}
