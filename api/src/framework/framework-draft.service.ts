import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { policyKnownAt } from '@oart/competency';
import type { CalendarDay, FrameworkDocument } from '@oart/competency';
import type {
  FrameworkDraftRequest,
  FrameworkDraftSummary,
  FrameworkDraftView,
  FrameworkVersionView,
  NewFrameworkDraftRequest,
  Page,
} from '@oart/contract';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError, invalid, notFound } from '../http/problem-error.ts';
import { Recorder, headIndex, instant } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { FrameworkDraftEntity } from './framework-draft.entity.ts';
import type { FrameworkDraftQuery } from './framework-draft.dto.ts';
import { FrameworkDraftRepository } from './framework-draft.repository.ts';
import { draftSummary, draftView } from './framework-draft-view.ts';
import { readFramework } from './framework-reader.ts';
import { FrameworkVersionService } from './framework-version.service.ts';
import {
  FrameworkRepository,
  approvedFrameworks,
  approvedPolicies,
  latestApproved,
} from './framework.repository.ts';
import type { FrameworkOnFile } from './framework.repository.ts';

const ALL_KNOWN = Number.MAX_SAFE_INTEGER;

/** What a draft is held against. */
interface Around {
  readonly onFile: readonly FrameworkOnFile[];
  readonly today: CalendarDay;
}

/** Frameworks in the making. A draft has one author, who alone changes, discards and proposes it. */
@Injectable()
export class FrameworkDraftService {
  readonly #recorder: Recorder;
  readonly #drafts: FrameworkDraftRepository;
  readonly #frameworks: FrameworkRepository;
  readonly #versions: FrameworkVersionService;
  readonly #people: PersonnelFactsService;
  readonly #organisation: OrganisationService;

  constructor(
    recorder: Recorder,
    drafts: FrameworkDraftRepository,
    frameworks: FrameworkRepository,
    versions: FrameworkVersionService,
    people: PersonnelFactsService,
    organisation: OrganisationService,
  ) {
    this.#recorder = recorder;
    this.#drafts = drafts;
    this.#frameworks = frameworks;
    this.#versions = versions;
    this.#people = people;
    this.#organisation = organisation;
  }

