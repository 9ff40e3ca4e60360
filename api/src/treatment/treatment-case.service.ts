import { Injectable } from '@nestjs/common';
import { dayAt, departmentAsKnown, treatmentSitesOn } from '@oart/competency';
import type { FractionRef, TreatmentCase, UnitId } from '@oart/competency';
import type {
  FractionEndRequest,
  FractionView,
  Page,
  TreatmentCaseRequest,
  TreatmentCaseView,
} from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { conflictAt, invalid, notFound } from '../http/problem-error.ts';
import { asOfNow, knownIndex } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { DepartmentService } from '../standing/department.service.ts';
import { requireHistoryReader } from '../standing/reader.ts';
import { FractionViewService } from './fraction-view.service.ts';
import { TreatmentFactsRepository } from './treatment-facts.repository.ts';
import type { CaseQuery } from './treatment-view.dto.ts';
import { TreatmentRepository } from './treatment.repository.ts';

/** Cases under the department's own opaque reference, and their fractions. */
@Injectable()
export class TreatmentCaseService {
  readonly #recorder: Recorder;
  readonly #treatment: TreatmentRepository;
  readonly #facts: TreatmentFactsRepository;
  readonly #department: DepartmentService;
  readonly #fractions: FractionViewService;

  constructor(
    recorder: Recorder,
    treatment: TreatmentRepository,
    facts: TreatmentFactsRepository,
    department: DepartmentService,
    fractions: FractionViewService,
  ) {
    this.#recorder = recorder;
    this.#treatment = treatment;
    this.#facts = facts;
    this.#department = department;
    this.#fractions = fractions;
  }

  async record(
    request: RecordingRequest,
    { reference, unitId, treatmentSite, fractionsPlanned }: TreatmentCaseRequest,
  ): Promise<Outcome<TreatmentCaseView>> {
    refusePatientIdentifiers({ '/reference': reference });
    return this.#recorder.record(request, async (tx) => {
      const department = await this.#department.department(tx.manager);
      const { units } = departmentAsKnown(department, tx.head);
      const unit = units.find((known) => known.id === unitId);
      if (unit === undefined) throw invalid('/unitId', 'There is no such treatment unit here.');
      const today = dayAt(tx.recordedAt, unit.timeZone);
      if (!treatmentSitesOn(unit, today).includes(treatmentSite)) {
        throw invalid('/treatmentSite', 'This unit does not treat this site.');
      }
      const taken = await this.#facts.fraction(tx.manager, { case: reference, fraction: 1 });
      if (taken !== null) throw conflictAt('/reference', 'A case with this reference is on file.');
      const fields = { reference, unit: unitId as UnitId, treatmentSite, fractionsPlanned };
      return caseView({ ...fields, ...(await this.#treatment.addCase(tx, fields)) });
    });
  }

  /** A page of cases. */
  async list(caller: Caller, query: CaseQuery): Promise<Page<TreatmentCaseView>> {
    requireHistoryReader(caller, null, query);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const ledgerIndex = await knownIndex(tx, caller.employerId, query);
      const { rows, cursor } = await this.#facts.cases(tx, query, ledgerIndex);
      return { items: rows.map(caseView), cursor, ledgerIndex };
    });
  }

  /** @throws `not-found` for an unknown case or a fraction that is not planned */
  async fraction(caller: Caller, ref: FractionRef): Promise<FractionView> {
    return this.#recorder.read(caller.employerId, async (tx) =>
      this.#fractions.view(tx, ref, await asOfNow(tx, caller.employerId)),
    );
  }

  /** Nothing is signed in a fraction after its end. */
  async end(
    request: RecordingRequest,
    ref: FractionRef,
    { outcome }: FractionEndRequest,
  ): Promise<Outcome<{ readonly id: string }>> {
    return this.#recorder.record(request, async (tx) => {
      const facts = await this.#facts.fraction(tx.manager, ref);
      if (facts === null) throw notFound();
      if (facts.ends.length > 0) throw conflictAt('', 'This fraction has ended already.');
      const fields = { caseReference: ref.case, fraction: ref.fraction, outcome };
      const { id } = await this.#treatment.endFraction(tx, fields);
      return { id };
    });
  }
}

function caseView(treatmentCase: TreatmentCase): TreatmentCaseView {
  const { id, reference, unit, treatmentSite, fractionsPlanned, recordedAt } = treatmentCase;
  return { id, reference, unitId: unit, treatmentSite, fractionsPlanned, recordedAt };
}
