import { Injectable } from '@nestjs/common';
import { frameworkInForce, momentOf } from '@oart/competency';
import type { FractionRef, UnitId } from '@oart/competency';
import type {
  FractionEndRequest,
  FractionView,
  Page,
  TreatmentCaseRequest,
  TreatmentCaseView,
} from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { pageOf, readCursor } from '../http/page.ts';
import type { PageQuery } from '../http/page.ts';
import { ProblemError, invalid, notFound } from '../http/problem-error.ts';
import { asOfNow } from '../ledger/as-of.ts';
import { Recorder, headIndex } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { DepartmentService } from '../standing/department.service.ts';
import { fractionView } from './fraction-view.ts';
import { TreatmentFactsRepository } from './treatment-facts.repository.ts';
import { TreatmentRepository } from './treatment.repository.ts';

/** Cases under the department's own opaque reference, and their fractions. */
@Injectable()
export class TreatmentCaseService {
  readonly #recorder: Recorder;
  readonly #treatment: TreatmentRepository;
  readonly #facts: TreatmentFactsRepository;
  readonly #department: DepartmentService;
  readonly #people: PersonnelFactsService;

  constructor(
    recorder: Recorder,
    treatment: TreatmentRepository,
    facts: TreatmentFactsRepository,
    department: DepartmentService,
    people: PersonnelFactsService,
  ) {
    this.#recorder = recorder;
    this.#treatment = treatment;
    this.#facts = facts;
    this.#department = department;
    this.#people = people;
  }

  async record(
    request: RecordingRequest,
    { reference, unitId, treatmentSite, fractionsPlanned }: TreatmentCaseRequest,
  ): Promise<Outcome<TreatmentCaseView>> {
    refusePatientIdentifiers({ '/reference': reference });
    return this.#recorder.record(request, async (tx) => {
      const { units } = await this.#department.department(tx.manager);
      const unit = units.find((known) => known.id === unitId);
      if (unit === undefined) throw invalid('/unitId', 'There is no such treatment unit here.');
      if (!unit.treatmentSites.includes(treatmentSite)) {
        throw invalid('/treatmentSite', 'This unit does not treat this site.');
      }
      const taken = await this.#facts.fraction(tx.manager, { case: reference, fraction: 1 });
      if (taken !== null) throw conflict('/reference', 'A case with this reference is on file.');
      const fields = { reference, unit: unitId as UnitId, treatmentSite, fractionsPlanned };
      const { id } = await this.#treatment.addCase(tx, fields);
      return { id, reference, unitId, treatmentSite, fractionsPlanned };
    });
  }

  /** Newest first. */
  async list(caller: Caller, query: PageQuery): Promise<Page<TreatmentCaseView>> {
    const before = readCursor(query.cursor, ['number'])?.[0] ?? Number.MAX_SAFE_INTEGER;
    return this.#recorder.read(caller.employerId, async (tx) => {
      const cases = await this.#facts.cases(tx, before, query.limit + 1);
      const head = await headIndex(tx, caller.employerId);
      const page = pageOf(cases, query.limit, ({ index }) => [index], head);
      const items = page.items.map(({ id, reference, unit, treatmentSite, fractionsPlanned }) => ({
        id,
        reference,
        unitId: unit,
        treatmentSite,
        fractionsPlanned,
      }));
      return { ...page, items };
    });
  }

  /** @throws `not-found` for an unknown case or a fraction that is not planned */
  async fraction(caller: Caller, ref: FractionRef): Promise<FractionView> {
    return this.#recorder.read(caller.employerId, async (tx) => {
      const facts = await this.#facts.fraction(tx, ref);
      if (facts === null) throw notFound();
      const asOf = await asOfNow(tx, caller.employerId);
      const { units, frameworks } = await this.#department.department(tx);
      const unit = units.find((known) => known.id === facts.treatmentCase.unit);
      if (unit === undefined) throw new Error('A case names no unit on file');
      const { on } = momentOf(asOf.at, unit.timeZone);
      const framework = frameworkInForce(frameworks, on, asOf.knownAt)?.document ?? null;
      const people = await this.#people.people(
        tx,
        facts.acts.map(({ actor }) => actor),
      );
      return fractionView(facts, framework, unit.name, people, asOf.knownAt);
    });
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
      if (facts.ends.length > 0) throw conflict('', 'This fraction has ended already.');
      const fields = { caseReference: ref.case, fraction: ref.fraction, outcome };
      const { id } = await this.#treatment.endFraction(tx, fields);
      return { id };
    });
  }
}

function conflict(pointer: string, message: string): ProblemError {
  return new ProblemError('conflict', message, { errors: [{ pointer, message }] });
}
