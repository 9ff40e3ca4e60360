import type { WrittenQuestion } from '../written/written-question.ts';
import { Asking } from './asking.ts';
import {
  crewCheckAnswer,
  depthOfCoverAnswer,
  entitlementAnswer,
  fractionAnswer,
  lookBackAnswer,
  reciprocalAnswer,
  screeningAnswer,
  warningsAnswer,
} from './department.ts';
import { breakGlassAnswer, gateAnswer, standingAnswer } from './gate.ts';
import { experienceAnswer, grantAnswer, requirementsAnswer } from './grant.ts';
import { recordAnswer } from './record.ts';

/** What the rules answer to one question, as plain JSON, with the ledger index that was known. */
export function answerTo(
  given: ConstructorParameters<typeof Asking>[0],
  question: WrittenQuestion,
): { readonly asOf: Asking['asOf']; readonly answer: object } {
  const asking = new Asking(given, question, question.ask === 'record' ? 'at' : 'now');
  return { asOf: asking.asOf, answer: answerOf(asking, question) };
}

function answerOf(asking: Asking, question: WrittenQuestion): object {
  switch (question.ask) {
    case 'gate':
      return gateAnswer(asking, question);
    case 'standing':
      return standingAnswer(asking, question);
    case 'break-glass':
      return breakGlassAnswer(asking, question);
    case 'grant':
      return grantAnswer(asking, question);
    case 'requirements':
      return requirementsAnswer(asking, question);
    case 'experience':
      return experienceAnswer(asking, question);
    case 'entitlement':
      return entitlementAnswer(asking, question);
    case 'record':
      return recordAnswer(asking, question);
    case 'look-back':
      return lookBackAnswer(asking, question);
    case 'crew-check':
      return crewCheckAnswer(asking, question);
    case 'depth-of-cover':
      return depthOfCoverAnswer(asking, question);
    case 'fraction':
      return fractionAnswer(asking, question);
    case 'reciprocal-sign-offs':
      return reciprocalAnswer(asking);
    case 'framework-warnings':
      return warningsAnswer(asking);
    case 'screening':
      return screeningAnswer(question);
  }
}
