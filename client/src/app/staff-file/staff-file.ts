import { asKnown } from '@oart/competency';
import type {
  CalendarDay,
  FactFields,
  FrameworkDocument,
  Instant,
  Moment,
  PersonId,
  PersonnelFacts,
  PolicyDocument,
  Recorded,
} from '@oart/competency';
import type {
  Correcting,
  EntitlementView,
  OnFile,
  Permission,
  StaffFileView,
  Titles,
} from '@oart/contract';
import { formatDay } from '../dates/format-day';
import { formatDayAt } from '../dates/format-instant';

/** What an entitlement is read by, to say what a new fact does to it. */
export type HeldEntitlement = Pick<
  EntitlementView,
  'number' | 'role' | 'roleTitle' | 'state' | 'effectiveFrom'
>;

/** The staff file of one person, and all around it that an act on it needs to know. */
export interface StaffFile {
  readonly view: StaffFileView;
  /** What stands of it, as the rules read it. */
  readonly facts: PersonnelFacts;
  readonly held: readonly HeldEntitlement[];
  readonly document: FrameworkDocument;
  readonly policy: PolicyDocument;
  readonly titles: Titles;
  readonly moment: Moment;
  /** Whether the reader is the person. */
  readonly isOwn: boolean;
  readonly has: (permission: Permission) => boolean;
}

/** The facts that stand, in the form of the rules. */
export function factsOf(view: StaffFileView): PersonnelFacts {
  const person = view.person.id as PersonId;
  const recorded = ({ id, recordedAt, corrects }: OnFile, index: number): Recorded => ({
    id,
    index,
    recordedAt: recordedAt as Instant,
    recordedBy: null,
    supersedes: corrects,
  });
  const standing = <Entry extends OnFile, Fact extends Recorded>(
    entries: readonly Entry[],
    fieldsOf: (entry: Entry) => FactFields<Fact>,
  ): readonly Fact[] =>
    asKnown(
      entries.map((entry, index) => ({ ...fieldsOf(entry), ...recorded(entry, index) }) as Fact),
      Number.MAX_SAFE_INTEGER,
    );
  return {
    person: {
      ...recorded({ ...NOBODY, id: person }, 0),
      staffNumber: view.person.staffNumber,
      displayName: view.person.displayName,
      aliases: [],
    },
    names: [],
    employments: standing(view.employments, (entry) => ({
      ...entry,
      person,
      startsOn: entry.startsOn as CalendarDay,
      endsOn: entry.endsOn as CalendarDay | null,
    })),
    registrationChecks: standing(view.registrationChecks, (entry) => ({
      ...entry,
      person,
      statusFrom: entry.statusFrom as CalendarDay | null,
      validUntil: entry.validUntil as CalendarDay | null,
      checkedOn: entry.checkedOn as CalendarDay,
    })),
    conditionsDecisions: view.registrationChecks.flatMap((check, index) =>
      check.conditionsDecision === null
        ? []
        : [
            {
              ...recorded(check, index),
              person,
              registrationCheck: check.id,
              outcome: check.conditionsDecision,
            },
          ],
    ),
    absences: standing(view.absences, (entry) => ({
      ...entry,
      person,
      from: entry.from as CalendarDay,
      returnedOn: entry.returnedOn as CalendarDay | null,
    })),
    appointments: standing(view.appointments, (entry) => ({
      ...entry,
      person,
      from: entry.from as CalendarDay,
      until: entry.until as CalendarDay | null,
    })),
    foundingAppointments: standing(view.foundingAppointments, (entry) => ({
      ...entry,
      person,
      from: entry.from as CalendarDay,
      until: entry.until as CalendarDay,
    })),
    delegations: [],
    delegationEnds: [],
  };
}

const NOBODY: OnFile = {
  id: '',
  recordedAt: '',
  recordedBy: '',
  reason: null,
  corrects: null,
  correctedBy: null,
};

export function personOf({ view }: StaffFile): PersonId {
  return view.person.id as PersonId;
}

/** The list with one more entry, in the place of the one that it corrects. */
export function withEntry<Fact extends Recorded>(
  standing: readonly Fact[],
  fields: FactFields<Fact>,
  corrects: string | null,
): readonly Fact[] {
  const entry = {
    ...fields,
    id: 'to be recorded',
    index: Number.MAX_SAFE_INTEGER,
    recordedAt: '' as Instant,
    recordedBy: null,
    supersedes: corrects,
  } as unknown as Fact;
  return [...standing.filter(({ id }) => id !== corrects), entry];
}

/** `Deputy-Entitler, 3 Mar 2026. The contract says band 7.` */
export function originOf(
  { recordedBy, recordedAt, reason }: OnFile,
  { moment }: StaffFile,
): string {
  const day = formatDayAt(recordedAt as Instant, moment.zone);
  return `${recordedBy}, ${day}${reason === null ? '' : `. ${reason}`}`;
}

/** Who records entries of a kind, said to a reader who may not; null for those who may. */
export function whoRecords(
  { isOwn, has, view }: StaffFile,
  permission: Permission,
  title: string,
): string | null {
  if (!has(permission)) return `Recorded by people with the permission ${title}.`;
  return isOwn
    ? `Nobody records this about themselves: another person with the permission ${title} records it for ${view.person.displayName}.`
    : null;
}

/** A span of days in words; without an end it goes on. */
export function spanOf(from: string, until: string | null): string {
  const first = formatDay(from as CalendarDay);
  return until === null ? `from ${first}` : `${first} to ${formatDay(until as CalendarDay)}`;
}

/** What was written, or null where nothing was. */
export function orNull(written: string): string | null {
  return written.trim() === '' ? null : written.trim();
}

/** The part of a request that says what it corrects and why. */
export function correcting(supersedes: string | null, reason: string | undefined): Correcting {
  return { supersedes, ...(reason !== undefined && { reason: reason.trim() }) };
}
