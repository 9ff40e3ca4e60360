import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { frameworkInForce, policyKnownAt } from '@oart/competency';
import type {
  CalendarDay,
  FrameworkDocument,
  FrameworkVersion,
  PolicyDocument,
} from '@oart/competency';
import type { FrameworkVersionView, FrameworkView, Page, PolicyVersionView } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { ProblemError, notFound } from '../http/problem-error.ts';
import { knownIndex } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { requireHistoryReader } from '../standing/reader.ts';
import type { FrameworkVersionQuery, PolicyVersionQuery } from './framework.dto.ts';
import {
  FrameworkRepository,
  approvedFrameworks,
  approvedPolicies,
} from './framework.repository.ts';
import {
  frameworkVersionView,
  peopleBehind,
  policyVersionView,
  warningSentences,
} from './framework-view.ts';

/** The framework and the policy that hold on a day, with everything approved so far. */
export interface InForce {
  readonly framework: FrameworkVersion;
  readonly policy: PolicyDocument;
}

/** A stored document as it came. */
export interface StoredDocument {
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** What holds, and what is on file. Recording versions is `FrameworkVersionService`. */
@Injectable()
export class FrameworkService {
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

  /** The framework in force today, with the policy and the holes that the two leave. */
  async current(employerId: string): Promise<FrameworkView> {
    return this.#recorder.read(employerId, async (tx) => {
      const { on } = await this.#organisation.now(tx);
      const onFile = await this.#frameworks.frameworks(tx);
      const held = frameworkInForce(approvedFrameworks(onFile), on, Number.MAX_SAFE_INTEGER);
      const policy = await this.policy(tx);
      const found = onFile.find(({ row }) => row.sha256 === held?.sha256);
      if (held === null || policy === null || found === undefined) throw notFound();
      return {
        id: found.row.id,
        document: held.document,
        policy,
        sha256: held.sha256,
        effectiveFrom: held.effectiveFrom,
        warnings: warningSentences(held.document, policy),
      };
    });
  }

  /** The stored bytes of the framework in force today. */
  async currentDocument(employerId: string): Promise<StoredDocument> {
    return this.document(employerId, (await this.current(employerId)).id);
  }

  /** The stored bytes of a framework version. */
  async document(employerId: string, id: string): Promise<StoredDocument> {
    return this.#recorder.read(employerId, async (tx) => {
      const onFile = await this.#frameworks.frameworks(tx);
      const found = onFile.find(({ row }) => row.id === id);
      if (found === undefined) throw notFound();
      return { bytes: found.row.document, sha256: found.row.sha256 };
    });
  }

  /** The stored bytes of a policy version. */
  async policyDocument(employerId: string, id: string): Promise<StoredDocument> {
    return this.#recorder.read(employerId, async (tx) => {
      const onFile = await this.#frameworks.policies(tx);
      const found = onFile.find(({ row }) => row.id === id);
      if (found === undefined) throw notFound();
      return { bytes: found.row.document, sha256: found.row.sha256 };
    });
  }

  /**
   * A version that waits for its approval, and its day.
   * @throws `conflict` once it is approved: what it changes has then been decided
   */
  async proposed(
    employerId: string,
    id: string,
  ): Promise<{ readonly document: FrameworkDocument; readonly effectiveFrom: CalendarDay }> {
    return this.#recorder.read(employerId, async (tx) => {
      const found = (await this.#frameworks.frameworks(tx)).find(({ row }) => row.id === id);
      if (found === undefined) throw notFound();
      if (found.approval !== null) throw new ProblemError('conflict', 'This version is approved.');
      return { document: found.document, effectiveFrom: found.row.effectiveFrom };
    });
  }

  /**
   * A policy that waits for its approval.
   * @throws `conflict` once it is approved: what it changes has then been decided
   */
  async proposedPolicy(employerId: string, id: string): Promise<PolicyDocument> {
    return this.#recorder.read(employerId, async (tx) => {
      const found = (await this.#frameworks.policies(tx)).find(({ row }) => row.id === id);
      if (found === undefined) throw notFound();
      if (found.approval !== null) throw new ProblemError('conflict', 'This version is approved.');
      return found.document;
    });
  }

  /** A page of the framework versions on file, with what each was worth on the day asked about. */
  async versions(
    caller: Caller,
    query: FrameworkVersionQuery,
  ): Promise<Page<FrameworkVersionView>> {
    requireHistoryReader(caller, null, query);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const { on } = await this.#organisation.now(tx, query.at);
      const ledgerIndex = await knownIndex(tx, caller.employerId, query);
      const upTo = { knownAt: ledgerIndex, at: query.at };
      const policy = policyKnownAt(await this.policies(tx), ledgerIndex);
      const onFile = await this.#frameworks.frameworks(tx, upTo);
      const { rows, cursor } = await this.#frameworks.frameworkPage(tx, query, upTo);
      const people = await this.#people.people(tx, peopleBehind(onFile));
      const items = inOrderOf(rows, onFile).map((version) =>
        frameworkVersionView(version, { onFile, policy, people, today: on }),
      );
      return { items, cursor, ledgerIndex };
    });
  }

  /** A page of the policy versions on file. */
  async policyVersions(
    caller: Caller,
    query: PolicyVersionQuery,
  ): Promise<Page<PolicyVersionView>> {
    requireHistoryReader(caller, null, query);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const ledgerIndex = await knownIndex(tx, caller.employerId, query);
      const upTo = { knownAt: ledgerIndex };
      const onFile = await this.#frameworks.policies(tx, upTo);
      const { rows, cursor } = await this.#frameworks.policyPage(tx, query, upTo);
      const people = await this.#people.people(tx, peopleBehind(onFile));
      const items = inOrderOf(rows, onFile).map((version) =>
        policyVersionView(version, { onFile, people }),
      );
      return { items, cursor, ledgerIndex };
    });
  }

  /** Every approved framework version, for the rules. */
  async frameworks(tx: EntityManager): Promise<readonly FrameworkVersion[]> {
    return approvedFrameworks(await this.#frameworks.frameworks(tx));
  }

  /** Every approved policy, for the rules. */
  async policies(
    tx: EntityManager,
  ): Promise<readonly { readonly index: number; readonly document: PolicyDocument }[]> {
    return approvedPolicies(await this.#frameworks.policies(tx));
  }

  /** The policy that holds; null before the first. */
  async policy(tx: EntityManager): Promise<PolicyDocument | null> {
    return policyKnownAt(await this.policies(tx), Number.MAX_SAFE_INTEGER);
  }

  /** The framework document in force on a day, as known then; null before the first. */
  async documentOn(
    tx: EntityManager,
    on: CalendarDay,
    knownAt = Number.MAX_SAFE_INTEGER,
  ): Promise<FrameworkDocument | null> {
    const held = frameworkInForce(await this.frameworks(tx), on, knownAt);
    return held?.document ?? null;
  }

  /**
   * What holds on a day, as known now.
   * @throws `conflict` before the first framework or policy: nothing can be judged without them.
   */
  async inForce(tx: EntityManager, on: CalendarDay): Promise<InForce> {
    const framework = frameworkInForce(await this.frameworks(tx), on, Number.MAX_SAFE_INTEGER);
    const policy = await this.policy(tx);
    if (framework !== null && policy !== null) return { framework, policy };
    throw new ProblemError('conflict', 'No framework is in force on this day.');
  }
}

function inOrderOf<OnFile extends { readonly row: { readonly id: string } }>(
  rows: readonly { readonly id: string }[],
  onFile: readonly OnFile[],
): readonly OnFile[] {
  return rows.flatMap(({ id }) => onFile.find(({ row }) => row.id === id) ?? []);
}
