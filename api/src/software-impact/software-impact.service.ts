import { Injectable } from '@nestjs/common';
import {
  dayAt,
  departmentAsKnown,
  distinctCells,
  distinctReasons,
  reasonsFor,
  softwareImpact,
  upgradedDepartment,
} from '@oart/competency';
import type { PersonFacts, SoftwareImpact } from '@oart/competency';
import { reasonView } from '@oart/contract';
import type { SoftwareImpactView, SoftwareLossView, Titles } from '@oart/contract';
import { GateMemoryService } from '../gate-memory/gate-memory.service.ts';
import type { Caller } from '../http/caller.ts';
import { inSlices } from '../http/in-slices.ts';
import { notFound } from '../http/problem-error.ts';
import { asOfNow } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { titlesOn } from '../standing/department.service.ts';
import { levelFor, requireHistoryReader } from '../standing/reader.ts';
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
    const { version, effectiveAt } = query;
    const changeClass = query.changeClass ?? null;
    const { at, knownAt } = await this.#recorder.read(employerId, (tx) => asOfNow(tx, employerId));
    const memory = await this.#memories.upTo(employerId, knownAt);
    const department = departmentAsKnown(memory.department, knownAt);
    const unit = department.units.find((known) => known.id === id);
    if (unit === undefined) throw notFound();
    // A form offers the minute that began a moment ago: today is told as today is everywhere.
    if (dayAt(effectiveAt, unit.timeZone) < dayAt(at, unit.timeZone))
      requireHistoryReader(caller, null, { at: effectiveAt });
    const planned = { unit: unit.id, version, effectiveAt, changeClass };
    const upgraded = upgradedDepartment(department, planned, knownAt);
    const titles = titlesOn(department, dayAt(effectiveAt, unit.timeZone));
    const everybody = memory.everybody();
    const impacts = await inSlices(everybody, (facts) => ({
      facts,
      impact: softwareImpact(upgraded, facts),
    }));
    const touched = impacts.filter(({ impact }) => impact.lost.length > 0);
    return {
      unit: { id: unit.id, name: unit.name },
      version,
      effectiveAt,
      changeClass,
      ledgerIndex: knownAt,
      peopleHolding: impacts.filter(({ impact }) => impact.lost.length + impact.kept > 0).length,
      people: touched
        .map(({ facts, impact }) => lossView(caller, facts, impact, titles))
        .sort((one, other) =>
          one.person.displayName.localeCompare(other.person.displayName, 'en-GB', {
            numeric: true,
          }),
        ),
    };
  }
}

function lossView(
  caller: Caller,
  { person }: PersonFacts,
  { person: id, lost }: SoftwareImpact,
  titles: Titles,
): SoftwareLossView {
  const cells = distinctCells(lost.map(({ question }) => question));
  const reasons = distinctReasons(lost.flatMap((each) => each.reasons));
  return {
    person: { id, displayName: person.displayName },
    lost: cells.map(({ task, treatmentSite }) => ({
      task,
      taskTitle: titles.task(task),
      treatmentSite,
      treatmentSiteTitle: titles.treatmentSite(treatmentSite),
    })),
    reasons: reasonsFor(levelFor(caller, id), reasons).map((reason) => reasonView(reason, titles)),
  };
}
