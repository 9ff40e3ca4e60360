import { setTimeout as wait } from 'node:timers/promises';
import supertest from 'supertest';
import { epochOf } from '@oart/competency';
import type { Instant, UsableUntil } from '@oart/competency';
import type {
  AccessEvaluationResponse,
  AccessExplanation,
  AnswerExplanation,
  PastAnswerView,
} from '@oart/contract';
import { reasonsOf } from './scenario-asker.ts';
import type { Asker, QuestionOf } from './scenario-asker.ts';
import type { ScenarioInProduct } from './scenario-in-product.ts';
import { asPage } from './signed-in.ts';
import type { SignedIn } from './signed-in.ts';

/** `POST /access/v1/evaluation` with an explanation, at the instant of the question. */
export const askGate: Asker<'gate'> = async (scenario, question, rules) => {
  const asker = await (question.seenBy === 'neutral'
    ? scenario.asGateClient()
    : scenario.asAuditor());
  const sent = bodyOf(scenario, question);
  if (question.at.endsWith('.999Z'))
    return { why: 'a clock that runs is past its last millisecond' };
  const explained = scenario.labelled(
    await answerAt(scenario, scenario.asOf(question).at, () => evaluate(asker, sent)),
  ) as AccessExplanation;
  const crew = question.crew ?? [];
  const able = explained.whoElseMay.filter((name) => crew.some((label) => label === name));
  return {
    product: { ...shown(explained), whoMay: able },
    rules: { ...asShown(rules), whoMay: rules['whoMay'] ?? [] },
  };
};

/** `POST /api/gate/past-questions`: the answer as known at the place that the question names. */
export const askPastGate: Asker<'gate'> = async (scenario, question, rules) => {
  const { seenBy, correctedStructures, fraction, supervisor, protocol } = question;
  if (seenBy === 'neutral') return { why: 'the past is open to those who may see every reason' };
  if (correctedStructures !== undefined) return { why: 'the past takes no corrected structures' };
  if (question.disposition?.trim() === '') return { why: 'the past takes no empty disposition' };
  const { unit = scenario.firstUnit.id } = question;
  if (scenario.ledger.unit(unit) === null) return { why: 'the past takes units by id' };
  const { at, knownAt } = scenario.asOf(question);
  const { person, task, treatmentSite, adaptationType, doseCheckResult, disposition } = question;
  const asker = await scenario.asAuditor();
  const response = await asker.post('/api/gate/past-questions', {
    personId: scenario.id(person),
    task,
    unitId: scenario.unitId(unit),
    treatmentSite,
    caseReference: question.case,
    fraction,
    adaptationType: adaptationType ?? undefined,
    supervisorId: typeof supervisor === 'string' ? scenario.id(supervisor) : undefined,
    doseCheckResult: doseCheckResult ?? undefined,
    disposition: disposition ?? undefined,
    protocolId: typeof protocol === 'string' ? scenario.id(protocol) : undefined,
    at,
    knownAt: scenario.indexOf(knownAt),
  });
  if (response.status !== 200) throw new Error(`The past was answered ${response.text}`);
  const { then } = scenario.labelled(response.body) as PastAnswerView;
  return { product: shown(then), rules: asShown(rules) };
};

function shown(explained: AnswerExplanation): object {
  const { outcome, reasons, notices, supervisor, frameworkVersion, validUntil } = explained;
  return {
    outcome,
    reasons: reasonsOf(reasons),
    notices,
    supervisor: supervisor?.id ?? null,
    frameworkVersion,
    usableUntil: { day: validUntil },
  };
}

function asShown(rules: Readonly<Record<string, unknown>>): object {
  const { outcome, reasons, notices, supervisor, frameworkVersion } = rules;
  const usableUntil = rules['usableUntil'] as UsableUntil | null;
  const day = usableUntil?.day ?? null;
  return { outcome, reasons, notices, supervisor, frameworkVersion, usableUntil: { day } };
}

function bodyOf(scenario: ScenarioInProduct, question: QuestionOf<'gate'>): object {
  const { task, treatmentSite, adaptationType, fraction } = question;
  const unit = question.unit ?? scenario.firstUnit.name;
  const properties = adaptationType === undefined ? {} : { adaptationType };
  const inFraction = question.case !== undefined && fraction !== undefined;
  const { supervisor, doseCheckResult, disposition, correctedStructures, protocol } = question;
  return {
    subject: { type: 'person', id: scenario.id(question.person) },
    action: { name: task },
    resource: inFraction
      ? {
          type: 'fraction',
          id: `${question.case}/${String(fraction)}`,
          properties: { ...properties, unit, treatmentSite },
        }
      : { type: 'treatment', id: `${unit}/${treatmentSite}`, properties },
    context: {
      explain: true,
      ...(typeof supervisor === 'string' && { supervisor: scenario.id(supervisor) }),
      ...(doseCheckResult !== undefined && { doseCheckResult }),
      ...(disposition !== undefined && { disposition }),
      ...(correctedStructures !== undefined && { correctedStructures }),
      ...(typeof protocol === 'string' && { protocol: scenario.id(protocol) }),
    },
  };
}

async function evaluate(asker: SignedIn, sent: object): Promise<AccessExplanation | null> {
  const response = await asPage(supertest(asker.url).post('/access/v1/evaluation'))
    .set('cookie', asker.cookie)
    .send(sent);
  // The gate answers nothing rather than from before the clock was set.
  if (response.status === 503) return null;
  if (response.status !== 200) throw new Error(`The gate said ${response.text}`);
  return (response.body as AccessEvaluationResponse).context ?? null;
}

const SOON_MS = 900;
const TRIES = 60;

/** The answer of the second that begins at the instant: the gate learns of a clock that was set in a beat. */
async function answerAt(
  scenario: ScenarioInProduct,
  at: Instant,
  ask: () => Promise<AccessExplanation | null>,
): Promise<AccessExplanation> {
  const begins = epochOf(at);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await ask();
    const evaluated = answer === null ? null : epochOf(answer.evaluatedAt as Instant);
    if (answer !== null && evaluated !== null && evaluated >= begins) {
      if (evaluated < begins + SOON_MS && answer.epoch >= scenario.recordedIndex) return answer;
      await scenario.standAt(at);
    }
    await wait(25);
  }
  throw new Error(`The gate gave no answer of ${at}`);
}
