import { Injectable } from '@nestjs/common';
import { checkDowntime } from '@oart/competency';
import type { DowntimePeriod, Instant, UnitId } from '@oart/competency';
import type { DowntimePeriodRequest, DowntimePeriodView, Page } from '@oart/contract';
import { acceptedBy } from '../http/accepted-by.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { invalid } from '../http/problem-error.ts';
import { knownIndex } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { DepartmentService } from '../standing/department.service.ts';
import { requireHistoryReader } from '../standing/reader.ts';
import type { DowntimeQuery } from './exceptional-act.dto.ts';
import { ExceptionalActRepository } from './exceptional-act.repository.ts';

/** Times in which a unit worked on paper: the only ones into which acts are entered late (10.14). */
@Injectable()
export class DowntimeService {
  readonly #recorder: Recorder;
  readonly #department: DepartmentService;
  readonly #exceptional: ExceptionalActRepository;

  constructor(
    recorder: Recorder,
    department: DepartmentService,
    exceptional: ExceptionalActRepository,
  ) {
    this.#recorder = recorder;
    this.#department = department;
    this.#exceptional = exceptional;
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
      return downtimeView(await this.#exceptional.addDowntime(tx, accepted));
    });
  }

  async list(caller: Caller, query: DowntimeQuery): Promise<Page<DowntimePeriodView>> {
    requireHistoryReader(caller, null, query);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const ledgerIndex = await knownIndex(tx, caller.employerId, query);
      const { unit } = query;
      const { rows, cursor } = await this.#exceptional.downtimePage(tx, query, ledgerIndex, unit);
      return { items: rows.map(downtimeView), cursor, ledgerIndex };
    });
  }
}

function downtimeView({
  id,
  unit,
  from,
  to,
  reason,
  recordedAt,
}: DowntimePeriod): DowntimePeriodView {
  return { id, unitId: unit, from, to, reason, recordedAt };
}
