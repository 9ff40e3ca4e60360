import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AsOf, CalendarDay, PersonId, PlanSelectionProtocol } from '@oart/competency';
import type {
  ProtocolApprovalProposal,
  ProtocolApprovalRequest,
  ProtocolRequest,
  ProtocolView,
  SigningChallenge,
} from '@oart/contract';
import { SignGateService } from '../gate/sign-gate.service.ts';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { asOfNow, asOfRecording } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import type { Recording } from '../ledger/recording.ts';
import { requireSameWords } from '../signing/same-words.ts';
import { SigningService } from '../signing/signing.service.ts';
import { DepartmentService, titlesOn } from '../standing/department.service.ts';
import {
  approvalQuestion,
  approvalStatement,
  momentAt,
  requireNotBefore,
} from './protocol-approval.ts';
import { ProtocolViewService } from './protocol-view.service.ts';
import { TreatmentRepository } from './treatment.repository.ts';

const MEANING = 'protocol approved';

/** Plan-selection protocols: written by one, approved by a practitioner who is another. */
@Injectable()
export class ProtocolService {
  readonly #recorder: Recorder;
  readonly #signing: SigningService;
  readonly #gate: SignGateService;
  readonly #department: DepartmentService;
  readonly #protocols: ProtocolViewService;
  readonly #treatment: TreatmentRepository;

  constructor(
    recorder: Recorder,
    signing: SigningService,
    gate: SignGateService,
    department: DepartmentService,
    protocols: ProtocolViewService,
    treatment: TreatmentRepository,
  ) {
    this.#recorder = recorder;
    this.#signing = signing;
    this.#gate = gate;
    this.#department = department;
    this.#protocols = protocols;
    this.#treatment = treatment;
  }

  /** Whoever records it is its author. */
  async record(
    caller: Caller,
    request: RecordingRequest,
    { treatmentSite, title }: ProtocolRequest,
  ): Promise<Outcome<ProtocolView>> {
    refusePatientIdentifiers({ '/title': title });
    const author = personOf(caller);
    return this.#recorder.record(request, async (tx) => {
      const department = await this.#department.department(tx.manager);
      momentAt(department, treatmentSite, asOfRecording(tx));
      const fields = { treatmentSite, author, title };
      const recorded = await this.#treatment.addProtocol(tx, fields);
      return this.#view(tx, { ...fields, ...recorded });
    });
  }

  /** The words to sign. @throws `gate-refused` for whoever may not approve it */
  async proposeApproval(
    caller: Caller,
    id: string,
    proposal: ProtocolApprovalProposal,
  ): Promise<SigningChallenge> {
    const approver = personOf(caller);
    const statement = await this.#recorder.read(caller.employerId, async (tx) => {
      const asOf = await asOfNow(tx, caller.employerId);
      const protocol = await this.#protocols.find(tx, id);
      const asked = await this.#asked(tx, protocol, approver, proposal, asOf);
      await this.#gate.require(tx, caller, asked.question, asOf);
      return asked.statement;
    });
    return this.#signing.challenge(caller, {
      meaning: MEANING,
      record: { protocol: id, effectiveFrom: proposal.effectiveFrom },
      statement,
    });
  }

  /** Approval, decision and signature together, or none of them. */
  async approve(
    caller: Caller,
    request: RecordingRequest,
    id: string,
    signed: ProtocolApprovalRequest,
  ): Promise<Outcome<ProtocolView>> {
    const approver = personOf(caller);
    const verified = await this.#signing.verify(caller, signed.signature, {
      meaning: MEANING,
      record: { protocol: id, effectiveFrom: signed.effectiveFrom },
    });
    return this.#recorder.record(request, async (tx) => {
      const protocol = await this.#protocols.find(tx.manager, id);
      const asked = await this.#asked(tx.manager, protocol, approver, signed, asOfRecording(tx));
      const { decisionId } = await this.#gate.record(tx, caller, asked.question);
      requireSameWords(verified, asked.statement, tx.head);
      const signature = await this.#signing.consume(tx, verified);
      const effectiveFrom = signed.effectiveFrom as CalendarDay;
      const fields = { protocol: id, approver, effectiveFrom };
      await this.#treatment.approveProtocol(tx, fields, { decisionId, signatureId: signature.id });
      return this.#view(tx, protocol);
    });
  }

  async #asked(
    tx: EntityManager,
    protocol: PlanSelectionProtocol,
    approver: PersonId,
    { effectiveFrom }: ProtocolApprovalProposal,
    asOf: AsOf,
  ): Promise<{
    readonly question: ReturnType<typeof approvalQuestion>;
    readonly statement: string;
  }> {
    const department = await this.#department.department(tx);
    const moment = momentAt(department, protocol.treatmentSite, asOf);
    requireNotBefore(effectiveFrom, moment);
    return {
      question: approvalQuestion(department, protocol, approver, asOf),
      statement: approvalStatement(protocol, effectiveFrom, titlesOn(department, moment.on)),
    };
  }

  async #view(tx: Recording, protocol: PlanSelectionProtocol): Promise<ProtocolView> {
    const [view] = await this.#protocols.views(tx.manager, [protocol]);
    if (view === undefined) throw new Error('A protocol has no view');
    return view;
  }
}
