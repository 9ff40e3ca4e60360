import { setTimeout as wait } from 'node:timers/promises';
import supertest from 'supertest';
import { epochOf } from '@oart/competency';
import type { Instant, UsableUntil } from '@oart/competency';
import type { AccessEvaluationResponse, AccessExplanation } from '@oart/contract';
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
  const { outcome, reasons, notices, supervisor, frameworkVersion, validUntil } = explained;
  const crew = question.crew ?? [];
  const usableUntil = rules['usableUntil'] as UsableUntil | null;
  return {
    product: {
      outcome,
      reasons: reasonsOf(reasons),
      notices,
      supervisor: supervisor?.id ?? null,
      frameworkVersion,
      usableUntil: { day: validUntil },
      whoMay: explained.whoElseMay.filter((name) => crew.some((label) => label === name)),
    },
    rules: {
      outcome: rules['outcome'],
      reasons: rules['reasons'],
      notices: rules['notices'],
      supervisor: rules['supervisor'],
      frameworkVersion: rules['frameworkVersion'],
      usableUntil: { day: usableUntil?.day ?? null },
      whoMay: rules['whoMay'] ?? [],
    },
  };
};

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