  async list(
    { employerId }: Caller,
    query: FrameworkDraftQuery,
  ): Promise<Page<FrameworkDraftSummary>> {
    return this.#recorder.read(employerId, async (tx) => {
      const { rows, cursor } = await this.#drafts.page(tx, employerId, query);
      const onFile = await this.#frameworks.frameworks(tx);
      const people = await this.#people.people(
        tx,
        rows.map(({ authorId }) => authorId),
      );
      const items = rows.map((row) => draftSummary(row, onFile, people));
      return { items, cursor, ledgerIndex: await headIndex(tx, employerId) };
    });
  }

  async show(caller: Caller, id: string): Promise<FrameworkDraftView> {
    return this.#recorder.read(caller.employerId, async (tx) =>
      this.#view(tx, caller, await this.#found(tx, caller, id), await this.#around(tx)),
    );
  }

  /**
   * What a draft says now, for whoever reckons with it.
   * @throws `not-accepted` with every fault, by pointer into the document
   */
  async readable(
    caller: Caller,
    id: string,
  ): Promise<{ readonly document: FrameworkDocument; readonly effectiveFrom: CalendarDay | null }> {
    const { document, effectiveFrom } = await this.#recorder.read(caller.employerId, (tx) =>
      this.#found(tx, caller, id),
    );
    return { document: readFramework(Buffer.from(document, 'utf8')), effectiveFrom };
  }

  /**
   * Without a document it begins as the last approved version that still stands, with a number of its own.
   * May be repeated with the same id: what is begun already is given back.
   */
  async begin(caller: Caller, request: NewFrameworkDraftRequest): Promise<FrameworkDraftView> {
    const authorId = personOf(caller);
    const { employerId } = caller;
    const id = request.id.toLowerCase();
    return this.#recorder.write(employerId, async (tx) => {
      const begun = await this.#drafts.draft(tx, employerId, id);
      if (begun !== null) {
        if (begun.authorId !== authorId) throw new ProblemError('conflict', 'This id is taken.');
        return this.#view(tx, caller, begun, await this.#around(tx));
      }
      const around = await this.#around(tx);
      const basis = latestApproved(around.onFile, around.today);
      const draft: FrameworkDraftEntity = {
        employerId,
        id,
        authorId,
        basedOnId: basis.row.id,
        document: request.document ?? nextVersion(basis.document, nextNumber(around.onFile)),
        effectiveFrom: null,
        revision: 1,
        changedAt: await instant(tx),
      };
      await this.#drafts.add(tx, draft);
      return this.#view(tx, caller, draft, around);
    });
  }

  /** @throws `precondition-failed` where another screen changed it since, `forbidden` for somebody else's */
  async change(
    caller: Caller,
    id: string,
    ifMatch: string | undefined,
    { document, effectiveFrom, basedOn }: FrameworkDraftRequest,
  ): Promise<FrameworkDraftView> {
    const revision = revisionIn(ifMatch);
    return this.#recorder.write(caller.employerId, async (tx) => {
      const draft = await this.#own(tx, caller, id, revision);
      const around = await this.#around(tx);
      const basis = around.onFile.find(({ row }) => row.id === basedOn);
      if (basis?.approval == null) throw invalid('/basedOn', 'There is no such approved version.');
      const changed = await this.#drafts.change(tx, draft, {
        basedOnId: basedOn,
        document,
        effectiveFrom: effectiveFrom as CalendarDay | null,
        changedAt: await instant(tx),
      });
      if (changed === null) throw changedElsewhere();
      return this.#view(tx, caller, changed, around);
    });
  }

  async discard(caller: Caller, id: string, ifMatch: string | undefined): Promise<void> {
    const revision = revisionIn(ifMatch);
    await this.#recorder.write(caller.employerId, async (tx) => {
      const draft = await this.#own(tx, caller, id, revision);
      if (!(await this.#drafts.remove(tx, draft))) throw changedElsewhere();
    });
  }

  /**
   * The draft becomes a proposed version and is a draft no more, in one transaction.
   * @throws `not-accepted` for faults by pointer, a day that is past or taken; `conflict` where another version
   * was approved since it was begun
   */
  async propose(
    request: RecordingRequest,
    caller: Caller,
    id: string,
    ifMatch: string | undefined,
  ): Promise<Outcome<FrameworkVersionView>> {
    const revision = revisionIn(ifMatch);
    return this.#recorder.record(request, async (tx) => {
      const draft = await this.#own(tx.manager, caller, id, revision);
      const { document, effectiveFrom, basedOnId } = draft;
      if (effectiveFrom === null)
        throw invalid('/effectiveFrom', 'Say from which day it is meant.');
      if (!(await this.#drafts.remove(tx.manager, draft))) throw changedElsewhere();
      return this.#versions.proposeOnTop(tx, { document, effectiveFrom }, basedOnId);
    });
  }

  async #found(
    tx: EntityManager,
    { employerId }: Caller,
    id: string,
  ): Promise<FrameworkDraftEntity> {
    const draft = await this.#drafts.draft(tx, employerId, id);
    if (draft === null) throw notFound();
    return draft;
  }

  async #own(
    tx: EntityManager,
    caller: Caller,
    id: string,
    revision: number,
  ): Promise<FrameworkDraftEntity> {
    const draft = await this.#found(tx, caller, id);
    if (draft.authorId !== personOf(caller)) {
      throw new ProblemError('forbidden', 'Only its author changes a draft: begin one from it.');
    }
    if (draft.revision !== revision) throw changedElsewhere();
    return draft;
  }

  /** Read once for each use case: an editor saves with every pause in typing. */
  async #around(tx: EntityManager): Promise<Around> {
    const { on } = await this.#organisation.now(tx);
    return { onFile: await this.#frameworks.frameworks(tx), today: on };
  }

  async #view(
    tx: EntityManager,
    caller: Caller,
    draft: FrameworkDraftEntity,
    around: Around,
  ): Promise<FrameworkDraftView> {
    const policy = policyKnownAt(approvedPolicies(await this.#frameworks.policies(tx)), ALL_KNOWN);
    const people = await this.#people.people(tx, [draft.authorId]);
    return draftView(draft, { ...around, policy, people, reader: caller.personId });
  }
}

function nextVersion(document: FrameworkDocument, number: number): string {
  const own = new RegExp(`\\bv${String(document.number)}\\b`);
  const next = {
    ...document,
    number,
    title: document.title.replace(own, `v${String(number)}`),
    transitions: [],
    // An editorial change changes nobody: each is said to be one, never taken over from the version before.
    changeClass: 'substantive',
  };
  return `${JSON.stringify(next, null, 2)}\n`;
}

/** A number is taken for good, also by a version that was withdrawn. */
function nextNumber(onFile: readonly FrameworkOnFile[]): number {
  return Math.max(...approvedFrameworks(onFile).map(({ document }) => document.number)) + 1;
}

function revisionIn(ifMatch: string | undefined): number {
  const found = /^"(\d{1,9})"$/.exec(ifMatch ?? '')?.[1];
  if (found === undefined) {
    throw invalid('If-Match', 'Send the ETag of the draft that you read, in quotes, as If-Match.');
  }
  return Number(found);
}

function changedElsewhere(): ProblemError {
  return new ProblemError(
    'precondition-failed',
    'This draft was changed elsewhere, perhaps in another tab. Nothing of this screen was kept: open the draft again, or export what you have here first.',
  );
}
