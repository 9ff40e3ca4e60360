import { addDays, dayAt, laterOf, parseDay, parseInstant } from '@oart/competency';
import type { CalendarDay, Instant, TimeZone } from '@oart/competency';
import type { SeededDraw } from '../support/seeded-draw.ts';
import type { EntitlementRow, FactRow, LifeRows } from './life-rows.ts';

/** A department whose posts, entitlements and their fates are drawn; its days are those of one zone. */
export interface RandomDepartment {
  readonly zone: TimeZone;
  readonly rows: LifeRows;
  readonly lastIndex: number;
}

type Drawn<Row extends FactRow> = Omit<Row, 'ledger_index'>;
type DrawnLists = { readonly [Table in keyof LifeRows]: Drawn<LifeRows[Table][number]>[] };

const ZONES = ['Europe/London', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'] as const;
/** Beside the midnights of those zones, in winter and in summer time. */
const CLOCKS = [
  '00:00:00.000',
  '22:59:59.999',
  '23:00:00.000',
  '23:59:59.999',
  '03:59:59.999',
  '04:00:00.000',
  '05:00:00.000',
  '18:30:00.000',
  '11:00:00.000',
  '12:00:00.000',
  '12:34:56.789',
] as const;
const FIRST = parsed(parseDay('2023-11-01'));

/** Draws a department of a few people over three years; the same seed draws the same one. */
export function randomDepartment(draw: SeededDraw): RandomDepartment {
  const drawing = new DrawnDepartment(draw);
  for (let person = draw.whole(3, 7); person > 0; person -= 1) drawing.addPerson();
  return drawing.department();
}

class DrawnDepartment {
  readonly #draw: SeededDraw;
  readonly #zone: TimeZone;
  readonly #lists: DrawnLists = {
    employment: [],
    entitlement: [],
    entitlement_acceptance: [],
    suspension: [],
    suspension_lift: [],
    entitlement_withdrawal: [],
  };
  #ids = 0;

  constructor(draw: SeededDraw) {
    this.#draw = draw;
    this.#zone = draw.one(ZONES) as TimeZone;
  }

  addPerson(): void {
    const person = this.#id();
    this.#addPosts(person);
    const held: Drawn<EntitlementRow>[] = [];
    for (let count = this.#draw.whole(1, 4); count > 0; count -= 1) {
      held.push(this.#addEntitlement(person, held));
    }
    for (const entitlement of held) this.#addFate(entitlement);
  }

  /** Rows in the order in which they were recorded, as a ledger has them. */
  department(): RandomDepartment {
    const all: readonly Drawn<FactRow>[] = Object.values(this.#lists).flat();
    const inOrder = [...all].sort((left, right) => (left.recorded_at < right.recorded_at ? -1 : 1));
    const index = new Map(inOrder.map(({ id }, place) => [id, place]));
    const placed = <Row extends FactRow>(rows: readonly Drawn<Row>[]): readonly Row[] =>
      rows
        .map((row) => ({ ...row, ledger_index: index.get(row.id) }) as unknown as Row)
        .sort((left, right) => left.ledger_index - right.ledger_index);
    return {
      zone: this.#zone,
      lastIndex: all.length,
      rows: {
        employment: placed(this.#lists.employment),
        entitlement: placed(this.#lists.entitlement),
        entitlement_acceptance: placed(this.#lists.entitlement_acceptance),
        suspension: placed(this.#lists.suspension),
        suspension_lift: placed(this.#lists.suspension_lift),
        entitlement_withdrawal: placed(this.#lists.entitlement_withdrawal),
      },
    };
  }

  /** Posts one after another: overlapping, touching, with a gap, some with a corrected end. */
  #addPosts(person: string): void {
    let from = this.#day(FIRST, -200, 300);
    for (let count = this.#draw.whole(0, 4); count > 0; count -= 1) {
      const until = this.#draw.chance(0.2) ? null : this.#day(from, 0, 400);
      const post = {
        ...this.#fact(this.#instant(from, -20, 60)),
        person_id: person,
        starts_on: from,
        ends_on: until,
      };
      this.#lists.employment.push(post);
      if (until !== null && this.#draw.chance(0.25)) {
        this.#lists.employment.push({
          ...post,
          ...this.#after(post, 200),
          ends_on: this.#draw.chance(0.3) ? null : laterOf(from, this.#day(until, -60, 120)),
          supersedes_id: post.id,
        });
      }
      from = this.#draw.chance(0.4)
        ? addDays(until ?? from, 1)
        : this.#day(addDays(until ?? from, 1), -30, 60);
    }
  }

  #addEntitlement(person: string, held: readonly Drawn<EntitlementRow>[]): Drawn<EntitlementRow> {
    const replaced = this.#draw.chance(0.5) ? held[this.#draw.whole(0, held.length)] : undefined;
    const grantedAt = this.#instant(
      replaced?.effective_from ?? FIRST,
      0,
      replaced === undefined ? 700 : 400,
    );
    const effectiveFrom = this.#day(dayAt(grantedAt, this.#zone), 0, this.#draw.one([0, 5, 60]));
    const entitlement = {
      ...this.#fact(grantedAt),
      person_id: person,
      effective_from: effectiveFrom,
      expires_on: this.#day(effectiveFrom, 0, this.#draw.one([3, 300, 900])),
      replaces_id: replaced?.id ?? null,
    };
    this.#lists.entitlement.push(entitlement);
    return entitlement;
  }

  /** Acceptance, suspensions whole and in part, lifts, withdrawals and their corrections, or none of them. */
  #addFate(entitlement: Drawn<EntitlementRow>): void {
    const of = { entitlement_id: entitlement.id };
    if (this.#draw.chance(0.85)) {
      this.#lists.entitlement_acceptance.push({
        ...this.#after(entitlement, this.#draw.one([0, 1, 40])),
        ...of,
      });
    }
    for (let count = this.#draw.whole(0, 2); count > 0; count -= 1) {
      const suspension = {
        ...this.#after(entitlement, 300),
        ...of,
        tasks: this.#draw.chance(0.3) ? ['edit-oar'] : [],
        treatment_sites: this.#draw.chance(0.3) ? ['prostate'] : [],
      };
      this.#lists.suspension.push(suspension);
      if (this.#draw.chance(0.7)) {
        this.#lists.suspension_lift.push({
          ...this.#after(suspension, 60),
          suspension_id: suspension.id,
        });
      }
    }
    while (this.#draw.chance(0.25)) this.#addWithdrawal(entitlement);
  }

  #addWithdrawal(entitlement: Drawn<EntitlementRow>): void {
    const recorded = this.#after(entitlement, 400);
    const withdrawal = {
      ...recorded,
      entitlement_id: entitlement.id,
      effective_from: this.#day(dayAt(recorded.recorded_at, this.#zone), -30, 60),
    };
    this.#lists.entitlement_withdrawal.push(withdrawal);
    if (this.#draw.chance(0.3)) {
      this.#lists.entitlement_withdrawal.push({
        ...withdrawal,
        ...this.#after(withdrawal, 30),
        effective_from: this.#day(withdrawal.effective_from, -10, 30),
        supersedes_id: withdrawal.id,
      });
    }
  }

  #after(row: Drawn<FactRow>, most: number): Drawn<FactRow> {
    const drawn = this.#instant(dayAt(row.recorded_at, this.#zone), 0, most);
    return this.#fact(drawn > row.recorded_at ? drawn : row.recorded_at);
  }

  #fact(recordedAt: Instant): Drawn<FactRow> {
    return { id: this.#id(), recorded_at: recordedAt, supersedes_id: null };
  }

  #id(): string {
    this.#ids += 1;
    return `00000000-0000-4000-8000-${String(this.#ids).padStart(12, '0')}`;
  }

  #day(from: CalendarDay, least: number, most: number): CalendarDay {
    return addDays(from, this.#draw.whole(least, most));
  }

  #instant(from: CalendarDay, least: number, most: number): Instant {
    return parsed(parseInstant(`${this.#day(from, least, most)}T${this.#draw.one(CLOCKS)}Z`));
  }
}

function parsed<Value>(value: Value | null): Value {
  if (value === null) throw new Error('What is drawn can always be read');
  return value;
}
