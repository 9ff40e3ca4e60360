import { CompiledGate } from '@oart/competency';
import type {
  Department,
  FractionFacts,
  FractionRef,
  PersonFacts,
  PersonId,
  UnitId,
} from '@oart/competency';
import type { RecordedRow } from '../ledger-feed/feed-connection.ts';
import type { Follower } from '../ledger-feed/ledger-feed.service.ts';
import { References, caseEntry } from './references.ts';

/** What somebody needs to know to answer. */
export interface Wanted {
  readonly people: readonly PersonId[];
  readonly fractions: readonly FractionRef[];
}

/** What was read in one snapshot, and where the ledger ended in it. */
export interface ReadFacts {
  readonly head: number;
  /** Null where it was not asked for. */
  readonly department: Department | null;
  /** Null for who is not on file. */
  readonly people: ReadonlyMap<PersonId, PersonFacts | null>;
  readonly fractions: readonly (readonly [FractionRef, FractionFacts | null])[];
}

interface Remembered<T> {
  readonly value: T;
  /** Index of the ledger's last leaf when it was read. */
  readonly head: number;
}

const NEVER = -2;

const NO_ONE: readonly PersonId[] = [];

/** Ids of nobody that are remembered as such; anybody can make up more. */
const NOBODIES_KEPT = 1_000;

/** Fractions that are remembered, those of no case included; then they are read again. */
const FRACTIONS_KEPT = 10_000;

/**
 * The facts of one employer, as last read. What is recorded only marks the entries that it concerns
 * (well under a millisecond); whoever asks about one that is marked has it read again first. While
 * everybody is read for the first time, what is recorded waits: whom it concerns is known when all are read.
 */
export class EmployerMemory implements Follower {
  readonly #people = new Map<PersonId, Remembered<PersonFacts>>();
  /** Ids asked about that are nobody's, with the ledger's end when that was read. */
  readonly #nobodies = new Map<PersonId, number>();
  readonly #fractions = new Map<string, Remembered<FractionFacts | null>>();
  readonly #references = new References();
  /** Of people who were not read since: the index of the last fact that concerns them. */
  readonly #touched = new Map<string, number>();
  /** Of cases: the index of the last fact that concerns them. */
  readonly #touchedCases = new Map<string, number>();
  #department: Remembered<Department> | null = null;
  #gate: CompiledGate | null = null;
  #units: ReadonlyMap<string, UnitId> = new Map();
  #departmentTouched = NEVER;
  #everythingTouched = NEVER;
  #staffNumbers: ReadonlyMap<string, readonly PersonId[]> | null = null;
  #isLost = false;
  /** People whose own row changed: until they are read again, a staff number may lead elsewhere. */
  readonly #renamed = new Set<PersonId>();
  /** What was recorded while everybody is read; null once all are. */
  #heldBack: RecordedRow[] | null = [];
  /** Who has still to be looked at since everything was marked, where that was not long ago. */
  #everyone: Iterator<PersonId, undefined> | null = null;
  readonly #marked: () => void;

  /** @param marked is called after entries were marked; it must only note it */
  constructor(marked: () => void) {
    this.#marked = marked;
  }

  recorded(rows: readonly RecordedRow[]): void {
    if (this.#isLost) return;
    if (this.#heldBack !== null) {
      this.#heldBack.push(...rows);
      return;
    }
    this.#mark(rows);
  }

  /** Everybody was read, each at a head of their own: what was recorded meanwhile is marked now. */
  everybodyRead(): void {
    const heldBack = this.#heldBack ?? [];
    this.#heldBack = null;
    this.#mark(heldBack);
  }

  #mark(rows: readonly RecordedRow[]): void {
    for (const row of rows) {
      const touched = this.#references.touchedBy(row);
      switch (touched.kind) {
        case 'nothing':
          break;
        case 'department':
          this.#departmentTouched = row.index;
          break;
        case 'everything':
          this.#everythingTouched = row.index;
          this.#everyone = this.#people.keys();
          break;
        case 'entries':
          for (const key of touched.keys) this.#touch(key, row);
      }
    }
    if (rows.length > 0) this.#marked();
  }

