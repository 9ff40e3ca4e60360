import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { asKnown, checkExceptionalReview, policyKnownAt, utcDayOf } from '@oart/competency';
import type { AsOf, Recorded } from '@oart/competency';
import { midSentence, withFullStop } from '@oart/contract';
import type {
  ExceptionalActSort,
  ExceptionalActView,
  ExceptionalCountsView,
  ExceptionalReviewProposal,
  ExceptionalReviewRequest,
  Page,
  SigningChallenge,
  Titles,
} from '@oart/contract';
import { acceptedBy } from '../http/accepted-by.ts';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { pageOfAll } from '../http/page.ts';
import type { SortValue } from '../http/page.ts';
import { notFound } from '../http/problem-error.ts';
import { asOfNow, asOfRecording } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { SigningService } from '../signing/signing.service.ts';
import { DepartmentService, titlesOn } from '../standing/department.service.ts';
import { requireHistoryReader } from '../standing/reader.ts';
import {
  actInQuestion,
  brokenGlass,
  dutyOf,
  exceptionalActView,
  exceptionalCounts,
  isReviewer,
} from './exceptional-act.ts';
import type { ExceptionalAct } from './exceptional-act.ts';
import type { ExceptionalActQuery } from './exceptional-act.dto.ts';
import { ExceptionalActRepository } from './exceptional-act.repository.ts';

const MEANING = 'exceptional act reviewed';

const ORDER: Readonly<Record<ExceptionalActSort, SortValue<ExceptionalActView>>> = {
  recordedAt: { of: ({ recordedAt }) => recordedAt, as: 'instant' },
  happenedAt: { of: ({ happenedAt }) => happenedAt, as: 'instant' },
  dueOn: { of: ({ dueOn }) => dueOn, as: 'day' },
};

/** What happened outside the ordinary, and the reviews that other people owe it (I16, I17). */
@Injectable()
export class ExceptionalActService {
  readonly #recorder: Recorder;
  readonly #signing: SigningService;
  readonly #exceptional: ExceptionalActRepository;
  readonly #department: DepartmentService;
  readonly #people: PersonnelFactsService;

  constructor(
    recorder: Recorder,
    signing: SigningService,
    exceptional: ExceptionalActRepository,
    department: DepartmentService,
    people: PersonnelFactsService,
  ) {
    this.#recorder = recorder;
    this.#signing = signing;
    this.#exceptional = exceptional;
    this.#department = department;
    this.#people = people;
  }

