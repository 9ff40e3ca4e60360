import { governingChecks } from '@oart/competency';
import type { CalendarDay, Instant, RegistrationCheck } from '@oart/competency';
import { PROFESSION_WORDS } from '@oart/contract';
import type { PersonView, RegistrationCheckView } from '@oart/contract';
import { formatDay } from '../dates/format-day';
import { BODY_TITLES, STATUS_TITLES } from '../staff-file/staff-file-words';

/** What the file says of a person on a day: staff number, post, other names and registers, as the view knows them. */
export function headOf(person: PersonView, on: CalendarDay): readonly string[] {
  const { staffNumber, profession, band, aliases, registrationChecks } = person;
  return [
    staffNumber,
    profession === null ? 'no post on file' : PROFESSION_WORDS[profession],
    ...(band === null ? [] : [`band ${band}`]),
    ...(aliases.length === 0 ? [] : [`also ${aliases.join(', ')}`]),
    ...registersOn(registrationChecks, on),
  ];
}

/** Whether the person came on file only after the instant up to which the ledger is read. */
export function isNotYetOnFile({ onFileSince }: PersonView, knownAt: string | undefined): boolean {
  return knownAt !== undefined && (onFileSince as Instant) > knownAt;
}

function registersOn(checks: readonly RegistrationCheckView[], on: CalendarDay): readonly string[] {
  const registrationChecks = checks as readonly (RegistrationCheckView & RegistrationCheck)[];
  return governingChecks({ registrationChecks }, on).map(({ body, status, validUntil }) => {
    const word = STATUS_TITLES[status].toLowerCase();
    if (validUntil === null) return `${BODY_TITLES[body]} ${word}`;
    const until = formatDay(validUntil);
    return validUntil < on
      ? `${BODY_TITLES[body]} ${word}, not checked again since ${until}`
      : `${BODY_TITLES[body]} ${word} to ${until}`;
  });
}
