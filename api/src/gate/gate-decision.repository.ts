import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { GateDecision, GateQuestion, PersonId } from '@oart/competency';
import type { Recording } from '../ledger/recording.ts';
import { GateDecisionEntity } from './gate-decision.entity.ts';

@Injectable()
export class GateDecisionRepository {
  /** Keeps an answer of the sign path with its question; the act it carries names it. */
  async add(tx: Recording, question: GateQuestion, decision: GateDecision): Promise<string> {
    const { id } = await tx.add(GateDecisionEntity, uuidv7(), {
      personId: question.person,
      task: question.task,
      treatmentSite: question.treatmentSite,
      unitId: question.unit,
      adaptationType: question.adaptationType,
      caseReference: question.fraction?.case ?? null,
      fraction: question.fraction?.fraction ?? null,
      supervisorId: question.supervisor,
      outcome: decision.outcome,
      reasons: [...decision.reasons],
      notices: [...decision.notices],
      entitlementId: decision.entitlement,
      frameworkVersion: decision.frameworkVersion,
      usableUntil: decision.usableUntil,
      evaluatedAt: decision.at,
      knownAt: decision.knownAt,
    });
    return id;
  }

  /** Answers about the person's own acts, and about those that the person supervised. */
  async ofPerson(tx: EntityManager, person: PersonId): Promise<readonly GateDecisionEntity[]> {
    return tx.find(GateDecisionEntity, {
      where: [{ personId: person }, { supervisorId: person, outcome: 'PERMIT_SUPERVISED' }],
      order: { ledgerIndex: 'ASC' },
    });
  }
}
