import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { checkVersionApproval, checkVersionProposal } from '@oart/competency';
import type { CalendarDay, PersonId } from '@oart/competency';
import type {
  DocumentApprovalRequest,
  FrameworkRequest,
  FrameworkVersionView,
  FrameworkWithdrawalRequest,
  PolicyRequest,
  PolicyVersionView,
} from '@oart/contract';
import { acceptedBy } from '../http/accepted-by.ts';
import { ProblemError, invalid, notFound } from '../http/problem-error.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import type { Recording } from '../ledger/recording.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { readFramework, readPolicy } from './framework-reader.ts';
import { frameworkVersionView, peopleBehind, policyVersionView } from './framework-view.ts';
import {
  FrameworkApprovalEntity,
  FrameworkVersionEntity,
  FrameworkWithdrawalEntity,
  PolicyApprovalEntity,
  PolicyVersionEntity,
} from './framework.entity.ts';
import {
  FrameworkRepository,
  approvedFrameworks,
  approvedPolicies,
  heldPolicy,
  lastStanding,
} from './framework.repository.ts';
import type { FrameworkOnFile } from './framework.repository.ts';
import { FRAMEWORK_V1, POLICY_DEFAULTS } from './shipped-documents.ts';
import { numberTaken, requireSameBytes, requireSameComparison } from './version-refusals.ts';

/** Proposing, approving and withdrawing versions of the framework and of the policy. */
@Injectable()
export class FrameworkVersionService {
  readonly #recorder: Recorder;
  readonly #organisation: OrganisationService;
  readonly #frameworks: FrameworkRepository;
  readonly #people: PersonnelFactsService;

  constructor(
    recorder: Recorder,
    organisation: OrganisationService,
    frameworks: FrameworkRepository,
    people: PersonnelFactsService,
  ) {
    this.#recorder = recorder;
    this.#organisation = organisation;
    this.#frameworks = frameworks;
    this.#people = people;
  }

