import { Injectable } from '@nestjs/common';
import {
  basisAt,
  entitlementsRelyingOn,
  personnelAsKnown,
  suspendEntitlement,
} from '@oart/competency';
import type { EntitlementId, EvidenceId, Moment, PersonId } from '@oart/competency';
import { AssessmentFactsService } from '../assessment/assessment-facts.service.ts';
import type { Recording } from '../ledger/recording.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { EntitlementFactsService } from './entitlement-facts.service.ts';
import { EntitlementRepository } from './entitlement.repository.ts';

/** What follows for entitlements when evidence is revoked for integrity (I12). */
@Injectable()
export class IntegritySuspensionService {
  readonly #entitlements: EntitlementRepository;
  readonly #facts: EntitlementFactsService;
  readonly #assessments: AssessmentFactsService;
  readonly #personnel: PersonnelFactsService;

  constructor(
    entitlements: EntitlementRepository,
    facts: EntitlementFactsService,
    assessments: AssessmentFactsService,
    personnel: PersonnelFactsService,
  ) {
    this.#entitlements = entitlements;
    this.#facts = facts;
    this.#assessments = assessments;
    this.#personnel = personnel;
  }

  /**
   * Suspends every open entitlement of the holder that relied on the evidence, directly or through an
   * assessment in its basis, in the recording that revokes it. Each is lifted by a recorded act only.
   * @returns the entitlements that were suspended.
   */
  async suspendForIntegrity(
    tx: Recording,
    holder: PersonId,
    evidence: EvidenceId,
    reason: string,
    moment: Moment,
  ): Promise<readonly EntitlementId[]> {
    const people = [holder];
    const entitlements = (await this.#facts.ofHolders(tx.manager, people)).get(holder);
    const assessed = (await this.#assessments.ofCandidates(tx.manager, people)).get(holder);
    const post = (await this.#personnel.personnelFacts(tx.manager, people)).get(holder);
    if (entitlements === undefined || assessed === undefined || post === undefined) return [];
    const { employments } = personnelAsKnown(post, tx.head);
    const facts = { ...entitlements, ...assessed, employments };
    const relying = entitlementsRelyingOn(facts, evidence, (entitlement) =>
      basisAt(facts, entitlement, moment.at),
    );
    const suspended: EntitlementId[] = [];
    for (const { id } of relying) {
      const checked = suspendEntitlement(facts, suspensionOf(id, reason), moment);
      if (checked.kind === 'refused') continue;
      await this.#entitlements.suspend(tx, checked.accepted);
      suspended.push(id);
    }
    return suspended;
  }
}

function suspensionOf(entitlement: EntitlementId, restrictedNote: string) {
  return {
    entitlement,
    tasks: [],
    treatmentSites: [],
    cause: 'evidence-integrity' as const,
    restrictedNote,
    conditionsToLift: null,
  };
}
