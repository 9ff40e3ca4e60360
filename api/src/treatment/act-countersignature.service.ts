import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { checkActCountersignature, utcDayOf } from '@oart/competency';
import type { PersonId } from '@oart/competency';
import { dayInWords, midSentence } from '@oart/contract';
import type { ActView, CountersignatureRequest, SigningChallenge, Titles } from '@oart/contract';
import { acceptedBy } from '../http/accepted-by.ts';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { notFound } from '../http/problem-error.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { SigningService } from '../signing/signing.service.ts';
import { DepartmentService, titlesOn } from '../standing/department.service.ts';
import { ExceptionalActRepository } from './exceptional-act.repository.ts';
import { actView } from './fraction-view.ts';
import type { ActOnFile } from './treatment-facts.repository.ts';

const MEANING = 'act countersigned';

/** Whoever is named on an act that another person entered confirms it (domain.md 10.14). */
@Injectable()
export class ActCountersignatureService {
  readonly #recorder: Recorder;
  readonly #signing: SigningService;
  readonly #exceptional: ExceptionalActRepository;
  readonly #people: PersonnelFactsService;
  readonly #department: DepartmentService;

  constructor(
    recorder: Recorder,
    signing: SigningService,
    exceptional: ExceptionalActRepository,
    people: PersonnelFactsService,
    department: DepartmentService,
  ) {
    this.#recorder = recorder;
    this.#signing = signing;
    this.#exceptional = exceptional;
    this.#people = people;
    this.#department = department;
  }

  async propose(caller: Caller, id: string): Promise<SigningChallenge> {
    const statement = await this.#recorder.read(caller.employerId, async (tx) => {
      const act = await this.#awaiting(tx, id, personOf(caller));
      const department = await this.#department.department(tx);
      return statementOf(act, titlesOn(department, utcDayOf(act.performedAt)));
    });
    return this.#signing.challenge(caller, { meaning: MEANING, record: { act: id }, statement });
  }

  async countersign(
    caller: Caller,
    request: RecordingRequest,
    id: string,
    { signature }: CountersignatureRequest,
  ): Promise<Outcome<ActView>> {
    const signer = personOf(caller);
    const signing = { meaning: MEANING, record: { act: id } };
    const verified = await this.#signing.verify(caller, signature, signing);
    return this.#recorder.record(request, async (tx) => {
      const act = await this.#awaiting(tx.manager, id, signer);
      const { id: signatureId } = await this.#signing.consume(tx, verified);
      await this.#exceptional.countersign(tx, { actId: id, signerId: signer, signatureId });
      const people = await this.#people.people(tx.manager, [act.actor]);
      return actView(act, people, act.mode !== 'without-entitlement');
    });
  }

  /** @throws `not-found`, `not-accepted` for who is not named on it, `conflict` where it is signed */
  async #awaiting(tx: EntityManager, id: string, signer: PersonId): Promise<ActOnFile> {
    const act = await this.#exceptional.act(tx, id);
    if (act === null) throw notFound();
    const signed = await this.#exceptional.countersignatures(tx, [id]);
    const signers = signed.map((each) => each.signer);
    acceptedBy(checkActCountersignature(act, signer, signers), { pointers: { '/act': '' } });
    return act;
  }
}

function statementOf(
  { task, caseReference, fraction, performedAt, explanation }: ActOnFile,
  titles: Titles,
): string {
  return (
    `I confirm that I took part in this act as it was entered: ${midSentence(titles.task(task))}, case ${caseReference}, ` +
    `fraction ${String(fraction)}, on ${dayInWords(utcDayOf(performedAt))}, ` +
    `${performedAt.slice(11, 16)} UTC. Why it was entered: ${explanation ?? ''}`
  );
}
