import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { downtimeAt, performedMode, withPaperKnown } from '@oart/competency';
import type { Act, AsOf, Instant, PersonId } from '@oart/competency';
import type {
  PerformedActProposal,
  PerformedActRequest,
  PerformedActView,
  SigningChallenge,
} from '@oart/contract';
import { titlesOfInquiry } from '../gate/gate-inquiry.ts';
import {
  SignGateService,
  answered as answeredBy,
  reasonsShown,
} from '../gate/sign-gate.service.ts';
import type { Answered } from '../gate/sign-gate.service.ts';
import { acceptedBy } from '../http/accepted-by.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { invalid } from '../http/problem-error.ts';
import { asOfNow, asOfRecording, knownIndex } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { requireSameWords } from '../signing/same-words.ts';
import { SigningService } from '../signing/signing.service.ts';
import { fieldsOf, questionOf } from './act-fields.ts';
import { requireFittingOutcome } from './act-outcome.ts';
import { DowntimeRepository } from './downtime.repository.ts';
import { actView } from './fraction-view.ts';
import { performedStatement } from './performed-act.ts';
import { TreatmentFactsRepository } from './treatment-facts.repository.ts';
import type { FractionOnFile } from './treatment-facts.repository.ts';
import { TreatmentRepository } from './treatment.repository.ts';

const MEANING = 'act recorded';

interface Performed {
  readonly answered: Answered;
  /** The same question with everything known today, which decides nothing. */
  readonly today: Answered;
  readonly mode: Act['mode'];
  readonly downtime: string | null;
  readonly words: string;
}

/** Recording that an act took place: never refused, and said as it is where nobody was entitled (I17). */
@Injectable()
export class PerformedActService {
  readonly #recorder: Recorder;
  readonly #signing: SigningService;
  readonly #gate: SignGateService;
  readonly #facts: TreatmentFactsRepository;
  readonly #downtimes: DowntimeRepository;
  readonly #treatment: TreatmentRepository;

  constructor(
    recorder: Recorder,
    signing: SigningService,
    gate: SignGateService,
    facts: TreatmentFactsRepository,
    downtimes: DowntimeRepository,
    treatment: TreatmentRepository,
  ) {
    this.#recorder = recorder;
    this.#signing = signing;
    this.#gate = gate;
    this.#facts = facts;
    this.#downtimes = downtimes;
    this.#treatment = treatment;
  }

  /** The words that whoever enters it signs. */
  async propose(caller: Caller, act: PerformedActProposal): Promise<SigningChallenge> {
    const { words } = await this.#recorder.read(caller.employerId, async (tx) =>
      this.#performed(tx, caller, act, await asOfNow(tx, caller.employerId)),
    );
    return this.#signing.challenge(caller, { meaning: MEANING, record: act, statement: words });
  }

  /** Records the act with what the gate knew at the time of the act, and shows today's knowledge beside it. */
  async record(
    caller: Caller,
    request: RecordingRequest,
    { signature, ...act }: PerformedActRequest,
  ): Promise<Outcome<PerformedActView>> {
    const verified = await this.#signing.verify(caller, signature, {
      meaning: MEANING,
      record: act,
    });
    return this.#recorder.record(request, async (tx) => {
      const performed = await this.#performed(tx.manager, caller, act, asOfRecording(tx));
      const { answered, today, mode, downtime } = performed;
      requireSameWords(verified, performed.words, tx.head);
      const { question, actor } = answered.inquiry;
      const recorded = await this.#treatment.addAct(tx, fieldsOf(act, question, answered, mode), {
        breakGlass: null,
        downtime,
        explanation: act.explanation,
        incidentReference: act.incidentReference,
        decisionId: await this.#gate.keep(tx, answered),
        signatureId: (await this.#signing.consume(tx, verified)).id,
        supervisorSignatureId: null,
      });
      const people = new Map(actor === null ? [] : [[question.person, actor.person]]);
      return {
        act: actView(recorded, people, mode !== 'without-entitlement'),
        reasons: reasonsShown(caller, answered.inquiry, answered.decision.reasons),
        reasonsToday: reasonsShown(caller, today.inquiry, today.decision.reasons),
      };
    });
  }

  async #performed(
    tx: EntityManager,
    caller: Caller,
    act: PerformedActProposal,
    now: AsOf,
  ): Promise<Performed> {
    const { explanation, disposition, incidentReference } = act;
    refusePatientIdentifiers({
      '/explanation': explanation,
      '/disposition': disposition,
      '/incidentReference': incidentReference,
    });
    const facts = await this.#facts.fraction(tx, {
      case: act.caseReference,
      fraction: act.fraction,
    });
    if (facts === null) throw invalid('/caseReference', 'There is no such case here.');
    const performedAt = act.performedAt as Instant | null;
    const asOf = performedAt === null ? now : await this.#asKnownThen(tx, caller, performedAt);
    const question = questionOf(act.actorId as PersonId, act, facts.treatmentCase);
    const asked = await this.#gate.ask(tx, question, asOf);
    requireKnownPeople(act, asked);
    requireFittingOutcome(act, asked.inquiry);
    const downtimes = performedAt === null ? [] : await this.#downtimes.all(tx);
    const { person: actor, supervisor } = question;
    const downtime = downtimeAt(downtimes, question.unit, asOf.at, { actor, supervisor });
    const answered = downtime === null ? asked : onPaper(asked, facts, downtime.id);
    const mode = acceptedBy(performedMode(answered.decision, performedAt, now.at, downtime));
    return {
      answered,
      today: answeredBy({ ...asked.inquiry, asOf: { ...asOf, knownAt: now.knownAt } }),
      mode,
      downtime: downtime?.id ?? null,
      words: performedStatement(act, answered, mode, titlesOfInquiry(answered.inquiry)),
    };
  }

  async #asKnownThen(tx: EntityManager, { employerId }: Caller, at: Instant): Promise<AsOf> {
    return { at, knownAt: await knownIndex(tx, employerId, { knownAt: at }) };
  }
}

/** The answer with the acts of the same paper sheet in sight. */
function onPaper({ inquiry }: Answered, facts: FractionOnFile, downtime: string): Answered {
  const ofTheSheet = facts.acts.filter((act) => act.downtime === downtime).map(({ id }) => id);
  const fraction = withPaperKnown(facts, new Set(ofTheSheet), inquiry.asOf.knownAt);
  return answeredBy({ ...inquiry, fraction });
}

/** Whoever acted is somebody on file; everything else about them may be missing. */
function requireKnownPeople(act: PerformedActProposal, { inquiry }: Answered): void {
  if (inquiry.actor === null) throw invalid('/actorId', 'There is no such person here.');
  if (act.supervisorId === null) return;
  if (act.supervisorId === act.actorId) {
    throw invalid('/supervisorId', 'Nobody supervises their own act.');
  }
  if (inquiry.supervisor === null) throw invalid('/supervisorId', 'There is no such person here.');
}
