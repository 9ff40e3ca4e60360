import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { GateDecision, GateQuestion, Instant, PersonId } from '@oart/competency';
import type { DecisionSort } from '@oart/contract';
import { keysetPage } from '../database/keyset-page.ts';
import type { SortColumns } from '../database/keyset-page.ts';
import type { PageAsked, Slice } from '../http/page.ts';
import { factsKnown } from '../ledger/facts-known.ts';
import type { Recording } from '../ledger/recording.ts';
import { GateDecisionEntity } from './gate-decision.entity.ts';

/** What decisions are looked for by. */
export interface DecisionFilter {
  readonly person?: string;
  readonly task?: string;
  readonly treatmentSite?: string;
  readonly unit?: string;
  readonly outcome?: GateDecision['outcome'];
  readonly from?: Instant;
  readonly until?: Instant;
}

const COLUMNS: SortColumns<GateDecisionEntity, DecisionSort> = {
  recordedAt: { by: 'recordedAt', as: 'instant' },
  task: { by: 'task', as: 'text' },
  treatmentSite: { by: 'treatmentSite', as: 'text' },
};

@Injectable()
export class GateDecisionRepository {
  /** One page of the decisions known at a ledger index. */
  async page(
    tx: EntityManager,
    asked: PageAsked<DecisionSort> & DecisionFilter,
    knownAt: number,
  ): Promise<Slice<GateDecisionEntity>> {
    const { person, task, treatmentSite, unit, outcome, from, until } = asked;
    const having = { personId: person, task, treatmentSite, unitId: unit, outcome };
    const decisions = factsKnown(tx, GateDecisionEntity, { knownAt }, having);
    if (from !== undefined) decisions.andWhere('fact.recordedAt >= :from', { from });
    if (until !== undefined) decisions.andWhere('fact.recordedAt < :until', { until });
    return keysetPage(decisions, COLUMNS, asked);
  }

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