  /** A page of them: all for who reviews them, else those that the caller had a part in. */
  async list(caller: Caller, query: ExceptionalActQuery): Promise<Page<ExceptionalActView>> {
    requireHistoryReader(caller, null, query);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const asOf = await asOfNow(tx, caller.employerId, query);
      const shown = (await this.#all(tx, asOf)).filter((each) => isShownTo(caller, each));
      const views = (await this.#views(tx, caller, shown, asOf)).filter((each) =>
        isAskedFor(query, each),
      );
      const { rows, cursor } = pageOfAll(views, ORDER, ({ id }) => id, query);
      return { items: rows, cursor, ledgerIndex: asOf.knownAt };
    });
  }

  /** How many wait for the caller: reviews of others' acts, and acts that await the caller's signature, under an open break-glass too. */
  async waitingFor(tx: EntityManager, caller: Caller): Promise<number> {
    const { personId } = caller;
    if (personId === null) return 0;
    const asOf = await asOfNow(tx, caller.employerId);
    const all = await this.#all(tx, asOf);
    return all.filter((each) => dutyOf(each, caller, asOf.at) !== null).length;
  }

  /** How many there were, by unit and month. */
  async counts({ employerId }: Caller): Promise<ExceptionalCountsView> {
    return this.#recorder.read(employerId, async (tx) => {
      const asOf = await asOfNow(tx, employerId);
      const { units } = await this.#department.department(tx);
      const counts = exceptionalCounts(await this.#all(tx, asOf), units);
      return { counts, ledgerIndex: asOf.knownAt };
    });
  }

  /** The words of the reviewer. @throws `own-record` for whoever took part */
  async proposeReview(
    caller: Caller,
    id: string,
    found: ExceptionalReviewProposal,
  ): Promise<SigningChallenge> {
    const statement = await this.#recorder.read(caller.employerId, async (tx) => {
      const asOf = await asOfNow(tx, caller.employerId);
      const reviewable = await this.#reviewable(tx, caller, id, found, asOf);
      const titles = titlesOn(await this.#department.department(tx), utcDayOf(asOf.at));
      return reviewStatement(reviewable, found, titles);
    });
    const record = { subject: id, ...found };
    return this.#signing.challenge(caller, { meaning: MEANING, record, statement });
  }

  /** Review and signature together, once. */
  async review(
    caller: Caller,
    request: RecordingRequest,
    id: string,
    { signature, ...found }: ExceptionalReviewRequest,
  ): Promise<Outcome<ExceptionalActView>> {
    const reviewerId = personOf(caller);
    const signing = { meaning: MEANING, record: { subject: id, ...found } };
    const verified = await this.#signing.verify(caller, signature, signing);
    return this.#recorder.record(request, async (tx) => {
      const asOf = asOfRecording(tx);
      const { kind } = await this.#reviewable(tx.manager, caller, id, found, asOf);
      const isGlass = kind === 'break-glass';
      const subject = { breakGlassId: isGlass ? id : null, actId: isGlass ? null : id };
      const { id: signatureId } = await this.#signing.consume(tx, verified);
      await this.#exceptional.addReview(tx, subject, found, { reviewerId, signatureId });
      const now = { at: asOf.at, knownAt: tx.last };
      const reviewed = (await this.#all(tx.manager, now)).filter((each) => each.subject.id === id);
      const [view] = await this.#views(tx.manager, caller, reviewed, now);
      if (view === undefined) throw new Error('What was reviewed is on file');
      return view;
    });
  }

  async #reviewable(
    tx: EntityManager,
    caller: Caller,
    id: string,
    found: ExceptionalReviewProposal,
    asOf: AsOf,
  ): Promise<ExceptionalAct> {
    const { statement, incidentReference } = found;
    refusePatientIdentifiers({ '/statement': statement, '/incidentReference': incidentReference });
    const exceptional = (await this.#all(tx, asOf)).find((each) => each.subject.id === id);
    if (exceptional === undefined || exceptional.kind === 'late-entry') throw notFound();
    const { kind, tookPart, review } = exceptional;
    const subject = { kind, tookPart, reviewed: review !== null };
    acceptedBy(checkExceptionalReview(subject, personOf(caller), found));
    return exceptional;
  }

  async #all(tx: EntityManager, { at, knownAt }: AsOf): Promise<readonly ExceptionalAct[]> {
    const known = <Fact extends Recorded>(facts: readonly Fact[]): readonly Fact[] =>
      asKnown(facts, knownAt).filter(({ recordedAt }) => recordedAt <= at);
    const opened = known(await this.#exceptional.breakGlasses(tx));
    const entered = known(await this.#exceptional.actsInQuestion(tx));
    if (opened.length === 0 && entered.length === 0) return [];
    // An act under a break-glass is recorded after it.
    const underGlass =
      opened.length === 0 ? [] : known(await this.#exceptional.actsUnderBreakGlass(tx));
    const ids = [...entered, ...underGlass].map(({ id }) => id);
    const wrong = await this.#exceptional.corrected(tx, ids, { at, knownAt });
    const reviews = known(await this.#exceptional.reviews(tx));
    const signed = known(await this.#exceptional.countersignatures(tx, ids));
    const standing = ({ id }: Recorded): boolean => !wrong.has(id);
    const acts = [...underGlass, ...entered].filter(standing);
    return [
      ...opened.map((each) => brokenGlass(each, acts, reviews)),
      ...entered.filter(standing).map((each) => actInQuestion(each, reviews, signed)),
    ];
  }

  async #views(
    tx: EntityManager,
    caller: Caller,
    exceptional: readonly ExceptionalAct[],
    { at, knownAt }: AsOf,
  ): Promise<readonly ExceptionalActView[]> {
    if (exceptional.length === 0) return [];
    const { policies, units } = await this.#department.department(tx);
    const policy = policyKnownAt(policies, knownAt);
    if (policy === null) throw new Error('Acts were recorded under no policy');
    const people = await this.#people.people(
      tx,
      exceptional.flatMap(({ tookPart, review }) => [
        ...tookPart,
        ...(review === null ? [] : [review.reviewer]),
      ]),
    );
    return exceptional.map((each) => {
      const unit = units.find(({ id }) => id === each.subject.unit);
      if (unit === undefined) throw new Error('An act names no unit on file');
      return exceptionalActView(each, policy, unit, people, caller, at);
    });
  }
}

function isAskedFor(
  { kind, state, owed, unit }: ExceptionalActQuery,
  each: ExceptionalActView,
): boolean {
  const isInState = state === 'open' ? each.state !== 'done' : each.state === state;
  return (
    (kind === undefined || each.kind === kind) &&
    (state === undefined || isInState) &&
    (owed === undefined || each.owed === owed) &&
    (unit === undefined || each.unit.id === unit)
  );
}

function isShownTo(caller: Caller, { tookPart, awaited }: ExceptionalAct): boolean {
  const { personId, permissions } = caller;
  if (isReviewer(caller) || permissions.includes('auditor')) return true;
  return personId !== null && [...tookPart, ...awaited].includes(personId);
}

function reviewStatement(
  { kind, subject }: ExceptionalAct,
  { outcome, statement, incidentReference }: ExceptionalReviewProposal,
  titles: Titles,
): string {
  const what = kind === 'break-glass' ? 'break-glass' : 'act without entitlement';
  const incident = incidentReference === null ? '' : ` Incident ${incidentReference}.`;
  return (
    `I reviewed the ${what}: ${midSentence(titles.task(subject.task))}, case ${subject.caseReference}, fraction ` +
    `${String(subject.fraction)}. It was ${outcome.replace('-', ' ')}. ${withFullStop(statement)}${incident}`
  );
}
