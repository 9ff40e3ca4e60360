import { Injectable } from '@nestjs/common';
import {
  addDays,
  addMonths,
  departmentAsKnown,
  draftImpact,
  draftedDepartment,
} from '@oart/competency';
import type { CalendarDay, Department, FrameworkDraft } from '@oart/competency';
import type { FrameworkImpactView } from '@oart/contract';
import { FrameworkDraftService } from '../framework/framework-draft.service.ts';
import { FrameworkService } from '../framework/framework.service.ts';
import { GateMemoryService } from '../gate-memory/gate-memory.service.ts';
import type { Caller } from '../http/caller.ts';
import { inSlices } from '../http/in-slices.ts';
import { ProblemError } from '../http/problem-error.ts';
import { asOfNow } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import type { FrameworkImpactQuery } from './framework-impact.dto.ts';
import { frameworkImpactView } from './framework-impact-view.ts';

const MONTHS_TO_SHOW = 3;

/** What a framework would change before it does, from the facts in the gate's memory. */
@Injectable()
export class FrameworkImpactService {
  readonly #recorder: Recorder;
  readonly #memories: GateMemoryService;
  readonly #drafts: FrameworkDraftService;
  readonly #frameworks: FrameworkService;
  readonly #organisation: OrganisationService;

  constructor(
    recorder: Recorder,
    memories: GateMemoryService,
    drafts: FrameworkDraftService,
    frameworks: FrameworkService,
    organisation: OrganisationService,
  ) {
    this.#recorder = recorder;
    this.#memories = memories;
    this.#drafts = drafts;
    this.#frameworks = frameworks;
    this.#organisation = organisation;
  }

  /** @throws `not-accepted` for a draft that has faults: its impact cannot be told */
  async ofDraft(
    caller: Caller,
    id: string,
    query: FrameworkImpactQuery,
  ): Promise<FrameworkImpactView> {
    return this.#impact(caller, await this.#drafts.readable(caller, id), query);
  }

  /** @throws `conflict` for a version that has been approved: what it changes is no question any more */
  async ofVersion(
    caller: Caller,
    id: string,
    query: FrameworkImpactQuery,
  ): Promise<FrameworkImpactView> {
    return this.#impact(caller, await this.#frameworks.proposed(caller.employerId, id), query);
  }

  async #impact(
    caller: Caller,
    draft: Pick<FrameworkDraft, 'document'> & { readonly effectiveFrom: CalendarDay | null },
    query: FrameworkImpactQuery,
  ): Promise<FrameworkImpactView> {
    const { employerId } = caller;
    const { asOf, today } = await this.#recorder.read(employerId, async (tx) => ({
      asOf: await asOfNow(tx, employerId),
      today: (await this.#organisation.now(tx)).on,
    }));
    const effectiveFrom = (query.effectiveFrom ??
      draft.effectiveFrom ??
      addDays(today, 1)) as CalendarDay;
    if (effectiveFrom < today) {
      throw new ProblemError('not-accepted', 'A framework takes effect today or later.', {
        errors: [{ pointer: 'effectiveFrom', message: 'This day is already past.' }],
      });
    }
    const memory = await this.#memories.upTo(employerId, asOf.knownAt);
    const { knownAt } = asOf;
    const department: Department = departmentAsKnown(memory.department, knownAt);
    const reEvidenceBy = (query.reEvidenceBy ??
      addMonths(effectiveFrom, MONTHS_TO_SHOW)) as CalendarDay;
    const drafted = draftedDepartment(
      department,
      { document: draft.document, effectiveFrom },
      reEvidenceBy,
      { months: query.months, knownAt },
    );
    const everybody = memory.everybody();
    const impacts = await inSlices(everybody, (facts) => draftImpact(drafted, facts));
    return frameworkImpactView(caller, drafted, impacts, everybody);
  }
}
