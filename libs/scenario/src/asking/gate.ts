import {
  breakGlassReasons,
  decide,
  neutralDecision,
  standing,
  standingFor,
  whoMay,
  type FractionFacts,
  type GateQuestion,
  type StandingQuestion,
} from '@oart/competency';
import type { AskBreakGlass, AskGate, AskStanding } from '../written/written-question.ts';
import type { Asking } from './asking.ts';
import { noticesShown, reasonsShown } from './views.ts';

export function gateAnswer(asking: Asking, question: AskGate): object {
  const { ledger, asOf } = asking;
  const asked = gateQuestion(asking, question);
  const actor = asking.factsOf(question.person, 'person');
  const supervisor =
    asked.supervisor === null ? null : asking.factsOf(asked.supervisor, 'supervisor');
  const fraction = fractionOf(asking, asked);
  const full = decide(ledger.department(), asked, actor, supervisor, fraction, asOf);
  const decision = question.seenBy === 'neutral' ? neutralDecision(full) : full;
  const titles = asking.titles();
  const { outcome, entitlement, frameworkVersion, usableUntil } = decision;
  const answer = {
    outcome,
    reasons: reasonsShown(decision.reasons, titles),
    notices: noticesShown(decision.notices, titles),
    entitlement,
    supervisor: decision.supervisor,
    frameworkVersion,
    usableUntil,
  };
  if (question.crew === undefined) return answer;
  const crew = asking.everyOf(question.crew, 'crew');
  return { ...answer, whoMay: whoMay(ledger.department(), asked, crew, fraction, asOf) };
}

export function standingAnswer(asking: Asking, question: AskStanding): object {
  const { ledger, asOf } = asking;
  const facts = asking.factsOf(question.person, 'person');
  if (facts === null) return unknownPerson(asking);
  const full = standing(ledger.department(), facts, cellOf(asking, question), asOf);
  const { answer, state, entitlement, usableUntil, reasons, notices, currency } = standingFor(
    question.seenBy ?? 'full',
    full,
  );
  const titles = asking.titles();
  return {
    answer,
    state,
    reasons: reasonsShown(reasons, titles),
    notices: noticesShown(notices, titles),
    entitlement,
    usableUntil,
    currency,
  };
}

export function breakGlassAnswer(asking: Asking, question: AskBreakGlass): object {
  const { ledger, asOf } = asking;
  const { secondPerson } = question;
  const asked = gateQuestion(asking, question);
  const actor = asking.factsOf(question.person, 'person');
  const second = secondPerson === null ? null : asking.factsOf(secondPerson, 'secondPerson');
  const fraction = fractionOf(asking, asked);
  const { refusals, reasons } = breakGlassReasons(
    ledger.department(),
    asked,
    actor,
    second,
    fraction,
    asOf,
  );
  const carries = refusals.length === 0 && reasons.length === 0;
  return {
    outcome: carries ? 'PERMIT' : 'DENY',
    refusals,
    reasons: reasonsShown(reasons, asking.titles()),
  };
}

function cellOf(asking: Asking, question: AskGate | AskStanding | AskBreakGlass): StandingQuestion {
  const { task, treatmentSite, unit, adaptationType = null } = question;
  return { task, treatmentSite, unit: asking.unitId(unit), adaptationType };
}

function gateQuestion(asking: Asking, question: AskGate | AskBreakGlass): GateQuestion {
  const { case: reference, fraction } = question;
  return {
    ...cellOf(asking, question),
    person: question.person,
    fraction:
      reference === undefined || fraction === undefined ? null : { case: reference, fraction },
    supervisor: question.supervisor ?? null,
    doseCheckResult: question.doseCheckResult ?? null,
    disposition: question.disposition ?? null,
    correctedStructures: question.correctedStructures ?? [],
    protocol: question.protocol ?? null,
  };
}

function fractionOf(asking: Asking, { fraction }: GateQuestion): FractionFacts | null {
  return fraction === null ? null : asking.ledger.fraction(fraction.case, fraction.fraction);
}

/** Of a person of another employer nothing is known here: asking the gate says so. */
function unknownPerson(asking: Asking): object {
  asking.names.fault(
    'other-employer',
    'A person of another employer has no standing here: ask the gate.',
    'person',
  );
  return {};
}
