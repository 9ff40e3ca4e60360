import type { CalendarDay } from '../calendar/day.ts';
import { refuse, type Refusal } from '../reason/refusal.ts';
import type { PersonId } from './ids.ts';
import type { PersonnelFacts, RegistrationCheck } from './person.ts';
import type { FactFields } from './recorded.ts';
import {
  checkRegistrationCheck,
  needsDate,
  type RegistrationRefusal,
} from './registration-record.ts';
import { governingChecks } from './registration.ts';

/** What a register said about one number; the rest is taken over from the check before. */
export type ListedRegistration = Pick<
  RegistrationCheck,
  'body' | 'number' | 'status' | 'statusFrom' | 'validUntil'
>;

export type ListedRefusal =
  | RegistrationRefusal
  | 'unknown-registration'
  | 'shared-registration'
  | 'parts-differ'
  | 'date-missing'
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
 * is found by the checks that govern on file, one for each part; part and kind of validity are theirs. A line
 * that would say the same of parts that differ, or take a date away, is for a check of its own. In the order of
 * the lines; pointers are into a line. Nobody checks their own registration (I4).
 */
export function checkRegistrationList(
  lines: readonly ListedRegistration[],
  people: readonly PersonnelFacts[],
  looked: Pick<RegistrationCheck, 'checkedOn' | 'source'>,
  recorder: PersonId,
  today: CalendarDay,
): readonly ListedCheck[] {
  const onFile = Map.groupBy(
    people.flatMap((facts) => governingChecks(facts, today)),
    keyOf,
  );
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
    const found: Refusal<ListedRefusal>[] = [];
    if (!isAlike(before)) found.push(refuse('parts-differ', '/number'));
    if (needsDate(line.status) && line.validUntil === null && before.some(hasDueDate)) {
      found.push(refuse('date-missing', '/validUntil'));
    }
    const twice = isListed ? [refuse('registration-listed-twice' as const, '/number')] : [];
    return {
      person: holder,
      before,
      checks,
      refusals: [...twice, ...found, ...refusals.slice(0, 1)],
    };
  });
}

function unmatched(refusal: Refusal<ListedRefusal>): ListedCheck {
  return { person: null, before: [], checks: [], refusals: [refusal] };
}

/** Whether the parts of a register are on file with the same status and date. */
function isAlike(checks: readonly RegistrationCheck[]): boolean {
  const [first] = checks;
  return checks.every(
    ({ status, validUntil }) => status === first?.status && validUntil === first.validUntil,
  );
}

/** A continuous registration with a day by which it is declared again: without one it would never run out. */
function hasDueDate({ validity, validUntil }: RegistrationCheck): boolean {
  return validity !== 'fixed' && validUntil !== null;
}

/** Registers and people write numbers with and without spaces, in large and small letters. */
function keyOf({ body, number }: Pick<RegistrationCheck, 'body' | 'number'>): string {
  return `${body}/${number.replaceAll(/\s+/g, '').toUpperCase()}`;
}
