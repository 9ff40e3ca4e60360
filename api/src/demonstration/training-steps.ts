import type { CalendarDay, CompetenceLevel } from '@oart/competency';
import type { EntitlementView, EvidenceView, UnitView } from '@oart/contract';
import type { Agenda } from './agenda.ts';
import type { YearCalendar } from './calendar-of-the-year.ts';
import type { Colleague } from './colleague.ts';
import type { Colleagues } from './open-department.ts';
import { upload, verify } from './records.ts';
import type { RecordContent } from './records.ts';
import { accept, assess, entitle } from './signing.ts';
import { treatFraction } from './treatments.ts';

const YEAR = 365;

/** What an entitlement is granted for. */
export interface GrantScope {
  readonly role: string;
  readonly treatmentSites: readonly string[];
  /** The first unit where none is named. */
  readonly unit?: UnitView;
  /** How many days ago its last day was; three years after the grant where nothing is said. */
  readonly lastDaysAgo?: number;
}

/** The steps from a record to an act, each entered into the agenda of the year. */
export class TrainingSteps {
  readonly agenda: Agenda;
  readonly #colleagues: Colleagues;
  readonly #calendar: YearCalendar;
  readonly #unit: UnitView;

  constructor(agenda: Agenda, colleagues: Colleagues, calendar: YearCalendar, unit: UnitView) {
    this.agenda = agenda;
    this.#colleagues = colleagues;
    this.#calendar = calendar;
    this.#unit = unit;
  }

  day(daysAgo: number): CalendarDay {
    return this.#calendar.day(daysAgo);
  }

  /** Uploads, has what needs it countersigned, and has another person verify it the day after. */
  train(
    holder: Colleague,
    verifier: Colleague,
    daysAgo: number,
    contents: readonly RecordContent[],
  ): void {
    const { 'CCO-1': oncologist } = this.#colleagues;
    const uploaded: EvidenceView[] = [];
    this.agenda.on(daysAgo, 13, holder.label, async () => {
      for (const content of contents) uploaded.push(await upload(holder, content));
    });
    this.agenda.on(daysAgo - 1, 12, holder.label, async () => {
      for (const record of uploaded) {
        const { id, type, ledgerIndex: seen } = record;
        const isCountersigned = type === 'reflective-log';
        const ready = isCountersigned
          ? await oncologist.post<EvidenceView>(`/api/evidence/${id}/countersignature`, { seen })
          : record;
        await verify(verifier, ready);
      }
    });
  }

  assess(
    assessor: Colleague,
    candidate: Colleague,
    skills: readonly string[],
    treatmentSites: readonly string[],
    level: CompetenceLevel,
    daysAgo: number,
  ): void {
    const performedOn = this.day(daysAgo);
    for (const skill of skills) {
      this.agenda.on(daysAgo, 14, candidate.label, () =>
        assess(assessor, candidate, { skill, treatmentSites, level, performedOn }),
      );
    }
  }

  entitle(entitler: Colleague, holder: Colleague, scope: GrantScope, daysAgo: number): void {
    this.agenda.on(daysAgo, 9, holder.label, async () =>
      accept(holder, await this.grant(entitler, holder, scope, daysAgo)),
    );
  }

  grant(
    entitler: Colleague,
    holder: Colleague,
    { role, treatmentSites, unit = this.#unit, lastDaysAgo }: GrantScope,
    daysAgo: number,
  ): Promise<EntitlementView> {
    return entitle(entitler, holder, {
      role,
      treatmentSites,
      unitId: unit.id,
      effectiveFrom: this.day(daysAgo),
      expiresOn: this.day(lastDaysAgo ?? daysAgo - 3 * YEAR),
    });
  }

  /**
   * One case, its fractions by the days ago on which each was given.
   * @param checkedByMpe place of the fraction whose dose check the MPE approves; none by default.
   */
  course(
    reference: string,
    treatmentSite: string,
    fractionDays: readonly number[],
    checkedByMpe: number | null = null,
  ): void {
    const { 'Adapter-1': adapter, 'AA-1': advancedAdapter, 'MPE-1': mpe } = this.#colleagues;
    const [firstDay = 0] = fractionDays;
    this.agenda.on(firstDay, 10, reference, () =>
      mpe.post('/api/cases', {
        reference,
        unitId: this.#unit.id,
        treatmentSite,
        fractionsPlanned: fractionDays.length + 5,
      }),
    );
    for (const [place, daysAgo] of fractionDays.entries()) {
      const doseChecker = place === checkedByMpe ? mpe : advancedAdapter;
      const selection = place === 3 ? 'scheduled' : 'adapted';
      const crew = { adapter, advancedAdapter, mpe, doseChecker };
      this.agenda.on(daysAgo, 11, reference, () =>
        treatFraction(crew, reference, place + 1, selection),
      );
    }
  }
}