  /**
   * Loads oART framework v1 and the policy defaults for a new employer, in the name of the product:
   * they hold from today and are marked as not adopted.
   * @throws `conflict` where a framework or policy is already on file.
   */
  async loadShipped(request: RecordingRequest): Promise<void> {
    const { number } = readFramework(FRAMEWORK_V1);
    const policy = readPolicy(POLICY_DEFAULTS);
    await this.#recorder.record({ ...request, actor: null }, async (tx) => {
      const known = await this.#frameworks.frameworks(tx.manager);
      const policies = await this.#frameworks.policies(tx.manager);
      if (known.length > 0 || policies.length > 0) {
        throw new ProblemError('conflict', 'This employer already has a framework or a policy.');
      }
      const { on } = await this.#organisation.now(tx.manager, tx.recordedAt);
      const version = { number, effectiveFrom: on, ...stored(FRAMEWORK_V1) };
      const framework = await tx.add(FrameworkVersionEntity, uuidv7(), version);
      await tx.add(FrameworkApprovalEntity, uuidv7(), { frameworkVersionId: framework.id });
      const defaults = { number: policy.number, ...stored(POLICY_DEFAULTS) };
      const { id } = await tx.add(PolicyVersionEntity, uuidv7(), defaults);
      await tx.add(PolicyApprovalEntity, uuidv7(), { policyVersionId: id });
    });
  }

  async propose(
    request: RecordingRequest,
    version: FrameworkRequest,
  ): Promise<Outcome<FrameworkVersionView>> {
    return this.#recorder.record(request, (tx) => this.#add(tx, version));
  }

  /**
   * Proposes what takes in the changes of an approved version, within a recording.
   * @throws `not-accepted` for faults of the document or a day that is past, `conflict` where the day is taken
   * or another version was approved since
   */
  async proposeOnTop(
    tx: Recording,
    version: FrameworkRequest,
    basedOnId: string,
  ): Promise<FrameworkVersionView> {
    const { on } = await this.#organisation.now(tx.manager, tx.recordedAt);
    const onFile = await this.#frameworks.frameworks(tx.manager);
    const basedOn = found(onFile, basedOnId).approval?.ledgerIndex ?? -1;
    const effectiveFrom = version.effectiveFrom as CalendarDay;
    acceptedBy(checkVersionProposal({ effectiveFrom, basedOn }, approvedFrameworks(onFile), on));
    return this.#add(tx, version);
  }

  async #add(
    tx: Recording,
    { document: text, effectiveFrom }: FrameworkRequest,
  ): Promise<FrameworkVersionView> {
    const bytes = Buffer.from(text, 'utf8');
    const { number } = insideDocument(() => readFramework(bytes));
    const known = await this.#frameworks.frameworks(tx.manager);
    if (known.some(({ row, approval }) => row.number === number && approval !== null)) {
      throw numberTaken(number);
    }
    const { id } = await tx.add(FrameworkVersionEntity, uuidv7(), {
      number,
      effectiveFrom: effectiveFrom as CalendarDay,
      ...stored(bytes),
    });
    return this.#frameworkView(tx, id);
  }

  /** Approval by another person than the editor: from its day the version binds everybody (I4). */
  async approve(
    request: RecordingRequest,
    approver: PersonId,
    id: string,
    { sha256, comparedWith }: DocumentApprovalRequest,
  ): Promise<Outcome<FrameworkVersionView>> {
    return this.#recorder.record(request, async (tx) => {
      const { on } = await this.#organisation.now(tx.manager, tx.recordedAt);
      const onFile = await this.#frameworks.frameworks(tx.manager);
      const { row, approval } = found(onFile, id);
      if (approval !== null) throw new ProblemError('conflict', 'This version is approved.');
      requireSameBytes(sha256, row.sha256);
      acceptedBy(
        checkVersionApproval(
          {
            number: row.number,
            proposedAt: row.ledgerIndex,
            editor: editorOf(row.recordedBy),
            approver,
            effectiveFrom: row.effectiveFrom,
          },
          approvedFrameworks(onFile),
          on,
        ),
      );
      requireSameComparison(comparedWith, lastStanding(onFile, on));
      await tx.add(FrameworkApprovalEntity, uuidv7(), { frameworkVersionId: id });
      return this.#frameworkView(tx, id);
    });
  }

  /** Takes an approved version out of force from today or a later day; the one before it holds again. */
  async withdraw(
    request: RecordingRequest,
    id: string,
    withdrawal: FrameworkWithdrawalRequest,
  ): Promise<Outcome<FrameworkVersionView>> {
    const withdrawnFrom = withdrawal.withdrawnFrom as CalendarDay;
    return this.#recorder.record(request, async (tx) => {
      const { on } = await this.#organisation.now(tx.manager, tx.recordedAt);
      const version = found(await this.#frameworks.frameworks(tx.manager), id);
      if (version.approval === null || version.withdrawal !== null) {
        throw new ProblemError('conflict', 'Only an approved version is withdrawn, and only once.');
      }
      if (withdrawnFrom < on) throw invalid('/withdrawnFrom', 'This day is already past.');
      await tx.add(FrameworkWithdrawalEntity, uuidv7(), {
        frameworkVersionId: id,
        withdrawnFrom,
        reason: withdrawal.reason,
      });
      return this.#frameworkView(tx, id);
    });
  }

  async proposePolicy(
    request: RecordingRequest,
    { document: text }: PolicyRequest,
  ): Promise<Outcome<PolicyVersionView>> {
    const bytes = Buffer.from(text, 'utf8');
    const { number } = insideDocument(() => readPolicy(bytes));
    return this.#recorder.record(request, async (tx) => {
      const known = approvedPolicies(await this.#frameworks.policies(tx.manager));
      if (known.some(({ document }) => document.number === number)) throw numberTaken(number);
      const { id } = await tx.add(PolicyVersionEntity, uuidv7(), { number, ...stored(bytes) });
      return this.#policyView(tx, id);
    });
  }

  /** Approval by another person than the editor: the policy holds at once. */
  async approvePolicy(
    request: RecordingRequest,
    approver: PersonId,
    id: string,
    { sha256, comparedWith }: DocumentApprovalRequest,
  ): Promise<Outcome<PolicyVersionView>> {
    return this.#recorder.record(request, async (tx) => {
      const onFile = await this.#frameworks.policies(tx.manager);
      const version = onFile.find(({ row }) => row.id === id);
      if (version === undefined) throw notFound();
      if (version.approval !== null) {
        throw new ProblemError('conflict', 'This version is approved.');
      }
      const { number, recordedBy, sha256: own } = version.row;
      requireSameBytes(sha256, own);
      if (recordedBy === approver) {
        throw new ProblemError('own-record', 'Another person than the editor approves this.');
      }
      if (approvedPolicies(onFile).some(({ document }) => document.number === number)) {
        throw numberTaken(number);
      }
      requireSameComparison(comparedWith, heldPolicy(onFile));
      await tx.add(PolicyApprovalEntity, uuidv7(), { policyVersionId: id });
      return this.#policyView(tx, id);
    });
  }

  async #frameworkView(tx: Recording, id: string): Promise<FrameworkVersionView> {
    const { on } = await this.#organisation.now(tx.manager, tx.recordedAt);
    const onFile = await this.#frameworks.frameworks(tx.manager);
    const policy = approvedPolicies(await this.#frameworks.policies(tx.manager)).at(-1);
    return frameworkVersionView(found(onFile, id), {
      onFile,
      policy: policy?.document ?? null,
      people: await this.#people.people(tx.manager, peopleBehind(onFile)),
      today: on,
    });
  }

  async #policyView(tx: Recording, id: string): Promise<PolicyVersionView> {
    const onFile = await this.#frameworks.policies(tx.manager);
    const version = onFile.find(({ row }) => row.id === id);
    if (version === undefined) throw notFound();
    const people = await this.#people.people(tx.manager, peopleBehind(onFile));
    return policyVersionView(version, { onFile, people });
  }
}

function stored(document: Buffer): { readonly document: Buffer; readonly sha256: string } {
  return { document, sha256: createHash('sha256').update(document).digest('hex') };
}

function found(onFile: readonly FrameworkOnFile[], id: string): FrameworkOnFile {
  const version = onFile.find(({ row }) => row.id === id);
  if (version === undefined) throw notFound();
  return version;
}

/** What the product loaded has no editor, so that anybody may approve it. */
function editorOf(recordedBy: PersonId | null): PersonId {
  return recordedBy ?? ('' as PersonId);
}

/** The text is a field of the body: its faults are below `/document`. */
function insideDocument<Document>(read: () => Document): Document {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const errors = (error.extras.errors ?? []).map(({ pointer, message }) => ({
      pointer: `/document${pointer}`,
      message,
    }));
    throw new ProblemError(error.kind, error.detail, { errors });
  }
}