  #touch(key: string, { schema, index }: RecordedRow): void {
    if ((this.#people.get(key as PersonId)?.head ?? NEVER) >= index) return;
    (isCase(key) ? this.#touchedCases : this.#touched).set(key, index);
    if (schema === 'person') this.#renamed.add(key as PersonId);
  }

  lost(): void {
    this.#isLost = true;
    this.#heldBack = [];
  }

  /** Whether the ledger is not the one that was read from; everything must be read anew. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** What of this must be read before it can be answered about; null when nothing. */
  missing({ people, fractions }: Wanted): (Wanted & { readonly department: boolean }) | null {
    const department = !this.#isFresh(this.#department, this.#departmentTouched);
    const stalePeople = this.#isAnybodyMarked()
      ? people.filter((id) => this.#isStalePerson(id))
      : NO_ONE;
    const staleFractions = fractions.filter(
      (ref) =>
        !this.#isFresh(
          this.#fractions.get(keyOf(ref)) ?? null,
          this.#touchedCases.get(caseEntry(ref.case)) ?? NEVER,
        ),
    );
    if (!department && stalePeople.length === 0 && staleFractions.length === 0) return null;
    return { department, people: stalePeople, fractions: staleFractions };
  }

  /** Who must be read again before a name is looked for. */
  renamedPeople(): readonly PersonId[] {
    return this.#renamed.size === 0 ? NO_ONE : [...this.#renamed];
  }

  /** Everybody whose facts changed since they were read. */
  stalePeople(): readonly PersonId[] {
    const candidates = new Set([
      ...this.#people.keys(),
      ...(this.#touched.keys() as Iterable<PersonId>),
    ]);
    return [...candidates].filter((id) => this.#isStalePerson(id));
  }

  /** Some of those whose facts changed since they were read, at most so many; empty when all are up to date. */
  someStalePeople(most: number): readonly PersonId[] {
    const some: PersonId[] = [];
    for (const key of this.#touched.keys()) {
      if (some.length >= most) return some;
      if (this.#isStalePerson(key as PersonId)) some.push(key as PersonId);
    }
    while (this.#everyone !== null && some.length < most) {
      const { value } = this.#everyone.next();
      if (value === undefined) this.#everyone = null;
      else if (this.#isStalePerson(value)) some.push(value);
    }
    return some;
  }

  keep({ head, department, people, fractions }: ReadFacts): void {
    if (department !== null) this.#keepDepartment(department, head);
    for (const [id, value] of people) this.#keepPerson(id, value, head);
    if (this.#fractions.size >= FRACTIONS_KEPT) this.#fractions.clear();
    for (const [ref, value] of fractions) {
      const key = keyOf(ref);
      this.#fractions.set(key, newer(this.#fractions.get(key) ?? null, value, head));
      // Also where nothing has happened in it yet: the first act names its case.
      this.#references.add(ref.case, caseEntry(ref.case));
      this.#references.addAll(value, caseEntry(ref.case));
    }
    if (people.size > 0) this.#staffNumbers = null;
  }

  get department(): Department {
    if (this.#department === null) throw new Error('The department was not read');
    return this.#department.value;
  }

  /** The gate compiled for what is remembered; about who is stale it must not be asked. */
  get gate(): CompiledGate {
    if (this.#gate === null) throw new Error('The department was not read');
    return this.#gate;
  }

  person(id: PersonId): PersonFacts | null {
    return this.#people.get(id)?.value ?? null;
  }

  fraction(ref: FractionRef): FractionFacts | null {
    return this.#fractions.get(keyOf(ref))?.value ?? null;
  }

  /** How many are remembered. */
  get people(): number {
    return this.#people.size;
  }

  everybody(): readonly PersonFacts[] {
    return [...this.#people.values()].map(({ value }) => value);
  }

  /** A unit by id or short name. */
  unitNamed(named: string): UnitId | null {
    return this.#units.get(named) ?? null;
  }

  /** Who has this staff number; several when a number was given twice. */
  withStaffNumber(staffNumber: string): readonly PersonId[] {
    this.#staffNumbers ??= Map.groupBy(
      this.#people.keys(),
      (id) => this.person(id)?.person.staffNumber ?? '',
    );
    return this.#staffNumbers.get(staffNumber) ?? [];
  }

  #keepDepartment(department: Department, head: number): void {
    const kept = newer(this.#department, department, head);
    if (kept === this.#department) return;
    this.#department = kept;
    this.#gate = new CompiledGate(department);
    // The first of two with one name is meant.
    this.#units = new Map(
      [...department.units].reverse().flatMap(({ id, name }) => [
        [id as string, id],
        [name, id],
      ]),
    );
    for (const { value } of this.#people.values()) this.#gate.keep(value);
  }

  #keepPerson(id: PersonId, value: PersonFacts | null, head: number): void {
    if (head >= this.#touchedAt(id)) {
      this.#touched.delete(id);
      this.#renamed.delete(id);
    }
    if (value === null) {
      if (this.#nobodies.size >= NOBODIES_KEPT) this.#nobodies.clear();
      this.#nobodies.set(id, head);
      return;
    }
    const before = this.#people.get(id) ?? null;
    const kept = newer(before, value, head);
    if (kept === before) return;
    this.#people.set(id, kept);
    this.#gate?.keep(value);
    this.#references.add(id, id);
    this.#references.addAll(value, id);
  }

  #isStalePerson(id: PersonId): boolean {
    const touchedAt = Math.max(this.#touchedAt(id), this.#everythingTouched);
    if (touchedAt === NEVER) return false;
    const readAt = this.#people.get(id)?.head ?? this.#nobodies.get(id);
    // All people were read at first, so that an id not met since is nobody's.
    return readAt === undefined || readAt < touchedAt;
  }

  /** Mostly nobody is, and then no id has to be looked for. */
  #isAnybodyMarked(): boolean {
    return this.#touched.size > 0 || this.#everythingTouched !== NEVER;
  }

  #touchedAt(key: string): number {
    return this.#touched.get(key) ?? NEVER;
  }

  #isFresh(kept: Remembered<unknown> | null, touchedAt: number): boolean {
    return kept !== null && kept.head >= Math.max(touchedAt, this.#everythingTouched);
  }
}

/** Of two reads under way at once the older may come last. */
function newer<T>(kept: Remembered<T> | null, value: T, head: number): Remembered<T> {
  return kept !== null && kept.head > head ? kept : { value, head };
}

function isCase(key: string): boolean {
  return key.startsWith(caseEntry(''));
}

function keyOf({ case: reference, fraction }: FractionRef): string {
  return `${reference}/${String(fraction)}`;
}
