import { Injectable } from '@nestjs/common';
import { departmentAsKnown, departmentWithPolicy, policyImpact } from '@oart/competency';
import type { PolicyImpactView } from '@oart/contract';
import { FrameworkService } from '../framework/framework.service.ts';
import { GateMemoryService } from '../gate-memory/gate-memory.service.ts';
import type { Caller } from '../http/caller.ts';
import { inSlices } from '../http/in-slices.ts';
import { asOfNow } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { changeImpactView } from '../standing/change-impact-view.ts';
import { titlesOn } from '../standing/department.service.ts';

/** Whom a proposed policy would pause the moment that it is approved, from the facts in the gate's memory. */
@Injectable()
export class PolicyImpactService {
  readonly #recorder: Recorder;
  readonly #memories: GateMemoryService;
  readonly #frameworks: FrameworkService;
  readonly #organisation: OrganisationService;

  constructor(
    recorder: Recorder,
    memories: GateMemoryService,
    frameworks: FrameworkService,
    organisation: OrganisationService,
  ) {
    this.#recorder = recorder;
    this.#memories = memories;
    this.#frameworks = frameworks;
    this.#organisation = organisation;
  }

  /** @throws `conflict` for a version that has been approved: what it changes is no question any more */
  async ofVersion(caller: Caller, id: string): Promise<PolicyImpactView> {
    const { employerId } = caller;
    const policy = await this.#frameworks.proposedPolicy(employerId, id);
    const { asOf, today } = await this.#recorder.read(employerId, async (tx) => ({
      asOf: await asOfNow(tx, employerId),
      today: (await this.#organisation.now(tx)).on,
    }));
    const { at, knownAt } = asOf;
    const memory = await this.#memories.upTo(employerId, knownAt);
    const department = departmentAsKnown(memory.department, knownAt);
    const changed = departmentWithPolicy(department, policy, asOf);
    const impacts = await inSlices(memory.everybody(), (facts) => ({
      facts,
      impact: policyImpact(changed, facts),
    }));
    return {
      at,
      ledgerIndex: knownAt,
      ...changeImpactView(caller, impacts, titlesOn(department, today)),
    };
  }
}
