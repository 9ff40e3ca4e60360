import { Injectable } from '@nestjs/common';
import { dayAt, departmentAsKnown, softwareImpact, upgradedDepartment } from '@oart/competency';
import type { SoftwareImpactView } from '@oart/contract';
import { GateMemoryService } from '../gate-memory/gate-memory.service.ts';
import type { Caller } from '../http/caller.ts';
import { inSlices } from '../http/in-slices.ts';
import { invalid, notFound } from '../http/problem-error.ts';
import { asOfNow } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { changeImpactView } from '../standing/change-impact-view.ts';
import { titlesOn } from '../standing/department.service.ts';
import { requireHistoryReader } from '../standing/reader.ts';
import type { SoftwareImpactQuery } from './software-impact.dto.ts';

/** Whom a change of software would pause before it is made, from the facts in the gate's memory. */
@Injectable()
export class SoftwareImpactService {
  readonly #recorder: Recorder;
  readonly #memories: GateMemoryService;

  constructor(recorder: Recorder, memories: GateMemoryService) {
    this.#recorder = recorder;
    this.#memories = memories;
  }

  /**
   * Who loses what at the instant of the change, with the reasons that its reader may see (I15).
   * @throws `forbidden` for who asks about a day that is over and may not see every reason
   */
  async preview(
    caller: Caller,
    id: string,
    query: SoftwareImpactQuery,
  ): Promise<SoftwareImpactView> {
    const { employerId } = caller;
    const { version, effectiveAt, corrects = null } = query;
    const changeClass = query.changeClass ?? null;
    const { at, knownAt } = await this.#recorder.read(employerId, (tx) => asOfNow(tx, employerId));
    const memory = await this.#memories.upTo(employerId, knownAt);
    const department = departmentAsKnown(memory.department, knownAt);
    const unit = department.units.find((known) => known.id === id);
    if (unit === undefined) throw notFound();
    if (corrects !== null && !unit.software.some((change) => change.id === corrects)) {
      throw invalid('/corrects', 'This is no change of this unit that still stands.');
    }
    // A form offers the minute that began a moment ago: today is told as today is everywhere.
    if (corrects === null && dayAt(effectiveAt, unit.timeZone) < dayAt(at, unit.timeZone))
      requireHistoryReader(caller, null, { at: effectiveAt });
    const correction =
      corrects === null ? null : { reason: '', neverWas: query.neverWas === 'true' };
    const planned = { unit: unit.id, version, effectiveAt, changeClass, supersedes: corrects };
    const upgraded = upgradedDepartment(department, { ...planned, correction }, { at, knownAt });
    const [first = effectiveAt] = upgraded.instants;
    const titles = titlesOn(department, dayAt(first, unit.timeZone));
    const everybody = memory.everybody();
    const impacts = await inSlices(everybody, (facts) => ({
      facts,
      impact: softwareImpact(upgraded, facts),
    }));
    return {
      unit: { id: unit.id, name: unit.name },
      version,
      effectiveAt,
      changeClass,
      corrects,
      ledgerIndex: knownAt,
      ...changeImpactView(caller, impacts, titles),
    };
  }
}
