import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type {
  Act,
  ActCorrection,
  FactFields,
  FractionEnd,
  PlanSelectionProtocol,
  ProtocolApproval,
  Recorded,
  TreatmentCase,
} from '@oart/competency';
import type { Recording } from '../ledger/recording.ts';
import type { ActOnFile } from './treatment-facts.repository.ts';
import { PlanSelectionProtocolEntity, ProtocolApprovalEntity } from './protocol.entity.ts';
import {
  ActCorrectionEntity,
  ActEntity,
  FractionEndEntity,
  TreatmentCaseEntity,
} from './treatment.entity.ts';

/** What proves a signed row: the gate's answer and the signatures. */
export interface Proof {
  readonly decisionId: string;
  readonly signatureId: string;
}

/** What an act carries that the rules do not read. */
export type ActProof = Proof & {
  readonly supervisorSignatureId: string | null;
} & Pick<ActOnFile, 'breakGlass' | 'downtime' | 'explanation' | 'incidentReference'>;

/** Of an act that was signed in the ordinary way. */
export const ORDINARY = {
  breakGlass: null,
  downtime: null,
  explanation: null,
  incidentReference: null,
} as const;

@Injectable()
export class TreatmentRepository {
  async addCase(tx: Recording, { unit, ...columns }: FactFields<TreatmentCase>): Promise<Recorded> {
    return tx.add(TreatmentCaseEntity, uuidv7(), { ...columns, unitId: unit });
  }

  async addAct(
    tx: Recording,
    fields: FactFields<Act>,
    { breakGlass, downtime, ...proof }: ActProof,
  ): Promise<ActOnFile> {
    const { unit, actor, supervisor, correctedStructures, ...columns } = fields;
    const { explanation, incidentReference } = proof;
    const recorded = await tx.add(ActEntity, uuidv7(), {
      ...columns,
      unitId: unit,
      actorId: actor,
      supervisorId: supervisor,
      correctedStructures: [...correctedStructures],
      ...proof,
      breakGlassId: breakGlass,
      downtimeId: downtime,
    });
    return { ...fields, ...recorded, breakGlass, downtime, explanation, incidentReference };
  }

  async correctAct(
    tx: Recording,
    { act, reason }: FactFields<ActCorrection>,
    explanation: string,
  ): Promise<Recorded> {
    return tx.add(ActCorrectionEntity, uuidv7(), { actId: act, reason, explanation });
  }

  async endFraction(tx: Recording, fields: FactFields<FractionEnd>): Promise<Recorded> {
    return tx.add(FractionEndEntity, uuidv7(), { ...fields });
  }

  async addProtocol(
    tx: Recording,
    { author, ...columns }: FactFields<PlanSelectionProtocol>,
  ): Promise<Recorded> {
    return tx.add(PlanSelectionProtocolEntity, uuidv7(), { ...columns, authorId: author });
  }

  async approveProtocol(
    tx: Recording,
    { protocol, approver, effectiveFrom }: FactFields<ProtocolApproval>,
    proof: Proof,
  ): Promise<Recorded> {
    return tx.add(ProtocolApprovalEntity, uuidv7(), {
      protocolId: protocol,
      approverId: approver,
      effectiveFrom,
      ...proof,
    });
  }
}
