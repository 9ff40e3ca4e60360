import { Injectable } from '@nestjs/common';
import {
  checkDowntime,
  checkDowntimeCorrection,
  correctedDowntime,
  utcDayOf,
} from '@oart/competency';
import type { CorrectedDowntime, Instant, Person, PersonId, UnitId } from '@oart/competency';
import type {
  DowntimeCorrectionRequest,
  DowntimePeriodRequest,
  DowntimePeriodView,
  Page,
} from '@oart/contract';
import type { EntityManager } from 'typeorm';
import { acceptedBy } from '../http/accepted-by.ts';
import { actingPerson } from '../http/acting-person.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { invalid, notFound } from '../http/problem-error.ts';
import { requireSeen } from '../http/seen.ts';
import { asOfRecording, knownIndex } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { DepartmentService, titlesOn } from '../standing/department.service.ts';
import { requireHistoryReader } from '../standing/reader.ts';
import type { DowntimeQuery } from './downtime.dto.ts';
import { DowntimeRepository } from './downtime.repository.ts';
import { ExceptionalActRepository } from './exceptional-act.repository.ts';

/** Times in which a unit worked on paper: the only ones into which acts are entered late (10.14). */
@Injectable()
export class DowntimeService {
  readonly #recorder: Recorder;
  readonly #department: DepartmentService;
  readonly #downtimes: DowntimeRepository;
  readonly #exceptional: ExceptionalActRepository;
  readonly #people: PersonnelFactsService;

  constructor(
    recorder: Recorder,
    department: DepartmentService,
    downtimes: DowntimeRepository,
    exceptional: ExceptionalActRepository,
    people: PersonnelFactsService,
  ) {
    this.#recorder = recorder;
    this.#department = department;
    this.#downtimes = downtimes;
    this.#exceptional = exceptional;
    this.#people = people;
  }

  async record(
    request: RecordingRequest,
    { unitId, reason, ...period }: DowntimePeriodRequest,
  ): Promise<Outcome<DowntimePeriodView>> {
    refusePatientIdentifiers({ '/reason': reason });
    return this.#recorder.record(request, async (tx) => {
      const { units } = await this.#department.department(tx.manager);
      const unit = unitId as UnitId;
      if (!units.some(({ id }) => id === unit)) {
        throw invalid('/unitId', 'There is no such treatment unit here.');
      }
      const fields = { unit, from: period.from as Instant, to: period.to as Instant, reason };
      const accepted = acceptedBy(checkDowntime(fields, tx.recordedAt));
      const recorded = await this.#downtimes.add(tx, accepted);
      return downtimeView(correctedDowntime(recorded, []), new Map());
    });
  }

  /** Records another span, or that it never was; whoever does so enters no act of their own in it. */
  async correct(
    request: RecordingRequest,
    id: string,
    { span, reason, seen }: DowntimeCorrectionRequest,
  ): Promise<Outcome<DowntimePeriodView>> {
    refusePatientIdentifiers({ '/reason': reason });
    const corrector = actingPerson(request);
    return this.#recorder.record(request, async (tx) => {
      const downtime = await this.#downtimes.one(tx.manager, id);
      if (downtime === null) throw notFound();
      const { period, corrections } = downtime;
      requireSeen(seen, (corrections.at(-1) ?? period).index, tx.head);
      const resting = await this.#exceptional.restingOn(tx.manager, id, asOfRecording(tx));
      const titles = titlesOn(
        await this.#department.department(tx.manager),
        utcDayOf(tx.recordedAt),
      );
      const fields = { downtime: period.id, span, reason, corrector };
      const checked = checkDowntimeCorrection(fields, downtime, resting, tx.recordedAt);
      const correction = await this.#downtimes.correct(tx, acceptedBy(checked, { titles }));
      const corrected = correctedDowntime(period, [...corrections, correction]);
      const [view] = await this.#views(tx.manager, [corrected]);
      if (view === undefined) throw new Error('What was corrected is on file');
      return view;
    });
  }

  async list(caller: Caller, query: DowntimeQuery): Promise<Page<DowntimePeriodView>> {
    requireHistoryReader(caller, null, query);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const ledgerIndex = await knownIndex(tx, caller.employerId, query);
      const { unit } = query;
      const { rows, cursor } = await this.#downtimes.page(tx, query, ledgerIndex, unit);
      return { items: await this.#views(tx, rows), cursor, ledgerIndex };
    });
  }

  async #views(
    tx: EntityManager,
    downtimes: readonly CorrectedDowntime[],
  ): Promise<readonly DowntimePeriodView[]> {
    const correctors = downtimes.flatMap(({ corrections }) =>
      corrections.map(({ corrector }) => corrector),
    );
    const people = await this.#people.people(tx, correctors);
    return downtimes.map((downtime) => downtimeView(downtime, people));
  }
}

function downtimeView(
  { period, corrections, governing }: CorrectedDowntime,
  people: ReadonlyMap<PersonId, Person>,
): DowntimePeriodView {
  const { id, unit, from, to, reason, recordedAt } = period;
  return {
    ...{ id, unitId: unit, from, to, reason, recordedAt, governing },
    corrections: corrections.map(({ corrector, ...correction }) => ({
      id: correction.id,
      span: correction.span,
      reason: correction.reason,
      correctedBy: { id: corrector, displayName: people.get(corrector)?.displayName ?? '' },
      recordedAt: correction.recordedAt,
    })),
  };
}
