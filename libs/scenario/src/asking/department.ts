import {
  assessmentsAsKnown,
  basisAt,
  coverOfPerson,
  crewCheck,
  depthOfCover,
  entitlementStateAt,
  epochOf,
  evidenceAsKnown,
  factsAsKnown,
  fractionAsKnown,
  frameworkInForce,
  frameworkWarnings,
  holdsNhsNumber,
  instantOf,
  lookBack,
  policyKnownAt,
  reciprocalSignOffs,
  voidedSince,
} from '@oart/competency';
import { frameworkWarningSentence } from '@oart/contract';
import { instantIn } from '../ledger/entry.ts';
import type {
  AskCrewCheck,
  AskDepthOfCover,
  AskEntitlement,
  AskFraction,
  AskLookBack,
  AskScreening,
} from '../written/written-question.ts';
import type { Asking } from './asking.ts';
import { reasonsShown } from './views.ts';

export function entitlementAnswer(asking: Asking, question: AskEntitlement): object {
  const held = asking.names.earlier('entitlement', question.entitlement, 'entitlement');
  const facts = held === null ? null : asking.ledger.factsOf(held.person);
  if (held === null || facts === null) return {};
  const known = factsAsKnown(facts, asking.asOf.knownAt);
  const { kind, endedFrom, acceptedAt, suspensions } = entitlementStateAt(
    known,
    held.id,
    asking.moment,
  );
  const basis = basisAt(known, held, asking.asOf.at).map(({ id }) => id);
  return { state: kind, endedFrom, acceptedAt, suspensions, basis };
}

export function lookBackAnswer(asking: Asking, question: AskLookBack): object {
  const { ledger, asOf, names, moment } = asking;
  const item = asking.names.earlier('evidence', question.evidence, 'evidence');
  const facts = item === null ? null : ledger.factsOf(item.person);
  const version = frameworkInForce(ledger.frameworks, moment.on, asOf.knownAt);
  if (item === null || facts === null || version === null) return {};
  const known = factsAsKnown(facts, asOf.knownAt);
  const revoked = evidenceAsKnown(facts, asOf.knownAt)
    .evidenceRevocations.filter(({ evidence }) => evidence === item.id)
    .map(({ effectiveFrom }) => effectiveFrom)
    .sort()[0];
  const since = question.effectiveFrom ?? revoked;
  if (since === undefined) {
    names.fault('missing-key', 'The item is not revoked: say since when.', 'effectiveFrom');
    return {};
  }
  const given = asking.assessments();
  return lookBack(version.document, known, item.id, since, given, ledger.decisions);
}

export function crewCheckAnswer(asking: Asking, question: AskCrewCheck): object {
  const { ledger, asOf, names } = asking;
  const from = instantIn(question.from);
  const until = instantIn(question.until);
  if (until <= from) {
    names.fault('ends-before-it-begins', 'The session ends before it begins.', 'until');
  }
  const unit = asking.unitId(question.unit);
  const crew = asking.everyOf(question.crew, 'crew');
  const { treatmentSites } = question;
  const session = { unit, from, until, treatmentSites, crew };
  const check = crewCheck(ledger.department(), session, asOf.knownAt);
  return { ...check, reasons: reasonsShown(check.reasons, asking.titles()) };
}

export function depthOfCoverAnswer(asking: Asking, question: AskDepthOfCover): object {
  const { ledger, asOf } = asking;
  const { crew, tasks, treatmentSites } = question;
  const people = crew === undefined ? ledger.everybody() : asking.everyOf(crew, 'crew');
  const unit = asking.unitId(question.unit);
  const department = ledger.department();
  const span = { from: asOf.at, until: instantOf(epochOf(asOf.at) + 1) };
  const timelines = people.map((facts) =>
    coverOfPerson(department, unit, facts, span, asOf.knownAt),
  );
  const cover = depthOfCover(department, unit, timelines, span, asOf.knownAt).filter(
    ({ task, treatmentSite }) =>
      (tasks?.includes(task) ?? true) && (treatmentSites?.includes(treatmentSite) ?? true),
  );
  return {
    cover: cover.map(({ task, treatmentSite, people: able, thinsAfter }) => ({
      task,
      treatmentSite,
      people: able,
      thinsAfter,
    })),
  };
}

export function fractionAnswer(asking: Asking, question: AskFraction): object {
  const { ledger, asOf, moment } = asking;
  const fraction = ledger.fraction(question.case, question.fraction);
  const version = frameworkInForce(ledger.frameworks, moment.on, asOf.knownAt);
  if (fraction === null || version === null) {
    asking.names.fault('unknown-case', `No case is called ${question.case}.`, 'case');
    return {};
  }
  const { acts, ended } = fractionAsKnown(fraction, asOf.at, asOf.knownAt);
  const voided = voidedSince(version.document, acts);
  return {
    acts: acts.map(({ id, task, actor, supervisor, mode, outcome, performedAt }) => ({
      id,
      task,
      actor,
      supervisor,
      mode,
      outcome,
      performedAt,
      voidSince: voided.get(id) ?? null,
    })),
    ended,
  };
}

export function reciprocalAnswer(asking: Asking): object {
  const { ledger, asOf } = asking;
  const policy = policyKnownAt(ledger.policies, asOf.knownAt);
  const known = ledger.everybody().map((facts) => assessmentsAsKnown(facts, asOf.knownAt));
  const everybodys = {
    assessments: known.flatMap(({ assessments }) => assessments),
    assessmentVoids: known.flatMap(({ assessmentVoids }) => assessmentVoids),
  };
  const pairs =
    policy === null ? [] : reciprocalSignOffs(everybodys, policy.reciprocalWindow, asOf.at);
  return {
    pairs: pairs.map(({ skill, earlier, later }) => ({
      skill,
      earlier: earlier.id,
      later: later.id,
    })),
  };
}

export function warningsAnswer(asking: Asking): object {
  const { ledger, asOf, moment } = asking;
  const version = frameworkInForce(ledger.frameworks, moment.on, asOf.knownAt);
  const policy = policyKnownAt(ledger.policies, asOf.knownAt);
  if (version === null || policy === null) return { warnings: [] };
  const titles = asking.titles();
  return {
    warnings: frameworkWarnings(version.document, policy).map((warning) => ({
      ...warning,
      sentence: frameworkWarningSentence(warning, titles),
    })),
  };
}

export function screeningAnswer({ text }: AskScreening): object {
  return { holdsNhsNumber: holdsNhsNumber(text) };
}
